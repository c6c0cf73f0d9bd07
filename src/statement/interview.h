// Questions and answers printed as such: "* How do you see ...? - It is ...". Pure function of a reading's sentences.
#pragma once

#include <vector>

#include "report/reading.h"
#include "statement/statements.h"

namespace isnad {

/// One question or answer: the sentences [first, last) and its words without the mark or label before them.
struct Turn {
  uint32_t first = 0;
  uint32_t last = 0;
  bool question = false;
  Span text;
  Span label;  ///< "The minister:", who says it; empty when a mark stands there
};

/// The turns of an interview in order of the text; empty when the report is none.
std::vector<Turn> interview_turns(const StatementData& data, const Reading& reading);

}  // namespace isnad
