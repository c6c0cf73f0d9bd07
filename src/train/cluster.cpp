#include <algorithm>
#include <cmath>

#include "train/news.h"

namespace isnad {
namespace {

constexpr uint32_t kContexts = 1500;  // commonest words that count as neighbours, each on its own side
constexpr uint32_t kRounds = 12;

/// Sparse rows over contexts, of unit length.
struct Rows {
  std::vector<uint32_t> begin{0};
  std::vector<uint32_t> column;
  std::vector<float> value;
  uint32_t columns = 0;
  size_t size() const { return begin.size() - 1; }
};

Rows neighbours(const NewsWords& words, uint32_t count) {
  const uint32_t kinds = kContexts + 1;  // the last stands for the border of a sentence
  std::vector<std::vector<uint32_t>> seen(count);
  const auto context = [&](size_t at) {
    const uint32_t w = words.stream[at];
    return w == NewsWords::kBreak ? kContexts : w;
  };
  for (size_t at = 1; at + 1 < words.stream.size(); ++at) {
    const uint32_t w = words.stream[at];
    if (w >= count) continue;
    const uint32_t left = context(at - 1);
    const uint32_t right = context(at + 1);
    if (left <= kContexts) seen[w].push_back(left);
    if (right <= kContexts) seen[w].push_back(kinds + right);
  }
  std::vector<double> totals(2 * kinds, 1.0);
  double all = 0;
  for (const auto& list : seen) {
    for (const uint32_t c : list) totals[c] += 1;
    all += static_cast<double>(list.size());
  }
  Rows out;
  out.columns = 2 * kinds;
  for (auto& list : seen) {
    std::sort(list.begin(), list.end());
    double length = 0;
    const size_t first = out.value.size();
    for (size_t i = 0; i < list.size();) {
      size_t j = i;
      while (j < list.size() && list[j] == list[i]) ++j;
      const double pmi =
          std::log(static_cast<double>(j - i) * all / (totals[list[i]] * static_cast<double>(list.size())));
      // Rare pairs say little: the smoothing of Pantel and Lin.
      const auto n = static_cast<double>(j - i);
      const double weight = pmi * n / (n + 1);
      if (weight > 0) {
        out.column.push_back(list[i]);
        out.value.push_back(static_cast<float>(weight));
        length += weight * weight;
      }
      i = j;
    }
    for (size_t i = first; i < out.value.size(); ++i) out.value[i] /= static_cast<float>(std::sqrt(length));
    out.begin.push_back(static_cast<uint32_t>(out.value.size()));
  }
  return out;
}

/// Spherical k-means; the first centres are rows spread over the `from` commonest.
std::vector<uint16_t> k_means(const Rows& rows, uint32_t clusters, uint32_t from, std::vector<float>& centres) {
  centres.assign(static_cast<size_t>(rows.columns) * clusters, 0.0F);
  std::vector<uint16_t> of(rows.size(), 0);
  const auto add = [&](size_t row, uint32_t k) {
    for (uint32_t i = rows.begin[row]; i < rows.begin[row + 1]; ++i) {
      centres[static_cast<size_t>(rows.column[i]) * clusters + k] += rows.value[i];
    }
  };
  const uint32_t reach = std::min<uint32_t>(from, static_cast<uint32_t>(rows.size()));
  for (uint32_t k = 0; k < clusters; ++k) add(static_cast<size_t>(k) * reach / clusters, k);
  std::vector<float> near(clusters);
  for (uint32_t round = 0; round < kRounds; ++round) {
    std::vector<double> length(clusters, 1e-9);
    for (size_t c = 0; c < rows.columns; ++c) {
      for (uint32_t k = 0; k < clusters; ++k)
        length[k] += double{centres[c * clusters + k]} * centres[c * clusters + k];
    }
    for (size_t c = 0; c < rows.columns; ++c) {
      for (uint32_t k = 0; k < clusters; ++k) centres[c * clusters + k] /= static_cast<float>(std::sqrt(length[k]));
    }
    for (size_t row = 0; row < rows.size(); ++row) {
      std::fill(near.begin(), near.end(), 0.0F);
      for (uint32_t i = rows.begin[row]; i < rows.begin[row + 1]; ++i) {
        const float* centre = centres.data() + static_cast<size_t>(rows.column[i]) * clusters;
        const float value = rows.value[i];
        for (uint32_t k = 0; k < clusters; ++k) near[k] += value * centre[k];
      }
      of[row] = static_cast<uint16_t>(std::max_element(near.begin(), near.end()) - near.begin());
    }
    if (round + 1 == kRounds) break;
    std::fill(centres.begin(), centres.end(), 0.0F);
    for (size_t row = 0; row < rows.size(); ++row) add(row, of[row]);
  }
  return of;
}

}  // namespace

std::vector<uint16_t> cluster_words(const NewsWords& words, uint32_t least, uint32_t clusters, uint32_t few,
                                    std::vector<uint16_t>& coarse) {
  uint32_t count = 0;
  while (count < words.counts.size() && words.counts[count] >= least) ++count;
  const Rows rows = neighbours(words, count);
  std::vector<float> centres;
  auto fine = k_means(rows, clusters, count / 4, centres);
  // The centres are clustered in the same way.
  Rows middle;
  middle.columns = rows.columns;
  for (uint32_t k = 0; k < clusters; ++k) {
    for (uint32_t c = 0; c < rows.columns; ++c) {
      const float value = centres[static_cast<size_t>(c) * clusters + k];
      if (value <= 0) continue;
      middle.column.push_back(c);
      middle.value.push_back(value);
    }
    middle.begin.push_back(static_cast<uint32_t>(middle.value.size()));
  }
  std::vector<float> unused;
  const auto groups = k_means(middle, few, clusters, unused);
  coarse.assign(clusters + 1, 0);
  for (uint32_t k = 0; k < clusters; ++k) coarse[k + 1] = static_cast<uint16_t>(groups[k] + 1);
  for (uint16_t& c : fine) ++c;
  return fine;
}

}  // namespace isnad
