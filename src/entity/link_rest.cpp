#include <algorithm>

#include "entity/link.h"

namespace isnad::entity {
namespace {

constexpr size_t kBareRank = 55;     // "the government": behind a full name, before one whose article "lil-" hides
constexpr uint32_t kReachBack = 40;  // mentions that an anaphor looks back over

}  // namespace

/// The draft that `wanted` takes, nearest before `at`.
int Linker::last_draft(uint32_t at, const auto& wanted) const {
  for (uint32_t b = at; b-- > 0 && at - b < kReachBack;) {
    if (draft_of_[b] >= 0 && wanted(b, drafts_[static_cast<size_t>(draft_of_[b])])) return draft_of_[b];
  }
  return -1;
}

/// Whether the name begins with a plural: "the militias of X", not "the government of X".
bool Linker::headed_by_plural(uint32_t b) const {
  const auto parts = name_parts(r_, found_[b].name);
  return !parts.empty() && (words_.info(words_.id(parts.front())).is & kPlural);
}

void Linker::link_described(uint32_t at) {
  const FoundName& f = found_[at];
  if (const int known = f.former && !f.plural ? former_in_report(at) : -1; known >= 0) {
    give(at, static_cast<uint32_t>(known), 1);
    pronoun_[at] = true;
    return;
  }
  if (f.bare && f.lemma != 0 && !f.former) {  // "the late leader" is not the leader of whom the report tells
    const bool person = f.person_noun != PersonNoun::none && !f.plural;
    const auto beside = person ? named_after(at) : std::nullopt;
    int to = beside ? *beside : f.plural ? -1 : held_in_report(-1, 0, f.lemma, 0, at);
    if (to >= 0 && person && !beside && (!called_so(to, at) || rival_at_home(to))) to = -1;
    // "The army" is no band of rebels that calls itself one.
    const auto rebels = [&](const Draft& d) {
      return d.base >= 0 && d.kind == EntityKind::group && f.group_noun == GroupNoun::force &&
             base_.by_noun(f.lemma, d.country != 0 ? d.country : dominant_country(), f.plural) >= 0;
    };
    if (to < 0 && !beside) {
      to = last_draft(at, [&](uint32_t b, const Draft& d) {
        const bool plural = found_[b].what == FoundKind::base ? headed_by_plural(b) : found_[b].plural;
        return found_[b].lemma == f.lemma && plural == f.plural && !found_[b].former && !rebels(d) &&
               (!person || of_woman(b) == of_woman(at));
      });
    }
    for (uint32_t b = at + 1; b < found_.size() && to < 0 && f.group_noun != GroupNoun::none; ++b) {
      const bool home =
          f.group_noun != GroupNoun::government || dominant_country() == 0 || country_of(b) == dominant_country();
      if (draft_of_[b] >= 0 && found_[b].lemma == f.lemma && found_[b].what == FoundKind::base && home &&
          f.plural == headed_by_plural(b) && !rebels(drafts_[static_cast<size_t>(draft_of_[b])]))
        to = draft_of_[b];
    }
    uint16_t country = to < 0 && f.group_noun != GroupNoun::none ? dominant_country() : uint16_t{0};
    if (country != 0 && f.group_noun == GroupNoun::force && elsewhere(at, country)) country = 0;
    if (const int base = country == 0 ? -1 : base_.by_noun(f.lemma, country, f.plural); base >= 0) {
      give(at, base_draft(static_cast<uint32_t>(base)), kBareRank);
      return;
    }
    if (to >= 0) {
      give(at, static_cast<uint32_t>(to), 1);
      pronoun_[at] = true;
      return;
    }
  }
  if (!f.plural && (f.person_noun == PersonNoun::office || f.person_noun == PersonNoun::envoy ||
                    f.person_noun == PersonNoun::role)) {
    int to = titled_in_report(f);
    if (to < 0) to = surnamed_in_report(f);
    if (to < 0) to = compatriot(at);
    if (to >= 0) {
      give(at, static_cast<uint32_t>(to), 1);
      pronoun_[at] = true;
      return;
    }
  }
  if (f.simple && !f.plural && f.group_noun != GroupNoun::none) {
    if (const int base = base_.by_noun(f.lemma, f.country, false); base >= 0) {
      give(at, base_draft(static_cast<uint32_t>(base)), 30);
      return;
    }
  }
  if (const int whole = f.plural ? -1 : whole_name(at); whole >= 0) {
    give(at, static_cast<uint32_t>(whole), 1);
    pronoun_[at] = true;
    return;
  }
  std::string key;
  auto parts = name_parts(r_, f.name);
  if (const int longer = longer_form(at, parts); longer >= 0)
    parts = name_parts(r_, found_[static_cast<size_t>(longer)].name);
  for (const auto& p : parts) key += p + ' ';
  const auto [known, fresh] = described_.try_emplace(key, 0);
  if (fresh) {
    Draft d;
    if (f.plural && f.bare && f.person_noun == PersonNoun::office && f.country == 0 && f.of == 0) gather_leaders(at, d);
    d.kind = f.kind == EntityKind::office || f.kind == EntityKind::other ? EntityKind::person : f.kind;
    d.country = f.country;
    d.described = true;
    known->second = add(std::move(d));
  }
  give(at, known->second, 20 + parts.size());
  say(known->second, f);
}

/// "the international committee" after "the international committee of the Red Cross": the only body of the report
/// whose name goes on from there. An adjective more makes it another group.
int Linker::whole_name(uint32_t at) const {
  const FoundName& f = found_[at];
  if (f.what != FoundKind::described || f.group_noun == GroupNoun::none || !f.definite || f.bare) return -1;
  const auto parts = name_parts(r_, f.name);
  int only = -1;
  for (uint32_t b = 0; b < found_.size() && parts.size() > 1; ++b) {
    if (b == at || draft_of_[b] < 0 || draft_of_[b] == only || found_[b].plural) continue;
    const Draft& d = drafts_[static_cast<size_t>(draft_of_[b])];
    if (d.kind != EntityKind::body && d.kind != EntityKind::group && d.kind != EntityKind::outlet) continue;
    const auto other = name_parts(r_, found_[b].name);
    if (other.size() <= parts.size() || !std::equal(parts.begin(), parts.end(), other.begin())) continue;
    if (words_.info(words_.id(other[parts.size()])).is & (kAdjective | kDefinite)) continue;
    if (only >= 0) return -1;
    only = draft_of_[b];
  }
  return only;
}

/// "the planes of the coalition" are those of "the Arab coalition": the only longer description of the report that adds
/// an adjective to the last noun. -1 when there is none, or more than one.
int Linker::longer_form(uint32_t at, const std::vector<std::string>& parts) const {
  const FoundName& f = found_[at];
  if (f.what != FoundKind::described || f.group_noun == GroupNoun::none || f.definite || parts.size() < 2) return -1;
  if ((words_.info(words_.id(parts.back())).is & kDefinite) == 0) return -1;
  int only = -1;
  std::vector<std::string> first;
  for (uint32_t b = 0; b < found_.size(); ++b) {
    if (found_[b].what != FoundKind::described || found_[b].lemma != f.lemma || found_[b].plural != f.plural) continue;
    const auto other = name_parts(r_, found_[b].name);
    if (other.size() != parts.size() + 1 || !std::equal(parts.begin(), parts.end(), other.begin())) continue;
    if ((words_.info(words_.id(other.back())).is & kAdjective) == 0) continue;
    if (only >= 0 && other != first) return -1;
    if (only < 0) {
      only = static_cast<int>(b);
      first = other;
    }
  }
  return only;
}

void Linker::link_rest() {
  for (uint32_t i = 0; i < found_.size(); ++i) {
    if (draft_of_[i] >= 0) continue;
    FoundName& f = found_[i];
    if (f.what == FoundKind::described) {
      if (f.anaphor != Anaphor::none) link_anaphor(i);
      if (draft_of_[i] < 0) link_described(i);
    } else if (f.what == FoundKind::anaphor) {
      link_anaphor(i);
      if (draft_of_[i] < 0 && f.group_noun != GroupNoun::none) link_described(i);
    } else if (f.what == FoundKind::place) {
      link_described(i);
      drafts_[static_cast<size_t>(draft_of_[i])].described = false;
    } else if (f.what == FoundKind::base && (f.kind == EntityKind::group || f.kind == EntityKind::body) &&
               f.group_noun != GroupNoun::none) {
      f.bare = false;
      link_described(i);  // an ambiguous name without support is a description
    }
  }
}

}  // namespace isnad::entity
