#include <algorithm>

#include "entity/link.h"

namespace isnad::entity {
namespace {

constexpr uint16_t kTold = 2;  // times that a report names a country whose office stands alone

}  // namespace

/// The named person whose title begins as the description does: "the bureau chief of the channel" after "the bureau
/// chief of the channel in Moscow, X".
int Linker::titled_in_report(const FoundName& f) const {
  const auto words = name_parts(r_, f.name);
  if (words.size() < 2) return -1;
  for (size_t i = 0; i < drafts_.size(); ++i) {
    if (drafts_[i].kind != EntityKind::person || drafts_[i].described) continue;
    for (const auto& title : drafts_[i].titles) {
      if (title.size() >= words.size() && std::equal(words.begin(), words.end(), title.begin()))
        return static_cast<int>(i);
    }
  }
  return -1;
}

/// "The minister Mitami": the one named person of the report whose name ends so.
int Linker::surnamed_in_report(const FoundName& f) const {
  const auto words = name_parts(r_, f.name);
  if (words.size() < 2 || f.plural) return -1;
  // "senior officials of X's government" are not X.
  for (size_t w = 0; w + 1 < words.size(); ++w) {
    const WordInfo& info = words_.info(words_.id(words[w]));
    if (info.group != GroupNoun::none || (info.is & (kPlural | kQuantifier)) != 0) return -1;
  }
  // "a commander loyal to X" is not X.
  const auto at = static_cast<size_t>(&f - found_.data());
  for (size_t b = at + 1; b < found_.size() && found_[b].inner; ++b) {
    if (found_[b].last_word == f.last_word) return -1;
  }
  int only = -1;
  for (size_t i = 0; i < drafts_.size(); ++i) {
    const Draft& d = drafts_[i];
    if (d.kind != EntityKind::person || d.described || d.parts.size() < 2 || d.parts.back() != words.back()) continue;
    if (only >= 0) return -1;
    only = static_cast<int>(i);
  }
  return only;
}

/// The one country named in the report that has such an office; 0 when there are more or none.
uint16_t Linker::only_country(int office) const {
  uint16_t only = 0;
  for (const uint16_t country : base_.countries_of(static_cast<uint16_t>(office))) {
    if (seen_[country] < kTold) continue;
    if (only != 0) return 0;
    only = country;
  }
  return only;
}

/// "the American official": who of that country was described so before, else the only official of it named before.
int Linker::compatriot(uint32_t at) const {
  const FoundName& f = found_[at];
  if (!f.definite || f.country == 0 || !adjective_only(f)) return -1;
  int only = -1;
  for (uint32_t b = at; b-- > 0;) {
    if (draft_of_[b] < 0 || found_[b].plural || found_[b].inner || country_of(b) != f.country) continue;
    const Draft& d = drafts_[static_cast<size_t>(draft_of_[b])];
    if (d.kind != EntityKind::person) continue;
    if (d.described && found_[b].lemma == f.lemma) return draft_of_[b];
    if (d.described) return -1;
    if (d.base < 0 && d.offices.empty()) continue;
    if (only >= 0 && only != draft_of_[b]) return -1;
    only = draft_of_[b];
  }
  return only;
}

/// A noun and the adjective of its country, and nothing else.
bool Linker::adjective_only(const FoundName& f) const {
  const auto words = name_parts(r_, f.name);
  return words.size() == 2 && (words_.info(words_.id(words.back())).is & kNisba);
}

void Linker::link_office(uint32_t at) {
  const FoundName& f = found_[at];
  int to = named_beside(at);
  if (to < 0 && !f.former) to = held_in_report(f.office, f.of, f.lemma, f.country, at);
  if (to < 0) to = titled_in_report(f);
  const auto has = base_.countries_of(static_cast<uint16_t>(f.office));
  const uint16_t home = dominant_country();
  const uint16_t near = near_country(at);
  // Where the sentence has spoken of another country, it may be that one's.
  const bool doubtful =
      f.of == 0 && near != 0 && near != home && (has.empty() || std::find(has.begin(), has.end(), near) != has.end());
  if (f.of == 0 && !doubtful && (has.empty() || std::find(has.begin(), has.end(), home) != has.end()))
    found_[at].of = found_[at].country = home;
  if (f.of == 0 && !doubtful) found_[at].of = found_[at].country = only_country(f.office);
  if (to < 0 && !f.former && f.of != 0) {
    const OfficeKey office{static_cast<uint16_t>(f.office), f.of};
    const auto then = told_days(at);
    const int now = holder(office);
    int person = then ? holder_then(office, then->days) : now;
    if (then && !then->sure && person != now) person = -1;  // of those days, or of today
    if (person >= 0) to = static_cast<int>(base_draft(static_cast<uint32_t>(person)));
  }
  // "The Yemeni minister" after "the Yemeni minister of planning, X".
  if (to < 0 && !f.former && f.country != 0 && adjective_only(f)) to = held_in_report(-1, 0, f.lemma, f.country, at);
  // "The governor" after "the new governor of the town, X".
  if (to < 0 && !f.former && f.lemma != 0 && f.last_word == f.first_word + 1)
    to = held_in_report(-1, 0, f.lemma, 0, at);
  if (to < 0) {
    // The office itself: nobody is named and the day does not tell.
    std::string id = "office/" + base_.offices()[static_cast<size_t>(f.office)];
    if (f.of != 0) {
      const std::string& of = base_.entities()[f.of - 1].id;
      id += "/" + of.substr(of.find('/') + 1);
    }
    if (f.former) id += "/former";
    for (size_t i = 0; i < drafts_.size(); ++i) {
      if (drafts_[i].id == id) to = static_cast<int>(i);
    }
    if (to < 0) {
      Draft d;
      d.id = id;
      d.kind = EntityKind::office;
      d.country = f.country;
      to = static_cast<int>(add(std::move(d)));
    }
  }
  give(at, static_cast<uint32_t>(to), 10);
  say(static_cast<uint32_t>(to), f);
  pronoun_[at] = drafts_[static_cast<size_t>(to)].kind == EntityKind::person;
}

/// Who holds an office of several countries for one of them, where the report names that person; "the leaders" of
/// countries are presidents, kings or heads of government.
int Linker::one_of_several(uint32_t at, uint16_t country) const {
  const FoundName& f = found_[at];
  const int told = held_in_report(f.office, country, f.lemma, country, at);
  if (told >= 0) return told;
  const auto named = [&](size_t office) {
    const int person = holder({static_cast<uint16_t>(office), country});
    return person >= 0 ? draft_of_base(static_cast<uint32_t>(person)) : -1;
  };
  const auto& offices = base_.offices();
  const int own = named(static_cast<size_t>(f.office));
  if (own >= 0 || offices[static_cast<size_t>(f.office)] != "state-leader") return own;
  for (const char* head : {"president", "king", "emir", "sultan", "chancellor", "prime-minister"}) {
    const auto office = std::find(offices.begin(), offices.end(), head);
    if (office == offices.end()) continue;
    const int to = named(static_cast<size_t>(office - offices.begin()));
    if (to >= 0) return to;
  }
  return -1;
}

void Linker::link_plural_office(uint32_t at) {
  const FoundName& f = found_[at];
  Draft d;
  d.kind = EntityKind::office;
  // The persons where the report names all of them, else their countries.
  for (const uint16_t country : f.countries) {
    const int to = one_of_several(at, country);
    if (to >= 0) d.members.push_back(static_cast<uint32_t>(to));
  }
  if (d.members.size() < f.countries.size()) {
    d.members.clear();
    for (size_t i = 0; i < f.countries.size(); ++i) {
      const uint32_t to = base_draft(uint32_t{f.countries[i]} - 1U);
      if (drafts_[to].named_by < 0 && drafts_[to].name.empty() && i < f.country_names.size()) {
        drafts_[to].name = f.country_names[i];
      }
      d.members.push_back(to);
    }
  }
  d.country = f.country;
  d.described = true;
  give(at, add(std::move(d)), 10);
}

/// "his Russian counterpart": who holds for that country the office of the person last named.
void Linker::link_counterpart(uint32_t at) {
  const FoundName& f = found_[at];
  if (f.country == 0) return;
  if (f.countries.size() > 1) {
    Draft d;
    d.kind = EntityKind::person;
    d.described = true;
    for (const uint16_t country : f.countries) {
      const int to = counterpart(at, country);
      d.members.push_back(to >= 0 ? static_cast<uint32_t>(to) : base_draft(uint32_t{country} - 1U));
    }
    give(at, add(std::move(d)), 10);
    return;
  }
  int to = counterpart(at, f.country);
  if (to < 0) {
    Draft d;
    d.kind = EntityKind::person;
    d.country = f.country;
    d.described = true;
    to = static_cast<int>(add(std::move(d)));
  }
  give(at, static_cast<uint32_t>(to), 5);
  pronoun_[at] = true;
}

int Linker::counterpart(uint32_t at, uint16_t country) {
  int to = -1;
  std::vector<bool> tried(drafts_.size(), false);
  for (uint32_t b = at; b-- > 0 && to < 0;) {
    if (draft_of_[b] < 0) continue;
    if (const auto draft = static_cast<size_t>(draft_of_[b]); draft < tried.size()) {
      if (tried[draft]) continue;
      tried[draft] = true;
    }
    const Draft& d = drafts_[static_cast<size_t>(draft_of_[b])];
    if (d.kind != EntityKind::person) continue;
    std::vector<OfficeKey> offices = d.offices;
    if (offices.empty() && d.base >= 0 && r_.report.published) {
      for (const OfficeKey& key : base_.offices_of(static_cast<uint32_t>(d.base))) {
        if (holder(key) == d.base) offices.push_back(key);
      }
    }
    for (const OfficeKey& key : offices) {
      to = held_in_report(key.first, country, 0, country, at);
      if (to < 0) {
        const int person = holder({key.first, country});
        if (person >= 0) to = static_cast<int>(base_draft(static_cast<uint32_t>(person)));
      }
      if (to == draft_of_[b]) to = -1;
      if (to >= 0) break;
    }
  }
  if (to < 0) {
    for (size_t i = 0; i < drafts_.size() && to < 0; ++i) {
      if (drafts_[i].kind == EntityKind::person && drafts_[i].country == country && !drafts_[i].offices.empty())
        to = static_cast<int>(i);
    }
  }
  return to;
}

void Linker::link_offices() {
  for (uint32_t i = 0; i < found_.size(); ++i) {
    if (draft_of_[i] >= 0) continue;
    if (found_[i].what == FoundKind::office && found_[i].plural && found_[i].countries.size() < 2) {
      found_[i].what = FoundKind::described;
      found_[i].kind = EntityKind::group;
      found_[i].bare = false;
    } else if (found_[i].what == FoundKind::office && found_[i].countries.size() > 1)
      link_plural_office(i);
    else if (found_[i].what == FoundKind::office)
      link_office(i);
    else if (found_[i].what == FoundKind::counterpart)
      link_counterpart(i);
  }
}

}  // namespace isnad::entity
