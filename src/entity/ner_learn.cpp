#include "entity/ner_learn.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <unordered_map>

#include "language/pack.h"

namespace isnad::entity {
namespace {

constexpr float kRate = 0.1F;
constexpr float kDropped = 0.65F;  // share of features hidden at each word, so that none is leaned on
constexpr float kCost = 5;         // by which a name must outscore "no name"
constexpr uint32_t kLeast = 2;     // features seen less often are left out
constexpr float kFloor = 0.05F;    // smaller weights are left out
constexpr float kDecay = 1e-6F;
constexpr uint32_t L = kStates;

/// Weights with AdaGrad: each has its own pace.
struct Weights {
  std::vector<float> at, squares;
  explicit Weights(size_t n = 0) : at(n, 0.0F), squares(n, 1e-6F) {}
  void step(size_t i, float gradient, float rate) {
    squares[i] += gradient * gradient;
    at[i] -= rate * gradient / std::sqrt(squares[i]);
  }
};

/// An example with its features as rows of weights.
struct Indexed {
  std::vector<std::vector<uint32_t>> rows;
  std::vector<uint8_t> labels;
};

class Learner {
 public:
  Learner(const std::vector<Indexed>& examples, size_t rows, uint32_t seed)
      : examples_(examples), random_(seed), linear_(rows * L), steps_((L + 1) * L) {}

  void learn(int epochs) {
    std::vector<size_t> order(examples_.size());
    for (size_t i = 0; i < order.size(); ++i) order[i] = i;
    for (int epoch = 0; epoch < epochs; ++epoch) {
      for (size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random_() % i]);
      for (const size_t e : order) one(examples_[e]);
    }
  }
  const std::vector<float>& linear() const { return linear_.at; }
  const std::vector<float>& steps() const { return steps_.at; }

 private:
  float unit() { return static_cast<float>(random_() >> 8U) * (1.0F / 16777216.0F); }

  void one(const Indexed& x) {
    const size_t n = x.labels.size();
    if (n == 0) return;
    emission_.assign(n * L, 0.0F);
    kept_.assign(n, {});
    for (size_t i = 0; i < n; ++i) {
      float* e = emission_.data() + i * L;
      for (const uint32_t row : x.rows[i]) {
        if (unit() < kDropped) continue;
        kept_[i].push_back(row);
        const float* w = linear_.at.data() + size_t{row} * L;
        for (uint32_t k = 0; k < L; ++k) e[k] += w[k];
      }
      if (x.labels[i] != 0) e[0] += kCost;
    }
    slopes(x);
    for (size_t i = 0; i < n; ++i) {
      const float* g = slope_.data() + i * L;
      for (const uint32_t row : kept_[i]) {
        for (uint32_t k = 0; k < L; ++k) {
          const size_t at = size_t{row} * L + k;
          if (std::abs(g[k]) > 1e-5F) linear_.step(at, g[k] + kDecay * linear_.at[at], kRate);
        }
      }
    }
    for (size_t s = 0; s < steps_.at.size(); ++s) {
      if (step_slope_[s] != 0) steps_.step(s, step_slope_[s], kRate);
    }
  }

