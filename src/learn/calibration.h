// Does what a model holds likely hold as often as it says? Counts per fourth of probability. Plain value.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include <fmt/format.h>

namespace isnad {

class Calibration {
 public:
  /// A value given with this probability (0 to 1), and whether it is right.
  void add(float probability, bool right) {
    const auto at = static_cast<size_t>(std::clamp(probability, 0.0F, 0.999F) * kParts);
    ++given_[at];
    right_[at] += right ? 1 : 0;
  }

  /// "0.00-0.25: 0.31 of 74, ..."
  std::string print() const {
    std::string out;
    for (size_t i = 0; i < given_.size(); ++i) {
      const double share = static_cast<double>(right_[i]) / static_cast<double>(std::max<size_t>(1, given_[i]));
      out += fmt::format("{}{:.2f}-{:.2f}: {:.2f} of {}", i == 0 ? "" : ", ", static_cast<float>(i) / kParts,
                         static_cast<float>(i + 1) / kParts, share, given_[i]);
    }
    return out;
  }

 private:
  static constexpr float kParts = 4;
  std::array<size_t, 4> given_{}, right_{};
};

}  // namespace isnad
