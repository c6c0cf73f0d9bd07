// How long a happening took, as told beside it. Pure functions.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/reading.h"

namespace isnad {

struct Duration {
  double minutes = 0;
  Span span;
};

/// Minutes of an ISO 8601 duration of hours and minutes ("PT2H", "PT1H30M"); nothing for days and longer.
std::optional<double> minutes_of(std::string_view iso);
/// Durations in the sentences of the event to whose trigger or mention they are nearest.
std::vector<Duration> durations_of(const Reading& reading, const Event& event);
/// "2", "2..3", "2+" for an open upper end.
std::string print_number(double low, double high);

}  // namespace isnad
