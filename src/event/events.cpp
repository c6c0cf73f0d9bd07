#include <algorithm>
#include <unordered_set>

#include "event/attended.h"
#include "event/clause.h"
#include "event/dated_line.h"
#include "event/dated_nouns.h"
#include "event/factuality.h"
#include "event/fill.h"
#include "event/frames.h"
#include "event/gathering.h"
#include "event/happening.h"
#include "event/jointly.h"
#include "event/judge.h"
#include "event/merge.h"
#include "event/participants.h"
#include "event/plans.h"
#include "event/relate.h"
#include "event/rounds.h"
#include "event/speaking.h"
#include "event/status.h"
#include "event/when.h"

namespace isnad {
namespace {

void set_status(Event& e, Status status, StatusBasis basis) {
  e.status = status;
  e.status_basis = basis;
}

/// What is set for a day to come is planned; what is told of a day gone by has occurred.
void adjust_to_days(const Reading& r, Event& e) {
  const bool verb = r.tokens[e.trigger_token].upos == Upos::VERB;
  // "we welcome", "I reject": saying so is doing so.
  const bool first_person = r.tokens[e.trigger_token].feats.person == 1;
  const bool speaks =
      e.type == EventType::request || e.type == EventType::threaten ||
      (first_person && (e.type == EventType::support || e.type == EventType::reject || e.type == EventType::accuse));
  const bool voiced = e.mode == "condemn" || e.mode == "thank" || e.mode == "praise" || e.mode == "congratulate";
  // A demand, threat, thanks or condemnation in the present tense is made as it is told.
  if (e.status == Status::ongoing && verb && (speaks || voiced)) e.status = Status::occurred;
  if (!r.report.published || !e.days.from) return;
  const Day today = *r.report.published;
  const bool ahead = *e.days.from > today;
  // A call for what is to come has been made.
  const bool called = !verb && e.type == EventType::request;
  const bool told = called || (verb && r.tokens[e.trigger_token].feats.aspect == Aspect::perf);
  if (ahead && told && e.status == Status::occurred) {
    e.days = {};  // a day to come is not the day of what is told as past
    e.days_basis = Basis::none;
    return;
  }
  if (ahead && (e.status == Status::occurred || (e.status == Status::ongoing && e.type == EventType::consult))) {
    set_status(e, Status::planned, StatusBasis::day);
  }
  // "Earlier this month": what is done was done by now.
  if (!ahead && told && e.status == Status::occurred && e.days.to && *e.days.to > today) e.days.to = today;
  if (e.status != Status::ongoing || !e.days.to || *e.days.to >= today) return;
  const bool lasts = e.status_basis == StatusBasis::particle && !verb;  // "on the eighth day of the battles"
  if (e.status_basis == StatusBasis::phase || lasts) return;            // what began then goes on
  const bool auxiliary = e.trigger_token > 0 && r.tokens[e.trigger_token - 1].upos == Upos::AUX;
  if (verb && r.tokens[e.trigger_token].feats.aspect == Aspect::imp && !auxiliary) {
    e.days = {};  // nor is a day gone by the day of what still goes on
    e.days_basis = Basis::none;
    return;
  }
  set_status(e, Status::occurred, StatusBasis::day);
}

/// Reads the events of one report, sentence by sentence.
class EventReader {
 public:
  EventReader(const EventData& data, Reading& reading)
      : data_(data), r_(reading), scan_(marked(data, reading)), clauses_(data, scan_), filler_(data, clauses_) {}

  /// Events that the rules accept; with `lenient`, those that they nearly accept behind them, marked weak.
  void read(bool lenient) {
    lenient_ = lenient;
    resolve_hung(data_, scan_, find_dated_nouns(data_, scan_), r_);
    for (uint32_t s = 0; s < r_.sentences.size(); ++s) {
      clauses_.enter(s);
      for (uint32_t t = clauses_.first(); t < clauses_.last(); ++t) {
        read_at(t);
      }
    }
    r_.events = merge_events(data_, r_, std::move(candidates_));
    drop_purposes(data_, scan_, r_.events);
    act_jointly(scan_, data_, r_.events);
    lend_parties(data_, r_, r_.events, weak_);
    relate_events(data_, clauses_, r_);
    add_weak();
    settle_plans(data_, clauses_, r_);
  }

