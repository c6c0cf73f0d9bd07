#include <algorithm>

#include "time/grammar.h"
#include "time/numbers.h"

namespace isnad {
namespace {

using enum TimeClass;

constexpr size_t kLongestEvent = 12;  // words of an event's name after "two days before"

uint8_t strip_at(const Cells& cells, size_t i, std::initializer_list<TimeClass> classes) {
  for (const TimeClass cls : classes) {
    if (const Sense* s = cells.find(i, cls); s != nullptr) return s->strip;
  }
  return 0;
}

Found make(size_t first, size_t last, uint8_t strip, Shape shape) {
  Found f;
  f.first = static_cast<uint32_t>(first);
  f.last = static_cast<uint32_t>(last);
  f.strip = strip;
  f.meaning.shape = shape;
  return f;
}

bool is_verb(const Cells& cells, size_t i) {
  const Reading& r = cells.reading();
  const Word& w = cells.word(i);
  for (uint32_t t = w.first_token; t < w.last_token && t < r.tokens.size(); ++t) {
    if (r.tokens[t].upos == Upos::VERB || r.tokens[t].upos == Upos::AUX) return true;
  }
  return false;
}

/// The words that name an event, up to a verb, mark or preposition; "to" and what follows belongs to a visit.
size_t end_of_event(const Cells& cells, size_t i, size_t end) {
  size_t p = i;
  while (p < end && p - i < kLongestEvent) {
    const WordKind kind = cells.word(p).kind;
    const bool dash = cells.mark(p, "-");
    if (kind == WordKind::punct && !dash) break;
    const Sense* halt = cells.find(p, stop);
    if (halt != nullptr && halt->strip == 0 && p > i) break;
    if (p > i && (cells.has(p, cue) || cells.has(p, weekday) || cells.has(p, rel) || is_verb(cells, p))) break;
    ++p;
  }
  while (p > i && cells.mark(p - 1, "-")) --p;
  return p;
}

/// Can a noun that names an event stand here?
bool opens_event(const Cells& cells, size_t i, size_t end) {
  return i < end && cells.word(i).kind == WordKind::arabic && !cells.has(i, stop) && !cells.has(i, rel) &&
         !cells.has(i, weekday);
}

std::optional<Found> parse_set(const Cells& cells, size_t i, Stretch within) {
  const size_t end = within.end;
  if (const Sense* s = cells.find(i, always); s != nullptr) {
    Found f = make(i, i + s->len, s->strip, Shape::set);
    f.meaning.unit = static_cast<TimeUnit>(s->value);
    return f;
  }
  const Sense* s = cells.find(i, every);
  if (s == nullptr || i + 1 >= end) return std::nullopt;
  size_t p = i + s->len;
  if (const Sense* u = cells.find(p, unit); u != nullptr && !u->definite) {
    const Sense* named = p + 1 < end ? cells.find(p + 1, bare_day) : nullptr;
    if (named == nullptr && p + 1 < end) named = cells.find(p + 1, weekday);
    Found f = make(i, p + 1, s->strip, Shape::set);
    f.meaning.unit = static_cast<TimeUnit>(u->value);
    if (named != nullptr && u->value == static_cast<int>(TimeUnit::day)) {
      f.meaning.weekday = named->value;
      f.last += named->len;
    }
    return f;
  }
  if (const Sense* named = cells.find(p, bare_day); named != nullptr && named->strip == 0) {
    Found f = make(i, p + named->len, s->strip, Shape::set);
    f.meaning.weekday = named->value;
    f.meaning.unit = TimeUnit::day;
    return f;
  }
  bool vague = false;
  Found f = make(i, i, s->strip, Shape::set);
  p = parse_amounts(cells, p, end, f.meaning.amounts, vague);
  if (f.meaning.amounts.empty() || vague) return std::nullopt;
  f.last = static_cast<uint32_t>(p);
  f.meaning.unit = f.meaning.amounts[0].unit;
  return f;
}

/// "two days before the summit", "after three weeks", "two days ago".
std::optional<Found> parse_sided(const Cells& cells, size_t i, Stretch within) {
  const size_t end = within.end;
  const Sense* s = cells.find(i, before);
  if (s == nullptr) s = cells.find(i, after);
  if (s == nullptr || i + 1 >= end) return std::nullopt;
  bool vague = false;
  Found f = make(i, i, s->strip, Shape::ago);
  f.meaning.side = s->value;
  size_t p = parse_amounts(cells, i + s->len, end, f.meaning.amounts, vague);
  if (p == i + s->len) return std::nullopt;
  if (p < end && cells.has(p, from_now)) {
    p += cells.find(p, from_now)->len;
    f.meaning.point = true;
  }
  const Sense* merely = p < end ? cells.find(p, only) : nullptr;
  const size_t after_merely = merely != nullptr ? p + merely->len : p;
  // "Five months ago, on": only what comes after an event hangs on it so.
  const auto hangs = [&](size_t at) {
    return at < end && (cells.has(at, of) || (s->value > 0 && cells.has(at, upon)));
  };
  const bool hung = hangs(after_merely);
  if (hung && after_merely + 1 < end && opens_event(cells, after_merely + 1, end)) {
    p = after_merely;
  }
  if (p + 1 < end && hangs(p) && opens_event(cells, p + 1, end)) {
    const size_t q = end_of_event(cells, p + 1, end);
    f.meaning.shape = Shape::anchored;
    f.anchor_first = static_cast<uint32_t>(p + 1);
    f.anchor_last = static_cast<uint32_t>(q);
    p = q;
  }
  const bool rough = cells.has(i + s->len, about);  // "more than two weeks ago" names no day
  if (vague || rough) f.meaning.shape = Shape::duration;
  f.last = static_cast<uint32_t>(p);
  return f;
}

/// An amount that "by" leads: "after that [by six months]". Where it ends; `i` when there is none.
size_t parse_by_amount(const Cells& cells, size_t i, size_t end, std::vector<Amount>& amounts) {
  if (i >= end) return i;
  const std::string_view key = cells.reading().str(cells.word(i).key);
  const auto& letters = cells.lexicon().letters(by);
  const bool led =
      std::any_of(letters.begin(), letters.end(), [&](const std::string& b) { return key.starts_with(b); });
  if (!led) return i;
  const bool alone = std::find(letters.begin(), letters.end(), key) != letters.end();
  if (!alone && strip_at(cells, i, {unit2, num, unit, about}) == 0) return i;
  bool vague = false;
  const size_t first = alone ? i + 1 : i;
  const size_t last = parse_amounts(cells, first, end, amounts, vague);
  return last == first || vague ? i : last;
}

/// "six months after that", "six days after the attack", with the amount behind.
std::optional<Found> parse_measured(const Cells& cells, size_t i, Stretch within) {
  constexpr size_t kLongestName = 5;  // words of the event
  const size_t end = within.end;
  Found f = make(i, i, 0, Shape::anchored);
  const Sense* s = cells.find(i, thence);
  size_t p = i;
  if (s != nullptr) {
    p = parse_by_amount(cells, i + s->len, end, f.meaning.amounts);
    if (p == i + s->len) return std::nullopt;
  } else {
    s = cells.find(i, before);
    if (s == nullptr) s = cells.find(i, after);
    if (s == nullptr || !opens_event(cells, i + s->len, end)) return std::nullopt;
    const size_t name = i + s->len;
    size_t q = name + 1;
    for (; q < end && q - name <= kLongestName; ++q) {
      p = parse_by_amount(cells, q, end, f.meaning.amounts);
      if (p > q) break;
      if (cells.word(q).kind != WordKind::arabic || cells.has(q, stop) || is_verb(cells, q)) return std::nullopt;
    }
    if (f.meaning.amounts.empty()) return std::nullopt;
    f.anchor_first = static_cast<uint32_t>(name);
    f.anchor_last = static_cast<uint32_t>(q);
  }
  f.strip = s->strip;
  f.meaning.side = s->value;
  f.last = static_cast<uint32_t>(p);
  return f;
}

/// "the eighth day of the battles": the day the sentence tells of.
std::optional<Found> parse_numbered_day(const Cells& cells, size_t i, Stretch within) {
  int number = 0;
  const size_t p = parse_ordinal(cells, i + 1, within.end, number);
  if (p == i + 1 || p >= within.end) return std::nullopt;
  if (const Sense* row = cells.find(p, in_row); row != nullptr) {  // "for the third day in a row"
    Found f = make(i, p + row->len, cells.find(i, unit)->strip, Shape::duration);
    f.meaning.amounts.push_back({TimeUnit::day, static_cast<double>(number)});
    f.meaning.nth = number;
    return f;
  }
  size_t event = p;
  const std::string_view key = cells.reading().str(cells.word(p).key);
  bool glued = false;
  for (const std::string& lam : cells.lexicon().letters(lam_article)) glued = glued || key.starts_with(lam);
  const Sense* s = cells.find(p, of);
  if (s != nullptr && s->strip == 0) ++event;
  if ((!glued && event == p) || !opens_event(cells, event, within.end)) return std::nullopt;
  const size_t q = event + 1;
  Found f = make(i, q, cells.find(i, unit)->strip, Shape::anchored);
  f.meaning.amounts.push_back({TimeUnit::day, 0});
  f.meaning.nth = number;
  f.anchor_first = static_cast<uint32_t>(event);
  f.anchor_last = static_cast<uint32_t>(q);
  return f;
}

std::optional<Found> parse_eve(const Cells& cells, size_t i, Stretch within) {
  const Sense* s = cells.find(i, eve);
  if (s == nullptr) s = cells.find(i, morrow);
  if (s != nullptr) {
    const size_t p = i + s->len;
    if (!opens_event(cells, p, within.end)) return std::nullopt;
    const size_t q = end_of_event(cells, p, within.end);
    Found f = make(i, q, s->strip, Shape::anchored);
    f.meaning.side = s->value;
    f.meaning.amounts.push_back({TimeUnit::day, 1});
    f.anchor_first = static_cast<uint32_t>(p);
    f.anchor_last = static_cast<uint32_t>(q);
    return f;
  }
  const Sense* day = cells.find(i, unit);
  const bool is_day = day != nullptr && day->definite && day->value == static_cast<int>(TimeUnit::day);
  if (is_day) {
    if (auto found = parse_numbered_day(cells, i, within)) return found;
  }
  const Sense* next = is_day && i + 1 < within.end ? cells.find(i + 1, follow) : nullptr;
  if (next == nullptr) return std::nullopt;
  Found f = make(i, i + 1 + next->len, day->strip, Shape::anchored);  // the day after what was told before
  f.meaning.side = next->value;
  f.meaning.amounts.push_back({TimeUnit::day, 1});
  return f;
}

/// A number of units with nothing that places it, or placed by "since" or "from now".
std::optional<Found> parse_duration(const Cells& cells, size_t i, Stretch within) {
  const size_t end = within.end;
  size_t p = i;
  const Sense* lead = cells.find(p, whole);
  if (lead != nullptr) p += lead->len;
  if (p >= end) return std::nullopt;
  const size_t first = p;
  bool vague = false;
  Found f = make(lead != nullptr ? first : i, i, 0, Shape::duration);
  p = parse_amounts(cells, p, end, f.meaning.amounts, vague);
  if (p == first) return std::nullopt;
  f.strip = strip_at(cells, first, {unit2, few, num, units, fraction, unit});
  const bool complete = p < end && cells.has(p, full) && cells.find(p, full)->strip == 0;
  if (complete) ++p;
  const bool lone = cells.has(first, unit) && f.meaning.amounts.size() == 1 && f.meaning.amounts[0].count == 1;
  const bool since_it = i > within.begin && cells.has(i - 1, since);
  const bool within_it = i > within.begin && cells.has(i - 1, TimeClass::within);
  if (within_it && !vague && p + 1 < end && cells.has(p, of) && opens_event(cells, p + 1, end)) {
    f.meaning.shape = Shape::anchored;  // "within 20 days of the decision"
    f.meaning.side = 1;
    f.meaning.since = true;
    f.anchor_first = static_cast<uint32_t>(p + 1);
    p = end_of_event(cells, p + 1, end);
    f.anchor_last = static_cast<uint32_t>(p);
  } else if (since_it && !vague) {
    f.meaning.shape = Shape::ago;
    f.meaning.side = -1;
    if (p < end && cells.has(p, from_now)) {
      p += cells.find(p, from_now)->len;
      f.meaning.point = true;
    }
  } else if (p < end && cells.has(p, from_now)) {
    p += cells.find(p, from_now)->len;
    f.meaning.shape = Shape::ago;
  } else if (lone && lead == nullptr && !complete && p == first + 1 && !(i > within.begin && cells.has(i - 1, whole))) {
    return std::nullopt;
  }
  if (lone && cells.find(first, unit)->definite && lead == nullptr) return std::nullopt;
  if (lead != nullptr) {
    f.first = static_cast<uint32_t>(i);
    f.strip = lead->strip;
  }
  f.last = static_cast<uint32_t>(p);
  return f;
}

}  // namespace

std::optional<Found> parse_counted(const Cells& cells, size_t i, Stretch within) {
  std::optional<Found> best;
  for (const auto parse : {parse_set, parse_sided, parse_measured, parse_eve, parse_duration}) {
    auto found = parse(cells, i, within);
    if (found && (!best || found->last > best->last)) best = std::move(found);
  }
  return best;
}

}  // namespace isnad
