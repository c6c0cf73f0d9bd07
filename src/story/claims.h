// From happenings and sayings to claims: one per slot, with every report's testimony, the verdict and the origins.
// Verdicts: agreed = two or more reports with one value; only one = one report; contradicted = some report's value
// cannot stand beside the claim; differing precision = values that are compatible but of different detail, or of a
// later state. Pure functions.
#pragma once

#include <vector>

#include "report/reading.h"
#include "story/comparison.h"
#include "story/sayings.h"
#include "story/texts.h"

namespace isnad {

/// Claims of one happening: its status always; day, place, participants and numbers where a report tells them.
std::vector<Claim> event_claims(const std::vector<Reading>& readings, const Happening& happening, uint32_t index);
Claim saying_claim(const std::vector<Reading>& readings, const Saying& saying);
/// The verdict that the testimonies' stances give.
Verdict verdict_of(const std::vector<Testimony>& testimonies);
/// Fills silent reports, verdict and origins.
void weigh(const std::vector<Reading>& readings, const Texts& texts, const std::vector<uint32_t>& reports,
           Claim& claim);

}  // namespace isnad
