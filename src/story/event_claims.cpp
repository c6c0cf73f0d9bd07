#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "report/names.h"
#include "story/claims.h"
#include "story/durations.h"
#include "story/happenings.h"
#include "story/identity.h"
#include "story/origins.h"
#include "story/telling.h"

namespace isnad {
namespace {

constexpr int kVague = 31;  ///< days; a longer range is no word on when

std::string print(const DayRange& d) {
  const std::string from = d.from ? format_day(*d.from) : "";
  const std::string to = d.to ? format_day(*d.to) : "";
  return from == to ? from : from + "/" + to;
}

bool tells_day(const DayRange& d) {
  return d.from && d.to && (*d.to - *d.from).count() <= kVague;
}

bool within(const DayRange& inner, const DayRange& outer) {
  return *outer.from <= *inner.from && *inner.to <= *outer.to;
}

/// The time expression that gives the event its day, else its trigger.
std::vector<Span> day_words(const Telling& t) {
  const Reading& r = *t.reading;
  std::vector<Span> spots = words_of(*t.event);
  std::optional<Span> best;
  uint32_t best_gap = UINT32_MAX;
  for (const TimeRef& time : r.times) {
    if (!(time.days == t.event->days)) continue;
    for (const Span s : spots) {
      const uint32_t gap = time.span.begin > s.end   ? time.span.begin - s.end
                           : s.begin > time.span.end ? s.begin - time.span.end
                                                     : 0;
      if (gap < best_gap) best_gap = gap, best = time.span;
    }
  }
  std::vector<Span> out{t.event->trigger};
  if (best) out.push_back(*best);
  std::sort(out.begin(), out.end());
  return out;
}

std::optional<Claim> day_claim(const std::vector<Telling>& tellings) {
  std::map<uint32_t, const Telling*> best;
  for (const Telling& t : tellings) {
    if (!tells_day(t.event->days) || is_own_day(t.event->days_basis) || unsure(t.event->sure.days)) continue;
    const Telling*& b = best[t.report];
    const auto length = [](const Telling& x) { return *x.event->days.to - *x.event->days.from; };
    if (b == nullptr || length(t) < length(*b)) b = &t;
  }
  if (best.empty()) return std::nullopt;
  std::vector<std::pair<const Telling*, DayRange>> values;
  for (const auto& [report, t] : best) values.emplace_back(t, t->event->days);
  const auto earlier = [](const DayRange& a, const DayRange& b) { return *a.from < *b.from; };
  const DayRange most = *most_told(values, earlier);
  DayRange base = most;
  for (const auto& [t, d] : values) {
    if (within(base, d)) base = d;
  }
  Claim c;
  c.slot = ClaimSlot::day;
  c.value = print(base);
  for (const auto& [t, d] : values) {
    Stance stance = Stance::asserts;
    if (d != base) {
      const auto moved = days_between(t->event->former_days, base);
      const bool meets = days_between(d, base) == 0;
      stance = meets || moved == 0 ? Stance::more_precise : Stance::contradicts;
    }
    c.testimonies.push_back(testimony(*t, stance, print(d), day_words(*t)));
  }
  return c;
}

std::optional<Claim> place_claim(const std::vector<Telling>& tellings) {
  std::vector<std::pair<const Telling*, std::string>> values;
  std::set<uint32_t> seen;
  for (const bool country : {false, true}) {  // a report's town goes before its country
    for (const Telling& t : tellings) {
      const std::string& place = t.facts.place;
      const bool known = place.starts_with("place/") || place.starts_with("country/");
      if (t.event->mode == "call") continue;  // has two places
      if (known && place.starts_with("country/") == country && seen.insert(t.report).second)
        values.emplace_back(&t, place);
    }
  }
  if (values.empty()) return std::nullopt;
  std::sort(values.begin(), values.end(),
            [](const auto& a, const auto& b) { return a.first->report < b.first->report; });
  const auto is_country = [](const std::string& id) { return id.starts_with("country/"); };
  const std::string most = *most_told(values, [&](const std::string& a, const std::string& b) {
    return is_country(a) != is_country(b) ? is_country(b) : a < b;
  });
  std::string country;
  for (const auto& [t, id] : values) {
    if (id == most) country = t->facts.country;
  }
  std::string base = most;
  for (const auto& [t, id] : values) {
    if (id == "country/" + country) base = id;
  }
  Claim c;
  c.slot = ClaimSlot::place;
  c.value = base;
  for (const auto& [t, id] : values) {
    Stance stance = Stance::asserts;
    if (id != base)
      stance = id == most || (is_country(base) && "country/" + t->facts.country == base) ? Stance::more_precise
                                                                                         : Stance::contradicts;
    if (is_country(id) && id != base && t->facts.country == country) stance = Stance::asserts;
    c.testimonies.push_back(testimony(*t, stance, id, {t->event->trigger, t->event->place->mention}));
  }
  return c;
}

struct Number {
  double low = 0;
  double high = 0;
  Span span;
  bool operator==(const Number& o) const { return low == o.low && high == o.high; }
};

std::vector<Claim> number_claims(const std::vector<Telling>& tellings) {
  std::map<std::string, std::map<uint32_t, std::pair<const Telling*, Number>>> by_unit;
  for (const Telling& t : tellings) {
    for (const Quantity& q : t.event->quantities) {
      // Lengths are compared in minutes, whether told as a number or as a duration.
      const double factor = q.unit == "hours" ? 60 : 1;
      const std::string unit = q.unit == "hours" ? "minutes" : q.unit;
      by_unit[unit].try_emplace(t.report, &t, Number{q.low * factor, q.high * factor, q.span});
    }
    for (const Duration& d : durations_of(*t.reading, *t.event)) {
      by_unit["minutes"].try_emplace(t.report, &t, Number{d.minutes, d.minutes, d.span});
    }
  }
  std::vector<Claim> out;
  for (const auto& [unit, reports] : by_unit) {
    std::vector<std::pair<const Telling*, Number>> values;
    for (const auto& [report, value] : reports) values.push_back(value);
    const Number most = *most_told(values, [](const Number& a, const Number& b) { return a.low < b.low; });
    Number base = most;
    for (const auto& [t, n] : values) {
      if (n.low <= base.low && base.high <= n.high) base = n;
    }
    Claim c;
    c.slot = ClaimSlot::quantity;
    c.unit = unit;
    c.value = print_number(base.low, base.high);
    for (const auto& [t, n] : values) {
      const bool meets = n.low <= base.high && base.low <= n.high;
      const Stance stance = n == base ? Stance::asserts : meets ? Stance::more_precise : Stance::contradicts;
      c.testimonies.push_back(testimony(*t, stance, print_number(n.low, n.high), {t->event->trigger, n.span}));
    }
    out.push_back(std::move(c));
  }
  return out;
}

std::string names(const Telling& t) {
  std::string out;
  std::set<std::string> seen;
  for (const auto* side : {&t.event->actors, &t.event->recipients}) {
    for (const Participant& p : *side) {
      const std::string name = one_line(t.reading->slice(p.name));
      if (!seen.insert(name).second) continue;
      if (!out.empty()) out += " + ";
      out += name;
    }
  }
  return out;
}

}  // namespace

Testimony testimony(const Telling& t, Stance stance, std::string value, std::vector<Span> words) {
  return {t.report, stance, std::move(value), std::move(words), chain_of(*t.reading, t.event->statement)};
}

std::vector<Span> words_of(const Event& e) {
  std::vector<Span> out{e.trigger};
  out.insert(out.end(), e.mentions.begin(), e.mentions.end());
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<Claim> event_claims(const std::vector<Reading>& readings, const Happening& happening, uint32_t index) {
  std::vector<Telling> tellings;
  for (const EventRef& ref : happening.tellings) {
    const Reading& r = readings[ref.report];
    const Event& e = r.events[ref.event];
    tellings.push_back({ref.report, &r, &e, facts_of(r, e)});
  }
  std::vector<Claim> out;
  if (auto c = status_claim(tellings)) out.push_back(std::move(*c));
  if (auto c = day_claim(tellings)) out.push_back(std::move(*c));
  if (auto c = place_claim(tellings)) out.push_back(std::move(*c));
  for (Claim& c : number_claims(tellings)) out.push_back(std::move(c));
  std::vector<EventFacts> facts;
  for (const Telling& t : tellings) facts.push_back(t.facts);
  const std::string subject = names(tellings[clearest(facts)]);
  for (Claim& c : out) {
    c.kind = ClaimKind::event;
    c.happening = index;
    c.subject = subject;
    for (Testimony& t : c.testimonies) std::sort(t.words.begin(), t.words.end());
  }
  return out;
}

}  // namespace isnad
