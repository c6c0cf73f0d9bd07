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
  return data.is_cue(scan.key(t - 2), EventCue::that) && they.person == 3 &&
         (they.number == Number::plur || they.number == Number::dual);
}

}  // namespace

void act_jointly(const Scan& scan, const EventData& data, std::vector<Event>& events) {
  const Reading& r = scan.reading();
  for (size_t i = 0; i < events.size(); ++i) {
    Event& e = events[i];
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
    e.actors = met->actors;
    for (const Participant& p : met->recipients) e.actors.push_back(p);
    std::erase_if(e.recipients, [&](const Participant& p) {
      return std::any_of(e.actors.begin(), e.actors.end(),
                         [&](const Participant& a) { return same_participant(a, p); });
    });
  }
}

}  // namespace isnad
