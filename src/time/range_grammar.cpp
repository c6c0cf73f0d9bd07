#include "time/grammar.h"
#include "time/numbers.h"

namespace isnad {
namespace {

using enum TimeClass;

constexpr int kFirstYear = 1800;
constexpr int kLastYear = 2100;
constexpr int kWidestYears = 120;

enum class Lead : uint8_t { none, from, between, listed };

struct End {
  Meaning meaning;
  size_t last = 0;
  uint8_t strip = 0;
  bool bare_day = false;   ///< a day number without its month
  bool bare_year = false;  ///< four digits
};

std::optional<End> parse_end(const Cells& cells, size_t i, Stretch within) {
  if (i >= within.end) return std::nullopt;
  End out;
  int number = 0;
  if (const Digits* d = cells.digits(i); d != nullptr && d->count == 1 && d->width[0] == 4 &&
                                         d->part[0] >= kFirstYear && d->part[0] <= kLastYear &&
                                         !cells.mark(i + 1, "/")) {
    out.meaning.shape = Shape::year;
    out.meaning.year = d->part[0];
    out.last = i + 1;
    out.bare_year = true;
  }
  if (const auto found = parse_calendar(cells, i, within); found && found->last > out.last) {
    out.meaning = found->meaning;
    out.last = found->last;
    out.strip = found->strip;
    return out;
  }
  if (out.bare_year) return out;
  const size_t q = parse_day_number(cells, i, within.end, number);
  if (q == i) return std::nullopt;
  out.meaning.shape = Shape::day;
  out.meaning.day = number;
  out.last = q;
  out.bare_day = true;
  return out;
}

/// Year, month and their relatives that the second end says for both.
void inherit(Meaning& a, const Meaning& b) {
  if (a.month == 0 && !a.month_rel && !a.rel && !a.weekday) {
    a.month = b.month;
    a.month_rel = b.month_rel;
    a.hijri = b.hijri;
  }
  if (a.year == 0 && !a.year_rel && a.month != 0 && (a.month <= b.month || b.month == 0)) {
    a.year = b.year;
    a.year_rel = b.year_rel;
    if (!a.dir) a.dir = b.dir;
  }
  if (a.weekday && b.weekday && !a.week_rel && a.day == 0) a.week_rel = b.week_rel;
}

size_t connector(const Cells& cells, size_t p, size_t end, Lead lead, bool numeric) {
  if (p >= end) return p;
  if (const Sense* s = cells.find(p, to); s != nullptr && lead != Lead::between) return p + s->len;
  if (cells.mark(p, "-") && numeric) return p + 1;
  if (lead == Lead::between || lead == Lead::listed) {
    const Sense* s = cells.find(p, and_);
    if (s != nullptr && s->strip == 0) return p + 1;
    for (const TimeClass cls : {weekday, num, ord, rel, month, unit, hijri, part}) {
      const Sense* joined = cells.find(p, cls);
      if (joined != nullptr && joined->joined) return p;
    }
  }
  return static_cast<size_t>(-1);
}

bool speaks_of_days(const End& a, const End& b) {
  return a.meaning.shape != Shape::year && b.meaning.shape != Shape::year && !a.bare_day && !b.bare_day;
}

std::optional<Found> parse_days(const Cells& cells, size_t p, Stretch within, Lead lead) {
  auto a = parse_end(cells, p, within);
  if (!a) return std::nullopt;
  const bool numeric = a->bare_day || a->bare_year || (cells.digits(p) != nullptr && a->meaning.year != 0);
  const bool lone_month = a->meaning.shape == Shape::month && a->meaning.year == 0 && a->meaning.edge == 0 &&
                          !a->meaning.month_rel && !a->meaning.year_rel && !a->meaning.dir;
  // "On 15 and 16 November", "in June and July 2013".
  const bool listed = lead == Lead::none && (a->bare_day || lone_month);
  const size_t q = connector(cells, a->last, within.end, listed ? Lead::listed : lead, numeric);
  if (q >= within.end) return std::nullopt;
  auto b = parse_end(cells, q, within);
  if (!b) return std::nullopt;
  // "set for 14 April, to early June" moves a day; it is no stretch of days.
  const bool led = lead == Lead::none && !a->bare_day && p > within.begin && cells.has(p - 1, prep);
  const bool on = cells.find(a->last, to) != nullptr;
  if (led && b->meaning.edge != 0 && on) return std::nullopt;
  if (on && lead != Lead::between && speaks_of_days(*a, *b) && is_moved(cells, p, within)) return std::nullopt;
  if (a->bare_day && b->bare_day && cells.has(b->last, prep)) {  // "from 4 to 23 in the coming month"
    const auto month_after = parse_calendar(cells, b->last + 1, within);
    if (month_after && month_after->meaning.shape == Shape::month && month_after->meaning.edge == 0) {
      const int day = b->meaning.day;
      b->meaning = month_after->meaning;
      b->meaning.shape = Shape::day;
      b->meaning.day = day;
      b->last = month_after->last;
      b->bare_day = false;
    }
  }
  const Shape sa = a->meaning.shape;
  const Shape sb = b->meaning.shape;
  if (a->bare_day && (b->bare_day || sb != Shape::day || (b->meaning.month == 0 && !b->meaning.month_rel))) {
    return std::nullopt;
  }
  if (b->bare_day && !b->bare_year) return std::nullopt;
  const bool joined = cells.has(q - 1, and_) || q == a->last;
  if (listed && joined && a->bare_day && b->meaning.day != a->meaning.day + 1) return std::nullopt;
  if (listed && joined && lone_month && (sb != Shape::month || b->meaning.month != a->meaning.month + 1)) {
    return std::nullopt;
  }
  const bool until_now = b->meaning.rel == 0;
  if ((a->bare_year || b->bare_year) && sa != sb && !until_now) return std::nullopt;
  const bool years = sa == Shape::year && sb == Shape::year && a->meaning.year != 0 && b->meaning.year != 0;
  if (years && (b->meaning.year <= a->meaning.year || b->meaning.year - a->meaning.year > kWidestYears)) {
    return std::nullopt;
  }
  const bool same = sa == sb || until_now;
  if (!same && !(sa == Shape::day && sb == Shape::month) && !(sa == Shape::month && sb == Shape::day))
    return std::nullopt;
  inherit(a->meaning, b->meaning);
  Found f;
  f.last = static_cast<uint32_t>(b->last);
  f.strip = a->strip;
  f.meaning.shape = Shape::range;
  f.meaning.ends = {a->meaning, b->meaning};
  return f;
}

std::optional<Found> parse_clocks(const Cells& cells, size_t p, Stretch within, Lead lead) {
  ClockTime a;
  ClockTime b;
  size_t q = parse_clock(cells, p, within.end, a, true);
  const bool first_full = q > p;
  if (!first_full) {  // "from 5 to 6 pm": a bare hour
    double hour = 0;
    q = parse_number(cells, p, within.end, hour);
    if (q == p) {
      int ordinal = 0;
      q = parse_ordinal(cells, p, within.end, ordinal);
      hour = ordinal;
    }
    if (q == p || hour < 1 || hour > 24 || hour != static_cast<int>(hour)) return std::nullopt;
    a.minute = static_cast<int>(hour) * 60 % (24 * 60);
  }
  const size_t r = connector(cells, q, within.end, lead, true);
  if (r >= within.end) return std::nullopt;
  size_t last = parse_clock(cells, r, within.end, b, true);
  if (last == r) {
    double hour = 0;
    last = first_full ? parse_number(cells, r, within.end, hour) : r;
    if (last == r || hour < 1 || hour > 24 || hour != static_cast<int>(hour)) return std::nullopt;
    b.minute = static_cast<int>(hour) * 60 % (24 * 60);
  }
  if (!first_full && !b.halved && !(b.exact && lead != Lead::none)) return std::nullopt;
  if (a.bare && b.bare && !a.halved && !b.halved) return std::nullopt;
  constexpr int kNoon = 12 * 60;
  if (!a.halved && b.halved && b.minute >= kNoon && a.minute + kNoon < b.minute) a.minute += kNoon;
  if (a.halved && !b.halved && a.minute >= kNoon && b.minute < kNoon) b.minute += kNoon;
  Found f;
  f.last = static_cast<uint32_t>(last);
  f.meaning.shape = Shape::range;
  f.meaning.ends.resize(2);
  f.meaning.ends[0].shape = f.meaning.ends[1].shape = Shape::clock;
  f.meaning.ends[0].clock = a;
  f.meaning.ends[1].clock = b;
  const size_t next = last < within.end && cells.has(last, of) ? last + 1 : last;
  if (next >= within.end) return f;
  if (const auto day = parse_calendar(cells, next, within);
      day && day->meaning.shape == Shape::day && day->strip == 0) {
    auto hours = std::move(f.meaning.ends);
    f.meaning = day->meaning;
    f.meaning.ends = std::move(hours);
    f.last = day->last;
  }
  return f;
}

}  // namespace

namespace {

/// "November between 15 and 19", "next week from Wednesday to Friday".
std::optional<Found> parse_inside(const Cells& cells, size_t i, Stretch within) {
  const auto whole_period = parse_calendar(cells, i, within);
  if (!whole_period || whole_period->last >= within.end || whole_period->meaning.edge != 0) return std::nullopt;
  const Meaning& w = whole_period->meaning;
  const bool month_whole = w.shape == Shape::month;
  if (!month_whole && w.shape != Shape::week) return std::nullopt;
  size_t p = whole_period->last;
  Lead lead = Lead::from;
  const Sense* s = cells.find(p, between);
  if (s != nullptr) lead = Lead::between;
  if (s == nullptr) s = cells.find(p, of);
  if (s == nullptr || s->strip != 0) return std::nullopt;
  p += s->len;
  const auto a = parse_end(cells, p, within);
  if (!a) return std::nullopt;
  const size_t q = connector(cells, a->last, within.end, lead, true);
  if (q >= within.end) return std::nullopt;
  const auto b = parse_end(cells, q, within);
  if (!b || a->bare_day != month_whole || b->bare_day != month_whole) return std::nullopt;
  const auto lone_weekday = [](const Meaning& m) { return m.shape == Shape::day && m.weekday && m.day == 0; };
  if (!month_whole && (!lone_weekday(a->meaning) || !lone_weekday(b->meaning))) return std::nullopt;
  Found f = *whole_period;
  f.last = static_cast<uint32_t>(b->last);
  f.meaning = Meaning{};
  f.meaning.shape = Shape::range;
  for (const End* e : {&*a, &*b}) {
    Meaning end_meaning = w;
    end_meaning.shape = Shape::day;
    end_meaning.day = e->meaning.day;
    end_meaning.weekday = e->meaning.weekday;
    f.meaning.ends.push_back(std::move(end_meaning));
  }
  return f;
}

}  // namespace

bool is_moved(const Cells& cells, size_t i, Stretch within) {
  constexpr size_t kReach = 30;  // words
  for (size_t k = i; k > within.begin && i - k < kReach; --k) {
    if (cells.has(k - 1, moved)) return true;
  }
  return false;
}

std::optional<Found> parse_range(const Cells& cells, size_t i, Stretch within) {
  if (auto found = parse_inside(cells, i, within)) return found;
  Lead lead = Lead::none;
  size_t p = i;
  std::optional<size_t> whole_from;
  uint8_t strip = 0;
  if (const Sense* s = cells.find(i, between); s != nullptr) {
    lead = Lead::between;
    p = i + s->len;
  } else if (const Sense* both = cells.find(i, pair); both != nullptr) {  // "on the days of Monday and Tuesday"
    lead = Lead::between;
    p = i + both->len;
    whole_from = i;
    strip = both->strip;
  } else if (const Sense* from = cells.find(i, of); from != nullptr) {
    lead = Lead::from;
    p = i + from->len;
  }
  if (p >= within.end) return std::nullopt;
  auto found = parse_days(cells, p, within, lead);
  if (!found) found = parse_clocks(cells, p, within, lead);
  if (!found) return std::nullopt;
  found->first = static_cast<uint32_t>(whole_from.value_or(p));
  if (whole_from) found->strip = strip;
  return found;
}

}  // namespace isnad
