// One event per happening: later mentions of the same happening join the first. Pure function.
#pragma once

#include <vector>

#include "report/reading.h"

namespace isnad {

/// Takes candidates in order of the text; gives the distinct happenings in that order.
std::vector<Event> merge_events(const Reading& reading, std::vector<Event> candidates);

}  // namespace isnad
