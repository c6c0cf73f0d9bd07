#include "event/plans.h"

#include <algorithm>

#include "event/factuality.h"
#include "event/status.h"

namespace isnad {
namespace {

constexpr uint32_t kWas = 10;       // tokens between "was" and what was planned
constexpr uint32_t kBeside = 2;     // tokens between a verb and the noun of what it calls off
constexpr uint32_t kTogether = 30;  // tokens between a happening and what goes with it

class Plans {
 public:
  Plans(const EventData& data, Clauses& clauses, Reading& reading)
      : data_(data), r_(reading), clauses_(clauses), scan_(clauses.scan()) {}

  /// "Was to visit X on Monday, but the visit was put off."
  void overtake(Event& e) {
    if (e.status != Status::planned) return;
    clauses_.enter(scan_.token(e.trigger_token).sentence);
    if (!was_planned(e.trigger_token)) return;
    for (uint32_t t = e.trigger_token + 1; t < clauses_.last(); ++t) {
      const auto fate = called_off(t);
      if (!fate) continue;
      e.status = *fate;
      e.status_basis = StatusBasis::word;
      return;
    }
  }

  /// "Will storm the town with the backing of the air force, in coordination with Y."
  void accompany(Event& e) {
    const bool together = e.type == EventType::cooperate || e.type == EventType::aid || e.type == EventType::support;
    if (!together || e.status != Status::occurred || e.status_basis != StatusBasis::none) return;
    const uint32_t t = e.trigger_token;
    clauses_.enter(scan_.token(t).sentence);
    if (!with_it(t) || carried_out(data_, clauses_, t + 1)) return;
    const Event* main = nullptr;
    for (const Event& o : r_.events) {
      if (o.trigger_token >= t || o.trigger_token < clauses_.first() || t - o.trigger_token > kTogether) continue;
      if (main == nullptr || o.trigger_token > main->trigger_token) main = &o;
    }
    const auto governor = clauses_.verb_before(t);
    std::optional<Status> status;
    if (governor && t - *governor <= kTogether && (main == nullptr || *governor > main->trigger_token)) {
      status = status_of(data_, clauses_, *governor, *governor + 1, true, nullptr).status;
    } else if (main != nullptr) {
      status = main->status;
    }
    if (status != Status::planned && status != Status::hypothetical) return;
    e.status = *status;
    e.status_basis = StatusBasis::outer;
  }

 private:
  bool was_planned(uint32_t trigger) const {
    const uint32_t from = std::max(clauses_.first(), trigger > kWas ? trigger - kWas : 0);
    for (uint32_t t = trigger; t > from; --t) {
      if (data_.is_cue(scan_, t - 1, EventCue::was)) return true;
    }
    return false;
  }

  bool event_noun_beside(uint32_t t) const {
    for (uint32_t k = 1; k <= kBeside; ++k) {
      if (t >= clauses_.first() + k && clauses_.is_event_noun(t - k)) return true;
      if (t + k < clauses_.last() && clauses_.is_event_noun(t + k)) return true;
    }
    return false;
  }

  bool has_pronoun(uint32_t t) const {
    return t + 1 < clauses_.last() && scan_.same_word(t, t + 1) && scan_.token(t + 1).upos == Upos::PRON;
  }

  /// A verb of calling or putting off whose object is what was planned: left unsaid, a pronoun, or a noun of it.
  std::optional<Status> called_off(uint32_t t) const {
    if (!clauses_.is_verb(t)) return std::nullopt;
    for (const FormHit& hit : data_.light_forms.find(scan_.key(t))) {
      const LightVerb& row = data_.light_verbs[hit.row];
      const bool undoes = row.status == Status::postponed || row.status == Status::cancelled;
      if (!undoes || !row.prep.empty()) continue;
      const bool subject = row.subject == Role::none || hit.feats.voice == Voice::pass;
      if (subject || has_pronoun(t) || event_noun_beside(t)) return row.status;
    }
    return std::nullopt;
  }

  /// The noun has its preposition joined to it ("with the backing of").
  bool with_it(uint32_t t) const {
    return t > clauses_.first() && scan_.same_word(t - 1, t) && scan_.token(t - 1).upos == Upos::ADP &&
           data_.is_cue(scan_, t - 1, EventCue::at) && scan_.token(t).upos != Upos::VERB;
  }

  const EventData& data_;
  Reading& r_;
  Clauses& clauses_;
  const Scan& scan_;
};

}  // namespace

void settle_plans(const EventData& data, Clauses& clauses, Reading& reading) {
  Plans plans(data, clauses, reading);
  std::vector<Event*> in_order;
  for (Event& e : reading.events) in_order.push_back(&e);
  std::stable_sort(in_order.begin(), in_order.end(),
                   [](const Event* a, const Event* b) { return a->trigger_token < b->trigger_token; });
  for (Event* e : in_order) {
    plans.overtake(*e);
    plans.accompany(*e);
  }
}

}  // namespace isnad
