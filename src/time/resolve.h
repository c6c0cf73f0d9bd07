// From what an expression says to days. Pure functions.
#pragma once

#include <optional>

#include "base/day.h"
#include "time/lexicon.h"
#include "time/meaning.h"

namespace isnad {

/// Where the words stand: the day they are said, when known, and whether they look back (-1), perhaps ahead (1: told in
/// the present) or ahead (2).
struct TimeContext {
  std::optional<Day> today;
  int tense = 0;
};

struct Resolved {
  DayRange days;
  std::optional<Day> opening;  ///< "since X": the last day of X
  bool from_today = false;     ///< hangs on the context's day
  float sure = 1.0F;
};

/// Days stay unset when the meaning places nothing, or hangs on a day that is not known.
Resolved resolve(const TimeLexicon& lexicon, const Meaning& meaning, const TimeContext& context);

/// The day nearest to `day` that is that weekday, at most three days away.
Day nearest_weekday(Day day, int weekday);
/// The day moved by an amount; nothing when the unit is no whole number of days.
std::optional<Day> move(Day day, const Amount& amount, int side);

}  // namespace isnad
