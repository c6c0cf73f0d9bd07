#include <algorithm>

#include "entity/find.h"

namespace isnad::entity {

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

/// A name of the base that begins with the title, as "the Imam X".
bool Finder::try_titled_base(uint32_t at, const Title& t) {
  const NameMatch whole = base_name(at, true);
  if (whole.kind != EntityKind::person || whole.end <= t.end || t.end != at + 1) return false;
  FoundName run;
  uint32_t run_end = 0;
  if (person_name(t.end, true, run, &run_end) && run_end > whole.end) return false;
  if (namesake(at, t)) return hall(at, whole.end);
  FoundName f;
  f.what = FoundKind::base;
  f.kind = EntityKind::person;
  f.forms = whole.forms;
  f.lemma = t.lemma;
  f.person_noun = t.person;
  f.name = {item(t.end).begin, end_byte(whole.end)};
  f.span = {whole.begin, f.name.end};
  uint32_t end = whole.end;
  apposition(whole.end, f, &end);
  f.span.end = end_byte(end);
  emit(std::move(f), at, end, whole.begin);
  return true;
}

/// "... and the Iranian Hassan Rouhani" after a dual title.
Finder::Title Finder::nationality(uint32_t at) const {
  Title t;
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
  return t;
}

/// Whether what bears the title is named behind it; then `f` has the name, which ends at `end`.
bool Finder::name_behind(const Title& t, FoundName& f, uint32_t* end) const {
  const bool takes_name = is_role(t.person) || t.person == PersonNoun::rank || t.person == PersonNoun::honorific ||
                          t.person == PersonNoun::epithet || t.counterpart || t.person == PersonNoun::none ||
                          t.person == PersonNoun::fighters;
  uint32_t name_at = t.end;
  // "the envoy, Ismail ..., said": a comma may stand before the name when another closes it.
  const bool comma = t.complement && !t.plural && in(name_at + 1) && item(name_at).comma;
  if (comma) ++name_at;
  bool named = takes_name && t.group == GroupNoun::none && in(name_at) && !item(name_at).punct &&
               person_name(name_at, !comma, f, end);
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
  if (named && comma && in(*end) && !item(*end).punct) named = false;
  // "The correspondent told that": spelled like a given name.
  if (named && opens_that(name_at) && *end == name_at + 1) named = false;
  const bool style_before =
      t.definite && !t.plural && !t.complement && (t.person == PersonNoun::rank || t.person == PersonNoun::honorific);
  const bool apposed = !named && takes_name && (comma || style_before);
  if (const uint32_t run = apposed ? apposed_run(name_at) : name_at; run > name_at) {
    named = true;
    f.what = FoundKind::person;
    f.kind = EntityKind::person;
    f.forms.clear();
    f.name = {item(name_at).begin, end_byte(run)};
    *end = run;
  }
  return named;
}

/// A title with a name behind it, or that stands for its bearer alone.
bool Finder::try_titled(uint32_t at, Title& t) {
  FoundName f;
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
  uint32_t end = 0;
  if (name_behind(t, f, &end)) {
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
  if (!t.counterpart && t.office < 0) return false;
  f.what = t.counterpart ? FoundKind::counterpart : FoundKind::office;
  f.kind = t.counterpart ? EntityKind::person : EntityKind::office;
  if (!t.counterpart) f.office = t.office;
  f.span = f.name = {t.begin, end_byte(t.end)};
  emit(std::move(f), at, t.end, t.begin);
  inner_bodies(t.head + 1, t.end, false);
  return true;
}

bool Finder::try_person(uint32_t at) {
  Title t = titles(at);
  if (t.end != 0 && try_titled_base(at, t)) return true;
  if (!t.counterpart && t.person == PersonNoun::people && t.country == 0) t.end = 0;
  if (t.end == 0) t = nationality(at);
  if (t.end != 0) return try_titled(at, t);
  FoundName f;
  uint32_t end = 0;
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
