#include "event/when.h"

#include <algorithm>
#include <span>

#include "event/lasting.h"
#include "text/article.h"
#include "time/times.h"

namespace isnad {
namespace {

constexpr uint32_t kOthersClause = 30;  // tokens: the price of a relative clause of others

class Dater {
 public:
  Dater(const EventData& data, const Clauses& clauses, const Filled& filled, uint32_t t)
      : data_(data), clauses_(clauses), scan_(clauses.scan()), filled_(filled), t_(t) {
    const auto& times = scan_.reading().times;  // in order
    const auto at = [&](uint32_t byte) {
      return std::lower_bound(times.begin(), times.end(), byte,
                              [](const TimeRef& x, uint32_t b) { return x.span.begin < b; });
    };
    const auto first = at(scan_.token(clauses.first()).span.begin);
    times_ = {first, at(scan_.token(clauses.last() - 1).span.end)};
  }

  void set(Event& e) const {
    const Reading& r = scan_.reading();
    const Span sentence{scan_.token(clauses_.first()).span.begin, scan_.token(clauses_.last() - 1).span.end};
    const TimeRef* best = nullptr;
    uint32_t best_cost = UINT32_MAX;
    bool best_crossed = false;
    for (const TimeRef& time : times_) {
      if (!sentence.contains(time.span) || of_other_partner(time)) continue;
      if (time.span.meets(e.trigger)) continue;  // "two days before the summit" is not the summit's day
      if (!time.days.known() || time.kind == TimeKind::duration || time.kind == TimeKind::set) continue;
      if (!fits_tense(time, e) || since_another(time) || describes_another(data_, scan_, time, t_)) continue;
      if (is_said_beside(data_, scan_, time, e.trigger)) continue;
      bool crossed = false;
      uint32_t cost = distance(token_of(time), &crossed);
      if (clause_of_day(clauses_, token_of(time), t_) == DayClause::other) cost += kOthersClause;
      if (cost >= best_cost) continue;
      best_cost = cost;
      best = &time;
      best_crossed = crossed;
    }
    if (in_a_row(e) || counted_from(e) || hung_on(e, best_cost)) return;
    constexpr uint32_t kFarthest = 60;
    if (best == nullptr || best_cost >= kFarthest) return;
    e.days = best->days;
    e.days_span = best->span;
    e.days_basis = best_crossed ? Basis::sentence : Basis::clause;
    const bool momentary = e.mode == "call";
    const auto& today = r.report.published;
    if (ends(*best) && today && e.days.to && *e.days.to > *today) e.days.from = today;
    if (opens(*best)) e.days.to.reset();
    if (opens(*best) && momentary) e.days.to = best->days.to;
    if (begun(*best, e)) e.days.to = r.report.published;
  }

 private:
  uint32_t token_of(const TimeRef& time) const {
    return scan_.token_at_byte(time.span.begin, clauses_.first(), clauses_.last());
  }

  bool of_other_partner(const TimeRef& time) const {
    return std::any_of(filled_.elided.begin(), filled_.elided.end(),
                       [&](const Elided& other) { return other.between.contains(time.span); });
  }

  /// "The second visit since the outbreak of the crisis in March": the month is the outbreak's.
  bool since_another(const TimeRef& time) const {
    constexpr uint32_t kReach = 10;  // tokens
    const uint32_t at = token_of(time);
    for (uint32_t k = at; k > clauses_.first() && at - k < kReach; --k) {
      const uint32_t word = k - 1;
      if (word == t_ || scan_.is_comma(word) || clauses_.is_verb(word)) return false;
      if (data_.is_cue(scan_, word, EventCue::since)) return k != at;
    }
    return false;
  }

  /// "The war that began in 2015" goes on up to the day of the report.
  bool begun(const TimeRef& time, const Event& e) const {
    constexpr std::chrono::days kFresh{1};          // what was begun yesterday is told as the deed of that day
    constexpr std::chrono::days kLongest{5 * 366};  // what began long ago has ended
    const auto& today = scan_.reading().report.published;
    const bool done = e.status == Status::occurred || e.status == Status::ongoing;
    if (!today || !done || !is_work(e.type) || !time.days.from || !time.days.to) return false;
    if (*time.days.to + kFresh >= *today || *time.days.from + kLongest < *today) return false;
    const std::string_view how = lasts(data_, clauses_, t_);
    return how == "verb" || how == "noun" || how == "after";
  }

  static bool is_work(EventType type) {
    return type == EventType::assault || type == EventType::mobilize || type == EventType::aid ||
           type == EventType::coerce || type == EventType::protest || type == EventType::sanction;
  }

  /// "On the eighth day of the battles", "for the third day in a row": the days up to the one told beside it, else up
  /// to the report's.
  bool in_a_row(Event& e) const {
    constexpr int kLongest = 100;
    constexpr uint32_t kReach = 8;  // tokens
    const Reading& r = scan_.reading();
    const TimeRef* row = nullptr;
    std::optional<Day> last;
    for (const TimeRef& time : times_) {
      if (time.kind == TimeKind::date && time.days.single() && !last) last = time.days.from;
      if (time.nth < 2 || time.nth > kLongest) continue;
      const uint32_t at = token_of(time);
      const bool own = time.anchor_span ? time.anchor_span->meets(e.trigger)
                                        : (at < t_ ? t_ - at : at - t_) < kReach &&
                                              !crossed_by_verb(std::min(at, t_), std::max(at, t_));
      if (own) row = &time;
    }
    if (!last) last = r.report.published;
    if (row == nullptr || !last || (e.status != Status::occurred && e.status != Status::ongoing)) return false;
    e.days = {*last - std::chrono::days{row->nth - 1}, last};
    e.days_span = row->span;
    e.days_basis = Basis::clause;
    // Battles of the eighth day go on; a verb tells what was done on it.
    if (e.status == Status::occurred && scan_.token(t_).upos != Upos::VERB) {
      e.status = Status::ongoing;
      e.status_basis = StatusBasis::particle;
    }
    return true;
  }

