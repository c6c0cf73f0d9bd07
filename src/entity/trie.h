// Sequences of word numbers with what they stand for. Built once, const after, shareable.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/number_map.h"

namespace isnad::entity {

class FormTrie {
 public:
  static constexpr uint32_t kRoot = 0;

  void insert(std::span<const uint32_t> words, uint32_t payload);
  /// The node after `word`, or 0 when no form goes on so.
  uint32_t next(uint32_t node, uint32_t word) const { return edges_.find((uint64_t{node} << 32U) | word); }
  const std::vector<uint32_t>& payloads(uint32_t node) const { return payloads_[node]; }
  /// The payloads of every node.
  const std::vector<std::vector<uint32_t>>& all() const { return payloads_; }

 private:
  NumberMap<uint32_t> edges_;
  std::vector<std::vector<uint32_t>> payloads_ = std::vector<std::vector<uint32_t>>(1);
};

}  // namespace isnad::entity
