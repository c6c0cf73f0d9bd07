#include "time/grammar.h"

#include "time/numbers.h"

namespace isnad {
namespace {

using enum TimeClass;

bool is_unit(const Sense* s, TimeUnit wanted) {
  return s != nullptr && s->value == static_cast<int>(wanted);
}

/// A clock time, alone or with its day: "ten in the morning of Monday".
std::optional<Found> parse_clock_day(const Cells& cells, size_t i, Stretch within) {
  ClockTime read;
  const size_t p = parse_clock(cells, i, within.end, read);
  if (p == i) return std::nullopt;
  Found found;
  found.first = static_cast<uint32_t>(i);
  found.last = static_cast<uint32_t>(p);
  found.meaning.shape = Shape::clock;
  found.meaning.clock = read;
  for (const TimeClass cls : {TimeClass::clock, ord, num}) {
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
    if (*found.meaning.part >= 12 && c.minute < 12 * 60) c.minute += 12 * 60;
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
  if (found.meaning.part && !read.halved && *found.meaning.part >= 12 && read.minute < 12 * 60) read.minute += 12 * 60;
  found.meaning.clock = read;
  found.last = static_cast<uint32_t>(p);
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
  offer(parse_counted(cells, i, within));
  offer(parse_clock_day(cells, i, within));
  auto day = parse_calendar(cells, i, within);
  if (day) add_clock(cells, within, *day);
  offer(std::move(day));
  offer(parse_period(cells, i, within));
  if (best && best->meaning.shape != Shape::duration && i > within.begin && cells.has(i - 1, since)) {
    best->meaning.since = true;
  }
  return best;
}

}  // namespace isnad
