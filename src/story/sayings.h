// Which statements of different reports are one saying, and which passages without a source are told by several.
// Pure functions.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "report/reading.h"
#include "story/story_data.h"
#include "story/texts.h"

namespace isnad {

/// A passage that may be compared: a statement's content, or a sentence told without a source.
struct Passage {
  uint32_t report = 0;
  int32_t statement = -1;  ///< -1: told without a source
  Span span;
};

/// Passages that say one thing.
struct Saying {
  std::vector<Passage> passages;  ///< in order of report and place
};

/// Statements of one speaker are joined when their weighty words are mostly the same; of different speakers, and
/// passages without source, only when they share wording. Passages without source are kept only if two reports have
/// them. `terms` of the data count as one word.
std::vector<Saying> link_sayings(const StoryData& data, const std::vector<Reading>& readings, const Texts& texts,
                                 const std::vector<uint32_t>& reports);

}  // namespace isnad
