// Dates in digits: 20/11/2017, 2017-11-20, 20.11.2017, 11/2017.
#include <utility>

#include "time/calendar_reader.h"

namespace isnad {
namespace {

constexpr int kFirstHijri = 1300;
constexpr int kLastHijri = 1500;
constexpr int kFirstLoneYear = 1800;
constexpr int kLastLoneYear = 2100;

}  // namespace

size_t CalendarReader::read_digits(size_t p) {
  if (has_date() || m_.edge != 0) return p;
  int v[3] = {0, 0, 0};
  int w[3] = {0, 0, 0};
  int count = 0;
  bool spaced = false;
  size_t q = p;
  const Digits* d = c_.digits(p);
  if (d == nullptr) return p;
  if (d->count >= 2 && d->separator == '.') {
    for (; count < d->count; ++count) {
      v[count] = d->part[count];
      w[count] = d->width[count];
    }
    ++q;
  } else if (d->count == 1) {
    char separator = 0;
    while (count < 3 && q < end() && c_.digits(q) != nullptr && c_.digits(q)->count == 1) {
      v[count] = c_.digits(q)->part[0];
      w[count] = c_.digits(q)->width[0];
      ++count;
      ++q;
      if (count == 3 || q + 1 >= end() || c_.digits(q + 1) == nullptr) break;
      spaced = spaced || c_.word(q).space_after || c_.word(q - 1).space_after;
      const char mark_here = c_.mark(q, "/") ? '/' : c_.mark(q, "-") ? '-' : 0;
      if (mark_here == 0 || (separator != 0 && mark_here != separator)) break;
      separator = mark_here;
      ++q;
    }
  }
  if (spaced && (count != 3 || (w[0] != 4 && w[2] != 4))) return p;
  return take_digits(v, w, count, c_.mark(p + 1, "/")) ? q : p;
}

bool CalendarReader::take_digits(const int* v, const int* w, int count, bool slashed) {
  const auto day_ok = [](int d) { return d >= 1 && d <= 31; };
  const auto month_ok = [](int x) { return x >= 1 && x <= 12; };
  int day = 0;
  int month_number = 0;
  int year = 0;
  if (count == 3) {
    if (w[0] >= 3) {
      year = v[0], month_number = v[1], day = v[2];
    } else if (w[2] >= 3 || w[2] == 2) {
      year = w[2] >= 3 ? v[2] : 2000 + v[2], day = v[0], month_number = v[1];
      if (!month_ok(month_number) && month_ok(day)) std::swap(day, month_number);
      if (w[2] == 2 && !(day_ok(day) && month_ok(month_number))) return false;
    }
    if (year >= 2500) return false;
  } else if (count == 2 && w[0] == 4 && month_ok(v[1]) && v[0] >= kFirstLoneYear && v[0] <= kLastLoneYear) {
    year = v[0], month_number = v[1];
  } else if (count == 2 && w[1] == 4 && month_ok(v[0]) && v[1] >= kFirstLoneYear && v[1] <= kLastLoneYear) {
    year = v[1], month_number = v[0];
  } else if (count == 2 && day_word_ && day_ok(v[0]) && month_ok(v[1])) {
    day = v[0], month_number = v[1];
  } else if (count == 2 && w[1] == 2 && slashed && day_ok(v[0]) && month_ok(v[1]) && v[0] > 12) {
    day = v[0], month_number = v[1];  // 22/04
  } else if (count == 2 && w[1] == 2 && slashed && day_ok(v[1]) && month_ok(v[0]) && v[1] > 12 &&
             (led_by_prep() || (w[0] == 2 && v[0] < 10))) {
    day = v[1], month_number = v[0];  // 04/22
  } else {
    return false;
  }
  if (!month_ok(month_number) || (count == 3 && !day_ok(day))) return false;
  m_.day = day;
  m_.month = month_number;
  m_.year = year;
  m_.hijri = year >= kFirstHijri && year <= kLastHijri;
  return true;
}

}  // namespace isnad
