// Calendar days of the civil (Gregorian) calendar, without time zones. Plain values.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace isnad {

using Day = std::chrono::sys_days;

/// Days both ends inclusive; a missing end is open or unknown.
struct DayRange {
  std::optional<Day> from;
  std::optional<Day> to;
  bool operator==(const DayRange&) const = default;
  bool known() const { return from.has_value() || to.has_value(); }
  /// The first and the last day, of a range that is known; an open end counts as the other one.
  Day first() const { return from ? *from : *to; }
  Day last() const { return to ? *to : *from; }
  bool single() const { return from && to && *from == *to; }
};

/// The day, or nothing when there is no such day (30 February).
std::optional<Day> make_day(int year, int month, int day);
/// `YYYY-MM-DD` at the head of the text (anything may follow).
std::optional<Day> parse_day(std::string_view iso);
std::string format_day(Day day);
int year_of(Day day);
unsigned month_of(Day day);
/// 0 = Sunday ... 6 = Saturday.
unsigned weekday_of(Day day);
Day first_of_month(Day day);
Day last_of_month(Day day);

}  // namespace isnad
