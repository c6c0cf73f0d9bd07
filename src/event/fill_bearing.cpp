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

/// Is the adjective at `k` part of a name? Not where the name is that of the talks, or of the country itself, spelled
/// as its adjective.
bool Filler::named_otherwise(const Mention* m, uint32_t tail, uint32_t k) const {
  if (m == nullptr || (m->kind == EntityKind::process && m->first_token < tail)) return false;
  const bool alone = m->first_token == k && m->last_token == k + 1 && scan_.token(k).upos == Upos::ADJ;
  return !alone || (m->kind != EntityKind::country && m->kind != EntityKind::place);
}

/// Adjectives of countries right after a noun ("a Russian Turkish summit"), each as a mention of the country.
std::vector<const Mention*> Filler::nations_after(uint32_t tail) {
  constexpr uint32_t kReach = 9;
  const Reading& r = scan_.reading();
  std::vector<const Mention*> out;
  for (uint32_t k = tail; k < std::min(clauses_.last(), tail + kReach); ++k) {
    if (scan_.is_punct(k) || scan_.is_conjunction(k)) {
      const char32_t c = scan_.mark(k);
      if (c != 0 && c != '-' && c != 0x2013 && c != 0xAB && c != 0xBB && c != '"') break;
      continue;
    }
    const std::string* const nation = data_.nations.find(without_article(scan_.key(k)));
    if (nation == nullptr || named_otherwise(scan_.mention_at(k), tail, k)) {
      if (scan_.token(k).upos != Upos::ADJ) break;
      continue;
    }
    Mention m;
    m.span = m.name = scan_.token(k).span;
    m.first_token = m.head_token = k;
    m.last_token = k + 1;
    m.kind = EntityKind::country;
    m.metonym = true;
    for (size_t e = 0; e < r.entities.size(); ++e) {
      // A capital that stands for its government has an entity of its own; the country's name is preferred.
      const bool metonym = std::any_of(r.mentions.begin(), r.mentions.end(), [&](const Mention& other) {
        return other.entity == static_cast<int32_t>(e) && other.metonym;
      });
      if (r.entities[e].id == *nation && (m.entity < 0 || !metonym)) m.entity = static_cast<int32_t>(e);
    }
    nations_.push_back(m);
    out.push_back(&nations_.back());
  }
  return out;
}

}  // namespace isnad
