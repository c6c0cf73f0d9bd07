// Whether a happening occurred, goes on, is planned, postponed, cancelled, denied or only thought of. Pure functions.
#pragma once

#include "event/clause.h"

namespace isnad {

struct KnownStatus {
  Status status = Status::occurred;
  StatusBasis basis = StatusBasis::none;
};

/// From the words before a verb or noun, the verb's tense, and the light verb that governs it.
/// `light` is the row that governs a noun, or null.
KnownStatus status_of(const EventData& data, const Clauses& clauses, uint32_t trigger, uint32_t trigger_end, bool verb,
                 const LightVerb* light);

/// "if ... it will": does the word hang on a condition of its own sentence?
bool conditional(const EventData& data, const Clauses& clauses, uint32_t trigger);

}  // namespace isnad
