#include <algorithm>
#include <numeric>

#include "entity/link.h"

namespace isnad::entity {
namespace {

/// Every part of `few` stands in `many`, in order, and the last part is one of the last two (a name is shortened to its
/// end); one part alone is no patronymic ("Salman" is not Muhammad bin Salman).
bool shortens(const EntityWords& words, const std::vector<std::string>& few, const std::vector<std::string>& many) {
  size_t at = 0;
  for (const auto& p : few) {
    while (at < many.size() && many[at] != p) ++at;
    if (at == many.size()) return false;
    if (few.size() == 1 && at > 0 && (words.info(words.id(many[at - 1])).is & kParticle)) return false;
    ++at;
  }
  return few.size() > 1 || at == many.size() || (many.size() > 2 && at + 1 == many.size()) || at == 1;
}

/// A name of the report that begins and ends as one of the base is that person's when it is not shorter and, where the
/// base names his father, names the same one.
bool same_fathers(const EntityWords& words, const std::vector<std::string>& name,
                  const std::vector<std::string>& base) {
  if (name.size() < base.size()) return false;
  // "X al-Din": the word before belongs to it.
  if (base.size() > 1 && (words.info(words.id(base.back())).is & kBound) &&
      name[name.size() - 2] != base[base.size() - 2])
    return false;
  for (const auto& p : base) {
    if (words.info(words.id(p)).is & kPatronym) return std::equal(base.begin(), base.end(), name.begin());
  }
  return true;
}

/// Appends what is not there yet, so that a person named a thousand times has each title once.
template <typename T>
void once(std::vector<T>& list, T value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(std::move(value));
}

}  // namespace

/// What the report says the person is.
void Linker::say(uint32_t draft, const FoundName& f) {
  Draft& d = drafts_[draft];
  if (d.country == 0) d.country = f.country;
  if (f.former) return;
  for (const Span beside : {Span{f.span.begin, f.name.begin}, Span{f.name.end, f.span.end}}) {
    auto words = beside.empty() ? std::vector<std::string>() : name_parts(r_, beside);
    std::erase_if(words, [](const std::string& w) { return w == "," || w == "\u060C"; });
    for (const auto& w : words) d.relay |= (words_.info(words_.id(w)).is & kRelay) != 0;
    if (words.size() > 1) once(d.titles, std::move(words));
  }
  if (f.what == FoundKind::office && d.kind == EntityKind::person) {
    auto words = name_parts(r_, f.name);
    if (words.size() > 1) once(d.titles, std::move(words));
  }
  if (f.office >= 0) once(d.offices, OfficeKey(static_cast<uint16_t>(f.office), f.of));
  for (const auto& a : f.also) {
    if (a.office >= 0) once(d.offices, OfficeKey(static_cast<uint16_t>(a.office), a.of));
    if (a.lemma != 0) once(d.roles, std::pair<uint16_t, uint16_t>(a.lemma, a.country));
  }
  if (f.lemma != 0) once(d.roles, std::pair<uint16_t, uint16_t>(f.lemma, f.country));
}

/// A person of this report that the name may mean: the one nearest before `at`, else the first.
int Linker::person_draft(const std::vector<std::string>& parts, const std::vector<uint32_t>& candidates,
                         uint32_t at) const {
  int best = -1;
  for (size_t i = 0; i < drafts_.size(); ++i) {
    const Draft& d = drafts_[i];
    if (d.kind != EntityKind::person) continue;
    const bool listed = d.base >= 0 && std::find(candidates.begin(), candidates.end(), static_cast<uint32_t>(d.base)) !=
                                           candidates.end();
    if (!listed && !shortens(words_, parts, d.parts)) continue;
    if (!listed && d.base >= 0 && !candidates.empty() && parts.size() > 1) continue;
    // By his first name alone, a king is no prince: the title must be his.
    const bool titled =
        std::any_of(d.roles.begin(), d.roles.end(), [&](const auto& r) { return r.first == found_[at].lemma; });
    if (!listed && parts.size() == 1 && d.parts.size() > 1 && d.parts.back() != parts.front() &&
        found_[at].lemma != 0 && !d.roles.empty() && !titled)
      continue;
    if (listed) return static_cast<int>(i);
    if (best < 0 || d.named_by < static_cast<int>(at)) best = static_cast<int>(i);
  }
  return best;
}

/// Longest names first, so that short ones find the full one wherever it stands.
void Linker::link_persons() {
  struct Named {
    uint32_t at;
    std::vector<std::string> parts;
  };
  std::vector<Named> names;
  for (uint32_t i = 0; i < found_.size(); ++i) {
    if (draft_of_[i] >= 0 || found_[i].name.empty()) continue;
    const bool of_base = chosen_[i] >= 0;
    if (!of_base && found_[i].what != FoundKind::person && found_[i].forms.empty()) continue;
    if (found_[i].kind != EntityKind::person) continue;
    names.push_back({i, name_parts(r_, found_[i].name)});
  }
  std::stable_sort(names.begin(), names.end(),
                   [](const Named& a, const Named& b) { return a.parts.size() > b.parts.size(); });
  for (const Named& n : names) {
    const FoundName& f = found_[n.at];
    std::vector<uint32_t> candidates;
    for (const uint32_t form : f.forms) {
      const NameForm& nf = base_.forms()[form];
      if (base_.entities()[nf.entity].kind == EntityKind::person && supported(f, nf)) candidates.push_back(nf.entity);
    }
    int to = person_draft(n.parts, candidates, n.at);
    if (to < 0) {
      int base = chosen_[n.at] >= 0 ? static_cast<int>(base_.forms()[static_cast<uint32_t>(chosen_[n.at])].entity) : -1;
      if (base < 0 && n.parts.size() > 1) {
        const auto& ends = base_.by_ends(words_.id(n.parts.front()), words_.id(n.parts.back()));
        // "Muhammad bin Ali X" is Muhammad X of the base, not the other way round.
        const bool whole = ends.size() == 1 && words_.id(n.parts.front()) != 0 &&
                           same_fathers(words_, n.parts, key_parts(base_.entities()[ends.front()].name));
        if (whole) base = static_cast<int>(ends.front());
      }
      // An ambiguous surname is a person's behind his title alone.
      const bool titled = (f.office >= 0 || is_role(f.person_noun)) && (f.proper || f.person);
      if (base < 0 && n.parts.size() == 1 && f.what != FoundKind::person && !titled) continue;
      Draft d;
      d.kind = EntityKind::person;
      d.base = base;
      d.parts = n.parts;
      to = static_cast<int>(add(std::move(d)));
    }
    give(n.at, static_cast<uint32_t>(to), (f.assimilated ? 50 : 100) + n.parts.size());
    if (drafts_[static_cast<size_t>(to)].parts.size() < n.parts.size())
      drafts_[static_cast<size_t>(to)].parts = n.parts;
    say(static_cast<uint32_t>(to), f);
  }
}

}  // namespace isnad::entity
