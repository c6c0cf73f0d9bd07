// Annotated events of a report, and which event of a reading is which of them: the pairing of the shared yardstick
// (gold/score.py), greedy by trigger, type and sides.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "report/reading.h"

namespace isnad {

struct GoldEvent {
  EventType type = EventType::consult;
  Status status = Status::occurred;
  Span trigger;  ///< bytes of the report's text
  std::vector<std::string> actors;
  std::vector<std::string> recipients;
  std::string place;
  std::string from, to;  ///< ISO days, empty when none
};

struct GoldReport {
  Item item;
  bool dated = false;  ///< the day of publication is known
  std::vector<GoldEvent> events;
  uint32_t status_weight = 1;  ///< how often its statuses are learned from
};

/// The reports of folders `text` and `gold` of the shared shape, in the order of their names.
Result<std::vector<GoldReport>> load_gold(const std::filesystem::path& folder);

/// Do the words of one name hold most of the other's?
bool same_name(std::string_view a, std::string_view b);

/// For each event of the reading the number of its gold event, -1 for none.
std::vector<int> pair_events(const Reading& reading, const std::vector<GoldEvent>& gold);

}  // namespace isnad
