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

bool ends_in_alef(std::string_view key);
/// "I think": the hamza of the first person, where the verb's past begins with a plain alef; a madda, where it has
/// none.
bool is_first_person(const ReportingVerb& verb, const Scan& scan, uint32_t t);
/// "I own", spelled as "hope" and "your"; "fifteen days", spelled as "he hints"; "is considered void".
bool is_other_word(const ReportingVerb& verb, const FormHit& hit, const Scan& scan, uint32_t t);

}  // namespace isnad
