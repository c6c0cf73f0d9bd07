// The teacher: a recurrent network that tags and parses better than what can run at the speed we want. It is trained
// on gold and then labels unlabelled news, from which tagger and parser of the pack learn. No part of a pack.
// Deterministic. A Teacher is not shareable between threads.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "train/layers.h"
#include "train/sentence.h"
#include "train/token_reader.h"

namespace isnad {

/// Probabilities of one sentence.
struct Guess {
  Floats tags;   ///< token x kUposCount
  Floats arcs;   ///< token x (token or, last, root)
  Floats child;  ///< what the labels of arcs hang on
  Floats head;
};

class Teacher {
 public:
  /// `layers` of what a token can be told to be are learned, from the first on. `reader` may have learned before.
  Teacher(const TokenReader& reader, uint64_t seed, size_t layers);

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

  Dice dice_;
  TokenReader reader_;
  Lstm second_[2];
  size_t layers_;
  std::array<LinearLayer, kLayers> says_;
  LinearLayer arc_child_, arc_head_, label_child_, label_head_, biaffine_, trilinear_, label_bias_;
  Parameter root_;  // the head of heads

  // Of the last forward pass.
  BatchRows batch_;
  std::vector<const TeacherSentence*> order_;
  Floats low_, low_mask_, high_, high_mask_;
  std::array<Floats, kLayers> said_;
  Floats projected_, child_, child_mask_, head_, head_mask_, lchild_, lchild_mask_, lhead_, lhead_mask_;
};

/// The likeliest projective tree with one root, by Eisner's algorithm.
std::vector<int32_t> best_tree(const Floats& arcs, size_t count);

}  // namespace isnad
