#include "train/learn.h"

#include <algorithm>
#include <cstdio>
#include <unordered_set>

#include "language/pack.h"
#include "text/fold.h"
#include "train/learn_parts.h"
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

namespace {

/// Whether a corpus that cuts conjunctions off may have overlooked one: a word that the dictionary does not have and
/// that it would have without its first letter.
bool forgot_conjunction(const Knowledge& know, const WordView& word, const CutList& cuts) {
  if (lexicon_class(know, word.key, 0).tags != 0) return false;
  for (uint32_t c = 1; c < cuts.size; ++c) {
    const Cut& cut = cuts.cuts[c];
    if (cut.stem == 0 || cut.restore != Cut::Restore::nothing) continue;
    const std::string_view stem = word.key.substr(cut.at[cut.stem], cut.at[cut.stem + 1] - cut.at[cut.stem]);
    if (lexicon_class(know, stem, 0).fits) return true;
  }
  return false;
}

std::string learn_segments(const Knowledge& know, const TrainingData& data, const TrainingOptions& options) {
  struct Choice {
    std::vector<Features> cuts;
    std::vector<bool> agrees;
  };
  std::vector<Choice> choices;
  CutList cuts;
  const auto collect = [&](const Corpus& corpus) {
    for (const GoldSentence& sentence : corpus) {
      const Reading reading = words_of(sentence);
      size_t first = 0;
      std::vector<WordView> views;
      for (const Word& word : reading.words) {
        views.push_back(view_word(know.vocabulary, reading.str(word.form), reading.str(word.key)));
      }
      const WordView none;
      for (uint32_t w = 0; w < reading.words.size(); ++w) {
        const Word& word = reading.words[w];
        if (word.kind != WordKind::arabic || word.form.size != word.key.size || word.form.size < 4) continue;
        list_cuts(know.clitics, views[w].form, cuts);
        Choice choice;
        if (!agreeing_cuts(know.clitics, reading, sentence, w, first, cuts, choice.agrees) || cuts.size < 2) continue;
        if (sentence.partial && choice.agrees[0] && forgot_conjunction(know, views[w], cuts)) continue;
        for (uint32_t c = 0; c < cuts.size; ++c) {
          choice.cuts.emplace_back();
          cut_features(know, views[w], w > 0 ? views[w - 1] : none, w + 1 < views.size() ? views[w + 1] : none,
                       cuts.cuts[c], choice.cuts.back());
        }
        choices.push_back(std::move(choice));
      }
    }
  };
  collect(data.segmented);
  collect(data.tagged);
  Perceptron mixed(1);
  for (uint32_t seed = 0; seed < options.orders; ++seed) {
    Perceptron model(1);
    auto order = numbers(choices.size());
    for (uint32_t round = 0; round < options.rounds; ++round) {
      shuffle(order, round + 1 + 1000 * seed);
      uint32_t wrong = 0;
      for (const uint32_t i : order) {
        const Choice& choice = choices[i];
        model.tick();
        size_t good = choice.cuts.size();
        size_t bad = choice.cuts.size();
        float good_score = 0;
        float bad_score = 0;
        for (size_t c = 0; c < choice.cuts.size(); ++c) {
          float score = 0;
          model.score(choice.cuts[c], &score);
          if (choice.agrees[c] && (good == choice.cuts.size() || score > good_score)) good = c, good_score = score;
          if (!choice.agrees[c] && (bad == choice.cuts.size() || score > bad_score)) bad = c, bad_score = score;
        }
        if (good == choice.cuts.size() || bad == choice.cuts.size()) continue;
        if (good_score > bad_score + kMargin) continue;
        ++wrong;
        model.update(choice.cuts[good], 0, 1);
        model.update(choice.cuts[bad], 0, -1);
      }
      if (options.verbose) fprintf(stderr, "segmenter round %u: %u of %zu\n", round, wrong, choices.size());
    }
    mixed.mix_in(model);
  }
  return mixed.section(options.floor * static_cast<float>(options.orders));
}

}  // namespace

uint32_t step(Perceptron& model, const Features& features, uint32_t classes, uint32_t gold, uint32_t& wrong) {
  std::vector<float> scores(classes);
  model.tick();
  model.score(features, scores.data());
  const auto best = static_cast<uint32_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
  uint32_t rival = best;
  if (best == gold) {
    rival = gold == 0 ? 1 : 0;
    for (uint32_t k = 0; k < classes; ++k) {
      if (k != gold && scores[k] > scores[rival]) rival = k;
    }
  }
  wrong += best != gold;
  if (classes > 1 && (best != gold || scores[gold] < scores[rival] + kMargin)) {
    model.update(features, gold, 1);
    model.update(features, rival, -1);
  }
  return best;
}

