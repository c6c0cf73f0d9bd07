#include <algorithm>

#include "time/numbers.h"

namespace isnad {
namespace {

using enum TimeClass;

constexpr int kNoon = 12 * 60;
constexpr int kDay = 24 * 60;

bool is_and(const Cells& cells, size_t i) {
  const Sense* s = cells.find(i, and_);
  return s != nullptr && s->strip == 0;
}

/// Hours said in words: an ordinal ("the tenth") or a cardinal up to twelve.
size_t parse_hour(const Cells& cells, size_t i, size_t end, int& hour) {
  int value = 0;
  if (i < end && cells.digits(i) != nullptr) {
    const Digits& d = *cells.digits(i);
    if (d.count != 1 || d.width[0] > 2 || d.part[0] > 24) return i;
    hour = d.part[0];
    return i + 1;
  }
  const Sense* s = cells.find(i, ord);
  if (s == nullptr || s->value < 1) {
    s = cells.find(i, num);
    if (s == nullptr || s->value > 10) return i;
  }
  value = s->value;
  size_t p = i + s->len;
  const Sense* ten = p < end ? cells.find(p, teen) : nullptr;
  if (ten != nullptr && !ten->joined && value <= 2) {
    value += 10;
    ++p;
  }
  hour = value;
  return p;
}

/// "and a half", "less a quarter", "and twenty minutes" after an hour.
size_t parse_minutes(const Cells& cells, size_t i, size_t end, int& minutes) {
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
    return p + 1;
  }
  const bool joined = linked || (cells.has(p, num) && cells.find(p, num)->joined) ||
                      (cells.has(p, ord) && cells.find(p, ord)->joined) ||
                      (cells.has(p, unit2) && cells.find(p, unit2)->joined);
  if (!joined) return i;
  if (const Sense* two = cells.find(p, unit2); two != nullptr && two->value == static_cast<int>(TimeUnit::minute)) {
    minutes += sign * 2;
    return p + 1;
  }
  double count = 0;
  size_t q = parse_number(cells, p, end, count);
  if (q == p) {
    int ordinal = 0;
    q = parse_ordinal(cells, p, end, ordinal);
    count = ordinal;
  }
  if (q == p || count >= 60) return i;
  const Sense* named = q < end ? cells.find(q, units) : nullptr;
  if (named == nullptr && q < end) named = cells.find(q, unit);
  if (named != nullptr && named->value == static_cast<int>(TimeUnit::minute)) {
    ++q;
  } else if (named != nullptr) {
    return i;
  }
  minutes += sign * static_cast<int>(count);
  return q;
}

/// "in the evening", "pm": moves the hour to its half of the day.
size_t parse_half(const Cells& cells, size_t i, size_t end, ClockTime& clock) {
  size_t p = i;
  if (p < end && (cells.has(p, prep) || cells.has(p, of)) && p + 1 < end && cells.has(p + 1, part)) ++p;
  const Sense* s = p < end ? cells.find(p, part) : nullptr;
  if (s == nullptr && p < end) s = cells.find(p, ampm);
  if (s == nullptr || s->joined) return i;
  const int begins = s->value * 60;
  int& minute = clock.minute;
  if (begins >= kNoon && minute < kNoon) {
    const bool night_hour = s->value == 20 && minute < 5 * 60;
    const bool late_morning = s->value == 12 && minute >= 10 * 60;
    if (!night_hour && !late_morning) minute += kNoon;
  } else if (begins < kNoon && minute >= kNoon && minute < kNoon + 60) {
    minute -= kNoon;
  } else if (s->value == 20 && minute >= kNoon && minute < kNoon + 60) {
    minute -= kNoon;
  }
  clock.halved = true;
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

size_t parse_clock(const Cells& cells, size_t i, size_t end, ClockTime& clock) {
  size_t p = i;
  const Sense* word = cells.find(p, TimeClass::clock);
  const bool named = word != nullptr;
  if (named) p += word->len;
  if (named && p < end && cells.has(p, about)) p += cells.find(p, about)->len;
  if (p >= end) return i;
  bool exact = false;
  if (const Digits* d = cells.digits(p); d != nullptr && d->count >= 2) {
    const bool colon = d->separator == ':' || (named && d->separator == '.');
    if (!colon || d->part[0] > 24 || d->part[1] > 59 || d->width[1] != 2) return i;
    clock.minute = d->part[0] * 60 + d->part[1];
    if (d->count == 3) {
      if (d->part[2] > 59) return i;
      clock.second = d->part[2];
    }
    exact = true;
    ++p;
  } else {
    int hour = 0;
    const size_t q = parse_hour(cells, p, end, hour);
    if (q == p) return i;
    p = q;
    int minutes = 0;
    size_t r = parse_minutes(cells, p, end, minutes);
    if (r > p) {
      p = r;
      r = parse_minutes(cells, p, end, minutes);  // "half past five less three minutes"
      p = r;
    }
    clock.minute = hour * 60 + minutes;
    if (clock.minute < 0 || clock.minute > kDay) return i;
  }
  const size_t q = parse_half(cells, p, end, clock);
  if (q > p) {
    p = q;
    if (!exact) {
      int minutes = 0;
      const size_t r = parse_minutes(cells, p, end, minutes);
      if (r > p) {
        clock.minute = std::clamp(clock.minute + minutes, 0, kDay);
        p = r;
      }
    }
  }
  const size_t z = parse_zone(cells, p, end, clock);
  const bool zoned = z > p;
  p = z;
  if (!named && !exact && !clock.halved && !zoned) return i;
  if (clock.minute == kDay) clock.minute = 0;
  return p;
}

}  // namespace isnad
