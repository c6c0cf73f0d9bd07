#include "learn/logistic.h"

#include <algorithm>
#include <cmath>
#include <deque>

#include "language/pack.h"

namespace isnad {
namespace {

constexpr uint32_t kRounds = 70;
constexpr size_t kMemory = 8;
constexpr double kEnough = 1e-4;  // relative gain of a round below which learning ends

using Vector = std::vector<float>;

double dot(const Vector& a, const Vector& b) {
  double sum = 0;
  for (size_t i = 0; i < a.size(); ++i) sum += static_cast<double>(a[i]) * b[i];
  return sum;
}

/// Sums of the classes into `out`; with one class the second is its negation's, zero.
void add_up(const Weights& w, const std::vector<uint32_t>& features, std::vector<double>& out) {
  std::fill(out.begin(), out.end(), 0);
  for (const uint32_t f : features) {
    const float* row = w.values.data() + static_cast<size_t>(f) * w.classes;
    for (uint32_t c = 0; c < w.classes; ++c) out[c] += row[c];
  }
}

void soften(std::vector<double>& sums) {
  if (sums.size() == 1) {
    sums[0] = 1 / (1 + std::exp(-sums[0]));
    return;
  }
  const double most = *std::max_element(sums.begin(), sums.end());
  double all = 0;
  for (double& x : sums) all += x = std::exp(x - most);
  for (double& x : sums) x /= all;
}

double loss(const std::vector<const LogisticSample*>& samples, const Weights& w, float strength, Vector& gradient) {
  gradient = w.values;
  double total = dot(w.values, w.values) / 2;
  std::vector<double> p(w.classes);
  for (const LogisticSample* s : samples) {
    add_up(w, s->features, p);
    soften(p);
    const double of_label = w.classes == 1 ? (s->label != 0 ? p[0] : 1 - p[0]) : p[s->label];
    total -= strength * std::log(std::max(of_label, 1e-12));
    for (uint32_t c = 0; c < w.classes; ++c) {
      const bool is = w.classes == 1 ? s->label != 0 : s->label == c;
      const auto step = static_cast<float>(strength * (p[c] - (is ? 1 : 0)));
      for (const uint32_t f : s->features) gradient[static_cast<size_t>(f) * w.classes + c] += step;
    }
  }
  return total;
}

double loss(const std::vector<const ChoiceSample*>& samples, const Weights& w, float strength, Vector& gradient) {
  gradient = w.values;
  double total = dot(w.values, w.values) / 2;
  for (const ChoiceSample* s : samples) {
    const std::vector<float> p = choose(w, *s);
    double right = 1e-12;
    for (size_t o = 0; o < p.size(); ++o) right += s->right[o] ? p[o] : 0;
    total -= strength * std::log(right);
    for (size_t o = 0; o < p.size(); ++o) {
      const auto step = static_cast<float>(strength * (p[o] - (s->right[o] ? p[o] / right : 0)));
      for (const uint32_t f : s->options[o]) gradient[f] += step;
    }
  }
  return total;
}

/// The two loops of L-BFGS: the direction down from the gradient and the last steps.
Vector direction(const Vector& gradient, const std::deque<std::pair<Vector, Vector>>& past) {
  Vector q = gradient;
  std::vector<double> alpha(past.size());
  for (size_t i = past.size(); i-- > 0;) {
    const auto& [s, y] = past[i];
    alpha[i] = dot(s, q) / dot(s, y);
    for (size_t k = 0; k < q.size(); ++k) q[k] -= static_cast<float>(alpha[i]) * y[k];
  }
  if (!past.empty()) {
    const auto& [s, y] = past.back();
    const auto size = static_cast<float>(dot(s, y) / dot(y, y));
    for (float& x : q) x *= size;
  }
  for (size_t i = 0; i < past.size(); ++i) {
    const auto& [s, y] = past[i];
    const double beta = dot(y, q) / dot(s, y);
    for (size_t k = 0; k < q.size(); ++k) q[k] += static_cast<float>(alpha[i] - beta) * s[k];
  }
  return q;
}

}  // namespace

uint32_t FeatureIndex::add(uint64_t hash) {
  const auto [at, fresh] = ids_.try_emplace(hash, static_cast<uint32_t>(hashes_.size()));
  if (fresh) hashes_.push_back(hash);
  return at->second;
}

std::vector<uint32_t> FeatureIndex::add(const Traits& traits) {
  std::vector<uint32_t> out;
  for (const uint64_t hash : traits.hashes()) out.push_back(add(hash));
  return out;
}

std::vector<float> Weights::probabilities(const std::vector<uint32_t>& features) const {
  std::vector<double> p(classes);
  add_up(*this, features, p);
  soften(p);
  return {p.begin(), p.end()};
}

namespace {

template <typename Sample>
Weights learn(const std::vector<const Sample*>& samples, size_t features, uint32_t classes, float strength) {
  Weights w;
  w.classes = classes;
  w.values.assign(features * classes, 0);
  Vector gradient;
  double now = loss(samples, w, strength, gradient);
  std::deque<std::pair<Vector, Vector>> past;
  for (uint32_t round = 0; round < kRounds; ++round) {
    const Vector down = direction(gradient, past);
    const double slope = dot(down, gradient);
    if (slope <= 0) break;
    double step = round == 0 ? 1 / std::max(1.0, std::sqrt(dot(gradient, gradient))) : 1;
    Weights next = w;
    Vector next_gradient;
    double then = 0;
    bool lower = false;
    for (int tries = 0; tries < 20 && !lower; ++tries, step /= 2) {
      for (size_t k = 0; k < down.size(); ++k) next.values[k] = w.values[k] - static_cast<float>(step) * down[k];
      then = loss(samples, next, strength, next_gradient);
      lower = then <= now - 1e-4 * step * slope;
    }
    if (!lower) break;
    Vector s(down.size());
    Vector y(down.size());
    for (size_t k = 0; k < down.size(); ++k) {
      s[k] = next.values[k] - w.values[k];
      y[k] = next_gradient[k] - gradient[k];
    }
    if (dot(s, y) > 1e-10) past.emplace_back(std::move(s), std::move(y));
    if (past.size() > kMemory) past.pop_front();
    const bool enough = now - then < kEnough * std::abs(now);
    w = std::move(next);
    gradient = std::move(next_gradient);
    now = then;
    if (enough) break;
  }
  return w;
}

}  // namespace

Weights learn_logistic(const std::vector<const LogisticSample*>& samples, size_t features, uint32_t classes,
                       float strength) {
  return learn(samples, features, classes, strength);
}

Weights learn_choice(const std::vector<const ChoiceSample*>& samples, size_t features, float strength) {
  return learn(samples, features, 1, strength);
}

std::vector<float> choose(const Weights& w, const ChoiceSample& sample) {
  std::vector<double> p(sample.options.size());
  for (size_t o = 0; o < p.size(); ++o) {
    for (const uint32_t f : sample.options[o]) p[o] += w.values[f];
  }
  if (p.size() > 1)
    soften(p);
  else
    p.assign(p.size(), 1);
  return {p.begin(), p.end()};
}

std::string linear_section(const Weights& w, const FeatureIndex& index,
                           const std::vector<const LogisticSample*>& samples, float scale, uint32_t least) {
  std::vector<const std::vector<uint32_t>*> features;
  for (const LogisticSample* s : samples) features.push_back(&s->features);
  return linear_section(w, index, features, scale, least);
}

std::string linear_section(const Weights& w, const FeatureIndex& index,
                           const std::vector<const std::vector<uint32_t>*>& samples, float scale, uint32_t least) {
  std::vector<uint32_t> seen(index.size());
  for (const auto* features : samples) {
    for (const uint32_t f : *features) ++seen[f];
  }
  struct Row {
    uint64_t hash;
    std::vector<std::pair<uint8_t, int16_t>> weights;
  };
  constexpr int kLeast = 8;  // of scale: less changes no decision
  std::vector<Row> rows;
  for (uint32_t f = 0; f < index.size(); ++f) {
    if (seen[f] < least) continue;
    Row row{index.hash(f), {}};
    for (uint32_t c = 0; c < w.classes; ++c) {
      const float whole = std::round(w.values[static_cast<size_t>(f) * w.classes + c] / scale);
      const auto weight = static_cast<int>(std::clamp(whole, -32767.0F, 32767.0F));
      if (std::abs(weight) >= kLeast) row.weights.emplace_back(static_cast<uint8_t>(c), static_cast<int16_t>(weight));
    }
    if (!row.weights.empty()) rows.push_back(std::move(row));
  }
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.hash < b.hash; });
  std::string out;
  put(out, w.classes);
  put(out, static_cast<uint32_t>(rows.size()));
  for (const Row& row : rows) {
    put(out, row.hash);
    if (w.classes > 1) put(out, static_cast<uint8_t>(row.weights.size()));
    for (const auto& [label, weight] : row.weights) {
      if (w.classes > 1) put(out, label);
      put(out, weight);
    }
  }
  return out;
}

}  // namespace isnad
