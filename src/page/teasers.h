// Teasers of other reports behind an article, which no box heading announces: a headline and the sentence that tells it
// again, or a report's first words broken off with dots, one after the other to the end of the page. A finder lives for
// one page. Free functions of PageData; no state.
#pragma once

#include <optional>

#include "page/page_data.h"

namespace isnad {

/// A headline without a stop and the lead that says it again: "Council rejects plan The council of ... rejected ...".
struct HeadlinePair {
  uint32_t first = 0;   ///< of the headline
  uint32_t lead = 0;    ///< the verb that the lead begins with
  uint32_t end = 0;     ///< of the lead's sentence
  uint32_t shared = 0;  ///< content words of the headline that come again
  uint32_t content = 0;
};

struct PageTopic;

/// The pair that begins at word `at`, not reaching beyond `to`, with `least` words that come again: a third of the
/// headline's when that is more than one. `topic` covers both.
std::optional<HeadlinePair> headline_pair(const PageData& data, const PageWords& words, const PageTopic& topic,
                                          uint32_t at, uint32_t to, uint32_t least);

/// Where teasers begin in words [from, to) that they end; `to` when there are none.
uint32_t find_teasers(const PageData& data, const PageWords& words, uint32_t from, uint32_t to);

}  // namespace isnad
