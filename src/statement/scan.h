// A sentence-wise look at a reading's tokens: keys, marks, the mention at a token, the quotation that opens at one.
// Holds references; valid as long as the reading is not changed. Not shared between threads.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "report/reading.h"

namespace isnad {

class Scan {
 public:
  explicit Scan(const Reading& reading);

  const Reading& reading() const { return r_; }
  const Token& token(uint32_t t) const { return r_.tokens[t]; }
  const Word& word(uint32_t t) const { return r_.words[r_.tokens[t].word]; }
  std::string_view key(uint32_t t) const { return r_.str(r_.tokens[t].key); }
  uint32_t size() const { return static_cast<uint32_t>(r_.tokens.size()); }
  bool is_punct(uint32_t t) const { return r_.tokens[t].upos == Upos::PUNCT || punct_[t] != 0; }
  /// The first code point of a punctuation token, 0 for words.
  char32_t mark(uint32_t t) const { return punct_[t]; }
  bool is_comma(uint32_t t) const { return punct_[t] == ',' || punct_[t] == 0x060C || punct_[t] == 0x061B; }
  bool is_dash(uint32_t t) const { return punct_[t] == '-' || punct_[t] == 0x2013 || punct_[t] == 0x2014; }
  bool is_colon(uint32_t t) const { return punct_[t] == ':'; }
  /// A conjunction that joins clauses or lists, as a word or the head of one.
  bool is_conjunction(uint32_t t) const;
  bool same_word(uint32_t a, uint32_t b) const { return r_.tokens[a].word == r_.tokens[b].word; }
  /// A pronoun at the end of the word before it: "to him", not "by what".
  bool is_suffix_pronoun(uint32_t t) const;
  /// A person's name whose first word is written as a preposition ("Ali").
  bool opens_name(uint32_t t) const;

  /// The outermost mention that covers the token, or null.
  const Mention* mention_at(uint32_t t) const {
    return mention_[t] < 0 ? nullptr : &r_.mentions[static_cast<size_t>(mention_[t])];
  }
  /// Is the token part of a name inside a longer mention ("fighters of the movement [X]")?
  bool in_nested_name(uint32_t t) const { return nested_[t]; }
  /// The outermost mention that begins at the token, or null.
  const Mention* mention_from(uint32_t t) const;
  /// The quotation whose opening mark is the token, or null.
  const Quotation* quotation_from(uint32_t t) const;
  /// The outermost quotation whose inside holds the token, or null.
  const Quotation* quotation_over(uint32_t t) const {
    return over_[t] < 0 ? nullptr : &r_.quotations[static_cast<size_t>(over_[t])];
  }
  /// Does the token close a quotation?
  bool closes_quotation(uint32_t t) const { return closes_[t]; }
  /// What a stage's words say of each token, a bit for each question that it asks again and again; set once per
  /// reading.
  void mark_words(std::vector<uint64_t> bits) { words_ = std::move(bits); }
  bool has_words() const { return !words_.empty(); }
  uint64_t words_at(uint32_t t) const { return words_[t]; }
  /// First token at or after a byte, within [t, end).
  uint32_t token_at_byte(uint32_t byte, uint32_t t, uint32_t end) const;

 private:
  const Reading& r_;
  std::vector<char32_t> punct_;
  std::vector<int32_t> mention_;
  std::vector<bool> nested_;
  std::vector<int32_t> quotation_;
  std::vector<int32_t> over_;
  std::vector<bool> closes_;
  std::vector<uint64_t> words_;
};

}  // namespace isnad
