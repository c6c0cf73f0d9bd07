#include "event/retold.h"

#include <algorithm>
#include <string>

#include "event/alike.h"
#include "event/happening.h"
#include "text/article.h"
#include "text/fold.h"

namespace isnad {
namespace {

std::string_view bare(std::string_view key) {
  return without_article(key);
}

/// The word itself, or with the ending of the accusative.
bool indefinite_form_of(std::string_view word, std::string_view noun) {
  return word == noun || (word.starts_with(noun) && word.size() == noun.size() + 2);
}

/// Does the noun carry a pronoun ("their meeting")?
bool owned(const Reading& r, const Event& e) {
  const uint32_t t = e.trigger_token;
  return t + 1 < r.tokens.size() && r.tokens[t].upos != Upos::VERB && r.tokens[t + 1].upos == Upos::PRON &&
         r.tokens[t].word == r.tokens[t + 1].word;
}

/// "the attack", after "an attack": the article takes up the noun of a happening told shortly before.
/// "burnt a house ... the burning of the house": what the verb was done to, told again behind its noun.
bool done_to_the_same(const Reading& r, const Event& old, const Event& fresh) {
  constexpr uint32_t kReach = 5;  // tokens from the verb to its object
  const auto& tokens = r.tokens;
  const uint32_t of = fresh.trigger_token + 1;
  if (of >= tokens.size() || tokens[of].upos != Upos::NOUN) return false;
  const std::string_view thing = bare(r.key(tokens[of]));
  if (thing.size() == r.key(tokens[of]).size()) return false;
  const uint32_t end = std::min(static_cast<uint32_t>(tokens.size()), old.trigger_token + 1 + kReach);
  for (uint32_t t = old.trigger_token + 1; t < end && tokens[t].upos != Upos::PUNCT; ++t) {
    if (tokens[t].upos == Upos::NOUN && indefinite_form_of(r.key(tokens[t]), thing)) return true;
  }
  return false;
}

/// "attacked ... the attack": a noun with the article after a verb of its kind, with none but the sides told.
bool takes_up_deed(const Reading& r, const Event& old, const Event& fresh) {
  const std::string_view noun = r.key(r.tokens[fresh.trigger_token]);
  const bool again = bare(noun).size() != noun.size() || done_to_the_same(r, old, fresh);
  return r.tokens[old.trigger_token].upos == Upos::VERB && again && old.mode == fresh.mode &&
         old.type != EventType::control && shared(r, sides(fresh), sides(old)) == parties(fresh);
}

}  // namespace

std::vector<Participant> sides(const Event& e) {
  std::vector<Participant> out = e.actors;
  out.insert(out.end(), e.recipients.begin(), e.recipients.end());
  return out;
}

bool takes_up(const Reading& r, const Event& old, const Event& fresh) {
  constexpr uint32_t kNear = 700;  // bytes: about three sentences
  if (fresh.trigger.begin > old.trigger.end + kNear) return false;
  const std::string_view again = r.key(r.tokens[fresh.trigger_token]);
  if (takes_up_deed(r, old, fresh)) return true;
  if (bare(again).size() == again.size() && !(owned(r, fresh) && same_place(r, old, fresh))) return false;
  const std::string_view noun = bare(again);
  const auto same = [&](std::string_view word) { return indefinite_form_of(bare(word), noun); };
  return same(r.key(r.tokens[old.trigger_token])) || std::any_of(old.mentions.begin(), old.mentions.end(), [&](Span m) {
           return same(fold(r.slice(m), FoldLevel::key));
         });
}

std::set<std::string_view> topic(const Reading& r, const Event& e) {
  constexpr uint32_t kReach = 9;
  std::set<std::string_view> out;
  const uint32_t end = std::min(static_cast<uint32_t>(r.tokens.size()), e.trigger_token + 1 + kReach);
  for (uint32_t t = e.trigger_token + 1; t < end; ++t) {
    const Token& token = r.tokens[t];
    if (token.upos == Upos::PUNCT && !out.empty()) break;
    if (token.upos == Upos::NOUN || token.upos == Upos::ADJ) out.insert(bare(r.key(token)));
  }
  return out;
}

bool same_words(const Reading& r, const Event& old, const Event& fresh) {
  constexpr size_t kWords = 2;
  if (old.actors.empty() || fresh.actors.empty() || shared(r, fresh.actors, old.actors) != fresh.actors.size())
    return false;
  const bool other =
      !old.recipients.empty() && !fresh.recipients.empty() && shared(r, fresh.recipients, old.recipients) == 0;
  if (other) return false;
  const auto a = topic(r, old);
  const auto b = topic(r, fresh);
  const auto both =
      static_cast<size_t>(std::count_if(b.begin(), b.end(), [&](std::string_view w) { return a.contains(w); }));
  return both >= kWords && 2 * both >= std::min(a.size(), b.size());
}

}  // namespace isnad
