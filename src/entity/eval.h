// The parts of isnad-eval-entity. Each prints its figures and gives back an exit code.
#pragma once

#include <string>
#include <vector>

#include "entity/entities.h"
#include "language/analyse.h"
#include "text/split.h"

namespace isnad::entity {

struct EvalData {
  const EntityData& entity;
  const TextData& text;
  const LanguageData* language = nullptr;  ///< nullptr: no tags
};

/// The mentions of each report.
int eval_show(const EvalData& data, const std::vector<std::string>& files);
/// Names against tests/gold/entities/*.tsv.
int eval_link(const EvalData& data, const std::string& tables, const std::string& gold, bool misses);
/// Spans of the model of names.
int eval_names(const EntityData& data, std::vector<std::string> corpora);
/// Spellings that are names of more than one entity.
int eval_ambiguous(const EntityData& data);
/// Words a second over the texts of JSON files.
int eval_speed(const EvalData& data, const std::vector<std::string>& files);

}  // namespace isnad::entity
