#include "language/linear.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "base/number_map.h"
#include "language/pack.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace isnad {
namespace {

constexpr uint32_t kWide = 32;   // weights summed at a time
constexpr uint32_t kNarrow = 8;  // rows are a multiple of it
constexpr uint32_t kShared = 2;  // weights of the longest row that features share: so many fit a number

/// How full the table is: six slots a line, three of them taken, so that few features stand in a line of others.
constexpr size_t lines_for(size_t features) {
  return features / 3 + 1;
}

}  // namespace

// Section: classes u32, features u32, then per feature: hash u64 (sorted), count u8 of non-zero weights (0 = 256),
// then class u8 and weight i16 of each.
bool LinearModel::load(std::string_view section) {
  ByteReader in(section);
  classes_ = in.get<uint32_t>();
  const auto count = in.get<uint32_t>();
  if (!in.ok() || classes_ == 0 || classes_ > kMostClasses || count > in.left() / 9) return false;
  const bool in_place = classes_ <= kInPlace;
  stride_ = in_place ? 0 : (classes_ - 1 + kNarrow - 1) / kNarrow * kNarrow;
  lines_.assign(lines_for(count), Line{});
  rows_.assign(stride_, 0);
  NumberMap<uint32_t> shared;  // rows by their weights
  std::array<std::pair<uint8_t, int16_t>, kMostClasses> entries;
  for (uint32_t f = 0; f < count; ++f) {
    const auto hash = in.get<uint64_t>();
    uint32_t filled = classes_ == 1 ? 1 : in.get<uint8_t>();
    if (filled == 0) filled = kMostClasses;
    std::array<int16_t, kLoad / 2> load{};
    uint64_t text = 0;
    uint32_t in_row = 0;
    for (uint32_t i = 0; i < filled; ++i) {
      const uint8_t label = classes_ == 1 ? uint8_t{0} : in.get<uint8_t>();
      const auto weight = in.get<int16_t>();
      if (!in.ok() || label >= classes_) return false;
      if (in_place || label + 1U == classes_) {
        load[in_place ? label : 2] = weight;
        continue;
      }
      entries[in_row++] = {label, weight};
      text = text << 24U | uint64_t{label} << 16U | static_cast<uint16_t>(weight);
    }
    if (in_row > 0) {
      // Most features have one weight or two, and many have the same: what they share stays in the caches.
      uint32_t fresh = 0;
      uint32_t& row = in_row <= kShared ? shared.at(text) : fresh;
      if (row == 0) {
        row = static_cast<uint32_t>(rows_.size() / stride_);
        rows_.resize(rows_.size() + stride_, 0);
        for (uint32_t i = 0; i < in_row; ++i) rows_[size_t{row} * stride_ + entries[i].first] = entries[i].second;
      }
      std::memcpy(load.data(), &row, sizeof row);
    }
    insert(hash, load.data());
  }
  return in.ok() && in.left() == 0;
}

void LinearModel::insert(uint64_t hash, const int16_t* load) {
  for (auto at = static_cast<size_t>(lines().of(hash) - lines_.data());; at = at + 1 == lines_.size() ? 0 : at + 1) {
    Line& line = lines_[at];
    const auto free = std::find(line.key.begin(), line.key.end(), 0U);
    if (free == line.key.end()) {
      line.overflow |= 1U << (hash % 32);
      continue;
    }
    *free = key_of(hash);
    std::memcpy(line.load.data() + (free - line.key.begin()) * kLoad, load, kLoad);
    return;
  }
}

/// A bit for each slot that holds the key.
inline uint32_t LinearModel::match(const Line& line, uint32_t key) {
#ifdef __SSE2__
  const __m128i wanted = _mm_set1_epi32(static_cast<int>(key));
  const __m128i first = _mm_load_si128(reinterpret_cast<const __m128i*>(line.key.data()));
  const __m128i last = _mm_loadu_si128(reinterpret_cast<const __m128i*>(line.key.data() + 2));
  const auto in_first = static_cast<uint32_t>(_mm_movemask_ps(_mm_castsi128_ps(_mm_cmpeq_epi32(first, wanted))));
  const auto in_last = static_cast<uint32_t>(_mm_movemask_ps(_mm_castsi128_ps(_mm_cmpeq_epi32(last, wanted))));
  return in_first | in_last << 2U;
#else
  uint32_t out = 0;
  for (uint32_t k = 0; k < kSlots; ++k) out |= (line.key[k] == key ? 1U : 0U) << k;
  return out;
#endif
}

/// What stands beside the feature, in the low 48 bits; 0 when it is not known. No branch hangs on whether it is: that
/// would be a guess, and a wrong guess costs more than the lookup. Hence sums where a comparison would be plainer.
inline uint64_t LinearModel::load_of(Lines lines, uint64_t hash) const {
  const Line& line = *lines.of(hash);
  const uint32_t found = match(line, key_of(hash));
  const uint32_t known = (found + (1U << kSlots) - 1) >> kSlots;
  const auto slot = static_cast<uint32_t>(std::countr_zero(found | 1U << (kSlots - 1)));
  if (((line.overflow >> (hash % 32)) & (known ^ 1U)) != 0) [[unlikely]]
    return search_on(&line, hash);
  uint64_t load = 0;
  std::memcpy(&load, line.load.data() + size_t{slot} * kLoad, sizeof load);  // with two bytes of what follows
  return load & ((uint64_t{known} << (8 * kLoad)) - known);
}

