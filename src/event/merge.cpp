#include "event/merge.h"

#include <algorithm>

#include "event/alike.h"
#include "event/happening.h"
#include "event/retold.h"

namespace isnad {
namespace {

void take_days(Event& old, const Event& fresh, Basis basis) {
  old.days = fresh.days;
  old.days_span = fresh.days_span;
  old.days_basis = basis;
}

/// The place and days that a later mention tells; the innermost place wins.
void take_scene(const Reading& r, Event& old, const Event& fresh, Basis basis) {
  const bool closer = old.place && fresh.place && holds_place(r, old.place->entity, fresh.place->entity);
  if (fresh.place && (!old.place || closer)) {
    old.place = fresh.place;
    old.place_basis = basis;
  }
  // Words of praise or blame said again elsewhere are said on another day.
  constexpr uint32_t kNear = 300;  // bytes
  const bool acts = old.type == EventType::consult || old.type == EventType::assault ||
                    old.type == EventType::control || old.type == EventType::coerce;
  const bool apart = !acts && fresh.trigger.begin > old.trigger.end + kNear;
  const auto& today = r.report.published;
  const bool gone = old.status == Status::planned && today && fresh.days.to && *fresh.days.to < *today;
  if (!old.days.known() && fresh.days.known() && !apart && !gone) take_days(old, fresh, basis);
}

/// The verb of a relative clause names who takes part and when.
void take_relative(const Reading& r, Event& noun, Event& verb) {
  // An accord is told by the verb, an attack or talks by the noun.
  if (noun.type == EventType::agree) {
    std::swap(noun.trigger, verb.trigger);
    std::swap(noun.trigger_token, verb.trigger_token);
    std::swap(noun.frame, verb.frame);
    std::swap(noun.mode, verb.mode);
  }
  const auto take = [&](std::vector<Participant>& own, const std::vector<Participant>& told,
                        std::vector<Participant>& other) {
    if (told.empty()) return;
    own = told;
    std::erase_if(other, [&](const Participant& p) { return shared(r, {p}, own) > 0; });
  };
  take(noun.actors, verb.actors, noun.recipients);
  take(noun.recipients, verb.recipients, noun.actors);
  if (verb.days.known()) take_days(noun, verb, verb.days_basis);
  if (verb.place) {
    noun.place = verb.place;
    noun.place_basis = verb.place_basis;
  }
  noun.status = verb.status;
  noun.status_basis = verb.status_basis;
  noun.mentions.push_back(verb.trigger);
}

/// "were killed in the attack": its dead and wounded belong to the attack told before, which the article takes up.
bool join_earlier(const Reading& r, std::vector<Event>& out, const Event& again) {
  Event& half = out.back();
  const auto old = std::find_if(out.begin(), out.end() - 1,
                                [&](const Event& o) { return same_happening(r, o, again) && takes_up(r, o, again); });
  if (old == out.end() - 1 || disjoint(half.days, old->days)) return false;
  old->mentions.push_back(half.trigger);
  old->mentions.insert(old->mentions.end(), half.mentions.begin(), half.mentions.end());
  take_scene(r, *old, half, Basis::happening);
  for (const Participant& p : half.recipients) {
    if (shared(r, {p}, old->actors) == 0 && shared(r, {p}, old->recipients) == 0) old->recipients.push_back(p);
  }
  out.pop_back();
  return true;
}

}  // namespace

std::vector<Event> merge_events(const EventData& data, const Reading& reading, std::vector<Event> candidates) {
  std::vector<Event> out;
  for (Event& e : candidates) {
    if (!out.empty() && part_of_happening(data, reading, out.back(), e)) {
      Event& half = out.back();
      if (tells_in_relative(data, reading, half, e)) {
        take_relative(reading, half, e);
        continue;
      }
      const Event again = e;
      // The word that has the doer names the deed: "killed in [the shelling] by X".
      const bool deed = half.actors.empty() && !e.actors.empty();
      if (deed) {
        std::swap(half.trigger, e.trigger);
        std::swap(half.trigger_token, e.trigger_token);
        if (e.days.known()) take_days(half, e, e.days_basis);
      }
      if (half.actors.empty() && shared(reading, e.actors, half.recipients) == 0) half.actors = e.actors;
      // The dead of an attack on a place or a group suffered it too.
      if (half.recipients.empty() || e.mode == "kill")
        half.recipients.insert(half.recipients.end(), e.recipients.begin(), e.recipients.end());
      take_scene(reading, half, e, Basis::sentence);
      half.mentions.push_back(e.trigger);
      join_earlier(reading, out, again);
      continue;
    }
    const auto old =
        std::find_if(out.begin(), out.end(), [&](const Event& o) { return same_happening(reading, o, e); });
    if (old == out.end()) {
      out.push_back(std::move(e));
      continue;
    }
    old->mentions.push_back(e.trigger);
    take_scene(reading, *old, e, Basis::happening);
    if (parties(*old) < parties(e) && shared_parties(reading, *old, e) > 0) {
      old->actors = e.actors;
      old->recipients = e.recipients;
    }
    const auto person = [&](const Participant& p) {
      return p.entity >= 0 && reading.entities[static_cast<size_t>(p.entity)].kind == EntityKind::person;
    };
    const bool attends = e.actors.size() == 1 && parties(e) == 1 && person(e.actors.front());
    if (attends && parties(*old) > 0 && shared_parties(reading, e, *old) == 0)
      old->actors.insert(old->actors.end(), e.actors.begin(), e.actors.end());
    // "was killed in an attack ... the attack was by X": who did it is told later.
    const bool doer = e.type == EventType::assault && old->actors.empty() && takes_up(reading, *old, e);
    if (doer && shared(reading, e.actors, old->recipients) == 0) old->actors = e.actors;
    if (e.type == EventType::control) {
      if (old->actors.empty()) old->actors = e.actors;
      if (old->recipients.empty()) old->recipients = e.recipients;
    }
  }
  return out;
}

}  // namespace isnad
