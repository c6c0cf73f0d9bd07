// What each pack is trained on. Reads /work/shared/data or wherever `--data` points.
#pragma once

#include <filesystem>

#include "base/result.h"
#include "train/learn.h"

namespace isnad {

/// Gold of the open pack but for the treebank (NewsFANE's segments).
Result<TrainingData> open_base(const Clitics& clitics, const std::filesystem::path& data);
Result<TrainingData> research_base(const Clitics& clitics, const std::filesystem::path& data);

}  // namespace isnad
