// Expressions of time in a report and the days they name. TimeData is loaded once and const after; the functions may
// run on many threads with one TimeData, each with its own Reading.
#pragma once

#include <filesystem>

#include "base/result.h"
#include "report/reading.h"
#include "time/lexicon.h"

namespace isnad {

struct TimeData {
  TimeLexicon lexicon;

  /// Reads `data/time/*.tsv` under the given data folder.
  static Result<TimeData> load(const std::filesystem::path& data);
};

/// Fills `times` from words, sentences, quotations and, when there are any, tokens (tense). When the report has no
/// day of publication and its fetch date and weekdays leave one day only, sets it, with basis inferred.
/// Calendar expressions whose day stays open are left out; kinds duration, set, clock and anchored are kept without.
void find_times(const TimeData& data, Reading& reading);

/// Gives days to times that are counted from the days told last: "the next day", "two months after that".
void resolve_counted(Reading& reading);

/// After events are known: gives days to times of kind `anchored` from the event they name, or from the event they
/// qualify; in the second case the named event gets its day, if it had none.
void resolve_anchored(const TimeData& data, Reading& reading);

/// The days that lie the offset of a time of kind `anchored` from `days`: of the time itself, seen from its anchor
/// (side 1), or of the anchor, seen from the time (side -1). Unknown where `days` are told less finely than the offset.
DayRange hung_days(const TimeRef& time, const DayRange& days, int side);

/// Finds and resolves again with a day of publication that was worked out later.
void resolve_against(const TimeData& data, Reading& reading, Day published);

}  // namespace isnad
