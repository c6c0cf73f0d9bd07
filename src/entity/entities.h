// Who and what a report names: mentions, their entities, coreference. The stage's one entry is find_entities.
// EntityData is loaded once and const after; find_entities may run on many threads with one EntityData.
#pragma once

#include <filesystem>

#include "base/result.h"
#include "entity/base.h"
#include "entity/lexicon.h"
#include "entity/ner.h"
#include "report/reading.h"

namespace isnad {

struct EntityData {
  entity::EntityWords words;
  entity::KnowledgeBase base;
  entity::NerModel names;  ///< empty when no model was given

  /// Reads `data/entity/*.tsv` under the given data folder, and a model of names (models/open-ner.bin) when one is
  /// given: without it, persons and bodies that the base does not know are found by their titles and tags alone.
  /// Refuses duplicates and malformed rows, with file and line.
  static Result<EntityData> load(const std::filesystem::path& data, const std::filesystem::path& model = {});
};

/// Fills reading.mentions (in order; apart, but for places inside the name of a process: "the Geneva talks") and
/// reading.entities. Needs words and sentences; uses tags when there are tokens, and makes one token of each word when
/// there are none. Offices are resolved at report.published.
void find_entities(const EntityData& data, Reading& reading);

/// Steps of find_entities, for tests and tools.
void tokens_from_words(Reading& reading);

}  // namespace isnad
