// A map from 64-bit numbers to small values other than zero, made for lookups: open addressing, half full at most.
// Nothing is ever taken out. Const after it is filled, so shareable between threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace isnad {

template <typename Value>
class NumberMap {
 public:
  /// Zero when the number is not in the map.
  Value find(uint64_t number) const { return slots_.empty() ? Value{} : slots_[slot_of(number)].value; }
  /// The place of the number's value, zero where it is new: it has to be given one. Holds until the next call.
  Value& at(uint64_t number) {
    if ((size_ + 1) * 2 > slots_.size()) grow(slots_.size() * 2);
    Slot& slot = slots_[slot_of(number)];
    if (slot.value == Value{}) ++size_;
    slot.number = number;
    return slot.value;
  }
  void reserve(size_t numbers) {
    if (numbers * 2 > slots_.size()) grow(numbers * 2);
  }

 private:
  struct Slot {
    uint64_t number = 0;
    Value value{};
  };
  size_t slot_of(uint64_t number) const {
    const size_t mask = slots_.size() - 1;
    size_t at = (number ^ (number >> 29U)) * 0x9E3779B97F4A7C15ULL >> shift_;
    while (slots_[at].value != Value{} && slots_[at].number != number) at = (at + 1) & mask;
    return at;
  }
  void grow(size_t least) {
    size_t size = 16;
    shift_ = 60;
    for (; size < least; size *= 2) --shift_;
    std::vector<Slot> old(size);
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.value != Value{}) slots_[slot_of(slot.number)] = slot;
    }
  }

  uint32_t shift_ = 60;
  size_t size_ = 0;
  std::vector<Slot> slots_;
};

}  // namespace isnad
