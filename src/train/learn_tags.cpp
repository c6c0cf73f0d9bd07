#include <algorithm>
#include <cstdio>

#include "language/pack.h"
#include "train/learn_parts.h"
#include "train/learn_silver.h"

namespace isnad {

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

Perceptron train_upos(const std::vector<Sample>& samples, std::vector<uint32_t> order, uint32_t rounds, bool anonymous,
                      uint64_t seed, bool verbose) {
  Perceptron model(kUposCount);
  Features features;
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
  return model;
}

}  // namespace

std::string learn_upos(const std::vector<Sample>& samples, const std::vector<uint32_t>& order, uint32_t rounds,
                       bool anonymous, const TrainingOptions& options) {
  return train_upos(samples, order, rounds, anonymous, 0, false).section(options.floor);
}

std::string learn_final_upos(const std::vector<Sample>& samples, size_t gold, const TrainingOptions& options) {
  const bool silver = samples.size() > gold;
  const auto order = weighted(gold, samples.size(), options.gold_times);
  Perceptron mixed(kUposCount);
  const uint32_t orders = silver ? options.tag_orders : options.orders;
  for (uint64_t seed = 0; seed < orders; ++seed) {
    const uint32_t rounds = silver ? options.silver_rounds : options.rounds;
    mixed.mix_in(train_upos(samples, order, rounds, false, seed, options.verbose));
  }
  return mixed.section((silver ? options.silver_tag_floor : options.floor) * static_cast<float>(orders));
}

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

}  // namespace isnad
