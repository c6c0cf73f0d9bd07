// One happening told twice, seen only when who takes part in each telling is decided. Pure function over a reading.
#pragma once

#include "event/frames.h"

namespace isnad {

/// Joins events of one type whose sides, status, day and place allow it: acts in words, deeds and meetings of the same
/// sides; accords and meetings told again with fewer of them.
void join_repeats(Reading& reading);

}  // namespace isnad
