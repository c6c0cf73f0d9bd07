#include <algorithm>
#include <cmath>

#include "language/hash.h"
#include "train/teacher.h"

namespace isnad {

// Skip-grams with negative samples, one matrix of outputs for each place beside the word, so that the vectors tell
// what a word does in a sentence more than what it is about.
WordVectors learn_vectors(const NewsWords& words, uint32_t least, uint32_t rounds) {
  constexpr size_t kSize = WordVectors::kSize;
  constexpr int kReach = 3;
  constexpr int kNegatives = 5;
  constexpr float kRate = 0.03F;
  constexpr double kFrequent = 1e-3;
  WordVectors out;
  uint32_t count = 0;
  while (count < words.counts.size() && words.counts[count] >= least) ++count;
  Dice dice(5);
  out.values.assign((size_t{count} + 1) * kSize, 0);
  for (size_t i = kSize; i < out.values.size(); ++i) out.values[i] = (dice.unit() - 0.5F) / static_cast<float>(kSize);
  for (uint32_t w = 0; w < count; ++w) out.rows[hash_letters(words.keys[w])] = w + 1;
  std::vector<Floats> outputs(2 * kReach, Floats((size_t{count} + 1) * kSize, 0));
  // A table to draw noise from: counts to the power of 3/4.
  std::vector<uint32_t> noise;
  double total = 0;
  for (uint32_t w = 0; w < count; ++w) total += std::pow(words.counts[w], 0.75);
  constexpr double kTable = 1 << 20;
  for (uint32_t w = 0; w < count; ++w) {
    const auto share = static_cast<size_t>(std::pow(words.counts[w], 0.75) / total * kTable) + 1;
    noise.insert(noise.end(), share, w);
  }
  std::vector<float> kept(count, 1);
  const auto all = static_cast<double>(words.stream.size());
  for (uint32_t w = 0; w < count; ++w)
    kept[w] = static_cast<float>(std::min(1.0, std::sqrt(kFrequent * all / words.counts[w])));
  Floats error(kSize);
  const size_t steps = words.stream.size() * rounds;
  for (size_t step = 0; step < steps; ++step) {
    const size_t at = step % words.stream.size();
    const uint32_t w = words.stream[at];
    if (w >= count || dice.unit() > kept[w]) continue;
    const float rate = kRate * std::max(0.02F, 1 - static_cast<float>(step) / static_cast<float>(steps));
    float* v = &out.values[(size_t{w} + 1) * kSize];
    for (int side = -1; side <= 1; side += 2) {
      for (int d = 1; d <= kReach; ++d) {
        const size_t place = at + static_cast<size_t>(side * d);
        if (place >= words.stream.size()) break;
        const uint32_t other = words.stream[place];
        // The border of a sentence is a neighbour too: the last row.
        const uint32_t target = other == NewsWords::kBreak ? count : other;
        if (target > count) continue;
        Floats& table = outputs[static_cast<size_t>(side < 0 ? d - 1 : kReach + d - 1)];
        std::fill(error.begin(), error.end(), 0.0F);
        for (int k = 0; k <= kNegatives; ++k) {
          const uint32_t c = k == 0 ? target : noise[dice.next() % noise.size()];
          if (k > 0 && c == target) continue;
          float* o = &table[size_t{c} * kSize];
          float lanes[8] = {};
          for (size_t i = 0; i < kSize; i += 8) {
            for (size_t l = 0; l < 8; ++l) lanes[l] += v[i + l] * o[i + l];
          }
          float p = 0;
          for (const float x : lanes) p += x;
          sigmoid(&p, 1);
          const float g = ((k == 0 ? 1.0F : 0.0F) - p) * rate;
          for (size_t i = 0; i < kSize; ++i) error[i] += g * o[i];
          for (size_t i = 0; i < kSize; ++i) o[i] += g * v[i];
        }
        for (size_t i = 0; i < kSize; ++i) v[i] += error[i];
        if (other == NewsWords::kBreak) break;
      }
    }
  }
  // One length on average, so that tables of the network start alike.
  double sum = 0;
  for (const float x : out.values) sum += double{x} * x;
  const auto factor = static_cast<float>(0.3 / std::sqrt(sum / static_cast<double>(out.values.size())));
  for (float& x : out.values) x *= factor;
  return out;
}

}  // namespace isnad
