// What the learned choice of days does on reports that it has not seen, for reading by eye. Pure but for the file.
#pragma once

#include <cstdio>

#include "learn/event_cases.h"

namespace isnad {

/// One line of JSON: the event (bytes of its trigger), its days in the annotation and by the rules, what was chosen,
/// and every option with how it came about, its probability and whether it is right.
void list_day(std::FILE* out, const AnnotatedReading& document, const EventCase& event, const Choice& chosen,
              const std::vector<float>& probabilities);

}  // namespace isnad
