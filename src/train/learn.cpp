#include "train/learn.h"

#include <algorithm>
#include <cstdio>

#include "language/pack.h"
#include "train/learn_parts.h"

namespace isnad {

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

std::string learn_segments(const Clitics& clitics, const Vocabulary& vocabulary, const TrainingData& data,
                           const TrainingOptions& options) {
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
        views.push_back(view_word(vocabulary, reading.str(word.form), reading.str(word.key)));
      }
      const WordView none;
      for (uint32_t w = 0; w < reading.words.size(); ++w) {
        const Word& word = reading.words[w];
        if (word.kind != WordKind::arabic || word.form.size != word.key.size || word.form.size < 4) continue;
        list_cuts(clitics, views[w].form, cuts);
        Choice choice;
        if (!agreeing_cuts(clitics, reading, sentence, w, first, cuts, choice.agrees) || cuts.size < 2) continue;
        for (uint32_t c = 0; c < cuts.size; ++c) {
          choice.cuts.emplace_back();
          cut_features(clitics, vocabulary, views[w], w > 0 ? views[w - 1] : none,
                       w + 1 < views.size() ? views[w + 1] : none, cuts.cuts[c], choice.cuts.back());
        }
        choices.push_back(std::move(choice));
      }
    }
  };
  collect(data.segmented);
  collect(data.tagged);
  Perceptron model(1);
  auto order = numbers(choices.size());
  for (uint32_t round = 0; round < options.rounds; ++round) {
    shuffle(order, round + 1);
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
  return model.section(kFloor);
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

std::map<std::string, std::string> learn(const Clitics& clitics, const TrainingData& data,
                                         const TrainingOptions& options) {
  std::map<std::string, std::string> out;
  out["vocabulary"] = data.vocabulary;
  Vocabulary vocabulary;
  (void)vocabulary.load(data.vocabulary);
  out["segmenter"] = learn_segments(clitics, vocabulary, data, options);

  // Tokens of all sentences that our words can hold.
  struct Sample {
    const GoldSentence* gold;
    Reading reading;
    std::vector<TokenView> views;
  };
  std::vector<Sample> samples;
  for (const GoldSentence& sentence : data.tagged) {
    Sample sample{&sentence, {}, {}};
    if (!tokens_of(clitics, vocabulary, sentence, sample.reading)) continue;
    view_tokens(clitics, vocabulary, sample.reading, sample.reading.sentences[0], sample.views);
    samples.push_back(std::move(sample));
  }
  if (options.verbose) fprintf(stderr, "%zu of %zu sentences\n", samples.size(), data.tagged.size());

  Perceptron upos(kUposCount);
  auto order = numbers(samples.size());
  Features features;
  for (uint32_t round = 0; round < options.rounds; ++round) {
    shuffle(order, round + 100);
    uint32_t wrong = 0;
    uint32_t all = 0;
    for (const uint32_t s : order) {
      const Sample& sample = samples[s];
      std::vector<uint8_t> tags(sample.views.size(), kUposCount);
      for (size_t t = 0; t < sample.gold->tokens.size(); ++t, ++all) {
        const GoldToken& gold = sample.gold->tokens[t];
        upos_features(sample.views, tags, t + kEdge, features);
        tags[t + kEdge] =
            static_cast<uint8_t>(step(upos, features, kUposCount, static_cast<uint32_t>(gold.upos), wrong));
      }
    }
    if (options.verbose) fprintf(stderr, "upos round %u: %u of %u\n", round, wrong, all);
  }
  out["upos"] = upos.section(kFloor);

  std::map<uint32_t, uint32_t> bundles;
  for (const Sample& sample : samples) {
    for (const GoldToken& token : sample.gold->tokens) {
      if (token.has_feats) bundles.try_emplace(pack_feats(token.feats), 0);
    }
  }
  if (bundles.empty()) bundles[0] = 0;
  std::string bundle_section;
  put(bundle_section, static_cast<uint32_t>(std::min<size_t>(bundles.size(), LinearModel::kMostClasses)));
  uint32_t next = 0;
  for (auto& [packed, number] : bundles) {
    number = next++;
    if (number < LinearModel::kMostClasses) put(bundle_section, packed);
  }
  const auto classes = std::min(next, LinearModel::kMostClasses);
  Perceptron feats(classes);
  for (uint32_t round = 0; round < options.rounds; ++round) {
    shuffle(order, round + 200);
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
        const uint32_t number = bundles[pack_feats(gold.feats)];
        if (number >= classes) continue;
        feats_features(sample.views, tags, chosen, t + kEdge, features);
        chosen[t + kEdge] = static_cast<uint16_t>(step(feats, features, classes, number, wrong));
      }
    }
    if (options.verbose) fprintf(stderr, "feats round %u: %u\n", round, wrong);
  }
  out["feats"] = feats.section(kFloor);
  out["bundles"] = bundle_section;

  learn_lemmas(clitics, vocabulary, data.tagged, options, out);
  return out;
}

}  // namespace isnad
