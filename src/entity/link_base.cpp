#include <algorithm>
#include <string_view>

#include "base/utf8.h"
#include "entity/link.h"
#include "text/arabic.h"
#include "text/fold.h"

namespace isnad::entity {
namespace {

/// Ends as a dual does: "two bridges".
bool dual(std::string_view key) {
  return key.ends_with("\u064A\u0646") || key.ends_with("\u0627\u0646");
}

constexpr uint16_t kClear = 2;            // mentions of a country that make it the one meant
constexpr uint32_t kSportWords = 3;       // words of sport that make a report one about sport,
constexpr uint32_t kSportShare = 60;      // when there is one among so many
constexpr uint16_t kTimesForSurname = 3;  // mentions of a country that let an ambiguous surname of it count

}  // namespace

/// The spellings of the base that are this one word.
std::vector<uint32_t> Linker::names_of(uint32_t id) const {
  const uint32_t node = base_.names().next(FormTrie::kRoot, id);
  return node == 0 ? std::vector<uint32_t>() : base_.names().payloads(node);
}

/// Counts what the report names beyond doubt, and its countries.
void Linker::survey() {
  uint32_t sport = 0;
  for (const Word& w : r_.words) {
    if (w.kind != WordKind::arabic) continue;
    const uint32_t id = words_.id(r_.str(w.key));
    sport += (words_.info(id).tells & kSport) != 0;
    for (const uint32_t form : id == 0 ? std::vector<uint32_t>() : names_of(id)) {
      const NameForm& n = base_.forms()[form];
      if (base_.entities()[n.entity].kind != EntityKind::country || n.metonym || n.weak) continue;
      if (name_at_[n.entity + 1].empty()) name_at_[n.entity + 1] = w.span;
    }
    const uint16_t country = id == 0 ? uint16_t{0} : words_.info(id).country;
    if (country == 0) continue;
    if (seen_[country]++ == 0) countries_seen_.push_back(country);
    if (adjective_at_[country].empty() && (words_.info(id).is & kNisba)) adjective_at_[country] = w.span;
  }
  sport_ = sport >= kSportWords && sport * kSportShare >= r_.words.size();
  for (const FoundName& f : found_) {
    for (const uint32_t form : f.forms) {
      const NameForm& n = base_.forms()[form];
      // "the city of X" is no other X.
      const bool told = f.place_noun && f.forms.size() == 1;
      if ((n.weak && !told) || (f.common && n.words == 1)) continue;
      const BaseEntity& e = base_.entities()[n.entity];
      if (f.forms.size() == 1 || n.words > 1) ++present_[n.entity];
      const bool country = e.country_at != 0 && (f.forms.size() == 1 || e.kind == EntityKind::country);
      if (country && seen_[e.country_at]++ == 0) countries_seen_.push_back(e.country_at);
    }
  }
}

/// Whether the report is about this country, of those that the spelling may belong to.
bool Linker::clear_country(const FoundName& f, uint16_t country) const {
  uint16_t second = 0;
  for (const uint32_t form : f.forms) {
    const uint16_t other = base_.entities()[base_.forms()[form].entity].country_at;
    if (other != country) second = std::max(second, seen_[other]);
  }
  return seen_[country] >= kClear && seen_[country] >= 2 * second && !tells_of_rival(f, country);
}

/// The country that the report names most, when no other comes near; 0 = none.
uint16_t Linker::dominant_country() const {
  uint16_t first = 0;
  for (const uint16_t c : countries_seen_) {
    const bool lower = first != 0 && seen_[c] == seen_[first] && c < first;
    if (seen_[c] > seen_[first] || lower) first = c;
  }
  for (const uint16_t c : countries_seen_) {
    if (c != first && 2 * seen_[c] > seen_[first]) return 0;
  }
  return seen_[first] >= kClear ? first : uint16_t{0};
}

/// The office that a title names; "the president" alone is that of a country.
int Linker::office_told(const FoundName& f) const {
  if (f.office >= 0 || f.person_noun != PersonNoun::office || f.span.begin == f.name.begin) return f.office;
  const uint32_t head = base_.titles().next(FormTrie::kRoot, words_.id(r_.str(r_.words[f.head_word].key)));
  const uint32_t node = head == 0 ? 0 : base_.titles().next(head, base_.slot_adjective);
  const auto offices = node == 0 ? std::span<const uint32_t>() : base_.titles().payloads(node);
  return offices.empty() ? -1 : static_cast<int>(offices.front());
}

/// Does the title tell which of those with this name is meant: who holds the office on the report's day, or where that
/// is not known the only one who ever held it?
bool Linker::only_holder(const FoundName& f, const NameForm& form) const {
  const int office = office_told(f);
  const auto term = [&](uint32_t entity) -> const OfficeKey* {
    for (const OfficeKey& key : base_.offices_of(entity)) {
      if (key.first == office && (f.of == 0 || key.second == f.of)) return &key;
    }
    return nullptr;
  };
  const OfficeKey* own = office < 0 ? nullptr : term(form.entity);
  if (own == nullptr) return false;
  if (r_.report.published) return holder(*own) == static_cast<int>(form.entity);
  return std::none_of(f.forms.begin(), f.forms.end(), [&](uint32_t x) {
    return base_.forms()[x].entity != form.entity && term(base_.forms()[x].entity) != nullptr;
  });
}

bool Linker::supported(const FoundName& f, const NameForm& form) const {
  // "club X" is no town.
  if (f.club && (base_.entities()[form.entity].kind == EntityKind::place || form.metonym)) return false;
  // "the Canadian X" is not an X of another country.
  const uint16_t home = base_.entities()[form.entity].country_at;
  const bool person = base_.entities()[form.entity].kind == EntityKind::person;
  if (person && f.country != 0 && home != 0 && home != f.country && f.office < 0 && f.lemma == 0) return false;
  const BaseEntity& e = base_.entities()[form.entity];
  const bool alone = form.words == 1 && !f.place_noun;
  if (e.kind == EntityKind::place && alone && !likely_place(f, form)) return false;
  if (e.kind == EntityKind::outlet && alone && (form.weak || common_word(form))) return f.cued;
  if (e.type == "club" && f.feminine) return false;
  if (form.metonym && sport_ && !f.place_noun && f.forms.size() > 1) return false;
  if (e.kind == EntityKind::outlet && single_letters(form)) return f.cued;
  if (!form.weak && !(f.common && form.words == 1)) return true;
  if (present_.contains(form.entity)) return true;
  if (form.derived) return clear_country(f, e.country_at) && 2 * kClear * seen_[e.country_at] >= most_seen();
  if (e.kind == EntityKind::outlet && f.cued) return true;
  if (e.kind == EntityKind::country && f.among_countries && !form.metonym) return true;
  if (e.kind == EntityKind::outlet && form.words > 1) return false;
  if (e.country_at == 0) return false;
  if (e.kind == EntityKind::person) {
    if (f.country == e.country_at && f.person_noun != PersonNoun::none) return true;
    if (only_holder(f, form)) return true;
    if (f.office >= 0) {
      for (const OfficeKey& key : base_.offices_of(form.entity)) {
        if (key.first == f.office) return seen_[e.country_at] > 0;
      }
    }
    // "the return" is nobody's surname but where the report names its bearer.
    if (form.weak && form.words == 1) {
      const std::string key = fold(form.letters, FoldLevel::key);
      const std::string_view bare = std::string_view(key).substr(key.starts_with(kAl) ? kAl.size() : 0);
      const uint32_t is = words_.info(words_.id(key)).is | words_.info(words_.id(bare)).is;
      if ((is & kCommon) && !(is & kGivenName)) return false;
    }
    return seen_[e.country_at] >= kTimesForSurname && f.what != FoundKind::person && f.person && timely(form.entity);
  }
  if (e.type == "club") return sport_ && !f.place_before && !f.place_noun;
  // Parties bear the names of hopes: "the future" alone is one only where the report names it in full, or in quotes.
  if (e.type == "party") return f.quoted ? seen_[e.country_at] > 0 : form.words > 1 && main_country(e.country_at);
  if (e.kind == EntityKind::place && form.words == 1) return told_place(f, form);
  if (e.kind == EntityKind::body || e.kind == EntityKind::group) return main_country(e.country_at) || f.quoted;
  return seen_[e.country_at] > 0;
}

uint16_t Linker::most_seen() const {
  uint16_t most = 0;
  for (const uint16_t c : countries_seen_) most = std::max(most, seen_[c]);
  return most;
}

/// A country that the report names half as often as any other, or more often.
bool Linker::main_country(uint16_t country) const {
  return seen_[country] >= kClear && 2 * seen_[country] >= most_seen();
}

/// "between Erbil and Baghdad", "with Moscow": a preposition before it, or before what it is joined to.
bool Linker::between(const FoundName& f) const {
  const auto at = static_cast<size_t>(&f - found_.data());
  for (const size_t b : {at, at > 0 ? at - 1 : at}) {
    const uint32_t word = found_[b].first_word;
    if (word == 0 || found_[b].sentence != f.sentence) continue;
    if (words_.info(words_.id(r_.str(r_.words[word - 1].key))).is & kPreposition) return true;
  }
  return false;
}

/// Whether a place of this country stands beside it in a list.
bool Linker::beside_place(const FoundName& f, uint16_t country) const {
  const auto at = static_cast<size_t>(&f - found_.data());
  const auto beside = [&](size_t other, uint32_t end, uint32_t begin) {
    if (begin < end || begin - end > 1) return false;
    const FoundName& o = found_[other];
    return std::any_of(o.forms.begin(), o.forms.end(), [&](uint32_t x) {
      const NameForm& n = base_.forms()[x];
      const BaseEntity& e = base_.entities()[n.entity];
      return e.kind == EntityKind::place && e.country_at == country && (!n.weak || present_.contains(n.entity));
    });
  };
  return (at > 0 && beside(at - 1, found_[at - 1].last_word, f.first_word)) ||
         (at + 1 < found_.size() && beside(at + 1, f.last_word, found_[at + 1].first_word));
}

/// Whether an ambiguous name of one word is told to be a place: by a noun before it, by a place of the same country
/// beside it in a list, or, when it is no word of the dictionary, by a preposition.
bool Linker::told_place(const FoundName& f, const NameForm& form) const {
  const uint16_t country = base_.entities()[form.entity].country_at;
  if (seen_[country] == 0) return false;
  if (f.place_noun) return true;
  if (beside_place(f, country)) return true;
  const std::string key = fold(form.letters, FoldLevel::key);
  const std::string_view bare = std::string_view(key).substr(key.starts_with(kAl) ? kAl.size() : 0);
  constexpr size_t kEnding = 4;  // bytes of the dual
  const std::string_view one = bare.size() > 2 * kEnding ? bare.substr(0, bare.size() - kEnding) : bare;
  for (const std::string_view letters : {std::string_view(key), bare, dual(bare) ? one : bare}) {
    const WordInfo& w = words_.info(words_.id(letters));
    constexpr uint32_t kOther = kCommon | kAdjective | kGivenName | kStop | kVerb;
    if ((w.is & kOther) || w.person != PersonNoun::none || w.group != GroupNoun::none || w.place != PlaceNoun::none)
      return f.proper && f.place_before;
  }
  return f.place_before || main_country(country);
}

int Linker::score(const FoundName& f, const NameForm& form) const {
  const BaseEntity& e = base_.entities()[form.entity];
  int s = 0;
  if (!form.weak) s += 2;
  if (present_.contains(form.entity)) s += 6;
  if (e.country_at != 0) s += std::min<int>(seen_[e.country_at], 5);
  if (f.country != 0 && f.country == e.country_at) s += 6;
  if (f.office >= 0) {
    for (const OfficeKey& key : base_.offices_of(form.entity)) s += key.first == f.office ? 4 : 0;
  }
  if (e.type == "club") s += 40;
  if (e.kind == EntityKind::outlet && f.forms.size() > 1) s += f.cued || (e.type == "agency" && !form.weak) ? 25 : -25;
  if (f.place_noun || f.place_before) {
    if (e.kind == EntityKind::place) s += f.place_noun ? 30 : 4;
    if (form.metonym) s -= 20;
    if (e.kind == EntityKind::country && !form.metonym) s += 5;
  } else if (form.metonym) {
    s += sport_ || (beside_place(f, e.country_at) && !between(f)) ? -20 : 20;
  } else if (e.kind == EntityKind::country) {
    s += f.among_countries ? 30 : 8;
  }
  if (r_.report.published && e.kind == EntityKind::person) {
    for (const OfficeKey& key : base_.offices_of(form.entity)) {
      for (const Term& t : base_.terms(key)) {
        if (t.person == form.entity && t.from <= *r_.report.published && *r_.report.published <= t.to) {
          return s + 3;
        }
      }
    }
  }
  return s;
}

/// The spelling of the base that the found is, or -1.
int Linker::choose(const FoundName& f) const {
  int best = -1, best_score = 0;
  for (const uint32_t form : f.forms) {
    const NameForm& n = base_.forms()[form];
    if (!supported(f, n)) continue;
    const int s = score(f, n);
    if (best < 0 || s > best_score) {
      best = static_cast<int>(form);
      best_score = s;
    }
  }
  return best;
}

}  // namespace isnad::entity