  /// Gradients of the scores: what the model expects less what is. Sums of paths are scaled word by word.
  void slopes(const Indexed& x) {
    const size_t n = x.labels.size();
    float matrix[L + 1][L];
    for (uint32_t p = 0; p <= L; ++p) {
      for (uint32_t k = 0; k < L; ++k) matrix[p][k] = may_follow(p, k) ? std::exp(steps_.at[p * L + k]) : 0.0F;
    }
    local_.resize(n * L);
    alpha_.resize(n * L);
    beta_.resize(n * L);
    for (size_t i = 0; i < n; ++i) {
      const float* e = emission_.data() + i * L;
      const float top = *std::max_element(e, e + L);
      for (uint32_t k = 0; k < L; ++k) local_[i * L + k] = std::exp(std::max(e[k] - top, -60.0F));
    }
    const auto scale = [](float* v) {
      float sum = 1e-30F;
      for (uint32_t k = 0; k < L; ++k) sum += v[k];
      for (uint32_t k = 0; k < L; ++k) v[k] /= sum;
    };
    for (uint32_t k = 0; k < L; ++k) alpha_[k] = matrix[L][k] * local_[k];
    scale(alpha_.data());
    for (size_t i = 1; i < n; ++i) {
      float* to = alpha_.data() + i * L;
      std::fill(to, to + L, 0.0F);
      for (uint32_t p = 0; p < L; ++p) {
        for (uint32_t k = 0; k < L; ++k) to[k] += alpha_[(i - 1) * L + p] * matrix[p][k];
      }
      for (uint32_t k = 0; k < L; ++k) to[k] *= local_[i * L + k];
      scale(to);
    }
    slope_.assign(n * L, 0.0F);
    step_slope_.assign(steps_.at.size(), 0.0F);
    for (uint32_t k = 0; k < L; ++k) beta_[(n - 1) * L + k] = may_follow(k, L) ? 1.0F : 0.0F;
    for (size_t i = n - 1; i-- > 0;) {
      float next[L];
      for (uint32_t q = 0; q < L; ++q) next[q] = local_[(i + 1) * L + q] * beta_[(i + 1) * L + q];
      float* to = beta_.data() + i * L;
      float all = 1e-30F;
      float pair[L][L];
      for (uint32_t k = 0; k < L; ++k) {
        to[k] = 0;
        for (uint32_t q = 0; q < L; ++q) {
          const float path = matrix[k][q] * next[q];
          to[k] += path;
          pair[k][q] = alpha_[i * L + k] * path;
          all += pair[k][q];
        }
      }
      scale(to);
      for (uint32_t k = 0; k < L; ++k) {
        for (uint32_t q = 0; q < L; ++q) step_slope_[k * L + q] += pair[k][q] / all;
      }
    }
    for (size_t i = 0; i < n; ++i) {
      float all = 1e-30F;
      for (uint32_t k = 0; k < L; ++k) all += alpha_[i * L + k] * beta_[i * L + k];
      for (uint32_t k = 0; k < L; ++k) {
        const float p = alpha_[i * L + k] * beta_[i * L + k] / all;
        slope_[i * L + k] = p - (k == x.labels[i] ? 1.0F : 0.0F);
        if (i == 0) step_slope_[L * L + k] += p;
      }
      step_slope_[(i == 0 ? L : x.labels[i - 1]) * L + x.labels[i]] -= 1;
    }
  }

  const std::vector<Indexed>& examples_;
  std::mt19937 random_;
  Weights linear_, steps_;
  std::vector<float> emission_, slope_, step_slope_, local_, alpha_, beta_;
  std::vector<std::vector<uint32_t>> kept_;
};

/// As LinearModel::load reads it.
std::string linear_section(const std::vector<uint64_t>& keys, const std::vector<float>& weights) {
  std::vector<uint32_t> order(keys.size());
  for (uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) { return keys[a] < keys[b]; });
  std::string rows;
  uint32_t count = 0;
  for (const uint32_t row : order) {
    std::string body;
    uint8_t filled = 0;
    for (uint32_t k = 0; k < L; ++k) {
      const float w = weights[size_t{row} * L + k];
      if (std::abs(w) < kFloor) continue;
      put(body, static_cast<uint8_t>(k));
      put(body, static_cast<int16_t>(std::clamp(std::lround(w * kScale), -32767L, 32767L)));
      ++filled;
    }
    if (filled == 0) continue;
    put(rows, keys[row]);
    put(rows, filled);
    rows += body;
    ++count;
  }
  std::string out;
  put(out, L);
  put(out, count);
  return out + rows;
}

}  // namespace

std::map<std::string, std::string> learn_names(const std::vector<Example>& examples, const LearnOptions& options) {
  std::unordered_map<uint64_t, uint32_t> seen, index;
  for (const Example& x : examples) {
    for (const Features& f : x.features) {
      for (uint32_t i = 0; i < f.size; ++i) ++seen[f.at[i]];
    }
  }
  std::vector<uint64_t> keys;
  std::vector<Indexed> indexed;
  for (const Example& x : examples) {
    Indexed out;
    for (const Features& f : x.features) {
      auto& rows = out.rows.emplace_back();
      for (uint32_t i = 0; i < f.size; ++i) {
        if (seen[f.at[i]] < kLeast) continue;
        const auto [found, fresh] = index.try_emplace(f.at[i], static_cast<uint32_t>(keys.size()));
        if (fresh) keys.push_back(f.at[i]);
        rows.push_back(found->second);
      }
    }
    out.labels = states_of(x.labels);
    indexed.push_back(std::move(out));
  }
  // Models that saw the examples in other orders, added up.
  std::vector<float> linear(keys.size() * L, 0.0F), steps((L + 1) * L, 0.0F);
  const auto models = static_cast<float>(options.models);
  for (int m = 0; m < options.models; ++m) {
    Learner learner(indexed, keys.size(), options.seed + static_cast<uint32_t>(m));
    learner.learn(options.epochs);
    for (size_t i = 0; i < linear.size(); ++i) linear[i] += learner.linear()[i] / models;
    for (size_t i = 0; i < steps.size(); ++i) steps[i] += learner.steps()[i] / models;
  }
  std::map<std::string, std::string> out;
  out["ner"] = linear_section(keys, linear);
  for (const float v : steps) put(out["ner-steps"], static_cast<int32_t>(std::lround(v * kScale)));
  return out;
}

}  // namespace isnad::entity
