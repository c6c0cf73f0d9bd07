// What the sentences of a page are about: the content words of a text, less clitics and endings, so that two passages
// can be compared. PageTopic borrows nothing. Plain values; built in one pass over the words.
#pragma once

#include <unordered_set>
#include <vector>

#include "page/page_data.h"

namespace isnad {

struct PageTopic {
  uint32_t first = 0;           ///< the word that stems[0] stands for
  std::vector<uint32_t> stems;  ///< per word a number, the same for words of one stem; 0 for words without content

  uint32_t at(uint32_t word) const { return stems[word - first]; }
  /// Stems of words [from, to).
  std::unordered_set<uint32_t> of(uint32_t from, uint32_t to) const;
  /// Share of the content words in [from, to) whose stem is in the set; 1 when there are none.
  double known(const std::unordered_set<uint32_t>& set, uint32_t from, uint32_t to) const;
};

/// Of words [from, to).
PageTopic topic_of(const PageData& data, const PageWords& words, uint32_t from, uint32_t to);

/// The key of a word without conjunction, article and ending.
std::string_view stem_of(const PageData& data, std::string_view key);

/// The word behind a conjunction that is written with it; the key itself when there is none.
std::string_view behind_conjunction(const PageData& data, std::string_view key);

}  // namespace isnad
