// Gzip by zlib, one or many members in a row. Free functions; no state.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace isnad {

bool is_gzip(std::string_view bytes);
/// All members, one after the other. Errors: bad_format when damaged, too_large when it expands beyond `limit`.
Result<std::string> gunzip(std::string_view bytes, size_t limit);
/// zlib and raw deflate streams of HTTP's `Content-Encoding: deflate`.
Result<std::string> inflate_deflate(std::string_view bytes, size_t limit);

}  // namespace isnad