namespace {

/// Tokens of a gold sentence as the segmenter makes them.
struct Sample {
  const GoldSentence* gold = nullptr;
  Reading reading;
  std::vector<TokenView> views;
};

std::string learn_upos(const std::vector<Sample>& samples, std::vector<uint32_t> order, uint32_t rounds, bool anonymous,
                       const TrainingOptions& options, bool final) {
  const bool verbose = final && options.verbose;
  Perceptron mixed(kUposCount);
  Features features;
  for (uint32_t seed = 0; seed < (final ? options.orders : 1); ++seed) {
    Perceptron model(kUposCount);
    for (uint32_t round = 0; round < rounds; ++round) {
      shuffle(order, round + 100 + 1000 * seed);
      uint32_t wrong = 0;
      uint32_t all = 0;
      for (const uint32_t s : order) {
        const Sample& sample = samples[s];
        std::vector<uint8_t> tags(sample.views.size(), kUposCount);
        for (size_t t = 0; t < sample.gold->tokens.size(); ++t, ++all) {
          const auto gold = static_cast<uint32_t>(sample.gold->tokens[t].upos);
          upos_features(sample.views, tags, t + kEdge, anonymous, features);
          tags[t + kEdge] = static_cast<uint8_t>(step(model, features, kUposCount, gold, wrong));
        }
      }
      if (verbose) fprintf(stderr, "upos round %u: %u of %u\n", round, wrong, all);
    }
    mixed.mix_in(model);
  }
  return mixed.section(options.floor * static_cast<float>(final ? options.orders : 1));
}

/// Sections feats and bundles.
void learn_feats(const std::vector<Sample>& samples, std::vector<uint32_t> order, uint32_t rounds,
                 const TrainingOptions& options, bool final, std::map<std::string, std::string>& out) {
  const bool verbose = final && options.verbose;
  std::map<uint32_t, uint32_t> bundles{{0, 0}};
  for (const uint32_t s : order) {
    for (const GoldToken& token : samples[s].gold->tokens) {
      if (token.has_feats) bundles.try_emplace(pack_feats(token.feats), 0);
    }
  }
  const auto classes = static_cast<uint32_t>(std::min<size_t>(bundles.size(), LinearModel::kMostClasses));
  std::string& section = out["bundles"];
  section.clear();
  put(section, classes);
  uint32_t next = 0;
  for (auto& [packed, number] : bundles) {
    number = next++;
    if (number < classes) put(section, packed);
  }
  uint32_t featureless = (1U << kUposCount) - 1;
  for (const uint32_t s : order) {
    for (const GoldToken& token : samples[s].gold->tokens) {
      if (pack_feats(token.feats) != 0) featureless &= ~(1U << static_cast<uint32_t>(token.upos));
    }
  }
  put(section, featureless);
  Perceptron mixed(classes);
  Features features;
  for (uint32_t seed = 0; seed < (final ? options.orders : 1); ++seed) {
    Perceptron model(classes);
    for (uint32_t round = 0; round < rounds; ++round) {
      shuffle(order, round + 200 + 1000 * seed);
      uint32_t wrong = 0;
      for (const uint32_t s : order) {
        const Sample& sample = samples[s];
        std::vector<uint8_t> tags(sample.views.size(), kUposCount);
        std::vector<uint16_t> chosen(sample.views.size(), 0xFFFF);
        for (size_t t = 0; t < sample.gold->tokens.size(); ++t) {
          tags[t + kEdge] = static_cast<uint8_t>(sample.gold->tokens[t].upos);
        }
        for (size_t t = 0; t < sample.gold->tokens.size(); ++t) {
          const GoldToken& gold = sample.gold->tokens[t];
          if (!gold.has_feats) continue;
          if ((featureless >> tags[t + kEdge] & 1U) != 0) {
            chosen[t + kEdge] = 0;
            continue;
          }
          const uint32_t number = bundles[pack_feats(gold.feats)];
          if (number >= classes) continue;
          feats_features(sample.views, tags, chosen, t + kEdge, features);
          chosen[t + kEdge] = static_cast<uint16_t>(step(model, features, classes, number, wrong));
        }
      }
      if (verbose) fprintf(stderr, "feats round %u: %u\n", round, wrong);
    }
    mixed.mix_in(model);
  }
  out["feats"] = mixed.section(options.floor * static_cast<float>(final ? options.orders : 1));
}

/// Letters of a sentence, to find it in another corpus.
uint64_t letters_of(const GoldSentence& sentence) {
  std::string letters;
  for (const GoldToken& token : sentence.tokens) letters += fold(token.form, FoldLevel::key);
  return hash_letters(letters);
}

void add_tree(const Knowledge& know, const Tagger& tagger, const Lemmatizer& lemmatizer, Sample& sample,
              std::vector<TreeSample>& out) {
  if (!sample.gold->tokens.front().has_tree) return;
  TagSpace space;
  const Sentence& sentence = sample.reading.sentences[0];
  tag(tagger, know, sample.reading, sentence, space);
  std::string lemma;
  for (Token& token : sample.reading.tokens) {
    lemmatizer.lemma(know, sample.reading.str(token.key), sample.reading.str(token.form), token.upos, token.feats,
                     lemma);
    token.lemma = sample.reading.keep(lemma);
  }
  TreeSample tree;
  make_nodes(sample.reading, sentence, sample.views, tree.nodes);
  for (const GoldToken& token : sample.gold->tokens) {
    tree.heads.push_back(token.head < 0 ? static_cast<int32_t>(sample.gold->tokens.size()) : token.head);
    tree.rels.push_back(token.rel);
  }
  out.push_back(std::move(tree));
}

/// Trees with the tags that a tagger trained on the other parts gives, so that the parser learns to live with them.
std::vector<TreeSample> tree_samples(const Knowledge& know, const Lemmatizer& lemmatizer, std::vector<Sample>& samples,
                                     const TrainingOptions& options) {
  constexpr uint32_t kParts = 8;
  std::vector<TreeSample> out;
  if (options.tree_rounds == 0) return out;
  for (uint32_t part = 0; part < kParts; ++part) {
    std::vector<uint32_t> others;
    for (uint32_t s = 0; s < samples.size(); ++s) {
      if (s % kParts != part) others.push_back(s);
    }
    std::map<std::string, std::string> sections;
    sections["upos"] = learn_upos(samples, others, options.rounds, false, options, false);
    learn_feats(samples, others, options.rounds, options, false, sections);
    Tagger tagger;
    if (!tagger.load(sections["upos"], sections["feats"], sections["bundles"])) continue;
    for (uint32_t s = part; s < samples.size(); s += kParts) add_tree(know, tagger, lemmatizer, samples[s], out);
  }
  return out;
}

/// The same where the trees are another corpus: the tagger learns from sentences that are not among them.
std::vector<TreeSample> tree_samples(const Knowledge& know, const Lemmatizer& lemmatizer,
                                     const std::vector<Sample>& tagged, std::vector<Sample>& trees,
                                     const TrainingOptions& options) {
  std::vector<TreeSample> out;
  if (options.tree_rounds == 0) return out;
  std::unordered_set<uint64_t> known;
  for (const Sample& sample : trees) known.insert(letters_of(*sample.gold));
  std::vector<uint32_t> others;
  for (uint32_t s = 0; s < tagged.size(); ++s) {
    if (!known.contains(letters_of(*tagged[s].gold))) others.push_back(s);
  }
  if (options.verbose) fprintf(stderr, "%zu of %zu sentences have no tree\n", others.size(), tagged.size());
  std::map<std::string, std::string> sections;
  sections["upos"] = learn_upos(tagged, others, options.rounds / 2, false, options, false);
  constexpr uint32_t kParts = 4;
  for (uint32_t part = 0; part < kParts; ++part) {
    std::vector<uint32_t> rest;
    for (uint32_t s = 0; s < trees.size(); ++s) {
      if (s % kParts != part) rest.push_back(s);
    }
    learn_feats(trees, rest, options.rounds / 2, options, false, sections);
    Tagger tagger;
    if (!tagger.load(sections["upos"], sections["feats"], sections["bundles"])) continue;
    for (uint32_t s = part; s < trees.size(); s += kParts) add_tree(know, tagger, lemmatizer, trees[s], out);
  }
  return out;
}

}  // namespace

