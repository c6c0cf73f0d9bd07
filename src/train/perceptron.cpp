#include "train/perceptron.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "language/pack.h"

namespace isnad {
namespace {
constexpr float kScale = 64;
}

Perceptron::Perceptron(uint32_t classes) : classes_(classes), slots_(size_t{1} << 16), shift_(64 - 16) {}

uint32_t Perceptron::find(uint64_t key) const {
  const size_t mask = slots_.size() - 1;
  const auto half = static_cast<uint32_t>(key);
  for (size_t at = key >> shift_; slots_[at].row != 0; at = (at + 1) & mask) {
    if (slots_[at].key == half && keys_[slots_[at].row - 1] == key) return slots_[at].row;
  }
  return 0;
}

void Perceptron::grow() {
  slots_.assign(slots_.size() * 2, {});
  --shift_;
  const size_t mask = slots_.size() - 1;
  for (uint32_t row = 0; row < keys_.size(); ++row) {
    size_t at = keys_[row] >> shift_;
    while (slots_[at].row != 0) at = (at + 1) & mask;
    slots_[at] = {static_cast<uint32_t>(keys_[row]), row + 1};
  }
}

uint32_t Perceptron::insert(uint64_t key) {
  if (const uint32_t found = find(key); found != 0) return found - 1;
  if (keys_.size() * 2 >= slots_.size()) grow();
  const size_t mask = slots_.size() - 1;
  size_t at = key >> shift_;
  while (slots_[at].row != 0) at = (at + 1) & mask;
  keys_.push_back(key);
  slots_[at] = {static_cast<uint32_t>(key), static_cast<uint32_t>(keys_.size())};
  weights_.resize(weights_.size() + classes_, 0);
  sums_.resize(sums_.size() + classes_, 0);
  return static_cast<uint32_t>(keys_.size() - 1);
}

void Perceptron::score(const Features& features, float* out) const {
  std::fill(out, out + classes_, 0.0F);
  // Three passes, so that the misses of one overlap.
  for (uint32_t i = 0; i < features.size; ++i) __builtin_prefetch(&slots_[features.at[i] >> shift_]);
  const float* rows[Features::kMost];
  uint32_t count = 0;
  const size_t mask = slots_.size() - 1;
  for (uint32_t i = 0; i < features.size; ++i) {
    const auto half = static_cast<uint32_t>(features.at[i]);
    for (size_t at = features.at[i] >> shift_; slots_[at].row != 0; at = (at + 1) & mask) {
      if (slots_[at].key != half) continue;
      rows[count] = weights_.data() + static_cast<size_t>(slots_[at].row - 1) * classes_;
      __builtin_prefetch(rows[count]);
      if (classes_ > 16) __builtin_prefetch(rows[count] + 16);
      if (classes_ > 32) __builtin_prefetch(rows[count] + 32);
      ++count;
      break;
    }
  }
  for (uint32_t i = 0; i < count; ++i) {
    for (uint32_t k = 0; k < classes_; ++k) out[k] += rows[i][k];
  }
}

void Perceptron::update(const Features& features, uint32_t label, float delta) {
  for (uint32_t i = 0; i < features.size; ++i) {
    const size_t at = static_cast<size_t>(insert(features.at[i])) * classes_ + label;
    weights_[at] += delta;
    sums_[at] += static_cast<float>(delta * time_);
  }
}

void Perceptron::mix_in(const Perceptron& other) {
  for (uint32_t row = 0; row < other.keys_.size(); ++row) {
    const size_t to = static_cast<size_t>(insert(other.keys_[row])) * classes_;
    const size_t from = static_cast<size_t>(row) * classes_;
    for (uint32_t k = 0; k < classes_; ++k) {
      weights_[to + k] += static_cast<float>(other.weights_[from + k] - other.sums_[from + k] / other.time_);
    }
  }
}

std::string Perceptron::section(float floor) const {
  std::vector<uint32_t> order(keys_.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) { return keys_[a] < keys_[b]; });
  std::string rows;
  uint32_t count = 0;
  for (const uint32_t row : order) {
    std::string body;
    uint32_t filled = 0;
    for (uint32_t k = 0; k < classes_; ++k) {
      const size_t at = static_cast<size_t>(row) * classes_ + k;
      const double average = weights_[at] - sums_[at] / time_;
      if (std::abs(average) < floor) continue;
      const auto weight = static_cast<int16_t>(std::clamp(std::lround(average * kScale), -32767L, 32767L));
      if (weight == 0) continue;
      if (classes_ > 1) put(body, static_cast<uint8_t>(k));
      put(body, weight);
      ++filled;
    }
    if (filled == 0) continue;
    put(rows, keys_[row]);
    if (classes_ > 1) put(rows, static_cast<uint8_t>(filled));
    rows += body;
    ++count;
  }
  std::string out;
  put(out, classes_);
  put(out, count);
  return out + rows;
}

}  // namespace isnad
