#include "event/attended.h"

#include <algorithm>

#include "event/happening.h"

namespace isnad {
namespace {

constexpr uint32_t kTogether = 5;                   // sentences, where both sides are at the meeting
constexpr uint32_t kAlone = 3;                      // where whoever acts is
constexpr uint32_t kVisit = 2;                      // from an arrival to the talks that follow
constexpr size_t kMost = 40;                        // events to look back over
constexpr std::string_view kWide = "region-world";  // types of places that hold countries
constexpr std::string_view kContinent = "continent";

bool in_words(EventType type) {
  return type == EventType::agree || type == EventType::support || type == EventType::request ||
         type == EventType::accuse || type == EventType::reject || type == EventType::threaten ||
         type == EventType::concede;
}

Event of_side(const std::vector<Participant>& side) {
  Event out;
  out.actors = side;
  return out;
}

class Attended {
 public:
  Attended(const EventData& data, const Scan& scan, Reading& reading) : data_(data), scan_(scan), r_(reading) {}

  void place() {
    for (size_t i = 0; i < r_.events.size(); ++i) {
      Event& e = r_.events[i];
      if (e.place || e.actors.empty() || carried(e) || before_that(e)) continue;
      if (in_words(e.type) || e.type == EventType::consult) at_meeting(i);
    }
  }

 private:
  uint32_t sentence_of(uint32_t token) const { return scan_.token(token).sentence; }

  /// Said to a channel, written to a paper: nobody knows where.
  bool carried(const Event& e) const {
    return e.statement >= 0 && !r_.statements[static_cast<size_t>(e.statement)].chain.empty();
  }

  bool by_person(const Event& e) const {
    const int32_t actor = e.actors.front().entity;
    if (actor < 0) return false;
    const EntityKind kind = r_.entities[static_cast<size_t>(actor)].kind;
    return kind == EntityKind::person || kind == EntityKind::office;
  }

  /// A town, a country: not "Europe".
  bool known_place(const Event& meeting) const {
    if (!meeting.place || meeting.place->entity < 0) return false;
    const std::string& type = r_.entities[static_cast<size_t>(meeting.place->entity)].type;
    return type != kWide && type != kContinent;
  }

  /// "He had said in May": of another time.
  bool before_that(const Event& e) const {
    const Sentence& s = r_.sentences[sentence_of(e.trigger_token)];
    const uint32_t opening = std::min(s.first_token + 2, s.last_token);
    for (uint32_t t = s.first_token; t < opening; ++t) {
      if (data_.is_cue(scan_.key(t), EventCue::was)) return true;
    }
    return false;
  }

  /// Sentences from where the meeting was told last; nothing when it is told behind the event.
  std::optional<uint32_t> back_to(const Event& meeting, const Event& e) const {
    if (meeting.trigger_token > e.trigger_token) return std::nullopt;
    uint32_t told = sentence_of(meeting.trigger_token);
    for (const Span& again : meeting.mentions) {
      if (again.begin < e.trigger.begin)
        told = std::max(told, sentence_of(scan_.token_at_byte(again.begin, 0, scan_.size() - 1)));
    }
    return sentence_of(e.trigger_token) - std::min(told, sentence_of(e.trigger_token));
  }

  /// Has the meeting begun when `e` is done?
  static bool in_course(const Event& meeting, const Event& e) {
    const bool begun = meeting.status == Status::occurred || meeting.status == Status::ongoing;
    if (e.type == EventType::consult) return e.status == meeting.status || (begun && e.status == Status::planned);
    return begun && e.status == Status::occurred;
  }

  bool takes_in(const Event& meeting, const Event& e) const {
    const auto back = back_to(meeting, e);
    if (!back || *back > kTogether || !in_course(meeting, e)) return false;
    if (e.days.known() && meeting.days.known() && e.status == meeting.status && !(e.days == meeting.days)) return false;
    if (shared_parties(r_, of_side(e.actors), meeting) != e.actors.size()) return false;
    const size_t there = shared_parties(r_, of_side(e.recipients), meeting);
    if (e.type == EventType::consult) {
      const bool guest = meeting.mode == "visit" && *back <= kVisit;
      return guest || (there > 0 && there == e.recipients.size());
    }
    if (there > 0 || e.actors.size() > 1) return true;
    // A guess from the passage around bears no second guess.
    return *back <= kAlone && by_person(e) && meeting.place_basis != Basis::passage;
  }

  void at_meeting(size_t i) {
    Event& e = r_.events[i];
    for (size_t k = i; k > 0 && i - k < kMost; --k) {
      const Event& meeting = r_.events[k - 1];
      if (meeting.type != EventType::consult || meeting.mode == "call" || !known_place(meeting)) continue;
      if (!takes_in(meeting, e)) continue;
      e.place = meeting.place;
      e.place_basis = Basis::happening;
      return;
    }
  }

  const EventData& data_;
  const Scan& scan_;
  Reading& r_;
};

}  // namespace

void place_at_meetings(const EventData& data, const Scan& scan, Reading& reading) {
  Attended(data, scan, reading).place();
}

}  // namespace isnad
