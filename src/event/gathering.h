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

/// "Met X to prepare the conference in Y": what it is for has Y, not the event at `trigger`.
bool is_of_purpose(const EventData& data, const Scan& scan, uint32_t trigger, const Mention& place);

/// Takes from meetings the places of what they prepare, which joined them when mentions of one happening were merged.
void drop_purposes(const EventData& data, const Scan& scan, std::vector<Event>& events);

/// "The delegation residing in X", "and its seat is X": somebody is at home at the place, whatever happens elsewhere.
bool is_home(const EventData& data, const Scan& scan, const Mention& place);

/// The day and place of the meetings that the event hangs on by "the" or "during", told in other sentences; null where
/// none is told or several differ.
Gathering told_elsewhere(const EventData& data, const Scan& scan, const std::vector<Gathering>& gatherings,
                         const std::vector<GatheringTie>& ties);

}  // namespace isnad
