#include "entity/vectors.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace isnad::entity {
namespace {

constexpr uint32_t kDims = 48;
constexpr uint32_t kSpare = 16;  // more columns than are kept make the kept ones true
constexpr int kPowers = 3;
constexpr int kRounds = 10;

struct Sparse {
  std::vector<uint32_t> begin{0};
  std::vector<uint32_t> column;
  std::vector<float> value;
};

/// Positive pointwise mutual information; rare pairs count for less (Pantel and Lin).
Sparse weigh(std::vector<std::vector<uint32_t>>& seen, uint32_t contexts) {
  std::vector<double> totals(contexts, 1.0);
  double all = 0;
  for (const auto& list : seen) {
    for (const uint32_t c : list) totals[c] += 1;
  }
  double smooth = 0;
  for (double& t : totals) {
    all += t;
    smooth += std::pow(t, 0.75);
  }
  for (double& t : totals) t = std::pow(t, 0.75) / smooth * all;
  Sparse out;
  for (auto& list : seen) {
    std::sort(list.begin(), list.end());
    for (size_t i = 0; i < list.size();) {
      size_t j = i;
      while (j < list.size() && list[j] == list[i]) ++j;
      const auto n = static_cast<double>(j - i);
      const double pmi = std::log(n * all / (totals[list[i]] * static_cast<double>(list.size())));
      const double weight = pmi * n / (n + 1);
      if (weight > 0) {
        out.column.push_back(list[i]);
        out.value.push_back(static_cast<float>(weight));
      }
      i = j;
    }
    out.begin.push_back(static_cast<uint32_t>(out.value.size()));
  }
  return out;
}

using Dense = std::vector<float>;  // rows of `width`

/// A times x, or its transpose times x.
Dense times(const Sparse& a, const Dense& x, uint32_t width) {
  const size_t rows = a.begin.size() - 1;
  Dense out(rows * width, 0.0F);
  for (size_t r = 0; r < rows; ++r) {
    float* to = out.data() + r * width;
    for (uint32_t i = a.begin[r]; i < a.begin[r + 1]; ++i) {
      const float v = a.value[i];
      const float* from = x.data() + size_t{a.column[i]} * width;
      for (uint32_t k = 0; k < width; ++k) to[k] += v * from[k];
    }
  }
  return out;
}

Dense times_transposed(const Sparse& a, const Dense& x, uint32_t width, uint32_t columns) {
  Dense out(size_t{columns} * width, 0.0F);
  for (size_t r = 0; r + 1 < a.begin.size(); ++r) {
    const float* from = x.data() + r * width;
    for (uint32_t i = a.begin[r]; i < a.begin[r + 1]; ++i) {
      const float v = a.value[i];
      float* to = out.data() + size_t{a.column[i]} * width;
      for (uint32_t k = 0; k < width; ++k) to[k] += v * from[k];
    }
  }
  return out;
}

/// Columns made orthogonal and of unit length.
void orthogonal(Dense& x, uint32_t width) {
  const size_t rows = x.size() / width;
  for (uint32_t k = 0; k < width; ++k) {
    for (int pass = 0; pass < 2; ++pass) {
      std::vector<double> dot(k, 0.0);
      for (size_t r = 0; r < rows; ++r) {
        for (uint32_t j = 0; j < k; ++j) dot[j] += double{x[r * width + j]} * x[r * width + k];
      }
      for (size_t r = 0; r < rows; ++r) {
        double v = x[r * width + k];
        for (uint32_t j = 0; j < k; ++j) v -= dot[j] * x[r * width + j];
        x[r * width + k] = static_cast<float>(v);
      }
    }
    double length = 1e-20;
    for (size_t r = 0; r < rows; ++r) length += double{x[r * width + k]} * x[r * width + k];
    const auto by = static_cast<float>(1.0 / std::sqrt(length));
    for (size_t r = 0; r < rows; ++r) x[r * width + k] *= by;
  }
}

}  // namespace

