#include <algorithm>

#include "base/utf8.h"
#include "entity/find.h"

namespace isnad::entity {
namespace {

constexpr uint32_t kPlain = uint32_t{kCommon} | kEvent;  // bits of words that are nothing in particular
constexpr uint32_t kReach = 9;                           // words that may belong to a head noun
constexpr uint32_t kUnknownReach = 3;                    // unknown words between a role and a name it governs

bool is_role(PersonNoun p) {
  return p == PersonNoun::office || p == PersonNoun::envoy || p == PersonNoun::role;
}

/// Does a sound plural keep the ending that it drops before a genitive?
bool free_plural(std::string_view key, bool plural) {
  constexpr std::string_view kEndings[] = {"\xD9\x88\xD9\x86", "\xD9\x8A\xD9\x86"};
  constexpr size_t kShortest = 8;  // bytes: shorter words end so by their root
  return plural && key.size() > kShortest && (key.ends_with(kEndings[0]) || key.ends_with(kEndings[1]));
}

}  // namespace

/// Passes "tens of", "a number of", "more than a hundred"; gives back the item of the head noun.
uint32_t Finder::quantifiers(uint32_t at) const {
  uint32_t q = at;
  while (in(q) && q < at + 5) {
    const Atom& x = item(q);
    bool counts = x.number;
    for (uint8_t v = 0; v < (q == at ? x.count : 1); ++v) {
      counts |= (words_.info(x.variants[v].id).is & (kQuantifier | kMore)) != 0;
    }
    const bool of = q > at && (words_.info(x.variants[0].id).is & kLocative);
    if (!counts && !of) break;
    ++q;
  }
  return q;
}

/// What belongs to a head noun that ends at `at`: genitives, adjectives, "in the name of X", "to X" after an envoy.
uint32_t Finder::complements(uint32_t at, Title& t) const {
  uint32_t q = at;
  // The last noun has no article nor the ending of a free plural, so a genitive may follow.
  const bool free = !t.definite && free_plural(item(at - 1).key, t.plural);
  bool construct = !t.definite && !free;
  bool last_definite = t.definite;
  bool indefinite = false;  // an indefinite adjective ended the noun
  const bool role = is_role(t.person);
  const auto note = [&](const NameMatch& m) {
    const BaseEntity& e = base_.entities()[base_.forms()[m.forms.front()].entity];
    if (t.country == 0) t.country = e.country_at;
    if (t.of == 0) t.of = base_.forms()[m.forms.front()].entity + 1;
  };
  while (in(q) && q - at < kReach) {
    const Atom& x = item(q);
    if (x.punct || x.number || (x.quote_before && q > at && x.quote_after && !construct)) break;
    const WordInfo& w = info(q);
    if ((w.is & kRanking) && last_definite && (q == at || info(q - 1).person != PersonNoun::none) &&
        is_role(t.person)) {
      t.complement = true;
      ++q;
      continue;
    }
    if ((w.is & kFormer) && last_definite) {
      t.former = true;
      ++q;
      continue;
    }
    if (adjective(q, last_definite || (!construct && !free))) {
      if ((w.is & kNisba) && t.country == 0) t.country = w.country;
      t.complement = true;
      ++q;
      continue;
    }
    if (construct && adjective(q, false) && !(w.is & kGivenName)) {
      if ((w.is & kNisba) && t.country == 0) t.country = w.country;
      t.complement = true;
      indefinite = true;
      ++q;
      continue;
    }
    if (q > at && t.person == PersonNoun::office && last_definite && adjective(q - 1, true)) {
      // "the minister of municipal and rural affairs"
      const bool joined = std::any_of(x.variants.begin() + 1, x.variants.begin() + std::max<uint8_t>(x.count, 1),
                                      [&](const Variant& v) {
                                        const WordInfo& u = words_.info(v.id);
                                        constexpr uint32_t kAgreement = uint32_t{kFeminine} | kDefinite;
                                        return v.conj && !v.prep && (u.is & kAdjective) && !(u.is & kNisba) &&
                                               (u.is & kAgreement) == (info(q - 1).is & kAgreement) &&
                                               u.group == GroupNoun::none && u.person == PersonNoun::none;
                                      });
      if (joined) {
        ++q;
        continue;
      }
    }
    if (q > at && t.group != GroupNoun::none && adjective(q - 1, last_definite) && in(q)) {
      // "Yemeni and Arab parties"
      bool joined = false;
      for (uint8_t v = 1; v < x.count; ++v) {
        const WordInfo& u = words_.info(x.variants[v].id);
        joined |= x.variants[v].conj && !x.variants[v].prep && (u.is & kAdjective) &&
                  ((u.is & kNisba) || !(u.is & kCommon)) &&
                  (u.is & (kFeminine | kDefinite)) == (info(q - 1).is & (kFeminine | kDefinite)) &&
                  u.group == GroupNoun::none;
      }
      if (joined) {
        ++q;
        continue;
      }
    }
    if (indefinite) construct = false;
    if (w.is & kInName) {
      if (!role || !in(q + 1)) break;
      const NameMatch m = base_name(q + 1, false);
      if (m.end != 0 && m.kind != EntityKind::person) {
        note(m);
        q = m.end;
      } else if (const Title of = noun_phrase(q + 1, false); of.end != 0) {
        if (t.country == 0) t.country = of.country;
        q = of.end;
      } else if (!stops(q + 1)) {
        q += 2;
        while (adjective(q, true)) ++q;
      } else {
        break;
      }
      t.complement = true;
      construct = false;
      last_definite = true;
      continue;
    }
    if (construct && role && q == at) {
      // "the deputy of the custodian"
      if (const Title of = office_title(q, false); of.end != 0 && !of.plural) {
        if (t.country == 0) t.country = of.country;
        q = of.end;
        t.complement = t.genitive = true;
        construct = false;
        last_definite = true;
        continue;
      }
    }
    if (construct && !stops(q)) {
      const NameMatch m = base_name(q, false);
      if (m.end != 0 && (m.kind != EntityKind::person || t.group != GroupNoun::none)) {
        note(m);
        q = m.end;
        t.complement = t.genitive = true;
        construct = false;
        last_definite = true;
        continue;
      }
      if (definite(q)) {
        if ((w.is & kNamePart) && w.group == GroupNoun::none && w.person == PersonNoun::none) break;
        t.complement = t.genitive = true;
        construct = false;
        last_definite = true;
        ++q;
        continue;
      }
      // "under the presidency of the minister" names the minister, no body.
      if (t.group == GroupNoun::government && w.person != PersonNoun::none && !(w.is & kPlural)) {
        t.end = 0;
        return at;
      }
      if (w.group != GroupNoun::none || w.person != PersonNoun::none || w.place != PlaceNoun::none) {
        last_definite = false;
        t.complement = true;
        ++q;
        continue;
      }
      if (role && (w.is & ~kPlain) == 0 && (!x.tagged || x.upos == Upos::NOUN)) {
        // Unknown nouns on the way to a name or a definite noun: "commander of the operation to free Aden".
        uint32_t k = q;
        while (in(k) && k < q + kUnknownReach && !stops(k) && !definite(k) && (info(k).is & ~kPlain) == 0 &&
               decode_at(item(k).key, 0).value != 0x064A && base_name(k, false).end == 0)
          ++k;
        if (in(k) && k > q && !stops(k) &&
            (definite(k) || base_name(k, false).kind == EntityKind::place ||
             base_name(k, false).kind == EntityKind::country)) {
          q = k;
          continue;
        }
      }
      break;
    }
    if (role && (t.complement || t.definite || t.person == PersonNoun::envoy)) {
      // "envoy to Yemen", "bureau chief in Moscow"
      NameMatch m;
      if ((w.is & kToward) && t.person != PersonNoun::envoy) break;
      if ((w.is & kLocative) && t.plural) break;
      if ((w.is & (kLocative | kAbout)) && in(q + 1)) {
        m = base_name(q + 1, false);
        if (m.end == 0 && info(q + 1).group != GroupNoun::none) {
          const Title of = noun_phrase(q + 1, false);
          if (!of.complement) break;
          q = of.end;
          t.complement = true;
          continue;
        }
        if (m.kind != EntityKind::place && m.kind != EntityKind::country && m.kind != EntityKind::body) m = {};
        // "the minister in Baghdad" tells where something happened, unless the name follows.
        if (m.end != 0 && t.person == PersonNoun::office && name_run(m.end, true) == m.end) m = {};
      } else if (t.person != PersonNoun::role && !(t.person == PersonNoun::office && t.country != 0) && x.count > 1 &&
                 x.variants[1].prep && !x.variants[1].conj && decode_at(x.key, 0).value == 0x0644) {
        m = base_name(q, true);
        if (m.begin == x.begin && definite(q)) m = {};
        if (m.kind == EntityKind::person) m = {};
        // "The minister of the interior told the agency": another complement stands before it.
        if (m.kind == EntityKind::outlet && t.genitive) m = {};
      }
      if (m.end == 0) break;
      note(m);
      q = m.end;
      t.complement = true;
      construct = false;
      continue;
    }
    if (t.group != GroupNoun::none && (w.is & kLocative) && in(q + 2) && info(q + 1).place != PlaceNoun::none &&
        info(q + 1).place != PlaceNoun::side) {
      const NameMatch m = base_name(q + 2, false);
      if (m.end != 0 && m.kind == EntityKind::place) {
        q = m.end;
        t.complement = true;
      }
    }
    break;
  }
  return q;
}

Finder::Title Finder::noun_phrase(uint32_t at, bool proclitics) const {
  Title t;
  const uint32_t head = quantifiers(at);
  if (!in(head) || item(head).punct) return t;
  const Atom& x = item(head);
  const uint8_t count = proclitics && head == at ? x.count : 1;
  for (uint8_t v = 0; v < count; ++v) {
    const WordInfo& w = words_.info(x.variants[v].id);
    const bool people = (w.is & kNisba) && (w.is & kPlural) && !(w.is & kFeminine);
    if (w.person == PersonNoun::none && w.group == GroupNoun::none && !people) continue;
    if (w.is & (kStop | kPreposition | kLocative)) continue;
    if ((w.is & kAdjective) && !(w.is & (kPlural | kDual)) && head == at && at > 0 && !stops(at - 1) &&
        !item(at).quote_before && (!item(at - 1).tagged || item(at - 1).upos != Upos::VERB))
      continue;  // an adjective of the noun before it
    // "the main cities": an adjective that folds to a noun for a person.
    if (is_role(w.person) && head == at && at > 0 && x.tagged && x.upos == Upos::ADJ && definite(at) &&
        definite(at - 1) && !stops(at - 1) && info(at - 1).person == PersonNoun::none)
      continue;
    // "each of the minister and ...": the quantifier does not belong to one of them.
    if (head > at && !(w.is & (kPlural | kDual)) && w.group == GroupNoun::none && !item(head - 1).number &&
        (info(head - 1).is & kLocative))
      continue;
    t.head = head;
    t.begin = x.variants[v].begin;
    for (uint8_t q = 0; head > at && q < item(at).count; ++q) {
      t.begin = item(at).variants[q].begin;
      if (words_.info(item(at).variants[q].id).is & (kQuantifier | kMore)) break;
    }
    t.lemma = w.lemma;
    t.person = w.person;
    t.group = w.person == PersonNoun::none ? w.group : GroupNoun::none;
    t.definite = w.is & kDefinite;
    t.dual = w.is & kDual;
    t.plural = (w.is & (kPlural | kDual)) || head > at;
    if (people && w.person == PersonNoun::none) {
      t.person = PersonNoun::people;
      t.country = w.country;
    }
    t.epithet = w.person == PersonNoun::epithet;
    t.end = head + 1;
    if (t.person == PersonNoun::rank || t.person == PersonNoun::honorific || t.person == PersonNoun::epithet) {
      if (!t.definite) t.end = 0;
      return t;
    }
    t.end = head + 1;
    if (const uint32_t end = complements(head + 1, t); t.end != 0) t.end = end;
    if (t.end == 0) return t;
    if (head > at) t.complement = true;
    return t;
  }
  return t;
}

/// Whether a description without a name is worth a mention.
bool Finder::worth(const Title& t, const Atom& head) const {
  if (t.end == 0) return false;
  switch (t.person) {
    case PersonNoun::envoy:
      if (t.plural) return true;
      [[fallthrough]];
    case PersonNoun::office:
      return t.definite || t.complement;
    case PersonNoun::role:
    case PersonNoun::source:
      // "a source of tension": an indefinite noun with something unknown behind it.
      if (!t.definite && !t.complement && !t.plural && in(t.end) && !stops(t.end)) return false;
      break;
    case PersonNoun::people:
    case PersonNoun::fighters:
      if (!t.complement && !t.plural) return false;
      break;
    case PersonNoun::honorific:
    case PersonNoun::rank:
    case PersonNoun::epithet:
      return false;
    case PersonNoun::none:
      break;
  }
  // The construct state of a dual needs its genitive.
  if (t.dual && !t.definite && !t.complement && decode_at(head.key, head.key.size() - 2).value != 0x0646) return false;
  if (t.person != PersonNoun::none) return true;
  if (t.group == GroupNoun::none) return false;
  if (t.complement) return true;
  for (uint8_t v = 0; v < head.count; ++v) {
    const WordInfo& w = words_.info(head.variants[v].id);
    if (w.lemma == t.lemma) return (w.is & kDefinite) && w.group_alone;
  }
  return false;
}

/// "forces of the deposed president X" go on over X.
uint32_t Finder::owner(const Title& t) const {
  const bool people = t.person == PersonNoun::fighters || t.person == PersonNoun::people;
  if (!people && (t.group == GroupNoun::none || t.group == GroupNoun::government)) return t.end;
  for (uint32_t q = t.head + 1; q < t.end; ++q) {
    if (info(q).person != PersonNoun::office && info(q).person != PersonNoun::rank) continue;
    const Title of = titles(q);
    if (of.end != t.end || of.plural || !of.definite) continue;
    FoundName person;
    uint32_t end = 0;
    if (person_name(of.end, true, person, &end)) return end;
  }
  return t.end;
}

/// "forces loyal to X" go on over X.
uint32_t Finder::loyalty(uint32_t end) const {
  if (!in(end) || !(info(end - 1).is & kLoyal) || decode_at(item(end).key, 0).value != 0x0644) return end;
  if (const Title t = titles(end); t.end != 0) {
    FoundName person;
    uint32_t name_end = 0;
    return person_name(t.end, true, person, &name_end) ? name_end : t.end;
  }
  return std::max(end, base_name(end, true).end);
}

bool Finder::try_described(uint32_t at) {
  Title t = noun_phrase(at, true);
  if (t.end != 0) t.end = owner(t);
  if (t.end != 0) t.end = loyalty(t.end);
  if (t.end == 0 || !worth(t, item(t.head))) return false;
  FoundName f;
  f.what = FoundKind::described;
  f.kind = t.group == GroupNoun::body || t.group == GroupNoun::government || t.group == GroupNoun::state
               ? EntityKind::body
           : t.group != GroupNoun::none || (t.plural && t.person != PersonNoun::source) ? EntityKind::group
                                                                                        : EntityKind::person;
  f.country = t.country;
  f.of = t.of;
  f.lemma = t.lemma;
  f.person_noun = t.person;
  f.group_noun = t.group;
  f.definite = t.definite;
  f.plural = t.plural;
  f.dual = t.dual;
  f.former = t.former;
  f.bare = t.definite && !t.complement;
  f.simple = t.end == t.head + 2 && t.head == at && t.country != 0;
  f.head_word = item(t.head).word;
  f.span = f.name = {t.begin, end_byte(t.end)};
  // "the extremist organisation": an anaphor with an adjective that names nothing new.
  if (t.definite && !t.genitive && t.country == 0 && !t.plural) {
    for (uint8_t v = 0; v < item(t.head).count; ++v) {
      if (words_.info(item(t.head).variants[v].id).lemma == t.lemma)
        f.anaphor = words_.info(item(t.head).variants[v].id).anaphor;
    }
    if (f.anaphor != Anaphor::group && f.anaphor != Anaphor::body) f.anaphor = Anaphor::none;
    for (uint32_t q = t.head + 1; q < t.end; ++q) {
      if ((info(q).is & (kCharge | kAdjective)) == kAdjective) f.anaphor = Anaphor::none;
    }
  }
  uint32_t end = t.end;
  // "The journalist close to the government, X Y, said"
  const bool takes_name = f.kind == EntityKind::person && !t.plural && t.complement && f.anaphor == Anaphor::none;
  constexpr uint32_t kAside = 6;  // words of "in the north", "of the party" before the comma
  uint32_t comma = end;
  while (takes_name && in(comma) && comma < end + kAside && !item(comma).punct && !item(comma).comma &&
         item(comma).upos != Upos::VERB && !opens_that(comma))
    ++comma;
  if (const uint32_t name = comma + 1; takes_name && in(name) && item(comma).comma) {
    if (const uint32_t run = apposed_run(name); run > name) {
      f.what = FoundKind::person;
      f.bare = f.simple = false;
      f.name = {item(name).begin, end_byte(run)};
      f.span.end = f.name.end;
      end = run;
    }
  }
  emit(std::move(f), at, end, t.begin);
  inner_bodies(t.head + 1, t.end, true);
  next_ = end;
  for (uint32_t q = t.head + 1; q + 1 < t.end; ++q) {
    if ((info(q).is & kLocative) && t.group != GroupNoun::none) inner_places(q, t.end);
  }
  return true;
}

}  // namespace isnad::entity
