#include "train/learn.h"

#include <algorithm>
#include <cstdio>

#include "train/count_stems.h"
#include "train/learn_parts.h"
#include "train/learn_silver.h"
#include "train/news.h"

namespace isnad {
namespace {

constexpr uint32_t kLeastKnown = 3;  // occurrences in the news
constexpr uint32_t kLeastClustered = 6;
constexpr uint32_t kWordClusters = 384;
constexpr uint32_t kFewWordClusters = 48;

}  // namespace

void shuffle(std::vector<uint32_t>& order, uint64_t seed) {
  for (size_t i = order.size(); i > 1; --i) {
    seed = seed * 6364136223846793005ULL + 1442695040888963407ULL;
    std::swap(order[i - 1], order[(seed >> 33U) % i]);
  }
}

std::vector<uint32_t> numbers(size_t count) {
  std::vector<uint32_t> out(count);
  for (uint32_t i = 0; i < count; ++i) out[i] = i;
  return out;
}

void make_words(const Clitics& clitics, const Lexicon& lexicon, TrainingData& data) {
  const NewsWords words = count_words(data.news);
  std::vector<uint16_t> coarse;
  const auto fine = cluster_words(words, kLeastClustered, kWordClusters, kFewWordClusters, coarse);
  StemCounts stems = count_stems(clitics, lexicon, data.names, data.news);
  data.words = vocabulary_section(words, fine, coarse, data.names, stems.levels, kLeastKnown);
  data.sure = std::move(stems.sure);
}

std::map<std::string, std::string> learn(const Clitics& clitics, const Lexicon& lexicon, const TrainingData& data,
                                         const TrainingOptions& options) {
  std::map<std::string, std::string> out;
  out["words"] = data.words;
  Vocabulary words;
  (void)words.load(data.words);
  const Knowledge of_words{clitics, lexicon, words};
  out["segmenter"] = learn_segments(of_words, data, options);
  Segmenter segmenter;
  (void)segmenter.model.load(out["segmenter"]);
  // The tokens of the news as this segmenter cuts them are what the tagger and the parser know words by.
  const NewsWords tokens = count_tokens(data.news, of_words, segmenter);
  std::vector<uint16_t> coarse;
  const auto fine = cluster_words(tokens, kLeastClustered, options.fine, options.coarse, coarse);
  out["tokens"] = vocabulary_section(tokens, fine, coarse, data.names, {}, kLeastKnown);
  const auto sample_all = [&](const Corpus& corpus) {
    std::vector<Sample> samples;
    for (const GoldSentence& sentence : corpus) {
      Sample sample{&sentence, {}, {}};
      if (tokens_of(of_words, sentence, sample.reading)) samples.push_back(std::move(sample));
    }
    return samples;
  };
  std::vector<Sample> samples = sample_all(data.tagged);
  std::vector<Sample> trees = sample_all(data.trees);
  const auto view_all = [&](const Knowledge& know) {
    for (auto* list : {&samples, &trees}) {
      for (Sample& sample : *list) view_tokens(know, sample.reading, sample.reading.sentences[0], sample.views);
    }
  };
  const auto all = numbers(samples.size());
  {
    // How the news uses each word, as far as its surroundings tell.
    Vocabulary plain;
    (void)plain.load(out["tokens"]);
    const Knowledge know{clitics, lexicon, plain};
    view_all(know);
    LinearModel anonymous;
    (void)anonymous.load(learn_upos(samples, all, options.rounds, true, options));
    const auto habits = tag_habits(data.news, of_words, segmenter, know, anonymous, tokens);
    out["tokens"] = vocabulary_section(tokens, fine, coarse, data.names, habits, kLeastKnown);
  }
  Vocabulary vocabulary;
  (void)vocabulary.load(out["tokens"]);
  const Knowledge know{clitics, lexicon, vocabulary};
  view_all(know);
  if (options.verbose) fprintf(stderr, "%zu of %zu sentences\n", samples.size(), data.tagged.size());
  const size_t gold = samples.size();
  SilverText silver;
  if (trees.empty()) add_silver(data, of_words, segmenter, know, tokens, options, samples, silver);
  const bool taught = options.teach.members > 0 && options.silver > 0;
  TrainingOptions of_silver = options;
  if (taught) {
    of_silver.floor = options.silver_floor;
    of_silver.tree_rounds = options.silver_tree_rounds;
    of_silver.orders = options.tree_orders;
  }
  out["upos"] = learn_final_upos(samples, gold, options);
  Lemmatizer lemmatizer;
  out["auxiliaries"] = trees.empty() ? "closed" : "open";
  if (trees.empty()) {
    learn_feats(samples, all, options.rounds, options, true, out);
    learn_lemmas(of_words, data.tagged, options, out);
    (void)lemmatizer.load(out["lemma"], out["edits"], out["lemmas"]);
    size_t kept = gold;
    for (size_t heard = 0; kept < samples.size() && heard < options.silver_trees; ++kept)
      heard += samples[kept].gold->tokens.size();
    samples.erase(samples.begin() + static_cast<std::ptrdiff_t>(kept), samples.end());
    learn_trees(tree_samples(know, lemmatizer, samples, gold, options), of_silver, out);
  } else {
    learn_feats(trees, numbers(trees.size()), options.rounds, options, true, out);
    learn_lemmas(of_words, data.trees, options, out);
    (void)lemmatizer.load(out["lemma"], out["edits"], out["lemmas"]);
    if (taught && options.tree_rounds > 0) {
      read_silver(data.sentences, options.silver_beside, of_words, segmenter, know, silver);
    }
    learn_trees(tree_samples(know, lemmatizer, tokens, samples, trees, silver, options), of_silver, out);
  }
  return out;
}

}  // namespace isnad
