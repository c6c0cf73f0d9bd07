// How often each stem stands in the news whatever clitics are around it: learned without gold, from the words alone and
// from what the dictionary allows (expectation and maximisation over all cuts). Deterministic.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "language/clitics.h"
#include "language/lexicon.h"

namespace isnad {

struct StemCounts {
  /// By key, in quarters of a log2; stems met less than a few times are left out.
  std::unordered_map<std::string, uint16_t> levels;
  /// Words as written that have one likely cut: its number in list_cuts.
  std::unordered_map<std::string, uint8_t> sure;
};

/// `names` are keys of words that are part of names; the dictionary has none of them.
StemCounts count_stems(const Clitics& clitics, const Lexicon& lexicon,
                       const std::unordered_map<std::string, uint8_t>& names, const std::vector<std::string>& texts);

}  // namespace isnad
