#include <algorithm>
#include <cstdio>

#include "language/lemma.h"
#include "language/pack.h"
#include "train/learn_parts.h"

namespace isnad {
namespace {

constexpr float kLemmaFloor = 0.03F;

struct Pair {
  std::string key;
  std::string form;
  std::string lemma;
  Upos upos;
  Feats feats;
};

}  // namespace

void learn_lemmas(const Knowledge& know, const Corpus& corpus, const TrainingOptions& options,
                  std::map<std::string, std::string>& out) {
  std::vector<Pair> pairs;
  for (const GoldSentence& sentence : corpus) {
    Reading reading;
    if (!tokens_of(know, sentence, reading)) continue;
    for (size_t t = 0; t < sentence.tokens.size(); ++t) {
      const GoldToken& gold = sentence.tokens[t];
      if (gold.lemma.empty() || gold.lemma == "_" || gold.lemma.size() > 60) continue;
      const Token& token = reading.tokens[t];
      pairs.push_back({std::string(reading.str(token.key)), std::string(reading.str(token.form)), gold.lemma, gold.upos,
                       gold.feats});
    }
  }
  // The commonest lemma of each key and tag; of equals the first in order of letters.
  std::map<uint64_t, std::map<std::string, uint32_t>> seen;
  std::map<Edit, uint32_t> edits;
  for (const Pair& pair : pairs) {
    ++seen[Lemmatizer::known_key(pair.key, pair.upos)][pair.lemma];
    ++edits[edit_between(pair.key, pair.lemma)];
  }
  std::string known;
  put(known, static_cast<uint32_t>(seen.size()));
  for (const auto& [hash, lemmas] : seen) {
    const auto best = std::max_element(lemmas.begin(), lemmas.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    put(known, hash);
    put(known, static_cast<uint8_t>(best->first.size()));
    known += best->first;
  }
  std::vector<std::pair<Edit, uint32_t>> common(edits.begin(), edits.end());
  std::stable_sort(common.begin(), common.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  while (common.size() > 1 && (common.size() > LinearModel::kMostClasses || common.back().second < 2))
    common.pop_back();
  if (common.empty()) common.emplace_back(Edit{}, 1);
  std::map<Edit, uint32_t> number;
  std::string edit_section;
  put(edit_section, static_cast<uint32_t>(common.size()));
  for (uint32_t i = 0; i < common.size(); ++i) {
    const Edit& edit = common[i].first;
    number[edit] = i;
    put(edit_section, edit.drop_first);
    put(edit_section, edit.drop_last);
    put(edit_section, static_cast<uint8_t>(edit.add_first.size()));
    edit_section += edit.add_first;
    put(edit_section, static_cast<uint8_t>(edit.add_last.size()));
    edit_section += edit.add_last;
  }
  const auto classes = static_cast<uint32_t>(common.size());
  Perceptron model(classes);
  Features features;
  auto order = numbers(pairs.size());
  for (uint32_t round = 0; round < options.rounds; ++round) {
    shuffle(order, round + 300);
    uint32_t wrong = 0;
    for (const uint32_t i : order) {
      const Pair& pair = pairs[i];
      const auto found = number.find(edit_between(pair.key, pair.lemma));
      if (found == number.end() || pair.upos == Upos::PUNCT || pair.upos == Upos::NUM) continue;
      edit_features(pair.key, pair.form, pair.upos, pair.feats, features);
      step(model, features, classes, found->second, wrong);
    }
    if (options.verbose) fprintf(stderr, "lemma round %u: %u of %zu\n", round, wrong, pairs.size());
  }
  out["lemma"] = model.section(kLemmaFloor);
  out["edits"] = edit_section;
  out["lemmas"] = known;
}

}  // namespace isnad
