#include "story/happenings.h"

#include <algorithm>
#include <map>

#include "text/fold.h"

namespace isnad {
namespace {

constexpr double kSameParties = 0.7;    ///< mean of what the smaller and the larger list have in common
constexpr double kUnsureParties = 0.8;  ///< the same when no day or place speaks for it
constexpr int kPostponedReach = 60;     ///< days by which a postponed happening may move
constexpr int kPlannedReach = 1;        ///< days by which a plan and what came of it may differ
constexpr int kToldReach = 1;           ///< days by which two reports may differ on when something was
constexpr int kVague = 31;              ///< a longer range says little
constexpr size_t kMostMembers = 24;     ///< tellings of one happening asked whether the place is theirs
constexpr size_t kMostCompared = 400;   ///< happenings looked at per event

bool ahead(Status s) {
  return s == Status::planned || s == Status::postponed || s == Status::cancelled;
}

bool vague(const DayRange& d) {
  return !d.from || !d.to || (*d.to - *d.from).count() > kVague;
}

/// Calls are not meetings; other modes of one type shade into each other.
bool modes_allow(const EventFacts& a, const EventFacts& b) {
  const auto in_person = [](const std::string& m) {
    return m == "visit" || m == "meet" || m == "host" || m == "conference" || m == "summit";
  };
  return !((a.mode == "call" && in_person(b.mode)) || (b.mode == "call" && in_person(a.mode)));
}

double parties_alike(const std::vector<Party>& a, const std::vector<Party>& b) {
  if (a.empty() || b.empty()) return 0;
  const auto& small = a.size() <= b.size() ? a : b;
  const auto& large = a.size() <= b.size() ? b : a;
  std::vector<bool> taken(large.size(), false);
  double both = 0;
  for (const Party& p : small) {
    double best = 0;
    size_t at = 0;
    for (size_t i = 0; i < large.size(); ++i) {
      const double here = taken[i] ? 0 : alike(p, large[i]);
      if (here > best) best = here, at = i;
    }
    if (best > 0) taken[at] = true;
    both += best;
  }
  return (both / static_cast<double>(small.size()) + both / static_cast<double>(large.size())) / 2;
}

size_t in_common(const std::vector<Party>& a, const std::vector<Party>& b) {
  return static_cast<size_t>(std::count_if(a.begin(), a.end(), [&](const Party& x) {
    return std::any_of(b.begin(), b.end(), [&](const Party& y) { return alike(x, y) > 0; });
  }));
}

enum class Fit : uint8_t { no, open, yes };

Fit days_fit(const EventFacts& a, const EventFacts& b) {
  const auto gap = days_between(a.days, b.days);
  if (!gap || vague(a.days) || vague(b.days)) {
    return gap && *gap > kPostponedReach ? Fit::no : Fit::open;
  }
  if (*gap == 0) return Fit::yes;
  const auto was = [](const EventFacts& x, const EventFacts& y) {
    const auto g = days_between(x.former_days, y.days);
    return g && *g == 0;
  };
  if (was(a, b) || was(b, a)) return Fit::yes;
  if (a.status == Status::postponed || b.status == Status::postponed)
    return *gap <= kPostponedReach ? Fit::open : Fit::no;
  if (ahead(a.status) || ahead(b.status)) return *gap <= kPlannedReach ? Fit::open : Fit::no;
  return *gap <= kToldReach && a.mode != "call" ? Fit::open : Fit::no;
}

bool holds(std::string_view whole, std::string_view part) {
  return !part.empty() && whole.find(part) != std::string_view::npos;
}

Fit places_fit(const EventFacts& a, const EventFacts& b) {
  if (a.place.empty() || b.place.empty()) return Fit::open;
  if (a.place == b.place || holds(a.place_name, b.place_name) || holds(b.place_name, a.place_name)) return Fit::yes;
  const bool within = !a.country.empty() && a.country == b.country &&
                      (a.place.starts_with("country/") || b.place.starts_with("country/"));
  return within ? Fit::yes : Fit::no;
}

bool only_processes(const EventFacts& f) {
  return std::all_of(f.parties.begin(), f.parties.end(), [](const Party& p) { return p.kind == EntityKind::process; });
}

/// A conference named by its process, and the same meeting named by its parties: both ahead, and set for the same
/// stretch of several days or moved from the same day.
bool same_plan(const EventFacts& a, const EventFacts& b) {
  if (a.type != EventType::consult || only_processes(a) == only_processes(b)) return false;
  if (!ahead(a.status) || !ahead(b.status) || a.mode == "call" || b.mode == "call") return false;
  if (a.former_days.known() && a.former_days == b.former_days) return true;
  return a.days == b.days && a.days.from && a.days.to && *a.days.to > *a.days.from && !vague(a.days);
}

std::string join_key(const EventFacts& f, const std::string& what) {
  return std::to_string(static_cast<int>(f.type)) + ":" + what;
}

/// Keys under which an event that may be the same is found.
std::vector<std::string> join_keys(const EventFacts& f) {
  std::vector<std::string> out;
  for (const Party& p : f.parties) {
    out.push_back(join_key(f, p.id));
    if (!p.country.empty()) out.push_back(join_key(f, "country/" + p.country));
  }
  if (!f.place.empty()) out.push_back(join_key(f, "@" + f.place));
  if (ahead(f.status) && f.days.from) out.push_back(join_key(f, "plan" + format_day(*f.days.from)));
  if (f.former_days.from) out.push_back(join_key(f, "from" + format_day(*f.former_days.from)));
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

/// Told of two places: two happenings. Of meetings and calls, reports name now the guest's place, now the host's.
bool clash(const EventFacts& a, const EventFacts& b) {
  return a.type != EventType::consult && places_fit(a, b) == Fit::no;
}

struct Told {
  EventRef ref;
  EventFacts facts;
  size_t weight = 0;  // how much the event says
};

size_t weight_of(const EventFacts& f) {
  return f.parties.size() * 2 + (f.place.empty() ? 0 : 1) + (f.days.known() && !vague(f.days) ? 2 : 0);
}

}  // namespace

std::optional<int> days_between(const DayRange& a, const DayRange& b) {
  if (!a.known() || !b.known()) return std::nullopt;
  if (a.last() < b.first()) return static_cast<int>((b.first() - a.last()).count());
  if (b.last() < a.first()) return static_cast<int>((a.first() - b.last()).count());
  return 0;
}

EventFacts facts_of(const Reading& r, const Event& e) {
  EventFacts f;
  f.type = e.type;
  f.mode = e.mode;
  if (e.trigger_token < r.tokens.size()) {
    const Token& t = r.tokens[e.trigger_token];
    f.trigger = std::string(r.lemma(t).empty() ? r.key(t) : r.lemma(t));
  }
  f.parties = parties_of(r, e);
  // A place taken from the passage or the parties is no word of the report on where it was.
  if (e.place && e.place_basis != Basis::passage && e.place_basis != Basis::parties) {
    const Party p = party(r, e.place->entity, e.place->name);
    f.place = p.id;
    f.country = p.country;
    f.place_name = one_line(fold(r.slice(e.place->name), FoldLevel::key));
  }
  if (!is_own_day(e.days_basis)) f.days = e.days;  // nor is the day of publication one on when
  f.former_days = e.former_days;
  f.status = e.status;
  f.only_called = e.actors.empty() && f.parties.size() == 1;
  return f;
}

double likeness(const EventFacts& a, const EventFacts& b, bool use_days) {
  if (a.type != b.type || !modes_allow(a, b)) return 0;
  const Fit place = places_fit(a, b);
  const Fit days = use_days ? days_fit(a, b) : Fit::open;
  if (days == Fit::no) return 0;
  const bool same_word = !a.trigger.empty() && a.trigger == b.trigger;
  if (use_days && same_plan(a, b)) return kSameParties;
  if (a.parties.empty() || b.parties.empty()) {
    return place == Fit::yes && days == Fit::yes && (same_word || a.mode == b.mode) ? kSameParties : 0;
  }
  double parties = parties_alike(a.parties, b.parties);
  // Two summits at one place at one time are one, though each report names other delegations.
  const bool summits = a.mode == "summit" && b.mode == "summit" && place == Fit::yes && days == Fit::yes;
  if (summits && in_common(a.parties, b.parties) >= 2) parties = std::max(parties, kSameParties);
  if (place == Fit::no && (parties < 1 || days != Fit::yes || a.type != EventType::consult)) return 0;
  const bool placed = days == Fit::yes || place == Fit::yes;
  const double floor = placed || same_word ? kSameParties : kUnsureParties;
  if (parties < floor) return 0;
  // One party in common is little for acts that one party does often; who is called says more than who calls.
  const bool lone = a.parties.size() == 1 || b.parties.size() == 1;
  const bool one_call = a.mode == "call" && b.mode == "call" && (a.only_called || b.only_called);
  if (lone && !placed && !one_call && !(same_word && !use_days)) return 0;
  if (a.type != EventType::consult && a.mode != b.mode && !same_word && !(days == Fit::yes && place == Fit::yes))
    return 0;
  return 0.6 * parties + (days == Fit::yes ? 0.2 : 0) + (place == Fit::yes ? 0.1 : 0) + (same_word ? 0.1 : 0);
}

size_t clearest(const std::vector<EventFacts>& tellings) {
  constexpr size_t kMostLookedAt = 60;
  size_t best = 0;
  int best_score = INT32_MIN;
  for (size_t i = 0; i < tellings.size() && i < kMostLookedAt; ++i) {
    int score = 0;
    for (const Party& p : tellings[i].parties) {
      bool confirmed = tellings.size() == 1;
      for (size_t k = 0; k < tellings.size() && k < kMostLookedAt && !confirmed; ++k) {
        if (k == i) continue;
        confirmed = std::any_of(tellings[k].parties.begin(), tellings[k].parties.end(),
                                [&](const Party& o) { return alike(p, o) > 0; });
      }
      score += confirmed ? 2 : -1;
      const auto twice = std::count_if(tellings[i].parties.begin(), tellings[i].parties.end(),
                                       [&](const Party& o) { return alike(p, o) > 0; });
      if (twice > 1) score -= 2;                                // the Kremlin beside Russia
      if (confirmed && p.kind == EntityKind::process) --score;  // people say more
    }
    if (score > best_score) best_score = score, best = i;
  }
  return best;
}

std::vector<Happening> link_events(const std::vector<Reading>& readings, const std::vector<uint32_t>& reports) {
  std::vector<Told> told;
  for (const uint32_t report : reports) {
    const Reading& r = readings[report];
    for (uint32_t e = 0; e < r.events.size(); ++e) {
      EventFacts f = facts_of(r, r.events[e]);
      const size_t weight = weight_of(f);
      told.push_back({{report, e}, std::move(f), weight});
    }
  }
  // Tellings that say most come first, so that vague ones join them and not the reverse.
  std::stable_sort(told.begin(), told.end(), [](const Told& a, const Told& b) { return a.weight > b.weight; });
  struct Cluster {
    std::vector<size_t> members;
  };
  std::vector<Cluster> clusters;
  std::map<std::string, std::vector<size_t>> index;
  for (size_t i = 0; i < told.size(); ++i) {
    const auto keys = join_keys(told[i].facts);
    std::vector<size_t> near;
    for (const std::string& key : keys) {
      const auto it = index.find(key);
      if (it != index.end()) near.insert(near.end(), it->second.begin(), it->second.end());
    }
    std::sort(near.begin(), near.end());
    near.erase(std::unique(near.begin(), near.end()), near.end());
    if (near.size() > kMostCompared) near.resize(kMostCompared);
    double best = 0;
    size_t at = 0;
    for (const size_t c : near) {
      // The first telling says most; the newest one lets plans that moved be followed.
      const Cluster& cluster = clusters[c];
      double here = likeness(told[i].facts, told[cluster.members.front()].facts);
      if (here <= 0) continue;
      const size_t looked_at = std::min(cluster.members.size(), kMostMembers);
      const bool elsewhere =
          std::any_of(cluster.members.begin(), cluster.members.begin() + static_cast<ptrdiff_t>(looked_at),
                      [&](size_t m) { return clash(told[i].facts, told[m].facts); });
      if (elsewhere) continue;
      if (cluster.members.size() > 1)
        here = std::max(here, likeness(told[i].facts, told[cluster.members.back()].facts));
      if (here > best) best = here, at = c;
    }
    if (best <= 0) {
      at = clusters.size();
      clusters.push_back({});
    }
    clusters[at].members.push_back(i);
    for (const std::string& key : keys) {
      auto& list = index[key];
      if (list.empty() || list.back() != at) list.push_back(at);
    }
  }
  std::vector<Happening> out;
  for (const Cluster& c : clusters) {
    Happening h;
    for (const size_t m : c.members) h.tellings.push_back(told[m].ref);
    std::sort(h.tellings.begin(), h.tellings.end());
    out.push_back(std::move(h));
  }
  std::sort(out.begin(), out.end(), [](const Happening& a, const Happening& b) { return a.tellings < b.tellings; });
  return out;
}

}  // namespace isnad
