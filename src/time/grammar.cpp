#include "time/grammar.h"

#include "time/numbers.h"

namespace isnad {
namespace {

using enum TimeClass;

constexpr int kNoon = 12 * 60;
constexpr int kNoonPart = 1200;  ///< parts of the day from noon on (first hour * 100 + last hour)

bool is_unit(const Sense* s, TimeUnit wanted) {
  return s != nullptr && s->value == static_cast<int>(wanted);
}

/// A clock time, alone or with its day: "ten in the morning of Monday".
std::optional<Found> parse_clock_day(const Cells& cells, size_t i, Stretch within) {
  ClockTime read;
  const bool led = i > within.begin && cells.has(i - 1, prep);
  const size_t p = parse_clock(cells, i, within.end, read, led);
  if (p == i) return std::nullopt;
  const bool closed = p >= within.end || cells.word(p).kind == WordKind::punct;
  if (read.bare && !closed && !cells.has(p, of)) return std::nullopt;
  Found found;
  found.first = static_cast<uint32_t>(i);
  found.last = static_cast<uint32_t>(p);
  found.meaning.shape = Shape::clock;
  found.meaning.clock = read;
  for (const TimeClass cls : {part, TimeClass::clock, hour, num}) {
    if (const Sense* s = cells.find(i, cls); s != nullptr) {
      found.strip = s->strip;
      break;
    }
  }
  size_t q = p;
  if (q < within.end && (cells.has(q, of) || cells.has(q, prep)) &&
      cells.find(q, cells.has(q, of) ? of : prep)->strip == 0)
    ++q;
  if (q >= within.end) return found;
  const auto day = parse_calendar(cells, q, within);
  if (!day || day->meaning.shape != Shape::day || day->strip != 0) return found;
  const ClockTime time = read;
  found.meaning = day->meaning;
  found.meaning.clock = time;
  if (found.meaning.part && !time.halved) {
    ClockTime& c = *found.meaning.clock;
    if (*found.meaning.part >= kNoonPart && c.minute < kNoon) c.minute += kNoon;
  }
  found.last = day->last;
  return found;
}

/// Adds a clock time that follows a day: "Monday at ten".
void add_clock(const Cells& cells, Stretch within, Found& found) {
  if (found.meaning.shape != Shape::day || found.meaning.clock) return;
  size_t q = found.last;
  if (q < within.end && (cells.has(q, prep) || cells.mark(q, ","))) ++q;
  if (q >= within.end || !cells.has(q, TimeClass::clock)) return;
  ClockTime read;
  const size_t p = parse_clock(cells, q, within.end, read);
  if (p == q) return;
  if (found.meaning.part && !read.halved && *found.meaning.part >= kNoonPart && read.minute < kNoon)
    read.minute += kNoon;
  found.meaning.clock = read;
  found.last = static_cast<uint32_t>(p);
}

/// A part of the day with no day of its own: "in the morning", "midnight".
std::optional<Found> parse_day_part(const Cells& cells, size_t i, Stretch within) {
  int from = 0;
  int to_minute = 0;
  const size_t p = parse_part(cells, i, within.end, from, to_minute);
  if (p == i) return std::nullopt;
  const Sense* s = cells.find(i, part);
  const bool led = i > within.begin && (cells.has(i - 1, prep) || cells.has(i - 1, of));
  const bool several = p > i + 1;
  if (s != nullptr && !several && !(s->definite && (led || from == kNoon))) return std::nullopt;
  Found found;
  found.first = static_cast<uint32_t>(i);
  found.last = static_cast<uint32_t>(p);
  found.strip = s != nullptr ? s->strip : 0;
  ClockTime begin;
  begin.minute = from;
  ClockTime end;
  end.minute = to_minute;
  found.meaning.shape = Shape::clock;
  found.meaning.clock = begin;
  const bool instant = s != nullptr && (from == to_minute || (from == kNoon && to_minute == kNoon + 60));
  if (instant) return found;
  found.meaning.shape = Shape::range;
  found.meaning.clock.reset();
  found.meaning.ends.resize(2);
  found.meaning.ends[0].shape = found.meaning.ends[1].shape = Shape::clock;
  found.meaning.ends[0].clock = begin;
  found.meaning.ends[1].clock = end;
  return found;
}

/// "three minutes to eight": minutes before an hour.
std::optional<Found> parse_minutes_before(const Cells& cells, size_t i, Stretch within) {
  std::vector<Amount> amounts;
  bool few_told = false;
  const size_t p = parse_amounts(cells, i, within.end, amounts, few_told);
  if (p == i || p + 1 >= within.end || few_told || amounts.size() != 1 || amounts[0].unit != TimeUnit::minute) {
    return std::nullopt;
  }
  const Sense* s = cells.find(p, before);
  ClockTime read;
  const size_t q = s == nullptr ? p : parse_clock(cells, p + s->len, within.end, read, true);
  if (s == nullptr || q == p + s->len || amounts[0].count >= 60) return std::nullopt;
  read.minute = (read.minute - static_cast<int>(amounts[0].count) + 24 * 60) % (24 * 60);
  Found found;
  found.first = static_cast<uint32_t>(i);
  found.last = static_cast<uint32_t>(q);
  found.meaning.shape = Shape::clock;
  found.meaning.clock = read;
  return found;
}

}  // namespace

size_t parse_named_year(const Cells& cells, size_t i, size_t end, Meaning& meaning) {
  const Sense* s = cells.find(i, unit);
  if (!is_unit(s, TimeUnit::year) || i + 1 >= end) return i;
  size_t p = i + 1;
  const bool bracket = cells.mark(p, "(");
  if (bracket) ++p;
  int year = 0;
  size_t q = parse_year(cells, p, end, year);
  if (q == p && cells.has(p, num) && cells.digits(p) == nullptr) {
    double number = 0;
    const size_t r = parse_number(cells, p, end, number);
    if (r > p + 1 && number >= 100) {
      year = static_cast<int>(number);
      q = r;
    }
  }
  if (q == p) return i;
  if (const Sense* e = q < end ? cells.find(q, era) : nullptr; e != nullptr && e->strip == 0 && e->value > 0) {
    meaning.hijri = e->value == 2;
    q += e->len;
  } else if (year >= 1300 && year <= 1500) {
    meaning.hijri = true;
  }
  if (bracket) {
    if (!cells.mark(q, ")")) return i;
    ++q;
  }
  meaning.year = year;
  return q;
}

size_t parse_relative_unit(const Cells& cells, size_t i, size_t end, TimeUnit& unit_read, int& direction) {
  if (i >= end) return i;
  size_t p = i;
  const Sense* now = cells.find(p, this_);
  if (now != nullptr) ++p;
  const Sense* s = p < end ? cells.find(p, unit) : nullptr;
  if (s == nullptr || !s->definite) return i;
  const auto read = static_cast<TimeUnit>(s->value);
  if (read != TimeUnit::week && read != TimeUnit::month && read != TimeUnit::year) return i;
  ++p;
  const Sense* d = p < end ? cells.find(p, dir) : nullptr;
  if (d != nullptr && !d->joined && !cells.has(p, this_)) {
    direction = d->value;
    unit_read = read;
    return p + d->len;
  }
  if (now == nullptr) return i;
  direction = 0;
  unit_read = read;
  return p;
}

bool is_guarded(const Cells& cells, size_t i, Stretch within) {
  size_t k = i;
  for (int back = 0; back < 2 && k > within.begin; ++back) {
    --k;
    if (cells.has(k, guard)) return true;
    if (cells.word(k).kind != WordKind::punct || cells.mark(k, "(),.;:")) return false;
  }
  return false;
}

std::optional<Found> parse_time(const Cells& cells, size_t i, Stretch within) {
  std::optional<Found> best;
  const auto offer = [&](std::optional<Found> found) {
    if (found && (!best || found->last > best->last)) best = std::move(found);
  };
  offer(parse_range(cells, i, within));
  auto day = parse_calendar(cells, i, within);
  if (day) add_clock(cells, within, *day);
  offer(std::move(day));
  offer(parse_period(cells, i, within));
  offer(parse_counted(cells, i, within));
  offer(parse_clock_day(cells, i, within));
  offer(parse_day_part(cells, i, within));
  offer(parse_minutes_before(cells, i, within));
  if (best && best->last + 1 < within.end && cells.has(best->last, of) && cells.has(best->last + 1, every)) {
    best->meaning.shape = Shape::set;  // "the fifth of December of every year"
    best->meaning.unit = TimeUnit::year;
    best->last += 2 + (best->last + 2 < within.end && cells.has(best->last + 2, unit) ? 1U : 0U);
  }
  if (best && best->meaning.shape != Shape::duration && best->meaning.shape != Shape::set &&
      best->meaning.shape != Shape::range && best->meaning.shape != Shape::anchored && !best->meaning.point &&
      i > within.begin && cells.has(i - 1, since)) {
    best->meaning.since = true;
  }
  return best;
}

}  // namespace isnad
