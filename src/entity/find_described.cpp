#include <algorithm>

#include "base/utf8.h"
#include "entity/find.h"
#include "text/arabic.h"

namespace isnad::entity {

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
    // "A senior official": an accusative is spelled as the dual of a construct.
    const std::string_view letters = item(head).key;
    const bool one = t.dual && letters.ends_with(utf8::kAlef) && in(head + 1) &&
                     item(head + 1).key.ends_with(utf8::kAlef) && (info(head + 1).is & kAdjective);
    if (one) t.dual = false;
    t.plural = (!one && (w.is & (kPlural | kDual))) || head > at;
    if (people && w.person == PersonNoun::none) {
      t.person = PersonNoun::people;
      t.country = w.country;
    }
    t.epithet = w.person == PersonNoun::epithet;
    t.end = head + 1;
    if (t.person == PersonNoun::rank || t.person == PersonNoun::honorific || t.person == PersonNoun::epithet) {
      // "Brigadier (of the) staff, pilot X"
      while (t.person == PersonNoun::rank && in(t.end) && (info(t.end).is & kRanking)) ++t.end;
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
