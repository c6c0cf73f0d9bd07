#include <algorithm>
#include <numeric>

#include "event/happening.h"
#include "event/traits.h"
#include "event/when.h"
#include "report/names.h"
#include "text/article.h"
#include "time/resolve.h"

namespace isnad {
namespace {

constexpr int kMonth = 31;  // days
constexpr int kYear = 366;
constexpr float kSureDay = 0.75F;  // "some months ago" tells no day so surely

/// The month or year of a day.
DayRange whole_around(Day day, bool year) {
  if (year) return {make_day(year_of(day), 1, 1), make_day(year_of(day), 12, 31)};
  const auto first = make_day(year_of(day), static_cast<int>(month_of(day)), 1);
  const auto next = first ? move(*first, {TimeUnit::month, 1}, 1) : std::nullopt;
  if (!next) return {};
  return {first, *next - std::chrono::days{1}};
}

DayRange year_before(const DayRange& days) {
  const auto back = [](std::optional<Day> day) { return day ? move(*day, {TimeUnit::year, 1}, -1) : std::nullopt; };
  return {back(days.from), back(days.to)};
}

/// How long the days are.
std::string_view length(const DayRange& days) {
  constexpr int kWeek = 7;
  constexpr int kTen = 11;
  if (!days.from || !days.to) return "open";
  const auto n = (*days.to - *days.from).count() + 1;
  if (n == 1) return "day";
  if (n <= kWeek) return "week";
  if (n <= kTen) return "ten";
  if (n <= kMonth) return "month";
  return n <= kYear ? "year" : "long";
}

/// Where the first of the days lies, seen from the day of publication.
std::string_view seen_from(Day today, const DayRange& days) {
  constexpr int kWeek = 7;
  if (!days.from) return "open";
  const auto n = (*days.from - today).count();
  if (n > kWeek) return "far ahead";
  if (n > 1) return "ahead";
  if (n == 1) return "tomorrow";
  if (n == 0) return "today";
  if (n == -1) return "yesterday";
  if (n == -2) return "before";
  if (n >= -kWeek) return "week";
  return n >= -kMonth ? "month" : "past";
}

bool lies_between(uint32_t at, uint32_t a, uint32_t b) {
  return at > std::min(a, b) && at < std::max(a, b);
}

}  // namespace

std::string_view to_string(DayOption::Make make) {
  switch (make) {
    case DayOption::Make::told:
      return "told";
    case DayOption::Make::since:
      return "since";
    case DayOption::Make::earlier:
      return "earlier";
    case DayOption::Make::opening:
      return "opening";
    case DayOption::Make::counted:
      return "counted";
    case DayOption::Make::wide:
      return "wide";
    case DayOption::Make::rule:
      return "rule";
    case DayOption::Make::published:
      return "published";
  }
  return "";
}

std::vector<int32_t> kinds_of(const std::vector<DayOption>& options) {
  std::vector<int32_t> out(options.size());
  std::iota(out.begin(), out.end(), 0);
  return out;
}

/// How far a time stands from an event: sentences first, then bytes; what stands before is nearer.
uint64_t TraitMaker::way(const Event& e, const TimeRef& time) const {
  constexpr uint64_t kSentence = 1U << 20U;
  const uint32_t here = scan_.token(e.trigger_token).sentence;
  const uint32_t there = scan_.token(scan_.token_at_byte(time.span.begin, 0, scan_.size())).sentence;
  const bool after = time.span.begin > e.trigger.begin;
  const uint64_t sentences = there > here ? 2 * (there - here) + 1 : 2 * (here - there);
  return sentences * kSentence + (after ? time.span.begin - e.trigger.begin : e.trigger.begin - time.span.begin);
}

std::vector<DayOption> TraitMaker::may_be_day(size_t index) const {
  constexpr uint32_t kBack = 30;  // sentences
  constexpr uint32_t kOn = 3;
  const Event& e = r_.events[index];
  const uint32_t here = scan_.token(e.trigger_token).sentence;
  const uint32_t from = r_.sentences[here > kBack ? here - kBack : 0].span.begin;
  const uint32_t to = r_.sentences[std::min<size_t>(here + kOn, r_.sentences.size() - 1)].span.end;
  const auto& today = r_.report.published;
  const bool done = e.status == Status::occurred && scan_.token(e.trigger_token).feats.aspect == Aspect::perf;
  const bool ahead = (e.status == Status::planned || e.status == Status::hypothetical) && !tells_.contains(e.trigger);
  std::vector<DayOption> out;
  const auto offer = [&](DayOption::Make make, const DayRange& days, const TimeRef* time) {
    auto known = std::find_if(out.begin(), out.end(), [&](const DayOption& o) { return o.days == days; });
    if (known == out.end()) known = out.insert(out.end(), {make, days, {}, nullptr});
    if (time == nullptr) return;
    known->make = std::min(known->make, make);
    if (known->nearest == nullptr || way(e, *time) < way(e, *known->nearest)) known->nearest = time;
    known->times.push_back(time);
  };
  auto time = std::lower_bound(r_.times.begin(), r_.times.end(), from,
                               [](const TimeRef& x, uint32_t at) { return x.span.begin < at; });
  const TimeRef* by_rule = nullptr;
  std::vector<DayRange> counted;
  for (; time != r_.times.end() && time->span.begin < to; ++time) {
    const bool beside = r_.sentences[here].span.contains(time->span);
    if (beside) {
      counted.clear();
      counted_days(e, *time, counted);
      for (const DayRange& days : counted) offer(DayOption::Make::counted, days, &*time);
    }
    if (describes_another(data_, scan_, *time, e.trigger_token)) continue;
    if (beside && is_said_beside(data_, scan_, *time, e.trigger)) continue;
    if (!time->days.known() || time->kind == TimeKind::duration || time->kind == TimeKind::set) continue;
    if (ahead && is_attributed(*time)) continue;  // what is to come is not of the day on which somebody spoke of it
    DayRange days = time->days;
    if (done && today && days.from && *days.from > *today) {  // what is done was not done on a day to come
      if (time->sure < 1 && (*days.from - *today).count() > kMonth)
        offer(DayOption::Make::earlier, year_before(days), &*time);
      continue;
    }
    // "Earlier this month": what is done was done by now.
    if (done && today && days.from && days.to && *days.from <= *today && *days.to > *today) days.to = today;
    offer(DayOption::Make::told, days, &*time);
    if (!e.days_span.empty() && time->span == e.days_span) by_rule = &*time;
    const bool past = today && time->days.from && *time->days.from < *today;
    if (!past || !beside) continue;
    if (!time->since) offer(DayOption::Make::since, {time->days.from, today}, &*time);
    if (time->since && time->opening) offer(DayOption::Make::opening, {time->days.from, time->opening}, &*time);
    const auto back = (*today - *time->days.from).count();
    const bool rough = time->sure < kSureDay && time->days.single() && back >= kMonth - 3;
    if (rough) offer(DayOption::Make::wide, whole_around(*time->days.from, back > kYear), &*time);
  }
  const TimeRef* of_noun = time_of_noun(data_, scan_, dated_, noun_token(data_, scan_, e.trigger_token));
  if (of_noun != nullptr) offer(DayOption::Make::told, of_noun->days, of_noun);
  if (e.days.known()) offer(DayOption::Make::rule, e.days, by_rule);
  if (today) offer(DayOption::Make::published, {today, today}, nullptr);
  const auto far = [&](const DayOption& o) { return o.nearest == nullptr ? UINT64_MAX : way(e, *o.nearest); };
  std::stable_sort(out.begin(), out.end(), [&](const DayOption& a, const DayOption& b) { return far(a) < far(b); });
  return out;
}

/// The event's word beside a day that stands in its sentence or not.
void TraitMaker::own_word(const Event& e, std::string_view where, Traits& out) const {
  const uint32_t t = e.trigger_token;
  const Token& token = scan_.token(t);
  const std::string_view type = isnad::to_string(e.type);
  out.add("type", type, where);
  out.add("status", isnad::to_string(e.status), where);
  out.add("upos", isnad::to_string(token.upos), where);
  out.add("aspect", isnad::to_string(token.feats.aspect), where);
  const bool definite = without_article(scan_.key(t)).size() != scan_.key(t).size();
  if (token.upos == Upos::NOUN) out.add("article", definite ? "1" : "0", where);
  out.add("said", tells_.contains(e.trigger) ? "verb" : (e.statement >= 0 ? "inside" : "no"), where);
  const auto& words = r_.sentences[token.sentence];
  if (t > words.first_token) out.add("p1", scan_.key(t - 1), where);
  if (e.light) out.add("light", where);
}

void TraitMaker::no_day(size_t index, Traits& out) {
  const Event& e = r_.events[index];
  out.add("none");
  own_word(e, "none", out);
  out.add("none_rule", isnad::to_string(e.days_basis));
  out.add("none_mode", e.mode, isnad::to_string(e.type));
  out.step("none_sentence", scan_.token(e.trigger_token).sentence);
  out.step("none_again", static_cast<uint32_t>(e.mentions.size()));
}

void TraitMaker::day_kind(const Event& e, const DayOption& o, Traits& out) const {
  const std::string_view type = isnad::to_string(e.type);
  const std::string_view status = isnad::to_string(e.status);
  const std::string_view make = to_string(o.make);
  const std::string_view size = length(o.days);
  out.add("make", make);
  out.add("make_type", make, type);
  out.add("make_status", make, status);
  out.add("number", isnad::to_string(scan_.token(e.trigger_token).feats.number), make);
  out.add("size", size, make);
  out.add("size_type", size, type);
  if (o.nearest != nullptr && o.nearest->since) out.add("since", status);
  if (!r_.report.published) return;
  const std::string_view when = seen_from(*r_.report.published, o.days);
  out.add("when", when, status);
  out.add("when_make", when, make);
  out.add("when_type", when, type);
  out.add("when_aspect", when, isnad::to_string(scan_.token(e.trigger_token).feats.aspect));
}

void TraitMaker::day(size_t index, const std::vector<DayOption>& options, size_t which, Traits& out) {
  const Event& e = r_.events[index];
  const DayOption& o = options[which];
  day_kind(e, o, out);
  const bool rule = e.days.known() && e.days == o.days;
  const std::string_view basis = isnad::to_string(e.days_basis);
  out.add("rule", rule ? basis : "no", to_string(o.make));
  out.add("rule_status", rule ? basis : "no", isnad::to_string(e.status));
  out.add("rule_other", rule ? "this" : basis);
  out.step("options", static_cast<uint32_t>(options.size()));
  out.step("rank", static_cast<uint32_t>(which), to_string(o.make));
  out.step("named", static_cast<uint32_t>(o.times.size()), to_string(o.make));
  scene_day(index, o.days, out);
  occasion_day(index, o, out);
  noun_day(index, o, out);
  if (o.nearest != nullptr) {
    told_day(index, *o.nearest, out);
    owned_day(index, o, out);
    return led_day(index, o, out);
  }
  own_word(e, to_string(o.make), out);
}

/// Where the expression stands, seen from the event.
void TraitMaker::told_day(size_t index, const TimeRef& time, Traits& out) {
  const Event& e = r_.events[index];
  const uint32_t t = e.trigger_token;
  const std::string_view type = isnad::to_string(e.type);
  const uint32_t at = scan_.token_at_byte(time.span.begin, 0, scan_.size());
  const uint32_t here = scan_.token(t).sentence;
  const uint32_t there = scan_.token(at).sentence;
  const std::string_view where = there == here ? "same" : (there < here ? "before" : "after");
  own_word(e, where, out);
  out.add("sentences", where, isnad::to_string(e.days_basis));
  out.step(there < here ? "sentences_back" : "sentences_on", there < here ? here - there : there - here);
  out.add("kind", isnad::to_string(time.kind), where);
  out.add("lead", there < 2 ? "1" : "0", where);
  const bool told = e.statement >= 0;
  const bool inside = told && r_.statements[static_cast<size_t>(e.statement)].text.contains(time.span);
  const bool into = !told && std::any_of(r_.statements.begin(), r_.statements.end(),
                                         [&](const Statement& s) { return s.text.contains(time.span); });
  out.add("statement", told ? (inside ? "both" : "apart") : (into ? "into" : "none"), where);
  if (into) out.add("statement_into", isnad::to_string(e.status), where);
  const auto nearer = std::count_if(r_.times.begin(), r_.times.end(), [&](const TimeRef& x) {
    return &x != &time && x.days.known() && lies_between(x.span.begin, time.span.begin, e.trigger.begin);
  });
  out.step("nearer", static_cast<uint32_t>(nearer), where);
  uint32_t events = 0;
  for (const Event* x : near(index)) events += lies_between(x->trigger.begin, time.span.begin, e.trigger.begin) ? 1 : 0;
  out.step("events_between", events, there == here ? "same" : "other");
  clauses_.enter(there);
  claimed(index, at, out);
  if (there != here) return;
  between(t, at, type, out);
  relation(t, at, type, out);
}

}  // namespace isnad
