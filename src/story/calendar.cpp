#include "story/calendar.h"

#include <algorithm>
#include <set>

#include "report/names.h"
#include "story/happenings.h"
#include "story/identity.h"
#include "story/origins.h"

namespace isnad {
namespace {

bool told_as_fact(const Event& e) {
  return e.status != Status::hypothetical && e.status != Status::denied;
}

/// Makes an entry of its happening: ahead, or a meeting with a day.
bool is_engagement(const Event& e) {
  const bool ahead = e.status == Status::planned || e.status == Status::postponed || e.status == Status::cancelled;
  return e.type == EventType::consult ? e.days.known() || ahead : ahead && e.days.known();
}

/// How far along a status is: what was held was planned before.
int stage(Status s) {
  switch (s) {
    case Status::planned:
      return 0;
    case Status::postponed:
      return 1;
    case Status::cancelled:
      return 2;
    case Status::ongoing:
      return 3;
    default:
      return 4;
  }
}

void add_parties(const Reading& r, const Event& e, Engagement& out) {
  const auto take = [&](int32_t entity, Span name) {
    const Party p = party(r, entity, name);
    if (std::find(out.party_ids.begin(), out.party_ids.end(), p.id) != out.party_ids.end()) return;
    out.party_ids.push_back(p.id);
    out.parties.push_back(one_line(r.slice(name)));
  };
  for (const auto* side : {&e.actors, &e.recipients}) {
    for (const Participant& p : *side) take(p.entity, p.name);
  }
}

}  // namespace

std::vector<Engagement> joint_calendar(const std::vector<Reading>& readings, const std::vector<Happening>& happenings) {
  std::vector<Engagement> out;
  for (uint32_t h = 0; h < happenings.size(); ++h) {
    Engagement g;
    g.happening = h;
    std::vector<EventRef> refs;
    bool listed = false;
    for (const EventRef& ref : happenings[h].tellings) {
      const Event& e = readings[ref.report].events[ref.event];
      if (!told_as_fact(e)) continue;
      refs.push_back(ref);
      listed = listed || is_engagement(e);
    }
    if (!listed) continue;
    // By publication; within one day, plans before what came of them.
    std::stable_sort(refs.begin(), refs.end(), [&](const EventRef& a, const EventRef& b) {
      const Report& x = readings[a.report].report;
      const Report& y = readings[b.report].report;
      if (x.published != y.published) return x.published.value_or(Day::max()) < y.published.value_or(Day::max());
      return stage(readings[a.report].events[a.event].status) < stage(readings[b.report].events[b.event].status);
    });
    std::vector<EventFacts> facts;
    for (const EventRef& ref : refs) {
      const Reading& r = readings[ref.report];
      const Event& e = r.events[ref.event];
      g.history.push_back({ref.report, e.status, e.days, e.former_days, e.trigger, chain_of(r, e.statement)});
      facts.push_back(facts_of(r, e));
      if (g.place.empty() && e.place) g.place = one_line(r.slice(e.place->name));
      if (g.mode.empty()) g.mode = e.mode;
      if (!g.former_days.known()) g.former_days = e.former_days;
    }
    const EventRef& clear = refs[clearest(facts)];
    const Event& shown = readings[clear.report].events[clear.event];
    g.type = to_string(shown.type);
    add_parties(readings[clear.report], shown, g);
    const CalendarStep* last = &g.history.front();
    for (const CalendarStep& s : g.history) {
      if (stage(s.status) >= stage(last->status)) last = &s;
    }
    g.status = last->status;
    g.days = last->days;
    for (auto s = g.history.rbegin(); s != g.history.rend() && !g.days.known(); ++s) g.days = s->days;
    out.push_back(std::move(g));
  }
  std::stable_sort(out.begin(), out.end(), [](const Engagement& a, const Engagement& b) {
    return a.days.from.value_or(a.days.to.value_or(Day::max())) < b.days.from.value_or(b.days.to.value_or(Day::max()));
  });
  return out;
}

}  // namespace isnad
