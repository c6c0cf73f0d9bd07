// The lower half of the networks: tables of what is seen of a token, its letters, and a BiLSTM over both. The language
// model trains one on unlabelled news, a teacher goes on from there. Not shareable between threads.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "train/layers.h"
#include "train/letter_reader.h"
#include "train/sentence.h"

namespace isnad {

/// Cells each way of a reader that has not learned before.
constexpr size_t kReaderCells = 128;

class TokenReader {
 public:
  TokenReader(const WordVectors& vectors, size_t hidden, Dice& dice);

  /// Takes its own order: longest first.
  const BatchRows& forward(const std::vector<const TeacherSentence*>& sentences, Dice* dice);
  const std::vector<const TeacherSentence*>& order() const { return order_; }
  /// Both directions side by side: row x (forth, back).
  const Floats& states() const { return states_; }
  size_t hidden() const { return hidden_; }
  void backward(const Floats& dstates);
  void step(const AdamStep& adam);
  /// Keeps what it learned, not how fast.
  void rest();

 private:
  std::array<Parameter, kFields> tables_;
  std::array<size_t, kFields> offset_{};
  size_t spelling_ = 0;  // where what the letters say stands in the input
  size_t width_ = 0;
  size_t hidden_;
  LetterReader letters_;
  Lstm layer_[2];

  // Of the last forward pass.
  BatchRows batch_;
  std::vector<const TeacherSentence*> order_;
  Floats input_, mask_, spelled_, spelled_mask_, states_;
};

/// Two matrices of as many rows, side by side, and back.
void join(const Floats& a, const Floats& b, size_t rows, Floats& out);
void split(const Floats& in, size_t rows, Floats& a, Floats& b);

}  // namespace isnad
