// Steps that the learners share. Pure functions.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "train/learn.h"
#include "train/perceptron.h"

namespace isnad {

constexpr float kMargin = 1.0F;

/// A fixed permutation for each seed, the same on every machine.
void shuffle(std::vector<uint32_t>& order, uint64_t seed);
std::vector<uint32_t> numbers(size_t count);
/// One step of a multi-class perceptron with a margin; returns the class it would have chosen.
uint32_t step(Perceptron& model, const Features& features, uint32_t classes, uint32_t gold, uint32_t& wrong);

/// Tokens of a gold sentence as the segmenter makes them.
struct Sample {
  const GoldSentence* gold = nullptr;
  Reading reading;
  std::vector<TokenView> views;
};

/// Section segmenter.
std::string learn_segments(const Knowledge& know, const TrainingData& data, const TrainingOptions& options);
/// Section upos, from the samples that `order` lists.
std::string learn_upos(const std::vector<Sample>& samples, const std::vector<uint32_t>& order, uint32_t rounds,
                       bool anonymous, const TrainingOptions& options);
/// The one that goes into the pack: several taggers added up. Samples from `gold` on are silver.
std::string learn_final_upos(const std::vector<Sample>& samples, size_t gold, const TrainingOptions& options);
/// Sections feats and bundles.
void learn_feats(const std::vector<Sample>& samples, std::vector<uint32_t> order, uint32_t rounds,
                 const TrainingOptions& options, bool final, std::map<std::string, std::string>& out);

struct TreeSample {
  std::vector<ParseNode> nodes;
  std::vector<int32_t> heads;  ///< the number of tokens for the root
  std::vector<Rel> rels;
};

/// Sections moves and labels.
void learn_trees(const std::vector<TreeSample>& samples, const TrainingOptions& options,
                 std::map<std::string, std::string>& out);

/// Sections lemma, edits and lemmas.
void learn_lemmas(const Knowledge& know, const Corpus& corpus, const TrainingOptions& options,
                  std::map<std::string, std::string>& out);

}  // namespace isnad