  /// What has been done was not done on a day to come.
  bool fits_tense(const TimeRef& time, const Event& e) const {
    const auto& today = scan_.reading().report.published;
    if (!today || !time.days.from) return true;
    if (*time.days.from <= *today) return true;
    const Token& token = scan_.token(t_);
    const bool past = token.upos == Upos::VERB && token.feats.aspect == Aspect::perf && e.status == Status::occurred;
    return !past;
  }

  /// "starting from": the happening has a first day and no last.
  bool opens(const TimeRef& time) const {
    const uint32_t at = token_of(time);
    std::string letters;
    for (uint32_t k = at; k > clauses_.first() && at - k < 3; --k) {
      letters.insert(0, scan_.key(k - 1));
      if (data_.is_cue(letters, EventCue::open)) return true;
    }
    return false;
  }

  /// "until": what goes on ends then.
  bool ends(const TimeRef& time) const {
    const uint32_t at = token_of(time);
    return at > clauses_.first() && data_.is_cue(scan_, at - 1, EventCue::until);
  }

  /// Tokens between, with a price for each verb, comma or clause crossed; times before the trigger cost more.
  uint32_t distance(uint32_t at, bool* crossed) const {
    constexpr uint32_t kVerb = 18;
    constexpr uint32_t kConjunction = 4;
    constexpr uint32_t kRelative = 30;
    constexpr uint32_t kThat = 6;
    const uint32_t from = at < t_ ? at : filled_.end;
    const uint32_t to = at < t_ ? t_ : at;
    uint32_t cost = to > from ? to - from : 0;
    for (uint32_t k = from; k < to; ++k) {
      const bool verb = clauses_.is_verb(k) && !takes_up(k);
      const bool that = clauses_.is_complementizer(k);
      if (verb) cost += kVerb;
      if (scan_.is_comma(k)) cost += kConjunction;
      if (data_.is_cue(scan_, k, EventCue::relative)) cost += kRelative;
      if (that) cost += kThat;
      *crossed = *crossed || that || (verb && k != governor_);
    }
    return at < t_ ? cost + 6 : cost;
  }

  static bool is_hung(const TimeRef& time) {
    return time.kind == TimeKind::anchored && time.offset_days != 0 && !time.since && time.anchor_span;
  }
  static bool is_told(const TimeRef& time) {
    return (time.kind == TimeKind::date || time.kind == TimeKind::range) && time.days.known() && !time.since;
  }

  /// "Two days before the summit", told of Monday: the summit is on Wednesday.
  bool counted_from(Event& e) const {
    const TimeRef* told = nullptr;
    for (const TimeRef& time : times_) {
      if (is_told(time)) told = &time;
      if (!is_hung(time) || told == nullptr || !time.anchor_span->meets(e.trigger)) continue;
      const DayRange days = hung_days(time, told->days, -1);
      if (!days.known()) continue;
      e.days = days;
      e.days_span = told->span;
      e.days_basis = Basis::clause;
      return true;
    }
    return false;
  }

  /// "met two days before the summit set for Thursday": met on Tuesday; the day behind the summit is the summit's.
  bool hung_on(Event& e, uint32_t nearest) const {
    constexpr uint32_t kBeside = 6;  // tokens
    for (const TimeRef& time : times_) {
      if (!is_hung(time) || time.days.known() || time.span.contains(e.trigger)) continue;
      bool crossed = false;
      if (distance(token_of(time), &crossed) >= nearest || crossed) continue;
      const uint32_t end = scan_.token_at_byte(time.anchor_span->begin, clauses_.first(), clauses_.last());
      for (const TimeRef& told : times_) {
        if (told.span.begin < time.span.end || !is_told(told)) continue;
        if (token_of(told) > end + kBeside) break;
        const DayRange days = hung_days(time, told.days, 1);
        if (!days.known()) continue;
        e.days = days;
        e.days_span = time.span;
        e.days_basis = Basis::clause;
        return true;
      }
    }
    return false;
  }

  bool crossed_by_verb(uint32_t from, uint32_t to) const {
    uint32_t verbs = 0;
    for (uint32_t k = from + 1; k < to; ++k) verbs += clauses_.is_verb(k) ? 1 : 0;
    return verbs > 0;
  }

  /// "a raid that they [carried out] on Monday": the verb of the trigger's own relative clause.
  bool takes_up(uint32_t verb) const {
    return verb > t_ && scan_.token(verb).rel == Rel::acl && scan_.token(verb).head == static_cast<int32_t>(t_);
  }

  const EventData& data_;
  const Clauses& clauses_;
  const Scan& scan_;
  const Filled& filled_;
  std::span<const TimeRef> times_;  ///< of the sentence
  uint32_t t_;
  uint32_t governor_ = clauses_.verb_before(t_).value_or(UINT32_MAX);
};

}  // namespace

void set_days(const EventData& data, const Clauses& clauses, const Filled& filled, uint32_t t, Event& event) {
  Dater(data, clauses, filled, t).set(event);
}

}  // namespace isnad
