#include "event/relate.h"

#include <algorithm>

namespace isnad {
namespace {

class Relater {
 public:
  Relater(const EventData& data, Clauses& clauses, Reading& reading)
      : data_(data), r_(reading), clauses_(clauses), scan_(clauses.scan()) {}

  /// Words of thanks, promise or demand by somebody whom the report shows at a meeting belong to that meeting, as do
  /// further talks between the same sides: its place and day are theirs, where they name none.
  void inherit() {
    for (size_t i = 0; i < r_.events.size(); ++i) {
      Event& e = r_.events[i];
      const bool speech = e.type == EventType::agree || e.type == EventType::support || e.type == EventType::request ||
                          e.type == EventType::consult;
      if (!speech || (e.place && e.days.known())) continue;
      for (size_t k = i; k > 0; --k) {
        const Event& meeting = r_.events[k - 1];
        if (meeting.type != EventType::consult || !meeting.place || !takes_part(meeting, e)) continue;
        if (e.type == EventType::consult && e.status != meeting.status) continue;
        const EntityKind kind = e.actors.front().entity < 0
                                    ? EntityKind::other
                                    : r_.entities[static_cast<size_t>(e.actors.front().entity)].kind;
        if (kind != EntityKind::person && kind != EntityKind::office) break;
        if (!e.place) e.place = meeting.place;
        if (!e.days.known() && e.status == meeting.status) e.days = meeting.days;
        break;
      }
    }
  }

  /// A happening told without a day right after one with a day, of the same people, is of that day.
  void carry_days() {
    for (size_t i = 1; i < r_.events.size(); ++i) {
      Event& e = r_.events[i];
      const Event& before = r_.events[i - 1];
      constexpr uint32_t kNear = 400;  // bytes: about two sentences
      const bool near = e.trigger.begin < before.trigger.end + kNear;
      if (e.days.known() || !before.days.single() || e.status != before.status || !near) continue;
      const auto shares = [&](const Participant& p) {
        return std::any_of(before.actors.begin(), before.actors.end(),
                           [&](const Participant& q) { return same(p, q); });
      };
      if (std::any_of(e.actors.begin(), e.actors.end(), shares)) e.days = before.days;
    }
  }

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
  static bool same(const Participant& a, const Participant& b) {
    return a.entity >= 0 ? a.entity == b.entity : a.name == b.name;
  }

  /// Do all sides of `e`, or its actor where it only speaks, take part in the meeting?
  static bool takes_part(const Event& meeting, const Event& e) {
    const auto in = [&](const Participant& p) {
      const auto has = [&](const std::vector<Participant>& side) {
        return std::any_of(side.begin(), side.end(), [&](const Participant& q) { return same(p, q); });
      };
      return has(meeting.actors) || has(meeting.recipients);
    };
    if (e.actors.empty() || !std::all_of(e.actors.begin(), e.actors.end(), in)) return false;
    return e.type != EventType::consult || std::all_of(e.recipients.begin(), e.recipients.end(), in);
  }

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
      const bool toward = token > verb && data_.is_cue(scan_.key(token - 1), EventCue::toward);
      if (toward && next == nullptr) next = &time;
      if (toward || token == verb) continue;
      const bool after_target = target != nullptr && time.span.begin > target->trigger.begin;
      if (after_target && (token < verb || former == nullptr)) former = &time;
    }
    if (target == nullptr || next == nullptr) return;
    if (former != nullptr) target->former_days = former->days;
    target->days = next->days;
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
  relater.inherit();
  relater.carry_days();
  relater.postpone();
}

}  // namespace isnad
