// What a pronoun suffix stands for.
#include "base/utf8.h"
#include "event/clause.h"
#include "text/arabic.h"
#include "text/article.h"

namespace isnad {

bool Clauses::agrees(uint32_t pronoun, const Mention& m) const {
  const Feats& want = scan_.token(pronoun).feats;
  const Token& head = scan_.token(m.head_token < scan_.size() ? m.head_token : m.first_token);
  const Feats& has = head.feats;
  const bool person = m.kind == EntityKind::person || m.kind == EntityKind::office;
  // "They" is said of people, not of a country or a body.
  if (want.number == Number::plur) return m.plural || m.kind == EntityKind::group;
  if (want.gender == Gender::fem) return !person || has.gender == Gender::fem;
  if (want.gender != Gender::masc || want.number != Number::sing) return true;
  if (head.upos == Upos::NOUN && has.number == Number::plur) return false;
  // "his" is not said of "the rebels" nor of "the movement".
  const bool people = m.kind == EntityKind::group && head.upos == Upos::NOUN;
  if (people && (is_sound_plural(without_article(scan_.key(m.first_token))) || ends_in_teh(m.head_token))) return false;
  return m.kind != EntityKind::country;
}

/// Is it a feminine noun by its ending?
bool Clauses::ends_in_teh(uint32_t t) const {
  constexpr char32_t kTeh = 0x0629;
  const std::string_view word = scan_.reading().slice(scan_.token(t).span);
  std::string letter;
  append_utf8(letter, kTeh);
  return word.ends_with(letter);
}

const Mention* Clauses::antecedent(uint32_t t, bool political) const {
  const Reading& r = scan_.reading();
  if (scan_.token(t).upos == Upos::PRON && scan_.token(t).feats.person == 1) return nullptr;
  const Mention* best = nullptr;
  uint32_t floor = first_;
  // The sentence, then the one before.
  for (int round = 0; round < 2; ++round) {
    for (uint32_t k = round == 0 ? t : floor; k > (round == 0 ? first_ : floor > 60 ? floor - 60 : 0); --k) {
      const Mention* m = phrases_.at(k - 1);
      if (m == nullptr || m->last_token > t) continue;
      const bool fits = political ? is_actor(r, *m) : is_placelike(*m);
      if (fits && agrees(t, *m)) {
        best = m;
        break;
      }
      k = m->first_token + 1;
      if (k <= 1) break;
    }
    if (best != nullptr || floor == 0) break;
  }
  return best;
}

}  // namespace isnad
