#include "learn/event_cases.h"

#include <algorithm>

#include "base/day.h"
#include "event/participants.h"
#include "reader/reader.h"

namespace isnad {
namespace {

std::string full_name(const Reading& r, const Mention& m) {
  return std::string(r.slice(participant_of(r, m).name));
}

Part part_of(const Reading& r, const Mention& m, const GoldEvent& gold) {
  for (const Participant& p : participants_of(r, {&m})) {
    if (holds_name(gold.actors, r.slice(p.name))) return Part::actor;
    if (holds_name(gold.recipients, r.slice(p.name))) return Part::recipient;
  }
  return Part::none;
}

}  // namespace

bool holds_name(const std::vector<std::string>& side, std::string_view name) {
  return std::any_of(side.begin(), side.end(), [&](const std::string& n) { return same_name(n, name); });
}

std::unique_ptr<AnnotatedReading> CaseReader::read(const GoldReport& g) {
  auto d = std::make_unique<AnnotatedReading>();
  d->gold = &g;
  d->reading = read_candidates(resources_, g.item);
  Reading& r = d->reading;
  d->scan = std::make_unique<Scan>(r);
  d->clauses = std::make_unique<Clauses>(resources_.event, *d->scan);
  d->maker = std::make_unique<TraitMaker>(resources_.event, *d->clauses, r, &resources_.entity.names.news());
  const std::vector<int> pairs = pair_events(r, g.events);
  Traits traits;
  for (size_t i = 0; i < r.events.size(); ++i) {
    EventCase c;
    const bool typed = pairs[i] >= 0 && g.events[static_cast<size_t>(pairs[i])].type == r.events[i].type;
    c.gold = typed ? pairs[i] : -1;
    const GoldEvent* gold = typed ? &g.events[static_cast<size_t>(pairs[i])] : nullptr;
    traits.clear();
    d->maker->event(i, traits);
    c.traits = index_.add(traits);
    if (typed) {
      traits.clear();
      d->maker->status(i, traits);
      c.status = index_.add(traits);
    }
    for (const Mention* m : d->maker->may_take_part(i)) {
      SlotOption o;
      traits.clear();
      d->maker->side(i, *m, traits);
      o.sample.features = index_.add(traits);
      o.mention = m;
      if (gold != nullptr) o.sample.label = static_cast<uint8_t>(part_of(r, *m, *gold));
      c.sides.push_back(std::move(o));
    }
    if (gold != nullptr) {
      for (const auto* side : {&gold->actors, &gold->recipients}) {
        for (const std::string& name : *side) {
          ++sides_;
          bool any = false;
          for (const SlotOption& o : c.sides) {
            for (const Participant& p : participants_of(r, {o.mention})) any = any || same_name(name, r.slice(p.name));
          }
          reachable_ += any ? 1 : 0;
        }
      }
    }
    // One of another type is of the same day and place when it is told by the same word.
    const GoldEvent* told = pairs[i] >= 0 ? &g.events[static_cast<size_t>(pairs[i])] : nullptr;
    if (told != nullptr && (typed || told->trigger.meets(r.events[i].trigger))) scene(*d, i, *told, c);
    c.aside = !typed || r.events[i].weak;
    d->cases.push_back(std::move(c));
  }
  return d;
}

void CaseReader::scene(AnnotatedReading& d, size_t i, const GoldEvent& gold, EventCase& c) {
  const Reading& r = d.reading;
  const Event& e = r.events[i];
  Traits traits;
  const auto offer = [&](SlotChoice& choice, bool right, bool rule) {
    choice.sample.options.push_back(index_.add(traits));
    choice.sample.right.push_back(right);
    choice.rule.push_back(rule);
    choice.reachable = choice.reachable || right;
    traits.clear();
  };
  const auto close = [&](SlotChoice& choice) {
    choice.open = true;
    choice.sample.options.push_back(index_.add(traits));
    choice.sample.right.push_back(!choice.told);
    traits.clear();
  };
  // Of a report without a day, what it tells in full is learned from.
  if (d.gold->dated == r.report.published.has_value()) {
    c.day.told = !gold.from.empty() || !gold.to.empty();
    const std::vector<DayOption> options = d.maker->may_be_day(i);
    c.day.kinds = kinds_of(options);
    for (size_t o = 0; o < options.size(); ++o) {
      const DayRange& days = options[o].days;
      const std::string from = days.from ? format_day(*days.from) : "";
      const std::string to = days.to ? format_day(*days.to) : "";
      d.maker->day(i, options, o, traits);
      offer(c.day, c.day.told && from == gold.from && to == gold.to, e.days == days);
    }
    d.maker->no_day(i, traits);
    close(c.day);
  }
  c.place.told = !gold.place.empty();
  const std::vector<const Mention*> places = d.maker->may_be_place(i);
  c.place.kinds = kinds_of(places);
  for (const Mention* m : places) {
    d.maker->place(i, *m, traits);
    offer(c.place, c.place.told && same_name(gold.place, full_name(r, *m)), e.place && names_participant(*m, *e.place));
  }
  d.maker->no_place(i, traits);
  close(c.place);
}

}  // namespace isnad
