#include "time/resolve.h"

#include <algorithm>
#include <cmath>

#include "time/hijri.h"
#include "time/periods.h"

namespace isnad {
namespace {

namespace chr = std::chrono;

constexpr int kBackwards = 90;  ///< a day or month without a year: a past verb may still point this far ahead
constexpr int kForwards = 45;   ///< and a verb looking ahead this far back
constexpr int kFarthest = 366 * 100;
constexpr int kHoursOfDay = 24;
constexpr float kGuessedYear = 0.9F;
constexpr float kGuessedWeek = 0.85F;

chr::days days(int n) {
  return chr::days{n};
}

int distance(Day a, Day b) {
  return static_cast<int>((a - b).count());
}

/// Days from today to a range: 0 inside, negative before.
int gap(const DayRange& range, Day today) {
  if (*range.to < today) return distance(*range.to, today);
  if (*range.from > today) return distance(*range.from, today);
  return 0;
}

/// The candidate that fits direction and tense best.
DayRange choose(const std::vector<DayRange>& candidates, const Meaning& m, const TimeContext& context) {
  const DayRange* best = nullptr;
  int best_cost = 0;
  for (const DayRange& range : candidates) {
    if (!range.from || !range.to) continue;
    const int g = gap(range, *context.today);
    if (m.dir && *m.dir < 0 && *range.to >= *context.today) continue;
    if (m.dir && *m.dir > 0 && *range.from <= *context.today) continue;
    int cost = std::abs(g);
    if (!m.dir && context.tense <= 0 && g > kBackwards) cost += 400;
    if (!m.dir && context.tense > 1 && g < -kForwards) cost += 400;
    if (best == nullptr || cost < best_cost) {
      best = &range;
      best_cost = cost;
    }
  }
  return best == nullptr ? DayRange{} : *best;
}

DayRange one(std::optional<Day> day) {
  return {day, day};
}

Resolved resolve_weekday(const Meaning& m, const TimeContext& context) {
  Resolved out;
  out.from_today = true;
  if (!context.today) return out;
  const Day today = *context.today;
  const int ahead = (*m.weekday - static_cast<int>(weekday_of(today)) + 7) % 7;
  Day day = today + days(ahead);
  if (m.week_rel || m.dir == 0) {
    const Day sunday = today - days(static_cast<int>(weekday_of(today)));
    day = sunday + days(*m.weekday + 7 * m.week_rel.value_or(0));
  } else if (m.dir) {
    if (*m.dir < 0) day -= days(-7 * *m.dir);
    if (*m.dir > 0 && ahead == 0) day += days(7);
    if (*m.dir == 2) day += days(7);
  } else {
    if (context.tense <= 0 && ahead > 0) day -= days(7);
    if (context.tense == 0) out.sure = kGuessedWeek;
  }
  out.days = one(day);
  return out;
}

std::optional<Day> civil_or_hijri(const Meaning& m, int year) {
  return m.hijri ? hijri_day(year, m.month, m.day) : make_day(year, m.month, m.day);
}

Resolved resolve_date(const Meaning& m, const TimeContext& context) {
  Resolved out;
  if (m.year != 0) {
    out.days = one(civil_or_hijri(m, m.year));
    return out;
  }
  out.from_today = true;
  if (!context.today) return out;
  const Day today = *context.today;
  if (m.month_rel) {
    const Day first =
        *move(first_of_month(today), {TimeUnit::month, 1.0 * std::abs(*m.month_rel)}, *m.month_rel < 0 ? -1 : 1);
    out.days = one(make_day(year_of(first), static_cast<int>(month_of(first)), m.day));
    return out;
  }
  const int this_year = m.hijri ? hijri_year_of(today) : year_of(today);
  if (m.year_rel) {
    out.days = one(civil_or_hijri(m, this_year + *m.year_rel));
    return out;
  }
  std::vector<DayRange> candidates;
  if (m.month == 0) {
    for (int k = -1; k <= 1; ++k) {
      const Day first = *move(first_of_month(today), {TimeUnit::month, 1}, k);
      const auto day = make_day(year_of(first), static_cast<int>(month_of(first)), m.day);
      if (!day || (m.weekday && static_cast<int>(weekday_of(*day)) != *m.weekday)) continue;
      if (context.tense < 0 && *day > today && k == 1) continue;
      candidates.push_back(one(day));
    }
  } else {
    constexpr int reach = 1;
    for (int year = this_year - reach; year <= this_year + reach; ++year) {
      const auto day = civil_or_hijri(m, year);
      if (!day || (m.weekday && static_cast<int>(weekday_of(*day)) != *m.weekday)) continue;
      candidates.push_back(one(day));
    }
    if (candidates.empty()) {  // the weekday is wrong for every year near: believe the date
      for (int k = -1; k <= 1; ++k) candidates.push_back(one(civil_or_hijri(m, this_year + k)));
      out.sure = 0.5F;
    }
  }
  out.days = choose(candidates, m, context);
  out.sure = std::min(out.sure, kGuessedYear);
  return out;
}

Resolved resolve_day(const Meaning& m, const TimeContext& context) {
  if (m.day != 0) return resolve_date(m, context);
  if (!m.rel) return resolve_weekday(m, context);
  Resolved out;
  out.from_today = true;
  if (!context.today) return out;
  Day day = *context.today + days(*m.rel);
  if (m.weekday && static_cast<int>(weekday_of(day)) != *m.weekday) {
    day = nearest_weekday(day, *m.weekday);
    out.sure = kGuessedWeek;
  }
  out.days = one(day);
  return out;
}

Resolved resolve_ago(const Meaning& m, const TimeContext& context) {
  Resolved out;
  out.from_today = true;
  if (!context.today) return out;
  if (m.side > 0 && context.tense <= 0 && !m.point) return out;  // "two years later": counted from what was told
  const int side = m.side != 0 ? m.side : context.tense > 0 ? 1 : -1;
  std::optional<Day> day = *context.today;
  for (const Amount& amount : m.amounts) day = day ? move(*day, amount, side) : day;
  if (day && std::abs(distance(*day, *context.today)) > kFarthest) day.reset();  // "a thousand years ago" names no day
  out.days = one(day);
  const bool rough = !m.amounts.empty() && m.amounts[0].unit >= TimeUnit::month;
  if (rough) out.sure = 0.7F;
  return out;
}

Resolved resolve_stretch(const Meaning& m, const TimeContext& context) {
  Resolved out;
  out.from_today = true;
  if (!context.today || m.amounts.empty() || !m.dir) return out;
  const Day today = *context.today;
  const Amount& amount = m.amounts[0];
  if (amount.unit == TimeUnit::decade) {
    const int decade_first = year_of(today) / 10 * 10;
    const int count = static_cast<int>(amount.count);
    const int first = *m.dir < 0 ? decade_first - 10 * count : decade_first + 10;
    out.days = {make_day(first, 1, 1), make_day(first + 10 * count - 1, 12, 31)};
    return out;
  }
  if (amount.unit == TimeUnit::hour && amount.count >= kHoursOfDay) {  // they reach into today
    const chr::days span = days(static_cast<int>(std::min(amount.count / kHoursOfDay, double{kFarthest})));
    out.days = *m.dir < 0 ? DayRange{today - span, today} : DayRange{today, today + span};
    return out;
  }
  const auto far = move(today, amount, *m.dir);
  if (!far) return out;
  out.days = *m.dir < 0 ? DayRange{*far, today - days(1)} : DayRange{today + days(1), *far};
  return out;
}

Resolved resolve_range(const TimeLexicon& lexicon, const Meaning& m, const TimeContext& context) {
  Resolved out;
  if (m.ends.size() != 2) return out;
  const Resolved a = resolve(lexicon, m.ends[0], context);
  Resolved b = resolve(lexicon, m.ends[1], context);
  out.from_today = a.from_today || b.from_today;
  out.sure = std::min(a.sure, b.sure);
  if (!a.days.from || !b.days.to) return out;
  const Meaning& last = m.ends[1];
  const bool back = *b.days.to < *a.days.from;
  if (last.weekday && last.day == 0 && !last.dir && !last.rel &&
      (!last.week_rel || back)) {  // the first such day from the start on
    const int ahead = (*last.weekday - static_cast<int>(weekday_of(*a.days.from)) + 7) % 7;
    b.days = one(*a.days.from + days(ahead));
  }
  if (*b.days.to < *a.days.from && m.ends[1].year == 0 && !m.ends[1].year_rel && m.ends[1].month != 0) {
    Meaning later = m.ends[1];  // the end is the first such day after the start
    later.dir = 1;
    b = resolve(lexicon, later, {a.days.from, 1});
    if (!b.days.to) return out;
  }
  if (*b.days.to < *a.days.from) return out;
  out.days = {a.days.from, b.days.to};
  return out;
}

/// Friday and Saturday.
bool weekend_has_come(std::optional<Day> today) {
  constexpr int kFriday = 5;
  return !today || static_cast<int>(weekday_of(*today)) >= kFriday;
}

}  // namespace

Day nearest_weekday(Day day, int weekday) {
  const int ahead = (weekday - static_cast<int>(weekday_of(day)) + 7) % 7;
  return ahead <= 3 ? day + days(ahead) : day + days(ahead - 7);
}

Resolved resolve(const TimeLexicon& lexicon, const Meaning& m, const TimeContext& context) {
  Resolved out;
  switch (m.shape) {
    case Shape::day:
      out = resolve_day(m, context);
      break;
    case Shape::ago:
      out = resolve_ago(m, context);
      break;
    case Shape::stretch:
      out = resolve_stretch(m, context);
      break;
    case Shape::range:
      out = resolve_range(lexicon, m, context);
      break;
    case Shape::none:
    case Shape::duration:
    case Shape::set:
    case Shape::clock:
    case Shape::anchored:
      break;
    default: {
      Meaning told = m;
      if (m.shape == Shape::weekend && !m.dir && context.tense < 0 && !weekend_has_come(context.today)) told.dir = -1;
      const auto candidates = period_candidates(lexicon, told, context.today);
      out.from_today = candidates.from_today;
      if (candidates.ranges.size() == 1) {
        out.days = candidates.ranges[0];
      } else if (context.today) {
        out.days = choose(candidates.ranges, m, context);
        out.sure = kGuessedYear;
      }
      out.days = edge_of(out.days, m);
      break;
    }
  }
  if (m.since && out.days.from) {
    out.opening = out.days.to;
    out.days.to = context.today;
    if (out.days.to && *out.days.to < *out.days.from) out.days = {};
  }
  return out;
}

}  // namespace isnad
