#include "intake/intake.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/tsv.h"
#include "base/utf8.h"
#include "intake/charset.h"
#include "intake/gzip.h"
#include "intake/json_items.h"
#include "intake/warc.h"

namespace isnad {
namespace {

enum class Format { json, html, warc, unknown };

std::string lower(std::string s) {
  for (char& c : s) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  return s;
}

Format format_by_name(const std::string& extension) {
  const std::string e = lower(extension);
  if (e == ".json" || e == ".jsonl" || e == ".ndjson") return Format::json;
  if (e == ".html" || e == ".htm" || e == ".xhtml") return Format::html;
  if (e == ".warc") return Format::warc;
  return Format::unknown;
}

Error at_file(const std::string& name, const Error& error) {
  return {error.code, fmt::format("{}: {}", name, error.message)};
}

}  // namespace

Result<std::vector<Item>> read_items_from(std::string bytes, const std::string& name, const IntakeLimits& limits) {
  if (bytes.size() > limits.file_bytes) {
    return Error{ErrorCode::too_large, fmt::format("{}: larger than {} bytes", name, limits.file_bytes)};
  }
  std::filesystem::path path = std::filesystem::path(name).filename();
  if (is_gzip(bytes)) {
    auto plain = gunzip(bytes, limits.file_bytes);
    if (!plain) return at_file(name, plain.error());
    bytes = std::move(*plain);
    if (lower(path.extension().string()) == ".gz") path = path.stem();
  }
  const std::string stem = path.stem().string();
  Format format = format_by_name(path.extension().string());
  if (format == Format::warc || (format == Format::unknown && is_warc(bytes))) {
    auto items = warc_items(bytes, stem, limits.file_bytes);
    if (!items) return at_file(name, items.error());
    return items;
  }
  auto decoded = decode_text(bytes);
  if (!decoded) return at_file(name, decoded.error());
  bytes.clear();
  if (format == Format::json || (format == Format::unknown && looks_like_json_items(decoded->text))) {
    auto items = json_items(decoded->text, stem);
    if (!items) return at_file(name, items.error());
    return items;
  }
  Item item;
  item.id = is_valid_utf8(stem) ? stem : repair_utf8(stem);
  const bool markup = format == Format::html || looks_like_html(decoded->text);
  (markup ? item.html : item.text) = std::move(decoded->text);
  std::vector<Item> items;
  items.push_back(std::move(item));
  return items;
}

Result<std::vector<std::filesystem::path>> list_files(const std::filesystem::path& path) {
  namespace fs = std::filesystem;
  std::error_code ec;
  const auto kind = fs::status(path, ec);
  if (!fs::exists(kind)) return Error{ErrorCode::not_found, fmt::format("{}: no such file or folder", path.string())};
  std::vector<fs::path> files;
  if (!fs::is_directory(kind)) {
    files.push_back(path);
    return files;
  }
  fs::recursive_directory_iterator it(path, ec);
  if (ec) return Error{ErrorCode::unreadable, fmt::format("{}: {}", path.string(), ec.message())};
  for (; it != fs::recursive_directory_iterator(); it.increment(ec)) {
    if (ec) return Error{ErrorCode::unreadable, fmt::format("{}: {}", path.string(), ec.message())};
    const bool hidden = it->path().filename().string().starts_with(".");
    std::error_code gone;
    if (hidden && it->is_directory(gone)) it.disable_recursion_pending();
    if (!hidden && it->is_regular_file(gone)) files.push_back(it->path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

Result<std::vector<Item>> read_items(const std::filesystem::path& path, const IntakeLimits& limits,
                                     std::vector<Error>* skipped) {
  const auto files = list_files(path);
  if (!files) return files.error();
  std::error_code ec;
  const bool folder = std::filesystem::is_directory(path, ec);
  std::vector<Item> all;
  for (const auto& file : *files) {
    auto bytes = read_whole_file(file, limits.file_bytes);
    auto items =
        bytes ? read_items_from(std::move(*bytes), file.string(), limits) : Result<std::vector<Item>>(bytes.error());
    if (!items) {
      if (!folder || skipped == nullptr) return items.error();
      skipped->push_back(items.error());
      continue;
    }
    std::move(items->begin(), items->end(), std::back_inserter(all));
  }
  return all;
}

}  // namespace isnad
