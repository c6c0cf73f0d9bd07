// Sequences of word numbers with what they stand for. Built once, const after, shareable.
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

namespace isnad::entity {

class FormTrie {
 public:
  static constexpr uint32_t kRoot = 0;

  void insert(std::span<const uint32_t> words, uint32_t payload);
  /// The node after `word`, or 0 when no form goes on so.
  uint32_t next(uint32_t node, uint32_t word) const {
    const auto found = edges_.find((uint64_t{node} << 32) | word);
    return found == edges_.end() ? 0 : found->second;
  }
  const std::vector<uint32_t>& payloads(uint32_t node) const { return payloads_[node]; }
  /// The payloads of every node.
  const std::vector<std::vector<uint32_t>>& all() const { return payloads_; }

 private:
  struct Hash {
    size_t operator()(uint64_t x) const { return static_cast<size_t>((x ^ (x >> 29)) * 0x9E3779B97F4A7C15ULL); }
  };
  std::unordered_map<uint64_t, uint32_t, Hash> edges_;
  std::vector<std::vector<uint32_t>> payloads_ = std::vector<std::vector<uint32_t>>(1);
};

}  // namespace isnad::entity
