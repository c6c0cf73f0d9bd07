// Training data that teachers make: news, or treebank sentences without trees, that they label. Deterministic.
#pragma once

#include <vector>

#include "train/learn_parts.h"
#include "train/teach.h"

namespace isnad {

/// Every sample's number, those before `gold` so many times when others follow.
std::vector<uint32_t> weighted(size_t gold, size_t all, uint32_t times);

/// Adds sentences of the news to `samples`, with tags and trees of teachers that learned from those there.
void add_silver(const TrainingData& data, const Knowledge& of_words, const Segmenter& segmenter, const Knowledge& know,
                const NewsWords& tokens, const TrainingOptions& options, std::vector<Sample>& samples,
                SilverText& silver);

/// Trees with the tags that a tagger trained on the other parts gives, so that the parser learns to live with them.
std::vector<TreeSample> tree_samples(const Knowledge& know, const Lemmatizer& lemmatizer, std::vector<Sample>& samples,
                                     size_t gold, const TrainingOptions& options);

/// The same where the trees are another corpus: the tagger learns from sentences that are not among them, and those
/// and the news are what teachers label.
std::vector<TreeSample> tree_samples(const Knowledge& know, const Lemmatizer& lemmatizer, const NewsWords& tokens,
                                     std::vector<Sample>& tagged, std::vector<Sample>& trees, SilverText& news,
                                     const TrainingOptions& options);

}  // namespace isnad
