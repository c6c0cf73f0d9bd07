#include "learn/listing.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/day.h"
#include "event/factuality.h"
#include "report/names.h"

namespace isnad {
namespace {

std::string letters(const DayRange& days) {
  const auto one = [](const std::optional<Day>& day) { return day ? format_day(*day) : std::string(); };
  return one(days.from) + ".." + one(days.to);
}

}  // namespace

void list_day(std::FILE* out, const AnnotatedReading& d, const EventCase& c, const Choice& chosen,
              const std::vector<float>& p) {
  const auto i = static_cast<size_t>(&c - d.cases.data());
  const Reading& r = d.reading;
  const Event& e = r.events[i];
  const GoldEvent& gold = d.gold->events[static_cast<size_t>(c.gold)];
  const std::vector<DayOption> options = d.maker->may_be_day(i);
  nlohmann::json line = {{"id", r.report.id},
                         {"begin", e.trigger.begin},
                         {"end", e.trigger.end},
                         {"type", to_string(e.type)},
                         {"status", to_string(e.status)},
                         {"gold", gold.from + ".." + gold.to},
                         {"rule", letters(e.days)},
                         {"rule_basis", to_string(e.days_basis)},
                         {"published", letters({r.report.published, r.report.published})},
                         {"reachable", c.day.reachable},
                         {"none", p.back()},
                         {"options", nlohmann::json::array()}};
  for (size_t o = 0; o < options.size(); ++o) {
    line["options"].push_back({to_string(options[o].make), p[o], static_cast<bool>(c.day.sample.right[o]),
                               letters(options[o].days),
                               options[o].nearest != nullptr && d.maker->is_attributed(*options[o].nearest)});
  }
  if (!options.empty()) {
    const TimeRef* time = options[chosen.which].nearest;
    line["chosen"] = letters(options[chosen.which].days);
    line["probability"] = chosen.probability;
    line["right"] = static_cast<bool>(c.day.sample.right[chosen.which]);
    if (time != nullptr) line["time"] = r.slice(time->span);
  }
  fmt::print(out, "{}\n", line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

void list_status(std::FILE* out, const AnnotatedReading& d, const EventCase& c, size_t chosen,
                 const std::vector<float>& p) {
  const Event& e = d.reading.events[static_cast<size_t>(&c - d.cases.data())];
  nlohmann::json line = {{"id", d.reading.report.id},
                         {"begin", e.trigger.begin},
                         {"end", e.trigger.end},
                         {"type", to_string(e.type)},
                         {"weak", e.weak},
                         {"gold", to_string(d.gold->events[static_cast<size_t>(c.gold)].status)},
                         {"rule", to_string(e.status)},
                         {"basis", to_string(e.status_basis)},
                         {"chosen", to_string(static_cast<Status>(chosen))}};
  if (e.status_basis == StatusBasis::governed) {
    d.clauses->enter(d.scan->token(e.trigger_token).sentence);
    const bool verb = d.scan->token(e.trigger_token).upos == Upos::VERB;
    const auto governed = governed_status(d.clauses->data(), *d.clauses, e.trigger_token, verb);
    if (governed) line["by"] = d.scan->key(governed->by);
  }
  for (size_t s = 0; s < p.size(); ++s) line["p"][std::string(to_string(static_cast<Status>(s)))] = p[s];
  fmt::print(out, "{}\n", line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

void list_place(std::FILE* out, const AnnotatedReading& d, const EventCase& c, const Choice& chosen,
                const std::vector<float>& p) {
  const auto i = static_cast<size_t>(&c - d.cases.data());
  const Reading& r = d.reading;
  const Event& e = r.events[i];
  const std::vector<const Mention*>& places = d.maker->may_be_place(i);
  nlohmann::json line = {{"id", r.report.id},
                         {"begin", e.trigger.begin},
                         {"end", e.trigger.end},
                         {"type", to_string(e.type)},
                         {"status", to_string(e.status)},
                         {"gold", d.gold->events[static_cast<size_t>(c.gold)].place},
                         {"rule", e.place ? std::string(r.slice(e.place->name)) : std::string()},
                         {"rule_basis", to_string(e.place_basis)},
                         {"rule_slot", e.place_slot},
                         {"mode", e.mode},
                         {"reachable", c.place.reachable},
                         {"none", p.back()},
                         {"options", nlohmann::json::array()}};
  for (size_t o = 0; o < places.size(); ++o)
    line["options"].push_back(
        {std::string(r.slice(places[o]->span)), p[o], static_cast<bool>(c.place.sample.right[o])});
  if (!places.empty()) {
    line["chosen"] = r.slice(places[chosen.which]->span);
    line["probability"] = chosen.probability;
    line["right"] = static_cast<bool>(c.place.sample.right[chosen.which]);
  }
  fmt::print(out, "{}\n", line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

}  // namespace isnad
