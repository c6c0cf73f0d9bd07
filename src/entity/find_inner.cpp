// Names inside longer mentions: the places of a process, the bodies of a title or group.
#include <algorithm>

#include "entity/find.h"

namespace isnad::entity {

/// "the Geneva talks" take place in Geneva: a place inside a longer name is a mention of its own.
void Finder::inner_places(uint32_t at, uint32_t end) {
  for (uint32_t q = at + 1; q < end; ++q) {
    const NameMatch inner = base_name(q, true);
    if (inner.end == 0 || inner.end > end || (inner.kind != EntityKind::place && inner.kind != EntityKind::country))
      continue;
    FoundName g;
    g.kind = inner.kind;
    g.forms = inner.forms;
    g.place_before = true;
    g.span = g.name = {inner.begin, end_byte(inner.end)};
    emit(std::move(g), q, inner.end, inner.begin);
    q = inner.end - 1;
  }
  next_ = end;
}

/// "members of the committee of X": the committee is what "the committee" means further on.
void Finder::inner_bodies(uint32_t at, uint32_t end, bool persons) {
  for (uint32_t q = at; q < end; ++q) {
    const bool known = std::any_of(item(q).variants.begin(), item(q).variants.begin() + item(q).count,
                                   [](const Variant& v) { return v.id != 0; });
    if (!known || stops(q)) continue;
    if (FoundName person; persons) {
      uint32_t name_end = 0;
      const Title title = titles(q);
      if (title.end != 0 && title.end < end && !title.plural && person_name(title.end, true, person, &name_end) &&
          name_end == end) {
        person.inner = true;
        person.span = {title.begin, person.name.end};
        person.office = title.office;
        person.of = title.of;
        person.country = title.country;
        person.lemma = title.lemma;
        person.person_noun = title.person;
        person.former = title.former;
        emit(std::move(person), q, end, title.begin);
        break;
      }
    }
    const NameMatch m = base_name(q, true);
    Title t = noun_phrase(q, true);
    for (uint32_t k = q; k < t.end; ++k) {
      if ((info(k).is & kLocative) || info(k).place == PlaceNoun::side)
        t.end = 0;  // where the longer mention is, not what it is part of
    }
    FoundName f;
    f.inner = true;
    if (m.end != 0 && m.end <= end && m.end >= t.end && (m.kind == EntityKind::body || m.kind == EntityKind::group)) {
      f.kind = m.kind;
      f.forms = m.forms;
      f.name = {m.begin, end_byte(m.end)};
    } else if (t.end != 0 && t.end <= end && t.group != GroupNoun::none && t.complement && !t.plural) {
      f.what = FoundKind::described;
      f.kind = t.group == GroupNoun::force || t.group == GroupNoun::group ? EntityKind::group : EntityKind::body;
      f.country = t.country;
      f.of = t.of;
      f.name = {t.begin, end_byte(t.end)};
    } else {
      continue;
    }
    const uint32_t stop = std::max(m.end, t.end);
    f.lemma = info(q).lemma;
    f.group_noun = info(q).group;
    f.definite = info(q).is & kDefinite;
    f.span = f.name;
    emit(std::move(f), q, std::min(stop, end), f.span.begin);
    q = std::min(stop, end) - 1;
  }
  next_ = end;
}

}  // namespace isnad::entity
