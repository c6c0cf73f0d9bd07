// Places by the noun before them: "the city of Sochi", "the village of X", "the two towns of X and Y".
#include "base/utf8.h"
#include "entity/find.h"
#include "text/arabic.h"

namespace isnad::entity {
namespace {

constexpr uint32_t kLongestPlace = 4;  // words of an unknown place's name
constexpr size_t kShortestPlace = 6;   // bytes
constexpr size_t kMostProclitics = 2;
constexpr std::string_view kAnd = utf8::kWaw;
constexpr std::string_view kForThe = "\u0644\u0644";  // "for the"

bool is_located(Label label) {
  return label == Label::b_loc || label == Label::i_loc;
}

/// Nouns whose name may be any word: villages are called what they like.
bool is_settlement(PlaceNoun noun) {
  return noun == PlaceNoun::town;
}

}  // namespace

/// A word of the language, with or without the article.
bool Finder::is_word(uint32_t at) const {
  return (info(at).is & kCommon) != 0 ||
         (definite(at) && (words_.info(words_.id(item(at).key.substr(4))).is & kCommon) != 0);
}

/// Whether the word may begin an unknown place's name behind such a noun.
bool Finder::place_word(uint32_t at, PlaceNoun noun) const {
  const Atom& x = item(at);
  if (stops(at) || x.key.starts_with(kForThe)) return false;
  if (x.split) return false;  // "and", a preposition
  const WordInfo& w = info(at);
  if (owned(at) || (w.is & kQuantifier) != 0) return false;
  if (is_located(x.label) && (w.is & (kNisba | kAdjective)) == 0 && w.place == PlaceNoun::none) return true;
  if ((w.is & (kNisba | kAdjective | kRanking)) != 0 || w.group != GroupNoun::none || w.anaphor != Anaphor::none)
    return false;
  if (w.person != PersonNoun::none && (definite(at) || !is_settlement(noun))) return false;
  // "the town of Mount X", but not "the villages of the countryside".
  const bool opens = w.place == PlaceNoun::land || w.place == PlaceNoun::facility;
  if (w.place != PlaceNoun::none) return opens && !definite(at) && (w.is & kPlural) == 0;
  if (x.key.size() < kShortestPlace) return false;
  if (!x.tagged) {
    const char32_t first = decode_at(x.key, 0).value;
    return x.variants[0].id == 0 && first != 0x064A && first != 0x062A;
  }
  const bool word = is_word(at);
  if (x.upos == Upos::PROPN) return !word || noun != PlaceNoun::area;
  if (x.upos != Upos::NOUN && x.upos != Upos::X) return false;
  return word ? is_settlement(noun) && definite(at) : noun != PlaceNoun::facility || x.variants[0].id == 0;
}

/// The end of the unknown place's name that begins at `at`; `at` when there is none.
uint32_t Finder::place_run(uint32_t at, PlaceNoun noun) const {
  if (!in(at)) return at;
  if (item(at).quote_before) {
    for (uint32_t q = at; in(q) && q - at < kLongestPlace; ++q) {
      if (item(q).punct || item(q).number || !item(q).arabic) return at;
      if (item(q).quote_after) return q + 1;
    }
    return at;
  }
  if (!place_word(at, noun)) return at;
  const bool opens = info(at).place != PlaceNoun::none;
  uint32_t q = at + 1;
  for (; in(q) && q - at < kLongestPlace; ++q) {
    const Atom& x = item(q);
    if (stops(q) || x.quote_before || item(q - 1).quote_after || owned(q)) break;
    if (x.split) break;
    if (info(q).country != 0 || info(q).person != PersonNoun::none || info(q).place == PlaceNoun::side) break;
    if (x.tagged && (x.upos == Upos::VERB || x.upos == Upos::ADP || x.upos == Upos::PART)) break;
    if (has_article(q) && !definite(q)) break;  // "and the"
    const bool construct = !has_article(q - 1);
    if (construct && adjective(q, true)) break;  // "X the famous"
    const bool name = x.label == Label::i_loc || (construct && x.tagged && x.upos == Upos::PROPN) ||
                      (construct && q == at + 1 && definite(q)) || (opens && q == at + 1);
    if (!name) break;
  }
  return opens && q == at + 1 ? at : q;
}

bool Finder::try_place(uint32_t at) {
  const Atom& x = item(at);
  const NameMatch whole = base_name(at, true);
  for (uint8_t v = 0; v < x.count; ++v) {
    const WordInfo& w = words_.info(x.variants[v].id);
    if (w.place == PlaceNoun::none || w.place == PlaceNoun::side) continue;
    const bool several = (w.is & (kPlural | kDual)) != 0;
    const bool plural = (w.is & kPlural) != 0;
    uint32_t q = at + 1;
    bool capital = false;
    if (w.is & kDefinite) {
      while (adjective(q, true)) ++q;
      capital = w.place == PlaceNoun::capital;
      if (!capital && q == at + 1) continue;
    }
    const NameMatch m = in(q) && (capital || !(w.is & kDefinite)) ? base_name(q, false) : NameMatch{};
    if (m.end == 0 && (w.is & kDefinite)) {
      // "the Yemeni lands", "the capital"
      const bool country = in(at + 1) && (info(at + 1).is & kNisba);
      if (!capital && !(plural && w.place == PlaceNoun::town) && !country) continue;
      if (base_name(at, true).end != 0) continue;
      FoundName f;
      f.what = FoundKind::described;
      f.kind = EntityKind::place;
      f.country = in(at + 1) && q > at + 1 ? info(at + 1).country : uint16_t{0};
      f.lemma = w.lemma;
      f.definite = true;
      f.name = f.span = {x.variants[v].begin, end_byte(q)};
      emit(std::move(f), at, q, x.variants[v].begin);
      return true;
    }
    if (!in(q)) return false;
    FoundName f;
    f.kind = EntityKind::place;
    f.place_before = f.place_noun = true;
    uint32_t end = m.end;
    if (m.end != 0 && whole.end >= m.end && whole.kind == EntityKind::place)
      return false;  // "Aden airport" is a name itself
    const bool known = m.end != 0 && (m.kind == EntityKind::place || m.kind == EntityKind::country);
    const bool after_person = m.kind == EntityKind::person && is_settlement(w.place);  // "the village of Sheikh X"
    if (known) {
      if (plural) continue;
      f.what = FoundKind::base;
      f.forms = m.forms;
    } else if ((m.end == 0 || after_person) && !(w.is & kDefinite) && place_run(q, w.place) > q &&
               !(plural && is_word(q) && !is_located(item(q).label))) {
      f.what = FoundKind::place;
      end = std::max(m.end, place_run(q, w.place));
    } else {
      continue;
    }
    f.name = {item(q).begin, end_byte(end)};
    // The villages are two, the name is one's.
    const bool of_several = several && !known;
    if (!known && !several && w.place == PlaceNoun::facility) f.name.begin = x.variants[v].begin;
    f.span = {of_several ? f.name.begin : x.variants[v].begin, f.name.end};
    emit(std::move(f), of_several ? q : at, end, f.span.begin);
    if (of_several) further_places(end, w.place);
    return true;
  }
  return false;
}

/// "... and Y", "X, Y and Z": the others of several villages.
void Finder::further_places(uint32_t at, PlaceNoun noun) {
  constexpr uint32_t kMost = 12;
  for (uint32_t n = 0; n < kMost && in(at); ++n) {
    const uint32_t q = item(at).comma ? at + 1 : at;
    if (!in(q) || item(q).punct || item(q).number || !item(q).arabic) return;
    const Atom& x = item(q);
    const bool conj = x.key.starts_with(kAnd) && x.key.size() >= kShortestPlace + kAnd.size() && (x.split || !x.tagged);
    if ((!conj && (q == at || !place_word(q, noun))) || base_name(q, true).end != 0) return;
    const WordInfo& rest = words_.info(words_.id(x.key.substr(conj ? kAnd.size() : 0)));
    const bool plain = (rest.is & ~uint32_t{kDefinite | kNamePart | kGivenName}) == 0 &&
                       rest.place == PlaceNoun::none && rest.group == GroupNoun::none &&
                       rest.person == PersonNoun::none;
    if (!plain || (x.tagged && x.upos != Upos::PROPN && x.upos != Upos::NOUN)) return;
    uint32_t end = q + 1;
    while (in(end) && item(end).label == Label::i_loc && !item(end).punct && !item(end).split && !stops(end)) ++end;
    FoundName f;
    f.what = FoundKind::place;
    f.kind = EntityKind::place;
    f.place_before = f.place_noun = true;
    const uint32_t begin = x.begin + (conj ? decode_at(r_.report.text, x.begin).size : 0);
    f.name = f.span = {begin, end_byte(end)};
    emit(std::move(f), q, end, begin);
    at = end;
  }
}

/// A place that the report names elsewhere behind its noun.
bool Finder::try_known_place(uint32_t at) {
  if (places_.empty() || item(at).punct || item(at).number) return false;
  const Atom& x = item(at);
  uint32_t begin = x.begin;
  for (size_t cut = 0; cut <= (x.split || !x.tagged ? kMostProclitics : 0); ++cut) {
    if (cut > 0) begin += decode_at(r_.report.text, begin).size;
    if (cut * kAnd.size() + kShortestPlace > x.key.size()) break;
    const std::string_view key = x.key.substr(cut * kAnd.size());
    const auto found = places_.find(key);
    if (found == places_.end()) continue;
    uint32_t best = 0;
    for (const auto& rest : found->second) {
      bool same = true;
      for (size_t i = 0; i < rest.size() && same; ++i) same = in(at + 1 + i) && item(at + 1 + i).key == rest[i];
      if (same) best = std::max(best, at + 1 + static_cast<uint32_t>(rest.size()));
    }
    if (best == 0) continue;
    // One word of the language needs more.
    const bool word = (words_.info(words_.id(key)).is & (kCommon | kAdjective | kNisba)) != 0;
    const bool cued = at > 0 && any(at - 1, kLocative);
    if (best == at + 1 && word && !cued && !is_located(x.label) && !(x.tagged && x.upos == Upos::PROPN)) continue;
    FoundName f;
    f.what = FoundKind::place;
    f.kind = EntityKind::place;
    f.place_before = cued;
    f.name = f.span = {begin, end_byte(best)};
    emit(std::move(f), at, best, begin);
    return true;
  }
  return false;
}

}  // namespace isnad::entity
