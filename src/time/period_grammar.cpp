#include "time/grammar.h"
#include "time/numbers.h"

namespace isnad {
namespace {

using enum TimeClass;

bool plain(const Sense* s) {
  return s != nullptr && s->strip == 0;
}

bool is_unit(const Cells& cells, size_t i, TimeUnit unit_wanted) {
  const Sense* s = cells.find(i, unit);
  return s != nullptr && s->value == static_cast<int>(unit_wanted);
}

size_t skip_of(const Cells& cells, size_t i, size_t end) {
  if (i < end && (plain(cells.find(i, of)) || plain(cells.find(i, prep)))) return i + 1;
  return i;
}

/// "of 2016", "of the year 2016", "of this year", "of July", "of next month": fills year, month and their relatives.
size_t parse_whole(const Cells& cells, size_t i, Stretch within, Meaning& m) {
  const size_t p = skip_of(cells, i, within.end);
  if (p >= within.end) return i;
  const auto inner = parse_calendar(cells, p, within);
  if (inner && inner->meaning.edge == 0 &&
      (inner->meaning.shape == Shape::month || inner->meaning.shape == Shape::year)) {
    m.month = inner->meaning.month;
    m.month_rel = inner->meaning.month_rel;
    m.year = inner->meaning.year;
    m.year_rel = inner->meaning.year_rel;
    m.hijri = inner->meaning.hijri;
    if (!m.dir) m.dir = inner->meaning.dir;
    return inner->last;
  }
  int year = 0;
  const size_t q = parse_year(cells, p, within.end, year);
  if (q == p || year < 1000) return i;
  m.year = year;
  return q;
}

/// Direction before ("this") or after ("next") a period.
size_t parse_dir(const Cells& cells, size_t i, size_t end, Meaning& m) {
  const Sense* s = i < end ? cells.find(i, dir) : nullptr;
  if (s == nullptr || s->joined || m.dir) return i;
  m.dir = s->value;
  return i + s->len;
}

bool is_closed(const Cells& cells, size_t p, size_t end) {
  return p >= end || cells.word(p).kind == WordKind::punct;
}

/// "the week of 16 September"
size_t parse_week_of(const Cells& cells, size_t i, Stretch within, Meaning& m) {
  if (!is_unit(cells, i, TimeUnit::week) || i + 1 >= within.end) return i;
  const size_t p = plain(cells.find(i + 1, prep)) ? i + 2 : i + 1;
  if (p >= within.end) return i;
  const auto day = parse_calendar(cells, p, within);
  if (!day || day->meaning.shape != Shape::day || day->meaning.day == 0 || day->meaning.month == 0) return i;
  m.shape = Shape::week;
  m.ends.push_back(day->meaning);
  return day->last;
}

size_t parse_season(const Cells& cells, size_t i, Stretch within, Meaning& m) {
  size_t p = i;
  const Sense* lead = cells.find(p, edge);
  if (lead != nullptr) {
    m.edge = lead->value;
    p += lead->len;
  } else if (cells.has(p, this_)) {
    m.dir = 0;
    ++p;
  }
  const Sense* s = p < within.end ? cells.find(p, season) : nullptr;
  if (s == nullptr) return i;
  m.shape = Shape::season;
  m.nth = s->value;
  p += s->len;
  size_t q = parse_dir(cells, p, within.end, m);
  if (q == p && !m.dir) q = parse_whole(cells, p, within, m);
  const bool led = i > within.begin && plain(cells.find(i - 1, prep)) && s->definite && is_closed(cells, p, within.end);
  if (q == p && !m.dir && m.edge == 0 && !led) return i;
  if (m.month != 0 || m.month_rel) return i;
  return q;
}

size_t parse_decade(const Cells& cells, size_t i, size_t end, Meaning& m) {
  size_t p = i;
  if (const Sense* lead = cells.find(p, edge); lead != nullptr) {
    m.edge = lead->value;
    p += lead->len;
  }
  if (const Sense* s = p < end ? cells.find(p, decade) : nullptr; s != nullptr) {
    m.shape = Shape::decade;
    m.nth = s->value;
    p += s->len;
    size_t q = p < end && cells.has(p, of) ? p + 1 : p;
    if (q < end && is_unit(cells, q, TimeUnit::century)) {
      ++q;
      int ordinal = 0;
      Meaning tail;
      const size_t by_dir = parse_dir(cells, q, end, tail);
      const size_t by_number = parse_ordinal(cells, q, end, ordinal);
      if (by_dir > q) {
        m.year_rel = tail.dir;
        return by_dir;
      }
      if (by_number > q) {
        m.year = ordinal;
        return by_number;
      }
    }
    if (q > p && q < end && cells.has(q, age)) return i;  // "in his twenties"
    return p;
  }
  const bool now = cells.has(p, this_);
  if (now) ++p;
  if (p < end && is_unit(cells, p, TimeUnit::decade) && cells.find(p, unit)->definite) {
    m.shape = Shape::decade;
    ++p;
    if (now) m.dir = 0;
    const size_t q = parse_dir(cells, p, end, m);
    return q > p || now ? q : i;
  }
  return i;
}

size_t parse_fraction(const Cells& cells, size_t i, Stretch within, Meaning& m) {
  const Sense* s = cells.find(i, fraction);
  if (s == nullptr) return i;
  size_t p = i + s->len;
  int ordinal = 0;
  size_t q = parse_ordinal(cells, p, within.end, ordinal);
  if (q == p) {
    const Sense* last = cells.find(p, ord);
    if (last == nullptr || last->value >= 0) return i;
    ordinal = s->value;
    q = p + last->len;
  }
  m.shape = Shape::fraction;
  m.of = s->value;
  m.nth = ordinal;
  const size_t r = parse_whole(cells, q, within, m);
  if (r == q || m.nth > m.of || m.month_rel) return i;
  return r;
}

size_t parse_nth(const Cells& cells, size_t i, Stretch within, Meaning& m) {
  const size_t end = within.end;
  if (is_unit(cells, i, TimeUnit::week) && i + 1 < end) {
    int ordinal = 0;
    size_t q = parse_ordinal(cells, i + 1, end, ordinal);
    if (q == i + 1) {
      const Sense* last = cells.find(i + 1, ord);
      if (last == nullptr || last->value != -1) return i;
      ordinal = -1;
      q = i + 1 + last->len;
    }
    m.shape = Shape::nth_week;
    m.nth = ordinal;
    const size_t r = parse_whole(cells, q, within, m);
    return r == q ? i : r;
  }
  const Sense* s = cells.find(i, ord);
  if (s == nullptr || s->definite || i + 1 >= end) return i;
  size_t q = i + s->len;
  if (is_unit(cells, q, TimeUnit::day)) ++q;
  const Sense* day = q < end ? cells.find(q, weekday) : nullptr;
  if (day == nullptr && q < end) day = cells.find(q, bare_day);
  if (day == nullptr) return i;
  m.shape = Shape::nth_day;
  m.nth = s->value;
  m.weekday = day->value;
  q += day->len;
  const size_t r = parse_whole(cells, q, within, m);
  return r == q || (m.month == 0 && !m.month_rel) ? i : r;
}

/// "the last three months", "the coming two days", "the past days" (vague).
size_t parse_stretch(const Cells& cells, size_t i, size_t end, Meaning& m) {
  bool vague = false;
  if (const Sense* last = cells.find(i, last_n); last != nullptr && i + 1 < end) {
    const size_t q = parse_amounts(cells, i + 1, end, m.amounts, vague);
    if (q == i + 1 || vague || m.amounts[0].count <= 1) return i;
    m.shape = Shape::stretch;
    m.dir = -1;
    return q;
  }
  size_t p = parse_amounts(cells, i, end, m.amounts, vague);
  const Sense* bare = cells.find(i, units);
  if (p == i && bare != nullptr && bare->definite) {  // "the past days"
    vague = true;
    m.amounts.push_back({static_cast<TimeUnit>(bare->value), 0});
    p = i + 1;
  }
  if (p == i || p >= end) return i;
  const Sense* direction = cells.find(p, dir);
  if (direction == nullptr || direction->joined || direction->value == 0 || direction->value == 2) return i;
  if (m.amounts.size() != 1 || (cells.has(i, unit) && !vague)) return i;
  m.dir = direction->value;
  m.shape = vague ? Shape::duration : Shape::stretch;
  p += direction->len;
  if (const Sense* f = p < end ? cells.find(p, few) : nullptr; f != nullptr) {
    m.shape = Shape::duration;
    p += f->len;
  }
  return p;
}

size_t parse_rest(const Cells& cells, size_t i, size_t end, Meaning& m) {
  const Sense* s = cells.find(i, rest);
  if (s == nullptr) return i;
  size_t p = i + s->len;
  TimeUnit unit_read = TimeUnit::none;
  int direction = 0;
  size_t q = parse_relative_unit(cells, p, end, unit_read, direction);
  if (q == p && p < end && cells.has(p, unit) && cells.find(p, unit)->definite) {
    unit_read = static_cast<TimeUnit>(cells.find(p, unit)->value);
    q = p + 1;
  }
  if (q == p || direction != 0 || unit_read < TimeUnit::week || unit_read > TimeUnit::year) return i;
  m.shape = Shape::rest;
  m.unit = unit_read;
  return q;
}

size_t parse_weekend(const Cells& cells, size_t i, size_t end, Meaning& m) {
  const Sense* s = cells.find(i, weekend);
  if (s == nullptr) return i;
  m.shape = Shape::weekend;
  const size_t p = i + s->len;
  return parse_dir(cells, p, end, m);
}

size_t parse_holiday(const Cells& cells, size_t i, Stretch within, Meaning& m) {
  const Sense* s = cells.find(i, holiday);
  if (s == nullptr) return i;
  m.shape = Shape::holiday;
  m.nth = s->value;
  const size_t p = i + s->len;
  const size_t q = parse_dir(cells, p, within.end, m);
  if (q > p) return q;
  const size_t r = parse_whole(cells, p, within, m);
  if (m.month != 0 || m.month_rel) {
    m.month = 0;
    m.month_rel.reset();
    m.year = 0;
    return p;
  }
  return r;
}

}  // namespace

std::optional<Found> parse_period(const Cells& cells, size_t i, Stretch within) {
  std::optional<Found> best;
  const auto offer = [&](size_t last, Meaning& m, uint8_t strip) {
    if (last <= i || (best && best->last >= last)) return;
    best.emplace();
    best->meaning = std::move(m);
    best->first = static_cast<uint32_t>(i);
    best->last = static_cast<uint32_t>(last);
    best->strip = strip;
  };
  uint8_t strip = 0;
  for (const TimeClass cls : {season, decade, fraction, unit, unit2, units, holiday, edge, weekend, ord, num}) {
    if (const Sense* s = cells.find(i, cls); s != nullptr) strip = s->strip;
  }
  Meaning m;
  size_t q = 0;
  const auto fresh = [&] { m = Meaning{}; };
  q = parse_season(cells, i, within, m), offer(q, m, strip), fresh();
  q = parse_decade(cells, i, within.end, m), offer(q, m, strip), fresh();
  q = parse_fraction(cells, i, within, m), offer(q, m, strip), fresh();
  q = parse_nth(cells, i, within, m), offer(q, m, strip), fresh();
  q = parse_stretch(cells, i, within.end, m), offer(q, m, strip), fresh();
  q = parse_week_of(cells, i, within, m), offer(q, m, strip), fresh();
  q = parse_rest(cells, i, within.end, m), offer(q, m, strip), fresh();
  q = parse_weekend(cells, i, within.end, m), offer(q, m, strip), fresh();
  q = parse_holiday(cells, i, within, m), offer(q, m, strip);
  return best;
}

}  // namespace isnad