VectorSpace reduce(std::vector<std::vector<uint32_t>>& seen, uint32_t contexts) {
  const Sparse a = weigh(seen, contexts);
  const uint32_t width = kDims + kSpare;
  Dense x(size_t{contexts} * width);
  std::mt19937 random(11);
  for (float& v : x) v = (static_cast<float>(random() % 65536) - 32768.0F) / 32768.0F;
  Dense y = times(a, x, width);
  for (int power = 0; power < kPowers; ++power) {
    orthogonal(y, width);
    x = times_transposed(a, y, width, contexts);
    orthogonal(x, width);
    y = times(a, x, width);
  }
  // y = U S R with R a rotation: turn it to its main axes by the eigenvectors of y'y (Jacobi).
  std::vector<double> g(size_t{width} * width, 0.0), v(size_t{width} * width, 0.0);
  for (size_t r = 0; r < y.size() / width; ++r) {
    for (uint32_t i = 0; i < width; ++i) {
      for (uint32_t j = 0; j < width; ++j) g[i * width + j] += double{y[r * width + i]} * y[r * width + j];
    }
  }
  for (uint32_t i = 0; i < width; ++i) v[i * width + i] = 1;
  for (int sweep = 0; sweep < 12; ++sweep) {
    for (uint32_t p = 0; p < width; ++p) {
      for (uint32_t q = p + 1; q < width; ++q) {
        const double apq = g[p * width + q];
        if (std::abs(apq) < 1e-12) continue;
        const double theta = (g[q * width + q] - g[p * width + p]) / (2 * apq);
        const double t = (theta >= 0 ? 1 : -1) / (std::abs(theta) + std::sqrt(theta * theta + 1));
        const double c = 1 / std::sqrt(t * t + 1), s = t * c;
        for (uint32_t k = 0; k < width; ++k) {
          const double gp = g[k * width + p], gq = g[k * width + q];
          g[k * width + p] = c * gp - s * gq;
          g[k * width + q] = s * gp + c * gq;
        }
        for (uint32_t k = 0; k < width; ++k) {
          const double gp = g[p * width + k], gq = g[q * width + k];
          g[p * width + k] = c * gp - s * gq;
          g[q * width + k] = s * gp + c * gq;
          const double vp = v[k * width + p], vq = v[k * width + q];
          v[k * width + p] = c * vp - s * vq;
          v[k * width + q] = s * vp + c * vq;
        }
      }
    }
  }
  std::vector<uint32_t> axis(width);
  for (uint32_t i = 0; i < width; ++i) axis[i] = i;
  std::sort(axis.begin(), axis.end(), [&](uint32_t i, uint32_t j) { return g[i * width + i] > g[j * width + j]; });
  VectorSpace out;
  out.dims = kDims;
  out.values.resize(seen.size() * kDims);
  for (size_t r = 0; r < seen.size(); ++r) {
    double length = 1e-12;
    std::vector<double> point(kDims);
    for (uint32_t d = 0; d < kDims; ++d) {
      const uint32_t k = axis[d];
      for (uint32_t i = 0; i < width; ++i) point[d] += y[r * width + i] * v[i * width + k];
      point[d] /= std::sqrt(std::sqrt(g[k * width + k]) + 1e-9);  // half of the axis's weight, as is usual
      length += point[d] * point[d];
    }
    for (uint32_t d = 0; d < kDims; ++d) out.values[r * kDims + d] = static_cast<float>(point[d] / std::sqrt(length));
  }
  return out;
}

std::vector<uint16_t> cluster(const VectorSpace& space, uint32_t clusters) {
  const size_t rows = space.size();
  const uint32_t dims = space.dims;
  clusters = static_cast<uint32_t>(std::min<size_t>(clusters, rows));
  std::vector<float> centre(size_t{clusters} * dims);
  std::vector<uint16_t> of(rows, 0);
  const size_t reach = std::max<size_t>(rows / 2, clusters);
  for (uint32_t k = 0; k < clusters; ++k) {
    const size_t row = size_t{k} * reach / clusters;
    std::copy_n(space.values.begin() + static_cast<std::ptrdiff_t>(row * dims), dims,
                centre.begin() + static_cast<std::ptrdiff_t>(size_t{k} * dims));
  }
  std::vector<float> near(clusters), turned(centre.size());
  for (int round = 0; round < kRounds; ++round) {
    for (uint32_t k = 0; k < clusters; ++k) {
      double length = 1e-12;
      for (uint32_t d = 0; d < dims; ++d) length += double{centre[k * dims + d]} * centre[k * dims + d];
      const auto by = static_cast<float>(1 / std::sqrt(length));
      for (uint32_t d = 0; d < dims; ++d) turned[size_t{d} * clusters + k] = centre[k * dims + d] * by;
    }
    for (size_t r = 0; r < rows; ++r) {
      std::fill(near.begin(), near.end(), 0.0F);
      for (uint32_t d = 0; d < dims; ++d) {
        const float x = space.values[r * dims + d];
        const float* t = turned.data() + size_t{d} * clusters;
        for (uint32_t k = 0; k < clusters; ++k) near[k] += x * t[k];
      }
      of[r] = static_cast<uint16_t>(std::max_element(near.begin(), near.end()) - near.begin());
    }
    if (round + 1 == kRounds) break;
    std::fill(centre.begin(), centre.end(), 0.0F);
    for (size_t r = 0; r < rows; ++r) {
      for (uint32_t d = 0; d < dims; ++d) centre[size_t{of[r]} * dims + d] += space.values[r * dims + d];
    }
  }
  return of;
}

}  // namespace isnad::entity
