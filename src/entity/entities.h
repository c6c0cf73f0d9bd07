// Who and what a report names: mentions, their entities, coreference. The stage's one entry is find_entities.
// EntityData is loaded once and const after; find_entities may run on many threads with one EntityData.
#pragma once

#include <filesystem>

#include "base/result.h"
#include "entity/base.h"
#include "entity/lexicon.h"
#include "report/reading.h"

namespace isnad {

struct EntityData {
  entity::EntityWords words;
  entity::KnowledgeBase base;

  /// Reads `data/entity/*.tsv` under the given data folder. Refuses duplicates and malformed rows, with file and line.
  static Result<EntityData> load(const std::filesystem::path& data);
};

/// Fills reading.mentions (in order, without overlap) and reading.entities. Needs words and sentences; uses tags when
/// there are tokens, and makes one token of each word when there are none. Offices are resolved at report.published.
void find_entities(const EntityData& data, Reading& reading);

/// Steps of find_entities, for tests and tools.
void tokens_from_words(Reading& reading);

}  // namespace isnad
