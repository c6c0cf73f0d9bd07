// What unlabelled news and name lists say of a written word: how common it is, which words it behaves like, how often
// it is part of a name. Built by isnad-train; const after load, so shareable between threads.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace isnad {

struct WordFacts {
  uint8_t common = 0;   ///< log2 of the count, 0 = unseen
  uint8_t names = 0;    ///< two bits each: person, place, organisation
  uint16_t fine = 0;    ///< cluster of many, 0 = none
  uint16_t coarse = 0;  ///< cluster of few, 0 = none
  uint16_t habit = 0;   ///< of tokens, how often they are tagged NOUN, ADJ, PROPN, VERB in the news: three bits
                        ///< each, 0 = not told; of written words, how common they are as stems (stem_levels)
};

class Vocabulary {
 public:
  bool load(std::string_view section);
  /// Facts of a key (text/fold.h), given as hash_letters of it; all zero when unknown.
  WordFacts facts(uint64_t key_hash) const;

 private:
  struct Slot {
    uint32_t key = 0;
    uint16_t fine = 0;
    uint16_t habit = 0;
    uint8_t common = 0;
    uint8_t names = 0;
  };
  uint32_t shift_ = 63;
  std::vector<Slot> slots_;
  std::vector<uint16_t> coarse_;  // of each fine cluster
};

}  // namespace isnad
