#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <optional>
#include <set>

#include "base/tsv.h"
#include "entity/base.h"
#include "text/fold.h"

namespace isnad::entity {
namespace {

/// Files of data/entity whose name begins with `stem` and ends in .tsv, in order of name.
std::vector<std::filesystem::path> tables(const std::filesystem::path& folder, std::string_view stem) {
  std::vector<std::filesystem::path> out;
  std::error_code ec;
  for (const auto& entry : std::filesystem::directory_iterator(folder, ec)) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with(stem) && name.ends_with(".tsv")) out.push_back(entry.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

/// A day, or the first or last day of a month or year.
std::optional<Day> bound(std::string_view cell, bool last) {
  const auto number = [&](size_t at, size_t size) {
    int value = 0;
    for (size_t i = at; i < at + size && i < cell.size(); ++i) {
      if (cell[i] < '0' || cell[i] > '9') return -1;
      value = value * 10 + (cell[i] - '0');
    }
    return value;
  };
  if (cell.size() == 10) return parse_day(cell);
  if (cell.size() == 7) {
    const auto first = make_day(number(0, 4), number(5, 2), 1);
    return first && last ? last_of_month(*first) : first;
  }
  if (cell.size() == 4) return last ? make_day(number(0, 4), 12, 31) : make_day(number(0, 4), 1, 1);
  return std::nullopt;
}

}  // namespace

class BaseLoader {
 public:
  BaseLoader(const std::filesystem::path& data, EntityWords& words) : folder_(data / "entity"), words_(words) {}

  Result<KnowledgeBase> load() {
    base_.slot_adjective = words_.intern("{adj}");
    base_.slot_country = words_.intern("{country}");
    base_.slot_body = words_.intern("{body}");
    base_.slot_to_body = words_.intern("{to-body}");
    base_.slot_to_country = words_.intern("{to-country}");
    for (const auto step : {&BaseLoader::countries, &BaseLoader::bodies, &BaseLoader::places, &BaseLoader::outlets,
                            &BaseLoader::processes, &BaseLoader::persons, &BaseLoader::titles, &BaseLoader::terms}) {
      if (auto bad = (this->*step)()) return *bad;
    }
    return std::move(base_);
  }

 private:
  using Bad = std::optional<Error>;

  Bad each(std::string_view stem, const std::vector<std::string_view>& columns, auto&& row_of) {
    for (const auto& path : tables(folder_, stem)) {
      const auto table = Table::load(path, columns);
      if (!table) return table.error();
      for (size_t row = 0; row < table->rows(); ++row) {
        if (Bad bad = row_of(*table, row)) return bad;
      }
    }
    return std::nullopt;
  }

  Bad add(const Table& t, size_t row, EntityKind kind, std::string_view type, std::string_view name,
          std::string_view country, uint32_t* at) {
    BaseEntity e;
    e.id = t.cell(row, 0);
    e.kind = kind;
    e.type = type;
    e.name = name;
    e.country = country;
    if (!country.empty()) {
      const int found = base_.find("country/" + e.country);
      e.country_at = static_cast<uint16_t>(found + 1);
    }
    *at = static_cast<uint32_t>(base_.entities_.size());
    if (!base_.ids_.try_emplace(e.id, *at).second) {
      return Error{ErrorCode::bad_table, fmt::format("{}: id {} stands in the base already", t.where(row), e.id)};
    }
    base_.entities_.push_back(std::move(e));
    return std::nullopt;
  }

  /// Enters one spelling; a leading '?' marks it as ambiguous.
  void form(uint32_t entity, std::string_view name, bool metonym = false) {
    const bool weak = name.starts_with('?');
    if (weak) name.remove_prefix(1);
    const auto words = name_words(name, words_);
    if (words.empty()) return;
    const uint32_t node = walk(words);
    if (node != 0) {
      for (const uint32_t p : base_.names_.payloads(node)) {
        if (base_.forms_[p].entity == entity) return;
      }
    }
    base_.names_.insert(words, static_cast<uint32_t>(base_.forms_.size()));
    base_.forms_.push_back({entity, static_cast<uint8_t>(std::min<size_t>(words.size(), 255)), weak, metonym, false,
                            fold(name, FoldLevel::form)});
  }

  uint32_t walk(const std::vector<uint32_t>& words) const {
    uint32_t node = FormTrie::kRoot;
    for (const uint32_t w : words) {
      node = base_.names_.next(node, w);
      if (node == 0) return 0;
    }
    return node;
  }

  void forms(uint32_t entity, std::string_view name, std::string_view aliases) {
    form(entity, name);
    for (const auto alias : split_list(aliases)) form(entity, alias);
  }

