#include "entity/clusters.h"

#include <algorithm>

#include "language/pack.h"

namespace isnad::entity {

// Section: words u32, then hash u64, fine u16, coarse u16, common u8 of each, sorted by hash.
bool Clusters::load(std::string_view section) {
  constexpr size_t kRecord = 13;
  ByteReader in(section);
  const auto count = in.get<uint32_t>();
  if (!in.ok() || count > in.left() / kRecord) return false;
  slots_.resize(count);
  for (Slot& slot : slots_) {
    slot.hash = in.get<uint64_t>();
    slot.facts.fine = in.get<uint16_t>();
    slot.facts.coarse = in.get<uint16_t>();
    slot.facts.common = in.get<uint8_t>();
  }
  const auto order = [](const Slot& a, const Slot& b) { return a.hash < b.hash; };
  return in.ok() && in.left() == 0 && std::is_sorted(slots_.begin(), slots_.end(), order);
}

ClusterFacts Clusters::facts(uint64_t key_hash) const {
  const auto at = std::lower_bound(slots_.begin(), slots_.end(), key_hash,
                                   [](const Slot& slot, uint64_t hash) { return slot.hash < hash; });
  return at != slots_.end() && at->hash == key_hash ? at->facts : ClusterFacts{};
}

// A vocabulary: fine clusters u32, coarse u16 of each; words u32, then hash u64, fine u16, habit u16, common u8, names
// u8 of each. Names are left out: they were counted on the corpus that the model of names is tested on.
std::string Clusters::from_vocabulary(std::string_view section) {
  ByteReader in(section);
  std::vector<uint16_t> coarse;
  const auto clusters = in.get<uint32_t>();
  for (uint32_t i = 0; i < clusters && in.ok(); ++i) coarse.push_back(in.get<uint16_t>());
  const auto count = in.get<uint32_t>();
  std::vector<Slot> slots;
  for (uint32_t i = 0; i < count && in.ok(); ++i) {
    Slot slot;
    slot.hash = in.get<uint64_t>();
    slot.facts.fine = in.get<uint16_t>();
    in.get<uint16_t>();
    slot.facts.common = in.get<uint8_t>();
    in.get<uint8_t>();
    if (slot.facts.fine != 0 && slot.facts.fine < coarse.size()) slot.facts.coarse = coarse[slot.facts.fine];
    if (slot.facts.fine != 0 || slot.facts.common != 0) slots.push_back(slot);
  }
  if (!in.ok() || in.left() != 0) return {};
  std::sort(slots.begin(), slots.end(), [](const Slot& a, const Slot& b) { return a.hash < b.hash; });
  std::string out;
  put(out, static_cast<uint32_t>(slots.size()));
  for (const Slot& slot : slots) {
    put(out, slot.hash);
    put(out, slot.facts.fine);
    put(out, slot.facts.coarse);
    put(out, slot.facts.common);
  }
  return out;
}

}  // namespace isnad::entity
