// Where a spelling of the base is no name: a word of the language, a part of somebody else's name, an outlet out of
// place.
#include <algorithm>

#include "base/utf8.h"
#include "entity/find.h"
#include "text/arabic.h"

namespace isnad::entity {

/// Newspapers bear the names of common words, so one word of them needs quotation marks or "newspaper" before it.
bool Finder::outlet_in_place(uint32_t at, const NameForm& form) const {
  const BaseEntity& e = base_.entities()[form.entity];
  // "the French" is the agency after a verb or a mark, an adjective after a name.
  if (e.kind == EntityKind::outlet && form.words == 1 && e.type == "agency" && (info(at).is & kNisba) && at > 0 &&
      item(at - 1).arabic && item(at - 1).upos != Upos::VERB && !item(at).quote_before)
    return false;
  // "Arab Palestine" is no channel.
  if (e.kind == EntityKind::outlet && form.words == 1 && item(at).upos == Upos::ADJ && at > 0 && item(at - 1).arabic &&
      item(at - 1).upos != Upos::VERB && !item(at).quote_before && !(info(at - 1).is & kOutlet))
    return false;
  // "in Baghdad [today, Sunday]": the last word of the name belongs to a day.
  if (e.kind == EntityKind::outlet && form.words > 1 && in(at + form.words - 1) && opens_day(at + form.words - 1))
    return false;
  if (e.kind != EntityKind::outlet || form.words > 1 || e.type == "agency" || e.type == "channel") return true;
  // "On X": a site by a word of no other meaning, where the model of names takes it for a body.
  if (e.type == "site" && !form.weak && item(at).label == Label::b_org && !(info(at).is & kCommon)) return true;
  // "Told (X)", "the newspaper (X)"
  const bool bracketed = at > 1 && item(at - 1).key == "(" && in(at + 1) && item(at + 1).key == ")" &&
                         (info(at - 2).is & (kPreposition | kOutlet));
  return bracketed || (item(at).quote_before && item(at).quote_after) || (at > 0 && (info(at - 1).is & kOutlet));
}

/// A definite adjective behind a definite noun is no name, though a name is spelled like it.
bool Finder::follows_definite(uint32_t at) const {
  if (at == 0 || !has_article(at) || !has_article(at - 1) || stops(at - 1) || item(at).quote_before) return false;
  // "X al-Maliki [accused] Saudi Arabia": what is feminine is no adjective of a man.
  const bool man = item(at - 1).label == Label::i_per || item(at - 1).label == Label::b_per;
  if (man && item(at).label != Label::i_per && item(at).key.ends_with(utf8::kHeh)) return false;
  const auto nisba = [](std::string_view key) {
    const char32_t last = decode_at(key, key.size() - 2).value, before = decode_at(key, key.size() - 4).value;
    return last == 0x064A || (last == 0x0647 && before == 0x064A);
  };
  // Joined by "and", it is one only after another adjective.
  return nisba(item(at).key) && (definite(at) || nisba(item(at - 1).key));
}

/// The dual of a word of the language.
bool Finder::dual_word(uint32_t at) const {
  constexpr size_t kEnding = 4;  // bytes of the dual
  const std::string_view key = item(at).key;
  if (key.size() <= 2 * kEnding || !(key.ends_with("\u0627\u0646") || key.ends_with("\u064A\u0646"))) return false;
  const WordInfo& one = words_.info(words_.id(key.substr(0, key.size() - kEnding)));
  return (one.is & kCommon) != 0 || one.person != PersonNoun::none;
}

/// Whether what was found last ends right before.
bool Finder::ends_before(uint32_t at) const {
  const auto last = std::find_if(out_.rbegin(), out_.rend(), [](const FoundName& f) { return !f.inner; });
  return last != out_.rend() && last->last_word == item(at).word;
}

/// A word right behind a given name that nothing else is known of: "Shlomo X".
bool Finder::part_of_name(uint32_t at) const {
  if (at == 0 || item(at).split || item(at).quote_before || item(at - 1).quote_after) return false;
  const Atom& before = item(at - 1);
  if (before.punct || !before.arabic || stops(at - 1) || before.upos != Upos::PROPN) return false;
  if (info(at - 1).person != PersonNoun::none || info(at - 1).place != PlaceNoun::none) return false;
  const bool given = (info(at - 1).is & (kGivenName | kNamePart)) != 0 && (info(at - 1).is & kCommon) == 0;
  const bool labelled = before.label == Label::b_per || before.label == Label::i_per;
  if (!given && !labelled) return false;
  // A name by itself: "Obama Kerry" are two.
  if (ends_before(at)) return false;
  return base_name(at - 1, true).end != at;
}

/// An ambiguous name of one word that the tagger takes for a verb, or an adjective for a place or body. "Peace", where
/// the tagger and the model of names see a plain noun, is nobody's surname; nor is a noun with its adjective.
bool Finder::unlikely(uint32_t at, const NameForm& form, bool after_title) const {
  const Atom& x = item(at);
  const bool of_person = base_.entities()[form.entity].kind == EntityKind::person;
  // "his birthplace", a first name that is a town's.
  if (base_.entities()[form.entity].kind == EntityKind::place && in(at + 1) && !item(at + 1).split) {
    if (form.weak && any(at, kCommon) && item(at + 1).upos == Upos::NOUN && owned(at + 1)) return true;
    if (item(at + 1).label == Label::i_per && !item(at + 1).punct && x.label != Label::b_loc) return true;
  }
  // "Zain Saudi Arabia" is a firm.
  if (base_.entities()[form.entity].kind == EntityKind::country && x.label == Label::i_org && (info(at).is & kNisba))
    return true;
  const bool named = ends_before(at);
  if (base_.entities()[form.entity].kind == EntityKind::place &&
      (x.label == Label::b_per || (x.label == Label::i_per && !named && !x.split)))
    return true;
  // "the X prize", "a tank of the type X" are named after somebody.
  if (of_person && at > 0 && !after_title && (info(at - 1).tells & kNamesake) && !has_article(at - 1)) return true;
  // The end of a name whose beginning is another's: "Suha X".
  if (of_person && at > 0 && !after_title && x.label == Label::i_per && info(at - 1).person == PersonNoun::none &&
      !stops(at - 1) && item(at - 1).upos == Upos::PROPN &&
      (item(at - 1).label == Label::b_per || item(at - 1).label == Label::i_per) && !item(at).split)
    return true;
  // A surname with another name behind it is a first name: "Bruce Springsteen".
  if (of_person && !x.quote_after && in(at + 1) && item(at + 1).label == Label::i_per && !item(at + 1).split &&
      !after_title)
    return true;
  if (form.metonym || !x.tagged || x.quote_before || x.label != Label::out) return false;
  const EntityKind kind = base_.entities()[form.entity].kind;
  // "defenders of our homeland" is no town, though the word is one.
  const bool cue = at > 0 && (any(at - 1, kLocative | kMotion | kEvent) || info(at - 1).place != PlaceNoun::none);
  const bool owner = in(at + 1) && item(at + 1).upos == Upos::NOUN && (has_article(at + 1) || owned(at + 1));
  const bool word = x.upos == Upos::VERB || (x.upos == Upos::NOUN && owner);
  const std::string& type = base_.entities()[form.entity].type;
  const bool small = type == "town" || type == "village" || type == "district";
  if (kind == EntityKind::place && !cue && !x.split && (small || any(at, kCommon)) && word && !definite(at))
    return true;
  // "the zeal of the crowd", "two students": groups that are words, where nothing takes them for names.
  const bool banner = type == "armed-group" || type == "party" || type == "movement";
  // "great zeal", with an adjective that has no article.
  const bool noun = in(at + 1) && item(at + 1).upos == Upos::ADJ && !has_article(at + 1) && x.upos == Upos::NOUN;
  if (kind == EntityKind::group && banner && noun && !definite(at)) return true;
  if (kind == EntityKind::group && banner && x.upos != Upos::PROPN && !definite(at) &&
      (any(at, kCommon | kDual) || dual_word(at)))
    return true;
  const bool adjective_after = in(at + 1) && item(at + 1).upos == Upos::ADJ && definite(at + 1) && has_article(at) &&
                               !(info(at + 1).is & (kNisba | kNamePart));
  if (kind == EntityKind::person) {
    // But a surname that the report gives with its first name.
    const bool known = ends_.contains(x.key) || (x.count > 1 && !x.variants[1].prep && ends_.contains(x.key.substr(2)));
    if (!after_title && !known && x.upos == Upos::NOUN && (!has_article(at) || adjective_after)) return true;
  }
  // "the brothers Grimm" are no movement; "the wise Book" is no Mr Hakim.
  if (kind == EntityKind::group && in(at + 1) && item(at + 1).label == Label::b_per && !item(at + 1).split) return true;
  if (kind == EntityKind::person && !after_title && x.upos == Upos::ADJ && at > 0 && definite(at) && definite(at - 1) &&
      !(info(at - 1).is & kNamePart) && info(at - 1).person == PersonNoun::none)
    return true;
  if (!form.weak) return false;
  // "the preliminary agreement" is no club of that name.
  if (adjective_after && (type == "club" || type == "party" || kind == EntityKind::outlet)) return true;
  return x.upos == Upos::VERB || (x.upos == Upos::ADJ && kind != EntityKind::person && at > 0 && definite(at) &&
                                  (definite(at - 1) || owned(at - 1)) && !(info(at - 1).is & kNamePart));
}

}  // namespace isnad::entity
