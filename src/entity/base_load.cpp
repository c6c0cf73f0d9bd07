#include "entity/base_load.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/fold.h"

namespace isnad::entity {

Result<KnowledgeBase> BaseLoader::load() {
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

std::vector<std::filesystem::path> BaseLoader::tables(std::string_view stem) const {
  std::vector<std::filesystem::path> out;
  std::error_code ec;
  for (const auto& entry : std::filesystem::directory_iterator(folder_, ec)) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with(stem) && name.ends_with(".tsv")) out.push_back(entry.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

BaseLoader::Bad BaseLoader::add(const Table& t, size_t row, EntityKind kind, std::string_view type,
                                std::string_view name, std::string_view country, uint32_t* at) {
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
void BaseLoader::form(uint32_t entity, std::string_view name, bool metonym) {
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

uint32_t BaseLoader::walk(const std::vector<uint32_t>& words) const {
  uint32_t node = FormTrie::kRoot;
  for (const uint32_t w : words) {
    node = base_.names_.next(node, w);
    if (node == 0) return 0;
  }
  return node;
}

void BaseLoader::forms(uint32_t entity, std::string_view name, std::string_view aliases) {
  form(entity, name);
  for (const auto alias : split_list(aliases)) form(entity, alias);
}

BaseLoader::Bad BaseLoader::countries() {
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

BaseLoader::Bad BaseLoader::bodies() {
  return each("bodies", {"id", "type", "name", "aliases", "country", "source"}, [&](const Table& t, size_t row) -> Bad {
    uint32_t at = 0;
    const EntityKind kind = t.cell(row, 0).starts_with("body/") ? EntityKind::body : EntityKind::group;
    if (Bad bad = add(t, row, kind, t.cell(row, 1), t.cell(row, 2), t.cell(row, 4), &at)) return bad;
    forms(at, t.cell(row, 2), t.cell(row, 3));
    short_form(at, t.cell(row, 2));
    return std::nullopt;
  });
}

/// A body whose name ends in its country's adjective is called so without it where the country is clear.
void BaseLoader::short_form(uint32_t entity, std::string_view name) {
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

BaseLoader::Bad BaseLoader::places() {
  return each("places", {"id", "type", "name", "aliases", "country", "within", "lat", "lon", "source"},
              [&](const Table& t, size_t row) -> Bad {
                uint32_t at = 0;
                if (Bad bad = add(t, row, EntityKind::place, t.cell(row, 1), t.cell(row, 2), t.cell(row, 4), &at))
                  return bad;
                base_.entities_[at].within = t.cell(row, 5);
                forms(at, t.cell(row, 2), t.cell(row, 3));
                return std::nullopt;
              });
}

BaseLoader::Bad BaseLoader::outlets() {
  return each("outlets", {"id", "kind", "name", "aliases", "domains", "country", "owner", "source"},
              [&](const Table& t, size_t row) -> Bad {
                uint32_t at = 0;
                if (Bad bad = add(t, row, EntityKind::outlet, t.cell(row, 1), t.cell(row, 2), t.cell(row, 5), &at))
                  return bad;
                forms(at, t.cell(row, 2), t.cell(row, 3));
                return std::nullopt;
              });
}

BaseLoader::Bad BaseLoader::processes() {
  return each("processes", {"id", "type", "name", "aliases", "part_of", "place", "from", "to", "source"},
              [&](const Table& t, size_t row) -> Bad {
                uint32_t at = 0;
                if (Bad bad = add(t, row, EntityKind::process, t.cell(row, 1), t.cell(row, 2), "", &at)) return bad;
                forms(at, t.cell(row, 2), t.cell(row, 3));
                return std::nullopt;
              });
}

BaseLoader::Bad BaseLoader::persons() {
  return each("persons", {"id", "name", "aliases", "country", "role", "source"},
              [&](const Table& t, size_t row) -> Bad {
                uint32_t at = 0;
                if (Bad bad = add(t, row, EntityKind::person, t.cell(row, 4), t.cell(row, 1), t.cell(row, 3), &at))
                  return bad;
                forms(at, t.cell(row, 1), t.cell(row, 2));
                std::vector<std::string_view> names = split_list(t.cell(row, 2));
                names.push_back(t.cell(row, 1));
                for (const auto name : names) person_forms(at, name);
                return std::nullopt;
              });
}

/// Words of a name, its form without the last of many, and who is called by its first and last.
void BaseLoader::person_forms(uint32_t person, std::string_view name) {
  if (name.starts_with('?')) name.remove_prefix(1);
  const auto words = name_words(name, words_);
  for (size_t i = 0; i < words.size(); ++i) {
    words_.info(words[i]).is |= i == 0 && words.size() > 1 ? uint32_t{kNamePart} | kGivenName : uint32_t{kNamePart};
  }
  if (words.size() > 3) {
    const std::vector<uint32_t> shorter(words.begin(), words.end() - 1);
    // "Muhammad bin Abdullah" without his family may be anybody.
    const bool patronym = std::any_of(words.begin(), words.end(),
                                      [&](uint32_t w) { return (words_.info(w).is & (kPatronym | kBound)) != 0; });
    if (!patronym && !(words_.info(shorter.back()).is & kParticle)) {
      base_.names_.insert(shorter, static_cast<uint32_t>(base_.forms_.size()));
      base_.forms_.push_back({person, static_cast<uint8_t>(shorter.size()), false, false, false, std::string(name)});
    }
  }
  if (words.size() < 2) return;
  auto& ends = base_.ends_[(uint64_t{words.front()} << 32) | words.back()];
  if (std::find(ends.begin(), ends.end(), person) == ends.end()) ends.push_back(person);
}

Result<KnowledgeBase> KnowledgeBase::load(const std::filesystem::path& data, EntityWords& words) {
  return BaseLoader(data, words).load();
}

}  // namespace isnad::entity
