// Loads data/entity into a KnowledgeBase: rows of every kind, then titles and terms of office. Lives for one load.
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

#include "base/tsv.h"
#include "entity/base.h"

namespace isnad::entity {

class BaseLoader {
 public:
  /// `data` is the folder of all tables; words of names are added to `words`.
  BaseLoader(const std::filesystem::path& data, EntityWords& words) : folder_(data / "entity"), words_(words) {}

  Result<KnowledgeBase> load();

 private:
  using Bad = std::optional<Error>;

  /// Files of the folder whose name begins with `stem` and ends in .tsv, in order of name.
  std::vector<std::filesystem::path> tables(std::string_view stem) const;
  template <typename RowOf>
  Bad each(std::string_view stem, const std::vector<std::string_view>& columns, const RowOf& row_of) {
    for (const auto& path : tables(stem)) {
      const auto table = Table::load(path, columns);
      if (!table) return table.error();
      for (size_t row = 0; row < table->rows(); ++row) {
        if (Bad bad = row_of(*table, row)) return bad;
      }
    }
    return std::nullopt;
  }

  // base_load.cpp
  Bad add(const Table& t, size_t row, EntityKind kind, std::string_view type, std::string_view name,
          std::string_view country, uint32_t* at);
  void form(uint32_t entity, std::string_view name, bool metonym = false);
  void forms(uint32_t entity, std::string_view name, std::string_view aliases);
  void short_form(uint32_t entity, std::string_view name);
  void person_forms(uint32_t person, std::string_view name);
  uint32_t walk(const std::vector<uint32_t>& words) const;
  Bad countries();
  Bad bodies();
  Bad places();
  Bad outlets();
  Bad processes();
  Bad persons();
  // base_titles.cpp
  Bad titles();
  void title_form(std::string_view title, uint32_t office);
  void insert_title(const std::vector<uint32_t>& words, uint32_t office);
  Bad terms();

  std::filesystem::path folder_;
  EntityWords& words_;
  KnowledgeBase base_;
};

}  // namespace isnad::entity
