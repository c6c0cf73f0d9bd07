// Dense algebra of the teacher: row-major products, a parameter with its Adam state, a fixed source of chance.
// Written so that the order of additions is fixed: the same bytes on every run. Not shareable between threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace isnad {

/// c (m x n) += a (m x k) * b (k x n).
void multiply(const float* a, const float* b, float* c, size_t m, size_t k, size_t n);
/// out (n x m) = in (m x n) turned.
void transpose(const float* in, float* out, size_t m, size_t n);
void sigmoid(float* x, size_t n);
void hyperbolic_tangent(float* x, size_t n);
/// Turns scores into probabilities; returns nothing for an empty row.
void softmax(float* x, size_t n);

class Dice {
 public:
  explicit Dice(uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15ULL + 1) {}
  uint32_t next() {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<uint32_t>(state_ >> 32U);
  }
  float unit() { return static_cast<float>(next() >> 8U) * 0x1p-24F; }

 private:
  uint64_t state_;
};

struct AdamStep {
  float rate = 0.002F;
  float scale = 1;  ///< of the gradient
};

/// A matrix that is learned. Tables of embeddings touch few rows a step; only those move.
struct Parameter {
  size_t rows = 0;
  size_t cols = 0;
  std::vector<float> value, grad, mean, square;
  std::vector<float> turned;  ///< value transposed, for dense ones
  std::vector<uint32_t> touched;
  std::vector<uint8_t> is_touched;
  bool sparse = false;

  void dense(size_t r, size_t c, float spread, Dice& dice);
  void table(size_t r, size_t c, float spread, Dice& dice);
  void touch(uint32_t row) {
    if (is_touched[row] != 0) return;
    is_touched[row] = 1;
    touched.push_back(row);
  }
  void step(const AdamStep& adam);
  /// Forgets what Adam remembers of former steps.
  void rest();
  void turn();
};

}  // namespace isnad
