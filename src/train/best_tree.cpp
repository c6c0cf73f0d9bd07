#include <algorithm>
#include <cmath>

#include "train/teacher.h"

namespace isnad {

std::vector<int32_t> best_tree(const Floats& arcs, size_t count) {
  // Spans [i, j] of tokens; complete and incomplete, headed by their left or right end. The root joins at the end.
  const size_t n = count;
  constexpr float kNever = -1e30F;
  const auto score = [&](size_t child, size_t head) {
    return std::log(std::max(1e-12F, arcs[child * (n + 1) + head]));
  };
  const auto at = [&](size_t i, size_t j) { return i * n + j; };
  Floats complete[2], open[2];
  std::vector<uint16_t> split_complete[2], split_open(n * n, 0);
  for (int d = 0; d < 2; ++d) {
    complete[d].assign(n * n, kNever);
    open[d].assign(n * n, kNever);
    split_complete[d].assign(n * n, 0);
    for (size_t i = 0; i < n; ++i) complete[d][at(i, i)] = 0;
  }
  // 0: headed by the left end, 1: by the right end.
  for (size_t length = 1; length < n; ++length) {
    for (size_t i = 0; i + length < n; ++i) {
      const size_t j = i + length;
      float best = kNever;
      for (size_t k = i; k < j; ++k) {
        const float sum = complete[0][at(i, k)] + complete[1][at(k + 1, j)];
        if (sum > best) best = sum, split_open[at(i, j)] = static_cast<uint16_t>(k);
      }
      open[0][at(i, j)] = best + score(j, i);
      open[1][at(i, j)] = best + score(i, j);
      for (size_t k = i + 1; k <= j; ++k) {
        const float sum = open[0][at(i, k)] + complete[0][at(k, j)];
        if (sum > complete[0][at(i, j)])
          complete[0][at(i, j)] = sum, split_complete[0][at(i, j)] = static_cast<uint16_t>(k);
      }
      for (size_t k = i; k < j; ++k) {
        const float sum = complete[1][at(i, k)] + open[1][at(k, j)];
        if (sum > complete[1][at(i, j)])
          complete[1][at(i, j)] = sum, split_complete[1][at(i, j)] = static_cast<uint16_t>(k);
      }
    }
  }
  std::vector<int32_t> heads(n, static_cast<int32_t>(n));
  if (n == 0) return heads;
  size_t top = 0;
  float best = kNever;
  for (size_t r = 0; r < n; ++r) {
    const float sum = complete[1][at(0, r)] + complete[0][at(r, n - 1)] + score(r, n);
    if (sum > best) best = sum, top = r;
  }
  struct Piece {
    size_t i, j;
    int direction;
    bool complete;
  };
  std::vector<Piece> todo{{0, top, 1, true}, {top, n - 1, 0, true}};
  while (!todo.empty()) {
    const Piece p = todo.back();
    todo.pop_back();
    if (p.i == p.j) continue;
    if (p.complete) {
      const size_t k = split_complete[p.direction][at(p.i, p.j)];
      if (p.direction == 0) {
        todo.push_back({p.i, k, 0, false});
        todo.push_back({k, p.j, 0, true});
      } else {
        todo.push_back({p.i, k, 1, true});
        todo.push_back({k, p.j, 1, false});
      }
      continue;
    }
    if (p.direction == 0) {
      heads[p.j] = static_cast<int32_t>(p.i);
    } else {
      heads[p.i] = static_cast<int32_t>(p.j);
    }
    const size_t k = split_open[at(p.i, p.j)];
    todo.push_back({p.i, k, 0, true});
    todo.push_back({k + 1, p.j, 1, true});
  }
  return heads;
}

}  // namespace isnad
