#include "entity/lexicon.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_set>

#include "base/tsv.h"
#include "entity/inflect.h"
#include "text/fold.h"

namespace isnad::entity {
namespace {

template <typename E, size_t N>
bool parse(const std::array<std::string_view, N>& names, std::string_view name, E& value) {
  for (size_t i = 0; i < N; ++i) {
    if (names[i] != name) continue;
    value = static_cast<E>(i);
    return true;
  }
  return false;
}

constexpr std::array<std::string_view, 10> kPersonNouns = {"",     "office", "envoy",   "role",   "honorific",
                                                           "rank", "source", "epithet", "people", "fighters"};
constexpr std::array<std::string_view, 8> kGroupNouns = {"",      "opposition", "government", "state",
                                                         "force", "group",      "body",       "people"};
constexpr std::array<std::string_view, 9> kPlaceNouns = {"",      "town",     "province", "area", "land",
                                                         "water", "facility", "capital",  "side"};
constexpr std::array<std::string_view, 13> kAnaphors = {"",         "pair",    "persons", "person", "countries",
                                                        "agency",   "outlet",  "group",   "body",   "ministry",
                                                        "homeland", "leaders", "man"};
struct WordClass {
  std::string_view name;
  uint32_t bit;
  uint16_t tells = 0;
};
constexpr WordClass kWordClasses[] = {{"stop", kStop},
                                      {"preposition", kPreposition},
                                      {"locative", kLocative},
                                      {"inname", kInName},
                                      {"relative", kRelative},
                                      {"quantifier", kQuantifier},
                                      {"more", kMore},
                                      {"counterpart", kCounterpart},
                                      {"particle", kParticle},
                                      {"former", kFormer},
                                      {"motion", kMotion},
                                      {"about", kAbout},
                                      {"toward", kToward | kLocative},
                                      {"outlet", kOutlet},
                                      {"press", kOutlet, kPress},
                                      {"channel", kOutlet, kChannel},
                                      {"outlet-mark", 0, kOutletMark},
                                      {"outlet-name", 0, kOutletName},
                                      {"event", kEvent},
                                      {"patronym", kPatronym | kParticle},
                                      {"loyal", kLoyal},
                                      {"charge", kCharge},
                                      {"relay", kRelay},
                                      {"bound", kBound},
                                      {"ranking", kRanking},
                                      {"general", kRanking | kStop},
                                      {"reports", kStop, kReports},
                                      {"according", kPreposition, kReports},
                                      {"sport", 0, kSport},
                                      {"club", 0, kSport | kClub},
                                      {"namesake", 0, kNamesake},
                                      {"had", kStop, kHadBeen},
                                      {"dispute", 0, kDispute},
                                      {"fields", 0, kFields},
                                      {"hall", kEvent, kNamesake}};

constexpr std::array<std::string_view, 6> kOutletKinds = {"agency", "newspaper", "channel",
                                                          "radio",  "magazine",  "site"};
constexpr std::string_view kSoundPlural = "\u0648\u0646";

/// All forms of a row: those by rule, and the plurals that are written out.
std::vector<Form> forms_of(const Table& t, size_t row, size_t feminine, size_t plurals) {
  const auto list = split_list(t.cell(row, plurals));
  const bool sound = std::find(list.begin(), list.end(), kSoundPlural) != list.end();
  auto forms = inflect(t.cell(row, 0), feminine < plurals && !t.cell(row, feminine).empty(), sound);
  for (const auto p : list) {
    if (p == kSoundPlural) continue;
    const auto more = with_article(p, kPlural);
    forms.insert(forms.end(), more.begin(), more.end());
  }
  return forms;
}

}  // namespace

uint8_t outlet_bit(std::string_view kind) {
  const auto at = std::find(kOutletKinds.begin(), kOutletKinds.end(), kind);
  return at == kOutletKinds.end() ? uint8_t{0} : static_cast<uint8_t>(1U << (at - kOutletKinds.begin()));
}

std::string_view outlet_kind(uint8_t bits) {
  for (const auto kind : kOutletKinds) {
    if ((bits & outlet_bit(kind)) != 0) return kind;
  }
  return {};
}

uint32_t EntityWords::id(std::string_view key) const {
  const uint32_t* const found = ids_.find(key);
  return found == nullptr ? 0 : *found;
}

uint32_t EntityWords::intern(std::string_view key) {
  const auto [id, fresh] = ids_.add(key, static_cast<uint32_t>(infos_.size()));
  if (fresh) infos_.emplace_back();
  return *id;
}

void EntityWords::mark(std::string_view form, uint32_t bits) {
  infos_[intern(fold(form, FoldLevel::key))].is |= bits;
}

void EntityWords::add_all(const std::vector<Form>& forms, const WordInfo& info) {
  for (const auto& [key, bits] : forms) {
    WordInfo& to = infos_[intern(key)];
    const bool fresh = to.person == PersonNoun::none && to.group == GroupNoun::none && to.place == PlaceNoun::none &&
                       to.country == 0 && (to.is & kAdjective) == 0;
    to.is |= info.is;
    if (fresh) to.is |= bits;
    if (bits & kDefinite) to.is |= kDefinite;
    if (to.person == PersonNoun::none) to.person = info.person;
    if (to.group == GroupNoun::none) to.group = info.group;
    if (to.place == PlaceNoun::none) to.place = info.place;
    to.group_alone |= info.group_alone;
    if (to.country == 0) to.country = info.country;
    if (to.lemma == 0) to.lemma = info.lemma;
  }
}

void EntityWords::add_nisba(std::string_view adjective, uint16_t country) {
  WordInfo info;
  info.is = kNisba | kAdjective;
  info.country = country;
  add_all(nisba_forms(adjective), info);
}

void EntityWords::add_demonym(std::string_view form, uint16_t country) {
  WordInfo info;
  info.is = kNisba | kAdjective;
  info.country = country;
  add_all(with_article(form, kPlural), info);
}

Result<EntityWords> EntityWords::load(const std::filesystem::path& data) {
  EntityWords out;
  const std::filesystem::path folder = data / "entity";
  // Calls `row` with each row of a table; refuses a second row with the same key.
  const auto read = [&](std::string_view file, const std::vector<std::string_view>& columns,
                        const auto& add_row) -> std::optional<Error> {
    const auto t = Table::load(folder / file, columns);
    if (!t) return t.error();
    std::unordered_set<std::string> seen;
    for (size_t row = 0; row < t->rows(); ++row) {
      if (!seen.insert(fold(t->cell(row, 0), FoldLevel::key)).second) {
        return Error{ErrorCode::bad_table,
                     fmt::format("{}: {} stands in the table already", t->where(row), t->cell(row, 0))};
      }
      if (!add_row(*t, row)) return Error{ErrorCode::bad_table, fmt::format("{}: unknown class", t->where(row))};
    }
    return std::nullopt;
  };
  uint16_t lemma = 0;
  auto bad =
      read("person_nouns.tsv", {"form", "feminine", "plurals", "class", "source"}, [&](const Table& t, size_t row) {
        WordInfo info;
        info.lemma = ++lemma;
        return parse(kPersonNouns, t.cell(row, 3), info.person) && (out.add_all(forms_of(t, row, 1, 2), info), true);
      });
  if (!bad)
    bad = read("group_nouns.tsv", {"form", "plurals", "class", "alone", "source"}, [&](const Table& t, size_t row) {
      WordInfo info;
      info.lemma = ++lemma;
      info.group_alone = t.cell(row, 3) == "yes";
      return parse(kGroupNouns, t.cell(row, 2), info.group) && (out.add_all(forms_of(t, row, 1, 1), info), true);
    });
  if (!bad)
    bad = read("place_nouns.tsv", {"form", "plurals", "class", "source"}, [&](const Table& t, size_t row) {
      WordInfo info;
      info.lemma = ++lemma;
      return parse(kPlaceNouns, t.cell(row, 2), info.place) && (out.add_all(forms_of(t, row, 1, 1), info), true);
    });
  if (!bad)
    bad = read("adjectives.tsv", {"form", "feminine", "plurals", "source"}, [&](const Table& t, size_t row) {
      WordInfo info;
      info.is = kAdjective;
      out.add_all(forms_of(t, row, 1, 2), info);
      return true;
    });
  if (!bad)
    bad = read("words.tsv", {"form", "class", "source"}, [&](const Table& t, size_t row) {
      for (const WordClass& c : kWordClasses) {
        if (c.name != t.cell(row, 1)) continue;
        out.mark(t.cell(row, 0), c.bit | (t.cell(row, 0).ends_with("\u0649") ? uint32_t{kMaqsura} : 0U));
        out.infos_[out.intern(fold(t.cell(row, 0), FoldLevel::key))].tells |= c.tells;
        return true;
      }
      return false;
    });
  if (!bad)
    bad = read("anaphora.tsv", {"form", "class", "types", "source"}, [&](const Table& t, size_t row) {
      WordInfo& info = out.infos_[out.intern(fold(t.cell(row, 0), FoldLevel::key))];
      for (const auto kind : split_list(t.cell(row, 2))) info.outlets |= outlet_bit(kind);
      return parse(kAnaphors, t.cell(row, 1), info.anaphor);
    });
  if (!bad)
    bad = read("given_names.tsv", {"form", "source"}, [&](const Table& t, size_t row) {
      out.mark(t.cell(row, 0), kGivenName | kNamePart);
      return true;
    });
  if (bad) return *bad;
  return out;
}

Result<size_t> EntityWords::add_dictionary(const std::filesystem::path& data) {
  const size_t before = infos_.size();
  std::error_code ec;
  const auto verbs = data / "language" / "verbs.tsv", nouns = data / "language" / "nouns.tsv";
  const auto common = [&](std::string_view list, uint32_t bits = 0) {
    for (const auto word : split_list(list)) {
      const std::string key = fold(word, FoldLevel::key);
      if (key.size() >= 4) infos_[intern(key)].is |= kCommon | bits;
    }
  };
  if (std::filesystem::exists(verbs, ec)) {
    const auto t = Table::load(verbs, {"lemma", "imperfect", "masdars", "active", "passive", "form", "root", "source"});
    if (!t) return t.error();
    for (size_t row = 0; row < t->rows(); ++row) {
      for (const size_t column : {0, 1, 2, 3, 4}) common(t->cell(row, column));
      // Third person feminine, and the future: teh after the past, teh for yeh in the imperfect, seen before it.
      const std::string past = fold(t->cell(row, 0), FoldLevel::key), now = fold(t->cell(row, 1), FoldLevel::key);
      if (now.size() < 4) continue;
      common(past + "\u062A");
      common(now, kVerb);
      common("\u062A" + now.substr(2), kVerb);
      common("\u0646" + now.substr(2));
      common("\u0633" + now, kVerb);
      common("\u0633\u062A" + now.substr(2), kVerb);
    }
  }
  if (std::filesystem::exists(nouns, ec)) {
    const auto t = Table::load(nouns, {"lemma", "gender", "plurals", "class", "shape", "source"});
    if (!t) return t.error();
    for (size_t row = 0; row < t->rows(); ++row) {
      common(t->cell(row, 0));
      common(t->cell(row, 2));
      if (t->cell(row, 3) != "adj") continue;
      for (const auto& [key, bits] : inflect(t->cell(row, 0), true, true)) {
        WordInfo& to = infos_[intern(key)];
        const bool free = to.person == PersonNoun::none && to.group == GroupNoun::none && to.place == PlaceNoun::none &&
                          (to.is & ~uint32_t{kCommon}) == 0;
        if (free) to.is |= kAdjective | kCommon | bits;
      }
    }
  }
  return infos_.size() - before;
}

}  // namespace isnad::entity
