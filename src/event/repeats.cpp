#include "event/repeats.h"

#include <algorithm>

#include "event/alike.h"
#include "event/happening.h"
#include "event/retold.h"
#include "text/article.h"

namespace isnad {
namespace {

bool definite(const Reading& r, const Event& e) {
  const Token& t = r.tokens[e.trigger_token];
  const std::string_view key = r.key(t);
  return t.upos != Upos::VERB && without_article(key).size() != key.size();
}

/// Who is on one side in one telling is not on the other in the other.
bool crossed(const Reading& r, const Event& a, const Event& b) {
  return shared(r, a.actors, b.recipients) > 0 || shared(r, a.recipients, b.actors) > 0;
}

bool of_one_thing(const Reading& r, const Event& a, const Event& b) {
  const auto x = topic(r, a);
  const auto y = topic(r, b);
  return std::any_of(y.begin(), y.end(), [&](std::string_view w) { return x.contains(w); });
}

bool accord(const Event& e) {
  return e.type == EventType::agree && (e.mode == "agree" || e.mode == "sign");
}

/// `few` tells of what `many` tells.
bool retells(const Reading& r, const Event& many, const Event& few) {
  if (many.type != few.type || many.status != few.status || parties(few) == 0) return false;
  // Raids, battles and towns taken come in numbers between the same sides.
  if (few.type == EventType::assault || few.type == EventType::control) return false;
  if (disjoint(many.days, few.days) || places_clash(r, many, few) || modes_clash(many, few)) return false;
  if (shared_parties(r, few, many) != parties(few)) return false;
  const bool equal = parties(many) == parties(few) && shared_parties(r, many, few) == parties(many);
  if (few.type == EventType::consult) {
    if (few.mode == "visit" && many.mode == "visit") return false;  // each leg of a journey
    if (equal) return parties(few) > 1;
    return few.mode == many.mode && few.mode != "visit" && few.mode != "call" && parties(many) > 1 && definite(r, few);
  }
  if (accord(few) && accord(many))
    return parties(many) > 1 && (definite(r, few) || definite(r, many) || of_one_thing(r, many, few));
  if (!equal || many.mode != few.mode || crossed(r, many, few)) return false;
  return parties(few) > 1;
}

void absorb(const Reading& r, Event& kept, const Event& again) {
  kept.mentions.push_back(again.trigger);
  kept.mentions.insert(kept.mentions.end(), again.mentions.begin(), again.mentions.end());
  if (kept.statement < 0) kept.statement = again.statement;  // who is named as telling it
  if (again.place && (!kept.place || holds_place(r, kept.place->entity, again.place->entity))) {
    kept.place = again.place;
    kept.place_basis = Basis::happening;
    kept.sure.place = again.sure.place;
  }
  if (!kept.days.known() && again.days.known()) {
    kept.days = again.days;
    kept.days_span = again.days_span;
    kept.days_basis = Basis::happening;
    kept.sure.days = again.sure.days;
  }
}

/// Whom a visit was made to meet took part in it.
void meet_on_visit(const Reading& r, Event& visit, const Event& meeting) {
  for (const Participant& p : sides(meeting)) {
    if (shared(r, {p}, sides(visit)) == 0) visit.recipients.push_back(p);
  }
}

}  // namespace

void join_repeats(Reading& reading) {
  auto& events = reading.events;
  std::vector<bool> gone(events.size(), false);
  for (size_t i = 0; i < events.size(); ++i) {
    for (size_t k = 0; k < i && !gone[i]; ++k) {
      if (gone[k] || events[k].trigger_token == events[i].trigger_token) continue;
      const bool met = events[k].type == EventType::consult && events[i].type == EventType::consult &&
                       visited_for(reading, events[k], events[i]);
      if (met) meet_on_visit(reading, events[k], events[i]);
      const bool fewer = met || retells(reading, events[k], events[i]);
      if (!fewer && !retells(reading, events[i], events[k])) continue;
      absorb(reading, events[fewer ? k : i], events[fewer ? i : k]);
      gone[fewer ? i : k] = true;
    }
  }
  size_t at = 0;
  std::erase_if(events, [&](const Event&) { return gone[at++]; });
}

}  // namespace isnad
