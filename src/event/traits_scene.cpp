#include "event/traits.h"

#include <algorithm>

#include "event/happening.h"
#include "event/participants.h"
#include "report/names.h"

namespace isnad {

void TraitMaker::day(size_t index, const TimeRef& time, Traits& out) {
  const Event& e = r_.events[index];
  const uint32_t t = e.trigger_token;
  const std::string_view type = to_string(e.type);
  const uint32_t at = scan_.token_at_byte(time.span.begin, 0, scan_.size());
  const bool rule = !e.days_span.empty() && e.days_span == time.span;
  const uint32_t here = scan_.token(t).sentence;
  const uint32_t there = scan_.token(at).sentence;
  out.add("bias");
  out.add("rule", rule ? to_string(e.days_basis) : "no");
  out.add("rule_other", rule ? "this" : to_string(e.days_basis));
  out.add("sentences", there == here ? "same" : (there < here ? "before" : "after"), to_string(e.days_basis));
  out.step(there < here ? "sentences_back" : "sentences_on", there < here ? here - there : there - here);
  out.add("kind", to_string(time.kind));
  if (time.since) out.add("since", to_string(e.status));
  const bool single = time.days.single();
  out.add("single", single ? "1" : "0");
  if (r_.report.published && time.days.from) {
    const Day today = *r_.report.published;
    const std::string_view when = *time.days.from > today ? "ahead" : (*time.days.from == today ? "today" : "past");
    out.add("when", when, to_string(e.status));
    out.add("when_type", when, type);
    out.add("when_aspect", when, to_string(scan_.token(t).feats.aspect));
  }
  out.add("type", type);
  out.add("status", to_string(e.status));
  const bool told = e.statement >= 0;
  const bool inside = told && r_.statements[static_cast<size_t>(e.statement)].text.contains(time.span);
  out.add("statement", told ? (inside ? "both" : "apart") : "none");
  uint32_t nearer = 0;
  for (const TimeRef& o : r_.times) {
    if (&o == &time || !o.days.known()) continue;
    const bool between = (o.span.begin > time.span.begin && o.span.begin < e.trigger.begin) ||
                         (o.span.begin < time.span.begin && o.span.begin > e.trigger.begin);
    if (between) ++nearer;
  }
  out.step("nearer", nearer);
  uint32_t events = 0;
  for (const Event* other : near(index)) {
    const Event& o = *other;
    const bool between = (o.trigger.begin > time.span.begin && o.trigger.begin < e.trigger.begin) ||
                         (o.trigger.begin < time.span.begin && o.trigger.begin > e.trigger.begin);
    if (between) ++events;
  }
  out.step("events_between", events, there == here ? "same" : "other");
  scene_day(index, time, out);
  if (there != here) return;
  clauses_.enter(here);
  between(t, at, type, out);
  relation(t, at, type, out);
}

/// Whose day it is among the events told just before and after, and how these go with this one.
void TraitMaker::scene_day(size_t index, const TimeRef& time, Traits& out) const {
  const Event& e = r_.events[index];
  const auto beside = [&](const Event* o, std::string_view name) {
    if (o == nullptr) return;
    const bool same = o->days.known() && o->days == time.days;
    const bool kin = shared_parties(r_, *o, e) > 0;
    out.add(name, same ? "same" : (o->days.known() ? "other" : "none"), kin ? "kin" : "");
    if (same) out.add(name, to_string(o->type), to_string(e.type));
    if (same) out.add(name, to_string(o->status), to_string(e.status));
  };
  beside(neighbour(index, false), "day_before");
  beside(neighbour(index, true), "day_after");
  const uint32_t first = scan_.token(scan_.token_at_byte(time.span.begin, 0, scan_.size())).sentence;
  out.add("lead", first < 2 ? "1" : "0", to_string(e.status));
}

void TraitMaker::place(size_t index, const Mention& m, Traits& out) {
  const Event& e = r_.events[index];
  const uint32_t t = e.trigger_token;
  const std::string_view type = to_string(e.type);
  const uint32_t at = m.first_token;
  const auto same = [&](const Participant& p) { return p.entity >= 0 && p.entity == m.entity; };
  const bool rule = e.place && (e.place->mention == m.span || same(*e.place));
  const uint32_t here = scan_.token(t).sentence;
  const uint32_t there = scan_.token(at).sentence;
  out.add("bias");
  out.add("rule", rule ? to_string(e.place_basis) : "no");
  out.add("rule_other", rule ? "this" : to_string(e.place_basis));
  out.add("rule_word", rule && e.place->mention == m.span ? "this" : "no");
  out.add("sentences", there == here ? "same" : (there < here ? "before" : "after"), to_string(e.place_basis));
  out.step(there < here ? "sentences_back" : "sentences_on", there < here ? here - there : there - here);
  out.add("kind", to_string(m.kind), type);
  out.add("metonym", m.metonym ? "1" : "0", to_string(m.kind));
  if (m.described) out.add("described");
  const bool acts = std::any_of(e.actors.begin(), e.actors.end(), same);
  const bool suffers = std::any_of(e.recipients.begin(), e.recipients.end(), same);
  out.add("takes_part", acts ? "actor" : (suffers ? "recipient" : "no"), type);
  out.add("type", type);
  out.add("mode", e.mode, type);
  out.add("status", to_string(e.status));
  if (at > 0) out.add("led", scan_.key(at - 1));
  const Mention* outer = scan_.mention_at(at);
  out.add("inside", outer == nullptr || outer == &m ? "no" : to_string(outer->kind));
  out.step("named", named(m));
  const uint32_t nearer = mentions_between(std::min(m.last_token, t), std::max(m.first_token, t),
                                           [](const Mention& o) { return is_placelike(o); });
  out.step("nearer", nearer);
  uint32_t shared = 0;
  for (const Event* o : near(index)) {
    if (o->place && same(*o->place)) ++shared;
  }
  out.step("events_there", shared);
  const auto beside = [&](const Event* o, std::string_view name) {
    if (o == nullptr) return;
    const bool there_too = o->place && same(*o->place);
    const bool kin = shared_parties(r_, *o, e) > 0;
    out.add(name, there_too ? "same" : (o->place ? "other" : "none"), kin ? "kin" : "");
    if (there_too) out.add(name, to_string(o->type), type);
  };
  beside(neighbour(index, false), "place_before");
  beside(neighbour(index, true), "place_after");
  out.add("lead", there == 0 ? "1" : "0", type);
  const Mention* next = m.last_token + 1 < scan_.size() ? scan_.mention_at(m.last_token + 1) : nullptr;
  if (next != nullptr && next != &m && is_placelike(*next))
    out.add("place_follows", to_string(next->kind), to_string(m.kind));
  if (m.entity >= 0) {
    const Entity& known = r_.entities[static_cast<size_t>(m.entity)];
    out.add("place_type", known.type.empty() ? "none" : known.type, type);
    const auto of = [&](const Participant& p) {
      return p.entity >= 0 && !known.country.empty() &&
             r_.entities[static_cast<size_t>(p.entity)].country == known.country;
    };
    out.add("of_actor", std::any_of(e.actors.begin(), e.actors.end(), of) ? "1" : "0", type);
    out.add("of_recipient", std::any_of(e.recipients.begin(), e.recipients.end(), of) ? "1" : "0", type);
  }
  if (there != here) return;
  clauses_.enter(here);
  between(t, at, type, out);
  relation(t, m.head_token, type, out);
}

}  // namespace isnad
