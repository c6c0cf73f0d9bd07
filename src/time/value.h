// TIMEX3 values for what days alone do not say: durations, sets, clock times. Pure functions.
#pragma once

#include <string>

#include "time/meaning.h"

namespace isnad {

/// P2D, PT1H30M, XXXX-WXX-5, T19:30, T17:00/T18:00; empty for plain days.
std::string value_of(const Meaning& meaning);

}  // namespace isnad
