#include "entity/complements.h"

#include <algorithm>

#include "base/utf8.h"

namespace isnad::entity {

bool Finder::Complements::led_by_lam() const {
  const Atom& x = word();
  return x.count > 1 && x.variants[1].prep && !x.variants[1].conj && x.key.starts_with(utf8::kLam);
}

bool Finder::Complements::in_name() {
  if (!role_ || !f_.in(q_ + 1)) return false;
  const NameMatch m = f_.base_name(q_ + 1, false);
  if (m.end != 0 && m.kind != EntityKind::person) {
    note(m);
    q_ = m.end;
  } else if (const Title of = f_.noun_phrase(q_ + 1, false); of.end != 0) {
    if (t_.country == 0) t_.country = of.country;
    q_ = of.end;
  } else if (!f_.stops(q_ + 1)) {
    q_ += 2;
    while (f_.adjective(q_, true)) ++q_;
  } else {
    return false;
  }
  t_.complement = true;
  construct_ = false;
  last_definite_ = true;
  return true;
}

bool Finder::Complements::toward() {
  const WordInfo& w = info();
  const Atom& x = word();
  if ((w.is & kToward) && t_.person != PersonNoun::envoy) return false;
  if ((w.is & kLocative) && t_.plural) return false;
  NameMatch m;
  if ((w.is & (kLocative | kAbout)) && f_.in(q_ + 1)) {
    m = f_.base_name(q_ + 1, false);
    if (m.end == 0 && f_.info(q_ + 1).group != GroupNoun::none) {
      const Title of = f_.noun_phrase(q_ + 1, false);
      if (!of.complement) return false;
      q_ = of.end;
      t_.complement = true;
      return true;
    }
    if (m.kind != EntityKind::place && m.kind != EntityKind::country && m.kind != EntityKind::body) m = {};
    // "the minister in Baghdad" tells where something happened, unless the name follows.
    if (m.end != 0 && t_.person == PersonNoun::office && f_.name_run(m.end, true) == m.end) m = {};
  } else if (t_.person != PersonNoun::role && !(t_.person == PersonNoun::office && t_.country != 0) && led_by_lam()) {
    m = f_.base_name(q_, true);
    if (m.begin == x.begin && f_.definite(q_)) m = {};
    if (m.kind == EntityKind::person) m = {};
    // "The minister of the interior told the agency": another complement stands before it.
    if (m.kind == EntityKind::outlet && (t_.genitive || t_.person != PersonNoun::office)) m = {};
  }
  if (m.end == 0) return false;
  note(m);
  q_ = m.end;
  t_.complement = true;
  construct_ = false;
  return true;
}

bool Finder::Complements::general_of() {
  const Atom& x = word();
  const bool general = q_ > at_ && (f_.info(q_ - 1).is & kRanking) != 0 && t_.definite && !t_.genitive;
  if (!general || !led_by_lam()) return false;
  const NameMatch m = f_.base_name(q_, true);
  if (m.end != 0 && m.begin != x.begin) {
    if (m.kind == EntityKind::person || m.kind == EntityKind::outlet) return false;
    note(m);
    take(m.end);
    return true;
  }
  // What is not told to people or a newspaper.
  const auto somebody = [&](const Variant& v) {
    const WordInfo& w = f_.words_.info(v.id);
    const bool told = w.person != PersonNoun::none || w.outlets != 0 || (w.is & (kOutlet | kNisba | kGivenName)) != 0;
    return told || w.anaphor == Anaphor::outlet || w.anaphor == Anaphor::agency;
  };
  constexpr std::string_view kToThe = "\u0644\u0644";
  if (!x.key.starts_with(kToThe) || std::any_of(x.variants.begin(), x.variants.begin() + x.count, somebody))
    return false;
  take(q_ + 1);
  return true;
}

bool Finder::Complements::source_in() {
  const bool inside = (info().is & (kLocative | kToward)) == kLocative && word().count == 1 && f_.in(q_ + 1);
  const bool speaks = t_.person == PersonNoun::source || t_.person == PersonNoun::role;
  if (!speaks || t_.definite || !inside) return false;
  const NameMatch m = f_.base_name(q_ + 1, false);
  if (m.end != 0) {
    if (m.kind != EntityKind::body && m.kind != EntityKind::group) return false;
    q_ = m.end;
  } else {
    const Title of = f_.noun_phrase(q_ + 1, false);
    if (of.end == 0 || of.group == GroupNoun::none || of.group == GroupNoun::people || !of.complement) return false;
    q_ = of.end;
  }
  t_.complement = true;
  return true;
}

void Finder::Complements::located() {
  if (source_in()) return;
  const bool place = t_.group != GroupNoun::none && (info().is & (kLocative | kToward)) == kLocative && f_.in(q_ + 2) &&
                     f_.info(q_ + 1).place != PlaceNoun::none && f_.info(q_ + 1).place != PlaceNoun::side;
  if (!place) return;
  const NameMatch m = f_.base_name(q_ + 2, false);
  if (m.end == 0 || m.kind != EntityKind::place) return;
  q_ = m.end;
  t_.complement = true;
}

}  // namespace isnad::entity
