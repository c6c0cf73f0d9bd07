// Corpora that list the parts of fused words without saying where they lie. Pure functions.
#pragma once

#include <map>
#include <string_view>
#include <vector>

#include "language/clitics.h"
#include "train/gold.h"

namespace isnad {

struct FusedWord {
  bool found = false;
  Cut cut;
  uint32_t parts = 0;
};

/// The cut of `form` whose pieces are words[first], words[first + 1] ...; parts is a guess when none is.
FusedWord align_fused(const Clitics& clitics, std::string_view form, const std::vector<std::string_view>& words,
                      size_t first);

/// Cuts of words that a corpus repeats for each of their parts, by the first token.
using RepeatedWords = std::map<size_t, Cut>;

/// Writes tokens without spaces between clitics and stems, as they would be printed, and sets text and spans.
/// Vocalisation is dropped.
void join_tokens(const Clitics& clitics, GoldSentence& sentence, const RepeatedWords& repeated = {});

}  // namespace isnad
