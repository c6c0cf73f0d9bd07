#include "learn/gsr.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace isnad {
namespace {

/// Records of a CSV with quoted cells; doubled quotes stand for one.
std::vector<std::vector<std::string>> read_csv(std::string_view bytes) {
  std::vector<std::vector<std::string>> rows(1, {""});
  bool quoted = false;
  for (size_t i = 0; i < bytes.size(); ++i) {
    const char c = bytes[i];
    if (quoted) {
      const bool doubled = c == '"' && i + 1 < bytes.size() && bytes[i + 1] == '"';
      if (c != '"' || doubled) rows.back().back() += c;
      if (doubled) ++i;
      if (c == '"' && !doubled) quoted = false;
    } else if (c == '"') {
      quoted = true;
    } else if (c == ',') {
      rows.back().emplace_back();
    } else if (c == '\n') {
      rows.push_back({""});
    } else if (c != '\r') {
      rows.back().back() += c;
    }
  }
  if (rows.back().size() == 1 && rows.back().front().empty()) rows.pop_back();
  return rows;
}

/// FNV-1a: the same sentence is on the same side on every machine.
bool kept_aside(std::string_view text) {
  constexpr uint64_t kOffset = 14695981039346656037ULL;
  constexpr uint64_t kPrime = 1099511628211ULL;
  constexpr uint64_t kParts = 5;
  uint64_t hash = kOffset;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * kPrime;
  return hash % kParts == 0;
}

}  // namespace

Result<std::vector<GsrRow>> load_gsr(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return Error{ErrorCode::not_found, fmt::format("{}: cannot be opened", path.string())};
  const std::string bytes(std::istreambuf_iterator<char>(in), {});
  const auto cells = read_csv(bytes);
  const auto column = [&](std::string_view name) {
    const auto& head = cells.front();
    return static_cast<size_t>(std::find(head.begin(), head.end(), name) - head.begin());
  };
  if (cells.empty() || column("label") == cells[0].size() || column("text") == cells[0].size())
    return Error{ErrorCode::bad_format, fmt::format("{}: no columns label and text", path.string())};
  std::vector<GsrRow> rows;
  for (size_t r = 1; r < cells.size(); ++r) {
    if (cells[r].size() != cells[0].size())
      return Error{ErrorCode::bad_format, fmt::format("{}: record {} is broken", path.string(), r)};
    const std::string& name = cells[r][column("label")];
    const auto label =
        std::find_if(kGsrLabels.begin(), kGsrLabels.end(), [&](const auto& l) { return l.first == name; });
    if (label == kGsrLabels.end())
      return Error{ErrorCode::bad_format, fmt::format("{}: record {}: label '{}'", path.string(), r, name)};
    const std::string& text = cells[r][column("text")];
    rows.push_back({text, label->second, kept_aside(text)});
  }
  return rows;
}

}  // namespace isnad
