// Which events, told by different reports of one story, are one happening. Pure functions.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "report/reading.h"
#include "story/comparison.h"
#include "story/identity.h"

namespace isnad {

/// What of an event can be compared between reports.
struct EventFacts {
  EventType type = EventType::consult;
  std::string mode;
  std::string trigger;  ///< lemma or key of the trigger
  std::vector<Party> parties;
  std::string place;       ///< identity, empty when not told
  std::string place_name;  ///< key-folded letters
  std::string country;     ///< of the place
  DayRange days;
  DayRange former_days;
  Status status = Status::occurred;
  bool only_called = false;  ///< one party, to whom it is done ("a call with X"), the other left out
};

EventFacts facts_of(const Reading& reading, const Event& event);
/// 0 = not one happening, up to 1. With `use_days` false, days and statuses are left out of the judgement.
double likeness(const EventFacts& a, const EventFacts& b, bool use_days = true);
/// Days between two ranges: 0 when they meet; nothing when one is open.
std::optional<int> days_between(const DayRange& a, const DayRange& b);

/// The telling whose parties name the happening best: many that others confirm, few that they do not. Not empty.
size_t clearest(const std::vector<EventFacts>& tellings);

/// Happenings of the reports, in order of their first telling.
std::vector<Happening> link_events(const std::vector<Reading>& readings, const std::vector<uint32_t>& reports);

}  // namespace isnad
