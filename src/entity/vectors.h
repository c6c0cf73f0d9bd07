// Words as points: weighted counts of what stands beside them, reduced to few dimensions, and clusters of these.
// Deterministic: fixed seeds, one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace isnad::entity {

struct VectorSpace {
  uint32_t dims = 0;
  std::vector<float> values;  ///< a row of unit length for each word
  size_t size() const { return dims == 0 ? 0 : values.size() / dims; }
};

/// `seen` holds the contexts of each word's occurrences, numbers below `contexts`; it is sorted in place.
VectorSpace reduce(std::vector<std::vector<uint32_t>>& seen, uint32_t contexts);
/// Spherical k-means; the cluster of each row.
std::vector<uint16_t> cluster(const VectorSpace& space, uint32_t clusters);

}  // namespace isnad::entity
