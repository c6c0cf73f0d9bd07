// Words of a page with their keys, for matching phrases of the tables before the text stage has run.
// PageWords borrows the text, which must outlive it. Plain values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "base/word_map.h"

namespace isnad {

struct PageWord {
  Span span;
  uint32_t key_at = 0;
  uint32_t key_size = 0;
  bool number = false;
};

/// Runs of letters and runs of digits. Keys are folded as text/fold.h folds them (marks and tatweel dropped, the alef
/// family one letter, digits ASCII, Latin letters lower case).
struct PageWords {
  std::string_view text;
  std::string keys;
  std::vector<PageWord> words;

  size_t size() const { return words.size(); }
  std::string_view key(size_t i) const { return std::string_view(keys).substr(words[i].key_at, words[i].key_size); }
  /// What stands between word i - 1 and word i; i may be 0 and size().
  std::string_view gap(size_t i) const;
  /// The value of a number of up to nine digits, else -1.
  int number(size_t i) const;
  /// First word that begins at or after the byte.
  size_t at_byte(uint32_t byte) const;
};

PageWords split_page_words(std::string_view text);

/// Phrases of one to several words, each with a tag. Const after loading.
class PhraseSet {
 public:
  struct Hit {
    int tag = 0;
    uint32_t words = 0;
  };

  void add(std::string_view phrase, int tag);
  /// The longest phrase that begins at word i.
  std::optional<Hit> match(const PageWords& words, size_t i) const;

 private:
  struct Entry {
    std::vector<std::string> keys;
    int tag = 0;
  };
  WordMap<std::vector<Entry>> by_first_;
};

}  // namespace isnad
