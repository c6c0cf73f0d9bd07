// A report as a weighted vector of words, entities and events, for likeness of subject. Pure functions.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "report/reading.h"
#include "story/story_data.h"

namespace isnad {

/// (feature, weight), sorted by feature, of length 1.
using Vector = std::vector<std::pair<uint32_t, float>>;

struct Vectors {
  std::vector<Vector> reports;
  size_t features = 0;
};

Vectors subject_vectors(const StoryData& data, const std::vector<Reading>& readings);
double dot(const Vector& a, const Vector& b);
Vector sum(const Vector& a, const Vector& b);

}  // namespace isnad
