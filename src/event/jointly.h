// "The president said that they agreed": who speaks for all of a meeting does what those of the meeting do. Pure.
#pragma once

#include "event/clause.h"

namespace isnad {

/// Gives agreements and talks of "they" or "both" in somebody's words the sides of the last meeting told before that
/// the speaker took part in, when the clause names nobody before its verb. What they agreed on was agreed where they
/// met.
void act_jointly(const Scan& scan, const EventData& data, std::vector<Event>& events);

}  // namespace isnad
