// isnad-train-ner: trains the model of names, an averaged structured perceptron.
//   isnad-train-ner DATA LANGUAGE_PACK CORPUS... --out PACK [--all]
// The last fifth of each corpus is held aside, unless --all is given. DATA is the data folder; the vocabulary (counts
// and clusters of words of unlabelled news) is taken from LANGUAGE_PACK.
#include <fmt/format.h>

#include <fstream>
#include <random>

#include "entity/entities.h"
#include "entity/ner_corpus.h"
#include "train/perceptron.h"

namespace {

using namespace isnad;
using namespace isnad::entity;

constexpr int kEpochs = 20;
constexpr float kFloor = 0.05F;
constexpr uint32_t kBlind = 8;  // percent of words hidden in training
constexpr uint32_t kLeast = 1;  // features seen less often are left out

Features step_from(uint32_t label) {
  Features f;
  f.add(1, label);
  return f;
}

struct Example {
  std::vector<Features> features, blind;
  std::vector<Label> labels;
};

void learn(const std::vector<Example>& examples, Perceptron& emission, Perceptron& transition) {
  std::vector<size_t> order(examples.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::mt19937 random(7);
  for (int epoch = 0; epoch < kEpochs; ++epoch) {
    for (size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
    uint64_t wrong = 0;
    for (const size_t e : order) {
      const Example& x = examples[e];
      std::vector<float> scores(x.features.size() * kLabels), steps(kLabels * kLabels);
      std::vector<const Features*> seen;
      for (size_t i = 0; i < x.features.size(); ++i) {
        seen.push_back(random() % 100 < kBlind ? &x.blind[i] : &x.features[i]);
        emission.score(*seen[i], scores.data() + i * kLabels);
      }
      for (uint32_t k = 0; k < kLabels; ++k) transition.score(step_from(k), steps.data() + k * kLabels);
      const auto guess = best_labels(scores, steps);
      for (size_t i = 0; i < guess.size(); ++i) {
        const auto is = static_cast<uint32_t>(x.labels[i]), was = static_cast<uint32_t>(guess[i]);
        const auto is_before = i == 0 ? 0U : static_cast<uint32_t>(x.labels[i - 1]);
        const auto was_before = i == 0 ? 0U : static_cast<uint32_t>(guess[i - 1]);
        if (is != was) {
          ++wrong;
          emission.update(*seen[i], is, 1);
          emission.update(*seen[i], was, -1);
        }
        if (is != was || is_before != was_before) {
          transition.update(step_from(is_before), is, 1);
          transition.update(step_from(was_before), was, -1);
        }
      }
      emission.tick();
      transition.tick();
    }
    fmt::print("epoch {}: {} wrong labels\n", epoch + 1, wrong);
  }
}

/// Drops what was seen less than kLeast times, so that the pack stays small.
void prune(std::vector<Example>& examples) {
  std::unordered_map<uint64_t, uint32_t> seen;
  for (const Example& x : examples) {
    for (const Features& f : x.features) {
      for (uint32_t i = 0; i < f.size; ++i) ++seen[f.at[i]];
    }
  }
  for (Example& x : examples) {
    for (Features& f : x.features) {
      uint32_t kept = 0;
      for (uint32_t i = 0; i < f.size; ++i) {
        if (seen[f.at[i]] >= kLeast) f.at[kept++] = f.at[i];
      }
      f.size = kept;
    }
  }
}

int run(const std::vector<std::string>& args) {
  std::vector<std::string> corpora;
  std::string out;
  bool all = false;
  for (size_t i = 2; i < args.size(); ++i) {
    if (args[i] == "--all")
      all = true;
    else if (args[i] == "--out" && i + 1 < args.size())
      out = args[++i];
    else
      corpora.push_back(args[i]);
  }
  if (args.size() < 4 || out.empty()) {
    fmt::print(stderr, "usage: isnad-train-ner DATA LANGUAGE_PACK CORPUS... --out PACK [--all]\n");
    return 2;
  }
  const auto fail = [](const Error& e) { return fmt::print(stderr, "{}\n", e.message), 1; };
  const auto data = EntityData::load(args[0]);
  if (!data) return fail(data.error());
  const auto language = Pack::read(args[1]);
  if (!language) return fail(language.error());
  const std::string section = Clusters::from_vocabulary(language->section("words"));
  Clusters clusters;
  if (section.empty() || !clusters.load(section))
    return fail({ErrorCode::bad_format, args[1] + ": no vocabulary of words"});
  const LineData lines{data->words, data->base};
  std::vector<Example> examples;
  for (const auto& path : corpora) {
    const auto labelled = read_labelled(lines, path);
    if (!labelled) return fail(labelled.error());
    const size_t last = all ? labelled->size() : labelled->size() * 4 / 5;
    for (size_t i = 0; i < last; ++i) {
      const LabelledLine& l = (*labelled)[i];
      examples.push_back(
          {ner_features(lines, clusters, l.line), ner_features(lines, clusters, l.line, true), l.labels});
    }
  }
  prune(examples);
  fmt::print("{} sentences\n", examples.size());
  Perceptron emission(kLabels), transition(kLabels);
  learn(examples, emission, transition);
  const std::string bytes =
      Pack::write({{"ner", emission.section(kFloor)}, {"ner-steps", transition.section(0)}, {"clusters", section}});
  std::ofstream(out, std::ios::binary) << bytes;
  fmt::print("{}: {} bytes\n", out, bytes.size());
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  return run({argv + 1, argv + argc});
}
