// Does a sentence tell an event of a type? Log-linear over words and over what the event stage read, learned from
// marked sentences. Only a yardstick: nothing of it is in a pack.
#pragma once

#include <vector>

#include "learn/logistic.h"
#include "reader/resources.h"

namespace isnad {

/// One sentence.
struct DetectorCase {
  LogisticSample sample;  ///< label 1: it tells one
  bool learned = true;    ///< false: kept aside
  bool counted = true;    ///< false: neither yes nor no
};

/// Steps from a token up to the root of its tree; twenty at most.
uint32_t depth_in_tree(const Reading& reading, uint32_t token);

/// Lemmas and forms of a sentence, and nothing else: what any classifier of texts sees.
void word_traits(const Reading& reading, Traits& out);
/// Those and what the rules read as an event of the type, nearly accepted ones among them, with where it stands in the
/// tree.
void reading_traits(const Resources& resources, const Reading& candidates, EventType type, Traits& out);

/// Which of the sentences tell one. The sentences that are learned from are decided by models that have not seen them
/// (one in five left out in turn); the others by a model of all of them, from the probability on that had the best F1
/// on those.
std::vector<bool> detect(const std::vector<DetectorCase>& cases, size_t features, float strength);

}  // namespace isnad
