// Where and when people speak, as the words around their statements tell. Plain values; a free function.
#pragma once

#include <vector>

#include "event/frames.h"
#include "statement/scan.h"

namespace isnad {

/// `place` and `time` point into the reading that it was made from; either may be null.
struct Occasion {
  int32_t speaker = -1;
  uint32_t sentence = 0;
  const Mention* place = nullptr;
  const TimeRef* time = nullptr;
  uint32_t scene = 0;  ///< first token of "was speaking in X at ...", whose meetings are of that time; 0 = none
};

/// In order of sentences.
std::vector<Occasion> find_occasions(const EventData& data, const Scan& scan);

}  // namespace isnad
