// One tile of a product, for vectors of a width that the caller compiles for. Every sum runs over k in order, so the
// bytes do not depend on the width. Internal to matrix.
#pragma once

#include <cstddef>
#include <cstring>

namespace isnad {
namespace {

// Written out: in a template the attribute is lost. Rows need not be aligned.
using Lanes8 = float __attribute__((vector_size(32)));
using Lanes16 = float __attribute__((vector_size(64)));

/// Rows of c times two vectors of columns, held in registers over all of k.
template <typename Lanes, size_t kRows>
void multiply_tile(const float* a, const float* b, float* c, size_t k, size_t all_k, size_t n, size_t stride) {
  constexpr size_t kLanes = sizeof(Lanes) / sizeof(float);
  Lanes sum[kRows][2];
  for (size_t r = 0; r < kRows; ++r) {
    std::memcpy(&sum[r][0], c + r * n, sizeof(Lanes));
    std::memcpy(&sum[r][1], c + r * n + kLanes, sizeof(Lanes));
  }
  for (size_t i = 0; i < k; ++i) {
    Lanes b0;
    Lanes b1;
    std::memcpy(&b0, b + i * stride, sizeof b0);
    std::memcpy(&b1, b + i * stride + kLanes, sizeof b1);
    for (size_t r = 0; r < kRows; ++r) {
      const float x = a[r * all_k + i];
      sum[r][0] += x * b0;
      sum[r][1] += x * b1;
    }
  }
  for (size_t r = 0; r < kRows; ++r) {
    std::memcpy(c + r * n, &sum[r][0], sizeof(Lanes));
    std::memcpy(c + r * n + kLanes, &sum[r][1], sizeof(Lanes));
  }
}

/// All rows of c times two vectors of columns; the rows of b are `stride` apart. `from` of k is where to begin.
template <typename Lanes>
void multiply_panel(const float* a, const float* b, float* c, size_t m, size_t from, size_t k, size_t all_k, size_t n,
                    size_t stride) {
  size_t i = 0;
  a += from;
  for (; i + 6 <= m; i += 6) multiply_tile<Lanes, 6>(a + i * all_k, b, c + i * n, k, all_k, n, stride);
  const float* rows = a + i * all_k;
  float* to = c + i * n;
  switch (m - i) {
    case 5:
      multiply_tile<Lanes, 5>(rows, b, to, k, all_k, n, stride);
      break;
    case 4:
      multiply_tile<Lanes, 4>(rows, b, to, k, all_k, n, stride);
      break;
    case 3:
      multiply_tile<Lanes, 3>(rows, b, to, k, all_k, n, stride);
      break;
    case 2:
      multiply_tile<Lanes, 2>(rows, b, to, k, all_k, n, stride);
      break;
    case 1:
      multiply_tile<Lanes, 1>(rows, b, to, k, all_k, n, stride);
      break;
    default:
      break;
  }
}

/// Columns from `j` on, as far as whole tiles go; returns where it stopped.
template <typename Lanes>
size_t multiply_tiles(const float* a, const float* b, float* c, size_t m, size_t k, size_t n, size_t j) {
  constexpr size_t kColumns = 2 * sizeof(Lanes) / sizeof(float);
  constexpr size_t kDepth = 256;    // of k at a time: what stays in the nearest cache
  constexpr size_t kPackFrom = 12;  // rows from which it pays to lay the columns of b close together
  float packed[kDepth * kColumns];
  for (; j + kColumns <= n; j += kColumns) {
    if (m < kPackFrom) {
      multiply_panel<Lanes>(a, b + j, c + j, m, 0, k, k, n, n);
      continue;
    }
    for (size_t from = 0; from < k; from += kDepth) {
      const size_t depth = k - from < kDepth ? k - from : kDepth;
      for (size_t i = 0; i < depth; ++i)
        std::memcpy(packed + i * kColumns, b + (from + i) * n + j, kColumns * sizeof(float));
      multiply_panel<Lanes>(a, packed, c + j, m, from, depth, k, n, kColumns);
    }
  }
  return j;
}

}  // namespace

/// The wide tiles, for processors that have them (matrix_wide.cpp).
size_t multiply_wide(const float* a, const float* b, float* c, size_t m, size_t k, size_t n);

}  // namespace isnad
