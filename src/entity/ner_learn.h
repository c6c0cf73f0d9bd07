// Learns the model of names: a conditional random field over hashed features. Deterministic for given examples.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "entity/ner.h"

namespace isnad::entity {

struct Example {
  std::vector<Features> features;  ///< of each word
  std::vector<Label> labels;
};

struct LearnOptions {
  int epochs = 12;
  int models = 5;  ///< that see the examples in different orders and are added up
  uint32_t seed = 7;
};

/// The sections of a pack (entity/ner.h), but for the facts of words and the lists of names.
std::map<std::string, std::string> learn_names(const std::vector<Example>& examples, const LearnOptions& options);

}  // namespace isnad::entity
