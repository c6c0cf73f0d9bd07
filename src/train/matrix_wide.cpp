#include "train/matrix_tile.h"

namespace isnad {

size_t multiply_wide(const float* a, const float* b, float* c, size_t m, size_t k, size_t n) {
  return multiply_tiles<Lanes16>(a, b, c, m, k, n, 0);
}

}  // namespace isnad
