// Trains the models of event/judge.h from annotated reports. Deterministic: one thread, reports in the order given.
#pragma once

#include <cstdio>
#include <string>
#include <vector>

#include "event/judge.h"
#include "learn/dropout.h"
#include "learn/gold_events.h"
#include "reader/resources.h"

namespace isnad {

struct EventLearning {
  DropoutOptions dropout;  ///< of the models of sides, telling and status
  float day = 0.03F;       ///< strength of the choice: one over the penalty
  float place = 0.2F;
  uint32_t folds = 5;  ///< what the models of sides and of telling are checked on, and learn on from each other
  uint32_t least = 2;  ///< samples that a feature is seen in
  JudgeLimits limits;
  bool days_alone = false;              ///< figures of days and no pack
  bool statuses_alone = false;          ///< figures of statuses and no pack
  std::FILE* listing = nullptr;         ///< the days chosen in reports left out go here, a line of JSON each
  std::FILE* status_listing = nullptr;  ///< likewise, every status in reports left out
  bool list_places = false;             ///< or the places
};

/// The bytes of models/open-events.bin. Figures on reports left out in turn go to `log`.
Result<std::string> learn_events(const Resources& resources, const std::vector<GoldReport>& reports,
                                 const EventLearning& options, std::FILE* log);

}  // namespace isnad
