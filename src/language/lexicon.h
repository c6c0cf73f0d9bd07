// The dictionary: every inflected form of data/language/verbs.tsv, nouns.tsv and function_words.tsv, found by key, and
// words with clitics cut into them. Built once at load; const after, shareable between threads.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "language/spelling.h"
#include "report/reading.h"

namespace isnad {

/// One reading of a form. Indices are into the Lexicon that gave it.
struct Analysis {
  static constexpr uint32_t kNone = ~uint32_t{0};
  /// What may join the form.
  enum Takes : uint8_t {
    kFree = 1,     ///< it stands without a pronoun after it
    kPronoun = 2,  ///< it stands before a pronoun
    kConj = 4,
    kPrep = 8,
    kLam = 16,
    kFuture = 32,
    kArticle = 64
  };
  uint32_t lemma = 0;     ///< Lexicon::lemma
  uint32_t verb = kNone;  ///< the verb's lemma, of masdars and participles; of finite verbs `lemma` itself
  uint32_t form = 0;      ///< Lexicon::form
  Feats feats;
  Upos upos = Upos::X;
  uint8_t takes = 0;
  /// How usual the verb is in news, also of its masdars and participles.
  enum class Use : uint8_t { common, plain, rare };
  Use use = Use::plain;
};

/// A word as proclitics + form + pronoun. Letters are those of the word as given.
struct WordAnalysis {
  Analysis stem;
  uint8_t before = 0;                  ///< letters of proclitics
  uint8_t after = 0;                   ///< letters of the pronoun
  uint8_t proclitics = 0;              ///< how many of `proclitic` are used
  bool article = false;                ///< the last proclitic is the article
  std::array<uint8_t, 4> proclitic{};  ///< Lexicon::attachment
  uint8_t pronoun = 0;                 ///< Lexicon::attachment, when `after` > 0
  uint8_t cost = 0;                    ///< less is likelier
};

/// A row of data/language/attachments.tsv.
struct Attachment {
  enum class Kind : uint8_t { ask, conj, prep, lam, future, article, pronoun, mine, me };
  Spelling form;
  Spelling key;
  Kind kind = Kind::conj;
  Upos upos = Upos::X;
  uint32_t lemma = 0;  ///< Lexicon::lemma
  Feats feats;
};

class Lexicon {
 public:
  /// Reads `data/language/*.tsv` under the given data folder.
  static Result<Lexicon> load(const std::filesystem::path& data);

  /// All readings of a form without clitics, forms that only stand before a pronoun included. Takes a key or a form;
  /// empty when it is not in the dictionary.
  std::span<const Analysis> lookup(std::string_view word) const;
  /// All readings of a written word, likeliest first. Give the form, not the key, where there is one: spelling decides
  /// between readings. `out` is cleared.
  void analyse_word(std::string_view word, std::vector<WordAnalysis>& out) const;
  /// The lemma's key for a token (clitics split off) with that tag; nouns and adjectives stand in for each other, and
  /// verbs and auxiliaries. Empty when there is no such reading.
  std::string_view lemma_key(std::string_view token, Upos upos) const;

  std::string_view lemma(uint32_t id) const { return slice(lemmas_[id].form); }
  std::string_view lemma_key(uint32_t id) const { return slice(lemmas_[id].key); }
  /// The form with its usual hamzas, as UTF-8. `key` is the word it was found by.
  std::string form(const Analysis& analysis, std::string_view key) const;
  const Attachment& attachment(uint8_t id) const { return attachments_[id]; }

  /// Calls visit(key as UTF-8, analysis) for every form, grouped by key.
  template <typename Visit>
  void each_form(Visit visit) const {
    for (const Group& group : groups_) {
      Spelling key;
      key.append(std::string_view(letters_).substr(group.key, group.size));
      const std::string text = key.utf8();
      for (uint32_t i = group.first; i < group.last; ++i) visit(std::string_view(text), analyses_[i]);
    }
  }

  size_t keys() const { return groups_.size(); }
  size_t analyses() const { return analyses_.size(); }
  size_t bytes() const;

 private:
  friend class LexiconBuilder;
  friend class WordAnalyser;

  struct Lemma {
    Str form;
    Str key;
  };
  /// Analyses [first, last) share the key of `size` letters at `key`.
  struct Group {
    uint32_t key = 0;
    uint32_t first = 0;
    uint32_t last = 0;
    uint8_t size = 0;
  };

  struct Slot {
    uint32_t hash = 0;   ///< the upper half; the lower chooses the slot
    uint32_t group = 0;  ///< + 1
  };

  std::string_view slice(Str s) const { return std::string_view(text_).substr(s.at, s.size); }
  std::span<const Analysis> find(std::string_view key_letters) const;
  uint32_t slot_of(std::string_view key_letters, uint64_t hash) const;

  std::string text_;     // UTF-8 of lemmas
  std::string letters_;  // keys and forms, a byte per letter
  std::vector<Lemma> lemmas_;
  std::vector<Analysis> analyses_;
  std::vector<Group> groups_;
  std::vector<Slot> table_;  // open addressing, size a power of two
  std::vector<Attachment> attachments_;
};

}  // namespace isnad
