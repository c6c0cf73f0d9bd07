#include "event/merge.h"

#include <algorithm>

namespace isnad {
namespace {

std::vector<int32_t> entities_of(const Event& e) {
  std::vector<int32_t> out;
  for (const auto* side : {&e.actors, &e.recipients}) {
    for (const Participant& p : *side) out.push_back(p.entity);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

/// A person stands in for the country whose office or nationality the base gives.
bool alike(const Reading& r, int32_t a, int32_t b) {
  if (a == b) return a >= 0;
  if (a < 0 || b < 0) return false;
  const Entity& x = r.entities[static_cast<size_t>(a)];
  const Entity& y = r.entities[static_cast<size_t>(b)];
  return !x.country.empty() && x.country == y.country &&
         (x.kind == EntityKind::country || y.kind == EntityKind::country);
}

size_t shared(const Reading& r, const std::vector<int32_t>& a, const std::vector<int32_t>& b) {
  return static_cast<size_t>(std::count_if(a.begin(), a.end(), [&](int32_t x) {
    return std::any_of(b.begin(), b.end(), [&](int32_t y) { return alike(r, x, y); });
  }));
}

bool disjoint(const DayRange& a, const DayRange& b) {
  if (!a.from || !b.from) return false;
  const Day a_to = a.to.value_or(*a.from);
  const Day b_to = b.to.value_or(*b.from);
  return a_to < *b.from || b_to < *a.from;
}

/// Kinds of meeting that are never one: a call is no visit, a summit no round of talks.
bool modes_clash(const Event& a, const Event& b) {
  if (a.type == EventType::assault) {
    const auto family = [](const std::string& mode) {
      if (mode == "air-strike" || mode == "shell" || mode == "bomb" || mode == "suicide") return 1;
      if (mode == "clash" || mode == "fight") return 2;
      if (mode == "abduct") return 3;
      if (mode == "execute" || mode == "torture") return 4;
      return 0;  // an attack or a killing may be any of them
    };
    return family(a.mode) != 0 && family(b.mode) != 0 && family(a.mode) != family(b.mode);
  }
  if (a.type != EventType::consult || a.mode == b.mode) return false;
  const auto apart = [](const std::string& mode) { return mode == "call" || mode == "summit" || mode == "conference"; };
  return apart(a.mode) || apart(b.mode);
}

bool places_clash(const Event& a, const Event& b) {
  return a.place && b.place && a.place->entity >= 0 && b.place->entity >= 0 && a.place->entity != b.place->entity;
}

/// Acts in words: each telling verb is an act of its own unless it names the same sides.
bool speaks(EventType type) {
  return type == EventType::request || type == EventType::accuse || type == EventType::reject ||
         type == EventType::threaten || type == EventType::agree || type == EventType::support;
}

bool same_happening(const Reading& r, const Event& old, const Event& fresh) {
  if (old.type != fresh.type || disjoint(old.days, fresh.days) || modes_clash(old, fresh)) return false;
  const auto a = entities_of(old);
  const auto b = entities_of(fresh);
  const size_t both = shared(r, b, a);
  if (both == 0) return false;
  const bool equal = both == b.size() && shared(r, a, b) == a.size();
  if (places_clash(old, fresh) && old.type == EventType::control) return false;
  const bool verb = r.tokens[fresh.trigger_token].upos == Upos::VERB;
  if (speaks(fresh.type) && verb && fresh.recipients.empty()) return false;
  if (places_clash(old, fresh) && !(equal && a.size() > 1 && old.days == fresh.days)) return false;
  const bool ahead = fresh.status == Status::planned || fresh.status == Status::postponed;
  const bool done = old.status == Status::occurred || old.status == Status::ongoing;
  if (done && fresh.status == Status::hypothetical) return false;  // what was held is not what is called for
  if (ahead && done && (old.days.known() || fresh.days.known()) && !(old.days == fresh.days)) return false;
  return equal || both == b.size();
}

bool one_sentence(const Reading& r, const Event& a, const Event& b) {
  return std::any_of(r.sentences.begin(), r.sentences.end(),
                     [&](const Sentence& s) { return s.span.contains(a.trigger) && s.span.contains(b.trigger); });
}

/// "were killed in the shelling by X": one word has who suffered, the other who did it.
bool completes(const Reading& r, const Event& old, const Event& fresh) {
  constexpr uint32_t kNear = 220;  // bytes: one clause
  if (old.type != fresh.type || (old.type != EventType::assault && old.type != EventType::coerce)) return false;
  if (fresh.trigger.begin > old.trigger.end + kNear) return false;
  const bool halves = old.actors.empty() != fresh.actors.empty() || old.recipients.empty() != fresh.recipients.empty();
  const bool crossed =
      (old.actors.empty() && fresh.recipients.empty()) || (old.recipients.empty() && fresh.actors.empty());
  return halves && crossed && one_sentence(r, old, fresh);
}

/// A happening told without its people belongs to the one of its type beside it.
bool echoes(const Reading& r, const Event& old, const Event& fresh) {
  const auto nobody = [](const Event& e) { return e.actors.empty() && e.recipients.empty(); };
  if (old.type != fresh.type || (!nobody(old) && !nobody(fresh))) return false;
  return one_sentence(r, old, fresh);
}

}  // namespace

std::vector<Event> merge_events(const Reading& reading, std::vector<Event> candidates) {
  std::vector<Event> out;
  for (Event& e : candidates) {
    if (!out.empty() && (completes(reading, out.back(), e) || echoes(reading, out.back(), e))) {
      Event& half = out.back();
      // The word that has the doer names the deed: "killed in [the shelling] by X".
      const bool deed = half.actors.empty() && !e.actors.empty();
      if (deed) {
        std::swap(half.trigger, e.trigger);
        std::swap(half.trigger_token, e.trigger_token);
      }
      if (half.actors.empty()) half.actors = e.actors;
      if (half.recipients.empty()) half.recipients = e.recipients;
      if (!half.place) half.place = e.place;
      if (!half.days.known()) half.days = e.days;
      half.mentions.push_back(e.trigger);
      continue;
    }
    const auto old =
        std::find_if(out.begin(), out.end(), [&](const Event& o) { return same_happening(reading, o, e); });
    if (old == out.end()) {
      out.push_back(std::move(e));
      continue;
    }
    old->mentions.push_back(e.trigger);
    if (!old->days.known()) old->days = e.days;
    if (!old->place) old->place = e.place;
    if (entities_of(*old).size() < entities_of(e).size() && shared(reading, entities_of(*old), entities_of(e)) > 0) {
      old->actors = e.actors;
      old->recipients = e.recipients;
    }
  }
  return out;
}

}  // namespace isnad