  Bad countries() {
    return each(
        "countries", {"id", "name", "aliases", "adjective", "people", "capital", "metonyms", "source"},
        [&](const Table& t, size_t row) -> Bad {
          uint32_t at = 0;
          const std::string_view id = t.cell(row, 0);
          if (id.size() < 2) return Error{ErrorCode::bad_table, t.where(row) + ": bad id"};
          if (Bad bad = add(t, row, EntityKind::country, "country", t.cell(row, 1), id.substr(id.size() - 2), &at))
            return bad;
          base_.entities_[at].country_at = static_cast<uint16_t>(at + 1);
          forms(at, t.cell(row, 1), t.cell(row, 2));
          for (const auto m : split_list(t.cell(row, 6))) form(at, m, true);
          for (const auto a : split_list(t.cell(row, 3))) words_.add_nisba(a, static_cast<uint16_t>(at + 1));
          for (const auto p : split_list(t.cell(row, 4))) words_.add_demonym(p, static_cast<uint16_t>(at + 1));
          return std::nullopt;
        });
  }

  Bad bodies() {
    return each("bodies", {"id", "type", "name", "aliases", "country", "source"},
                [&](const Table& t, size_t row) -> Bad {
                  uint32_t at = 0;
                  const EntityKind kind = t.cell(row, 0).starts_with("body/") ? EntityKind::body : EntityKind::group;
                  if (Bad bad = add(t, row, kind, t.cell(row, 1), t.cell(row, 2), t.cell(row, 4), &at)) return bad;
                  forms(at, t.cell(row, 2), t.cell(row, 3));
                  short_form(at, t.cell(row, 2));
                  return std::nullopt;
                });
  }

  /// A body whose name ends in its country's adjective is called so without it where the country is clear.
  void short_form(uint32_t entity, std::string_view name) {
    const uint16_t country = base_.entities_[entity].country_at;
    auto words = name_words(name, words_);
    if (country == 0 || words.size() < 2 || words_.info(words.back()).country != country) return;
    words.pop_back();
    const uint16_t lemma = words_.info(words.front()).lemma;
    if (words.size() == 1) {
      const bool plural = words_.info(words.front()).is & kPlural;
      if (lemma != 0) base_.nouns_.try_emplace({lemma, country, plural}, entity);
      return;
    }
    base_.names_.insert(words, static_cast<uint32_t>(base_.forms_.size()));
    base_.forms_.push_back({entity, static_cast<uint8_t>(words.size()), true, false, true, std::string(name)});
  }

  Bad places() {
    return each("places", {"id", "type", "name", "aliases", "country", "within", "lat", "lon", "source"},
                [&](const Table& t, size_t row) -> Bad {
                  uint32_t at = 0;
                  if (Bad bad = add(t, row, EntityKind::place, t.cell(row, 1), t.cell(row, 2), t.cell(row, 4), &at))
                    return bad;
                  forms(at, t.cell(row, 2), t.cell(row, 3));
                  return std::nullopt;
                });
  }

  Bad outlets() {
    return each("outlets", {"id", "kind", "name", "aliases", "domains", "country", "owner", "source"},
                [&](const Table& t, size_t row) -> Bad {
                  uint32_t at = 0;
                  if (Bad bad = add(t, row, EntityKind::outlet, t.cell(row, 1), t.cell(row, 2), t.cell(row, 5), &at))
                    return bad;
                  forms(at, t.cell(row, 2), t.cell(row, 3));
                  return std::nullopt;
                });
  }

  Bad processes() {
    return each("processes", {"id", "type", "name", "aliases", "part_of", "place", "from", "to", "source"},
                [&](const Table& t, size_t row) -> Bad {
                  uint32_t at = 0;
                  if (Bad bad = add(t, row, EntityKind::process, t.cell(row, 1), t.cell(row, 2), "", &at)) return bad;
                  forms(at, t.cell(row, 2), t.cell(row, 3));
                  return std::nullopt;
                });
  }

  Bad persons() {
    return each("persons", {"id", "name", "aliases", "country", "role", "source"},
                [&](const Table& t, size_t row) -> Bad {
                  uint32_t at = 0;
                  if (Bad bad = add(t, row, EntityKind::person, t.cell(row, 4), t.cell(row, 1), t.cell(row, 3), &at))
                    return bad;
                  forms(at, t.cell(row, 1), t.cell(row, 2));
                  std::vector<std::string_view> names = split_list(t.cell(row, 2));
                  names.push_back(t.cell(row, 1));
                  for (auto name : names) {
                    if (name.starts_with('?')) name.remove_prefix(1);
                    const auto words = name_words(name, words_);
                    for (size_t i = 0; i < words.size(); ++i) {
                      words_.info(words[i]).is |=
                          i == 0 && words.size() > 1 ? uint32_t{kNamePart} | kGivenName : uint32_t{kNamePart};
                    }
                    if (words.size() > 3) {
                      const std::vector<uint32_t> shorter(words.begin(), words.end() - 1);
                      // "Muhammad bin Abdullah" without his family may be anybody.
                      const bool patronym = std::any_of(words.begin(), words.end(), [&](uint32_t w) {
                        return (words_.info(w).is & (kPatronym | kBound)) != 0;
                      });
                      if (!patronym && !(words_.info(shorter.back()).is & kParticle)) {
                        base_.names_.insert(shorter, static_cast<uint32_t>(base_.forms_.size()));
                        base_.forms_.push_back(
                            {at, static_cast<uint8_t>(shorter.size()), false, false, false, std::string(name)});
                      }
                    }
                    if (words.size() < 2) continue;
                    auto& ends = base_.ends_[(uint64_t{words.front()} << 32) | words.back()];
                    if (std::find(ends.begin(), ends.end(), at) == ends.end()) ends.push_back(at);
                  }
                  return std::nullopt;
                });
  }

