// Training of a pack: segmenter, tagger, features, lemmas, from gold and a vocabulary. Deterministic.
#pragma once

#include <map>
#include <string>

#include "base/result.h"
#include "language/analyse.h"
#include "train/gold.h"

namespace isnad {

struct TrainingData {
  Corpus segmented;        ///< for the segmenter alone
  Corpus tagged;           ///< words and tags
  std::string vocabulary;  ///< the section, ready made
};

struct TrainingOptions {
  uint32_t rounds = 10;
  uint32_t tree_rounds = 12;
  bool verbose = true;
};

/// The sections of the pack.
std::map<std::string, std::string> learn(const Clitics& clitics, const TrainingData& data,
                                         const TrainingOptions& options);

}  // namespace isnad
