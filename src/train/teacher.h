// The teacher: a recurrent network that tags and parses better than what can run at the speed we want. It is trained
// on gold and then labels unlabelled news, from which tagger and parser of the pack learn. No part of a pack.
// Deterministic. A Teacher is not shareable between threads.
#pragma once

#include <array>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "language/tag.h"
#include "train/gold.h"
#include "train/layers.h"
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

struct TeacherSentence {
  std::vector<std::array<uint32_t, kFields>> tokens;
  std::vector<uint8_t> tags;   ///< kUposCount = not known
  std::vector<uint8_t> names;  ///< GoldToken::name; empty = not known
  std::vector<uint8_t> forms;  ///< features and case, numbered; empty = not known
  std::vector<int32_t> heads;  ///< empty = not known; the number of tokens = root
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

/// Probabilities of one sentence.
struct Guess {
  Floats tags;   ///< token x kUposCount
  Floats arcs;   ///< token x (token or, last, root)
  Floats child;  ///< what the labels of arcs hang on
  Floats head;
};

class Teacher {
 public:
  /// `layers` of what a token can be told to be are learned, from the first on.
  Teacher(const WordVectors& vectors, uint64_t seed, size_t layers);

  /// One step on some sentences; returns its loss.
  float learn(const std::vector<const TeacherSentence*>& sentences, float rate);
  void read(const std::vector<const TeacherSentence*>& sentences, std::vector<Guess>& guesses);
  /// Adds the probabilities of the labels of arcs to token x kRelCount.
  void add_labels(const Guess& guess, const std::vector<int32_t>& heads, Floats& labels) const;

 private:
  static constexpr size_t kHidden = 128;
  static constexpr size_t kArc = 128;
  static constexpr size_t kLabel = 48;
  void forward(const std::vector<const TeacherSentence*>& sentences, Dice* dice);
  void score_arcs(size_t begin, size_t count, Floats& heads, Floats& scores) const;

  std::array<Parameter, kFields> tables_;
  std::array<size_t, kFields> offset_{};
  size_t width_ = 0;
  Lstm first_[2], second_[2];
  size_t layers_;
  std::array<LinearLayer, kLayers> says_;
  LinearLayer arc_child_, arc_head_, label_child_, label_head_, biaffine_, trilinear_, label_bias_;
  Parameter root_;  // the head of heads
  Dice dice_;

  // Of the last forward pass.
  BatchRows batch_;
  std::vector<const TeacherSentence*> order_;
  Floats input_, input_mask_, low_, low_mask_, high_, high_mask_;
  std::array<Floats, kLayers> said_;
  Floats projected_, child_, child_mask_, head_, head_mask_, lchild_, lchild_mask_, lhead_, lhead_mask_;
};

/// The likeliest projective tree with one root, by Eisner's algorithm.
std::vector<int32_t> best_tree(const Floats& arcs, size_t count);

}  // namespace isnad