  Bad titles() {
    return each("office_kinds", {"id", "titles", "of", "source"}, [&](const Table& t, size_t row) -> Bad {
      const auto office = static_cast<uint32_t>(base_.offices_.size());
      base_.offices_.emplace_back(t.cell(row, 0));
      for (const auto title : split_list(t.cell(row, 1))) title_form(title, office);
      return std::nullopt;
    });
  }

  /// A title in every inflection of its first noun.
  void title_form(std::string_view title, uint32_t office) {
    std::vector<uint32_t> words;
    for (const auto part : split_list(title, ' ')) {
      const size_t brace = part.find('{');
      if (brace == std::string_view::npos) {
        words.push_back(words_.intern(fold(part, FoldLevel::key)));
      } else {
        const bool body = part.substr(brace) == "{body}";
        if (part.substr(brace) == "{adj}")
          words.push_back(base_.slot_adjective);
        else if (brace == 0)
          words.push_back(body ? base_.slot_body : base_.slot_country);
        else
          words.push_back(body ? base_.slot_to_body : base_.slot_to_country);
      }
    }
    if (words.empty()) return;
    insert_title(words, office);
    // "the minister of defence" without a country is that office too.
    if (words.size() > 2 && words.back() == base_.slot_adjective)
      insert_title({words.begin(), words.end() - 1}, office);
    const WordInfo head = words_.info(words[0]);
    if (head.person == PersonNoun::none) return;
    for (uint32_t id = 1; id < words_.size(); ++id) {
      const WordInfo& other = words_.info(id);
      if (id == words[0] || other.lemma != head.lemma || other.person == PersonNoun::none ||
          (other.is & kDefinite) != (head.is & kDefinite) || (other.is & (kDual | kPlural)) == 0)
        continue;
      std::vector<uint32_t> more = words;
      more[0] = id;
      insert_title(more, office);
      if (more.size() > 2 && more.back() == base_.slot_adjective) insert_title({more.begin(), more.end() - 1}, office);
    }
  }

  void insert_title(const std::vector<uint32_t>& words, uint32_t office) {
    uint32_t node = FormTrie::kRoot;
    for (const uint32_t w : words) {
      node = base_.titles_.next(node, w);
      if (node == 0) break;
    }
    if (node != 0 && !base_.titles_.payloads(node).empty()) return;  // the first office with that title keeps it
    base_.titles_.insert(words, office);
  }

  Bad terms() {
    std::set<std::tuple<uint32_t, uint16_t, uint32_t, Day>> seen;
    return each("terms", {"person", "office", "of", "from", "to", "source"}, [&](const Table& t, size_t row) -> Bad {
      const auto bad = [&](std::string_view what, std::string_view cell) {
        return Error{ErrorCode::bad_table, fmt::format("{}: {} {}", t.where(row), what, cell)};
      };
      const int person = base_.find(t.cell(row, 0));
      const int office = base_.office(t.cell(row, 1));
      const std::string of(t.cell(row, 2));
      const int whom = of.empty() ? -1 : base_.find(of.find('/') == std::string::npos ? "country/" + of : of);
      if (person < 0 || office < 0 || (!of.empty() && whom < 0)) {
        base_.dangling_.push_back(fmt::format("{}: unknown person, office or body in {} {} {}", t.where(row),
                                              t.cell(row, 0), t.cell(row, 1), of));
        return std::nullopt;
      }
      const auto from = bound(t.cell(row, 3), false);
      const auto to = t.cell(row, 4).empty() ? std::optional(Day::max()) : bound(t.cell(row, 4), true);
      if (!from || !to || *to < *from) return bad("bad days:", t.cell(row, 3));
      const OfficeKey key{static_cast<uint16_t>(office), static_cast<uint32_t>(whom + 1)};
      if (!seen.insert({static_cast<uint32_t>(person), key.first, key.second, *from}).second) {
        return bad("the same term stands in the base already:", t.cell(row, 0));
      }
      base_.terms_[key].push_back({static_cast<uint32_t>(person), *from, *to});
      base_.offices_of_[static_cast<uint32_t>(person)].push_back(key);
      return std::nullopt;
    });
  }

  std::filesystem::path folder_;
  EntityWords& words_;
  KnowledgeBase base_;
};

Result<KnowledgeBase> KnowledgeBase::load(const std::filesystem::path& data, EntityWords& words) {
  return BaseLoader(data, words).load();
}

}  // namespace isnad::entity
