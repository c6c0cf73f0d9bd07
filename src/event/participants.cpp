#include "event/participants.h"

#include <algorithm>

namespace isnad {

bool same_participant(const Participant& a, const Participant& b) {
  // Members of "the three presidents" have one mention and are three.
  const bool known = a.entity >= 0 && b.entity >= 0;
  if (!known && a.mention == b.mention && !a.mention.empty()) return true;
  return a.entity >= 0 ? a.entity == b.entity : a.name == b.name;
}

bool names_participant(const Mention& mention, const Participant& participant) {
  return participant.mention == mention.span || (participant.entity >= 0 && participant.entity == mention.entity);
}

Participant participant_of(const Reading& r, const Mention& m) {
  Participant p;
  p.entity = m.entity;
  p.mention = m.span;
  p.name = m.name;
  if (m.entity >= 0) {
    const Span full = r.entities[static_cast<size_t>(m.entity)].name;
    if (!full.empty()) p.name = full;
  }
  return p;
}

std::vector<Participant> participants_of(const Reading& r, const std::vector<const Mention*>& mentions) {
  std::vector<Participant> out;
  for (const Mention* m : mentions) {
    std::vector<Participant> named;
    if (m->plural && m->entity >= 0 && !r.entities[static_cast<size_t>(m->entity)].members.empty()) {
      for (const uint32_t member : r.entities[static_cast<size_t>(m->entity)].members) {
        Participant p;
        p.entity = static_cast<int32_t>(member);
        p.name = r.entities[member].name;
        p.mention = m->span;
        named.push_back(p);
      }
    } else {
      named.push_back(participant_of(r, *m));
    }
    for (Participant& p : named) {
      const bool known =
          std::any_of(out.begin(), out.end(), [&](const Participant& o) { return same_participant(o, p); });
      if (!known) out.push_back(std::move(p));
    }
  }
  return out;
}

}  // namespace isnad
