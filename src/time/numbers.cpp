#include "time/numbers.h"

#include <algorithm>

namespace isnad {
namespace {

using enum TimeClass;

constexpr int kFirstYear = 1000;
constexpr int kLastYear = 2199;

/// "and" as a word of its own.
bool is_and(const Cells& cells, size_t i) {
  return cells.has(i, and_) && cells.find(i, and_)->strip == 0;
}

TimeUnit unit_of(const Sense& sense) {
  return static_cast<TimeUnit>(std::clamp<int>(sense.value, 0, static_cast<int>(TimeUnit::century)));
}

/// The first of some digits: behind the article, glued to them or printed apart ("the - 26").
size_t digits_at(const Cells& cells, size_t i, size_t end) {
  if (!cells.has(i, article)) return i;
  const size_t p = cells.mark(i + 1, "-") ? i + 2 : i + 1;
  return p < end && cells.digits(p) != nullptr ? p : i;
}

}  // namespace

size_t parse_number(const Cells& cells, size_t i, size_t end, double& value) {
  size_t p = digits_at(cells, i, end);
  if (p < end && cells.digits(p) != nullptr) {
    const Digits& d = *cells.digits(p);
    if (d.count == 1 && d.width[0] <= 9) {
      value = d.part[0];
      return p + 1;
    }
    if (d.count == 2 && d.separator == '.' && d.width[1] <= 3) {
      double scale = 1;
      for (int k = 0; k < d.width[1]; ++k) scale *= 10;
      value = d.part[0] + d.part[1] / scale;
      return p + 1;
    }
    if (d.count == 2 && d.separator == ',' && d.width[1] == 3) {
      value = d.part[0] * 1000.0 + d.part[1];
      return p + 1;
    }
    return i;
  }
  double total = 0;
  double last = 0;
  bool any = false;
  while (p < end) {
    size_t q = p;
    bool linked = false;
    if (any && is_and(cells, q)) {
      linked = true;
      ++q;
    }
    const Sense* s = cells.find(q, num);
    if (s == nullptr || q >= end) break;
    linked = linked || s->joined;
    const double v = s->value;
    if (!any) {
      total = v;
    } else if (v == 10 && last >= 1 && last <= 9 && !linked) {
      total += 10;
    } else if (v == 1000 && !linked && total < 1000 && total > 0) {
      total *= 1000;
    } else if (linked && (v < last || (last < 10 && v >= 20 && v <= 90) || (last >= 1000 && v < 1000))) {
      total += v;
    } else {
      break;
    }
    last = v == 10 && any ? 11 : v;
    any = true;
    p = q + s->len;
  }
  if (!any) return i;
  value = total;
  return p;
}

size_t parse_ordinal(const Cells& cells, size_t i, size_t end, int& value) {
  if (i >= end) return i;
  if (const Sense* s = cells.find(i, ord); s != nullptr && s->value > 0) {
    size_t p = i + s->len;
    value = s->value;
    if (p < end && value < 10 && cells.has(p, teen) && !cells.find(p, teen)->joined) {
      value += 10;
      return p + 1;
    }
    size_t q = p;
    const bool spaced = is_and(cells, q);
    if (spaced) ++q;
    const Sense* tens = q < end ? cells.find(q, num) : nullptr;
    if (tens != nullptr && value < 10 && (tens->joined || spaced) && tens->value >= 20 && tens->value <= 90) {
      value += tens->value;
      return q + tens->len;
    }
    return p;
  }
  const Sense* tens = cells.find(i, num);
  if (tens != nullptr && tens->definite && tens->value >= 20 && tens->value <= 90 && tens->value % 10 == 0) {
    value = tens->value;
    return i + tens->len;
  }
  return i;
}

size_t parse_day_number(const Cells& cells, size_t i, size_t end, int& value) {
  size_t p = digits_at(cells, i, end);
  if (p < end && cells.digits(p) != nullptr) {
    const Digits& d = *cells.digits(p);
    if (d.count != 1 || d.width[0] > 2 || d.part[0] < 1 || d.part[0] > 31) return i;
    value = d.part[0];
    return p + 1;
  }
  int read = 0;
  p = parse_ordinal(cells, i, end, read);
  if (p == i) {
    double number = 0;
    p = parse_number(cells, i, end, number);
    if (p == i || number != static_cast<int>(number)) return i;
    read = static_cast<int>(number);
  }
  if (read < 1 || read > 31) return i;
  value = read;
  return p;
}

size_t parse_year(const Cells& cells, size_t i, size_t end, int& value) {
  if (i >= end) return i;
  if (const Digits* d = cells.digits(i); d != nullptr) {
    if (d->count != 1 || d->width[0] < 3 || d->width[0] > 4 || d->part[0] < 1) return i;
    value = d->part[0];
    return i + 1;
  }
  double number = 0;
  const size_t p = parse_number(cells, i, end, number);
  if (p == i || number < kFirstYear || number > kLastYear) return i;
  value = static_cast<int>(number);
  return p;
}

namespace {

/// One number with its unit: "three days", "two days", "a day", "the three days".
size_t parse_amount(const Cells& cells, size_t i, size_t end, Amount& amount, bool& vague) {
  size_t p = i;
  if (cells.has(p, about) && p + 1 < end) p += cells.find(p, about)->len;
  if (p >= end) return i;
  if (const Sense* two = cells.find(p, unit2); two != nullptr) {
    amount = {unit_of(*two), 2};
    ++p;
    if (const Sense* s = cells.find(p, num); p < end && s != nullptr && s->value == 2 && !s->joined) ++p;
  } else if (const Sense* f = cells.find(p, fraction); f != nullptr && p + 1 < end && cells.has(p + 1, unit)) {
    amount = {unit_of(*cells.find(p + 1, unit)), 1.0 / f->value};
    return p + 2;
  } else if (const Sense* some = cells.find(p, few);
             some != nullptr && p + some->len < end && cells.has(p + some->len, units)) {
    vague = true;
    amount = {unit_of(*cells.find(p + some->len, units)), static_cast<double>(some->value)};
    return p + some->len + 1U;
  } else if (const Sense* many = cells.find(p, units); many != nullptr) {
    double count = 0;
    const size_t q = parse_number(cells, p + 1, end, count);
    const Sense* vague_after = cells.find(p + 1, few);
    amount = {unit_of(*many), count};
    if (q > p + 1 && count <= 99 && many->definite && !cells.has(q, ord)) {
      p = q;
    } else if (p + 1 < end && vague_after != nullptr) {
      vague = true;
      amount.count = 3;
      return p + 1 + vague_after->len;
    } else {
      return i;
    }
  } else if (const Sense* one = cells.find(p, unit); one != nullptr) {
    amount = {unit_of(*one), 1};
    ++p;
    if (const Sense* s = cells.find(p, num); p < end && s != nullptr && s->value == 1 && !s->joined && !s->definite) {
      p += s->len;
    }
  } else {
    double count = 0;
    const size_t q = parse_number(cells, p, end, count);
    if (q == p || q >= end || count <= 0) return i;
    const Sense* after_count = cells.find(q, units);
    if (after_count == nullptr) {
      after_count = cells.find(q, unit);
      if (after_count != nullptr && after_count->definite) return i;  // "all four last week"
    }
    if (after_count == nullptr || after_count->strip != 0) return i;
    amount = {unit_of(*after_count), count};
    p = q + 1;
  }
  size_t q = p;
  if (is_and(cells, q)) ++q;
  const Sense* half = q < end ? cells.find(q, fraction) : nullptr;
  if (half != nullptr && (half->joined || q > p) && !cells.has(q + 1, unit)) {
    amount.count += 1.0 / half->value;
    p = q + 1;
  }
  return p;
}

}  // namespace

size_t parse_amounts(const Cells& cells, size_t i, size_t end, std::vector<Amount>& amounts, bool& vague) {
  Amount amount;
  size_t p = parse_amount(cells, i, end, amount, vague);
  if (p == i) return i;
  amounts.push_back(amount);
  while (p < end && amounts.size() < 5) {
    size_t q = p;
    bool linked = false;
    if (is_and(cells, q) || cells.mark(q, ",")) {
      linked = true;
      ++q;
    }
    if (q >= end || cells.empty(q)) break;
    for (const TimeClass cls : {num, unit, unit2}) {
      const Sense* s = cells.find(q, cls);
      linked = linked || (s != nullptr && s->joined);
    }
    linked = linked || cells.digits(q) != nullptr || cells.has(q, num);
    if (!linked) break;
    Amount next;
    bool unclear = false;
    const size_t r = parse_amount(cells, q, end, next, unclear);
    const bool other_unit = std::none_of(amounts.begin(), amounts.end(), [&](Amount a) { return a.unit == next.unit; });
    if (r == q || unclear || !other_unit) break;
    amounts.push_back(next);
    p = r;
  }
  return p;
}

}  // namespace isnad
