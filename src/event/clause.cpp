#include "event/clause.h"
#include "text/arabic.h"
#include "text/article.h"

#include <algorithm>

namespace isnad {
namespace {

constexpr uint32_t kReach = 32;  // tokens from a trigger to its farthest argument
constexpr size_t kInitial = 2;   // bytes: one letter

}  // namespace

bool is_placelike(const Mention& m) {
  return m.kind == EntityKind::place || (m.kind == EntityKind::country && !m.metonym);
}

bool is_actor(const Reading& r, const Mention& m) {
  switch (m.kind) {
    case EntityKind::person:
    case EntityKind::office:
    case EntityKind::body:
    case EntityKind::group:
    case EntityKind::country:
      return true;
    case EntityKind::other:
      return m.entity >= 0 && m.described && r.entities[static_cast<size_t>(m.entity)].kind != EntityKind::process;
    default:
      return m.metonym;
  }
}

Clauses::Clauses(const EventData& data, const Scan& scan)
    : data_(data), scan_(scan), phrases_(data, scan), time_(scan.size(), false) {
  const Reading& r = scan.reading();
  size_t k = 0;
  for (uint32_t t = 0; t < scan.size(); ++t) {
    while (k < r.times.size() && r.times[k].span.end <= r.tokens[t].span.begin) ++k;
    if (k < r.times.size() && r.times[k].span.meets(r.tokens[t].span)) {
      // The event of "a day after X's attack" has its own people.
      const auto& anchor = r.times[k].anchor_span;
      time_[t] = !anchor || !anchor->meets(r.tokens[t].span);
    }
  }
}

void Clauses::enter(uint32_t sentence) {
  first_ = scan_.reading().sentences[sentence].first_token;
  last_ = scan_.reading().sentences[sentence].last_token;
}

bool Clauses::in_time(uint32_t t) const {
  return time_[t];
}

bool Clauses::is_verb(uint32_t t) const {
  const Token& token = scan_.token(t);
  if (token.upos == Upos::NOUN) return both_did(t);
  return token.upos == Upos::VERB && token.feats.verb_form != VerbForm::part && scan_.mention_at(t) == nullptr;
}

bool Clauses::is_complementizer(uint32_t t) const {
  const Token& token = scan_.token(t);
  if (token.upos == Upos::NOUN || token.upos == Upos::VERB || scan_.mention_at(t) != nullptr) return false;
  return data_.is_cue(scan_, t, EventCue::that);
}

bool Clauses::is_event_noun(uint32_t t) const {
  const Upos upos = scan_.token(t).upos;
  if ((upos != Upos::NOUN && upos != Upos::ADV) || scan_.mention_at(t) != nullptr) return false;
  std::string_view key = scan_.key(t);
  key = without_article(key);
  const auto hits = data_.forms.find(key);
  return std::any_of(hits.begin(), hits.end(), [&](const FormHit& h) { return data_.frames[h.row].pos == Upos::NOUN; });
}

bool Clauses::ends_clause(uint32_t t, uint32_t from) const {
  if (scan_.is_punct(t)) {
    const char32_t c = scan_.mark(t);
    if (c == '.' && t > from && scan_.key(t - 1).size() <= kInitial) return false;  // "Dr. X"
    return c == '.' || c == ':' || c == 0x061B || c == '!' || c == 0x061F || c == 0x2026;
  }
  if (t == from) return false;
  if (is_verb(t) && !in_time(t)) return true;
  if ((is_complementizer(t) && t > from + 1) || phrases_.set_off(t)) return true;
  // "X and [the taking of] Y": a second happening begins.
  return t > from + 1 && is_event_noun(t) && (scan_.is_conjunction(t - 1) || scan_.token(t - 1).upos == Upos::ADV);
}

std::vector<const Mention*> Clauses::coordinated(const Mention& head, uint32_t* end) const {
  std::vector<const Mention*> group{&head};
  uint32_t t = head.last_token;
  while (t < last_) {
    uint32_t k = t;
    if (k < last_ && scan_.is_comma(k)) ++k;
    const bool comma = k > t;
    bool joined = false;
    if (k < last_ && scan_.is_conjunction(k)) {
      ++k;
      joined = true;
    }
    if (k >= last_ || !(comma || joined)) break;
    const Mention* next = phrases_.from(k);
    if (next == nullptr) break;
    // Without a conjunction only a list that goes on ("X, Y and Z") is coordination; else it may be apposition.
    if (!joined) {
      uint32_t ahead = next->last_token;
      if (ahead < last_ && scan_.is_comma(ahead)) ++ahead;
      const bool list =
          ahead < last_ && scan_.is_conjunction(ahead) && ahead + 1 < last_ && phrases_.from(ahead + 1) != nullptr;
      if (!list || next->kind != head.kind) break;
    }
    group.push_back(next);
    t = next->last_token;
  }
  *end = t;
  return group;
}

/// Stands nothing between but a short form of a title ("Dr.")?
bool Clauses::goes_on_to(uint32_t from, uint32_t name) const {
  constexpr uint32_t kShort = 2;  // tokens
  constexpr size_t kLetters = 4;  // bytes: two
  if (from > name || name - from > kShort) return false;
  for (uint32_t t = from; t < name; ++t) {
    const Upos upos = scan_.token(t).upos;
    const bool title =
        (upos == Upos::PROPN || upos == Upos::NOUN || upos == Upos::X) && scan_.key(t).size() <= kLetters;
    if (!title && !(t > from && scan_.mark(t) == '.')) return false;
  }
  return true;
}

std::vector<Argument> Clauses::arguments_after(uint32_t t) const {
  std::vector<Argument> out;
  uint32_t lead = t + 1;
  const uint32_t limit = reach_of(t, std::min(last_, t + kReach));
  for (uint32_t k = t + 1; k < limit; ++k) {
    if (k > t + 1 && is_relative(k) && scan_.mention_at(k) == nullptr) {
      if (const auto after = after_relative(k)) {
        lead = *after;
        k = lead - 1;
        continue;
      }
    }
    if (ends_clause(k, t + 1)) break;
    const Mention* m = phrases_.from(k);
    if (m == nullptr && scan_.token(k).upos == Upos::PRON && k > lead && scan_.same_word(k - 1, k) &&
        scan_.token(k - 1).upos == Upos::ADP) {
      m = antecedent(k, true);
      if (m == nullptr || m->first_token >= k) continue;
      out.push_back({{m}, lead, k, k + 1, k, false});
      lead = k + 1;
      continue;
    }
    if (m == nullptr || in_time(k)) continue;
    Argument arg;
    arg.lead = lead;
    // A preposition written as one with the article lies inside the mention.
    const bool assimilated = scan_.token(k).upos == Upos::ADP && k + 1 < m->last_token && scan_.same_word(k, k + 1);
    arg.first = assimilated ? k + 1 : k;
    arg.inner = arg.first;
    arg.group = coordinated(*m, &arg.last);
    // What follows another word's pronoun ("an attack that [gunmen] launched") belongs to that word.
    const bool taken_up = k > t + 3 && scan_.token(k - 1).upos == Upos::PRON && scan_.same_word(k - 2, k - 1) &&
                          !in_time(k - 1) && scan_.mention_at(k - 1) == nullptr;
    // "warned of X's sending [its forces]": what a verbal noun's doer does it to.
    const bool of_deed = !out.empty() && !out.back().bare && out.back().last == k && out.back().first > t + 1 &&
                         (is_event_noun(out.back().first - 1) || is_event_noun(out.back().first));
    bool apart = !assimilated && !taken_up && !of_deed;
    for (uint32_t b = k; b > lead && apart; --b) {
      const Token& before = scan_.token(b - 1);
      if (in_time(b - 1) || before.upos == Upos::ADV || before.upos == Upos::PRON || before.upos == Upos::NUM) continue;
      if (before.upos == Upos::ADP && in_time(b)) continue;  // "met [on Monday] the minister"
      if (data_.is_cue(scan_, b - 1, EventCue::aside)) continue;
      if (scan_.is_punct(b - 1)) break;
      apart = before.upos == Upos::CCONJ || before.upos == Upos::PART || before.upos == Upos::DET;
      break;
    }
    arg.bare = apart;
    // "the commander of the brigade Colonel X": the name says who was described.
    if (!out.empty() && goes_on_to(out.back().last, k) && out.back().group.size() == 1 &&
        m->kind == EntityKind::person && !m->described) {
      const Mention& told = *out.back().group.front();
      const bool one = (told.kind == EntityKind::person || told.kind == EntityKind::office) && !told.plural;
      if (one && told.described && told.entity != m->entity) {
        out.back().group = arg.group;
        out.back().last = lead = arg.last;
        k = arg.last - 1;
        continue;
      }
    }
    // "by X's decision": the preposition stands before the deed of whom is meant.
    if (!apart && !assimilated && k > lead + 1 && is_event_noun(k - 1) && scan_.token(k - 2).upos == Upos::ADP &&
        !scan_.key(k - 1).starts_with(kAl)) {
      arg.first = k - 1;
    }
    if (const Mention* owner = phrases_.owner(*m)) {
      arg.inner = owner->first_token;
      if (phrases_.is_thing(*m)) arg.group.front() = owner;
    }
    k = arg.last - 1;
    lead = arg.last;
    out.push_back(std::move(arg));
  }
  return out;
}

std::vector<const Mention*> Clauses::group_after(EventCue role, uint32_t from, uint32_t reach) const {
  const uint32_t limit = std::min(last_, from + reach);
  for (uint32_t k = from; k + 1 < limit; ++k) {
    if (phrases_.at(k) != nullptr || !data_.is_cue(scan_, k, role)) continue;
    for (uint32_t n = k + 1; n < std::min(limit, k + 4); ++n) {
      uint32_t end = 0;
      if (const Mention* m = phrases_.from(n)) return coordinated(*m, &end);
    }
  }
  return {};
}

std::optional<uint32_t> Clauses::object_noun(uint32_t t) const {
  const uint32_t limit = reach_of(t, std::min(last_, t + kReach));
  for (uint32_t k = t + 1; k < limit && !ends_clause(k, t + 1); ++k) {
    if (const auto after = is_relative(k) ? after_relative(k) : std::nullopt) {
      k = *after - 1;
      continue;
    }
    if (scan_.token(k).upos != Upos::NOUN || in_time(k) || phrases_.at(k) != nullptr) continue;
    // A noun with the article has no genitive: "the rebels [broke] the deal".
    const bool hangs = scan_.token(k - 1).upos == Upos::NOUN && !scan_.key(k - 1).starts_with(kAl) &&
                       (k == t + 1 || phrases_.at(k - 1) == nullptr);
    if (scan_.token(k - 1).upos == Upos::ADP || hangs) continue;
    return k;
  }
  return std::nullopt;
}

std::optional<uint32_t> Clauses::verb_before(uint32_t t) const {
  for (uint32_t k = t; k > first_; --k) {
    if (scan_.mark(k - 1) == ')') {  // what stands in brackets governs nothing behind them
      uint32_t open = k - 1;
      while (open > first_ && scan_.mark(open) != '(') --open;
      if (scan_.mark(open) == '(') {
        k = open + 1;
        continue;
      }
    }
    if (is_verb(k - 1)) return k - 1;
    if (is_complementizer(k - 1)) return std::nullopt;
    if (scan_.is_punct(k - 1) && (scan_.mark(k - 1) == ':' || scan_.mark(k - 1) == 0x061B)) return std::nullopt;
  }
  return std::nullopt;
}

bool Clauses::led_by(const Argument& argument, std::string_view letters) const {
  if (spelled_before(argument.first, argument.lead, letters)) return true;
  return argument.inner > argument.first && spelled_before(argument.inner, argument.lead, letters);
}

bool Clauses::spelled_before(uint32_t t, uint32_t lead, std::string_view letters) const {
  // "from the grip of X" is from X, "with each of X" with X.
  while (t > lead) {
    const bool through = !letters.ends_with(scan_.key(t - 1)) && data_.is_cue(scan_, t - 1, EventCue::through);
    const bool each_of =
        t > lead + 1 && data_.is_cue(scan_, t - 2, EventCue::through) && scan_.token(t - 1).upos == Upos::ADP;
    if (!through && !each_of) break;
    t -= each_of ? 2 : 1;
  }
  while (t > lead && !letters.empty()) {
    const std::string_view key = scan_.key(t - 1);
    if (key.empty() || !letters.ends_with(key)) return false;
    letters.remove_suffix(key.size());
    --t;
  }
  return letters.empty();
}

const Mention* Clauses::scene_of(uint32_t t) const {
  constexpr uint32_t kReach = 10;  // tokens
  const bool itself = data_.is_cue(scan_, t, EventCue::scene);
  const auto verb = itself ? std::optional(t) : verb_before(t);
  if (!verb || t - *verb > kReach || !data_.is_cue(scan_, *verb, EventCue::scene)) return nullptr;
  const auto subject = subject_of(*verb);
  if (subject.size() != 1) return nullptr;
  const Mention& m = *subject.front();
  return is_placelike(m) || m.kind == EntityKind::place || m.kind == EntityKind::country ? &m : nullptr;
}

}  // namespace isnad
