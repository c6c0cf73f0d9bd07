// Engagements that a report names by the process alone ("the congress was put off to early December"), without a party
// that could make them an event of their own. Pure function.
#pragma once

#include "report/reading.h"
#include "story/story_data.h"

namespace isnad {

/// Adds an event per conference, summit, round or track of talks that is told with a day and a status, unless an event
/// stands there already. The process itself is its party.
void add_process_events(const StoryData& data, Reading& reading);

}  // namespace isnad
