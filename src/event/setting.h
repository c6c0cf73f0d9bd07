// The scene of happenings whose own sentence names no place or day: the meeting they are part of, the occasion their
// speaker speaks on, the passage before. Free function over one reading; what it gives is marked as inferred.
#pragma once

#include "event/clause.h"

namespace isnad {

/// Completes the places and days of reading.events, in order of their triggers.
void set_scenes(const EventData& data, Clauses& clauses, Reading& reading);

}  // namespace isnad
