#include "language/linear.h"

#include <algorithm>

#include "language/pack.h"

namespace isnad {

// Section: classes u32, features u32, then per feature: hash u64 (sorted), count u8 of non-zero weights (0 = 256),
// then class u8 and weight i16 of each.
bool LinearModel::load(std::string_view section) {
  ByteReader in(section);
  classes_ = in.get<uint32_t>();
  const auto count = in.get<uint32_t>();
  if (!in.ok() || classes_ == 0 || classes_ > kMostClasses || count > in.left() / 9) return false;
  stride_ = classes_ == 1 ? 1 : (classes_ + 7) / 8 * 8;
  uint32_t bits = 4;
  while ((uint64_t{1} << bits) < uint64_t{count} * 2) ++bits;
  shift_ = 64 - bits;
  slots_.assign(size_t{1} << bits, Slot{});
  rows_.assign(static_cast<size_t>(count) * stride_, 0);
  const size_t mask = slots_.size() - 1;
  for (uint32_t f = 0; f < count; ++f) {
    const auto hash = in.get<uint64_t>();
    uint32_t filled = classes_ == 1 ? 1 : in.get<uint8_t>();
    if (filled == 0) filled = kMostClasses;
    for (uint32_t i = 0; i < filled; ++i) {
      const uint32_t label = classes_ == 1 ? 0 : in.get<uint8_t>();
      const auto weight = in.get<int16_t>();
      if (!in.ok() || label >= classes_) return false;
      rows_[static_cast<size_t>(f) * stride_ + label] = weight;
    }
    size_t at = hash >> shift_;
    while (slots_[at].key != 0) at = (at + 1) & mask;
    slots_[at] = {key_of(hash), f};
  }
  return in.ok() && in.left() == 0;
}

const int16_t* LinearModel::find(uint64_t hash) const {
  const size_t mask = slots_.size() - 1;
  const uint32_t key = key_of(hash);
  for (size_t at = hash >> shift_; slots_[at].key != 0; at = (at + 1) & mask) {
    if (slots_[at].key == key) return rows_.data() + static_cast<size_t>(slots_[at].row) * stride_;
  }
  return nullptr;
}

void LinearModel::score(const Features& features, int32_t* out) const {
  std::fill(out, out + stride_, 0);
  if (slots_.empty()) return;
  for (uint32_t i = 0; i < features.size; ++i) __builtin_prefetch(&slots_[features.at[i] >> shift_]);
  for (uint32_t i = 0; i < features.size; ++i) {
    const int16_t* row = find(features.at[i]);
    if (row == nullptr) continue;
    for (uint32_t k = 0; k < stride_; ++k) out[k] += row[k];
  }
}

int32_t LinearModel::score_one(const Features& features) const {
  if (slots_.empty()) return 0;
  int32_t sum = 0;
  for (uint32_t i = 0; i < features.size; ++i) __builtin_prefetch(&slots_[features.at[i] >> shift_]);
  for (uint32_t i = 0; i < features.size; ++i) {
    const int16_t* row = find(features.at[i]);
    if (row != nullptr) sum += *row;
  }
  return sum;
}

}  // namespace isnad
