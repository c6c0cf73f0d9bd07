// A comparison laid out for a person: per story the reports, claims by verdict with testimonies and origins, the joint
// calendar with its history, processes and wordings. Arabic in logical order.
#pragma once

#include <string>

#include "cli/paint.h"
#include "story/comparison.h"

namespace isnad::cli {

/// With `all` false, what only one report holds is counted, not listed, for stories of several reports.
std::string print_comparison(const Comparison& comparison, const Paint& paint, bool all);

}  // namespace isnad::cli
