// A reading laid out for a person: head, statements by speaker, events in time order, calendar.
#pragma once

#include <string>

#include "cli/paint.h"
#include "report/reading.h"

namespace isnad::cli {

std::string print_reading(const Reading& reading, const Paint& paint);
/// "2017-11-20", "2017-12-01..10", "from 2017-11-22", "undated".
std::string print_days(const DayRange& days);
std::string print_chain(const std::vector<ChainLink>& chain);

}  // namespace isnad::cli
