// What people do in words, agree on or talk about at a meeting or on a visit that the report tells of is done there.
// Free function over one reading.
#pragma once

#include "event/frames.h"
#include "statement/scan.h"

namespace isnad {

/// Gives events that have no place yet the place of the meeting or visit told shortly before whose people they are of.
/// Standing positions, and words that came through an interview or another carrier, stay without one.
void place_at_meetings(const EventData& data, const Scan& scan, Reading& reading);

}  // namespace isnad
