// Dates as pages print them: "Tuesday 21 November 2017, 10:43 am", two-name months, numbers, Hijri pairs; and days in
// addresses. Free functions of PageData; no state.
#pragma once

#include <optional>
#include <string_view>
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
  bool in_prose = false;  ///< a word such as "on" or "day" leads to it, or a sentence runs on through it
};

/// Dates among words [from, to), in order, without overlap. A Hijri date alone is no date: it may be off by a day.
std::vector<PrintedDate> find_dates(const PageData& data, const PageWords& words, size_t from, size_t to);

/// A year in which a page on the web may have been published.
bool is_possible_year(int year);

/// A whole day in the path of an address: /2017/11/21/, /20171121/, /2017-11-21-...
std::optional<Day> day_in_url(std::string_view url);

}  // namespace isnad
