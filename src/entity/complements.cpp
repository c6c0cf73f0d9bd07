#include "entity/complements.h"

#include <algorithm>

#include "base/utf8.h"

namespace isnad::entity {
namespace {

constexpr uint32_t kPlain = uint32_t{kCommon} | kEvent;  // bits of words that are nothing in particular
constexpr uint32_t kReach = 9;                           // words that may belong to a head noun
constexpr uint32_t kUnknownReach = 3;                    // unknown words between a role and a name it governs
constexpr char32_t kYeh = 0x064A;

}  // namespace

uint32_t Finder::Complements::run() {
  while (f_.in(q_) && q_ - at_ < kReach && !closed() && step()) {
  }
  return nobody_ ? at_ : q_;
}

bool Finder::Complements::step() {
  if (ranking() || former() || field_adjective() || adjective() || joined_adjective() || joined_field()) return true;
  if (indefinite_) construct_ = false;
  if (info().is & kInName) return in_name();
  if (construct_ && role_ && q_ == at_ && deputy_of()) return true;
  if (construct_ && !f_.stops(q_)) return genitive();
  if (general_of()) return true;
  if (role_ && (t_.complement || t_.definite || t_.person == PersonNoun::envoy)) return toward();
  located();
  return false;
}

void Finder::Complements::note(const NameMatch& m) {
  const uint32_t entity = f_.base_.forms()[m.forms.front()].entity;
  if (t_.country == 0) t_.country = f_.base_.entities()[entity].country_at;
  if (t_.of == 0) t_.of = entity + 1;
}

void Finder::Complements::take(uint32_t end) {
  q_ = end;
  t_.complement = t_.genitive = true;
  construct_ = false;
  last_definite_ = true;
}

bool Finder::Complements::ranking() {
  const bool follows = q_ == at_ || f_.info(q_ - 1).person != PersonNoun::none;
  if (!(info().is & kRanking) || !last_definite_ || !follows || !role_) return false;
  t_.complement = true;
  ++q_;
  return true;
}

bool Finder::Complements::former() {
  if (!(info().is & kFormer) || !last_definite_) return false;
  t_.former = true;
  ++q_;
  return true;
}

bool Finder::Complements::adjective() {
  const bool agrees = f_.adjective(q_, last_definite_ || (!construct_ && !free_));
  const bool of_nobody = !agrees && construct_ && f_.adjective(q_, false) && !(info().is & kGivenName);
  if (!agrees && !of_nobody) return false;
  if (names_people() || disagrees()) return false;
  if ((info().is & kNisba) && t_.country == 0) t_.country = info().country;
  t_.complement = true;
  // "Russian planes the town": what follows is a new phrase.
  indefinite_ = indefinite_ || of_nobody || (construct_ && (info().is & kNisba) != 0);
  ++q_;
  return true;
}

bool Finder::Complements::names_people() const {
  const bool people =
      info().person == PersonNoun::fighters || info().person == PersonNoun::people || info().group == GroupNoun::people;
  if (!people || (info().is & kNisba) || !is_sound_plural(word().key)) return false;
  return !(f_.info(q_ - 1).is & (kPlural | kDual)) && !is_sound_plural(f_.item(q_ - 1).key);
}

bool Finder::Complements::disagrees() const {
  const std::string_view before = f_.item(q_ - 1).key;
  const bool feminine = (info().is & kFeminine) != 0;
  const bool accusative = !feminine && word().key.ends_with(utf8::kAlef) && !before.ends_with(utf8::kAlef);
  return accusative || (feminine && before.ends_with(kSoundPlurals[0]) && is_sound_plural(before));
}

bool Finder::Complements::joined_adjective() {
  if (q_ == at_) return false;
  const bool office = t_.person == PersonNoun::office && last_definite_ && f_.adjective(q_ - 1, true);
  const bool group = t_.group != GroupNoun::none && f_.adjective(q_ - 1, last_definite_);
  const Atom& x = word();
  const auto agrees = [&](const WordInfo& u) {
    constexpr uint32_t kAgreement = uint32_t{kFeminine} | kDefinite;
    return (u.is & kAdjective) && (u.is & kAgreement) == (f_.info(q_ - 1).is & kAgreement) &&
           u.group == GroupNoun::none;
  };
  for (uint8_t v = 1; v < x.count; ++v) {
    if (!x.variants[v].conj || x.variants[v].prep) continue;
    const WordInfo& u = f_.words_.info(x.variants[v].id);
    if (!agrees(u)) continue;
    // "the minister of municipal and rural affairs"
    const bool affairs = office && !(u.is & kNisba) && u.person == PersonNoun::none;
    // "Yemeni and Arab parties"
    const bool nations = group && ((u.is & kNisba) || !(u.is & kCommon));
    if (!affairs && !nations) continue;
    ++q_;
    return true;
  }
  return false;
}

bool Finder::Complements::field_adjective() {
  // "the Foreign" is also said of the ministry; "the High" is a family name too.
  const bool other = info().group == GroupNoun::government || (info().is & (kNamePart | kGivenName)) == kNamePart;
  if (!field_ || !other || !word().tagged || word().upos != Upos::ADJ || !f_.definite(q_)) return false;
  ++q_;
  return true;
}

bool Finder::Complements::joined_field() {
  if (!field_ || !f_.further_field(q_)) return false;
  ++q_;
  return true;
}

bool Finder::Complements::deputy_of() {
  const Title of = f_.office_title(q_, false);
  if (of.end == 0 || of.plural) return false;
  if (t_.country == 0) t_.country = of.country;
  take(of.end);
  return true;
}

bool Finder::Complements::genitive() {
  const WordInfo& w = info();
  const NameMatch m = f_.base_name(q_, false);
  if (m.end != 0 && (m.kind != EntityKind::person || t_.group != GroupNoun::none)) {
    note(m);
    const bool thing = m.kind != EntityKind::country && m.kind != EntityKind::place;
    field_ = by_fields_ && thing && m.end == q_ + 1 && f_.definite(q_);
    take(m.end);
    return true;
  }
  const bool noun = w.group != GroupNoun::none || w.person != PersonNoun::none;
  if (f_.definite(q_)) {
    if ((w.is & kNamePart) && !noun) return false;
    field_ = by_fields_ && !noun && (w.is & kNisba) == 0 && w.place == PlaceNoun::none;
    take(q_ + 1);
    return true;
  }
  // "under the presidency of the minister" names the minister, no body.
  if (t_.group == GroupNoun::government && w.person != PersonNoun::none && !(w.is & kPlural)) {
    t_.end = 0;
    nobody_ = true;
    return false;
  }
  if (noun || w.place != PlaceNoun::none) {
    last_definite_ = false;
    t_.complement = true;
    ++q_;
    return true;
  }
  return pass_unknown();
}

bool Finder::Complements::pass_unknown() {
  const Atom& x = word();
  if (!role_ || (info().is & ~kPlain) != 0 || (x.tagged && x.upos != Upos::NOUN)) return false;
  if (x.split && x.count > 1 && x.variants[1].prep && x.key.starts_with(utf8::kLam)) return false;  // "to X"
  uint32_t k = q_;
  while (f_.in(k) && k < q_ + kUnknownReach && !f_.stops(k) && !f_.definite(k) && (f_.info(k).is & ~kPlain) == 0 &&
         decode_at(f_.item(k).key, 0).value != kYeh && f_.base_name(k, false).end == 0)
    ++k;
  if (!f_.in(k) || k == q_ || f_.stops(k)) return false;
  const EntityKind kind = f_.base_name(k, false).kind;
  if (!f_.definite(k) && kind != EntityKind::place && kind != EntityKind::country) return false;
  q_ = k;
  return true;
}

bool Finder::further_field(uint32_t at) const {
  if (!in(at)) return false;
  const Atom& x = item(at);
  if (!x.key.starts_with(utf8::kWaw) || !x.key.substr(utf8::kWaw.size()).starts_with(kAl)) return false;
  if (x.quote_before || (x.tagged && (x.upos == Upos::VERB || x.upos == Upos::ADJ))) return false;
  const auto somebody = [&](const Variant& v) {
    const WordInfo& w = words_.info(v.id);
    return (w.is & (kNisba | kGivenName)) != 0 || w.person != PersonNoun::none || w.group != GroupNoun::none;
  };
  if (std::any_of(x.variants.begin(), x.variants.begin() + x.count, somebody)) return false;
  // A name of one word may also be a common noun.
  const uint32_t named = base_name(at, true).end;
  return named <= at + 1 && (named == 0 || x.upos == Upos::NOUN);
}

uint32_t Finder::complements(uint32_t at, Title& t) const {
  return Complements(*this, at, t).run();
}

}  // namespace isnad::entity
