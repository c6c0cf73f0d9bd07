#include "event/relate.h"

#include <algorithm>

#include "event/setting.h"

namespace isnad {
namespace {

class Relater {
 public:
  Relater(const EventData& data, Clauses& clauses, Reading& reading)
      : data_(data), r_(reading), clauses_(clauses), scan_(clauses.scan()) {}

  /// "was put off to early December": the meeting named before gets the new day and keeps the old one.
  void postpone() {
    for (uint32_t s = 0; s < r_.sentences.size(); ++s) {
      clauses_.enter(s);
      for (uint32_t t = clauses_.first(); t < clauses_.last(); ++t) {
        const auto hits = data_.light_forms.find(scan_.key(t));
        const bool delays = std::any_of(hits.begin(), hits.end(), [&](const FormHit& h) {
          return data_.light_verbs[h.row].status == Status::postponed && data_.light_verbs[h.row].prep.empty();
        });
        if (delays && (clauses_.is_verb(t) || scan_.token(t).upos == Upos::NOUN)) put_off(t);
      }
    }
  }

 private:
  void put_off(uint32_t verb) {
    const uint32_t at = scan_.token(verb).span.begin;
    const uint32_t from = scan_.token(clauses_.first()).span.begin;
    const uint32_t to = scan_.token(clauses_.last() - 1).span.end;
    Event* target = nullptr;
    for (Event& e : r_.events) {
      const bool here = e.trigger.begin >= from && e.trigger.end <= to;
      if (here && e.type == EventType::consult && (target == nullptr || e.trigger.begin < at)) target = &e;
    }
    const TimeRef* next = nullptr;
    const TimeRef* former = nullptr;
    for (const TimeRef& time : r_.times) {
      if (time.span.begin < from || time.span.end > to || !time.days.known()) continue;
      const uint32_t token = scan_.token_at_byte(time.span.begin, clauses_.first(), clauses_.last());
      const bool toward = token > verb && data_.is_cue(scan_, token - 1, EventCue::toward);
      if (toward && next == nullptr) next = &time;
      if (toward || token == verb) continue;
      const bool after_target = target != nullptr && time.span.begin > target->trigger.begin;
      if (after_target && (token < verb || former == nullptr)) former = &time;
    }
    if (target == nullptr || next == nullptr) return;
    if (former != nullptr) target->former_days = former->days;
    target->days = next->days;
    target->days_span = next->span;
    target->days_basis = Basis::clause;
    target->status = Status::postponed;
  }

  const EventData& data_;
  Reading& r_;
  Clauses& clauses_;
  const Scan& scan_;
};

}  // namespace

void relate_events(const EventData& data, Clauses& clauses, Reading& reading) {
  Relater relater(data, clauses, reading);
  set_scenes(data, clauses, reading);
  relater.postpone();
}

}  // namespace isnad
