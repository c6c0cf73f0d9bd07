// The day of a report that has none, from other reports on the same happenings. Pure but for the callback.
#pragma once

#include <functional>
#include <vector>

#include "report/reading.h"

namespace isnad {

/// The reading as it is when the report was published on a day. Where the report's own weekdays rule that day out, the
/// result carries the last day before it that they allow.
using Reread = std::function<Reading(const Reading&, Day)>;

/// Gives every undated report of a story the one day on which its events agree best with dated events of the others;
/// failing that, the one day that its weekdays leave among the days on which the story was told. Basis inferred, with a
/// note that names the evidence. Reports for which no day, or more than one, fits stay undated.
void infer_days(std::vector<Reading>& readings, const std::vector<uint32_t>& story, const Reread& reread);

}  // namespace isnad
