#include "event/traits.h"

#include <algorithm>

#include "event/happening.h"
#include "event/participants.h"
#include "report/names.h"

namespace isnad {

std::vector<int32_t> kinds_of(const std::vector<const Mention*>& places) {
  std::vector<int32_t> out;
  for (const Mention* m : places) out.push_back(m->entity >= 0 ? m->entity : -1 - static_cast<int32_t>(out.size()));
  return out;
}

void TraitMaker::no_place(size_t index, Traits& out) {
  const Event& e = r_.events[index];
  const std::string_view type = to_string(e.type);
  out.add("none");
  out.add("none_type", type);
  out.add("none_mode", e.mode, type);
  out.add("none_status", to_string(e.status), type);
  out.add("none_rule", to_string(e.place_basis));
  out.add("none_said", e.statement >= 0 ? "1" : "0", type);
  out.add("none_upos", to_string(scan_.token(e.trigger_token).upos), type);
  out.add("none_lemma", lemma(e.trigger_token), type);
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
  whereabouts(index, m, out);
  if (there != here) return;
  clauses_.enter(here);
  between(t, at, type, out);
  relation(t, m.head_token, type, out);
}

}  // namespace isnad
