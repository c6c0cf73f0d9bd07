// Multinomial logistic regression with a quadratic penalty, by L-BFGS (Liu and Nocedal 1989). Deterministic: one
// thread, sums in the order of the samples.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "event/traits.h"

namespace isnad {

/// Feature hashes as dense numbers.
class FeatureIndex {
 public:
  uint32_t add(uint64_t hash);
  std::vector<uint32_t> add(const Traits& traits);
  size_t size() const { return hashes_.size(); }
  uint64_t hash(uint32_t id) const { return hashes_[id]; }

 private:
  std::unordered_map<uint64_t, uint32_t> ids_;
  std::vector<uint64_t> hashes_;
};

struct LogisticSample {
  std::vector<uint32_t> features;
  uint8_t label = 0;  ///< 0 or 1 for one class
};

/// Weights of feature f for class c at f * classes + c.
struct Weights {
  uint32_t classes = 1;
  std::vector<float> values;

  /// Probabilities; one value (of label 1) for one class.
  std::vector<float> probabilities(const std::vector<uint32_t>& features) const;
};

/// Minimises strength * (sum of log losses) + |w|^2 / 2. `features` is how many there are in all.
Weights learn_logistic(const std::vector<const LogisticSample*>& samples, size_t features, uint32_t classes,
                       float strength);

/// Options of which one is to be taken, as the day of an event; the last stands for none of them.
struct ChoiceSample {
  std::vector<std::vector<uint32_t>> options;
  std::vector<bool> right;  ///< one at least
};

/// Minimises the same over the probability of the right options of each choice (a conditional logit; one class).
Weights learn_choice(const std::vector<const ChoiceSample*>& samples, size_t features, float strength);
/// The probability of each option.
std::vector<float> choose(const Weights& weights, const ChoiceSample& sample);

/// The section of a pack that LinearModel reads; weights are whole numbers of `scale`. Features seen in fewer than
/// `least` samples, and weights that come to nothing, are left out.
std::string linear_section(const Weights& weights, const FeatureIndex& index,
                           const std::vector<const std::vector<uint32_t>*>& samples, float scale, uint32_t least);
std::string linear_section(const Weights& weights, const FeatureIndex& index,
                           const std::vector<const LogisticSample*>& samples, float scale, uint32_t least);

}  // namespace isnad
