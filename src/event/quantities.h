// Numbers that belong to a happening: killed, wounded, hours, rounds, with their bounds ("more than 20").
// QuantityData is loaded once and const after; find_quantities may run on many threads with one QuantityData.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "language/form_table.h"
#include "language/paradigms.h"
#include "report/reading.h"
#include "time/lexicon.h"

namespace isnad {

enum class Bound : uint8_t { exact, at_least, at_most, about };

struct QuantityUnit {
  std::string unit;
  std::vector<EventType> types;  ///< events it belongs to; empty = any
};

struct QuantityData {
  std::vector<QuantityUnit> units;
  FormTable forms;                                    ///< rows index `units`
  std::vector<std::pair<std::string, Bound>> bounds;  ///< key-folded letters run together

  /// Reads `data/event/units.tsv` and `bounds.tsv`.
  static Result<QuantityData> load(const std::filesystem::path& data, const Paradigms& paradigms);
};

/// Adds to each event of reading.events the numbers of its sentence that are nearest to it. Numbers inside calendar
/// expressions are left out. `numbers` knows number words.
void find_quantities(const QuantityData& data, const TimeLexicon& numbers, Reading& reading);

}  // namespace isnad
