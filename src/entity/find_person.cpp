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

/// "(The) hospital of King X": a noun for what bears names, right before a title.
bool Finder::namesake(uint32_t at, const Title& t) const {
  return at > 0 && t.begin == item(at).begin && (info(at - 1).tells & kNamesake) && !has_article(at - 1) &&
         !item(at - 1).punct && (t.person == PersonNoun::office || t.person == PersonNoun::honorific) && !t.complement;
}

/// What bears the name from `at` to `end`.
bool Finder::hall(uint32_t at, uint32_t end) {
  FoundName f;
  f.what = FoundKind::place;
  f.kind = EntityKind::place;
  f.span = f.name = {item(at - 1).begin, end_byte(end)};
  emit(std::move(f), at, end, item(at - 1).begin);
  return true;
}

bool Finder::try_person(uint32_t at) {
  Title t = titles(at);
  FoundName f;
  uint32_t end = 0;
  if (t.end != 0) {
    const NameMatch whole = base_name(at, true);
    FoundName run;
    uint32_t run_end = 0;
    const bool longer = whole.kind == EntityKind::person && whole.end > t.end && t.end == at + 1 &&
                        !(person_name(t.end, true, run, &run_end) && run_end > whole.end);
    if (longer) {
      if (namesake(at, t)) return hall(at, whole.end);
      f.what = FoundKind::base;
      f.kind = EntityKind::person;
      f.forms = whole.forms;
      f.lemma = t.lemma;
      f.person_noun = t.person;
      f.name = {item(t.end).begin, end_byte(whole.end)};
      f.span = {whole.begin, f.name.end};
      end = whole.end;
      apposition(whole.end, f, &end);
      f.span.end = end_byte(end);
      emit(std::move(f), at, end, whole.begin);
      return true;
    }
  }
  if (t.end != 0 && !t.counterpart && t.person == PersonNoun::people && t.country == 0) t.end = 0;
  if (t.end == 0) {
    // "... and the Iranian Hassan Rouhani" after a dual title.
    const Atom& x = item(at);
    for (uint8_t v = 0; v < x.count && t.end == 0; ++v) {
      const WordInfo& w = words_.info(x.variants[v].id);
      if (!(w.is & kNisba) || !(w.is & kDefinite) || (w.is & kPlural) || !in(at + 1)) continue;
      const NameMatch m = base_name(at + 1, false);
      if (m.kind != EntityKind::person && !(info(at + 1).is & kGivenName)) continue;
      t.begin = x.variants[v].begin;
      t.end = at + 1;
      t.country = w.country;
      t.head = at;
      t.definite = true;
    }
  }
  if (t.end != 0) {
    f.also = t.also;
    f.office = t.plural ? -1 : t.office;
    f.of = t.of;
    f.country = t.country;
    f.countries = t.countries;
    f.country_names = t.country_names;
    f.lemma = t.lemma;
    f.person_noun = t.person;
    f.former = t.former;
    f.definite = t.definite;
    f.plural = t.plural;
    f.dual = t.dual;
    f.bare = t.definite && !t.complement;
    f.head_word = item(t.head).word;
    const bool takes_name = t.person == PersonNoun::office || t.person == PersonNoun::envoy ||
                            t.person == PersonNoun::role || t.person == PersonNoun::rank ||
                            t.person == PersonNoun::honorific || t.person == PersonNoun::epithet || t.counterpart ||
                            t.person == PersonNoun::none || t.person == PersonNoun::fighters;
    uint32_t name_at = t.end;
    // "the envoy, Ismail ..., said": a comma may stand before the name when another closes it.
    const bool comma = t.complement && !t.plural && in(name_at + 1) && item(name_at).comma;
    if (comma) ++name_at;
    bool named = takes_name && t.group == GroupNoun::none && in(name_at) && !item(name_at).punct &&
                 person_name(name_at, !comma, f, &end);
    // "the French minister King X": the second title begins somebody else, of another country.
    if (named && t.country != 0 && f.what == FoundKind::base && info(name_at).person != PersonNoun::none) {
      const auto foreign = [&](uint32_t form) {
        const uint16_t home = base_.entities()[base_.forms()[form].entity].country_at;
        return home != 0 && home != t.country;
      };
      named = !std::all_of(f.forms.begin(), f.forms.end(), foreign);
    }
    // Names of several people behind one title belong to each by itself.
    if (named && t.plural && f.what == FoundKind::person && !(info(name_at).is & kGivenName)) named = false;
    if (named && comma && in(end) && !item(end).punct) named = false;
    const bool style_before =
        t.definite && !t.plural && !t.complement && (t.person == PersonNoun::rank || t.person == PersonNoun::honorific);
    const bool apposed = !named && takes_name && (comma || style_before);
    if (const uint32_t run = apposed ? apposed_run(name_at) : name_at; run > name_at) {
      named = true;
      f.what = FoundKind::person;
      f.kind = EntityKind::person;
      f.forms.clear();
      f.name = {item(name_at).begin, end_byte(run)};
      end = run;
    }
    if (named) {
      f.span = {t.begin, f.name.end};
      // "Prince X, the minister of defence": a title that tells no office yet
      const bool style = t.office < 0 && t.definite && !t.complement && !t.plural;
      if (style || t.person == PersonNoun::rank || t.person == PersonNoun::honorific) {
        apposition(end, f, &end);
        f.span.end = end_byte(end);
      }
      f.plural = false;
      f.bare = false;
      // "King X hospital" is no king.
      if (namesake(at, t)) return hall(at, end);
      emit(std::move(f), at, end, t.begin);
      inner_bodies(t.head + 1, t.end, false);
      next_ = end;
      return true;
    }
    f.forms.clear();
    f.common = false;
    f.name = {};
    f.also.clear();
    // "President Dr" and a name that is not known: not the president spoken of before.
    if (t.first_end != 0 && t.first_end != t.end) f.bare = false;
    t.end = t.first_end != 0 ? t.first_end : t.end;
    if (t.counterpart) {
      f.what = FoundKind::counterpart;
      f.kind = EntityKind::person;
    } else if (t.office >= 0) {
      f.what = FoundKind::office;
      f.kind = EntityKind::office;
      f.office = t.office;
    } else {
      return false;
    }
    f.span = f.name = {t.begin, end_byte(t.end)};
    emit(std::move(f), at, t.end, t.begin);
    inner_bodies(t.head + 1, t.end, false);
    return true;
  }
  if (!person_name(at, false, f, &end)) {
    const uint32_t run = titled_run(at);
    if (run == at) return false;
    f.what = FoundKind::person;
    f.kind = EntityKind::person;
    f.forms.clear();
    f.name = {item(at).begin, end_byte(run)};
    end = run;
  }
  f.span = f.name;
  uint32_t whole = end;
  apposition(end, f, &whole);
  f.span.end = end_byte(whole);
  const uint32_t begin = f.span.begin;
  emit(std::move(f), at, whole, begin);
  if (whole > end) inner_bodies(end + 1, whole, false);
  return true;
}

}  // namespace isnad::entity
