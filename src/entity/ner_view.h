// What the features of the model of names see of each word of a line. Values.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "entity/line.h"
#include "entity/word_facts.h"

namespace isnad::entity {

constexpr int kNameEdge = 2;  ///< blank views on each side of a line's

/// What the features see of one word.
struct NameView {
  uint64_t key = 0, bare = 0;               // as written, and without proclitics
  std::array<uint64_t, 4> first{}, last{};  // letters of the bare word
  NameFacts facts;
  uint8_t conj = 0, prep = 0;
  uint8_t gazetteer = 0;  // kind and place in the longest name of the base that covers the word
  uint8_t hint = 0;       // lists that hold the word alone
  uint8_t listed = 0;     // kind and place in the longest listed name that covers the word
  uint8_t kind = 0;
  uint8_t noun = 0;
  uint8_t names = 0;
  uint8_t letters = 0;
  bool article = false;
};

/// Views of the line's words, with kNameEdge blank ones on each side.
std::vector<NameView> view_names(const LineData& data, const NewsFacts& facts, const Line& line);

/// How the word is used in the news, and what the dictionary makes of it, as one value.
inline uint64_t habit(const NameView& v) {
  return v.facts.article + 8U * v.facts.pronoun + 64U * v.facts.classes + (v.facts.common == 0 ? 1U << 20U : 0);
}

}  // namespace isnad::entity
