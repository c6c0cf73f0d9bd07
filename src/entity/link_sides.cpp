// "The two sides", "the two presidents", "the two countries", "the three leaders": who they are. Sides are gathered
// sentence by sentence backwards; a person and his country are one side. With more than two in sight, nobody is meant.
#include <algorithm>

#include "entity/link.h"

namespace isnad::entity {
namespace {

constexpr uint32_t kSentencesBack = 3;  // sentences back to the sides
constexpr uint32_t kReachBack = 40;     // mentions back to the leaders
constexpr size_t kLeaders = 3;
constexpr uint32_t kJoined = 3;  // words between two sides of one meeting: "and", "with", a title

bool titled(const Draft& d, uint16_t lemma) {
  return std::any_of(d.roles.begin(), d.roles.end(), [&](const auto& role) { return role.first == lemma; });
}

}  // namespace

/// The country as the report names it, not by its seat of government where it has both; -1 when it does not.
int Linker::named_country(uint16_t country) {
  int metonym = -1;
  for (size_t i = 0; i < drafts_.size(); ++i) {
    const Draft& d = drafts_[i];
    if (d.base + 1 != static_cast<int>(country) || (d.named_by < 0 && d.name.empty())) continue;
    if (!d.metonym && d.name_rank > 1) return static_cast<int>(i);
    if (d.metonym) metonym = static_cast<int>(i);
  }
  return metonym;
}

/// "The army's planes" are no side beside the army: the words behind the noun name another of the report.
bool Linker::belongs_to_named(const FoundName& f) const {
  auto owner = name_parts(r_, f.name);
  if (owner.size() < 2) return false;
  owner.erase(owner.begin());
  return std::any_of(drafts_.begin(), drafts_.end(), [&](const Draft& d) {
    const bool named = !d.described && (d.kind == EntityKind::body || d.kind == EntityKind::group);
    return named && std::all_of(owner.begin(), owner.end(), [&](const std::string& w) {
             return std::find(d.parts.begin(), d.parts.end(), w) != d.parts.end();
           });
  });
}

void Linker::add_side(uint32_t b, const FoundName& anaphor, bool scene, std::vector<Side>& sides) const {
  const FoundName& f = found_[b];
  const bool homes = anaphor.anaphor == Anaphor::countries;
  if (draft_of_[b] < 0 || f.inner || (f.plural && (!homes || f.group_noun == GroupNoun::none))) return;
  const Draft& d = drafts_[static_cast<size_t>(draft_of_[b])];
  if (!d.members.empty() || d.relay) return;
  Side side;
  side.at = b;
  side.seen = 1U << (anaphor.sentence - f.sentence);
  side.country = country_of(b);
  const bool person = d.kind == EntityKind::person && !d.described;
  if (anaphor.dispute && (person || (anaphor.dispute_in != 0 && side.country != anaphor.dispute_in))) return;
  if (d.described && belongs_to_named(f)) return;
  const bool country = d.kind == EntityKind::country;
  // Who is known for nothing but his words (an observer, a journalist) is no side.
  const bool minor = person && d.base < 0 && d.offices.empty();
  if (minor && (anaphor.person_noun == PersonNoun::office || (anaphor.anaphor == Anaphor::pair && side.country == 0)))
    return;
  if (person) {
    side.person = draft_of_[b];
  } else if (country) {
    // A place of the scene is no side, but the country of a visit is.
    if (f.place_before && !scene && !homes) return;
    side.power = draft_of_[b];
  } else if (anaphor.anaphor == Anaphor::pair && (!d.described || (f.definite && f.group_noun != GroupNoun::none)) &&
             (d.kind == EntityKind::group || d.kind == EntityKind::body)) {
    side.power = draft_of_[b];
  } else if (homes && (d.kind == EntityKind::group || d.kind == EntityKind::body || d.kind == EntityKind::person ||
                       d.kind == EntityKind::office)) {
    // The forces or an official of a country bring their country in.
  } else {
    return;
  }
  if (homes && side.country == 0) return;
  if (anaphor.anaphor == Anaphor::persons) {
    if (!person) return;
    if (anaphor.lemma != 0 && !titled(d, anaphor.lemma)) return;
  }
  // Groups of one country may fight each other; its bodies and officials stand for it.
  side.faction = anaphor.anaphor == Anaphor::pair && d.kind == EntityKind::group;
  for (Side& other : sides) {
    const bool same = (side.person >= 0 && side.person == other.person) ||
                      (side.power >= 0 && side.power == other.power) ||
                      (side.country != 0 && side.country == other.country && anaphor.anaphor != Anaphor::persons &&
                       !(side.faction || other.faction));
    if (!same) continue;
    other.seen |= side.seen;
    other.several |= side.person >= 0 && other.person >= 0 && side.person != other.person;
    if (other.person < 0) other.person = side.person;
    if (other.power < 0) other.power = side.power;
    return;
  }
  sides.push_back(side);
}

/// The two that the anaphor means; empty when unsure. `scene`: a country that only tells where may be one of them.
std::vector<uint32_t> Linker::members(uint32_t at, bool scene) {
  FoundName f = found_[at];
  // "the two ministers" are ministers where the report has two; "the two leaders" may be anybody.
  const auto holders =
      std::count_if(drafts_.begin(), drafts_.end(), [&](const Draft& d) { return titled(d, f.lemma); });
  if (holders < 2) f.lemma = 0;
  // The same two as before.
  const auto suit = [&](uint32_t b) {
    if (found_[b].what != FoundKind::anaphor || draft_of_[b] < 0) return false;
    const auto& two = drafts_[static_cast<size_t>(draft_of_[b])].members;
    return two.size() == 2 && std::all_of(two.begin(), two.end(), [&](uint32_t m) {
             const EntityKind kind = drafts_[m].kind;
             return f.anaphor == Anaphor::pair ||
                    (f.anaphor == Anaphor::countries ? kind == EntityKind::country : kind == EntityKind::person);
           });
  };
  std::vector<Side> sides;
  std::vector<Side> joined;
  const uint32_t sentence = f.sentence;
  uint32_t b = at;
  for (uint32_t s = sentence; s + kSentencesBack >= sentence && sides.size() < 2; --s) {
    uint32_t first = b;
    while (first > 0 && found_[first - 1].sentence == s) --first;
    for (uint32_t i = b; i-- > first;) {
      if (sides.size() < 2 && suit(i)) return drafts_[static_cast<size_t>(draft_of_[i])].members;
      add_side(i, f, scene, sides);
    }
    if (sides.size() > 2 && joined.empty()) {
      // More than two: those that stand side by side.
      const auto beside = [&](size_t i) {
        if (i + 1 >= sides.size()) return false;
        const FoundName& later = found_[sides[i].at];
        const FoundName& before = found_[sides[i + 1].at];
        return later.sentence == before.sentence && later.first_word >= before.last_word &&
               later.first_word - before.last_word <= kJoined;
      };
      for (size_t i = 0; i + 1 < sides.size(); ++i) {
        if (!beside(i)) continue;
        const bool list = beside(i + 1) || (i > 0 && beside(i - 1));
        if (!list && (sides[i].person >= 0) == (sides[i + 1].person >= 0)) joined = {sides[i], sides[i + 1]};
        break;
      }
      if (joined.empty()) return {};
    }
    b = first;
    if (s == 0) break;
  }
  if (!joined.empty()) sides = joined;
  if (sides.size() != 2) return {};
  const bool together = (sides[0].seen & sides[1].seen) != 0;
  std::vector<uint32_t> out;
  const bool persons = f.anaphor != Anaphor::countries && sides[0].person >= 0 && sides[1].person >= 0 &&
                       !sides[0].several && !sides[1].several;
  if (!persons && !together) return {};
  for (auto side = sides.rbegin(); side != sides.rend(); ++side) {
    int to = persons ? side->person : side->power;
    if (!persons && (to < 0 || f.anaphor == Anaphor::countries) && side->country != 0) {
      to = named_country(side->country);
      const Span named = name_at_[side->country], adjective = adjective_at_[side->country];
      if (to < 0 && !(named.empty() && adjective.empty())) {
        to = static_cast<int>(base_draft(uint32_t{side->country} - 1U));
        if (drafts_[static_cast<size_t>(to)].name_rank <= 1)
          drafts_[static_cast<size_t>(to)].name = named.empty() ? adjective : named;
      }
    }
    if (to < 0) to = side->person;
    if (to < 0) return {};
    out.push_back(static_cast<uint32_t>(to));
  }
  return out;
}

void Linker::link_sides(uint32_t at) {
  const FoundName f = found_[at];
  Draft d;
  d.kind = f.anaphor == Anaphor::countries ? EntityKind::country
           : f.anaphor == Anaphor::leaders ? EntityKind::group
                                           : EntityKind::person;
  d.described = true;
  if (f.countries.size() == 2) {
    for (size_t i = 0; i < 2; ++i) {
      int to = named_country(f.countries[i]);
      if (to < 0) {
        to = static_cast<int>(base_draft(uint32_t{f.countries[i]} - 1U));
        drafts_[static_cast<size_t>(to)].name = f.country_names[i];
      }
      d.members.push_back(static_cast<uint32_t>(to));
    }
  } else if (f.anaphor == Anaphor::leaders) {
    gather_leaders(at, d);
  } else {
    d.members = members(at, false);
    if (d.members.empty()) d.members = members(at, true);
  }
  give(at, add(std::move(d)), 5);
}

/// "the three leaders": the persons named before that hold an office.
void Linker::gather_leaders(uint32_t at, Draft& draft) const {
  const uint16_t lemma = found_[at].lemma;
  for (uint32_t b = at; b-- > 0 && at - b < kReachBack && draft.members.size() < kLeaders;) {
    if (draft_of_[b] < 0) continue;
    const auto other = static_cast<uint32_t>(draft_of_[b]);
    const Draft& o = drafts_[other];
    if (o.kind != EntityKind::person || o.described || o.offices.empty()) continue;
    if (found_[at].anaphor != Anaphor::leaders && !titled(o, lemma)) continue;
    if (std::find(draft.members.begin(), draft.members.end(), other) == draft.members.end())
      draft.members.push_back(other);
  }
  if (draft.members.size() < 2) draft.members.clear();
}

}  // namespace isnad::entity
