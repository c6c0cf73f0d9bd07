#include "time/periods.h"

#include <algorithm>

#include "time/hijri.h"
#include "time/resolve.h"

namespace isnad {
namespace {

constexpr int kDecadeSpan = 50;  ///< "the sixties" lie at most this many years ahead

std::chrono::days days(int n) {
  return std::chrono::days{n};
}

DayRange year_range(int first, int last) {
  return {make_day(first, 1, 1), make_day(last, 12, 31)};
}

DayRange months(int year, int first, int count) {
  const auto from = make_day(year, first, 1);
  if (!from) return {};
  return {from, last_of_month(*move(*from, {TimeUnit::month, 1.0 * (count - 1)}, 1))};
}

DayRange month_range(int year, int month, bool hijri) {
  constexpr int kFirstCivilYear = 1700;
  if (hijri && year >= kFirstCivilYear) {  // a Hijri month said with a civil year
    const auto first = make_day(year, 1, 1);
    if (!first) return {};
    for (int h = hijri_year_of(*first); h <= hijri_year_of(*first) + 1; ++h) {
      const DayRange range = hijri_month(h, month);
      if (range.from && year_of(*range.from) == year) return range;
    }
    return {};
  }
  return hijri ? hijri_month(year, month) : months(year, month, 1);
}

DayRange week_of(Day day, int weeks) {
  const Day sunday = day - days(static_cast<int>(weekday_of(day))) + days(7 * weeks);
  return {sunday, sunday + days(6)};
}

/// Seasons by calendar months: spring March-May ... winter December-February.
DayRange season_range(int year, int season) {
  return season == 4 ? DayRange{make_day(year, 12, 1), *make_day(year + 1, 3, 1) - days(1)}
                     : months(year, season * 3, 3);
}

DayRange hijri_year(int year) {
  return {hijri_month(year, 1).from, hijri_month(year, 12).to};
}

DayRange holiday_range(const HolidayRule& rule, int year) {
  std::optional<Day> from;
  int lasts = 1;
  switch (rule.kind) {
    case HolidayRule::Kind::civil:
      from = make_day(year, rule.month, rule.day);
      lasts = rule.nth;
      break;
    case HolidayRule::Kind::hijri: {
      const auto first = make_day(year, 1, 1);
      if (!first) return {};
      const int hijri = hijri_year_of(*first);
      for (int h = hijri; h <= hijri + 1 && !from; ++h) {
        const auto day = hijri_day(h, rule.month, rule.day);
        if (day && year_of(*day) == year) from = day;
      }
      lasts = rule.nth;
      break;
    }
    case HolidayRule::Kind::nth_weekday: {
      const auto first = make_day(year, rule.month, 1);
      if (!first) return {};
      from = *first + days((rule.day - static_cast<int>(weekday_of(*first)) + 7) % 7 + 7 * (rule.nth - 1));
      break;
    }
    case HolidayRule::Kind::easter:
    case HolidayRule::Kind::orthodox:
      if (year < 1900 || year > 2099) return {};
      from = easter(year, rule.kind == HolidayRule::Kind::orthodox) + days(rule.day);
      break;
  }
  if (!from) return {};
  return {from, *from + days(lasts - 1)};
}

/// The k-th seven days of a month or year; the last week is its last seven days.
DayRange nth_week(const DayRange& whole, int nth) {
  if (!whole.from || !whole.to) return {};
  if (nth < 0) return {*whole.to - days(6), whole.to};
  const Day first = *whole.from + days(7 * (nth - 1));
  return first <= *whole.to ? DayRange{first, std::min(first + days(6), *whole.to)} : DayRange{};
}

DayRange nth_day(const DayRange& whole, int nth, int weekday) {
  if (!whole.from || !whole.to) return {};
  const int first = (weekday - static_cast<int>(weekday_of(*whole.from)) + 7) % 7;
  Day day = *whole.from + days(first + 7 * (nth - 1));
  if (nth < 0) day = *whole.to - days((static_cast<int>(weekday_of(*whole.to)) - weekday + 7) % 7);
  return day <= *whole.to ? DayRange{day, day} : DayRange{};
}

/// One range for one year, for what a year makes certain.
DayRange in_year(const TimeLexicon& lexicon, const Meaning& m, int year) {
  switch (m.shape) {
    case Shape::month:
      return month_range(year, m.month, m.hijri);
    case Shape::year:
      return m.hijri ? hijri_year(year) : year_range(year, year);
    case Shape::season:
      return season_range(year, m.nth);
    case Shape::fraction:
      return months(year, 12 / m.of * (m.nth - 1) + 1, 12 / m.of);
    case Shape::holiday:
      return holiday_range(lexicon.holiday(m.nth), year);
    case Shape::nth_week:
      return nth_week(m.month != 0 ? month_range(year, m.month, m.hijri) : year_range(year, year), m.nth);
    case Shape::nth_day:
      return nth_day(month_range(year, m.month, m.hijri), m.nth, *m.weekday);
    default:
      return {};
  }
}

DayRange decade_range(const Meaning& m, std::optional<Day> today) {
  if (m.nth != 0 && m.year != 0) {
    const int first = (m.year - 1) * 100 + m.nth;
    return year_range(first, first + 9);
  }
  if (!today) return {};
  const int year = year_of(*today);
  int first = year / 10 * 10 + 10 * m.dir.value_or(0);
  if (m.nth != 0) {
    const int century = year / 100 * 100;
    first = century + 100 * m.year_rel.value_or(0) + m.nth;
    if (!m.year_rel && first > year + 9) first -= 100;
    if (first > year + kDecadeSpan) return {};
  }
  return year_range(first, first + 9);
}

DayRange rest_of(const Meaning& m, Day today) {
  if (m.unit == TimeUnit::week) return {today, week_of(today, 0).to};
  if (m.unit == TimeUnit::month) return {today, last_of_month(today)};
  return {today, make_day(year_of(today), 12, 31)};
}

}  // namespace

Candidates period_candidates(const TimeLexicon& lexicon, const Meaning& m, std::optional<Day> today) {
  Candidates out;
  if (m.shape == Shape::decade) {
    out.from_today = m.year == 0;
    out.ranges.push_back(decade_range(m, today));
    return out;
  }
  if (m.year != 0) {
    out.ranges.push_back(in_year(lexicon, m, m.year));
    return out;
  }
  out.from_today = true;
  if (!today) return out;
  const int year = m.hijri ? hijri_year_of(*today) : year_of(*today);
  if (m.shape == Shape::week && !m.ends.empty()) {
    const Resolved day = resolve(lexicon, m.ends[0], {today, 0});
    if (day.days.single()) out.ranges.push_back(week_of(*day.days.from, 0));
  } else if (m.shape == Shape::week) {
    out.ranges.push_back(week_of(*today, m.week_rel.value_or(0)));
  } else if (m.shape == Shape::weekend) {  // Friday and Saturday
    const DayRange week = week_of(*today, m.dir.value_or(0));
    out.ranges.push_back({*week.to - days(1), week.to});
  } else if (m.shape == Shape::rest) {
    out.ranges.push_back(rest_of(m, *today));
  } else if (m.month_rel) {
    const Day first =
        *move(first_of_month(*today), {TimeUnit::month, 1.0 * std::abs(*m.month_rel)}, *m.month_rel < 0 ? -1 : 1);
    const DayRange whole{first, last_of_month(first)};
    if (m.shape == Shape::nth_week)
      out.ranges.push_back(nth_week(whole, m.nth));
    else if (m.shape == Shape::nth_day)
      out.ranges.push_back(nth_day(whole, m.nth, *m.weekday));
    else
      out.ranges.push_back(whole);
  } else if (m.year_rel) {
    out.ranges.push_back(in_year(lexicon, m, year + *m.year_rel));
  } else if (m.dir == 0) {
    out.ranges.push_back(in_year(lexicon, m, year));
  } else {
    for (int y = year - 2; y <= year + 2; ++y) {
      const DayRange range = in_year(lexicon, m, y);
      if (range.from && range.to) out.ranges.push_back(range);
    }
  }
  return out;
}

DayRange edge_of(const DayRange& whole, const Meaning& m) {
  if (m.edge == 0 || !whole.from || !whole.to) return whole;
  const int length = static_cast<int>((*whole.to - *whole.from).count()) + 1;
  const bool month = m.shape == Shape::month;
  if (m.shape == Shape::year && !m.hijri) {
    const int year = year_of(*whole.from);
    return m.edge == 1 ? months(year, 1, 3) : m.edge == 2 ? months(year, 5, 4) : months(year, 10, 3);
  }
  const int first = month ? 10 : length / 3;
  const int second = month ? 20 : length - length / 3;
  if (m.edge == 1) return {whole.from, *whole.from + days(first - 1)};
  if (m.edge == 2) return {*whole.from + days(first), *whole.from + days(second - 1)};
  return {*whole.from + days(second), whole.to};
}

}  // namespace isnad
