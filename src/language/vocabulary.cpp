#include "language/vocabulary.h"

#include "language/hash.h"
#include "language/linear.h"
#include "language/pack.h"

namespace isnad {

// Section: fine clusters u32, coarse u16 of each; words u32, then hash u64, fine u16, habit u16, common u8, names u8 of
// each.
bool Vocabulary::load(std::string_view section) {
  ByteReader in(section);
  const auto clusters = in.get<uint32_t>();
  if (!in.ok() || clusters > in.left() / 2) return false;
  for (uint32_t i = 0; i < clusters; ++i) coarse_.push_back(in.get<uint16_t>());
  const auto count = in.get<uint32_t>();
  if (!in.ok() || count > in.left() / 14) return false;
  uint32_t bits = 4;
  while ((uint64_t{1} << bits) < uint64_t{count} * 2) ++bits;
  shift_ = 64 - bits;
  slots_.assign(size_t{1} << bits, Slot{});
  const size_t mask = slots_.size() - 1;
  for (uint32_t i = 0; i < count; ++i) {
    const auto hash = mix(in.get<uint64_t>(), 0);
    Slot slot;
    slot.key = LinearModel::key_of(hash);
    slot.fine = in.get<uint16_t>();
    slot.habit = in.get<uint16_t>();
    slot.common = in.get<uint8_t>();
    slot.names = in.get<uint8_t>();
    if (slot.fine >= clusters && slot.fine != 0) return false;
    size_t at = hash >> shift_;
    while (slots_[at].key != 0) at = (at + 1) & mask;
    slots_[at] = slot;
  }
  return in.ok() && in.left() == 0;
}

WordFacts Vocabulary::facts(uint64_t key_hash) const {
  if (slots_.empty()) return {};
  const uint64_t hash = mix(key_hash, 0);
  const size_t mask = slots_.size() - 1;
  const uint32_t key = LinearModel::key_of(hash);
  for (size_t at = hash >> shift_; slots_[at].key != 0; at = (at + 1) & mask) {
    const Slot& slot = slots_[at];
    if (slot.key == key)
      return {slot.common, slot.names, slot.fine, slot.fine == 0 ? uint16_t{0} : coarse_[slot.fine], slot.habit};
  }
  return {};
}

}  // namespace isnad
