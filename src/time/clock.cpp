#include <algorithm>

#include "time/numbers.h"

namespace isnad {
namespace {

using enum TimeClass;

constexpr int kNoon = 12 * 60;
constexpr int kDay = 24 * 60;
constexpr double kFewestBareMinutes = 10;  ///< "eight and twenty": fewer is another hour

bool is_and(const Cells& cells, size_t i) {
  const Sense* s = cells.find(i, and_);
  return s != nullptr && s->strip == 0;
}

constexpr int kHours = 100;  ///< a part of the day is told as first hour * 100 + last hour

void set_half(ClockTime& clock, int begins) {
  int& minute = clock.minute;
  const bool night = begins == 20;
  if (begins >= 12 && minute < kNoon) {
    const bool night_hour = night && minute < 5 * 60;
    const bool late_morning = begins == 12 && minute >= 10 * 60;
    if (!night_hour && !late_morning) minute += kNoon;
  } else if ((begins < 12 || night) && minute >= kNoon && minute < kNoon + 60) {
    minute -= kNoon;
  }
  clock.halved = true;
}

/// Hours in digits or words; `spoken` when it is the word for an hour of the clock ("the tenth").
size_t parse_hour(const Cells& cells, size_t i, size_t end, int& hour, bool& spoken) {
  if (i < end && cells.digits(i) != nullptr) {
    const Digits& d = *cells.digits(i);
    if (d.count != 1 || d.width[0] > 2 || d.part[0] > 24) return i;
    hour = d.part[0];
    return i + 1;
  }
  if (const Sense* s = cells.find(i, TimeClass::hour); s != nullptr) {
    hour = s->value;
    spoken = true;
    return i + s->len;
  }
  const Sense* s = cells.find(i, num);
  if (s == nullptr || s->value > 10) return i;
  int value = s->value;
  size_t p = i + s->len;
  const Sense* ten = p < end ? cells.find(p, teen) : nullptr;
  if (ten != nullptr && !ten->joined && value <= 2) {
    value += 10;
    ++p;
  } else if (ten != nullptr && !ten->joined) {
    return i;
  }
  hour = value;
  return p;
}

/// "and a half", "less a quarter", "and twenty minutes" after an hour; `sure` when the words are of the clock only.
size_t parse_minutes(const Cells& cells, size_t i, size_t end, int& minutes, bool bare_too, bool& sure) {
  size_t p = i;
  int sign = 1;
  bool linked = false;
  if (p < end && cells.has(p, minus)) {
    sign = -1;
    linked = true;
    ++p;
  } else if (is_and(cells, p)) {
    linked = true;
    ++p;
  }
  if (p >= end) return i;
  if (const Sense* f = cells.find(p, fraction); f != nullptr && (linked || f->joined)) {
    minutes += sign * 60 / f->value;
    sure = true;
    return p + 1;
  }
  const Sense* spelled = cells.find(p, num);
  const Sense* two = cells.find(p, unit2);
  if (!linked && !(spelled != nullptr && spelled->joined) && !(two != nullptr && two->joined)) return i;
  if (two != nullptr && two->value == static_cast<int>(TimeUnit::minute)) {
    minutes += sign * 2;
    sure = true;
    return p + 1;
  }
  double count = 0;
  size_t q = parse_number(cells, p, end, count);
  if (q == p || count >= 60) return i;
  const Sense* named = q < end ? cells.find(q, units) : nullptr;
  if (named == nullptr && q < end) named = cells.find(q, unit);
  const bool minutes_named = named != nullptr && named->value == static_cast<int>(TimeUnit::minute);
  if (named != nullptr && !minutes_named) return i;
  if (!minutes_named && (!bare_too || count < kFewestBareMinutes)) return i;
  if (minutes_named) ++q;
  sure = sure || minutes_named;
  minutes += sign * static_cast<int>(count);
  return q;
}

/// "in the evening", "pm": moves the hour to its half of the day.
size_t parse_half(const Cells& cells, size_t i, size_t end, ClockTime& clock) {
  size_t p = i;
  if (p + 1 < end && (cells.has(p, prep) || cells.has(p, of)) && cells.has(p + 1, part)) ++p;
  const Sense* s = p < end ? cells.find(p, part) : nullptr;
  if (s == nullptr && p < end) s = cells.find(p, ampm);
  if (s == nullptr || s->joined) return i;
  set_half(clock, s->value / kHours);
  return p + s->len;
}

}  // namespace

size_t parse_zone(const Cells& cells, size_t i, size_t end, ClockTime& clock) {
  size_t p = i;
  const bool bracket = cells.mark(p, "(");
  if (bracket) ++p;
  if (bracket && p < end && cells.digits(p) != nullptr) {  // the same time in another zone: part of the expression
    ++p;
    ClockTime other;
    p = parse_half(cells, p, end, other);
  }
  const Sense* s = p < end ? cells.find(p, zone) : nullptr;
  if (s == nullptr) return i;
  if (s->value < kDay && (!bracket || p == i + 1)) clock.zone = s->value;
  p += s->len;
  if (bracket && cells.mark(p, ")")) ++p;
  return p;
}

size_t parse_part(const Cells& cells, size_t i, size_t end, int& from, int& to) {
  size_t p = i;
  int half = 0;
  if (const Sense* v = cells.find(p, vague); v != nullptr && v->value != 0) {
    half = v->value;
    p += v->len;
    if (p < end && cells.has(p, of)) ++p;
  } else if (const Sense* e = cells.find(p, edge); e != nullptr && e->value != 2) {
    half = e->value == 1 ? -1 : 1;
    p += e->len;
  } else if (const Sense* o = cells.find(p, ord); o != nullptr && o->value == 1 && !o->definite) {
    half = -1;
    p += o->len;
  }
  const Sense* s = p < end ? cells.find(p, part) : nullptr;
  if (s == nullptr || (half != 0 && s->strip != 0)) return i;
  p += s->len;
  if (p < end && cells.has(p, early)) {
    half = -1;
    p += cells.find(p, early)->len;
  }
  from = s->value / kHours * 60;
  to = s->value % kHours * 60;
  const int middle = (from + to) / 2;
  if (half < 0) to = middle;
  if (half > 0) from = middle;
  return p;
}

size_t parse_clock(const Cells& cells, size_t i, size_t end, ClockTime& clock, bool hour_alone) {
  size_t p = i;
  std::optional<int> begins;  // "in the evening at seven"
  if (const Sense* lead = cells.find(p, part); lead != nullptr && lead->value != 0) {
    begins = lead->value / kHours;
    p += lead->len;
  }
  const Sense* word = p < end ? cells.find(p, TimeClass::clock) : nullptr;
  const bool named = word != nullptr;
  if (named) p += word->len;
  if (named && p < end && cells.has(p, about)) p += cells.find(p, about)->len;
  if (p >= end) return i;
  bool spoken = false;
  bool told_minutes = false;
  if (const Digits* d = cells.digits(p); d != nullptr && d->count >= 2) {
    const bool colon = d->separator == ':' || (named && d->separator == '.');
    if (!colon || d->part[0] > 24 || d->part[1] > 59 || d->width[1] != 2) return i;
    clock.minute = d->part[0] * 60 + d->part[1];
    if (d->count == 3) {
      if (d->part[2] > 59) return i;
      clock.second = d->part[2];
    }
    clock.exact = true;
    ++p;
  } else {
    int hour = 0;
    const size_t q = parse_hour(cells, p, end, hour, spoken);
    if (q == p) return i;
    p = q;
    int minutes = 0;
    for (int k = 0; k < 2; ++k) {  // "half past five less three minutes"
      p = parse_minutes(cells, p, end, minutes, named || spoken, told_minutes);
    }
    clock.minute = hour * 60 + minutes;
    if (clock.minute < 0 || clock.minute > kDay) return i;
  }
  if (begins) set_half(clock, *begins);
  for (int k = 0; k < 2; ++k) {
    const size_t q = parse_half(cells, p, end, clock);
    if (q == p) break;
    p = q;
    int minutes = 0;
    const size_t r = clock.exact ? p : parse_minutes(cells, p, end, minutes, false, told_minutes);
    if (r > p) {
      clock.minute = std::clamp(clock.minute + minutes, 0, kDay);
      p = r;
    }
  }
  const size_t z = parse_zone(cells, p, end, clock);
  const bool zoned = z > p;
  p = z;
  const bool closed = p >= end || (cells.word(p).kind == WordKind::punct && !cells.mark(p, "/-%"));
  const bool sure = named || clock.exact || zoned || (clock.halved && (!begins || spoken || closed)) ||
                    (spoken && (told_minutes || (hour_alone && clock.minute % 60 == 0)));
  clock.bare = spoken && !named && !told_minutes && !clock.halved;
  if (!sure) return i;
  if (clock.minute == kDay) clock.minute = 0;
  return p;
}

}  // namespace isnad
