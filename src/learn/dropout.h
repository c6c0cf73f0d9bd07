// Multinomial logistic regression with dropout of features (Wager, Wang and Liang 2013: dropout training as adaptive
// regularisation), by AdaGrad (Duchi, Hazan and Singer 2011). For models of many rare features of which several say
// the same: none of them may carry a decision alone. Deterministic: one thread, orders drawn from fixed seeds.
#pragma once

#include <vector>

#include "learn/logistic.h"

namespace isnad {

struct DropoutOptions {
  float drop = 0.3F;    ///< share of a sample's features that a step does not see
  float rate = 0.04F;   ///< of the first epoch; falls to a tenth
  uint32_t epochs = 8;  ///< passes over the samples
  uint32_t orders = 36;  ///< models of the samples in different orders, whose weights are averaged
};

/// `features` is how many there are in all; those of a single sample get no weight.
Weights learn_dropout(const std::vector<const LogisticSample*>& samples, size_t features, uint32_t classes,
                      const DropoutOptions& options);

}  // namespace isnad
