// What each pack is trained on. Reads the folder that `--data` names.
#pragma once

#include <filesystem>

#include "base/result.h"
#include "train/learn.h"

namespace isnad {

/// Gold of the open pack but for the treebank: NewsFANE's segments, names, the first `days` days of unlabelled news.
Result<TrainingData> open_base(const Clitics& clitics, const std::filesystem::path& data,
                               const std::filesystem::path& tables, size_t days = 10);
/// With `development`, the fourth fifth of the trees goes there and is not trained on either.
Result<TrainingData> research_base(const Clitics& clitics, const std::filesystem::path& data,
                                   const std::filesystem::path& tables, size_t days = 10,
                                   Corpus* development = nullptr);

/// How the research pack learns: it has few trees, so more networks vote on more text and more parsers are added up.
TrainingOptions research_options(TrainingOptions options);

/// The last fifth of trees-ud1: no part of the research pack has seen it.
bool is_held_out(size_t sentence, size_t all);

}  // namespace isnad
