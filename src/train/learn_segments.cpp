#include <algorithm>
#include <cstdio>

#include "train/learn_parts.h"

namespace isnad {
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

}  // namespace

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

}  // namespace isnad
