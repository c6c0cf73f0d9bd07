// The joint calendar: one entry per engagement, with what every report said of it. Pure function.
#pragma once

#include <vector>

#include "report/reading.h"
#include "story/comparison.h"

namespace isnad {

/// Meetings, calls, conferences and whatever else is or was planned for a day; in order of day, undated last.
std::vector<Engagement> joint_calendar(const std::vector<Reading>& readings, const std::vector<Happening>& happenings);

}  // namespace isnad
