// The day a text is written or spoken, worked out from its own weekdays. Pure functions.
#pragma once

#include <optional>
#include <vector>

#include "base/day.h"
#include "time/scan.h"

namespace isnad {

/// The day of publication when only one day fits the weekdays told beside "today", "yesterday", "tomorrow" and the
/// date of the download, else the days that the page prints; else nothing.
std::optional<Day> infer_published(const Cells& cells, const std::vector<Said>& times);

/// The report tells of whole dates as past that lie well behind its printed day: the page's, not the report's.
bool is_outrun(const std::vector<Said>& said, Day published);

/// The day "today" means at an expression: the day of publication; another day where weekdays say so: inside a
/// quotation from that quotation's own weekdays, outside when all weekdays of the report agree.
class SpeakingDay {
 public:
  SpeakingDay(const std::vector<Said>& said, std::optional<Day> published);
  std::optional<Day> day_of(const Said& s) const;

 private:
  std::optional<Day> outside_;
  std::vector<std::pair<int32_t, Day>> quoted_;  // by quotation
};

}  // namespace isnad
