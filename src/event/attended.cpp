#include "event/attended.h"

#include <algorithm>

#include "event/clause.h"
#include "event/happening.h"
#include "event/participants.h"
#include "text/article.h"

namespace isnad {
namespace {

constexpr uint32_t kTogether = 5;                   // sentences, where both sides are at the meeting
constexpr uint32_t kJointly = 12;                   // where those who agree have met
constexpr uint32_t kAlone = 3;                      // where whoever acts is
constexpr uint32_t kVisit = 2;                      // from an arrival to the talks that follow
constexpr size_t kMost = 40;                        // events to look back over
constexpr std::string_view kWide = "region-world";  // types of places that hold countries
constexpr std::string_view kContinent = "continent";

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
      if (nowhere(e) || said_in_call(i)) {
        e.place.reset();
        e.place_basis = Basis::none;
      }
      if (parties(e) == 0 || e.mode == "call" || carried(e) || is_told_of_before(data_, scan_, r_, e)) continue;
      if (e.place) {
        if (e.type == EventType::consult) days_of_visit(i);
        continue;
      }
      if (e.type == EventType::consult) where_they_met(e);
      if (!e.place && (is_done_in_words(e.type) || e.type == EventType::consult)) at_meeting(i);
    }
  }

 private:
  uint32_t sentence_of(uint32_t token) const { return scan_.token(token).sentence; }

  /// A call is held from two places; what somebody stands for, unlike what he says, is tied to none but by its own
  /// sentence.
  bool nowhere(const Event& e) const {
    if (e.type == EventType::consult && e.mode == "call") return true;
    if (!is_done_in_words(e.type) || !e.place) return false;
    if (in_words_before(e)) return true;
    if (e.status != Status::ongoing) return false;
    return !r_.sentences[sentence_of(e.trigger_token)].span.contains(e.place->mention);
  }

  /// "He said that the way out [in X] is peace, and called for": X is in what was said before.
  bool in_words_before(const Event& e) const {
    if (e.place_basis != Basis::clause && e.place_basis != Basis::sentence) return false;
    if (e.place->mention.begin > e.trigger.begin) return false;
    return std::any_of(r_.statements.begin(), r_.statements.end(), [&](const Statement& s) {
      return s.text.contains(e.place->mention) && !s.text.contains(e.trigger) && e.trigger.begin > s.text.end;
    });
  }

  /// The last meeting told before, in the same sentence, is a call of those who act.
  bool said_in_call(size_t i) const {
    const Event& e = r_.events[i];
    if (!is_done_in_words(e.type) || e.actors.empty() || !e.place) return false;
    if (r_.sentences[sentence_of(e.trigger_token)].span.contains(e.place->mention)) return false;
    for (size_t k = i; k > 0; --k) {
      const Event& call = r_.events[k - 1];
      if (sentence_of(call.trigger_token) != sentence_of(e.trigger_token)) return false;
      if (call.type != EventType::consult) continue;
      return call.mode == "call" && shared_parties(r_, of_side(e.actors), call) == e.actors.size();
    }
    return false;
  }

  /// Said to a channel, written to a paper: nobody knows where.
  bool carried(const Event& e) const {
    return is_done_in_words(e.type) && e.statement >= 0 &&
           !r_.statements[static_cast<size_t>(e.statement)].chain.empty();
  }

  bool by_person(const Event& e) const {
    const int32_t actor = e.actors.empty() ? -1 : e.actors.front().entity;
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

  /// "Called on him [during his meeting]".
  bool in_the_course(const Event& meeting, const Event& e) const {
    constexpr uint32_t kLead = 3;   // tokens
    constexpr uint32_t kReach = 9;  // from the event's word
    if (meeting.trigger_token > e.trigger_token + kReach) return false;
    if (sentence_of(meeting.trigger_token) != sentence_of(e.trigger_token)) return false;
    for (uint32_t k = meeting.trigger_token; k > e.trigger_token && meeting.trigger_token - k < kLead; --k) {
      if (data_.is_cue(scan_, k - 1, EventCue::during)) return true;
    }
    return false;
  }

  /// "The three leaders who have met in X", said shortly before their meeting is told.
  void where_they_met(Event& e) const {
    constexpr uint32_t kBefore = 2;  // sentences
    const bool held = e.status == Status::occurred || e.status == Status::ongoing;
    if (e.mode == "call" || e.mode == "visit" || parties(e) < 2 || !held) return;
    const uint32_t here = sentence_of(e.trigger_token);
    const uint32_t first = r_.sentences[here > kBefore ? here - kBefore : 0].first_token;
    for (uint32_t t = e.trigger_token; t > first; --t) {
      const Mention* m = t + 1 < scan_.size() ? scan_.mention_from(t + 1) : nullptr;
      if (m == nullptr || !is_placelike(*m) || !data_.is_cue(scan_, t, EventCue::at)) continue;
      const auto hits = data_.forms.find(without_article(scan_.key(t - 1)));
      const bool met =
          scan_.token(t - 1).upos != Upos::VERB && std::any_of(hits.begin(), hits.end(), [&](const FormHit& h) {
            const Frame& f = data_.frames[h.row];
            return f.type == EventType::consult && f.mode == e.mode && h.feats.verb_form == VerbForm::part &&
                   h.feats.number == Number::plur;
          });
      if (!met) continue;
      e.place = participant_of(r_, *m);
      e.place_basis = Basis::happening;
      e.sure.place.reset();
      return;
    }
  }

  /// Sentences from where the meeting was told last; nothing when it is told behind the event.
  std::optional<uint32_t> back_to(const Event& meeting, const Event& e) const {
    if (in_the_course(meeting, e)) return 0;
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

  /// One of the country visited, whom the visitor, left unsaid, meets.
  bool host(const Event& visit, const Event& e) const {
    const std::string& land = r_.entities[static_cast<size_t>(visit.place->entity)].country;
    return !land.empty() && std::any_of(e.recipients.begin(), e.recipients.end(), [&](const Participant& p) {
      return p.entity >= 0 && r_.entities[static_cast<size_t>(p.entity)].country == land;
    });
  }

  bool takes_in(const Event& meeting, const Event& e) const {
    const auto back = back_to(meeting, e);
    const bool jointly = e.type == EventType::agree && e.actors.size() > 1;
    if (!back || *back > (jointly ? kJointly : kTogether) || !in_course(meeting, e)) return false;
    const bool told = e.days_basis == Basis::clause || e.days_basis == Basis::sentence;
    if (told && e.days.known() && meeting.days.known() && e.status == meeting.status && !(e.days == meeting.days))
      return false;
    if (shared_parties(r_, of_side(e.actors), meeting) != e.actors.size()) return false;
    const size_t there = shared_parties(r_, of_side(e.recipients), meeting);
    if (e.type == EventType::consult) {
      if (meeting.place_basis == Basis::passage) return false;
      const bool guest = meeting.mode == "visit" && *back <= kVisit && (!e.actors.empty() || host(meeting, e));
      return guest || (there > 0 && there == e.recipients.size());
    }
    if (e.actors.empty()) return there == e.recipients.size() && *back <= kAlone;  // "he received a call to ..."
    if (there > 0 || jointly) return true;
    // A guess from the passage around bears no second guess.
    return *back <= kAlone && by_person(e) && meeting.place_basis != Basis::passage;
  }

  void at_meeting(size_t i) {
    constexpr size_t kBehind = 4;  // events
    Event& e = r_.events[i];
    for (size_t k = i + 1; k < std::min(r_.events.size(), i + kBehind) && !e.place; ++k) {
      const Event& meeting = r_.events[k];
      if (in_the_course(meeting, e)) take(meeting, e);
    }
    for (size_t k = i; k > 0 && i - k < kMost && !e.place; --k) {
      const Event& meeting = r_.events[k - 1];
      if (meeting.type == EventType::consult && meeting.mode == "call" && takes_in(meeting, e)) return;  // said in it
      take(meeting, e);
    }
  }

  void take(const Event& meeting, Event& e) const {
    if (meeting.type != EventType::consult || meeting.mode == "call" || !known_place(meeting)) return;
    if (!takes_in(meeting, e)) return;
    e.place = meeting.place;
    e.place_basis = Basis::happening;
    e.sure.place.reset();
    take_days(meeting, e);
  }

  /// Talks whose place was found without the visit that they belong to.
  void days_of_visit(size_t i) const {
    Event& e = r_.events[i];
    for (size_t k = i; k > 0 && i - k < kMost; --k) {
      const Event& visit = r_.events[k - 1];
      if (visit.type != EventType::consult || visit.mode != "visit" || !known_place(visit)) continue;
      if (visit.place->entity != e.place->entity || !takes_in(visit, e)) continue;
      take_days(visit, e);
      return;
    }
  }

  /// The talks of a visit are held on its days, unless their own sentence tells another.
  static void take_days(const Event& meeting, Event& e) {
    const bool open = e.days_basis == Basis::none || e.days_basis == Basis::passage || is_own_day(e.days_basis);
    if (e.type != EventType::consult || meeting.mode != "visit" || meeting.days_basis != Basis::clause) return;
    if (!open || e.status != meeting.status) return;
    e.days = meeting.days;
    e.days_basis = Basis::happening;
    e.days_span = meeting.days_span;
    e.sure.days.reset();
  }

  const EventData& data_;
  const Scan& scan_;
  Reading& r_;
};

}  // namespace

bool is_done_in_words(EventType type) {
  return type == EventType::agree || type == EventType::support || type == EventType::request ||
         type == EventType::accuse || type == EventType::reject || type == EventType::threaten ||
         type == EventType::concede;
}

bool is_told_of_before(const EventData& data, const Scan& scan, const Reading& reading, const Event& event) {
  const Sentence& s = reading.sentences[scan.token(event.trigger_token).sentence];
  const uint32_t opening = std::min(s.first_token + 2, s.last_token);
  for (uint32_t t = s.first_token; t < opening; ++t) {
    if (data.is_cue(scan, t, EventCue::was)) return true;
  }
  return false;
}

void place_at_meetings(const EventData& data, const Scan& scan, Reading& reading) {
  Attended(data, scan, reading).place();
}

}  // namespace isnad
