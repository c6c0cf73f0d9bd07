// What the networks see of a sentence, and the vectors of words they start from. Plain values.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "language/tag.h"
#include "train/gold.h"
#include "train/news.h"

namespace isnad {

/// What the network sees of a token: a row of each table.
enum class Field : uint8_t {
  word,
  form,
  end2,
  end3,
  end4,
  begin2,
  begin3,
  shape,
  lexicon,
  detail,
  fine,
  habit,
  names,
  common,
  tag
};
constexpr size_t kVectorSize = 64;
constexpr size_t kFields = static_cast<size_t>(Field::tag) + 1;

struct TableSize {
  uint32_t rows;
  uint32_t cols;
};
/// In the order of Field; the word's rows are those of its vectors.
constexpr TableSize kTables[kFields] = {{0, kVectorSize}, {8192, 16}, {2048, 16}, {4096, 16}, {8192, 16},
                                        {2048, 16},       {8192, 16}, {1024, 16}, {4096, 24}, {4096, 16},
                                        {512, 24},        {4096, 16}, {128, 8},   {16, 8},    {32, 16}};
/// What the network says of each token by itself: tags, names, forms.
constexpr size_t kLayers = 3;
constexpr uint32_t kFormClasses = 256;
constexpr uint32_t kClasses[kLayers] = {kUposCount, kNameClasses, kFormClasses};

/// The first letters of a token as written, numbered from 1; 0 = no more.
constexpr size_t kLetters = 12;
constexpr uint32_t kLetterKinds = 256;
using Letters = std::array<uint8_t, kLetters>;
Letters see_letters(std::string_view form);

struct TeacherSentence {
  std::vector<std::array<uint32_t, kFields>> tokens;
  std::vector<Letters> letters;  ///< of each token; empty = not seen
  std::vector<uint8_t> tags;     ///< kUposCount = not known
  std::vector<uint8_t> names;    ///< GoldToken::name; empty = not known
  std::vector<uint8_t> forms;    ///< features and case, numbered; empty = not known
  std::vector<int32_t> heads;    ///< empty = not known; the number of tokens = root
  std::vector<uint8_t> rels;
};

/// Vectors of the commonest words, learned from what stands beside them at each of six places.
struct WordVectors {
  static constexpr size_t kSize = kVectorSize;
  std::vector<float> values;                    ///< row 0 is for words that have none
  std::unordered_map<uint64_t, uint32_t> rows;  ///< by hash of the key
  uint32_t row(uint64_t key) const {
    const auto found = rows.find(key);
    return found == rows.end() ? 0 : found->second;
  }
};
WordVectors learn_vectors(const NewsWords& words, uint32_t least, uint32_t rounds);

/// `tag` is what another tagger said, kUposCount = nothing.
std::array<uint32_t, kFields> see_token(const TokenView& view, const WordVectors& vectors, uint8_t tag);

}  // namespace isnad
