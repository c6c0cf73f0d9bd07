// A dateline that stands beside the day of publication ("Sochi - agencies, Wednesday 22 November 2017") tells where and
// when a report was written. What such a report tells as done at that place, in a body that names no day of that week,
// is of that day. Free function over one reading.
#pragma once

#include "event/frames.h"
#include "statement/scan.h"

namespace isnad {

/// Gives events that have no day yet the day of the dateline: those at its place, and what those who met there say, ask
/// or agree on. Basis `dateline`.
void date_at_dateline(const EventData& data, const Scan& scan, Reading& reading);

}  // namespace isnad
