// Layers of the teacher: a linear one and an LSTM that reads a batch of sentences in step. Not shareable.
#pragma once

#include <cstdint>
#include <vector>

#include "train/matrix.h"

namespace isnad {

using Floats = std::vector<float>;

/// Rows of the sentences of a batch, longest first.
struct BatchRows {
  std::vector<uint32_t> begin;
  std::vector<uint32_t> size;
  size_t rows = 0;
};

struct LinearLayer {
  Parameter weights;
  Parameter bias;
  void make(size_t in, size_t out, Dice& dice);
  void forward(const Floats& x, size_t rows, Floats& y) const;
  /// Adds to the gradients, and to dx where it is given.
  void backward(const Floats& x, const Floats& dy, size_t rows, Floats* dx);
  void step(const AdamStep& adam);
  void rest();
};

/// Leaky rectifier with dropout: `mask` holds the factor of each value.
void activate(Floats& x, Floats& mask, float dropout, Dice* dice);
/// Dropout alone.
void drop_values(Floats& x, Floats& mask, float dropout, Dice* dice);
void apply_mask(Floats& x, const Floats& mask);

class Lstm {
 public:
  void make(size_t in, size_t hidden, bool reversed, Dice& dice);
  void forward(const Floats& x, const BatchRows& batch, Floats& h);
  void backward(const Floats& x, const BatchRows& batch, const Floats& dh, Floats* dx);
  void step(const AdamStep& adam);
  void rest();

 private:
  size_t row(const BatchRows& batch, size_t sentence, size_t time) const {
    return batch.begin[sentence] + (reversed_ ? batch.size[sentence] - 1 - time : time);
  }
  size_t hidden_ = 0;
  bool reversed_ = false;
  LinearLayer input_;
  Parameter inner_;
  Floats gates_, cells_, squashed_, before_, cells_before_;
};

}  // namespace isnad
