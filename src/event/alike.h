// One party under two names: an entity and its country, "the gunmen" and "two of the Kurdish gunmen".
// Pure functions of a reading; thread-safe.
#pragma once

#include <vector>

#include "report/reading.h"

namespace isnad {

bool alike(const Reading& reading, const Participant& p, const Participant& q);

/// How many of `a` are alike to one of `b`.
size_t shared(const Reading& reading, const std::vector<Participant>& a, const std::vector<Participant>& b);

}  // namespace isnad
