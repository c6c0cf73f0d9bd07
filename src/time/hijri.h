// The umm al-qura calendar, by ICU. Pure functions; years 1300-1600 only.
#pragma once

#include <optional>

#include "base/day.h"

namespace isnad {

std::optional<Day> hijri_day(int year, int month, int day);
/// First and last day of a Hijri month.
DayRange hijri_month(int year, int month);
/// The Hijri year a day lies in; 0 when ICU fails.
int hijri_year_of(Day day);
int hijri_month_of(Day day);

/// Easter Sunday of a civil year, western or eastern (as a Gregorian day).
Day easter(int year, bool eastern);

}  // namespace isnad
