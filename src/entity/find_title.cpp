#include "entity/find.h"

namespace isnad::entity {

/// Follows the titles of offices from a node of their trie; slots stand for an adjective or a name of the base.
void Finder::match_title(uint32_t node, uint32_t at, Title& now, Title& best) const {
  if (!base_.titles().payloads(node).empty() && at > best.end) {
    best = now;
    best.end = at;
    best.office = static_cast<int>(base_.titles().payloads(node).front());
  }
  if (!in(at) || item(at).punct) return;
  const Atom& x = item(at);
  if (x.variants[0].id != 0) {
    if (const uint32_t to = base_.titles().next(node, x.variants[0].id)) match_title(to, at + 1, now, best);
  }
  const Title before = now;
  if ((info(at).is & kNisba) && (info(at).is & kDefinite)) {
    if (const uint32_t to = base_.titles().next(node, base_.slot_adjective)) {
      now.country = info(at).country;
      now.of = now.country;
      match_title(to, at + 1, now, best);
      now = before;
    }
  }
  for (const bool prep : {false, true}) {
    const uint32_t country = base_.titles().next(node, prep ? base_.slot_to_country : base_.slot_country);
    const uint32_t body = base_.titles().next(node, prep ? base_.slot_to_body : base_.slot_body);
    if (country == 0 && body == 0) continue;
    const NameMatch m = base_name(at, prep);
    if (m.end == 0 || (prep && m.begin == x.begin && item(at).count < 2)) continue;
    for (const uint32_t f : m.forms) {
      const BaseEntity& e = base_.entities()[base_.forms()[f].entity];
      const uint32_t to = e.kind == EntityKind::country ? country
                          : e.kind == EntityKind::body || e.kind == EntityKind::group || e.kind == EntityKind::outlet
                              ? body
                              : 0;
      if (to == 0) continue;
      now.of = base_.forms()[f].entity + 1;
      now.country = e.country_at;
      match_title(to, m.end, now, best);
      now = before;
      break;
    }
  }
}

Finder::Title Finder::office_title(uint32_t at, bool proclitics) const {
  Title best;
  const Atom& x = item(at);
  if (x.punct) return best;
  const uint8_t count = proclitics ? x.count : 1;
  for (uint8_t v = 0; v < count; ++v) {
    if (x.variants[v].id == 0) continue;
    const uint32_t node = base_.titles().next(FormTrie::kRoot, x.variants[v].id);
    if (node == 0) continue;
    Title now;
    const WordInfo& w = words_.info(x.variants[v].id);
    now.begin = x.variants[v].begin;
    now.head = at;
    now.lemma = w.lemma;
    now.person = PersonNoun::office;
    now.dual = w.is & kDual;
    now.plural = w.is & (kPlural | kDual);
    now.definite = now.complement = true;
    match_title(node, at + 1, now, best);
    if (best.end != 0) break;
  }
  if (best.end == 0) return best;
  if (best.plural) {
    office_of_two(best);
  }
  // "the head of general intelligence": an adjective more of the title's last noun.
  while (best.countries.size() < 2 && !(in(best.end) && (info(best.end).is & (kFormer | kNisba))) &&
         adjective(best.end, true))
    ++best.end;
  // "the minister of transport and communications"
  const bool fields = !best.plural && best.of == 0 && tells(at, kFields) && (info(best.end - 1).is & kNisba) == 0;
  while (fields && further_field(best.end)) {
    ++best.end;
    while (in(best.end) && !(info(best.end).is & (kFormer | kNisba)) && adjective(best.end, true)) ++best.end;
  }
  if (in(best.end) && (info(best.end).is & kFormer)) {
    best.former = true;
    ++best.end;
  } else if (in(best.end) && best.of == 0 && adjective(best.end, true) && (info(best.end).is & kNisba)) {
    best.country = info(best.end).country;
    best.of = best.country;
    ++best.end;
  }
  return best;
}

/// "the Turkish and Iranian presidents", "the presidents of Russia, Turkey and Iran".
void Finder::office_of_two(Title& t) const {
  if (t.country != 0) {
    t.countries.push_back(t.country);
    t.country_names.push_back({item(t.end - 1).begin, item(t.end - 1).end});
  }
  while (in(t.end)) {
    const uint32_t q = item(t.end).comma && in(t.end + 1) ? t.end + 1 : t.end;
    const Atom& x = item(q);
    uint32_t end = 0;
    for (uint8_t v = 0; v < x.count && end == 0; ++v) {
      if (!x.variants[v].conj && q == t.end && !t.countries.empty()) continue;
      const WordInfo& w = words_.info(x.variants[v].id);
      if ((w.is & kNisba) && (w.is & kDefinite)) {
        // With a name behind, the adjective is that person's own title.
        if (in(q + 1) && (words_.info(item(q + 1).variants[0].id).is & kNamePart)) return;
        t.countries.push_back(w.country);
        t.country_names.push_back({x.variants[v].begin, x.end});
        end = q + 1;
      }
    }
    if (end == 0) {
      const NameMatch m = base_name(q, !t.countries.empty());
      if (m.end == 0 || m.kind != EntityKind::country) return;
      t.countries.push_back(base_.entities()[base_.forms()[m.forms.front()].entity].country_at);
      t.country_names.push_back({m.begin, end_byte(m.end)});
      end = m.end;
    }
    t.end = end;
  }
}

/// One title at `at`: an office, a counterpart, or a noun for a person with what belongs to it.
Finder::Title Finder::title(uint32_t at, bool proclitics) const {
  Title office = office_title(at, proclitics);
  Title noun = noun_phrase(at, proclitics);
  if (noun.group != GroupNoun::none) noun.end = 0;
  if (office.end != 0 && (office.end >= noun.end || noun.office < 0)) {
    // A role over an office ("the spokesman of the Russian president") is not that office; it begins elsewhere.
    if (office.end + 1 >= noun.end) return office;
  }
  if (noun.end > office.end) return noun;
  if (office.end != 0) return office;
  const Atom& x = item(at);
  const uint8_t count = proclitics ? x.count : 1;
  for (uint8_t v = 0; v < count; ++v) {
    const WordInfo& w = words_.info(x.variants[v].id);
    if (!(w.is & kCounterpart)) continue;
    Title t;
    t.counterpart = true;
    t.head = at;
    t.begin = x.variants[v].begin;
    t.end = at + 1;
    t.definite = true;
    if (in(t.end) && item(t.end).comma && in(t.end + 1) && (info(t.end + 1).is & kNisba)) ++t.end;
    if (in(t.end) && (info(t.end).is & kNisba)) {
      t.country = info(t.end).country;
      ++t.end;
      t.complement = true;
      if (!in(t.end) || !(info(t.end).is & kNamePart)) office_of_two(t);
      t.plural = t.countries.size() > 1;
    }
    return t;
  }
  return {};
}

/// Titles one after another; the first one says who it is.
Finder::Title Finder::titles(uint32_t at) const {
  Title first = title(at, true);
  if (first.end == 0) return first;
  first.first_end = first.end;
  for (int more = 0; more < 4 && in(first.end); ++more) {
    // A title in quotation marks is not joined to what stands behind them.
    if (stops(first.end) || item(first.end - 1).quote_after) break;
    const Title t = title(first.end, false);
    if (t.end == 0 || t.counterpart || !t.definite) break;
    // "the deputy of the custodian": the office belongs to the noun before, and is not that person's.
    const bool noun = first.person == PersonNoun::office || first.person == PersonNoun::role;
    if (more == 0 && noun && first.office < 0 && !first.definite && !first.complement && t.office >= 0 && !t.plural &&
        t.begin == item(first.end).begin) {
      first.end = first.first_end = t.end;
      first.complement = true;
      if (first.country == 0) first.country = t.country;
      continue;
    }
    const bool style =
        t.person == PersonNoun::honorific || t.person == PersonNoun::rank || t.person == PersonNoun::epithet;
    const bool another = first.person == PersonNoun::office && t.person == PersonNoun::office && t.complement &&
                         t.begin == item(first.end).begin && !first.plural && !t.plural &&
                         (first.country == 0 || t.country == 0 || first.country == t.country);
    if (another) first.also.push_back({t.office, t.of, t.lemma, t.country});
    if (!style && !another &&
        !((t.person == PersonNoun::office || t.person == PersonNoun::envoy) && first.person == PersonNoun::honorific))
      break;
    first.end = t.end;
    if (first.office < 0) {
      first.office = t.office;
      first.of = t.of;
    }
    if (first.country == 0) first.country = t.country;
  }
  return first;
}

}  // namespace isnad::entity
