// A linear model over hashed features: each feature has a row of small weights, one per class.
// Const after load, so shareable between threads; scoring allocates nothing.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "language/hash.h"

namespace isnad {

class LinearModel {
 public:
  static constexpr uint32_t kMostClasses = 256;

  /// Reads a section of a pack; false when it is malformed.
  bool load(std::string_view section);

  uint32_t classes() const { return classes_; }
  size_t features() const { return rows_.size() / (stride_ == 0 ? 1 : stride_); }
  /// Adds up the weights of the features; `out` has room for stride() values.
  void score(const Features& features, int32_t* out) const;
  uint32_t stride() const { return stride_; }
  /// For models of one class: the sum of the weights.
  int32_t score_one(const Features& features) const;

  static uint32_t key_of(uint64_t hash) {
    const auto key = static_cast<uint32_t>(hash);
    return key == 0 ? 1 : key;
  }

 private:
  struct Slot {
    uint32_t key = 0;
    uint32_t row = 0;
  };
  /// Other bits of the hash than those that choose the slot.
  uint64_t filter_bit(uint64_t hash) const { return (hash << 20U) >> filter_shift_; }
  uint32_t rows_of(const Features& features, const int16_t** rows) const;

  uint32_t classes_ = 0;
  uint32_t stride_ = 0;  // classes rounded up, so rows start aligned
  uint32_t shift_ = 63;
  std::vector<Slot> slots_;
  std::vector<int16_t> rows_;
  std::vector<uint64_t>
      filter_;  // a bit for each feature: most of those asked for are unknown, and this fits the cache
  uint32_t filter_shift_ = 63;
};

}  // namespace isnad
