#include <algorithm>

#include "event/around.h"
#include "event/gathering.h"
#include "event/happening.h"

namespace isnad {

/// The preposition of place before a mention; nouns of parts and sides may stand between ("in each of X", "in northern
/// X").
std::optional<uint32_t> Filler::preposition_of(const Mention& place) const {
  constexpr uint32_t kParts = 3;
  // "northern X", also without a preposition: the side of a place is its own.
  const bool side = place.last_token > place.first_token + 1 && data_.is_cue(scan_, place.first_token, EventCue::at);
  const bool alone =
      side && (place.first_token == clauses_.first() || scan_.token(place.first_token - 1).upos != Upos::ADP);
  if (alone) return place.first_token;
  for (uint32_t k = place.first_token; k > clauses_.first() && place.first_token - k < kParts; --k) {
    const std::string_view key = scan_.key(k - 1);
    if (data_.is_cue(key, EventCue::at) || data_.is_cue(key, EventCue::toward)) {
      const bool inner = k >= clauses_.first() + 2 && scan_.token(k - 2).upos == Upos::ADP &&
                         scan_.token(k - 1).upos != Upos::ADP && data_.is_cue(scan_, k - 2, EventCue::at);
      return inner ? k - 2 : k - 1;
    }
    const bool part = data_.is_cue(key, EventCue::through) || data_.places.contains(without_article(key));
    const bool each_of = k >= clauses_.first() + 2 && scan_.token(k - 1).upos == Upos::ADP &&
                         data_.is_cue(scan_, k - 2, EventCue::through);
    if (!part && !each_of) return std::nullopt;
  }
  return std::nullopt;
}

/// "the solution in X", "the envoy to X": the place belongs to the noun before its preposition.
bool Filler::of_state(uint32_t preposition) const {
  uint32_t k = preposition;
  while (k > clauses_.first() && scan_.token(k - 1).upos == Upos::ADJ && scan_.mention_at(k - 1) == nullptr) --k;
  if (k == clauses_.first()) return false;
  const Mention* m = scan_.mention_at(k - 1);
  const bool named = m != nullptr && m->kind != EntityKind::process && !m->described;
  return !named && data_.is_cue(without_article(scan_.key(k - 1)), EventCue::state);
}

/// "arrived in X, and then met": whoever has gone to a place does there what follows.
bool Filler::reached(uint32_t preposition) const {
  constexpr uint32_t kNear = 12;
  for (uint32_t k = preposition; k > clauses_.first() && preposition - k < kNear; --k) {
    if (scan_.mention_at(k - 1) != nullptr) continue;
    if (!clauses_.is_verb(k - 1) && !clauses_.is_event_noun(k - 1)) continue;
    const auto hits = data_.forms.find(without_article(scan_.key(k - 1)));
    return std::any_of(hits.begin(), hits.end(), [&](const FormHit& hit) {
      const Frame& frame = data_.frames[hit.row];
      return frame.type == EventType::consult && frame.mode == "visit";
    });
  }
  return false;
}

bool Filler::stands_for_place(const Mention& m, uint32_t t, const Filled& out) const {
  if (!is_placelike(m) || takes_part(m, out)) return false;
  const Mention* outer = scan_.mention_at(m.first_token);
  // "the committees in X" act in X; "the director of the office in X" need not be there.
  const bool group = outer != nullptr && (outer->kind == EntityKind::body || outer->kind == EntityKind::group);
  if (outer != &m && !(group && outer->described && takes_part(*outer, out))) return false;
  const auto preposition = preposition_of(m);
  if (!preposition || of_state(*preposition) || is_home(data_, scan_, m)) return false;
  if (out.frame->type == EventType::consult && is_of_purpose(data_, scan_, t, m)) return false;
  if (data_.is_cue(scan_, *preposition, EventCue::at)) return true;
  return m.first_token < t && reached(*preposition);
}

/// Tokens between, with a price for what parts the place from the trigger: verbs, clauses of other words, reported
/// words.
uint32_t Filler::place_cost(const Mention& place, uint32_t t, bool consult, uint32_t governor, bool* crossed) const {
  constexpr uint32_t kVerb = 12;
  constexpr uint32_t kThat = 10;
  constexpr uint32_t kRelative = 10;
  const uint32_t k = place.first_token;
  uint32_t cost = k > t ? k - t : t - k + 4;
  for (uint32_t v = std::min(k, t) + 1; v < std::max(k, t); ++v) {
    const bool relative = v > t && scan_.token(v).rel == Rel::acl && scan_.token(v).head == static_cast<int32_t>(t);
    const bool own = governor == v || relative;
    if (clauses_.is_verb(v)) cost += own ? 2 : kVerb;
    if (clauses_.is_complementizer(v)) cost += kThat;
    if (consult && v > t && clauses_.is_event_noun(v)) cost += kVerb;
    if (data_.is_cue(scan_, v, EventCue::relative)) cost += kRelative;
    *crossed = *crossed || (clauses_.is_verb(v) && !own) || clauses_.is_complementizer(v);
  }
  return cost;
}

/// "to X, where he met": the place before the word of place that leads the trigger's clause.
const Mention* Filler::place_before_where(uint32_t t) const {
  constexpr uint32_t kReach = 7;
  for (uint32_t k = t; k > clauses_.first() + 1 && t - k < kReach; --k) {
    if (scan_.is_comma(k - 1)) return nullptr;
    if (!data_.is_cue(scan_, k - 1, EventCue::where)) continue;
    uint32_t before = k - 2;
    if (scan_.is_comma(before) && before > clauses_.first()) --before;
    const Mention* m = scan_.mention_at(before);
    return m != nullptr && is_placelike(*m) && m->last_token == before + 1 ? m : nullptr;
  }
  return nullptr;
}

const Mention* Filler::argument_place(const Around& around, const Filled& out) const {
  for (const Argument& arg : around.args) {
    const Mention& m = *arg.group.front();
    if (arg.bare || !is_placelike(m) || arg.first == arg.lead || takes_part(m, out) || of_state(arg.first - 1))
      continue;
    if (out.frame->type == EventType::consult && is_of_purpose(data_, scan_, out.trigger, m)) continue;
    if (is_thing(arg) || clauses_.phrases().is_phrase(m)) continue;  // "on the sovereignty of X" is not there
    const std::string_view before = scan_.key(arg.first - 1);
    const bool journey = out.frame->type == EventType::consult && data_.is_cue(before, EventCue::toward);
    if (journey || data_.is_cue(before, EventCue::at)) return &m;
  }
  return nullptr;
}

/// What "there", "the city", "the country" may mean of a name told before; null when it cannot.
const Mention* Filler::place_told(const Mention& m, std::string_view word) const {
  const Reading& r = scan_.reading();
  const bool definite = without_article(word).size() != word.size();
  const bool country = definite && !data_.places.contains(without_article(word));
  if (!country && m.kind == EntityKind::place) return &m;
  if (definite && !country) return nullptr;
  if (m.entity < 0 || m.kind == EntityKind::outlet) return nullptr;
  if (r.entities[static_cast<size_t>(m.entity)].country.empty()) return is_placelike(m) && !country ? &m : nullptr;
  return country_told(m);
}

/// Where the report names the country of a mention.
const Mention* Filler::country_told(const Mention& m) const {
  constexpr size_t kNamed = 400;  // mentions from the head of the report: its countries are among them
  const Reading& r = scan_.reading();
  if (m.entity < 0) return nullptr;
  const std::string& code = r.entities[static_cast<size_t>(m.entity)].country;
  if (code.empty()) return nullptr;
  for (size_t i = 0; i < std::min(kNamed, r.mentions.size()); ++i) {
    const Mention& x = r.mentions[i];
    const bool named = x.entity >= 0 && x.kind == EntityKind::country;
    if (named && r.entities[static_cast<size_t>(x.entity)].country == code) return &x;
  }
  return nullptr;
}

/// "in all parts of the country": that of those who take part, as the report names it.
const Mention* Filler::country_of(const Filled& out) const {
  for (const auto* side : {&out.recipients, &out.actors}) {
    for (const Mention* m : *side) {
      const Mention* country = m->kind == EntityKind::outlet ? nullptr : country_told(*m);
      if (country != nullptr) return country;
    }
  }
  return nullptr;
}

/// "the war there", "in the city": the place told last, under the words that stand for it.
const Mention* Filler::place_meant(uint32_t t, const Filled& out) {
  constexpr uint32_t kReach = 5;
  constexpr uint32_t kFarReach = 20;  // behind a preposition of place
  constexpr uint32_t kPhrase = 4;     // "in several parts of"
  constexpr uint32_t kBack = 120;     // tokens, about three sentences
  const Reading& r = scan_.reading();
  const auto take = [&](const Mention& place, uint32_t k) {
    Mention meant = place;
    meant.span = scan_.token(k).span;
    meant.first_token = meant.head_token = k;
    meant.last_token = k + 1;
    nations_.push_back(meant);
    return &nations_.back();
  };
  uint32_t in = t;  // the last preposition of place
  for (uint32_t k = t + 1; k < std::min(clauses_.last(), t + kFarReach); ++k) {
    if (scan_.is_punct(k) || clauses_.is_verb(k) || clauses_.is_complementizer(k)) return nullptr;
    if (data_.is_cue(scan_, k, EventCue::at)) in = k;
    if (!data_.is_cue(scan_, k, EventCue::here) || scan_.mention_at(k) != nullptr) continue;
    if (k >= t + kReach && (in == t || k - in > kPhrase)) continue;
    const std::string_view bare = without_article(scan_.key(k));
    const bool country = bare.size() != scan_.key(k).size() && !data_.places.contains(bare);
    const Mention* own = country ? country_of(out) : nullptr;
    if (own != nullptr) return take(*own, k);
    auto told = std::lower_bound(r.mentions.begin(), r.mentions.end(), t,
                                 [](const Mention& x, uint32_t at) { return x.first_token < at; });
    while (told != r.mentions.begin()) {
      const Mention* m = &*--told;
      if (m->first_token + kBack < t) break;
      const Mention* place = place_told(*m, scan_.key(k));
      if (place != nullptr) return take(*place, k);
    }
  }
  return nullptr;
}

/// "Aden lived through clashes": the place is the subject of the verb that governs the noun.
const Mention* Filler::place_as_subject(uint32_t t, const Filled& out) const {
  const auto verb = clauses_.verb_before(t);
  constexpr uint32_t kReach = 10;
  if (!verb || t - *verb > kReach || clauses_.is_verb(t) || out.frame->type == EventType::consult) return nullptr;
  const auto subject = clauses_.subject_of(*verb);
  const bool town = subject.size() == 1 && subject.front()->kind == EntityKind::place && !subject.front()->metonym;
  return town && subject.front()->first_token < t && !takes_part(*subject.front(), out) ? subject.front() : nullptr;
}

/// A town of the same country that stands beside it in the sentence.
const Mention* Filler::inner_place(const Mention& wide) const {
  constexpr uint32_t kBeside = 8;
  for (uint32_t k = wide.first_token > kBeside ? wide.first_token - kBeside : 0; k < wide.last_token + kBeside; ++k) {
    if (k < clauses_.first() || k >= clauses_.last()) continue;
    const Mention* m = scan_.mention_from(k);
    if (m == nullptr || !is_placelike(*m) || !holds_place(scan_.reading(), wide.entity, m->entity)) continue;
    bool parted = false;
    for (uint32_t v = std::min(k, wide.first_token); v < std::max(k, wide.first_token); ++v)
      parted = parted || clauses_.is_verb(v) || clauses_.is_complementizer(v);
    if (!parted && preposition_of(*m)) return m;
  }
  return nullptr;
}

void Filler::find_place(const Around& around, uint32_t t, Filled& out) {
  out.place_basis = Basis::clause;
  const bool call = out.frame->mode == "call" && out.frame->type == EventType::consult;  // held from two places
  if (call) out.place = nullptr;
  if (call) return;
  out.place_slot = out.place != nullptr;
  if (out.place == nullptr) out.place = clauses_.scene_of(t);
  if (out.place == nullptr) out.place = place_before_where(t);
  if (out.place == nullptr) out.place = argument_place(around, out);
  if (out.place == nullptr) out.place = place_meant(t, out);
  if (out.place == nullptr) out.place = place_as_subject(t, out);
  if (out.place == nullptr) {
    constexpr uint32_t kFarthest = 40;
    constexpr uint32_t kFarthestForce = 60;  // a deed has a place; words need not
    const EventType type = out.frame->type;
    const bool force = type == EventType::assault || type == EventType::control || type == EventType::coerce ||
                       type == EventType::protest;
    uint32_t best = force ? kFarthestForce : kFarthest;
    const auto& mentions = scan_.reading().mentions;
    const uint32_t governor = clauses_.verb_before(t).value_or(UINT32_MAX);
    const uint32_t from = std::max(clauses_.first(), t > best ? t - best : 0);
    const uint32_t to = std::min(clauses_.last(), t + best);
    auto m = std::lower_bound(mentions.begin(), mentions.end(), from,
                              [](const Mention& x, uint32_t first) { return x.first_token < first; });
    for (; m != mentions.end() && m->first_token < to; ++m) {
      if (!stands_for_place(*m, t, out)) continue;
      bool crossed = false;
      const uint32_t cost = place_cost(*m, t, type == EventType::consult, governor, &crossed);
      if (cost >= best) continue;
      best = cost;
      out.place = &*m;
      out.place_basis = crossed ? Basis::sentence : Basis::clause;
    }
  }
  if (out.place == nullptr) {
    out.place_basis = Basis::none;
  } else if (const Mention* inner = inner_place(*out.place); inner != nullptr && !takes_part(*inner, out)) {
    out.place = inner;
  }
}

}  // namespace isnad
