// One event per happening: later mentions of the same happening join the first. Pure function.
#pragma once

#include <vector>

#include "event/frames.h"

namespace isnad {

/// Takes candidates in order of the text; gives the distinct happenings in that order.
std::vector<Event> merge_events(const EventData& data, const Reading& reading, std::vector<Event> candidates);

}  // namespace isnad
