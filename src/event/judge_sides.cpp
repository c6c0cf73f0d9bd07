// Who may take part in an event: the candidates, what their chances say of it, and the sides made of them.
#include <algorithm>

#include "event/judge.h"
#include "event/participants.h"
#include "report/names.h"

namespace isnad {
namespace {

/// The probability in eighths.
std::string eighths(float p) {
  constexpr float kSteps = 8;
  return std::to_string(static_cast<int>(p * kSteps));
}

bool same_candidate(const Mention& a, const Mention& b) {
  return &a == &b || (a.entity >= 0 && a.entity == b.entity);
}

}  // namespace

void Sides::add(const Candidate& c) {
  const auto known = std::find_if(candidates.begin(), candidates.end(),
                                  [&](const Candidate& o) { return same_candidate(*o.mention, *c.mention); });
  if (known == candidates.end()) {
    candidates.push_back(c);
  } else if (c.taking() > known->taking()) {
    *known = c;
  }
}

void Sides::sort() {
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.taking() > b.taking(); });
}

void side_traits(const Event& e, const Sides& sides, Traits& out) {
  const std::string_view weak = e.weak ? "weak" : "strong";
  const auto at = [&](size_t i) { return i < sides.candidates.size() ? sides.candidates[i].taking() : 0.0F; };
  out.add("accepted", weak);
  out.add("likeliest", eighths(at(0)));
  out.add("likeliest", eighths(at(0)), weak);
  out.add("second", eighths(at(1)));
  constexpr size_t kMany = 3;
  const std::string count =
      std::to_string(std::min(kMany, e.actors.size())) + std::to_string(std::min(kMany, e.recipients.size()));
  out.add("set", count);
  out.add("set", count, weak);
  out.add("set", count, to_string(e.type));
}

void set_sides(const Reading& r, const Sides& sides, const JudgeLimits& limits, Event& e) {
  std::vector<const Mention*> actors;
  std::vector<const Mention*> recipients;
  const auto has = [](const std::vector<Participant>& side, const Mention& m) {
    return std::any_of(side.begin(), side.end(), [&](const Participant& p) { return names_participant(m, p); });
  };
  const float fresh = e.actors.empty() || e.recipients.empty() ? limits.part : limits.third;
  for (const Candidate& c : sides.candidates) {
    const bool acts = has(e.actors, *c.mention);
    const bool suffers = has(e.recipients, *c.mention);
    if (c.taking() < (acts || suffers ? limits.kept : fresh)) continue;
    const float actor = c.parts[1] / c.taking();
    const float least = acts ? 1 - limits.swap : (suffers ? limits.swap : 0.5F);
    (actor >= least ? actors : recipients).push_back(c.mention);
  }
  // Nobody passed: the likeliest takes part, but for a round of talks that was told without parties.
  const bool round = e.type == EventType::consult && !e.weak && e.actors.empty() && e.recipients.empty();
  if (actors.empty() && recipients.empty() && !sides.candidates.empty() && !round) {
    const Candidate& c = sides.candidates.front();
    (c.parts[1] >= c.parts[2] ? actors : recipients).push_back(c.mention);
  }
  const auto others = [&](const std::vector<Participant>& old) {
    std::vector<Participant> out;
    for (const Participant& p : old) {
      const bool seen = std::any_of(sides.candidates.begin(), sides.candidates.end(),
                                    [&](const Candidate& c) { return names_participant(*c.mention, p); });
      if (!seen) out.push_back(p);
    }
    return out;
  };
  const auto join = [&](std::vector<Participant>& side, const std::vector<const Mention*>& mentions) {
    std::vector<Participant> out = participants_of(r, mentions);
    for (Participant& p : others(side)) {
      const bool known =
          std::any_of(out.begin(), out.end(), [&](const Participant& o) { return same_participant(o, p); });
      if (!known) out.push_back(std::move(p));
    }
    side = std::move(out);
  };
  join(e.actors, actors);
  join(e.recipients, recipients);
  std::erase_if(e.recipients, [&](const Participant& p) {
    return std::any_of(e.actors.begin(), e.actors.end(), [&](const Participant& a) { return same_participant(a, p); });
  });
}

}  // namespace isnad
