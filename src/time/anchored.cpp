#include <algorithm>

#include "text/article.h"
#include "time/resolve.h"
#include "time/times.h"

namespace isnad {
namespace {

constexpr int kFarthestOffset = 31;   ///< days: an expression of a farther event is no day of its own
constexpr uint32_t kGapBytes = 8;     ///< a space and a preposition
constexpr uint32_t kNearBytes = 400;  ///< an expression qualifies an event whose trigger stands this near before it

uint32_t sentence_of(const Reading& r, uint32_t byte) {
  for (size_t s = 0; s < r.sentences.size(); ++s) {
    if (r.sentences[s].span.contains(byte)) return static_cast<uint32_t>(s);
  }
  return UINT32_MAX;
}

int length_of(const DayRange& days) {
  return days.from && days.to ? static_cast<int>((*days.to - *days.from).count()) + 1 : 0;
}

/// The event whose trigger, or a later mention of it, lies in the words that name the anchor.
Event* named_event(Reading& r, Span anchor) {
  for (Event& e : r.events) {
    if (anchor.meets(e.trigger)) return &e;
    if (std::any_of(e.mentions.begin(), e.mentions.end(), [&](Span s) { return anchor.meets(s); })) return &e;
  }
  return nullptr;
}

/// Has the event days, and words of its own that tell them?
bool has_day(const Event* e) {
  return e != nullptr && e->days.known() && !is_own_day(e->days_basis) && e->days_basis != Basis::passage;
}

/// The last place before `byte`, in its sentence, that tells of the event.
uint32_t told_before(const Reading& r, const Event& e, uint32_t byte, uint32_t sentence) {
  uint32_t last = UINT32_MAX;
  const auto look = [&](Span s) {
    if (s.end > byte || sentence_of(r, s.begin) != sentence) return;
    if (last == UINT32_MAX || s.begin > last) last = s.begin;
  };
  look(e.trigger);
  for (const Span& again : e.mentions) look(again);
  return last;
}

/// The nearest event before the expression in its sentence that is not the named one and has days.
Event* qualified_event(Reading& r, Span span, const Event* named) {
  const uint32_t sentence = sentence_of(r, span.begin);
  Event* best = nullptr;
  uint32_t best_at = 0;
  for (Event& e : r.events) {
    if (&e == named || !e.days.known()) continue;
    const uint32_t at = told_before(r, e, span.begin, sentence);
    if (at == UINT32_MAX || (best != nullptr && at <= best_at)) continue;
    best = &e;
    best_at = at;
  }
  return best;
}

/// "The summit, which came a day after": an event told elsewhere by the noun that stands before the expression.
Event* noun_qualified(Reading& r, Span span, const Event* named) {
  constexpr size_t kReach = 12;  // tokens
  const uint32_t sentence = sentence_of(r, span.begin);
  const auto at = std::lower_bound(r.tokens.begin(), r.tokens.end(), span.begin,
                                   [](const Token& x, uint32_t byte) { return x.span.begin < byte; });
  auto t = static_cast<size_t>(at - r.tokens.begin());
  for (size_t back = 0; t > 0 && back < kReach && r.tokens[t - 1].sentence == sentence; ++back) {
    const Token& noun = r.tokens[--t];
    if (noun.upos != Upos::NOUN && noun.upos != Upos::PROPN) continue;
    const std::string_view key = without_article(r.key(noun));
    for (Event& e : r.events) {
      if (&e == named || !e.days.known() || e.trigger_token >= r.tokens.size()) continue;
      if (without_article(r.key(r.tokens[e.trigger_token])) == key) return &e;
    }
  }
  return nullptr;
}

/// The nearest resolved day before the expression in its own sentence, else in the one before.
const TimeRef* day_before(const Reading& r, size_t index, bool same_sentence) {
  const uint32_t sentence = sentence_of(r, r.times[index].span.begin);
  for (size_t k = index; k-- > 0;) {
    const TimeRef& t = r.times[k];
    const uint32_t other = sentence_of(r, t.span.begin);
    if (other == UINT32_MAX || other > sentence || other + (same_sentence ? 0U : 1U) < sentence) break;
    if ((t.kind == TimeKind::date || t.kind == TimeKind::range) && t.days.known() && !t.since) return &t;
  }
  return nullptr;
}

/// A day told right after the words that name the event: "the day after the announcement on Tuesday".
const TimeRef* day_after(const Reading& r, size_t index) {
  if (index + 1 >= r.times.size()) return nullptr;
  const TimeRef& next = r.times[index + 1];
  const bool near =
      next.span.begin >= r.times[index].span.end && next.span.begin - r.times[index].span.end <= kGapBytes;
  return near && next.kind == TimeKind::date && next.days.single() ? &next : nullptr;
}

}  // namespace

DayRange hung_days(const TimeRef& time, const DayRange& days, int side) {
  constexpr int kWeek = 7;
  constexpr int kMonth = 31;
  constexpr int kYear = 366;
  constexpr int kMonths = 12;
  if (!days.from || !days.to) return {};
  const std::chrono::days offset{time.offset_days * side};
  if (time.offset_months == 0) {
    const bool fine = days.single() || (time.offset_days % kWeek == 0 && length_of(days) <= kWeek);
    return fine ? DayRange{*days.from + offset, *days.to + offset} : DayRange{};
  }
  // Months and years told of a month or year, which is moved as a whole.
  const int months = time.offset_months * side;
  const Amount amount{TimeUnit::month, static_cast<double>(std::abs(months))};
  const bool years = months % kMonths == 0;
  if (length_of(days) <= kWeek || length_of(days) > (years ? kYear : kMonth)) return {};
  const auto from = move(*days.from, amount, months < 0 ? -1 : 1);
  const auto next = move(*days.to + std::chrono::days{1}, amount, months < 0 ? -1 : 1);
  return from && next ? DayRange{from, *next - std::chrono::days{1}} : DayRange{};
}

void resolve_counted(Reading& reading) {
  for (size_t i = 0; i < reading.times.size(); ++i) {
    TimeRef& t = reading.times[i];
    if (t.kind != TimeKind::anchored || t.days.known() || t.anchor_span) continue;
    const TimeRef* told = day_before(reading, i, false);
    if (told == nullptr) continue;
    t.days = hung_days(t, told->days, 1);
    t.anchor = TimeAnchor::sentence;
  }
}

void resolve_anchored(const TimeData& data, Reading& reading) {
  (void)data;
  for (size_t i = 0; i < reading.times.size(); ++i) {
    TimeRef& t = reading.times[i];
    if (t.kind != TimeKind::anchored || t.days.known()) continue;
    const std::chrono::days offset{t.offset_days};
    if (!t.anchor_span) continue;
    Event* named = named_event(reading, *t.anchor_span);
    if (const TimeRef* own = day_after(reading, i); own != nullptr && t.offset_days != 0) {
      t.days = t.since ? DayRange{own->days.from, *own->days.from + offset} : hung_days(t, own->days, 1);
      continue;
    }
    if (t.since) {  // within so many days of the event
      if (has_day(named) && named->days.single()) t.days = {named->days.from, *named->days.from + offset};
      continue;
    }
    const TimeRef* told = day_before(reading, i, true);
    if (told != nullptr && t.span.begin - told->span.end >= kNearBytes) told = nullptr;
    const bool near = std::abs(t.offset_days) <= kFarthestOffset;
    std::optional<DayRange> when;  // of what the expression qualifies
    if (told != nullptr) {
      when = told->days;
    } else {
      const Event* e = qualified_event(reading, t.span, named);
      if (e == nullptr) e = noun_qualified(reading, t.span, named);
      if (e != nullptr) when = e->days;
    }
    // An event that has just the days of what hangs on it borrowed them: the words say they are others.
    const bool borrowed = when && named != nullptr && named->days == *when;
    if (borrowed && t.offset_days != 0) {
      named->days = {};
      named->days_basis = Basis::none;
      named->days_span = {};
    }
    if (has_day(named) && t.offset_days != 0) {
      if (near || told == nullptr) t.days = hung_days(t, named->days, 1);
      continue;
    }
    if (!when) continue;
    if (near && when->single()) {
      t.days = *when;
      t.anchor = TimeAnchor::sentence;
    }
    if (named == nullptr || named->days.known() || t.offset_days == 0) continue;
    named->days = hung_days(t, *when, -1);
    if (!named->days.known()) continue;
    named->days_basis = Basis::sentence;
    named->sure.days.reset();
    named->days_span = t.span;
  }
}

}  // namespace isnad
