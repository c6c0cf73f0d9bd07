// When a happening is, as far as its sentence tells. Free function; no state.
#pragma once

#include "event/fill.h"

namespace isnad {

/// Gives the event at token `t` the days of the time in its clause, else of the nearest in its sentence that can be
/// its.
void set_days(const EventData& data, const Clauses& clauses, const Filled& filled, uint32_t t, Event& event);

/// "The accord [signed in November]": is the day of what a participle with the article describes, and so not of the
/// event at token `trigger`?
bool describes_another(const EventData& data, const Scan& scan, const TimeRef& time, uint32_t trigger);

}  // namespace isnad
