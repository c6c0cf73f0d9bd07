// Names of the base other than persons: which of them are one entity of the report.
#include <algorithm>

#include "entity/link.h"
#include "text/article.h"

namespace isnad::entity {
namespace {

bool share_word(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& p) {
    return std::any_of(b.begin(), b.end(),
                       [&](const std::string& q) { return without_article(p) == without_article(q); });
  });
}

}  // namespace

/// "The Qatari capital": what a city is, by a spelling that shares no word with its name.
bool Linker::is_appellation(const NameForm& form) const {
  const BaseEntity& e = base_.entities()[form.entity];
  if (e.kind != EntityKind::place || form.words < 2) return false;
  const auto words = key_parts(form.letters);
  return !words.empty() && words_.info(words_.id(words.front())).place == PlaceNoun::capital &&
         !share_word(words, key_parts(e.name));
}

/// The draft that a name belongs to, -1 for none. What shares no word with the name an entity has so far gets a second
/// entry under the same id, so that each keeps the wording that the report uses for it.
int Linker::known_draft(const NameForm& form, const std::vector<std::string>& parts, bool city_only,
                        bool called) const {
  for (size_t d = 0; d < drafts_.size(); ++d) {
    const Draft& other = drafts_[d];
    if (other.base != static_cast<int>(form.entity) && !(city_only && other.parts == parts)) continue;
    if (city_only != (other.base < 0) || (!city_only && other.metonym != form.metonym)) continue;
    if (called || other.appellation || share_word(parts, other.parts)) return static_cast<int>(d);
  }
  return -1;
}

void Linker::link_base() {
  const auto is_country = [&](const FoundName& f) {
    return std::any_of(f.forms.begin(), f.forms.end(), [&](uint32_t form) {
      const NameForm& n = base_.forms()[form];
      return base_.entities()[n.entity].kind == EntityKind::country && !n.metonym && !n.weak;
    });
  };
  constexpr size_t kAppellation = 60, kAssimilated = 50, kName = 100;  // ranks of names
  for (uint32_t i = 0; i < found_.size(); ++i) {
    FoundName& f = found_[i];
    if (f.forms.empty()) continue;
    f.among_countries = (i > 0 && found_[i - 1].last_word == f.first_word && is_country(found_[i - 1])) ||
                        (i + 1 < found_.size() && found_[i + 1].first_word == f.last_word && is_country(found_[i + 1]));
    chosen_[i] = choose(f);
    if (chosen_[i] < 0) continue;
    const NameForm& n = base_.forms()[static_cast<uint32_t>(chosen_[i])];
    const BaseEntity& e = base_.entities()[n.entity];
    if (e.kind == EntityKind::person) continue;
    const bool city_only = n.metonym && (f.place_before || f.place_noun);
    const bool called = is_appellation(n);
    const auto parts = name_parts(r_, f.name);
    int same = known_draft(n, parts, city_only, called);
    if (same < 0) {
      Draft d;
      if (city_only) {
        d.kind = EntityKind::place;
        d.country = e.country_at;
      } else {
        d.base = static_cast<int>(n.entity);
        d.metonym = n.metonym;
      }
      d.appellation = called;
      same = static_cast<int>(add(std::move(d)));
    }
    Draft& d = drafts_[static_cast<size_t>(same)];
    if (!called) {
      d.appellation = false;
      for (const auto& p : parts) {
        if (std::find(d.parts.begin(), d.parts.end(), p) == d.parts.end()) d.parts.push_back(p);
      }
    }
    give(i, static_cast<uint32_t>(same), called ? kAppellation : (f.assimilated ? kAssimilated : kName) + parts.size());
  }
}

}  // namespace isnad::entity
