// Loader of data tables: tab-separated, first line = columns, '#' lines are comments, lists in a cell are a|b|c.
// A Table owns its bytes; cells are views into them and live as long as the Table. Const after construction.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace isnad {

class Table {
 public:
  /// Reads a table that must have exactly these columns. Refuses, with file and line: another header, another number
  /// of cells, malformed UTF-8, an empty `source`.
  static Result<Table> load(const std::filesystem::path& path, const std::vector<std::string_view>& columns);

  size_t rows() const { return width_ == 0 ? 0 : cells_.size() / width_; }
  std::string_view cell(size_t row, size_t column) const { return cells_[row * width_ + column]; }
  std::string where(size_t row) const;  ///< "file:line", for messages

 private:
  std::shared_ptr<const std::string> bytes_;
  std::vector<std::string_view> cells_;
  std::vector<uint32_t> lines_;
  std::string path_;
  size_t width_ = 0;
};

/// Items of a list cell; empty for an empty cell.
std::vector<std::string_view> split_list(std::string_view cell, char separator = '|');
/// The whole file.
Result<std::string> read_whole_file(const std::filesystem::path& path, size_t limit = size_t{1} << 30);

}  // namespace isnad
