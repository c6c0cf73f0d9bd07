#include "language/linear.h"

#include <algorithm>
#include <bit>

#include "language/pack.h"

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace isnad {
namespace {

/// Zeros on large pages where the system has them: features are looked up all over these tables, and small pages cost
/// an address translation for almost each.
template <typename T>
void make_room(std::vector<T>& table, size_t count) {
  table = {};
  table.reserve(count);
#ifdef __linux__
  constexpr uintptr_t kPage = 4096;
  const auto begin = (reinterpret_cast<uintptr_t>(table.data()) + kPage - 1) / kPage * kPage;
  const auto end = reinterpret_cast<uintptr_t>(table.data() + table.capacity()) / kPage * kPage;
  // Only advice: whether it is taken changes nothing but speed.
  if (begin < end) (void)madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE);
#endif
  table.resize(count);
}

}  // namespace

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
  make_room(slots_, size_t{1} << bits);
  make_room(rows_, static_cast<size_t>(count) * stride_);
  constexpr uint32_t kFilterBits = 3;  // eight bits a feature
  make_room(filter_, std::max<size_t>(1, (slots_.size() << (kFilterBits - 1)) / 64));
  filter_shift_ = 64 - static_cast<uint32_t>(std::countr_zero(filter_.size() * 64));
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
    const uint64_t bit = filter_bit(hash);
    filter_[bit / 64] |= uint64_t{1} << (bit % 64);
    size_t at = hash >> shift_;
    while (slots_[at].key != 0) at = (at + 1) & mask;
    slots_[at] = {key_of(hash), f};
  }
  return in.ok() && in.left() == 0;
}

uint32_t LinearModel::rows_of(const Features& features, const int16_t** rows) const {
  // Three passes, so that the misses of one overlap: slots, then rows, then (in the caller) sums.
  std::array<uint64_t, Features::kMost> known;
  uint32_t passed = 0;
  for (uint32_t i = 0; i < features.size; ++i) {
    const uint64_t hash = features.at[i];
    const uint64_t bit = filter_bit(hash);
    known[passed] = hash;
    if ((filter_[bit / 64] >> (bit % 64) & 1U) == 0) continue;
    ++passed;
    __builtin_prefetch(&slots_[hash >> shift_]);
  }
  const size_t mask = slots_.size() - 1;
  uint32_t count = 0;
  for (uint32_t i = 0; i < passed; ++i) {
    const uint32_t key = key_of(known[i]);
    size_t at = known[i] >> shift_;
    while (slots_[at].key != 0 && slots_[at].key != key) at = (at + 1) & mask;
    if (slots_[at].key == 0) continue;
    rows[count] = rows_.data() + static_cast<size_t>(slots_[at].row) * stride_;
    __builtin_prefetch(rows[count]);
    if (stride_ > 32) __builtin_prefetch(rows[count] + 32);
    ++count;
  }
  return count;
}

namespace {

/// Sums of rows of a stride that the compiler knows.
template <uint32_t kStride>
void add_rows(const int16_t* const* rows, uint32_t count, int32_t* out) {
  int32_t sum[kStride] = {};
  for (uint32_t i = 0; i < count; ++i) {
    for (uint32_t k = 0; k < kStride; ++k) sum[k] += rows[i][k];
  }
  std::copy_n(sum, kStride, out);
}

}  // namespace

void LinearModel::score(const Features& features, int32_t* out) const {
  if (slots_.empty()) {
    std::fill(out, out + stride_, 0);
    return;
  }
  const int16_t* rows[Features::kMost];
  const uint32_t count = rows_of(features, rows);
  if (stride_ == 8) return add_rows<8>(rows, count, out);
  if (stride_ == 24) return add_rows<24>(rows, count, out);
  if (stride_ == 40) return add_rows<40>(rows, count, out);
  std::fill(out, out + stride_, 0);
  for (uint32_t i = 0; i < count; ++i) {
    for (uint32_t k = 0; k < stride_; ++k) out[k] += rows[i][k];
  }
}

int32_t LinearModel::score_one(const Features& features) const {
  if (slots_.empty()) return 0;
  const int16_t* rows[Features::kMost];
  const uint32_t count = rows_of(features, rows);
  int32_t sum = 0;
  for (uint32_t i = 0; i < count; ++i) sum += *rows[i];
  return sum;
}

}  // namespace isnad
