// What an expression says before it is placed on the calendar. Plain values.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace isnad {

/// As the classes unit, unit2 and units number them.
enum class TimeUnit : uint8_t { none, second, minute, hour, day, week, month, year, decade, century };

enum class Shape : uint8_t {
  none,
  day,       ///< a day by number, weekday or count from today
  month,     ///< a month, by name or relative
  year,      ///< a year, by number or relative
  week,      ///< a week, relative
  season,    ///< a season of a year
  decade,    ///< a decade, by tens or relative
  fraction,  ///< half or quarter of a year
  nth_week,  ///< the k-th week of a month or year
  nth_day,   ///< the k-th given weekday of a month
  weekend,
  rest,     ///< what remains of a week, month or year
  stretch,  ///< the last or next N units
  ago,      ///< N units before or after now
  holiday,
  range,  ///< `ends` holds both ends
  duration,
  set,
  clock,
  anchored,  ///< N units before or after an event
};

struct Amount {
  TimeUnit unit = TimeUnit::none;
  double count = 1;
};

/// -1 last, 0 this, 1 next, 2 the one after; nothing when not said.
using Relative = std::optional<int>;

struct ClockTime {
  int minute = 0;  ///< after midnight
  int second = -1;
  std::optional<int> zone;  ///< minutes east of Greenwich
  bool halved = false;      ///< morning or evening was said
  bool exact = false;       ///< hours and minutes in digits
  bool bare = false;        ///< an hour word alone
};

struct Meaning {
  Shape shape = Shape::none;
  std::optional<int> rel;      ///< days from today
  std::optional<int> weekday;  ///< 0 = Sunday
  int day = 0;
  int month = 0;
  int year = 0;
  bool hijri = false;
  bool point = false;  ///< "since N days from now": a day, whatever stands before it
  Relative dir;        ///< of the weekday, named month, season or stretch
  Relative week_rel;
  Relative month_rel;
  Relative year_rel;
  int edge = 0;             ///< 1 start, 2 middle, 3 end of the period
  std::optional<int> part;  ///< part of the day: first hour * 100 + last hour
  std::optional<ClockTime> clock;
  TimeUnit unit = TimeUnit::none;  ///< stretch, rest, set
  int nth = 0;                     ///< nth_week, nth_day, fraction, season, decade, holiday; -1 = the last. anchored: which day
  int of = 0;                      ///< fraction: 2 halves, 3 thirds, 4 quarters
  int side = 0;                    ///< ago, anchored: -1 before, 1 after
  bool since = false;
  std::vector<Amount> amounts;
  std::vector<Meaning> ends;
};

/// An expression found: words [first, last), of which `strip` letters of the first are proclitics.
struct Found {
  Meaning meaning;
  uint32_t first = 0;
  uint32_t last = 0;
  uint8_t strip = 0;
  uint32_t anchor_first = 0;  ///< shape anchored: words naming the event
  uint32_t anchor_last = 0;
};

}  // namespace isnad