std::string make_words(const TrainingData& data) {
  const NewsWords words = count_words(data.news);
  std::vector<uint16_t> coarse;
  const auto fine = cluster_words(words, kLeastClustered, kWordClusters, kFewWordClusters, coarse);
  return vocabulary_section(words, fine, coarse, data.names, {}, kLeastKnown);
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
    (void)anonymous.load(learn_upos(samples, all, options.rounds, true, options, false));
    const auto habits = tag_habits(data.news, of_words, segmenter, know, anonymous, tokens);
    out["tokens"] = vocabulary_section(tokens, fine, coarse, data.names, habits, kLeastKnown);
  }
  Vocabulary vocabulary;
  (void)vocabulary.load(out["tokens"]);
  const Knowledge know{clitics, lexicon, vocabulary};
  view_all(know);
  if (options.verbose) fprintf(stderr, "%zu of %zu sentences\n", samples.size(), data.tagged.size());
  out["upos"] = learn_upos(samples, all, options.rounds, false, options, true);
  Lemmatizer lemmatizer;
  out["auxiliaries"] = trees.empty() ? "closed" : "open";
  if (trees.empty()) {
    learn_feats(samples, all, options.rounds, options, true, out);
    learn_lemmas(of_words, data.tagged, options, out);
    (void)lemmatizer.load(out["lemma"], out["edits"], out["lemmas"]);
    learn_trees(tree_samples(know, lemmatizer, samples, options), options, out);
  } else {
    learn_feats(trees, numbers(trees.size()), options.rounds, options, true, out);
    learn_lemmas(of_words, data.trees, options, out);
    (void)lemmatizer.load(out["lemma"], out["edits"], out["lemmas"]);
    learn_trees(tree_samples(know, lemmatizer, samples, trees, options), options, out);
  }
  return out;
}

}  // namespace isnad
