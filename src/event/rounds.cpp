#include "event/rounds.h"

#include <algorithm>

#include "event/happening.h"
#include "text/article.h"

namespace isnad {
namespace {

constexpr uint32_t kFarthest = 12;  // sentences
constexpr size_t kMost = 40;        // events to look back over

bool scheduled(const Event& e) {
  return e.status == Status::planned || e.status == Status::postponed || e.status == Status::cancelled ||
         e.status == Status::ongoing;
}

bool is_meeting(const EventData& data, const Event& e) {
  if (e.type != EventType::consult || data.frames[e.frame].pos != Upos::NOUN || parties(e) != 0) return false;
  return e.mode == "negotiate" || e.mode == "meet" || e.mode == "summit" || e.mode == "conference";
}

bool is_round(const EventData& data, const Event& e) {
  return is_meeting(data, e) && scheduled(e) && (e.light || e.days_basis == Basis::clause);
}

bool of_one_kind(const Reading& r, const Event& a, const Event& b) {
  if (a.mode == "negotiate") return b.mode == "negotiate";
  return without_article(r.key(r.tokens[a.trigger_token])) == without_article(r.key(r.tokens[b.trigger_token]));
}

/// "The seventh round of the Astana talks", "the Geneva conference": known by name, whoever comes; null when the event
/// is none or its day is not told beside it.
const Mention* known_process(const EventData& data, const Reading& r, const Event& e) {
  const bool told = e.days_basis == Basis::clause || e.days_basis == Basis::sentence;
  if (!told || !is_meeting(data, e) || e.status == Status::hypothetical) return nullptr;
  const auto named = std::find_if(r.mentions.begin(), r.mentions.end(), [&](const Mention& m) {
    return m.kind == EntityKind::process && m.entity >= 0 && m.span.contains(e.trigger) &&
           !r.entities[static_cast<size_t>(m.entity)].id.starts_with("local/");
  });
  return named == r.mentions.end() ? nullptr : &*named;
}

/// Of the words of one name, the one whose verb tells most: "is planned" rather than "occurred". They stand side by
/// side.
bool told_better(const std::vector<Event>& weak, size_t at, const Mention& name) {
  constexpr size_t kBeside = 8;  // events
  const Event& e = weak[at];
  const auto from = weak.begin() + static_cast<std::ptrdiff_t>(at > kBeside ? at - kBeside : 0);
  const auto to = weak.begin() + static_cast<std::ptrdiff_t>(std::min(weak.size(), at + kBeside + 1));
  return std::none_of(from, to, [&](const Event& o) {
    if (&o == &e || !name.span.contains(o.trigger) || o.type != e.type) return false;
    const bool more = o.status != Status::occurred && o.status != Status::hypothetical && e.status == Status::occurred;
    return more || (o.status == e.status && o.trigger.begin < e.trigger.begin && o.days == e.days);
  });
}

const Event* talked_before(const Reading& r, const std::vector<Event>& told, const Event& e) {
  size_t looked = 0;
  for (auto b = told.rbegin(); b != told.rend() && looked < kMost; ++b, ++looked) {
    if (b->trigger.begin >= e.trigger.begin || b->type != EventType::consult || parties(*b) < 2) continue;
    if (r.tokens[b->trigger_token].sentence + kFarthest < r.tokens[e.trigger_token].sentence) break;
    if (of_one_kind(r, e, *b)) return &*b;
  }
  return nullptr;
}

/// A word of number before a noun of talks.
bool counts_talks(const EventData& data, const Scan& scan, uint32_t t, uint32_t last) {
  constexpr uint32_t kReach = 3;  // "seven rounds of talks"
  if (scan.token(t).upos != Upos::NUM && !data.is_cue(scan, t, EventCue::count)) return false;
  for (uint32_t k = t + 1; k < std::min(last, t + kReach); ++k) {
    const auto hits = data.forms.find(without_article(scan.key(k)));
    const bool talks = std::any_of(hits.begin(), hits.end(), [&](const FormHit& h) {
      const Frame& f = data.frames[h.row];
      return f.pos == Upos::NOUN && f.type == EventType::consult && f.mode == "negotiate";
    });
    if (talks) return true;
  }
  return false;
}

/// The time behind counted talks at `place` in the sentence; null when none is told or it is one day.
const TimeRef* time_of_rounds(const EventData& data, const Scan& scan, const Sentence& s, int32_t place) {
  constexpr uint32_t kReach = 10;     // tokens
  constexpr uint32_t kLongest = 100;  // of a sentence
  const auto& times = scan.reading().times;
  const uint32_t end = std::min(s.last_token, s.first_token + kLongest);
  for (uint32_t t = s.first_token; t < end; ++t) {
    if (!counts_talks(data, scan, t, end)) continue;
    const uint32_t last = std::min(end, t + kReach);
    const Span near{scan.token(t).span.begin, scan.token(last - 1).span.end};
    bool there = false;
    for (uint32_t k = t; k < last && !there; ++k) {
      const Mention* m = scan.mention_from(k);
      there = m != nullptr && m->entity == place && near.contains(m->span);
    }
    if (!there) continue;
    const auto from = std::lower_bound(times.begin(), times.end(), near.begin,
                                       [](const TimeRef& x, uint32_t byte) { return x.span.begin < byte; });
    const auto time = std::find_if(from, times.end(), [&](const TimeRef& x) {
      return x.span.begin >= near.end || (near.contains(x.span) && x.days.from && x.days.to && !x.days.single());
    });
    if (time != times.end() && time->span.begin < near.end) return &*time;
  }
  return nullptr;
}

}  // namespace

void date_by_rounds(const EventData& data, const Scan& scan, Reading& r) {
  constexpr uint32_t kBehind = 3;  // sentences, its own among them
  for (Event& e : r.events) {
    const bool open = e.type == EventType::consult && e.mode == "negotiate" && !e.days.known() && e.place &&
                      e.place->entity >= 0 && (e.status == Status::occurred || e.status == Status::ongoing);
    const uint32_t first = scan.token(e.trigger_token).sentence;
    for (uint32_t s = first; open && !e.days.known() && s < std::min<size_t>(r.sentences.size(), first + kBehind);
         ++s) {
      const TimeRef* time = time_of_rounds(data, scan, r.sentences[s], e.place->entity);
      if (time == nullptr) continue;
      e.days = time->days;
      e.days_span = time->span;
      e.days_basis = Basis::happening;
      e.sure.days.reset();
    }
  }
}

void lend_parties(const EventData& data, const Reading& r, std::vector<Event>& told, std::vector<Event>& weak) {
  std::vector<Event> lent;
  std::vector<bool> taken(weak.size());
  for (size_t i = 0; i < weak.size(); ++i) {
    const Event& e = weak[i];
    const Event* before = is_round(data, e) ? talked_before(r, told, e) : nullptr;
    const Mention* name = before == nullptr ? known_process(data, r, e) : nullptr;
    if (before == nullptr && (name == nullptr || !told_better(weak, i, *name))) continue;
    Event with = e;
    if (before != nullptr) {
      with.actors = before->actors;
      with.recipients = before->recipients;
    }
    with.weak = false;
    taken[i] = std::none_of(told.begin(), told.end(), [&](const Event& o) { return same_happening(r, o, with); });
    if (taken[i]) lent.push_back(std::move(with));
  }
  size_t at = 0;
  std::erase_if(weak, [&](const Event&) { return taken[at++]; });
  told.insert(told.end(), std::make_move_iterator(lent.begin()), std::make_move_iterator(lent.end()));
  std::stable_sort(told.begin(), told.end(),
                   [](const Event& a, const Event& b) { return a.trigger.begin < b.trigger.begin; });
}

}  // namespace isnad
