// Several places taken that one word tells of: each is a happening of its own.
#include <algorithm>

#include "event/around.h"

namespace isnad {

/// "The two towns of X and Y, to free [them both]": the pair of places told last.
std::vector<const Mention*> Filler::pair_meant(uint32_t t) const {
  constexpr uint32_t kReach = 16;  // tokens
  const uint32_t pronoun = t + 1;
  if (pronoun >= clauses_.last() || !scan_.same_word(t, pronoun)) return {};
  if (scan_.token(pronoun).upos != Upos::PRON || scan_.token(pronoun).feats.number != Number::dual) return {};
  for (uint32_t k = t; k > clauses_.first() + 2 && t - k < kReach; --k) {
    const Mention* second = scan_.mention_from(k - 1);
    if (second == nullptr || !is_placelike(*second) || !scan_.is_conjunction(k - 2)) continue;
    const Mention* first = scan_.mention_at(k - 3);
    if (first == nullptr || !is_placelike(*first) || first->last_token != k - 2) return {};
    return {first, second};
  }
  return {};
}

/// "Took X from Y, [and lastly the town of Z]": a place behind "and" and a word of order, with no verb of its own.
void Filler::add_further(Filled& out) const {
  constexpr uint32_t kReach = 14;  // tokens from one place to the next
  constexpr uint32_t kWords = 3;   // "and after it", "and lastly"
  for (uint32_t k = out.stops.back()->last_token; k < std::min(clauses_.last(), out.stops.back()->last_token + kReach);
       ++k) {
    if (clauses_.is_verb(k) || clauses_.is_complementizer(k) || clauses_.is_relative(k) || clauses_.is_event_noun(k) ||
        (scan_.is_punct(k) && !scan_.is_comma(k)))
      return;
    if (!scan_.is_conjunction(k)) continue;
    uint32_t place = k + 1;
    while (place < clauses_.last() && place - k <= kWords && scan_.mention_from(place) == nullptr &&
           data_.is_cue(scan_, place, EventCue::aside))
      ++place;
    if (place == k + 1 || place >= clauses_.last()) continue;
    const Mention* m = scan_.mention_from(place);
    if (m == nullptr || m->kind != EntityKind::place || m->metonym) return;
    out.stops.push_back(m);
    k = m->last_token - 1;
  }
}

void Filler::add_stops(uint32_t t, Filled& out) const {
  if (out.frame->type != EventType::control) return;
  if (auto pair = pair_meant(t); !pair.empty()) {
    out.place = pair.front();
    out.stops = std::move(pair);
  }
  if (!out.stops.empty()) add_further(out);
}

}  // namespace isnad
