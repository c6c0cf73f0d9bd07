// Dates as pages print them: "Tuesday 21 November 2017, 10:43 am", two-name months, numbers, Hijri pairs. Free
// functions of PageData; no state.
#pragma once

#include <optional>
#include <vector>

#include "base/day.h"
#include "page/page_data.h"

namespace isnad {

struct PrintedDate {
  Span span;           ///< with weekday, Hijri pair and time
  uint32_t first = 0;  ///< words [first, last)
  uint32_t last = 0;
  Day day;
  std::optional<Day> swapped;  ///< the other reading of 6/12/2018
  std::optional<int> minute;
  bool weekday = false;   ///< the weekday is printed with it (and agrees)
  bool paired = false;    ///< a Hijri date stands beside it
  bool iso = false;       ///< 2017-11-21: no sentence writes a day so
  bool in_prose = false;  ///< a word such as "on" or "day" leads to it, or a sentence runs on through it
};

/// Dates among words [from, to), in order, without overlap. A Hijri date alone is no date: it may be off by a day.
std::vector<PrintedDate> find_dates(const PageData& data, const PageWords& words, size_t from, size_t to);

/// A year in which a page on the web may have been published.
bool is_possible_year(int year);

}  // namespace isnad
