// The stem that a cut leaves, as the vocabulary of words knows stems: by key, without the article, feminine nouns with
// their closed ending. Pure functions over borrowed tables.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "language/clitics.h"
#include "language/knowledge.h"

namespace isnad {

/// One way to read the stem of a cut.
struct StemReading {
  std::string key;
  uint8_t needs = 0;     ///< Analysis::Takes that its surroundings ask for
  bool article = false;  ///< it was cut off the key
};

struct StemReadings {
  std::array<StemReading, 3> at;  ///< the first with the article and the open ending that it is written with
  uint32_t size = 0;
};

/// `form` and `key` are those of the word and of the same length.
void list_stems(const Clitics& clitics, std::string_view form, std::string_view key, const Cut& cut, StemReadings& out);

/// How common each cut's stem is as a stem in the news, in quarters of a log2.
using StemLevels = std::array<uint16_t, kMostCuts>;
void stem_levels(const Knowledge& know, std::string_view form, std::string_view key, const CutList& cuts,
                 StemLevels& out);

}  // namespace isnad