  void judge(const entity::NewsFacts& news) {
    TraitMaker maker(data_, clauses_, r_, &news);
    judge_events(*data_.judge, maker, r_);
    place_at_meetings(data_, scan_, r_);
    act_jointly(scan_, data_, r_.events);
    date_at_dateline(data_, scan_, r_);
    date_by_rounds(data_, scan_, r_);
  }

 private:
  static Scan marked(const EventData& data, const Reading& reading) {
    Scan scan(reading);
    scan.mark_words(data.cue_roles(scan));
    return scan;
  }

  /// "[gathered] before the ministry": the word is a past tense of the row's verb, a present one only of another.
  bool is_past_of(const Frame& frame, uint32_t t) const {
    if (scan_.token(t).feats.aspect != Aspect::imp) return false;
    const auto hits = data_.forms.find(scan_.key(t));
    const auto own = [&](const FormHit& h) {
      const Frame& row = data_.frames[h.row];
      return row.pos == Upos::VERB && row.type == frame.type && row.words == frame.words;
    };
    return std::any_of(hits.begin(), hits.end(), own) && std::none_of(hits.begin(), hits.end(), [&](const FormHit& h) {
             return own(h) && h.feats.aspect != Aspect::perf;
           });
  }

  /// What is near a happening, unless it is told already: by the same word, or by one of the last accepted.
  void add_weak() {
    constexpr ptrdiff_t kLast = 60;  // events
    std::unordered_set<uint32_t> told;
    for (const Event& e : r_.events) {
      told.insert(e.trigger.begin);
      for (const Span& m : e.mentions) told.insert(m.begin);
    }
    const auto accepted = static_cast<ptrdiff_t>(r_.events.size());
    ptrdiff_t before = 0;  // accepted events told before the weak one
    for (Event& e : weak_) {
      while (before < accepted && r_.events[static_cast<size_t>(before)].trigger.begin < e.trigger.begin) ++before;
      const auto from = r_.events.begin() + std::max<ptrdiff_t>(0, before - kLast);
      const auto to = r_.events.begin() + before;
      const bool known =
          told.contains(e.trigger.begin) ||
          std::any_of(from, to,
                      [&](const Event& o) { return same_happening(r_, o, e) || tells_in_relative(data_, r_, o, e); }) ||
          (to != r_.events.end() && (tells_in_relative(data_, r_, e, *to) || carries(e, *to)));
      if (!known) fresh_.push_back(std::move(e));
    }
    std::move(fresh_.begin(), fresh_.end(), std::back_inserter(r_.events));
  }

  /// "Signed on Tuesday in Jeddah [an accord]": the verb tells of its object.
  bool carries(const Event& verb, const Event& noun) const {
    const Token& told = scan_.token(noun.trigger_token);
    return verb.type == noun.type && told.rel == Rel::obj && told.head == static_cast<int32_t>(verb.trigger_token);
  }

