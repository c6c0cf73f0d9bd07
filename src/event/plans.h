// What a sentence says of its happenings together: a plan that came to nothing, help that goes with what is planned.
// Free function over a reading; no state.
#pragma once

#include "event/clause.h"

namespace isnad {

/// "It was to visit X, but the visit was called off": called off or put off. "Will storm the town with the backing of
/// Y": the backing is planned as the storming is. Sets statuses of the reading's events.
void settle_plans(const EventData& data, Clauses& clauses, Reading& reading);

}  // namespace isnad
