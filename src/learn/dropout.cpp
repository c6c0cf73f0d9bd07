#include "learn/dropout.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

namespace isnad {
namespace {

class DropoutRun {
 public:
  DropoutRun(const std::vector<const LogisticSample*>& samples, const std::vector<uint32_t>& seen, uint32_t classes,
             const DropoutOptions& options, uint64_t seed)
      : samples_(samples),
        seen_(seen),
        classes_(classes),
        options_(options),
        random_(seed),
        scale_(1 / (1 - options.drop)),
        weights_(seen.size() * classes),
        past_(seen.size() * classes, kFirst),
        slope_(classes),
        order_(samples.size()) {
    std::iota(order_.begin(), order_.end(), 0U);
  }

  const std::vector<float>& run() {
    for (uint32_t epoch = 0; epoch < options_.epochs; ++epoch) {
      for (size_t i = order_.size(); i > 1; --i) std::swap(order_[i - 1], order_[random_() % i]);
      constexpr float kFall = 0.9F;
      const float rate = options_.rate * (1 - kFall * static_cast<float>(epoch) / static_cast<float>(options_.epochs));
      for (const uint32_t k : order_) step(*samples_[k], rate);
    }
    return weights_;
  }

 private:
  static constexpr float kFirst = 1e-3F;  // squares that a weight begins with

  /// In [0, 1).
  float share() { return static_cast<float>(random_() >> 40) * 0x1p-24F; }

  void step(const LogisticSample& s, float rate) {
    kept_.clear();
    for (const uint32_t f : s.features) {
      if (seen_[f] > 1 && share() >= options_.drop) kept_.push_back(f);
    }
    std::fill(slope_.begin(), slope_.end(), 0.0F);
    for (const uint32_t f : kept_) {
      for (uint32_t c = 0; c < classes_; ++c) slope_[c] += scale_ * weights_[size_t{f} * classes_ + c];
    }
    set_slopes(s.label);
    for (const uint32_t f : kept_) {
      for (uint32_t c = 0; c < classes_; ++c) {
        const float slope = scale_ * slope_[c];
        const size_t at = size_t{f} * classes_ + c;
        past_[at] += slope * slope;
        weights_[at] -= rate * slope / std::sqrt(past_[at]);
      }
    }
  }

  /// Sums of the classes into how far each is from what it should be.
  void set_slopes(uint8_t label) {
    if (classes_ == 1) {
      slope_[0] = 1 / (1 + std::exp(-slope_[0])) - (label != 0 ? 1.0F : 0.0F);
      return;
    }
    const float most = *std::max_element(slope_.begin(), slope_.end());
    float all = 0;
    for (float& x : slope_) all += x = std::exp(x - most);
    for (uint32_t c = 0; c < classes_; ++c) slope_[c] = slope_[c] / all - (c == label ? 1.0F : 0.0F);
  }

  const std::vector<const LogisticSample*>& samples_;
  const std::vector<uint32_t>& seen_;
  const uint32_t classes_;
  const DropoutOptions& options_;
  std::mt19937_64 random_;
  const float scale_;
  std::vector<float> weights_, past_, slope_;
  std::vector<uint32_t> order_, kept_;
};

}  // namespace

Weights learn_dropout(const std::vector<const LogisticSample*>& samples, size_t features, uint32_t classes,
                      const DropoutOptions& options) {
  std::vector<uint32_t> seen(features);
  for (const LogisticSample* s : samples) {
    for (const uint32_t f : s->features) ++seen[f];
  }
  Weights out;
  out.classes = classes;
  out.values.assign(features * classes, 0);
  for (uint32_t n = 0; n < options.orders; ++n) {
    DropoutRun run(samples, seen, classes, options, n + 1);
    const std::vector<float>& weights = run.run();
    for (size_t i = 0; i < weights.size(); ++i) out.values[i] += weights[i] / static_cast<float>(options.orders);
  }
  return out;
}

}  // namespace isnad