  void read_at(uint32_t t) {
    if (scan_.is_punct(t) || t < covered_) return;
    auto filled = filler_.best(t);
    if (!filled && lenient_) filled = filler_.best(t, true);
    if (!filled) return;
    const bool told = std::any_of(candidates_.begin(), candidates_.end(),
                                  [&](const Event& e) { return e.type == filled->frame->type; });
    const bool weak = filled->weak || (filled->points_back && told);
    if (!weak) filler_.remember(t, *filled);
    if (!weak) covered_ = filled->end;  // words of a longer trigger name no happening of their own
    const Frame& frame = *filled->frame;
    // "the lifting of [the sanctions]": what is eased is no happening beside it.
    const bool eased = frame.type == EventType::concede && frame.genitive == Role::topic;
    if (!weak && eased && filled->end < clauses_.last() && clauses_.is_event_noun(filled->end))
      covered_ = filled->end + 1;
    Event e;
    e.type = frame.type;
    e.frame = static_cast<uint32_t>(filled->frame - data_.frames.data());
    e.light = filled->light != nullptr;
    e.weak = weak;
    e.mode = frame.mode;
    e.trigger = r_.words[scan_.token(filled->trigger).word].span;
    e.trigger_token = t;
    e.statement = statement_around(e.trigger);
    e.actors = participants_of(r_, filled->actors);
    e.recipients = participants_of(r_, filled->recipients);
    std::erase_if(e.recipients, [&](const Participant& p) {
      return std::any_of(e.actors.begin(), e.actors.end(),
                         [&](const Participant& a) { return same_participant(a, p); });
    });
    set_speaker(r_, e);
    if (filled->place != nullptr) {
      e.place = participant_of(r_, *filled->place);
      e.place_basis = filled->place_basis;
      e.place_slot = filled->place_slot;
    }
    const KnownStatus known = status_of(data_, clauses_, t, filled->end, frame.pos == Upos::VERB, filled->light);
    e.status = known.basis == StatusBasis::tense && is_past_of(frame, t) ? Status::occurred : known.status;
    e.status_basis = known.basis;
    if (frame.attributive) set_status(e, Status::ongoing, StatusBasis::tense);
    for (const TimeRef& time : r_.times) {
      // "two days before the summit", told of a day gone by: the summit is to come.
      const bool ahead = time.kind == TimeKind::anchored && time.offset_days < 0 && time.span.contains(e.trigger);
      if (ahead && e.status == Status::occurred) set_status(e, Status::planned, StatusBasis::day);
    }
    // What a denial says, it says did not happen.
    const bool denied = e.statement >= 0 && r_.statements[static_cast<size_t>(e.statement)].force == Force::denied;
    if (denied && (e.status == Status::occurred || e.status == Status::ongoing)) {
      set_status(e, Status::denied, StatusBasis::statement);
    }
    set_days(data_, clauses_, *filled, t, e);
    // "next week ... the accord that X signed": a day to come is not the day of what was carried out.
    const bool ahead = r_.report.published && e.days.from && *e.days.from > *r_.report.published;
    if (ahead && frame.pos != Upos::VERB && carried_out(data_, clauses_, filled->end) == Status::occurred) e.days = {};
    // "holds a meeting today" is still to come when it is told; "began talks today" is not.
    const bool held = filled->light != nullptr && !filled->light->status && e.type == EventType::consult;
    if (held && e.status == Status::ongoing && r_.report.published && e.days.from >= r_.report.published) {
      set_status(e, Status::planned, StatusBasis::day);
    }
    adjust_to_days(r_, e);
    if (weak) {
      if (lenient_) weak_.push_back(std::move(e));
      return;
    }
    candidates_.push_back(e);
    for (size_t k = 1; k < filled->stops.size(); ++k) {
      Event next = e;
      next.place = participant_of(r_, *filled->stops[k]);
      next.place_basis = Basis::clause;
      candidates_.push_back(std::move(next));
    }
    for (const Elided& other : filled->elided) {
      e.recipients = participants_of(r_, other.group);
      for (const TimeRef& time : r_.times) {
        if (!other.between.contains(time.span) || !time.days.known()) continue;
        e.days = time.days;
        e.days_span = time.span;
        e.days_basis = Basis::clause;
      }
      adjust_to_days(r_, e);
      candidates_.push_back(e);
    }
  }

  int32_t statement_around(Span trigger) const {
    int32_t best = -1;
    for (size_t s = 0; s < r_.statements.size(); ++s) {
      const Span text = r_.statements[s].text;
      if (text.begin > trigger.begin) break;
      if (text.contains(trigger)) best = static_cast<int32_t>(s);
    }
    return best;
  }

  const EventData& data_;
  Reading& r_;
  Scan scan_;
  Clauses clauses_;
  Filler filler_;
  std::vector<Event> candidates_;
  std::vector<Event> weak_;
  std::vector<Event> fresh_;  ///< weak ones that tell something new
  bool lenient_ = false;
  uint32_t covered_ = 0;
};

}  // namespace

void find_candidates(const EventData& data, Reading& reading) {
  EventReader(data, reading).read(true);
}

void find_events(const EventData& data, const entity::NewsFacts& news, Reading& reading) {
  EventReader reader(data, reading);
  reader.read(!data.judge->empty());
  if (!data.judge->empty()) reader.judge(news);
}

void settle_events(Reading& reading) {
  for (Event& e : reading.events) adjust_to_days(reading, e);
}

}  // namespace isnad
