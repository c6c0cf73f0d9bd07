// Months, years, weeks, seasons and feasts as ranges of days. Pure functions.
#pragma once

#include <optional>
#include <vector>

#include "base/day.h"
#include "time/lexicon.h"
#include "time/meaning.h"

namespace isnad {

/// The ranges a period may be: one when it is certain, several years' worth when the year is not said.
struct Candidates {
  std::vector<DayRange> ranges;
  bool from_today = false;
};
Candidates period_candidates(const TimeLexicon& lexicon, const Meaning& meaning, std::optional<Day> today);

/// The start, middle or end of a period. A month: days 1-10, 11-20, 21-end. A year: January to March,
/// May to August, October to December. Others: thirds.
DayRange edge_of(const DayRange& whole, const Meaning& meaning);

}  // namespace isnad
