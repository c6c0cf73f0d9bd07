// Training of a pack: segmenter, tagger, features, lemmas, from gold and a vocabulary. Deterministic.
#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "language/analyse.h"
#include "train/gold.h"

namespace isnad {

struct TrainingData {
  Corpus segmented;                    ///< for the segmenter alone
  Corpus tagged;                       ///< words and tags
  Corpus trees;                        ///< features, lemmas and trees, when those are another corpus than `tagged`
  std::vector<std::string> news;       ///< unlabelled
  std::vector<std::string> sentences;  ///< some of it, to lay beside treebank sentences
  std::vector<std::string> mixed;      ///< all of it in mixed order, for a language model to read and teachers to label
  std::unordered_map<std::string, uint8_t> names;
  std::string words;  ///< section of the vocabulary of written words
  /// Written words of the news that have one likely cut, by the stems of all words: its number in list_cuts.
  std::unordered_map<std::string, uint8_t> sure;
};

struct TeachOptions {
  uint32_t members = 2;
  uint32_t layers = 1;  ///< what they learn to say of a token: tags; 3 = also marks of names and inflection
  uint32_t epochs = 20;
  uint32_t batch = 5;  ///< sentences a step
  float rate = 0.002F;
};

struct TrainingOptions {
  uint32_t rounds = 10;
  uint32_t tree_rounds = 12;
  uint32_t orders = 2;  ///< models that learn in different orders and are added up
  float floor = 0.67F;  ///< averaged weights below it, per model added up, are left out
  uint32_t fine = 384;  ///< clusters of tokens
  uint32_t coarse = 48;
  TeachOptions teach;
  uint32_t silver = 1200000;       ///< tokens that the teachers label
  uint32_t silver_trees = 300000;  ///< tokens of those that the parser learns from
  uint32_t silver_rounds = 4;
  uint32_t silver_tree_rounds = 6;
  float silver_floor = 1.8F;       ///< floor of the parser that learns from silver: it knows many more features
  float silver_tag_floor = 0.65F;  ///< floor of such a tagger
  uint32_t gold_times = 2;         ///< how often gold counts against silver
  uint32_t silver_beside = 0;      ///< tokens of news beside treebank sentences without trees
  uint32_t tree_orders = 2;        ///< parsers added up
  uint32_t tag_orders = 2;         ///< taggers added up that learn from silver
  bool verbose = false;
};

/// Fills words and sure from the news and names.
void make_words(const Clitics& clitics, const Lexicon& lexicon, TrainingData& data);

/// The sections of the pack.
std::map<std::string, std::string> learn(const Clitics& clitics, const Lexicon& lexicon, const TrainingData& data,
                                         const TrainingOptions& options);

}  // namespace isnad
