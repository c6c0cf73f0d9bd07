// Relative clauses: where one ends, so that what stands behind it still belongs to the word before it.
#include <algorithm>

#include "event/clause.h"

namespace isnad {
namespace {

constexpr uint32_t kLongest = 26;  // tokens of a relative clause between commas

}  // namespace

bool Clauses::is_relative(uint32_t t) const {
  return data_.is_cue(scan_, t, EventCue::relative);
}

/// The comma that closes what the comma at `open` opens; a comma before a conjunction goes on with a list.
std::optional<uint32_t> Clauses::closing_comma(uint32_t open) const {
  const uint32_t limit = std::min(last_, open + kLongest);
  for (uint32_t k = open + 2; k + 1 < limit; ++k) {
    if (scan_.is_comma(k) && !scan_.is_conjunction(k + 1)) return k;
    if (scan_.is_punct(k) && !scan_.is_comma(k) && scan_.quotation_from(k) == nullptr && !scan_.closes_quotation(k))
      return std::nullopt;
  }
  return std::nullopt;
}

/// "whose seat is in X, [accused] Y": a verb with a noun that takes up what the clause describes, and a place.
std::optional<uint32_t> Clauses::after_seat(uint32_t verb) const {
  const uint32_t noun = verb + 1;
  if (noun + 4 >= last_ || scan_.token(noun).upos != Upos::NOUN || !scan_.same_word(noun, noun + 1) ||
      scan_.token(noun + 1).upos != Upos::PRON || scan_.token(noun + 2).upos != Upos::ADP)
    return std::nullopt;
  const Mention* where = phrases_.at(noun + 3);
  if (where == nullptr || !is_placelike(*where) || where->last_token >= last_) return std::nullopt;
  const Mention* next = phrases_.from(where->last_token);
  const bool acts = next != nullptr && next->kind != EntityKind::place && is_actor(scan_.reading(), *next);
  return acts ? std::optional(where->last_token) : std::nullopt;
}

/// One past the relative clause that begins at `t`, when its end can be told: it stands between commas, or its verb
/// takes up the noun by a pronoun, names its subject, and a noun follows ("whom X backs, [the positions of] Y").
std::optional<uint32_t> Clauses::after_relative(uint32_t t) const {
  if (t > first_ && scan_.is_comma(t - 1)) {
    const auto close = closing_comma(t - 1);
    return close ? std::optional(*close + 1) : std::nullopt;
  }
  constexpr uint32_t kHelpers = 3;
  uint32_t verb = t + 1;
  while (verb < std::min(last_, t + kHelpers) && !is_verb(verb)) ++verb;
  const uint32_t pronoun = verb + 1;
  if (pronoun + 1 >= last_ || !is_verb(verb)) return std::nullopt;
  // "who is visiting Ankara, [asked] X": one place behind the verb, then somebody whom no preposition leads.
  const Mention* visited = scan_.mention_from(pronoun);
  const Mention* next = visited != nullptr && is_placelike(*visited) && visited->last_token < last_
                            ? scan_.mention_from(visited->last_token)
                            : nullptr;
  if (next != nullptr && next->kind != EntityKind::place && is_actor(scan_.reading(), *next))
    return visited->last_token;
  if (const auto seat = after_seat(verb)) return seat;
  if (!scan_.same_word(verb, pronoun) || scan_.token(pronoun).upos != Upos::PRON) return std::nullopt;
  const Mention* subject = scan_.mention_from(pronoun + 1);
  if (subject == nullptr) return std::nullopt;
  uint32_t end = 0;
  coordinated(*subject, &end);
  const bool noun = end < last_ && (scan_.mention_from(end) != nullptr || scan_.token(end).upos == Upos::NOUN);
  return noun ? std::optional(end) : std::nullopt;
}

/// One past the last token that the word at `t` can reach: a verb in a relative clause between commas stays in it.
uint32_t Clauses::reach_of(uint32_t t, uint32_t farthest) const {
  constexpr uint32_t kHelpers = 3;
  for (uint32_t k = t; k > first_ + 1 && t - k < kHelpers; --k) {
    if (!is_relative(k - 1) || !scan_.is_comma(k - 2)) continue;
    const auto close = closing_comma(k - 2);
    return close && *close > t ? std::min(farthest, *close) : farthest;
  }
  return farthest;
}

}  // namespace isnad
