// The comparison of reports: stories, and in each what reports agree on, what one has alone, where they contradict.
// A pure function of constant data and the readings: the same bytes out for any order of arrival.
#pragma once

#include <vector>

#include "report/reading.h"
#include "story/comparison.h"
#include "story/infer_days.h"
#include "story/story_data.h"

namespace isnad {

/// `reread` serves to date undated reports; without it they stay as they are.
Comparison compare(const StoryData& data, std::vector<Reading> readings, const Reread& reread = {});

}  // namespace isnad
