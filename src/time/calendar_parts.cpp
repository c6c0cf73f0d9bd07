#include <algorithm>

#include "time/calendar_reader.h"

namespace isnad {
namespace {

using enum TimeClass;

constexpr int kFirstLoneYear = 1800;
constexpr int kLastLoneYear = 2100;

}  // namespace

size_t CalendarReader::read_rel(size_t p) {
  const Sense* s = c_.find(p, rel);
  if (const Sense* shy = c_.find(p, shy_rel); s == nullptr && shy != nullptr) {
    const bool quoted = c_.mark(p + 1, "(\"") && c_.has(p + 2, weekday);
    const bool led = shy->strip == 0 && shy->value == 1 && p > within_.begin && c_.has(p - 1, to);
    if (quoted || led || (p + 1 < end() && c_.has(p + 1, weekday))) s = shy;
  }
  if (s == nullptr || m_.rel || has_date() || m_.edge != 0 || (any_ && s->joined)) return p;
  const size_t q = p + s->len;
  if (s->value == 0 && q < end() && (c_.has(q, ord) || c_.has(q, follow))) return p;
  if (q < end() && c_.has(q, not_today)) return p;  // "the International Day of ..."  // "the eighth day"
  use(*s);
  m_.rel = s->value;
  return q;
}

size_t CalendarReader::read_weekday(size_t p) {
  size_t q = p;
  if (any_ && is_day_word(q) && q + 1 < end()) ++q;
  const Sense* s = c_.find(q, weekday);
  if (s == nullptr && (day_word_ || q > p)) s = c_.find(q, bare_day);
  if (s == nullptr || m_.weekday || (any_ && s->joined) || m_.edge != 0 || (has_date() && m_.year == 0 && q == at_)) {
    return p;
  }
  if (has_date() && !c_.mark(q - 1, "(")) return p;
  use(*s);
  m_.weekday = s->value;
  return q + s->len;
}

size_t CalendarReader::read_day_month(size_t p) {
  if (m_.day != 0 || m_.month != 0 || m_.edge != 0 || (m_.rel && any_ && !c_.digits(p))) return p;
  int number = 0;
  size_t q = parse_day_number(c_, p, end(), number);
  if (q == p) return p;
  const size_t after_number = q;
  if (c_.mark(q, "-./") && month_at(q + 1) != nullptr) ++q;
  q = q_after_of(q);
  const Sense* s = month_at(q);
  TimeUnit unit_read = TimeUnit::none;
  int direction = 0;
  const size_t r =
      parse_relative_unit(c_, after_number < end() && c_.has(after_number, of) ? after_number + 1 : after_number, end(),
                          unit_read, direction);
  if (s == nullptr || (s->strip != 0 && !s->joined)) {
    if (unit_read != TimeUnit::month || r == after_number || r == after_number + 1) return p;
    first_strip(p);
    m_.day = number;
    m_.month_rel = direction;
    return r;
  }
  if (s->joined) return p;
  first_strip(p);
  m_.day = number;
  take_month(*s);
  return q + s->len;
}

void CalendarReader::first_strip(size_t p) {
  if (p != begin_ || strip_known_) return;
  for (const TimeClass cls : {ord, num, article}) {
    if (const Sense* s = c_.find(p, cls); s != nullptr) return use(*s);
  }
}

void CalendarReader::take_month(const Sense& s) {
  m_.month = s.value;
  m_.hijri = s.cls == hijri || s.cls == shy_hijri;
  shy_ = s.cls == shy_month || s.cls == shy_hijri;
  rare_ = s.cls == rare_month;
}

size_t CalendarReader::read_month(size_t p) {
  size_t q = p;
  if (is_month_word(q) && month_at(q + 1) != nullptr) {
    if (q == at_ && !any_) use(*c_.find(q, unit));
    ++q;
    month_word_ = true;
  }
  const Sense* s = month_at(q);
  if (s == nullptr || (any_ && s->joined) || (m_.rel && m_.month == 0)) return p;
  if (m_.month != 0) {  // the other name of the same month
    const bool other_calendar = (s->cls == hijri || s->cls == shy_hijri) != m_.hijri;
    if (s->value != m_.month || other_calendar || m_.year != 0) return p;
    shy_ = false;
    rare_ = false;
    return q + s->len;
  }
  int number = 0;
  if (m_.weekday && m_.day == 0 && parse_day_number(c_, q + s->len, end(), number) == q + s->len) return p;
  if (q == p) use(*s);
  take_month(*s);
  q += s->len;  // "November 20, 2017"
  size_t r = q;
  if (c_.mark(r, "-")) ++r;
  const size_t t = m_.day == 0 && m_.edge == 0 ? parse_day_number(c_, r, end(), number) : r;
  if (t > r && (c_.digits(r) == nullptr || c_.digits(r)->width[0] <= 2) && day_after_month(r, t)) {
    m_.day = number;
    return t;
  }
  return q;
}

bool CalendarReader::day_after_month(size_t r, size_t t) const {
  if (c_.digits(r) == nullptr) return c_.has(r, ord) && c_.find(r, ord)->definite && !c_.find(r, ord)->joined;
  if (t >= end() || c_.word(t).kind == WordKind::punct) return !c_.mark(t, "/%:");
  int year = 0;
  return parse_year(c_, t, end(), year) > t;
}

size_t CalendarReader::read_relative(size_t p) {
  TimeUnit unit_read = TimeUnit::none;
  int direction = 0;
  size_t q = parse_relative_unit(c_, p, end(), unit_read, direction);
  const Sense* bare = p < end() ? c_.find(p, unit) : nullptr;
  if (q == p && m_.edge != 0 && !any_ && bare != nullptr && bare->definite &&
      bare->strip == 0) {  // "by the end of the year"
    unit_read = static_cast<TimeUnit>(bare->value);
    const bool hung = p + 1 < end() && (c_.has(p + 1, follow) || c_.digits(p + 1) != nullptr);
    const bool week = unit_read == TimeUnit::week && m_.edge != 3;  // "the end of the week" is the weekend
    if ((unit_read == TimeUnit::year || unit_read == TimeUnit::month || week) && !hung) q = p + 1;
  }
  if (q == p) return p;
  if (any_ && p < end() && ((c_.has(p, unit) && c_.find(p, unit)->joined))) return p;
  if (unit_read == TimeUnit::year && m_.year == 0 && !m_.year_rel && !m_.rel && !m_.weekday) {
    m_.year_rel = direction;
  } else if (unit_read == TimeUnit::month && m_.month == 0 && !m_.month_rel && !m_.rel && (!any_ || m_.day != 0)) {
    m_.month_rel = direction;
  } else if (unit_read == TimeUnit::week && !m_.week_rel && !has_date() && !m_.rel) {
    m_.week_rel = direction;
  } else {
    return p;
  }
  if (c_.has(p, unit))
    use(*c_.find(p, unit));
  else if (c_.has(p, this_))
    use(*c_.find(p, this_));
  return q;
}

size_t CalendarReader::read_year(size_t p) {
  if (m_.year != 0 || m_.year_rel || (m_.rel && m_.month == 0) || (m_.dir && any_) || (m_.weekday && m_.month == 0) ||
      m_.month_rel) {
    return p;
  }
  Meaning named;
  size_t q = parse_named_year(c_, p, end(), named);
  if (q > p) {
    if (any_ && m_.month == 0) return p;
    if (c_.has(p, unit) && !any_) use(*c_.find(p, unit));
    m_.year = named.year;
    m_.hijri = m_.hijri || named.hijri;
    return q;
  }
  if (m_.month == 0 && m_.edge == 0) return read_lone_year(p);
  int year = 0;
  q = parse_year(c_, p, end(), year);
  if (q == p || (c_.digits(p) != nullptr && c_.digits(p)->width[0] != 4)) return p;
  m_.year = year;
  return read_era(q);
}

size_t CalendarReader::read_era(size_t q) {
  const Sense* s = q < end() ? c_.find(q, era) : nullptr;
  if (s == nullptr || s->strip != 0) return q;
  m_.hijri = s->value == 2;
  return q + s->len;
}

size_t CalendarReader::read_lone_year(size_t p) {
  const Digits* d = c_.digits(p);
  if (d == nullptr && !any_ && p == begin_ && led_by_prep()) {  // "in one thousand seven hundred and eighty-nine"
    int year = 0;
    const size_t q = parse_year(c_, p, end(), year);
    const bool closed = q >= end() || c_.word(q).kind == WordKind::punct || c_.has(q, to);
    if (q < p + 3 || !closed) return p;
    m_.year = year;
    return q;
  }
  if (any_ || p != begin_ || d == nullptr || d->count != 1 || d->width[0] != 4) return p;
  if (p == within_.begin) return p;
  const size_t before_it = p - 1;
  bool led = c_.mark(before_it, "(");
  for (const TimeClass cls : {prep, of, to, between, since, before, after, within, dated}) {
    led = led || c_.has(before_it, cls);
  }
  const size_t q = p + 1;
  const Sense* told_era = q < end() ? c_.find(q, era) : nullptr;
  if (told_era != nullptr && told_era->strip == 0 && told_era->value > 0 && !c_.word(p).space_after) {
    m_.year = d->part[0];
    return read_era(q);
  }
  if (d->part[0] < kFirstLoneYear || d->part[0] > kLastLoneYear) return p;
  if (!led || (q < end() && (c_.has(q, unit) || c_.has(q, units) || c_.mark(q, "%/") || c_.has(q, num)))) return p;
  m_.year = d->part[0];
  return q;
}

size_t CalendarReader::read_lone_day(size_t p) {
  if (has_date() || m_.rel || m_.edge != 0 || (!m_.weekday && !day_word_)) return p;
  const bool bracketed = c_.mark(p - 1, "(");
  int number = 0;
  const size_t q = parse_day_number(c_, p, end(), number);
  if (q == p || bracketed) return p;
  const bool spelled = (c_.has(p, ord) || c_.has(p, num)) && m_.weekday && c_.has(p - 1, prep);
  if (c_.digits(p) == nullptr && !spelled) return p;
  const bool counted =
      q < end() && c_.word(q).kind != WordKind::punct && !c_.has(q, to) && !c_.has(q, stop) && m_.weekday;
  if (counted || c_.mark(q, "%:/")) return p;
  m_.day = number;
  return q;
}

size_t CalendarReader::read_direction(size_t p) {
  const Sense* s = c_.find(p, dir);
  if (s == nullptr || !any_ || m_.dir || s->joined) return p;
  if (!(m_.weekday || m_.month != 0) || m_.rel || m_.year != 0) return p;
  m_.dir = s->value;
  return p + s->len;
}

size_t CalendarReader::read_part(size_t p) {
  if (!any_ || m_.part || !(m_.rel || m_.weekday || m_.day != 0)) return p;
  const Sense* s = c_.find(p, part);
  if (s == nullptr || s->joined) return p;
  m_.part = s->value;
  return p + s->len;
}

}  // namespace isnad
