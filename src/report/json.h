// JSON in and out. Spans are printed as code points of the report's text. Free functions; no state.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "report/reading.h"

namespace isnad {

/// One `{"id","outlet","url","fetched","title","text"|"html"}` record; unknown keys are ignored, null = not given.
/// Errors: bad_format when it is not a JSON object or has neither text nor html.
Result<Item> parse_item(std::string_view json);

/// The shape of DESIGN section 5, one line, keys in a fixed order. `explain` adds every layer (words, tokens, mentions,
/// entities, quotations).
std::string to_json(const Reading& reading, bool explain = false);

}  // namespace isnad
