#include "entity/trie.h"

namespace isnad::entity {

void FormTrie::insert(std::span<const uint32_t> words, uint32_t payload) {
  uint32_t node = kRoot;
  for (const uint32_t word : words) {
    const auto [at, fresh] = edges_.try_emplace((uint64_t{node} << 32) | word, static_cast<uint32_t>(payloads_.size()));
    if (fresh) payloads_.emplace_back();
    node = at->second;
  }
  if (node != kRoot) payloads_[node].push_back(payload);
}

}  // namespace isnad::entity
