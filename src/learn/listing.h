// What the learned choices of days and statuses do on reports that it has not seen, for reading by eye. Pure but for
// the file.
#pragma once

#include <cstdio>

#include "learn/event_cases.h"

namespace isnad {

/// One line of JSON: the event (bytes of its trigger), its days in the annotation and by the rules, what was chosen,
/// and every option with how it came about, its probability and whether it is right.
void list_day(std::FILE* out, const AnnotatedReading& document, const EventCase& event, const Choice& chosen,
              const std::vector<float>& probabilities);
/// The same of its place.
void list_place(std::FILE* out, const AnnotatedReading& document, const EventCase& event, const Choice& chosen,
                const std::vector<float>& probabilities);

/// One line of JSON: the event, its status in the annotation, by the rules, and as chosen, with all probabilities.
void list_status(std::FILE* out, const AnnotatedReading& document, const EventCase& event, size_t chosen,
                 const std::vector<float>& probabilities);

}  // namespace isnad
