// What the happenings of one report say about each other: places and days that carry over, meetings put off.
#pragma once

#include "event/clause.h"

namespace isnad {

/// Completes reading.events, which are in order of the text, from one another. `clauses` reads the same reading.
void relate_events(const EventData& data, Clauses& clauses, Reading& reading);

}  // namespace isnad