uint64_t LinearModel::search_on(const Line* line, uint64_t hash) const {
  const uint32_t key = key_of(hash);
  while ((line->overflow >> (hash % 32) & 1U) != 0) {
    line = line == &lines_.back() ? lines_.data() : line + 1;
    const uint32_t found = match(*line, key);
    if (found == 0) continue;
    uint64_t load = 0;
    std::memcpy(&load, line->load.data() + static_cast<size_t>(std::countr_zero(found)) * kLoad, kLoad);
    return load;
  }
  return 0;
}

inline void LinearModel::prefetch(Lines lines, const Features& features) {
  if (features.lines.first == reinterpret_cast<const char*>(lines.first)) return;  // on their way since they were added
  for (uint32_t i = 0; i < features.size; ++i) __builtin_prefetch(lines.of(features.at[i]));
}

inline void LinearModel::add_in_place(const Features& features, int32_t* sums) const {
  const Lines table = lines();
  const uint32_t size = features.size;
  prefetch(table, features);
#ifdef __SSE2__
  __m128i sum = _mm_setzero_si128();
  for (uint32_t i = 0; i < size; ++i) {
    const __m128i load = _mm_cvtsi64_si128(static_cast<int64_t>(load_of(table, features.at[i])));
    sum = _mm_add_epi32(sum, _mm_srai_epi32(_mm_unpacklo_epi16(load, load), 16));
  }
  _mm_storeu_si128(reinterpret_cast<__m128i*>(sums), sum);
#else
  std::fill_n(sums, kInPlace, 0);
  for (uint32_t i = 0; i < size; ++i) {
    const uint64_t load = load_of(table, features.at[i]);
    for (uint32_t k = 0; k < kInPlace; ++k) sums[k] += static_cast<int16_t>(load >> (16 * k));
  }
#endif
}

/// Sums of kBlock weights of an even number of rows.
template <uint32_t kBlock>
inline void LinearModel::add_block(const int16_t* const* rows, uint32_t count, uint32_t from, int32_t* out) const {
#ifdef __SSE2__
  // Two rows at a time: a multiplication by ones adds neighbours and widens them.
  constexpr uint32_t kParts = kBlock / 8;
  const __m128i ones = _mm_set1_epi16(1);
  __m128i low[kParts];
  __m128i high[kParts];
  for (uint32_t k = 0; k < kParts; ++k) low[k] = high[k] = _mm_setzero_si128();
  for (uint32_t i = 0; i < count; i += 2) {
    for (uint32_t k = 0; k < kParts; ++k) {
      const __m128i a = _mm_load_si128(reinterpret_cast<const __m128i*>(rows[i] + from + k * 8));
      const __m128i b = _mm_load_si128(reinterpret_cast<const __m128i*>(rows[i + 1] + from + k * 8));
      low[k] = _mm_add_epi32(low[k], _mm_madd_epi16(_mm_unpacklo_epi16(a, b), ones));
      high[k] = _mm_add_epi32(high[k], _mm_madd_epi16(_mm_unpackhi_epi16(a, b), ones));
    }
  }
  for (uint32_t k = 0; k < kParts; ++k) {
    _mm_storeu_si128(reinterpret_cast<__m128i*>(out + from + k * 8), low[k]);
    _mm_storeu_si128(reinterpret_cast<__m128i*>(out + from + k * 8 + 4), high[k]);
  }
#else
  int32_t sum[kBlock] = {};
  for (uint32_t i = 0; i < count; ++i) {
    for (uint32_t k = 0; k < kBlock; ++k) sum[k] += rows[i][from + k];
  }
  std::copy_n(sum, kBlock, out + from);
#endif
}

void LinearModel::score(const Features& features, int32_t* out) const {
  if (lines_.empty()) {
    std::fill_n(out, classes_, 0);
    return;
  }
  if (classes_ <= kInPlace) {
    int32_t sums[4];
    add_in_place(features, sums);
    std::copy_n(sums, classes_, out);
    return;
  }
  Found found;  // its rows are written before they are read
  find(features, found);
  add_up(found, out);
}

void LinearModel::find(const Features& features, Found& found) const {
  if (lines_.empty()) return;
  const Lines table = lines();
  const uint32_t size = std::min(features.size, Features::kMost - found.count);
  const int16_t* const zeros = rows_.data();
  const size_t stride = stride_;
  prefetch(table, features);
  const int16_t** const rows = found.rows.data();
  uint32_t count = found.count;
  int32_t last = found.last;
  for (uint32_t i = 0; i < size; ++i) {
    const uint64_t load = load_of(table, features.at[i]);
    const int16_t* const row = zeros + size_t{static_cast<uint32_t>(load)} * stride;
    __builtin_prefetch(row);
    if (stride > kWide) __builtin_prefetch(row + kWide);
    rows[count] = row;
    count += load != 0 ? 1 : 0;
    last += static_cast<int16_t>(load >> 32U);
  }
  found.count = count;
  found.last = last;
}

void LinearModel::add_up(Found& found, int32_t* out) const {
  if (lines_.empty()) {
    std::fill_n(out, classes_, 0);
    return;
  }
  const int16_t** const rows = found.rows.data();
  uint32_t count = found.count;
  rows[count] = rows_.data();  // zeros
  count += count % 2;
  uint32_t from = 0;
  for (; from + kWide <= stride_; from += kWide) add_block<kWide>(rows, count, from, out);
  if (from + 16 <= stride_) {
    add_block<16>(rows, count, from, out);
    from += 16;
  }
  if (from < stride_) add_block<kNarrow>(rows, count, from, out);
  out[classes_ - 1] = found.last;
}

int32_t LinearModel::score_one(const Features& features) const {
  if (lines_.empty()) return 0;
  int32_t sums[4];
  add_in_place(features, sums);
  return sums[0];
}

}  // namespace isnad
