// Learns what status an event has (occurred, planned ...) from annotated reports. Deterministic; owns nothing.
#pragma once

#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "learn/dropout.h"
#include "learn/event_cases.h"

namespace isnad {

struct StatusLearning {
  DropoutOptions dropout;
  JudgeLimits limits;
  uint32_t folds = 5;
  uint32_t least = 2;            ///< samples that a feature is seen in
  float scale = 1;               ///< of a weight in the pack
  std::FILE* listing = nullptr;  ///< every status in reports left out, a line of JSON each
};

/// The section of the pack. How often the status of reports left out in turn is right goes to `log`.
std::string learn_status(const std::vector<std::unique_ptr<AnnotatedReading>>& documents, const FeatureIndex& index,
                         const StatusLearning& options, std::FILE* log);

}  // namespace isnad
