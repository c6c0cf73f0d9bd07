// A comparison as JSON (docs/compare-json.md). Spans are code points of the report's text. Free function; no state.
#pragma once

#include <string>

#include "story/comparison.h"

namespace isnad {

/// One object on one line, keys in a fixed order.
std::string to_json(const Comparison& comparison);

}  // namespace isnad
