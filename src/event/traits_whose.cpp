#include <algorithm>

#include "event/happening.h"
#include "event/lasting.h"
#include "event/traits.h"
#include "report/names.h"
#include "time/times.h"

namespace isnad {

/// Whose the expression is in its own sentence.
void TraitMaker::claimed(size_t index, uint32_t at, Traits& out) const {
  const Event& e = r_.events[index];
  const auto verb = clauses_.verb_before(at);
  std::string_view whose = "none";
  if (verb) {
    whose = "other";
    if (tells_.contains(scan_.token(*verb).span)) whose = "saying";
    if (*verb == e.trigger_token) whose = "own";
  }
  out.add("verb", whose, isnad::to_string(e.type));
  out.add("verb", whose, scan_.token(at).sentence == scan_.token(e.trigger_token).sentence ? "same" : "other");
  const Event* first = nullptr;
  uint32_t best = UINT32_MAX;
  for (const Event* x : near(index)) {
    if (x->weak || scan_.token(x->trigger_token).sentence != scan_.token(at).sentence) continue;
    const uint32_t far = x->trigger_token > at ? x->trigger_token - at : at - x->trigger_token;
    if (far < best) best = far, first = x;
  }
  const uint32_t own = e.trigger_token > at ? e.trigger_token - at : at - e.trigger_token;
  if (first == nullptr || own <= best) return out.add("claimed", "no");
  const bool kin = shared_parties(r_, *first, e) > 0;
  out.add("claimed", isnad::to_string(first->type), isnad::to_string(e.type));
  out.add("claimed", kin ? "kin" : "stranger", first->type == e.type ? "alike" : "other");
}

/// Whose days they are among the events told around, and how these go with this one.
void TraitMaker::scene_day(size_t index, const DayRange& days, Traits& out) const {
  const Event& e = r_.events[index];
  const auto beside = [&](const Event* o, std::string_view name) {
    if (o == nullptr) return;
    const bool same = o->days.known() && o->days == days;
    const bool kin = shared_parties(r_, *o, e) > 0;
    out.add(name, same ? "same" : (o->days.known() ? "other" : "none"), kin ? "kin" : "");
    if (same) out.add(name, isnad::to_string(o->type), isnad::to_string(e.type));
    if (same) out.add(name, isnad::to_string(o->status), isnad::to_string(e.status));
  };
  beside(neighbour(index, false), "day_before");
  beside(neighbour(index, true), "day_after");
  uint32_t all = 0;
  uint32_t kin = 0;
  for (const Event* o : near(index)) {
    if (o->weak || !(o->days == days)) continue;
    ++all;
    kin += shared_parties(r_, *o, e) > 0 ? 1 : 0;
  }
  out.step("events_then", all);
  out.step("kin_then", kin);
}

/// Days that an expression of the event's sentence tells by counting: "the eighth day of the battles", "three days
/// after the attack", "the next day".
void TraitMaker::counted_days(const Event& e, const TimeRef& time, std::vector<DayRange>& out) const {
  constexpr int kNear = 100;  // days
  if (time.kind != TimeKind::anchored && time.nth < 2) return;
  if (time.since || (time.offset_months == 0 && std::abs(time.offset_days) > kNear) || time.nth > kNear) return;
  const auto one = [](const TimeRef& x) {
    return (x.kind == TimeKind::date || x.kind == TimeKind::range) && x.days.known() && !x.since;
  };
  const Span sentence = r_.sentences[scan_.token(e.trigger_token).sentence].span;
  std::optional<DayRange> told;  // beside it, else in the sentence before
  bool beside = false;
  for (const TimeRef& x : r_.times) {
    if (x.span.begin >= sentence.end || (told && beside && x.span.begin > time.span.begin)) break;
    if (!one(x) || &x == &time) continue;
    told = x.days;
    beside = sentence.contains(x.span);
  }
  const bool anchor = time.anchor_span && (time.anchor_span->meets(e.trigger) ||
                                           std::any_of(e.mentions.begin(), e.mentions.end(),
                                                       [&](Span s) { return time.anchor_span->meets(s); }));
  const auto offer = [&](const DayRange& days, int side) {
    const DayRange moved = hung_days(time, days, side);
    if (moved.known()) out.push_back(moved);
  };
  if (time.nth > 1) {
    const bool own = beside && told->single();
    const auto last = own ? told->from : r_.report.published;
    if (last && (own || !beside)) out.push_back({*last - std::chrono::days{time.nth - 1}, last});
  } else if (anchor) {
    if (told && beside) offer(*told, -1);
  } else if (!time.anchor_span) {
    if (told) offer(*told, 1);
  } else {
    for (const Event& x : r_.events) {
      const bool named =
          time.anchor_span->meets(x.trigger) ||
          std::any_of(x.mentions.begin(), x.mentions.end(), [&](Span s) { return time.anchor_span->meets(s); });
      if (!named || !x.days.known() || is_own_day(x.days_basis)) continue;
      offer(x.days, 1);
      break;
    }
  }
}

/// The words that join an expression to the event.
void TraitMaker::led_day(size_t index, const DayOption& o, Traits& out) {
  constexpr uint32_t kStart = 4;  // tokens: "since [the start of the raids]"
  const Event& e = r_.events[index];
  const TimeRef& time = *o.nearest;
  const uint32_t t = e.trigger_token;
  const uint32_t at = scan_.token_at_byte(time.span.begin, 0, scan_.size());
  const std::string_view make = to_string(o.make);
  const std::string_view upos = isnad::to_string(scan_.token(t).upos);
  const bool same = scan_.token(at).sentence == scan_.token(t).sentence;
  if (time.nth > 1 || time.kind == TimeKind::anchored) {
    const bool own = time.anchor_span && time.anchor_span->meets(e.trigger);
    out.add("hung", own ? "own" : "other", make);
  }
  const bool counted = std::any_of(r_.times.begin(), r_.times.end(), [&](const TimeRef& x) {
    return x.kind == TimeKind::anchored && x.anchor_span && x.anchor_span->meets(e.trigger) &&
           (x.offset_days != 0 || x.nth > 1);
  });
  if (counted) out.add("counted_from", make);
  if (!same) return;
  clauses_.enter(scan_.token(t).sentence);
  if (lasting_at_ != t) {
    lasting_at_ = t;
    lasting_ = lasts(data_, clauses_, t);
  }
  out.add("lasts", lasting_, make);
  if (!lasting_.empty()) {
    out.add("lasts_any", make);
    out.add("lasts_any", make, isnad::to_string(e.type));
    out.add("lasts_any", make, isnad::to_string(scan_.token(t).feats.number));
  }
  std::string_view since = "no";
  for (uint32_t k = clauses_.first(); k < std::max(t, at); ++k) {
    if (!data_.is_cue(scan_, k, EventCue::since)) continue;
    since = k + 1 == at ? "time" : k < std::min(t, at) ? (t < at && t - k < kStart ? "event" : "before") : "between";
  }
  out.add("since_word", since, make);
  const uint32_t behind = scan_.token_at_byte(time.span.end, 0, scan_.size());
  const uint32_t next = behind < scan_.size() && scan_.is_comma(behind) ? behind + 1 : behind;
  if (next < clauses_.last()) out.add("time_n1", scan_.key(next), make);
  const auto above = clauses_.verb_before(t);
  const auto over = clauses_.verb_before(at);
  const bool shared = above && over && *above == *over;
  std::string_view whose = "other";
  if (!over) whose = "none";
  if (shared) whose = "shared";
  if (over && *over == t) whose = "own";
  if (over && tells_.contains(scan_.token(*over).span)) whose = shared ? "shared saying" : "saying";
  out.add("over", whose, upos);
  out.add("over_make", whose, make);
}

/// Is it a day of which the report tells first, or of which the speaker's other words are told?
void TraitMaker::occasion_day(size_t index, const DayOption& o, Traits& out) const {
  const Event& e = r_.events[index];
  const bool saying = tells_.contains(e.trigger);
  const std::string_view telling = saying ? "verb" : (e.statement >= 0 ? "inside" : "no");
  const auto dated = std::find_if(r_.times.begin(), r_.times.end(),
                                  [](const TimeRef& x) { return x.days.known() && x.kind == TimeKind::date; });
  const TimeRef* first = dated == r_.times.end() ? nullptr : &*dated;
  const bool leads = first != nullptr && first->days == o.days;
  out.add("first", first == nullptr ? "none" : (leads ? "this" : "other"), isnad::to_string(e.status));
  out.add("first", first == nullptr ? "none" : (leads ? "this" : "other"), telling);
  // The last occasion told before at which the event's own people spoke.
  const uint32_t here = scan_.token(e.trigger_token).sentence;
  const int32_t speaker = e.statement >= 0 ? r_.statements[static_cast<size_t>(e.statement)].speaker.entity : -1;
  const Occasion* spoke = nullptr;
  for (const Occasion& x : occasions_) {
    if (x.sentence > here) break;
    const bool own = std::any_of(e.actors.begin(), e.actors.end(),
                                 [&](const Participant& p) { return p.entity >= 0 && p.entity == x.speaker; });
    if (x.time != nullptr && (own || (x.speaker >= 0 && x.speaker == speaker))) spoke = &x;
  }
  if (spoke == nullptr) return;
  const bool then = spoke->time->days == o.days;
  out.add("spoke", then ? "then" : "other", telling);
  out.add("spoke", then ? "then" : "other", isnad::to_string(e.type));
  if (then) out.step("spoke_back", here - spoke->sentence, telling);
}

}  // namespace isnad
