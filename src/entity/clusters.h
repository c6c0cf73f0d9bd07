// How common a word is in unlabelled news and which words it behaves like, for the model of names. Const after load.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace isnad::entity {

struct ClusterFacts {
  uint16_t fine = 0;    ///< cluster of many, 0 = none
  uint16_t coarse = 0;  ///< cluster of few, 0 = none
  uint8_t common = 0;   ///< log2 of the count, 0 = unseen
};

class Clusters {
 public:
  bool load(std::string_view section);
  /// Facts of a key (text/fold.h), given as hash_letters of it; all zero when unknown.
  ClusterFacts facts(uint64_t key_hash) const;
  /// The section for load, made of a vocabulary of a language pack as isnad-train writes it; empty when malformed.
  static std::string from_vocabulary(std::string_view section);

 private:
  struct Slot {
    uint64_t hash = 0;
    ClusterFacts facts;
  };
  std::vector<Slot> slots_;  // sorted by hash
};

}  // namespace isnad::entity
