#include "entity/trie.h"

namespace isnad::entity {

void FormTrie::insert(std::span<const uint32_t> words, uint32_t payload) {
  uint32_t node = kRoot;
  for (const uint32_t word : words) {
    uint32_t& to = edges_.at((uint64_t{node} << 32U) | word);
    if (to == 0) {
      to = static_cast<uint32_t>(payloads_.size());
      payloads_.emplace_back();
    }
    node = to;
  }
  if (node != kRoot) payloads_[node].push_back(payload);
}

}  // namespace isnad::entity
