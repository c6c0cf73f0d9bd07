// Processes that a story's reports speak of, and the differing words they have for one thing. Pure functions.
#pragma once

#include <cstdint>
#include <vector>

#include "report/reading.h"
#include "story/comparison.h"
#include "story/story_data.h"

namespace isnad {

/// Processes of the base that are named, with the sentences on them and the places and numbers told there.
std::vector<ProcessEntry> find_processes(const std::vector<Reading>& readings, const std::vector<uint32_t>& reports);

/// Things (entities of the base, and `terms` of the data) that reports name in different words. Names that only shorten
/// one another are one wording.
std::vector<Wording> find_wordings(const StoryData& data, const std::vector<Reading>& readings,
                                   const std::vector<uint32_t>& reports);

}  // namespace isnad
