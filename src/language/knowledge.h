// What the features of segmenter, tagger and parser may look up. Borrowed; the owner is LanguageData or a trainer.
#pragma once

#include <cstdint>
#include <string_view>

#include "language/clitics.h"
#include "language/lexicon.h"
#include "language/vocabulary.h"

namespace isnad {

struct Knowledge {
  const Clitics& clitics;
  const Lexicon& lexicon;
  const Vocabulary& vocabulary;
};

/// What the dictionary says a form can be.
struct LexiconClass {
  uint32_t tags = 0;    ///< a bit for each Upos
  uint32_t detail = 0;  ///< moods, numbers, genders, participles: bits
  bool fits = false;    ///< some reading takes what is around it
};

/// Readings of a key, with the article or without; `needs` are bits of Analysis::Takes for what is around it. Readings
/// that do not take those count only when none does.
LexiconClass lexicon_class(const Knowledge& know, std::string_view key, uint8_t needs);

}  // namespace isnad
