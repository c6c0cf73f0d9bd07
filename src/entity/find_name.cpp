#include "base/utf8.h"
#include "entity/find.h"
#include "text/arabic.h"

namespace isnad::entity {
namespace {

constexpr uint32_t kLongestRun = 6;                          // words of an unknown name
constexpr size_t kShortestEnd = 6;                           // bytes of a surname that stands alone
constexpr uint32_t kLongestApposed = 4;                      // words of a name that only its place between marks shows
constexpr std::string_view kServant = "\u0639\u0628\u062F";  // "servant (of God)", which begins given names
constexpr std::string_view kByThat = "\u0628\u0627\u0646";   // "that" behind a preposition
constexpr std::string_view kThat = "\u0627\u0646";           // "that"

}  // namespace

bool Finder::opens_that(uint32_t at) const {
  return item(at).key == kThat || item(at).key == kByThat;
}

/// Whether a clause goes on at `at` with "that" or a mark, so that no noun phrase goes on there.
bool Finder::phrase_ends(uint32_t at) const {
  if (!in(at) || item(at).punct || item(at).comma || opens_that(at)) return true;
  const bool proclitic = item(at).count > 1 && item(at).variants[1].prep && !item(at).variants[1].conj;
  return proclitic && base_name(at, true).kind == EntityKind::outlet;  // "told Reuters"
}

/// "X Y, (the) head of Z": whether a title of somebody begins at `q`, behind a name of two words or more.
bool Finder::title_behind(uint32_t at, uint32_t q) const {
  if (q < at + 2 || !in(q) || info(q).person == PersonNoun::none) return false;
  const Title t = title(q, false);
  const bool person = t.person == PersonNoun::office || t.person == PersonNoun::role || t.person == PersonNoun::envoy;
  return t.end != 0 && person && t.complement && !t.plural && t.begin == item(q).begin;
}

/// "Said X Y, head of Z": a name that only the verb before it and the title behind it show; `at` when it is none.
uint32_t Finder::titled_run(uint32_t at) const {
  if (at == 0 || item(at).upos != Upos::PROPN || has_article(at) || item(at).quote_before) return at;
  // "Told the agency X": a preposition, no name.
  const Atom& x = item(at);
  const bool prep = x.split && x.count > 1 && x.variants[1].prep;
  if (prep || base_name(at, true).kind == EntityKind::outlet) return at;
  const bool verb = item(at - 1).tagged && item(at - 1).upos == Upos::VERB;
  if (!verb && !item(at - 1).quote_after) return at;
  const uint32_t q = apposed_run(at);
  return q > at && title_behind(at, q) ? q : at;
}

/// "..., X Y, that": the end of a name of two words or more between marks behind a title; `at` when it is none.
uint32_t Finder::apposed_run(uint32_t at) const {
  if (!in(at) || stops(at) || base_name(at, false).end > at + 1) return at;
  const WordInfo& w = info(at);
  const bool noun = w.person != PersonNoun::none || w.group != GroupNoun::none || w.place != PlaceNoun::none ||
                    (w.is & (kAdjective | kNisba | kQuantifier | kFormer | kVerb)) || w.anaphor != Anaphor::none;
  const bool name = item(at).upos == Upos::PROPN || (w.is & kGivenName) || item(at).label == Label::b_per;
  if (!name || (noun && !(w.is & kGivenName)) || definite(at)) return at;
  uint32_t q = at + 1;
  for (; !phrase_ends(q) && !title_behind(at, q); ++q) {
    if (q - at >= kLongestApposed || item(q).number || item(q).quote_before || item(q - 1).quote_after) return at;
    if (stops(q) && !(info(q).is & kParticle)) return at;
    if (item(q).tagged && item(q).upos == Upos::VERB) return at;
  }
  return q - at < 2 ? at : q;
}

/// Whether the end of the item, of these letters, is a word like "on" rather than the name that folds to it.
bool Finder::function_word(uint32_t at, std::string_view key) const {
  const uint32_t is = words_.info(words_.id(key)).is;
  if ((is & (kStop | kPreposition | kLocative | kRelative)) == 0) return false;
  const std::string_view form = r_.str(r_.words[item(at).word].form);
  return (is & kMaqsura) == 0 || form.size() < 2 || decode_at(form, form.size() - 2).value != 0x064A;
}

/// The end of a name that the report gives in full elsewhere, with the byte where it begins; 0 when there is none.
uint32_t Finder::known_end(uint32_t at, uint32_t* begin) const {
  const Atom& x = item(at);
  if (!x.arabic) return 0;
  uint32_t best = 0;
  for (const uint32_t taken : {0U, 2U, 4U}) {  // as written, without one proclitic, without two
    if (taken + 4 > x.key.size()) break;
    const auto found = ends_.find(x.key.substr(taken));
    if (found == ends_.end()) continue;
    if (taken > 0) {
      bool proclitic = true;
      for (uint32_t k = 0; k < taken; k += 2) {
        const char32_t c = decode_at(x.key, k).value;
        proclitic &= c == 0x0648 || c == 0x0641 || c == 0x0628 || c == 0x0644 || c == 0x0643;
      }
      if (!proclitic) continue;
    }
    for (const auto& rest : found->second) {
      bool same = true;
      for (size_t i = 0; i < rest.size() && same; ++i) same = in(at + 1 + i) && item(at + 1 + i).key == rest[i];
      const uint32_t end = at + 1 + static_cast<uint32_t>(rest.size());
      // Two letters by themselves are seldom a surname.
      if (rest.empty() && x.key.size() - taken < kShortestEnd) continue;
      if (!same || end <= best || (rest.empty() && function_word(at, x.key.substr(taken)))) continue;
      best = end;
      *begin = x.begin;
      for (uint32_t k = 0, at_byte = x.begin; k < taken; k += 2)
        *begin = at_byte += decode_at(r_.report.text, at_byte).size;
    }
    if (best != 0) break;
  }
  return best;
}

/// Whether the word ends in a pronoun, as names do not: "his thanks".
bool Finder::owned(uint32_t at) const {
  const Word& word = r_.words[item(at).word];
  return word.last_token > word.first_token + 1 && r_.tokens[word.last_token - 1].upos == Upos::PRON;
}

/// An adjective with the article right behind a given name that ends the phrase: a family name.
bool Finder::family_adjective(uint32_t at) const {
  const WordInfo& w = info(at);
  const WordInfo& before = info(at - 1);
  const bool unknown = (w.is & ~uint32_t{kDefinite}) == 0 && item(at).upos == Upos::ADJ;
  const bool adjective = unknown || (w.is & (kAdjective | kNisba)) != 0;
  if (!adjective || !item(at).key.starts_with(kAl) || (w.is & (kFeminine | kPlural | kDual | kFormer)) != 0)
    return false;
  if (w.person != PersonNoun::none || w.group != GroupNoun::none || w.place != PlaceNoun::none) return false;
  const bool doubtful = (before.is & (kCommon | kVerb)) != 0 && item(at - 1).upos != Upos::PROPN;
  const bool servant = item(at - 1).key.starts_with(kServant) && item(at - 1).key.size() > kServant.size() + 4;
  if (((before.is & kGivenName) == 0 && !servant) || doubtful) return false;
  const uint32_t behind =
      in(at + 1) && (info(at + 1).is & (kPreposition | kLocative)) != 0 && !item(at + 1).split ? at + 2 : at + 1;
  const bool that =
      in(behind) && (opens_that(behind) || (item(behind).punct && r_.report.text[item(behind).begin] == ':'));
  const bool of_town = (w.is & kNisba) != 0 || item(at).key.ends_with(utf8::kYeh);  // "of Aleppo"
  if (!unknown && (!of_town || w.country != 0)) return that;
  return phrase_ends(at + 1) || (!item(at + 1).split && (info(at + 1).is & (kPreposition | kLocative)) != 0);
}

/// Is a place or country of the base named here?
bool Finder::named_place(uint32_t at) const {
  const EntityKind kind = base_name(at, false).kind;
  return kind == EntityKind::place || kind == EntityKind::country;
}

/// "President X [an attack]": the indefinite accusative of a word of the dictionary, which no name is.
bool Finder::accusative(uint32_t at) const {
  constexpr size_t kShortest = 6;  // bytes of the word
  const std::string_view key = item(at).key;
  if (!ends_in_tanween(key) || key.size() < kShortest + utf8::kAlef.size()) return false;
  return (words_.info(words_.id(key.substr(0, key.size() - utf8::kAlef.size()))).is & kCommon) != 0;
}

/// The end of a run of words that look like one person's name; `at` when they do not.
uint32_t Finder::name_run(uint32_t at, bool after_title) const {
  uint32_t q = at, parts = 0, solid = 0;  // solid: parts that are hardly anything but names
  bool strong = false;
  while (in(q) && q - at < kLongestRun) {
    const Atom& x = item(q);
    if (x.punct || x.number || !x.arabic) break;
    if (q > at && (x.quote_before || item(q - 1).quote_after)) break;
    if (q > at && owned(q)) break;
    if (q == at && !after_title && x.tagged && x.upos == Upos::VERB && x.label != Label::b_per) break;
    const WordInfo& w = info(q);
    if ((w.is & kParticle) && in(q + 1) && !stops(q + 1)) {
      q += 2;
      ++parts;
      strong = true;
      continue;
    }
    const bool noun = w.person != PersonNoun::none || w.group != GroupNoun::none || w.place != PlaceNoun::none ||
                      (w.is & (kAdjective | kNisba | kQuantifier | kFormer)) || w.anaphor != Anaphor::none;
    if (parts > 0 && family_adjective(q)) {
      ++q;
      ++parts;
      solid += item(q - 2).label == Label::b_per || item(q - 2).label == Label::i_per;
      break;
    }
    if (w.is & kNamePart) {
      if ((w.is & kVerb) && (x.tagged ? x.upos == Upos::VERB : !(w.is & kGivenName))) break;
      if (stops(q) || (noun && !(w.is & kGivenName) && parts == 0) || (noun && definite(q))) break;
      strong = true;
      solid += (w.is & (kCommon | kAdjective)) == 0 || x.label == Label::b_per || x.label == Label::i_per;
    } else {
      const bool labelled = x.label == Label::b_per || x.label == Label::i_per;
      const bool told = labelled && strong && x.tagged && x.upos == Upos::PROPN;  // a dictionary word, but a name here
      if (stops(q) || noun || ((w.is & kCommon) && !told)) break;
      // "the minister X Y visits [Kabul]"
      if (parts > 0 && (accusative(q) || (x.label == Label::b_loc && named_place(q)))) break;
      const bool loose = parts > 0 && strong && (x.upos == Upos::NOUN || (definite(q) && x.upos == Upos::ADJ));
      solid += labelled;
      if (x.tagged && x.upos != Upos::PROPN && x.upos != Upos::X && !loose) break;
      if (definite(q) && (parts == 0 || !strong)) break;
      // "President X the decision": what he decided, unless the model of names sees a family name.
      const bool thing =
          definite(q) && !x.key.ends_with(utf8::kYeh) && (words_.info(words_.id(x.key.substr(4))).is & kCommon);
      if (thing && (!after_title || (parts > 0 && !labelled))) break;
      const bool family = parts > 0 && strong && x.key.starts_with(kAl) && (labelled || x.upos == Upos::PROPN);
      if (x.key.size() < 6 || (has_article(q) && !definite(q) && !family)) break;
      bool other = false;  // "and the minister": a known word behind a proclitic
      for (uint8_t v = 1; v < x.count; ++v) {
        const WordInfo& u = words_.info(x.variants[v].id);
        other |= u.is != 0 || u.person != PersonNoun::none || u.group != GroupNoun::none || u.place != PlaceNoun::none;
      }
      if (parts == 0 && !x.tagged) {  // not a verb of the present or future
        const char32_t a = decode_at(x.key, 0).value;
        other |= a == 0x064A || a == 0x062A ||
                 (a == 0x0633 && (decode_at(x.key, 2).value == 0x064A || decode_at(x.key, 2).value == 0x062A));
      }
      // Unknown names seldom end in teh marbuta, and few unknown words make a name.
      const char32_t last = decode_at(r_.report.text, x.end - 2).value;
      if (other || last == 0x0629 || (!strong && parts > 1)) break;
      if (parts == 0 && !after_title && x.label != Label::b_per) break;
      // Begun by the model alone, a name goes on by the model and the tags together.
      if (!after_title && parts > 0 && !(info(at).is & (kGivenName | kParticle)) &&
          !(labelled && (!x.tagged || x.upos == Upos::PROPN)))
        break;
      if (labelled) strong = true;
      if (!after_title && !strong) break;
    }
    ++q;
    ++parts;
  }
  if (!after_title && solid == 0) return at;
  if (!after_title && in(at) && (info(at).is & kPatronym)) return at;
  const bool named = in(at) && ((info(at).is & (kGivenName | kParticle)) || item(at).label == Label::b_per);
  const bool alone = parts == 1 && in(at) && item(at).label == Label::b_per && item(at).upos == Upos::PROPN;
  if (!after_title && ((parts < 2 && !alone) || !named)) return at;
  if (after_title && parts == 1) {
    const bool labelled = item(at).label == Label::b_per || item(at).label == Label::i_per;
    if (!labelled && (!strong || definite(at) || (info(at).is & (kCommon | kAdjective)))) return at;
  }
  return q;
}

}  // namespace isnad::entity
