// Tables of the story stage. StoryData is loaded once and const after; shareable across threads.
#pragma once

#include <filesystem>
#include <string>
#include <unordered_set>
#include <vector>

#include "base/result.h"
#include "report/reading.h"

namespace isnad {

/// One thing that desks name in different words (data/story/terms.tsv). Forms are key-folded word sequences.
struct StoryTerm {
  std::string id;
  std::vector<std::vector<std::string>> forms;
};

/// Words that tell the state of an engagement (data/event/status_words.tsv): key-folded and run together.
struct StateWords {
  std::string letters;
  Status status = Status::planned;
};

struct StoryData {
  std::unordered_set<std::string> stop;  ///< key-folded words that say nothing about what a report is on
  std::vector<StoryTerm> terms;
  std::vector<StateWords> states;               ///< longest first
  std::unordered_set<std::string> engagements;  ///< ids of processes that are held on days: conferences, rounds, tracks

  /// Reads `data/story/*.tsv`, and what it needs of `data/event` and `data/entity`, under the given data folder.
  static Result<StoryData> load(const std::filesystem::path& data);
};

}  // namespace isnad
