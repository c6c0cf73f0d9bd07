// What comes in: files, folders, gzip, JSON and JSON lines, saved pages, WARC -> Items. The stage does the reading from
// disk; it holds no state. Items own their strings.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "report/report.h"

namespace isnad {

struct IntakeLimits {
  size_t file_bytes = size_t{256} << 20;  ///< of a file, also after gunzip; a larger one is refused: too_large
};

/// Items of one file, or of all files under a folder in sorted order. Names tell the format: .json, .jsonl, .ndjson,
/// .html, .htm, .xhtml, .warc; anything else is told by its content; each may also be .gz.
/// An item without an id gets the file's stem, with a number when the file holds several.
/// With `skipped`, files of a folder that can't be read are listed there and left out; without, the first one ends it.
Result<std::vector<Item>> read_items(const std::filesystem::path& path, const IntakeLimits& limits = {},
                                     std::vector<Error>* skipped = nullptr);

/// The same for bytes at hand (standard input); `name` as a file's name.
Result<std::vector<Item>> read_items_from(std::string bytes, const std::string& name, const IntakeLimits& limits = {});

/// The files that read_items would read, in its order; for callers that take them one at a time.
Result<std::vector<std::filesystem::path>> list_files(const std::filesystem::path& path);

}  // namespace isnad
