// Precision, recall and F1 of analyses against gold, counted as the CoNLL 2018 shared task does: words are matched by
// the letters they cover; tags, lemmas and heads count on matched words.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "language/analyse.h"
#include "train/gold.h"

namespace isnad {

enum class Metric : uint8_t { words, sentences, upos, feats, lemmas, uas, las };
constexpr size_t kMetrics = 7;

/// Tags of one corpus as another writes them, applied to both sides before they are compared.
using TagMap = std::map<Upos, Upos>;

struct Tally {
  std::array<uint64_t, kMetrics> gold{};
  std::array<uint64_t, kMetrics> system{};
  std::array<uint64_t, kMetrics> right{};
  std::map<std::string, uint64_t> confusions;

  double f1(Metric metric) const;
};

struct EvaluationOptions {
  bool gold_words = false;
  TagMap tags;
};

/// Analyses the text of the sentences (those of one document together) and adds up.
void evaluate(const LanguageData& data, const TextData& text, const Corpus& corpus, const EvaluationOptions& options,
              Tally& tally);
void print_tally(const std::string& title, const Tally& tally, size_t confusions);

}  // namespace isnad
