#include "train/matrix.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "train/matrix_tile.h"

namespace isnad {
namespace {

/// exp by a polynomial, the same on every machine.
float power_e(float x) {
  x = std::clamp(x, -80.0F, 80.0F);
  const float scaled = x * 1.44269504F;
  const float whole = std::floor(scaled + 0.5F);
  const float rest = (scaled - whole) * 0.69314718F;
  const float p =
      1 + rest * (1 + rest * (0.5F +
                              rest * (0.16666667F + rest * (0.041666667F + rest * (0.0083333F + rest * 0.0013889F)))));
  return p * std::bit_cast<float>((static_cast<int32_t>(whole) + 127) << 23);
}

}  // namespace

void multiply(const float* a, const float* b, float* c, size_t m, size_t k, size_t n) {
  size_t j = 0;
#ifdef __x86_64__
  if (__builtin_cpu_supports("avx512f")) j = multiply_wide(a, b, c, m, k, n);
#endif
  j = multiply_tiles<Lanes8>(a, b, c, m, k, n, j);
  if (j == n) return;
  for (size_t i = 0; i < m; ++i) {
    for (size_t x = 0; x < k; ++x) {
      const float f = a[i * k + x];
      for (size_t y = j; y < n; ++y) c[i * n + y] += f * b[x * n + y];
    }
  }
}

void transpose(const float* in, float* out, size_t m, size_t n) {
  constexpr size_t kTile = 16;
  for (size_t i = 0; i < m; i += kTile) {
    for (size_t j = 0; j < n; j += kTile) {
      for (size_t x = i; x < std::min(m, i + kTile); ++x) {
        for (size_t y = j; y < std::min(n, j + kTile); ++y) out[y * m + x] = in[x * n + y];
      }
    }
  }
}

void sigmoid(float* x, size_t n) {
  for (size_t i = 0; i < n; ++i) x[i] = 1 / (1 + power_e(-x[i]));
}

void hyperbolic_tangent(float* x, size_t n) {
  for (size_t i = 0; i < n; ++i) x[i] = 2 / (1 + power_e(-2 * x[i])) - 1;
}

void softmax(float* x, size_t n) {
  if (n == 0) return;
  const float top = *std::max_element(x, x + n);
  float sum = 0;
  for (size_t i = 0; i < n; ++i) {
    x[i] = power_e(x[i] - top);
    sum += x[i];
  }
  for (size_t i = 0; i < n; ++i) x[i] /= sum;
}

void Parameter::dense(size_t r, size_t c, float spread, Dice& dice) {
  rows = r;
  cols = c;
  value.resize(r * c);
  for (float& v : value) v = (dice.unit() * 2 - 1) * spread;
  grad.assign(r * c, 0);
  mean.assign(r * c, 0);
  square.assign(r * c, 0);
  turn();
}

void Parameter::table(size_t r, size_t c, float spread, Dice& dice) {
  sparse = true;
  rows = r;
  cols = c;
  value.resize(r * c);
  for (float& v : value) v = (dice.unit() * 2 - 1) * spread;
  grad.assign(r * c, 0);
  mean.assign(r * c, 0);
  square.assign(r * c, 0);
  is_touched.assign(r, 0);
}

void Parameter::turn() {
  turned.resize(value.size());
  transpose(value.data(), turned.data(), rows, cols);
}

void Parameter::rest() {
  std::fill(mean.begin(), mean.end(), 0.0F);
  std::fill(square.begin(), square.end(), 0.0F);
}

void Parameter::step(const AdamStep& adam) {
  constexpr float kMean = 0.9F;
  constexpr float kSquare = 0.95F;
  constexpr float kTiny = 1e-6F;
  const auto move = [&](size_t begin, size_t end) {
    for (size_t i = begin; i < end; ++i) {
      const float g = grad[i] * adam.scale;
      grad[i] = 0;
      mean[i] = kMean * mean[i] + (1 - kMean) * g;
      square[i] = kSquare * square[i] + (1 - kSquare) * g * g;
      value[i] -= adam.rate * mean[i] / (std::sqrt(square[i]) + kTiny);
    }
  };
  if (!sparse) {
    move(0, value.size());
    turn();
    return;
  }
  for (const uint32_t row : touched) {
    move(row * cols, (row + 1) * cols);
    is_touched[row] = 0;
  }
  touched.clear();
}

}  // namespace isnad
