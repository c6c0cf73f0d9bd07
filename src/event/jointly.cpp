#include "event/jointly.h"

#include <algorithm>

#include "event/happening.h"
#include "event/participants.h"

namespace isnad {
namespace {

constexpr uint32_t kFarthest = 12;  // sentences
constexpr uint32_t kHelpers = 3;    // tokens between "that they" and the verb

/// "that they", "that both": a plural or dual pronoun on the complementizer before the verb.
bool of_them(const Scan& scan, const EventData& data, uint32_t verb) {
  if (scan.token(verb).upos != Upos::VERB) return false;
  uint32_t t = verb;
  while (t > 1 && verb - t < kHelpers && (scan.token(t - 1).upos == Upos::AUX || scan.token(t - 1).upos == Upos::PART))
    --t;
  if (t < 2 || scan.token(t - 1).upos != Upos::PRON || !scan.same_word(t - 2, t - 1)) return false;
  const Feats& they = scan.token(t - 1).feats;
  return data.is_cue(scan, t - 2, EventCue::that) && they.person == 3 &&
         (they.number == Number::plur || they.number == Number::dual);
}

/// Does a mention begin right behind the verb?
bool names_subject(const Scan& scan, uint32_t verb) {
  return verb + 1 < scan.size() && scan.mention_from(verb + 1) != nullptr;
}

/// "[both] renewed [their] support": a dual verb, or a noun with a dual pronoun, alone or carried by such a verb.
bool of_both(const Scan& scan, uint32_t trigger) {
  constexpr uint32_t kReach = 4;  // tokens from a verb to the noun it carries
  const auto two = [&](uint32_t t) {
    const Feats& f = scan.token(t).feats;
    return f.number == Number::dual && f.person == 3;
  };
  if (scan.token(trigger).upos == Upos::VERB) return two(trigger) && !names_subject(scan, trigger);
  if (trigger + 1 < scan.size() && scan.same_word(trigger, trigger + 1) && scan.token(trigger + 1).upos == Upos::PRON)
    return two(trigger + 1);
  for (uint32_t t = trigger; t > 0 && trigger - t < kReach && !scan.is_punct(t - 1); --t) {
    if (scan.token(t - 1).upos == Upos::VERB) return two(t - 1) && !names_subject(scan, t - 1);
  }
  return false;
}

/// The last meeting of two sides that the event may be by, shortly before it.
const Event* last_meeting(const Scan& scan, const std::vector<Event>& events, const Event& e) {
  constexpr uint32_t kLately = 2;  // sentences
  const Event* met = nullptr;
  for (const Event& o : events) {
    const bool near = o.trigger.begin < e.trigger.begin &&
                      scan.token(o.trigger_token).sentence + kLately >= scan.token(e.trigger_token).sentence;
    if (near && o.type == EventType::consult && parties(o) == 2) met = &o;
  }
  if (met == nullptr || e.actors.size() > 1) return nullptr;
  const auto took_part = [&](const Participant& p) {
    const auto same = [&](const Participant& q) { return same_participant(p, q); };
    return std::any_of(met->actors.begin(), met->actors.end(), same) ||
           std::any_of(met->recipients.begin(), met->recipients.end(), same);
  };
  return e.actors.empty() || took_part(e.actors.front()) ? met : nullptr;
}

void take_sides(const Event& met, Event& e) {
  e.actors = met.actors;
  e.actors.insert(e.actors.end(), met.recipients.begin(), met.recipients.end());
  std::erase_if(e.recipients, [&](const Participant& p) {
    return std::any_of(e.actors.begin(), e.actors.end(), [&](const Participant& a) { return same_participant(a, p); });
  });
}

}  // namespace

void act_jointly(const Scan& scan, const EventData& data, std::vector<Event>& events) {
  const Reading& r = scan.reading();
  for (size_t i = 0; i < events.size(); ++i) {
    Event& e = events[i];
    const bool deed = e.type == EventType::assault || e.type == EventType::control || e.type == EventType::coerce;
    if (!deed && of_both(scan, e.trigger_token)) {
      if (const Event* met = last_meeting(scan, events, e)) take_sides(*met, e);
    }
    const bool mutual = e.type == EventType::agree || e.type == EventType::consult;
    if (!mutual || e.statement < 0 || !of_them(scan, data, e.trigger_token)) continue;
    const int32_t speaker = r.statements[static_cast<size_t>(e.statement)].speaker.entity;
    if (speaker < 0) continue;
    const Event* met = nullptr;
    for (const Event& o : events) {
      const bool before = o.trigger.begin < e.trigger.begin && o.type == EventType::consult && parties(o) > 1 &&
                          scan.token(o.trigger_token).sentence + kFarthest >= scan.token(e.trigger_token).sentence;
      const auto speaks = [&](const Participant& p) { return p.entity == speaker; };
      if (before && (std::any_of(o.actors.begin(), o.actors.end(), speaks) ||
                     std::any_of(o.recipients.begin(), o.recipients.end(), speaks)))
        met = &o;
    }
    if (met == nullptr) continue;
    take_sides(*met, e);
    // "they agreed on fighting Y [in Z]": it was agreed where they met.
    const bool elsewhere = !e.place || e.place->mention.begin > e.trigger.begin;
    if (e.type != EventType::agree || !met->place || !elsewhere) continue;
    e.place = met->place;
    e.place_basis = Basis::happening;
    e.sure.place.reset();
  }
}

}  // namespace isnad
