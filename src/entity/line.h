// One sentence as the stage sees it: words with their numbers, under every reading of their proclitics. Words glued
// together by lost links count as two items. Values; a Line refers to the Reading and data it was made from.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "entity/base.h"
#include "report/reading.h"

namespace isnad::entity {

/// A word under one reading of its proclitics.
struct Variant {
  uint32_t id = 0;      ///< number of the key without proclitics; 0 = unknown
  uint32_t begin = 0;   ///< byte where that key begins in the text
  bool conj = false;    ///< "and" was taken off
  bool prep = false;    ///< a preposition was taken off
  uint8_t letters = 0;  ///< bytes of the key taken off
};

/// Labels of a word by the model of names: outside, or the first or a further word of a name.
enum class Label : uint8_t { out, b_per, i_per, b_loc, i_loc, b_org, i_org, b_grp, i_grp };
constexpr uint32_t kLabels = 9;

struct Atom {
  uint32_t word = 0;
  uint32_t begin = 0;
  uint32_t end = 0;
  std::string_view key;
  std::array<Variant, 5> variants;
  uint8_t count = 0;
  bool punct = false;
  bool comma = false;
  bool number = false;
  bool arabic = false;
  bool quote_before = false;
  bool quote_after = false;
  bool split = false;   ///< the segmenter took a proclitic off
  bool whole = false;   ///< a dictionary word that the segmenter left whole
  bool tagged = false;  ///< a tagger gave `upos`
  Upos upos = Upos::X;
  Label label = Label::out;
};

struct Line {
  std::vector<Atom> items;
  uint32_t sentence = 0;
};

/// What a line is made with.
struct LineData {
  const EntityWords& words;
  const KnowledgeBase& base;
};

Line make_line(const LineData& data, const Reading& reading, uint32_t sentence);

}  // namespace isnad::entity
