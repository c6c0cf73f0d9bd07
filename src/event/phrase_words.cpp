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
  return !data_.is_cue(scan_.key(t), EventCue::that) && !data_.is_cue(scan_.key(t), EventCue::relative);
}

/// Happenings have arguments of their own.
bool Phrases::names_happening(uint32_t t) const {
  const auto hits = data_.forms.find(without_article(scan_.key(t)));
  return std::any_of(hits.begin(), hits.end(), [&](const FormHit& h) { return data_.frames[h.row].pos == Upos::NOUN; });
}

bool Phrases::counts(uint32_t t) const {
  return scan_.token(t).upos == Upos::NUM || data_.is_cue(scan_.key(t), EventCue::count);
}

/// Stands the word where a clause begins or behind its verb, as subjects do?
bool Phrases::opens_clause(uint32_t t) const {
  const Upos before = t > 0 ? scan_.token(t - 1).upos : Upos::PUNCT;
  return before == Upos::VERB || before == Upos::AUX || before == Upos::SCONJ || before == Upos::PUNCT;
}

}  // namespace isnad
