// What belongs to a head noun: genitives, adjectives, "in the name of X", "to X" after an envoy.
#include <algorithm>

#include "base/utf8.h"
#include "entity/find.h"
#include "text/arabic.h"

namespace isnad::entity {
namespace {

constexpr uint32_t kPlain = uint32_t{kCommon} | kEvent;  // bits of words that are nothing in particular
constexpr uint32_t kReach = 9;                           // words that may belong to a head noun
constexpr uint32_t kUnknownReach = 3;                    // unknown words between a role and a name it governs
constexpr char32_t kLam = 0x0644;
constexpr char32_t kYeh = 0x064A;

}  // namespace

/// Walks on from a head noun, word by word.
class Finder::Complements {
 public:
  /// The noun ends at `at`. What is found is noted in `t`.
  Complements(const Finder& finder, uint32_t at, Title& t)
      : f_(finder), at_(at), q_(at), t_(t), role_(is_role(t.person)), last_definite_(t.definite) {
    // The last noun has no article nor the ending of a free plural, so a genitive may follow.
    free_ = !t.definite && t.plural && is_sound_plural(f_.item(at - 1).key);
    construct_ = !t.definite && !free_;
  }

  /// Where the phrase ends; t.end is 0 when it turned out to be none.
  uint32_t run() {
    while (f_.in(q_) && q_ - at_ < kReach && !closed() && step()) {
    }
    return nobody_ ? at_ : q_;
  }

 private:
  const Atom& word() const { return f_.item(q_); }
  const WordInfo& info() const { return f_.info(q_); }
  bool closed() const {
    const Atom& x = word();
    return x.punct || x.number || (x.quote_before && q_ > at_ && x.quote_after && !construct_);
  }

  /// Takes what stands at q_; false when it does not belong to the noun.
  bool step() {
    if (ranking() || former() || adjective() || joined_adjective()) return true;
    if (indefinite_) construct_ = false;
    if (info().is & kInName) return in_name();
    if (construct_ && role_ && q_ == at_ && deputy_of()) return true;
    if (construct_ && !f_.stops(q_)) return genitive();
    if (role_ && (t_.complement || t_.definite || t_.person == PersonNoun::envoy)) return toward();
    located();
    return false;
  }

  void note(const NameMatch& m) {
    const uint32_t entity = f_.base_.forms()[m.forms.front()].entity;
    if (t_.country == 0) t_.country = f_.base_.entities()[entity].country_at;
    if (t_.of == 0) t_.of = entity + 1;
  }

  /// A genitive was taken: nothing but adjectives and another complement may follow.
  void take(uint32_t end) {
    q_ = end;
    t_.complement = t_.genitive = true;
    construct_ = false;
    last_definite_ = true;
  }

  bool ranking() {
    const bool follows = q_ == at_ || f_.info(q_ - 1).person != PersonNoun::none;
    if (!(info().is & kRanking) || !last_definite_ || !follows || !role_) return false;
    t_.complement = true;
    ++q_;
    return true;
  }

  bool former() {
    if (!(info().is & kFormer) || !last_definite_) return false;
    t_.former = true;
    ++q_;
    return true;
  }

  bool adjective() {
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

  /// "The forces of the coalition [drove] the armed men": a plural of people is no adjective of what is not one.
  bool names_people() const {
    const bool people = info().person == PersonNoun::fighters || info().person == PersonNoun::people ||
                        info().group == GroupNoun::people;
    if (!people || (info().is & kNisba) || !is_sound_plural(word().key)) return false;
    return !(f_.info(q_ - 1).is & (kPlural | kDual)) && !is_sound_plural(f_.item(q_ - 1).key);
  }

  /// "Armed men a barrier": neither a feminine nor an indefinite accusative goes on a sound masculine plural, nor the
  /// latter on a noun that is none.
  bool disagrees() const {
    const std::string_view before = f_.item(q_ - 1).key;
    const bool feminine = (info().is & kFeminine) != 0;
    const bool accusative = !feminine && word().key.ends_with(utf8::kAlef) && !before.ends_with(utf8::kAlef);
    return accusative || (feminine && before.ends_with(kSoundPlurals[0]) && is_sound_plural(before));
  }

  /// A further adjective behind "and".
  bool joined_adjective() {
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

  /// "spokesman in the name of X"
  bool in_name() {
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

  /// "the deputy of the custodian"
  bool deputy_of() {
    const Title of = f_.office_title(q_, false);
    if (of.end == 0 || of.plural) return false;
    if (t_.country == 0) t_.country = of.country;
    take(of.end);
    return true;
  }

  bool genitive() {
    const WordInfo& w = info();
    const NameMatch m = f_.base_name(q_, false);
    if (m.end != 0 && (m.kind != EntityKind::person || t_.group != GroupNoun::none)) {
      note(m);
      take(m.end);
      return true;
    }
    const bool noun = w.group != GroupNoun::none || w.person != PersonNoun::none;
    if (f_.definite(q_)) {
      if ((w.is & kNamePart) && !noun) return false;
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

  /// Unknown nouns on the way to a name or a definite noun: "commander of the operation to free Aden".
  bool pass_unknown() {
    const Atom& x = word();
    if (!role_ || (info().is & ~kPlain) != 0 || (x.tagged && x.upos != Upos::NOUN)) return false;
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

  /// "envoy to Yemen", "bureau chief in Moscow"
  bool toward() {
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
    } else if (t_.person != PersonNoun::role && !(t_.person == PersonNoun::office && t_.country != 0) && x.count > 1 &&
               x.variants[1].prep && !x.variants[1].conj && decode_at(x.key, 0).value == kLam) {
      m = f_.base_name(q_, true);
      if (m.begin == x.begin && f_.definite(q_)) m = {};
      if (m.kind == EntityKind::person) m = {};
      // "The minister of the interior told the agency": another complement stands before it.
      if (m.kind == EntityKind::outlet && t_.genitive) m = {};
    }
    if (m.end == 0) return false;
    note(m);
    q_ = m.end;
    t_.complement = true;
    construct_ = false;
    return true;
  }

  /// "A source in the ministry", "an official of the movement X": what the source belongs to.
  bool source_in() {
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

  /// "the fighters in the town of X"
  void located() {
    if (source_in()) return;
    const bool place = t_.group != GroupNoun::none && (info().is & (kLocative | kToward)) == kLocative &&
                       f_.in(q_ + 2) && f_.info(q_ + 1).place != PlaceNoun::none &&
                       f_.info(q_ + 1).place != PlaceNoun::side;
    if (!place) return;
    const NameMatch m = f_.base_name(q_ + 2, false);
    if (m.end == 0 || m.kind != EntityKind::place) return;
    q_ = m.end;
    t_.complement = true;
  }

  const Finder& f_;
  const uint32_t at_;
  uint32_t q_;
  Title& t_;
  const bool role_;
  bool free_ = false;
  bool construct_ = false;
  bool last_definite_;
  bool indefinite_ = false;  ///< an indefinite adjective ended the noun
  bool nobody_ = false;
};

uint32_t Finder::complements(uint32_t at, Title& t) const {
  return Complements(*this, at, t).run();
}

}  // namespace isnad::entity
