// A linear model over hashed features: each feature has a row of small weights, one per class.
// Const after load, so shareable between threads; scoring allocates nothing.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "language/hash.h"
#include "language/pages.h"

namespace isnad {

class LinearModel {
 public:
  static constexpr uint32_t kMostClasses = 256;

  /// Reads a section of a pack; false when it is malformed.
  bool load(std::string_view section);

  uint32_t classes() const { return classes_; }
  /// For Features that this model will score.
  FeatureLines feature_lines() const { return {reinterpret_cast<const char*>(lines_.data()), lines_.size()}; }
  /// Adds up the weights of the features; `out` has room for classes() values, rounded up to a multiple of 8.
  void score(const Features& features, int32_t* out) const;
  /// The same in two steps, for models of more than three classes: between them the rows of weights are fetched.
  struct Found {
    std::array<const int16_t*, Features::kMost + 1> rows;
    uint32_t count = 0;
    int32_t last = 0;  ///< sum of the last class
  };
  /// Adds what is known of the features, kMost in all at most.
  void find(const Features& features, Found& found) const;
  void add_up(Found& found, int32_t* out) const;
  /// For models of one class: the sum of the weights.
  int32_t score_one(const Features& features) const;

  static uint32_t key_of(uint64_t hash) {
    const auto key = static_cast<uint32_t>(hash);
    return key == 0 ? 1 : key;
  }

 private:
  static constexpr uint32_t kSlots = 6;
  static constexpr uint32_t kInPlace = 3;  // classes whose weights stand in the slot itself
  static constexpr uint32_t kLoad = 6;     // bytes beside a key

  /// A cache line of features. Beside each key stand its three weights, or the number of its row and its last weight.
  struct alignas(FeatureLines::kLine) Line {
    std::array<uint32_t, kSlots> key{};
    std::array<unsigned char, kSlots * kLoad> load{};
    uint32_t overflow = 0;  ///< bits of features that belong here and stand in a line after it
  };
  /// The lines as loops hold them, so that nothing is fetched again for each feature.
  struct Lines {
    const Line* first = nullptr;
    uint64_t count = 0;
    const Line* of(uint64_t hash) const { return first + ((hash >> 32U) * count >> 32U); }
  };
  Lines lines() const { return {lines_.data(), lines_.size()}; }
  static uint32_t match(const Line& line, uint32_t key);
  uint64_t load_of(Lines lines, uint64_t hash) const;
  uint64_t search_on(const Line* line, uint64_t hash) const;
  void insert(uint64_t hash, const int16_t* load);
  static void prefetch(Lines lines, const Features& features);
  void add_in_place(const Features& features, int32_t* sums) const;
  template <uint32_t kBlock>
  void add_block(const int16_t* const* rows, uint32_t count, uint32_t from, int32_t* out) const;

  uint32_t classes_ = 0;
  uint32_t stride_ = 0;  // of a row: all classes but the last, rounded up
  PagedVector<Line> lines_;
  PagedVector<int16_t> rows_;  // the first is all zeros: the row of features that are not known
};

}  // namespace isnad
