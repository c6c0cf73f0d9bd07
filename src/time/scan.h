// All expressions of a report with where and how they are said, before they are placed on the calendar.
#pragma once

#include <vector>

#include "time/cells.h"
#include "time/meaning.h"

namespace isnad {

struct Said {
  Found found;
  uint32_t sentence = 0;
  int32_t quotation = -1;  ///< the outermost quotation it stands in
  int tense = 0;
};

std::vector<Said> scan_times(const Cells& cells);

/// Whether what stands at word i, in words [begin, end) of a sentence, looks back (-1), ahead (2), perhaps ahead (1:
/// the sentence is told in the present) or neither.
int tense_at(const Cells& cells, size_t begin, size_t i, size_t end);

}  // namespace isnad
