#include "event/speaking.h"

#include <algorithm>

#include "event/participants.h"

namespace isnad {
namespace {

constexpr uint32_t kBeside = 3;  // bytes between a verb and its object

const Statement* said_by(const Reading& r, Span verb) {
  const auto said = std::find_if(r.statements.begin(), r.statements.end(),
                                 [&](const Statement& s) { return !s.verb.empty() && s.verb.meets(verb); });
  return said == r.statements.end() ? nullptr : &*said;
}

}  // namespace

void set_speaker(const Reading& r, Event& e) {
  const Statement* s = said_by(r, e.trigger);
  if (s == nullptr || s->speaker.span.empty()) return;
  // "Each of X and Y called on": the word before them is nobody.
  constexpr uint32_t kOf = 12;  // bytes
  const bool each =
      s->speaker.entity < 0 && std::any_of(e.actors.begin(), e.actors.end(), [&](const Participant& p) {
        return p.entity >= 0 && p.mention.begin > s->speaker.span.end && p.mention.begin <= s->speaker.span.end + kOf;
      });
  if (each) return;
  std::vector<Participant> actors;
  const auto local = std::find_if(r.mentions.begin(), r.mentions.end(),
                                  [&](const Mention& m) { return m.entity >= 0 && m.entity == s->speaker.entity; });
  if (local != r.mentions.end()) {
    actors = participants_of(r, {&*local});
  } else {
    actors.push_back({s->speaker.entity, s->speaker.span, s->speaker.span});
  }
  const auto acts = [&](const Participant& p) {
    return std::any_of(actors.begin(), actors.end(), [&](const Participant& a) {
      // The event stage may know by a plain noun whom the statement has as a speaker.
      return same_participant(a, p) || (p.mention.meets(s->speaker.span) && p.mention.meets(a.mention));
    });
  };
  // "arrived in X and accused Y": a name behind the verb that another does it to does not speak.
  if (!e.actors.empty() && std::any_of(e.recipients.begin(), e.recipients.end(), acts)) return;
  for (const Participant& p : e.actors) {
    const bool beside = p.mention.begin >= e.trigger.end && p.mention.begin <= e.trigger.end + kBeside;
    if (!acts(p) && beside && e.recipients.empty()) e.recipients.push_back(p);
  }
  std::erase_if(e.recipients, acts);
  e.actors = std::move(actors);
}

}  // namespace isnad
