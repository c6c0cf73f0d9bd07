#include "story/process_events.h"

#include <algorithm>
#include <string>

namespace isnad {
namespace {

constexpr uint32_t kReach = 24;  ///< tokens between a process and the words on its state
constexpr int kVague = 31;       ///< days; longer ranges set no date

bool sets_date(const TimeRef& t) {
  const bool calendar = t.kind == TimeKind::date || t.kind == TimeKind::range || t.kind == TimeKind::anchored;
  return calendar && !t.since && t.days.from && t.days.to && (*t.days.to - *t.days.from).count() <= kVague;
}

uint32_t gap(Span a, Span b) {
  if (a.end <= b.begin) return b.begin - a.end;
  return b.end <= a.begin ? a.begin - b.end : 0;
}

struct State {
  Status status = Status::planned;
  Span span;
  uint32_t distance = UINT32_MAX;
};

/// The state words nearest to tokens [first, last) in the sentence.
std::optional<State> state_near(const StoryData& data, const Reading& r, const Sentence& s, uint32_t first,
                                uint32_t last) {
  std::optional<State> best;
  const uint32_t from = first - std::min(first - s.first_token, kReach);
  const uint32_t to = std::min(s.last_token, last + kReach);
  for (uint32_t t = from; t < to; ++t) {
    if (t >= first && t < last) continue;
    for (const StateWords& words : data.states) {
      std::string letters;
      uint32_t k = t;
      while (k < to && letters.size() < words.letters.size()) letters += r.key(r.tokens[k++]);
      if (letters != words.letters) continue;
      const uint32_t distance = t < first ? first - t : t - last;
      // What is put off was planned before: the later state counts.
      const bool later = best && best->status == Status::planned && words.status != Status::planned;
      const bool earlier = best && best->status != Status::planned && words.status == Status::planned;
      if (!best || later || (!earlier && distance < best->distance)) {
        best = State{words.status, join(r.tokens[t].span, r.tokens[k - 1].span), distance};
      }
    }
  }
  return best;
}

/// Times of the sentence that belong to the mention: up to the next process after it, without an event nearer to them.
std::vector<const TimeRef*> times_of(const Reading& r, const Sentence& s, const Mention& m) {
  std::vector<const TimeRef*> out;
  for (const TimeRef& t : r.times) {
    if (!s.span.contains(t.span) || !sets_date(t) || m.span.contains(t.span)) continue;
    const uint32_t mine = gap(m.span, t.span);
    const bool taken = std::any_of(r.events.begin(), r.events.end(), [&](const Event& e) {
      return e.type == EventType::consult && s.span.contains(e.trigger) && gap(e.trigger, t.span) < mine &&
             e.days == t.days;
    });
    const bool other = std::any_of(r.mentions.begin(), r.mentions.end(), [&](const Mention& o) {
      return &o != &m && o.kind == EntityKind::process && o.entity != m.entity && !o.span.meets(m.span) &&
             s.span.contains(o.span) && gap(o.span, t.span) < mine;
    });
    if (!taken && !other) out.push_back(&t);
  }
  return out;
}

/// The event has its trigger, or is mentioned again, in these words.
bool names(const Event& e, Span words) {
  const auto inside = [&](Span s) { return words.contains(s); };
  return e.type == EventType::consult &&
         (inside(e.trigger) || std::any_of(e.mentions.begin(), e.mentions.end(), inside));
}

}  // namespace

void add_process_events(const StoryData& data, Reading& r) {
  std::vector<Event> added;
  for (const Mention& m : r.mentions) {
    if (m.entity < 0 || m.kind != EntityKind::process || m.pronoun) continue;
    if (!data.engagements.contains(r.entities[static_cast<size_t>(m.entity)].id)) continue;
    const auto s = std::find_if(r.sentences.begin(), r.sentences.end(),
                                [&](const Sentence& x) { return x.span.contains(m.span.begin); });
    if (s == r.sentences.end()) continue;
    const Participant self{m.entity, m.name, m.span};
    const auto told = std::find_if(r.events.begin(), r.events.end(), [&](const Event& e) { return names(e, m.span); });
    if (told != r.events.end() && told->days.known()) {
      // An event named by the process: reports that name the process alone then meet it.
      const auto is_self = [&](const Participant& p) { return p.entity == m.entity; };
      if (std::none_of(told->recipients.begin(), told->recipients.end(), is_self)) told->recipients.push_back(self);
      continue;
    }
    const auto times = times_of(r, *s, m);
    if (times.empty()) continue;
    const auto state = state_near(data, r, *s, m.first_token, m.last_token);
    Event e;
    e.type = EventType::consult;
    e.mode = "conference";
    e.trigger = m.span;
    e.trigger_token = m.first_token;
    e.actors.push_back(self);
    // The day told last is the one that holds; of a thing put off, the first is the former one.
    const TimeRef* nearest = times.back();
    for (const TimeRef* t : times) {
      if (t->span.begin >= m.span.end && !(state && state->status == Status::postponed)) {
        nearest = t;
        break;
      }
    }
    e.days = nearest->days;
    const auto today = r.report.published;
    const bool ahead = today && *e.days.from > *today;
    if (!state && !ahead) continue;
    const bool over = today && *e.days.to < *today;
    if (over && state && state->status != Status::occurred) continue;  // the day is another happening's
    e.status = state ? state->status : Status::planned;
    if (e.status == Status::postponed && times.size() > 1 && *times.front()->days.from < *e.days.from) {
      e.former_days = times.front()->days;
    }
    for (size_t i = 0; i < r.statements.size(); ++i) {
      if (r.statements[i].text.contains(m.span)) e.statement = static_cast<int32_t>(i);
    }
    const bool again = std::any_of(added.begin(), added.end(), [&](const Event& o) {
      return o.actors.front().entity == m.entity && o.days == e.days && o.status == e.status;
    });
    if (!again) added.push_back(std::move(e));
  }
  r.events.insert(r.events.end(), added.begin(), added.end());
}

}  // namespace isnad
