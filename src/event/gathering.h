// Meetings that a report names more than once, and where it tells their day or place: "in the course of the summit" is
// of the day of "the summit on Wednesday", wherever that stands. Plain values; free functions over one reading.
#pragma once

#include <string_view>
#include <vector>

#include "event/frames.h"
#include "statement/scan.h"

namespace isnad {

/// A noun of meeting with the day or place that stands right behind it; either may be null.
struct Gathering {
  uint32_t token = 0;
  std::string_view noun;  ///< its lemma
  const TimeRef* time = nullptr;
  const Mention* place = nullptr;
};

/// How a happening hangs on a noun of meeting.
struct GatheringTie {
  uint32_t token = 0;
  std::string_view noun;
  bool itself = false;  ///< the noun tells of the happening; else it happened in the course of that meeting
  bool definite = false;
};

/// In order of tokens.
std::vector<Gathering> find_gatherings(const EventData& data, const Scan& scan);

/// The nouns of meeting that the event hangs on: its own words, and those of its sentence behind "during", "at the
/// close of" and the like.
std::vector<GatheringTie> gathering_ties(const EventData& data, const Scan& scan, const Event& event);

/// The day and place of the meetings that the event hangs on by "the" or "during", told in other sentences; null where
/// none is told or several differ.
Gathering told_elsewhere(const EventData& data, const Scan& scan, const std::vector<Gathering>& gatherings,
                         const std::vector<GatheringTie>& ties);

}  // namespace isnad
