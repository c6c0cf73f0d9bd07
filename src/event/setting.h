// The scene of happenings whose own sentence names no place or day: the meeting they are part of, the occasion their
// speaker speaks on, the passage before. Free function over one reading; what it gives is marked as inferred.
#pragma once

#include "event/clause.h"

namespace isnad {

/// Completes the places and days of reading.events, in order of their triggers.
void set_scenes(const EventData& data, Clauses& clauses, Reading& reading);

/// What befell a country's opposition, army or people, and nobody abroad, was in that country, where the report names
/// it.
void place_by_parties(const EventData& data, Event& event, const Reading& reading);

}  // namespace isnad
