#include <algorithm>

#include "entity/link.h"

namespace isnad::entity {
namespace {

constexpr size_t kLeaders = 3;
constexpr uint32_t kReachBack = 40;  // mentions that an anaphor looks back over

}  // namespace

/// The draft that `wanted` takes, nearest before `at`.
int Linker::last_draft(uint32_t at, const auto& wanted) const {
  for (uint32_t b = at; b-- > 0 && at - b < kReachBack;) {
    if (draft_of_[b] >= 0 && wanted(b, drafts_[static_cast<size_t>(draft_of_[b])])) return draft_of_[b];
  }
  return -1;
}

void Linker::link_described(uint32_t at) {
  const FoundName& f = found_[at];
  if (f.bare && f.lemma != 0) {
    int to = f.plural ? -1 : held_in_report(-1, 0, f.lemma, 0, at);
    if (to < 0) {
      to = last_draft(at, [&](uint32_t b, const Draft&) {
        return found_[b].lemma == f.lemma && found_[b].plural == f.plural && !found_[b].former;
      });
    }
    for (uint32_t b = at + 1; b < found_.size() && to < 0 && f.group_noun != GroupNoun::none; ++b) {
      if (draft_of_[b] >= 0 && found_[b].lemma == f.lemma && found_[b].what == FoundKind::base) to = draft_of_[b];
    }
    const uint16_t country = to < 0 && f.group_noun != GroupNoun::none && !f.plural ? dominant_country() : uint16_t{0};
    if (const int base = country == 0 ? -1 : base_.by_noun(f.lemma, country); base >= 0) {
      give(at, base_draft(static_cast<uint32_t>(base)), 5);
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
    if (to >= 0) {
      give(at, static_cast<uint32_t>(to), 1);
      pronoun_[at] = true;
      return;
    }
  }
  if (f.simple && !f.plural && f.group_noun != GroupNoun::none) {
    if (const int base = base_.by_noun(f.lemma, f.country); base >= 0) {
      give(at, base_draft(static_cast<uint32_t>(base)), 30);
      return;
    }
  }
  std::string key;
  for (const auto& p : name_parts(r_, f.name)) key += p + ' ';
  const auto [known, fresh] = described_.try_emplace(key, 0);
  if (fresh) {
    Draft d;
    if (f.plural && f.definite && f.person_noun == PersonNoun::office && f.country == 0 && f.of == 0)
      gather_leaders(at, d);
    d.kind = f.kind == EntityKind::office || f.kind == EntityKind::other ? EntityKind::person : f.kind;
    d.country = f.country;
    d.described = true;
    known->second = add(std::move(d));
  }
  give(at, known->second, 20);
  say(known->second, f);
}

/// "the three leaders": the persons named before that hold an office.
void Linker::gather_leaders(uint32_t at, Draft& draft) const {
  for (uint32_t b = at; b-- > 0 && at - b < kReachBack && draft.members.size() < kLeaders;) {
    if (draft_of_[b] < 0) continue;
    const auto other = static_cast<uint32_t>(draft_of_[b]);
    const Draft& o = drafts_[other];
    if (o.kind != EntityKind::person || o.described || o.offices.empty()) continue;
    if (std::find(draft.members.begin(), draft.members.end(), other) == draft.members.end())
      draft.members.push_back(other);
  }
  if (draft.members.size() < 2) draft.members.clear();
}

void Linker::link_anaphor(uint32_t at) {
  const FoundName& f = found_[at];
  const auto of_kind = [&](EntityKind kind, std::string_view type) {
    return last_draft(at, [&](uint32_t, const Draft& d) {
      if (d.kind != kind || d.metonym) return false;
      return type.empty() || (d.base >= 0 && base_.entities()[static_cast<size_t>(d.base)].type == type);
    });
  };
  const auto of_lemma = [&] {
    // The one whose name begins with the same noun: "the movement" after a movement.
    return last_draft(at, [&](uint32_t b, const Draft& d) {
      if (d.kind == EntityKind::person || f.lemma == 0) return false;
      const auto parts = name_parts(r_, found_[b].name);
      return !parts.empty() && words_.info(words_.id(parts.front())).lemma == f.lemma &&
             found_[b].what != FoundKind::anaphor;
    });
  };
  int to = -1;
  switch (f.anaphor) {
    case Anaphor::pair:
    case Anaphor::persons:
    case Anaphor::countries: {
      Draft d;
      d.kind = f.anaphor == Anaphor::countries ? EntityKind::country : EntityKind::person;
      d.described = true;
      for (uint32_t b = at; b-- > 0 && d.members.size() < 2 && at - b < kReachBack;) {
        if (draft_of_[b] < 0) continue;
        const uint32_t other = static_cast<uint32_t>(draft_of_[b]);
        const Draft& o = drafts_[other];
        const bool person = o.kind == EntityKind::person && !o.described;
        const bool side = person || (f.anaphor == Anaphor::pair && o.kind == EntityKind::country);
        const bool fits = f.anaphor == Anaphor::countries ? o.kind == EntityKind::country
                          : f.anaphor == Anaphor::persons ? person
                                                          : side;
        if (!fits || !o.members.empty()) continue;
        if (std::find(d.members.begin(), d.members.end(), other) == d.members.end()) d.members.push_back(other);
      }
      if (d.members.size() < 2) d.members.clear();
      give(at, add(std::move(d)), 5);
      return;
    }
    case Anaphor::person:
      to = last_draft(at, [](uint32_t, const Draft& d) { return d.kind == EntityKind::person && !d.described; });
      break;
    case Anaphor::agency:
      to = of_kind(EntityKind::outlet, "agency");
      break;
    case Anaphor::outlet:
      to = of_kind(EntityKind::outlet, "");
      break;
    case Anaphor::group:
      to = of_lemma();
      if (to < 0) to = of_kind(EntityKind::group, "armed-group");
      if (to < 0) to = of_kind(EntityKind::group, "");
      break;
    case Anaphor::ministry:
      to = of_kind(EntityKind::body, "ministry");
      break;
    case Anaphor::body:
      to = of_lemma();
      break;
    case Anaphor::none:
      break;
  }
  if (to >= 0) {
    give(at, static_cast<uint32_t>(to), 1);
    pronoun_[at] = true;
  }
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
