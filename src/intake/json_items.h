// Records in JSON: an object, an array of objects, or one object a line. Free functions; no state.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "report/report.h"

namespace isnad {

/// `stem` names records that have no id. Errors say which line or element is wrong.
Result<std::vector<Item>> json_items(std::string_view text, std::string_view stem);

/// Text that opens as a JSON record or a list of records would.
bool looks_like_json_items(std::string_view text);
bool looks_like_html(std::string_view text);

}  // namespace isnad
