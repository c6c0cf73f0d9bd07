// What unlabelled news says of a word, for the model of names: which letters before it are proclitics, how common it
// is, which words it behaves like. Made by isnad-train-ner; const after load, so shareable between threads.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/number_map.h"
#include "language/hash.h"

namespace isnad::entity {

constexpr uint32_t kClusterings = 3;

/// Facts of the word without its proclitics. All zero when the news does not hold it.
struct NameFacts {
  std::array<uint16_t, kClusterings> cluster{};  ///< of few, of many, of most; 0 = none
  uint8_t common = 0;                            ///< log2 of the count, 0 = unseen
  uint8_t article = 0;                           ///< how often it has the article: 0 = not told, 1 never .. 4 mostly
  uint8_t pronoun = 0;                           ///< the same of pronouns after it
  uint8_t classes = 0;                           ///< what the dictionary says it can be: bits of WordClass
};

enum WordClass : uint8_t { kClassNoun = 1, kClassAdjective = 2, kClassVerb = 4, kClassName = 8, kClassSmall = 16 };

/// A word cut by what the news holds.
struct CutWord {
  NameFacts facts;
  uint8_t letters = 0;  ///< bytes of proclitics; the article that "lil-" hides counts as taken off
  bool conj = false;
  uint8_t prep = 0;  ///< 0 = none, 1.. = which
  bool hidden_article = false;
};

class NewsFacts {
 public:
  bool load(std::string_view section);
  /// Cuts a key (text/fold.h) and gives the facts of what is left.
  CutWord look(std::string_view key) const;
  /// Lists of names: hashes of their words in a row (chain_words) and what they name.
  bool load_hints(std::string_view section);
  /// Bits of HintKind; 0 = on no list.
  uint8_t hint(uint64_t chain) const;

 private:
  struct Slot {
    uint64_t hash = 0;
    NameFacts facts;
    uint8_t cut = 0;  ///< which of cuts_of was best, 1-based
  };
  const Slot* find(uint64_t hash) const;

  uint32_t shift_ = 63;
  std::vector<Slot> slots_;  // open addressing, hash 0 = empty
  NumberMap<uint8_t> hints_;
};

enum HintKind : uint8_t { kHintGiven = 1, kHintFamily = 2, kHintPlace = 4, kHintBody = 8 };
constexpr uint32_t kLongestHint = 3;  ///< words
/// The hash of a name, word by word; starts at 0.
constexpr uint64_t chain_words(uint64_t chain, uint64_t key_hash) {
  return mix(chain + 1, key_hash);
}

/// One way to take proclitics off a key.
struct ProcliticCut {
  uint8_t letters = 0;
  bool conj = false;
  uint8_t prep = 0;
  bool hidden_article = false;
};
/// All ways that the letters allow, in a fixed order.
struct Cuts {
  std::array<ProcliticCut, 6> at{};
  uint8_t count = 0;
};
Cuts cuts_of(std::string_view key);
/// What is left of the key under a cut.
std::string rest_of(std::string_view key, const ProcliticCut& cut);

}  // namespace isnad::entity
