#include "event/setting.h"

#include <algorithm>
#include <span>

#include "event/around.h"
#include "event/gathering.h"
#include "event/occasion.h"
#include "event/participants.h"

namespace isnad {
namespace {

bool is_speech(EventType type) {
  switch (type) {
    case EventType::agree:
    case EventType::support:
    case EventType::request:
    case EventType::accuse:
    case EventType::reject:
    case EventType::threaten:
    case EventType::concede:
      return true;
    default:
      return false;
  }
}

bool is_force(EventType type) {
  return type == EventType::assault || type == EventType::control || type == EventType::coerce ||
         type == EventType::mobilize || type == EventType::aid || type == EventType::protest;
}

constexpr size_t kBack = 40;  // events

class Scenes {
 public:
  Scenes(const EventData& data, Clauses& clauses, Reading& reading) : data_(data), scan_(clauses.scan()), r_(reading) {
    for (uint32_t i = 0; i < r_.events.size(); ++i) order_.push_back(i);
    std::sort(order_.begin(), order_.end(),
              [&](uint32_t a, uint32_t b) { return r_.events[a].trigger.begin < r_.events[b].trigger.begin; });
  }

  void set() {
    occasions_ = find_occasions(data_, scan_);
    gatherings_ = find_gatherings(data_, scan_);
    for (size_t i = 0; i < order_.size(); ++i) {
      Event& e = r_.events[order_[i]];
      if (is_full(e) || e.mode == "call") continue;
      from_scene(e);
      from_gathering(e);
      if (e.type == EventType::consult || is_speech(e.type)) {
        from_meeting(i);
        if (!is_full(e) && is_speech(e.type)) from_occasion(e);
      }
      if (!is_full(e) && (is_force(e.type) || is_speech(e.type))) from_passage(i);
      if (!e.place && is_force(e.type)) place_by_parties(data_, e, r_);
      if (!e.days.known()) carry_day(i);
    }
  }

 private:
  static bool is_full(const Event& e) { return e.place && e.days.known(); }
  static bool same(const Participant& a, const Participant& b) {
    return a.entity >= 0 ? a.entity == b.entity : a.name == b.name;
  }
  static bool has(const Event& e, const Participant& p) {
    const auto equal = [&](const Participant& q) { return same(p, q); };
    return std::any_of(e.actors.begin(), e.actors.end(), equal) ||
           std::any_of(e.recipients.begin(), e.recipients.end(), equal);
  }
  static bool all_in(const Event& meeting, const std::vector<Participant>& side) {
    return std::all_of(side.begin(), side.end(), [&](const Participant& p) { return has(meeting, p); });
  }
  static bool any_in(const Event& meeting, const std::vector<Participant>& side) {
    return std::any_of(side.begin(), side.end(), [&](const Participant& p) { return has(meeting, p); });
  }
  uint32_t sentence_of(const Event& e) const { return scan_.token(e.trigger_token).sentence; }
  /// No happening is part of one told longer ago.
  static size_t oldest(size_t i) { return i > kBack ? i - kBack : 0; }
  bool told_by_person(const Event& e) const {
    if (e.actors.empty() || e.actors.front().entity < 0) return false;
    const EntityKind kind = r_.entities[static_cast<size_t>(e.actors.front().entity)].kind;
    return kind == EntityKind::person || kind == EntityKind::office;
  }

  /// The last sentence before `e` that tells of the happening.
  uint32_t last_told(const Event& told, const Event& e) const {
    uint32_t at = sentence_of(told);
    for (const Span& mention : told.mentions) {
      if (mention.begin >= e.trigger.begin) continue;
      for (uint32_t s = at; s < r_.sentences.size() && r_.sentences[s].span.begin <= mention.begin; ++s) at = s;
    }
    return at;
  }
  /// Talks in the course of a visit or stay that has begun may be still to come.
  static bool goes_on(const Event& meeting, const Event& e) {
    const bool begun = meeting.status == Status::ongoing || meeting.status == Status::occurred;
    return e.status == meeting.status || (begun && (e.status == Status::planned || e.status == Status::ongoing));
  }

  void take_place(Event& e, const Event& from, Basis basis) {
    if (e.place || !from.place) return;
    e.place = from.place;
    e.place_basis = basis;
  }
  void take_days(Event& e, const Event& from, Basis basis) {
    if (e.days.known() || !from.days.known() || e.status != from.status) return;
    e.days = from.days;
    e.days_span = from.days_span;
    e.days_basis = basis;
  }

