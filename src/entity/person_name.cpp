#include <algorithm>

#include "entity/find.h"

namespace isnad::entity {

/// "X bin Y" of the base with a father or family behind it that no longer spelling has: somebody else.
bool Finder::other_father(uint32_t at, uint32_t end) const {
  bool chain = false;
  uint32_t node = FormTrie::kRoot;
  for (uint32_t q = at; q < end; ++q) {
    chain |= (info(q).is & kPatronym) != 0;
    node = node == FormTrie::kRoot && q > at ? node : base_.names().next(node, item(q).variants[0].id);
    if (node == 0) return false;
  }
  if (!chain || !in(end) || item(end).punct) return false;
  const uint32_t on = base_.names().next(node, item(end).variants[0].id);
  if (info(end).is & kPatronym)
    return in(end + 1) && on != 0 && base_.names().next(on, item(end + 1).variants[0].id) == 0;
  // The same father, with "bin" left out.
  const uint32_t bin = base_.names().next(node, words_.id("\u0628\u0646"));
  if (on == 0 && bin != 0 && base_.names().next(bin, item(end).variants[0].id) != 0) return false;
  const bool name = item(end).label == Label::i_per && !item(end).split && item(end).upos == Upos::PROPN;
  return name && on == 0 && (info(end).is & kParticle) == 0 && info(end).person == PersonNoun::none;
}

/// A person's name at `at`: of the base, known from elsewhere in the report, or by its look.
bool Finder::person_name(uint32_t at, bool after_title, FoundName& f, uint32_t* end) const {
  if (!in(at)) return false;
  const NameMatch m = base_name(at, !after_title);
  const bool named = m.end != 0 && m.kind == EntityKind::person;
  uint32_t known_begin = item(at).begin;
  uint32_t known = known_end(at, &known_begin);
  // "joint Arab action" is not Mr Arabi's.
  if (known == at + 1 && !after_title && follows_definite(at)) known = 0;
  // The surname behind another given name is somebody else's.
  if (known == at + 1 && !after_title && at > 0 && known_begin == item(at).begin && (info(at - 1).is & kGivenName) &&
      (info(at - 1).is & (kCommon | kVerb)) == 0)
    known = 0;
  // "the days of X Y" are not X Y's: a plain noun before a full name of the base.
  if (!after_title && m.end == 0 && known == 0 && in(at + 1) && any(at, kCommon) && item(at).label != Label::b_per) {
    const NameMatch next = base_name(at + 1, false);
    const bool full = next.end > at + 2 || (next.end == at + 2 && item(at).upos == Upos::NOUN);
    if (next.kind == EntityKind::person && full && !base_.forms()[next.forms.front()].weak) return false;
  }
  uint32_t run = m.end != 0 && !named ? at : name_run(at, after_title);
  uint32_t run_begin = item(at).begin;
  // A known surname, and an object with its article: "Trump the victory".
  if (known == at + 1 && run > known && has_article(known) && (info(known).is & (kNamePart | kGivenName)) == 0 &&
      item(known).label != Label::i_per)
    run = known;
  if (run <= at && !after_title && !named && known == 0) {
    // A proclitic before a given name.
    return false;
  }
  // A dictionary word by itself is a surname only where the report has shown it to be one, or after a title.
  if (named && !after_title && m.end == at + 1 && known == 0 && (words_.info(item(at).variants[0].id).is & kCommon)) {
    for (const uint32_t form : m.forms) {
      if (base_.forms()[form].words == 1 && item(at).variants[0].id != 0 && m.begin == item(at).begin) f.common = true;
    }
  }
  if (named && after_title && m.end == at + 1 && known == 0 && (info(at).is & kCommon) && f.country != 0) {
    bool fits = false;
    for (const uint32_t form : m.forms) fits |= base_.entities()[base_.forms()[form].entity].country_at == f.country;
    if (!fits) return false;
  }
  // A name of the base that goes on to fathers and house is that person's, however the report has it elsewhere.
  const bool goes_on = named && m.end - at > 1 && known > m.end && (info(m.end).is & kParticle);
  if (named && (m.end >= known || goes_on) && (m.end - at > 1 || run <= m.end)) {
    f.what = FoundKind::base;
    f.forms = m.forms;
    f.assimilated = m.assimilated;
    *end = m.end;
    // "... bin Salman" of the base goes on to "bin Abdulaziz Al Saud".
    bool chain = false;
    for (uint32_t q = at; q < m.end; ++q) chain |= (info(q).is & kPatronym) != 0;
    while (m.end - at > 1 && in(*end + 1) && (info(*end).is & (chain ? kParticle : kPatronym)) && !stops(*end + 1)) {
      chain = true;
      *end = std::min(*end + 2, size());
    }
    f.name = {m.begin, end_byte(*end)};
  } else if (known != 0 && known >= run) {
    f.what = FoundKind::person;
    f.name = {known_begin, end_byte(known)};
    *end = known;
  } else if (run > at) {
    f.what = FoundKind::person;
    f.name = {run_begin, end_byte(run)};
    *end = run;
  } else if (named) {
    f.what = FoundKind::base;
    f.forms = m.forms;
    f.assimilated = m.assimilated;
    f.name = {m.begin, end_byte(m.end)};
    *end = m.end;
  } else {
    return false;
  }
  f.kind = EntityKind::person;
  // "son of X", "of the house of X" behind a name of the base
  while (in(*end + 1) && *end > at && (info(*end).is & kParticle) && !stops(*end + 1) && !item(*end).quote_before &&
         item(*end - 1).key != item(*end).key) {
    *end += 2;
    f.name.end = end_byte(*end);
  }
  // An ambiguous name that goes on is another's.
  const bool doubtful = other_father(at, m.end) ||
                        std::all_of(f.forms.begin(), f.forms.end(), [&](uint32_t x) { return base_.forms()[x].weak; });
  if (f.what == FoundKind::base && (*end > m.end || other_father(at, m.end)) && doubtful) {
    f.what = FoundKind::person;
    f.forms.clear();
  }
  return true;
}

/// "John Kerry, the US foreign minister": a title behind the name tells who it is.
void Finder::apposition(uint32_t at, FoundName& f, uint32_t* end) const {
  if (!in(at)) return;
  uint32_t q = at;
  const bool comma = item(q).comma;
  if (comma) ++q;
  if (!in(q) || item(q).punct || stops(q) || f.office >= 0) return;
  const Title t = title(q, false);
  if (t.end == 0 || t.counterpart || t.plural || t.begin != item(q).begin) return;
  if (t.person != PersonNoun::office && t.person != PersonNoun::role && t.person != PersonNoun::envoy) return;
  if (!t.complement) return;
  // A name behind the title belongs to somebody else.
  FoundName other;
  uint32_t other_end = 0;
  if (person_name(t.end, true, other, &other_end)) return;
  f.office = t.office;
  f.of = t.of;
  if (f.country == 0) f.country = t.country;
  f.lemma = t.lemma;
  f.former |= t.former;
  *end = t.end;
  // "... and head of the government", or a further title right behind
  for (int more_titles = 0; more_titles < 3 && in(*end); ++more_titles) {
    const Atom& x = item(*end);
    if (x.punct) return;
    const bool conj = x.count > 1 && x.variants[1].conj && !x.variants[1].prep;
    const Title more = title(*end, conj);
    if (more.end == 0 || more.plural || !more.complement || (conj && more.begin == x.begin)) return;
    if (more.person != PersonNoun::office && more.person != PersonNoun::role) return;
    if (person_name(more.end, true, other, &other_end)) return;
    f.also.push_back({more.office, more.of, more.lemma, more.country});
    *end = more.end;
  }
}

}  // namespace isnad::entity
