// Tables of the story stage. StoryData is loaded once and const after; shareable across threads.
#pragma once

#include <filesystem>
#include <string>
#include <unordered_set>
#include <vector>

#include "base/result.h"

namespace isnad {

/// One thing that desks name in different words (data/story/terms.tsv). Forms are key-folded word sequences.
struct StoryTerm {
  std::string id;
  std::vector<std::vector<std::string>> forms;
};

struct StoryData {
  std::unordered_set<std::string> stop;  ///< key-folded words that say nothing about what a report is on
  std::vector<StoryTerm> terms;

  /// Reads `data/story/*.tsv` under the given data folder.
  static Result<StoryData> load(const std::filesystem::path& data);
};

}  // namespace isnad
