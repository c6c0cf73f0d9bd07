// What people do in words, agree on or talk about at a meeting or on a visit that the report tells of is done there.
// Free functions over one reading.
#pragma once

#include "event/frames.h"
#include "statement/scan.h"

namespace isnad {

/// Agreeing, asking, thanking, accusing and the like: done by saying so.
bool is_done_in_words(EventType type);

/// "He had said in May": of another time than what the report is on.
bool is_told_of_before(const EventData& data, const Scan& scan, const Reading& reading, const Event& event);

/// Gives events that have no place yet the place of the meeting or visit told shortly before whose people they are of.
/// Standing positions, and words that came through an interview or another carrier, stay without one, and words lose
/// one that only what was said before them tells. The talks of a visit take its days too.
void place_at_meetings(const EventData& data, const Scan& scan, Reading& reading);

}  // namespace isnad