  /// "during this summit": a meeting taken up again; the nearest told before that fits the word.
  const Event* meeting_named(size_t i) const {
    const Event& e = r_.events[order_[i]];
    constexpr uint32_t kAround = 30;  // tokens
    const Sentence& s = r_.sentences[sentence_of(e)];
    const uint32_t last = std::min(s.last_token, e.trigger_token + kAround);
    const uint32_t first = e.trigger_token > kAround ? e.trigger_token - kAround : 0;
    for (uint32_t t = std::max(s.first_token, first); t + 1 < last; ++t) {
      if (!data_.is_cue(scan_, t, EventCue::during) && !data_.is_cue(scan_, t, EventCue::at)) continue;
      for (uint32_t k = t + 1; k < std::min(last, t + 3); ++k) {
        const std::string_view key = scan_.key(k);
        const std::string_view bare = without_article(key);
        if (bare.size() == key.size() || e.trigger_token == k) continue;
        const auto hits = data_.forms.find(bare);
        const bool meeting = std::any_of(hits.begin(), hits.end(), [&](const FormHit& h) {
          return data_.frames[h.row].type == EventType::consult && data_.frames[h.row].pos == Upos::NOUN;
        });
        if (!meeting) continue;
        for (size_t b = i; b > oldest(i); --b) {
          const Event& before = r_.events[order_[b - 1]];
          if (before.type == EventType::consult && before.mode != "call" && sentence_of(before) < sentence_of(e))
            return &before;
        }
      }
    }
    return nullptr;
  }

  /// Words said and talks held by those whom the report shows at a meeting, or on a visit, belong to it.
  void from_meeting(size_t i) {
    constexpr uint32_t kNear = 5;  // sentences
    Event& e = r_.events[order_[i]];
    if (const Event* named = meeting_named(i); named != nullptr) {
      take_place(e, *named, Basis::happening);
      take_days(e, *named, Basis::happening);
    }
    for (size_t k = i; k > oldest(i) && !is_full(e); --k) {
      const Event& meeting = r_.events[order_[k - 1]];
      if (meeting.type != EventType::consult) continue;
      // What is said in a call is not said at the meeting before it.
      const bool called = meeting.mode == "call" && sentence_of(e) <= sentence_of(meeting) + 1 && !e.actors.empty();
      if (called && is_speech(e.type) && all_in(meeting, e.actors)) break;
      if (meeting.mode == "call" || meeting.place_basis == Basis::passage) continue;
      const bool near = sentence_of(e) <= last_told(meeting, e) + kNear;
      const bool consult = e.type == EventType::consult;
      const bool sides = !consult || e.actors.size() + e.recipients.size() > 1 || meeting.mode == "visit";
      const bool part =
          sides && !e.actors.empty() && all_in(meeting, e.actors) && (!consult || all_in(meeting, e.recipients));
      // "visits Moscow tomorrow ... will meet the minister"; "arrived in Doha ... is to meet".
      const bool travels = near && consult && any_in(meeting, e.actors) && (meeting.mode == "visit" || part);
      // "the ministers will ask him": those who speak and those spoken to are both at the meeting.
      const bool addressed =
          near && !consult && !e.recipients.empty() && any_in(meeting, e.recipients) && e.status == meeting.status;
      if (!(part && told_by_person(e)) && !travels && !addressed) continue;
      if (consult && !goes_on(meeting, e)) continue;
      if (e.days.known() && meeting.days.known() && !(e.days == meeting.days)) continue;
      if (!meeting.place && !meeting.days.known()) continue;
      take_place(e, meeting, Basis::happening);
      take_days(e, meeting, Basis::happening);
      break;
    }
  }

  /// "At the close of the summit": its day and place, wherever the report tells them.
  void from_gathering(Event& e) {
    if (gatherings_.empty() || e.status == Status::planned || e.status == Status::hypothetical) return;
    const Gathering told = told_elsewhere(data_, scan_, gatherings_, gathering_ties(data_, scan_, e));
    const auto& today = r_.report.published;
    if (!e.place && told.place != nullptr) {
      e.place = participant_of(r_, *told.place);
      e.place_basis = Basis::happening;
    }
    const bool gone = told.time != nullptr && (!today || *told.time->days.from <= *today);
    if (e.days.known() || !gone) return;
    e.days = told.time->days;
    e.days_span = told.time->span;
    e.days_basis = Basis::happening;
  }

  /// Meetings in the course of which somebody "was speaking" are of the day of his words.
  void from_scene(Event& e) {
    if (e.type != EventType::consult || e.days.known() || e.status == Status::planned) return;
    for (const Occasion& o : occasions_near(sentence_of(e), sentence_of(e))) {
      if (o.scene == 0 || o.time == nullptr || e.trigger_token < o.scene) continue;
      e.days = o.time->days;
      e.days_span = o.time->span;
      e.days_basis = Basis::passage;
      return;
    }
  }

