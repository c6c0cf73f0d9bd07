#include <map>

#include "report/names.h"
#include "story/origins.h"
#include "story/telling.h"

namespace isnad {
namespace {

int rank(Status s) {
  switch (s) {
    case Status::hypothetical:
      return 0;
    case Status::planned:
      return 1;
    case Status::postponed:
      return 2;
    case Status::cancelled:
      return 3;
    case Status::denied:
      return 3;
    case Status::ongoing:
      return 4;
    case Status::occurred:
      return 5;
  }
  return 0;
}

bool happened(Status s) {
  return s == Status::occurred || s == Status::ongoing;
}

bool stand_together(Status a, Status b) {
  if (a == Status::denied || b == Status::denied) return a == b;
  if (a == Status::cancelled || b == Status::cancelled) return !happened(a) && !happened(b);
  return true;
}

}  // namespace

std::optional<Claim> status_claim(const std::vector<Telling>& tellings) {
  // Each report's furthest state.
  std::map<uint32_t, const Telling*> best;
  for (const Telling& t : tellings) {
    const Telling*& b = best[t.report];
    if (b == nullptr || rank(t.event->status) > rank(b->event->status)) b = &t;
  }
  std::vector<std::pair<const Telling*, Status>> values;
  for (const auto& [report, t] : best) values.emplace_back(t, t->event->status);
  const bool certain =
      std::any_of(values.begin(), values.end(), [](const auto& v) { return v.second != Status::hypothetical; });
  if (certain) std::erase_if(values, [](const auto& v) { return v.second == Status::hypothetical; });
  if (values.empty()) return std::nullopt;
  const Status most = *most_told(values, [](Status a, Status b) { return rank(a) > rank(b); });
  Status base = most;
  for (const auto& [t, s] : values) {
    if (stand_together(s, most) && rank(s) < rank(base)) base = s;
  }
  if (happened(base)) base = most;  // ongoing and occurred are both "it took place"
  Claim c;
  c.slot = ClaimSlot::status;
  c.value = to_string(base);
  for (const auto& [t, s] : values) {
    Stance stance = Stance::asserts;
    if (!stand_together(s, most))
      stance = Stance::contradicts;
    else if (s != base && !(happened(s) && happened(base)))
      stance = Stance::more_precise;
    c.testimonies.push_back(testimony(*t, stance, std::string(to_string(s)), words_of(*t->event)));
  }
  return c;
}

}  // namespace isnad
