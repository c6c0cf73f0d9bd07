#include "base/tsv.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>

#include "base/utf8.h"

namespace isnad {

Result<std::string> read_whole_file(const std::filesystem::path& path, size_t limit) {
  std::error_code ec;
  if (!std::filesystem::exists(path, ec)) {
    return Error{ErrorCode::not_found, fmt::format("{}: no such file", path.string())};
  }
  if (std::filesystem::is_directory(path, ec)) {
    return Error{ErrorCode::unreadable, fmt::format("{}: is a folder, expected a file", path.string())};
  }
  std::ifstream in(path, std::ios::binary);
  if (!in) return Error{ErrorCode::unreadable, fmt::format("{}: cannot be opened for reading", path.string())};
  std::string bytes;
  std::vector<char> block(1 << 16);
  while (in) {
    in.read(block.data(), static_cast<std::streamsize>(block.size()));
    bytes.append(block.data(), static_cast<size_t>(in.gcount()));
    if (bytes.size() > limit) {
      return Error{ErrorCode::too_large, fmt::format("{}: larger than {} bytes", path.string(), limit)};
    }
  }
  if (in.bad()) return Error{ErrorCode::unreadable, fmt::format("{}: reading failed", path.string())};
  return bytes;
}

std::vector<std::string_view> split_list(std::string_view cell, char separator) {
  std::vector<std::string_view> items;
  while (!cell.empty()) {
    const size_t at = cell.find(separator);
    if (at != 0) items.push_back(cell.substr(0, at));
    if (at == std::string_view::npos) break;
    cell.remove_prefix(at + 1);
  }
  return items;
}

Result<Table> Table::load(const std::filesystem::path& path, const std::vector<std::string_view>& columns) {
  auto bytes = read_whole_file(path);
  if (!bytes) return bytes.error();
  Table table;
  table.path_ = path.string();
  table.width_ = columns.size();
  table.bytes_ = std::make_shared<const std::string>(std::move(*bytes));
  const auto bad = [&](size_t line, std::string_view what) {
    return Error{ErrorCode::bad_table, fmt::format("{}:{}: {}", table.path_, line, what)};
  };
  std::string_view rest = *table.bytes_;
  if (!is_valid_utf8(rest)) return bad(1, "not UTF-8; save the table as UTF-8");
  bool header = true;
  for (size_t number = 1; !rest.empty(); ++number) {
    const size_t end = rest.find('\n');
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (line.empty() || line.front() == '#') continue;
    const size_t first = table.cells_.size();
    for (size_t at = 0; at != std::string_view::npos;) {
      at = line.find('\t');
      table.cells_.push_back(line.substr(0, at));
      if (at != std::string_view::npos) line.remove_prefix(at + 1);
    }
    const size_t count = table.cells_.size() - first;
    if (header) {
      header = false;
      if (count != columns.size() || !std::equal(columns.begin(), columns.end(), table.cells_.begin())) {
        return bad(number, fmt::format("columns differ; expected: {}", fmt::join(columns, " ")));
      }
      table.cells_.clear();
      continue;
    }
    if (count != columns.size()) return bad(number, fmt::format("{} cells, expected {}", count, columns.size()));
    if (columns.back() == "source" && table.cells_.back().empty()) return bad(number, "no source");
    table.lines_.push_back(static_cast<uint32_t>(number));
  }
  if (header) return bad(1, "no header line");
  return table;
}

std::string Table::where(size_t row) const {
  return fmt::format("{}:{}", path_, lines_[row]);
}

}  // namespace isnad