  std::span<const Occasion> occasions_near(uint32_t first, uint32_t last) const {
    constexpr ptrdiff_t kMost = 40;
    const auto from = std::lower_bound(occasions_.begin(), occasions_.end(), first,
                                       [](const Occasion& x, uint32_t at) { return x.sentence < at; });
    auto to = from;
    while (to != occasions_.end() && to->sentence <= last && to - from < kMost) ++to;
    return {from, to};
  }

  /// What somebody asks, promises, condemns in words is done where and when the words are said.
  void from_occasion(Event& e) {
    constexpr uint32_t kCarry = 4;  // sentences that a speaker goes on
    constexpr uint32_t kAhead = 1;  // the lead gives the gist, the next sentence the occasion
    const uint32_t at = sentence_of(e);
    if (e.actors.empty() || e.status == Status::planned || e.status == Status::hypothetical) return;
    const auto speaks = [&](const Occasion& o) {
      return std::any_of(e.actors.begin(), e.actors.end(), [&](const Participant& p) { return p.entity == o.speaker; });
    };
    const Occasion* place = nullptr;
    const Occasion* time = nullptr;
    for (const Occasion& o : occasions_near(at > kCarry ? at - kCarry : 0, at + kAhead)) {
      if (!speaks(o)) continue;
      const bool ahead = o.sentence > at;
      if (o.place != nullptr && (place == nullptr || !ahead)) place = &o;
      if (o.time != nullptr && (time == nullptr || !ahead)) time = &o;
    }
    if (!e.place && place != nullptr) {
      e.place = participant_of(r_, *place->place);
      e.place_basis = place->sentence == at ? Basis::sentence : Basis::passage;
    }
    if (!e.days.known() && time != nullptr) {
      e.days = time->time->days;
      e.days_span = time->time->span;
      e.days_basis = time->sentence == at ? Basis::sentence : Basis::passage;
    }
  }

  /// A clash, raid or arrest told right after another of the same people or kind is at its place, unless the report
  /// turns to something else.
  void from_passage(size_t i) {
    constexpr uint32_t kNear = 2;  // sentences
    Event& e = r_.events[order_[i]];
    for (size_t k = i; k > oldest(i); --k) {
      const Event& before = r_.events[order_[k - 1]];
      if (sentence_of(before) + kNear < sentence_of(e)) break;
      if (!before.place) continue;
      const bool visit = before.type == EventType::consult && before.mode == "visit" && e.status == Status::occurred &&
                         before.status == Status::occurred && sentence_of(e) <= last_told(before, e) + 1;
      if (visit) take_place(e, before, Basis::passage);
      if (!is_force(e.type) || !is_force(before.type) || before.status != e.status) continue;
      const bool together = any_in(before, e.actors) || any_in(before, e.recipients);
      const bool kin = before.type == e.type && (e.actors.empty() || before.actors.empty() || e.recipients.empty());
      if (!together && !kin) continue;
      if (e.days.known() && before.days.known() && !(e.days == before.days)) break;
      take_place(e, before, Basis::passage);
      break;
    }
  }

  /// A happening told without a day right after one with a day, of the same people, is of that day.
  void carry_day(size_t i) {
    constexpr uint32_t kNear = 400;  // bytes: about two sentences
    Event& e = r_.events[order_[i]];
    for (size_t k = i; k > oldest(i); --k) {
      const Event& before = r_.events[order_[k - 1]];
      if (e.trigger.begin >= before.trigger.end + kNear) return;
      if (!any_in_actors(before, e)) continue;
      if (before.days.single()) take_days(e, before, Basis::passage);
      if (before.days.known()) return;
    }
  }
  static bool any_in_actors(const Event& before, const Event& e) {
    return std::any_of(e.actors.begin(), e.actors.end(), [&](const Participant& p) {
      return std::any_of(before.actors.begin(), before.actors.end(), [&](const Participant& q) { return same(p, q); });
    });
  }

  const EventData& data_;
  const Scan& scan_;
  Reading& r_;
  std::vector<uint32_t> order_;  ///< events by their triggers
  std::vector<Occasion> occasions_;
  std::vector<Gathering> gatherings_;
};

}  // namespace

void set_scenes(const EventData& data, Clauses& clauses, Reading& reading) {
  Scenes(data, clauses, reading).set();
}

}  // namespace isnad
