// Which reports tell of one happening. Pure function; the same stories for any order of arrival, since readings come
// sorted by id. Near-linear: each report is compared only with neighbours by date that share its rarest features.
#pragma once

#include <cstdint>
#include <vector>

#include "report/reading.h"
#include "story/story_data.h"

namespace isnad {

/// Groups of indices into `readings`; each report is in one group. Groups by size, then by first report.
std::vector<std::vector<uint32_t>> link_reports(const StoryData& data, const std::vector<Reading>& readings);

}  // namespace isnad
