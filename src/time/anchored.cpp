#include <algorithm>

#include "time/times.h"

namespace isnad {
namespace {

constexpr int kFarthestOffset = 31;   ///< days: only a near event's day tells the day of what is hung on it
constexpr uint32_t kGapBytes = 8;     ///< a space and a preposition
constexpr uint32_t kNearBytes = 400;  ///< an expression qualifies an event whose trigger stands this near before it

uint32_t sentence_of(const Reading& r, uint32_t byte) {
  for (size_t s = 0; s < r.sentences.size(); ++s) {
    if (r.sentences[s].span.contains(byte)) return static_cast<uint32_t>(s);
  }
  return UINT32_MAX;
}

/// The event whose trigger, or a later mention of it, lies in the words that name the anchor.
Event* named_event(Reading& r, Span anchor) {
  for (Event& e : r.events) {
    if (anchor.meets(e.trigger)) return &e;
    if (std::any_of(e.mentions.begin(), e.mentions.end(), [&](Span s) { return anchor.meets(s); })) return &e;
  }
  return nullptr;
}

/// Has the event one day, and words of its own that tell it?
bool has_day(const Event* e) {
  return e != nullptr && e->days.single() && e->days_basis != Basis::published && e->days_basis != Basis::passage;
}

/// The nearest event before the expression in its sentence that is not the named one and has a single day.
Event* qualified_event(Reading& r, Span span, const Event* named) {
  const uint32_t sentence = sentence_of(r, span.begin);
  Event* best = nullptr;
  for (Event& e : r.events) {
    if (&e == named || e.trigger.end > span.begin || !e.days.single()) continue;
    if (sentence_of(r, e.trigger.begin) != sentence) continue;
    if (best == nullptr || e.trigger.begin < best->trigger.begin) best = &e;
  }
  return best;
}

/// The nearest resolved day before the expression in its own sentence, else in the one before.
const TimeRef* day_before(const Reading& r, size_t index, bool same_sentence) {
  const uint32_t sentence = sentence_of(r, r.times[index].span.begin);
  for (size_t k = index; k-- > 0;) {
    const TimeRef& t = r.times[k];
    const uint32_t other = sentence_of(r, t.span.begin);
    if (other == UINT32_MAX || other > sentence || other + (same_sentence ? 0U : 1U) < sentence) break;
    if (t.kind == TimeKind::date && t.days.single()) return &t;
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

void resolve_anchored(const TimeData& data, Reading& reading) {
  (void)data;
  for (size_t i = 0; i < reading.times.size(); ++i) {
    TimeRef& t = reading.times[i];
    if (t.kind != TimeKind::anchored || t.days.known()) continue;
    const std::chrono::days offset{t.offset_days};
    if (!t.anchor_span) {  // "the next day": counted from the day told last
      if (const TimeRef* told = day_before(reading, i, false)) {
        t.days = {*told->days.from + offset, *told->days.from + offset};
        t.anchor = TimeAnchor::sentence;
      }
      continue;
    }
    Event* named = named_event(reading, *t.anchor_span);
    if (const TimeRef* own = day_after(reading, i); own != nullptr && t.offset_days != 0) {
      t.days = {t.since ? *own->days.from : *own->days.from + offset, *own->days.from + offset};
      continue;
    }
    if (t.since) {  // within so many days of the event
      if (has_day(named)) t.days = {named->days.from, *named->days.from + offset};
      continue;
    }
    const TimeRef* told = day_before(reading, i, true);
    if (told != nullptr && t.span.begin - told->span.end >= kNearBytes) told = nullptr;
    const bool near = std::abs(t.offset_days) <= kFarthestOffset;  // only a near event's day tells of what hangs on it
    // An event that has just the day its sentence tells of something else borrowed it: the words say it is another day.
    const bool borrowed = told != nullptr && near && named != nullptr && named->days == told->days;
    if (borrowed && t.offset_days != 0) named->days = {};
    if (has_day(named) && t.offset_days != 0) {
      t.days = {*named->days.from + offset, *named->days.from + offset};
      continue;
    }
    std::optional<Day> day;
    if (!near) continue;
    if (told != nullptr) {
      day = told->days.from;
    } else if (const Event* e = qualified_event(reading, t.span, named); e != nullptr) {
      day = e->days.from;
    }
    if (!day) continue;
    t.days = {day, day};
    t.anchor = TimeAnchor::sentence;
    if (named != nullptr && !named->days.known() && t.offset_days != 0) named->days = {*day - offset, *day - offset};
  }
}

}  // namespace isnad
