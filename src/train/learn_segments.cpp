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

constexpr uint32_t kGoldTimes = 3;  // how often full gold counts against names' corpora and likely cuts

/// A word to learn from: the features of its cuts, and which of them agree with what is known.
struct Choice {
  std::vector<Features> cuts;
  std::vector<bool> agrees;
};

/// The words of a text, as features see them.
struct WordViews {
  WordViews(const Knowledge& know, const GoldSentence& sentence) : reading(words_of(sentence)) {
    for (const Word& word : reading.words) {
      views.push_back(view_word(know.vocabulary, reading.str(word.form), reading.str(word.key)));
    }
  }
  Reading reading;
  std::vector<WordView> views;
};

Choice choice_of(const Knowledge& know, const std::vector<WordView>& views, uint32_t w, const CutList& cuts,
                 std::vector<bool> agrees) {
  Choice out{{}, std::move(agrees)};
  const WordView none;
  StemLevels levels;
  stem_levels(know, views[w].form, views[w].key, cuts, levels);
  for (uint32_t c = 0; c < cuts.size; ++c) {
    out.cuts.emplace_back();
    cut_features(know, views[w], w > 0 ? views[w - 1] : none, w + 1 < views.size() ? views[w + 1] : none, cuts, c,
                 levels, out.cuts.back());
  }
  return out;
}

void collect_gold(const Knowledge& know, const Corpus& corpus, std::vector<Choice>& out) {
  CutList cuts;
  std::vector<bool> agrees;
  for (const GoldSentence& sentence : corpus) {
    const WordViews words(know, sentence);
    size_t first = 0;
    for (uint32_t w = 0; w < words.views.size(); ++w) {
      const Word& word = words.reading.words[w];
      if (word.kind != WordKind::arabic || word.form.size != word.key.size || word.form.size < 4) continue;
      list_cuts(know.clitics, words.views[w].form, cuts);
      if (!agreeing_cuts(know.clitics, words.reading, sentence, w, first, cuts, agrees) || cuts.size < 2) continue;
      if (sentence.partial && agrees[0] && forgot_conjunction(know, words.views[w], cuts)) continue;
      out.push_back(choice_of(know, words.views, w, cuts, agrees));
    }
  }
}

/// The first of the news' sentences that has it, for each word whose cut is likely without gold.
void collect_sure(const Knowledge& know, const TrainingData& data, std::vector<Choice>& out) {
  auto left = data.sure;
  CutList cuts;
  GoldSentence sentence;
  for (const std::string& text : data.mixed) {
    sentence.text = text;
    const WordViews words(know, sentence);
    for (uint32_t w = 0; w < words.views.size(); ++w) {
      const auto found = left.find(std::string(words.views[w].form));
      if (found == left.end()) continue;
      const uint8_t sure = found->second;
      left.erase(found);
      list_cuts(know.clitics, words.views[w].form, cuts);
      if (cuts.size < 2) continue;
      std::vector<bool> agrees(cuts.size, false);
      agrees[sure] = true;
      out.push_back(choice_of(know, words.views, w, cuts, std::move(agrees)));
    }
  }
}

}  // namespace

std::string learn_segments(const Knowledge& know, const TrainingData& data, const TrainingOptions& options) {
  std::vector<Choice> choices;
  collect_gold(know, data.tagged, choices);
  const auto full = static_cast<uint32_t>(choices.size());
  collect_gold(know, data.segmented, choices);
  collect_sure(know, data, choices);
  std::vector<uint32_t> all;
  for (uint32_t i = 0; i < choices.size(); ++i) all.insert(all.end(), i < full ? kGoldTimes : 1, i);
  Perceptron mixed(1);
  for (uint32_t seed = 0; seed < options.orders; ++seed) {
    Perceptron model(1);
    auto order = all;
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
      if (options.verbose) fprintf(stderr, "segmenter round %u: %u of %zu\n", round, wrong, all.size());
    }
    mixed.mix_in(model);
  }
  return mixed.section(options.floor * static_cast<float>(options.orders));
}

}  // namespace isnad
