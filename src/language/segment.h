// Chooses among the cuts of each word, and splits words that lost their space. Const after load, shareable.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "language/clitics.h"
#include "language/hash.h"
#include "language/knowledge.h"
#include "language/linear.h"
#include "language/stems.h"
#include "language/vocabulary.h"
#include "report/reading.h"

namespace isnad {

/// A written word among its neighbours, as the features of a cut see it.
struct WordView {
  std::string_view form;
  std::string_view key;
  uint64_t key_hash = 0;
  WordFacts facts;
};
WordView view_word(const Vocabulary& vocabulary, std::string_view form, std::string_view key);

/// Features of cut `c` of the word; `levels` are those of stem_levels.
void cut_features(const Knowledge& know, const WordView& word, const WordView& before, const WordView& after,
                  const CutList& cuts, uint32_t c, const StemLevels& levels, Features& out);

struct Segmenter {
  LinearModel model;
  /// The index in `cuts` of the best; the first of equals.
  uint32_t choose(const Knowledge& know, const WordView& word, const WordView& before, const WordView& after,
                  const CutList& cuts) const;
};

/// Borders inside a form that lost its spaces: byte offsets, empty for nearly all words.
void find_lost_spaces(const Knowledge& know, const WordView& word, std::vector<uint16_t>& borders);

/// Byte of the source for each byte of a word's form, for words whose form lost marks too.
class Alignment {
 public:
  Alignment(const Reading& reading, const Word& word);
  uint32_t source(uint32_t at) const;

 private:
  Span span_;
  uint32_t size_;
  bool plain_;
  std::vector<uint32_t> origin_;
};

/// Adds the tokens of a cut of bytes [offset, offset + length) of the form of word `w`.
void place_cut(const Knowledge& know, const Cut& cut, uint32_t w, uint32_t offset, uint32_t length,
               const Alignment& alignment, Reading& reading);

/// Fills reading.tokens (span, form, key) and the token ranges of words and sentences.
void segment(const Knowledge& know, const Segmenter& segmenter, Reading& reading);

}  // namespace isnad
