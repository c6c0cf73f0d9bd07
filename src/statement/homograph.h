// Reporting verbs that are spelled like other words: "expressed" like "through", "made clear" like "between", "promised
// them" like "and" and another verb. Pure functions.
#pragma once

#include <optional>

#include "statement/trigger.h"

namespace isnad {

/// An adverb stands right before the token: "at first he made clear".
bool ends_phrase(const StatementData& data, const Scan& scan, uint32_t t, uint32_t first);
/// "Expressed" is spelled as "through", "made clear" as "between": the verb's own complement stands behind the noun
/// phrase, before any other verb.
bool leads_to_complement(const StatementData& data, const Scan& scan, uint32_t t, const ReportingVerb& verb);
/// "Promised them", "described them", taken for "and" and another word.
std::optional<Trigger> verb_cut_in_two(const StatementData& data, const Scan& scan, uint32_t t);

}  // namespace isnad
