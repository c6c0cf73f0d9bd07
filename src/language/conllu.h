// CoNLL-U of a reading, as every tool of Universal Dependencies reads it. Pure function.
#pragma once

#include <string>

#include "report/reading.h"

namespace isnad {

/// Sentences with their text, fused words as ranges, and code-point offsets into the report's text in MISC
/// (`Begin=`, `End=`). Spaces inside forms are written as no-break spaces.
std::string to_conllu(const Reading& reading);

}  // namespace isnad
