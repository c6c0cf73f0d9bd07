// What the letters of a token say: filters over every three neighbours, of each its strongest answer. Not shareable
// between threads.
#pragma once

#include <cstdint>
#include <vector>

#include "train/layers.h"
#include "train/sentence.h"

namespace isnad {

class LetterReader {
 public:
  static constexpr size_t kWidth = 64;

  void make(Dice& dice);
  /// `out` is word x kWidth.
  void forward(const std::vector<Letters>& words, Floats& out);
  void backward(const Floats& dout);
  void step(const AdamStep& adam);
  void rest();
  Parameter& table() { return table_; }
  LinearLayer& filters() { return filters_; }

 private:
  static constexpr size_t kColumns = 24;
  static constexpr size_t kReach = 3;

  Parameter table_;
  LinearLayer filters_;

  // Of the last forward pass.
  std::vector<std::array<uint8_t, kReach>> seen_;  // of each place of each word
  std::vector<uint32_t> strongest_;
  Floats columns_, answers_;
};

}  // namespace isnad
