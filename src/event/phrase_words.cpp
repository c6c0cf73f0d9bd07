// What one word may be to a noun phrase, as far as its tag and the tables tell.
#include <algorithm>

#include "base/utf8.h"
#include "event/phrases.h"
#include "text/arabic.h"
#include "text/article.h"

namespace isnad {
namespace {

bool has_article(std::string_view key) {
  return without_article(key).size() != key.size();
}

}  // namespace

bool Phrases::set_off(uint32_t t) const {
  const std::string_view key = scan_.key(t);
  if (t < 2 || scan_.token(t).upos == Upos::VERB || has_article(key)) return false;
  if (!key.ends_with(utf8::kHeh) && !ends_in_tanween(key)) return false;
  if (!scan_.is_comma(scan_.is_conjunction(t - 1) ? t - 2 : t - 1)) return false;
  const auto hits = data_.forms.find(key);
  return std::any_of(hits.begin(), hits.end(), [](const FormHit& h) { return h.feats.verb_form == VerbForm::part; });
}

/// A word that may head a noun phrase, as far as its tag tells.
bool Phrases::plain_noun(uint32_t t) const {
  const Upos upos = scan_.token(t).upos;
  if ((upos != Upos::NOUN && upos != Upos::PROPN) || set_off(t)) return false;
  return !data_.is_cue(scan_, t, EventCue::that) && !data_.is_cue(scan_, t, EventCue::relative);
}

/// Happenings have arguments of their own.
bool Phrases::names_happening(uint32_t t) const {
  const auto hits = data_.forms.find(without_article(scan_.key(t)));
  return std::any_of(hits.begin(), hits.end(), [&](const FormHit& h) { return data_.frames[h.row].pos == Upos::NOUN; });
}

bool Phrases::counts(uint32_t t) const {
  return scan_.token(t).upos == Upos::NUM || data_.is_cue(scan_, t, EventCue::count);
}

/// Stands the word where a clause begins or behind its verb, as subjects do?
bool Phrases::opens_clause(uint32_t t) const {
  const Upos before = t > 0 ? scan_.token(t - 1).upos : Upos::PUNCT;
  return before == Upos::VERB || before == Upos::AUX || before == Upos::SCONJ || before == Upos::PUNCT;
}

/// "a delegation [from X]", "a group [of the rebels]": one past what tells whose the group before `end` is.
uint32_t Phrases::sent_from(uint32_t end, uint32_t last) {
  if (end + 1 >= last || scan_.token(end).upos != Upos::ADP || !data_.is_cue(scan_, end, EventCue::of)) return end;
  if (time_[end + 1]) return end;
  if (const Mention* m = scan_.mention_from(end + 1)) return m->kind == EntityKind::person ? end : m->last_token;
  const Mention* inner = nullptr;
  return people_head(end + 1) ? extent(end + 1, last, &inner) : end;
}

/// "[his government] agreed": known by the pronoun.
bool Phrases::owned_rulers(uint32_t t, uint32_t last) const {
  return t + 1 < last && scan_.same_word(t, t + 1) && scan_.token(t + 1).upos == Upos::PRON &&
         data_.rulers.contains(scan_.key(t));
}

/// "arrested [nine of them]": one past a number and the pronoun of those it is taken from.
std::optional<uint32_t> Phrases::some_of_them(uint32_t t, uint32_t last) const {
  constexpr uint32_t kWords = 3;
  if (t + kWords > last || scan_.token(t).upos != Upos::NUM || !data_.is_cue(scan_, t + 1, EventCue::of))
    return std::nullopt;
  const Token& them = scan_.token(t + 2);
  const bool several = them.upos == Upos::PRON && scan_.same_word(t + 1, t + 2) && them.feats.number == Number::plur;
  return several ? std::optional(t + kWords) : std::nullopt;
}

}  // namespace isnad
