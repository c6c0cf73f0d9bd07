// Words that people carry or call out ("slogans that demand", "banners accusing"): what they say, those people say.
#include <algorithm>

#include "event/around.h"

namespace isnad {
namespace {

constexpr std::string_view kFemininePlural = "\u0627\u062A";

bool said_in_words(EventType type) {
  return type == EventType::request || type == EventType::accuse || type == EventType::reject ||
         type == EventType::support || type == EventType::threaten;
}

}  // namespace

/// Whose are the words that the verb describes: an indefinite feminine noun or plural of things right before a verb in
/// the present tense that agrees with it. Nothing when it describes none, or nobody is named.
std::optional<std::vector<const Mention*>> Filler::bearers(const Frame& frame, uint32_t verb) const {
  constexpr uint32_t kAdjectives = 2;
  const Feats& its = scan_.token(verb).feats;
  if (!said_in_words(frame.type) || its.aspect != Aspect::imp || its.gender != Gender::fem ||
      its.number == Number::plur || verb == clauses_.first())
    return std::nullopt;
  uint32_t noun = verb - 1;
  while (noun > clauses_.first() && verb - noun <= kAdjectives && scan_.token(noun).upos == Upos::ADJ &&
         scan_.mention_at(noun) == nullptr && !scan_.key(noun).starts_with(kAl))
    --noun;
  const Token& token = scan_.token(noun);
  const Mention* phrase = clauses_.phrases().at(noun);
  const bool plain = scan_.mention_at(noun) == nullptr && (phrase == nullptr || clauses_.phrases().is_thing(*phrase));
  const std::string_view key = scan_.key(noun);
  const bool agrees = token.feats.gender == Gender::fem || key.ends_with(kFemininePlural);
  if (token.upos != Upos::NOUN || !plain || !agrees || key.starts_with(kAl)) return std::nullopt;
  const auto told = std::find_if(told_.begin(), told_.end(), [&](const auto& other) { return other.first == noun; });
  if (told != told_.end() && !told->second.actors.empty()) return told->second.actors;
  const auto governor = clauses_.verb_before(noun);
  if (!governor) return std::nullopt;
  auto who = clauses_.subject_of(*governor);
  std::erase_if(who, [&](const Mention* m) {
    return m->first_token > noun || (!m->described && !is_actor(scan_.reading(), *m)) ||
           clauses_.phrases().is_thing(*m);
  });
  return who.empty() ? std::nullopt : std::optional(std::move(who));
}

}  // namespace isnad
