#include <algorithm>

#include "event/around.h"

namespace isnad {

namespace {

bool is_wider(const Reading& r, const Mention& wide, const Mention& inner) {
  if (wide.entity < 0 || inner.entity < 0 || wide.entity == inner.entity || inner.kind != EntityKind::place)
    return false;
  const Entity& outer = r.entities[static_cast<size_t>(wide.entity)];
  const Entity& in = r.entities[static_cast<size_t>(inner.entity)];
  return wide.kind == EntityKind::country && !outer.country.empty() && outer.country == in.country;
}

}  // namespace

/// The preposition of place before a mention; nouns of parts and sides may stand between ("in each of X", "in northern
/// X").
std::optional<uint32_t> Filler::preposition_of(const Mention& place) const {
  constexpr uint32_t kParts = 3;
  for (uint32_t k = place.first_token; k > clauses_.first() && place.first_token - k < kParts; --k) {
    const std::string_view key = scan_.key(k - 1);
    if (data_.is_cue(key, EventCue::at) || data_.is_cue(key, EventCue::toward)) return k - 1;
    const bool part = data_.is_cue(key, EventCue::through) || data_.places.contains(without_article(key));
    const bool each_of = k >= clauses_.first() + 2 && scan_.token(k - 1).upos == Upos::ADP &&
                         data_.is_cue(scan_.key(k - 2), EventCue::through);
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
  if (!preposition || of_state(*preposition)) return false;
  if (data_.is_cue(scan_.key(*preposition), EventCue::at)) return true;
  return m.first_token < t && reached(*preposition);
}

/// Tokens between, with a price for what parts the place from the trigger: verbs, clauses of other words, reported
/// words.
uint32_t Filler::place_cost(const Mention& place, uint32_t t, bool* crossed) const {
  constexpr uint32_t kVerb = 12;
  constexpr uint32_t kThat = 10;
  constexpr uint32_t kRelative = 10;
  const uint32_t k = place.first_token;
  const auto governor = clauses_.verb_before(t);
  uint32_t cost = k > t ? k - t : t - k + 4;
  for (uint32_t v = std::min(k, t) + 1; v < std::max(k, t); ++v) {
    const bool own = governor && *governor == v;
    if (clauses_.is_verb(v)) cost += own ? 2 : kVerb;
    if (clauses_.is_complementizer(v)) cost += kThat;
    if (data_.is_cue(scan_.key(v), EventCue::relative)) cost += kRelative;
    *crossed = *crossed || (clauses_.is_verb(v) && !own) || clauses_.is_complementizer(v);
  }
  return cost;
}

/// "to X, where he met": the place before the word of place that leads the trigger's clause.
const Mention* Filler::place_before_where(uint32_t t) const {
  constexpr uint32_t kReach = 7;
  for (uint32_t k = t; k > clauses_.first() + 1 && t - k < kReach; --k) {
    if (scan_.is_comma(k - 1)) return nullptr;
    if (!data_.is_cue(scan_.key(k - 1), EventCue::where)) continue;
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
    if (is_thing(arg) || clauses_.phrases().is_phrase(m)) continue;  // "on the sovereignty of X" is not there
    const std::string_view before = scan_.key(arg.first - 1);
    const bool journey = out.frame->type == EventType::consult && data_.is_cue(before, EventCue::toward);
    if (journey || data_.is_cue(before, EventCue::at)) return &m;
  }
  return nullptr;
}

/// "the war there", "in the city": the place told last, under the words that stand for it.
const Mention* Filler::place_meant(uint32_t t) {
  constexpr uint32_t kReach = 5;
  constexpr uint32_t kBack = 120;  // tokens, about three sentences
  const Reading& r = scan_.reading();
  for (uint32_t k = t + 1; k < std::min(clauses_.last(), t + kReach); ++k) {
    if (scan_.is_punct(k) || clauses_.is_verb(k)) return nullptr;
    if (!data_.is_cue(scan_.key(k), EventCue::here) || scan_.mention_at(k) != nullptr) continue;
    for (auto m = r.mentions.rbegin(); m != r.mentions.rend(); ++m) {
      if (m->first_token >= t) continue;
      if (m->first_token + kBack < t) break;
      if (!is_placelike(*m)) continue;
      Mention meant = *m;
      meant.span = scan_.token(k).span;
      meant.first_token = meant.head_token = k;
      meant.last_token = k + 1;
      nations_.push_back(meant);
      return &nations_.back();
    }
  }
  return nullptr;
}

/// A town of the same country that stands beside it in the sentence.
const Mention* Filler::inner_place(const Mention& wide) const {
  constexpr uint32_t kBeside = 8;
  for (uint32_t k = wide.first_token > kBeside ? wide.first_token - kBeside : 0; k < wide.last_token + kBeside; ++k) {
    if (k < clauses_.first() || k >= clauses_.last()) continue;
    const Mention* m = scan_.mention_from(k);
    if (m == nullptr || !is_placelike(*m) || !is_wider(scan_.reading(), wide, *m)) continue;
    bool parted = false;
    for (uint32_t v = std::min(k, wide.first_token); v < std::max(k, wide.first_token); ++v)
      parted = parted || clauses_.is_verb(v) || clauses_.is_complementizer(v);
    if (!parted && preposition_of(*m)) return m;
  }
  return nullptr;
}

void Filler::find_place(const Around& around, uint32_t t, Filled& out) {
  out.place_basis = Basis::clause;
  if (out.place == nullptr) out.place = place_before_where(t);
  if (out.place == nullptr) out.place = argument_place(around, out);
  if (out.place == nullptr) out.place = place_meant(t);
  if (out.place == nullptr) {
    constexpr uint32_t kFarthest = 40;
    uint32_t best = kFarthest;
    const auto& mentions = scan_.reading().mentions;
    auto m = std::lower_bound(mentions.begin(), mentions.end(), clauses_.first(),
                              [](const Mention& x, uint32_t first) { return x.first_token < first; });
    for (; m != mentions.end() && m->first_token < clauses_.last(); ++m) {
      if (!stands_for_place(*m, t, out)) continue;
      bool crossed = false;
      const uint32_t cost = place_cost(*m, t, &crossed);
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
