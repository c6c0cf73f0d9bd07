#include "train/layers.h"

#include <algorithm>
#include <cmath>

namespace isnad {

void LinearLayer::make(size_t in, size_t out, Dice& dice) {
  weights.dense(in, out, std::sqrt(6.0F / static_cast<float>(in + out)), dice);
  bias.dense(1, out, 0, dice);
}

void LinearLayer::forward(const Floats& x, size_t rows, Floats& y) const {
  y.resize(rows * weights.cols);
  for (size_t r = 0; r < rows; ++r)
    std::copy(bias.value.begin(), bias.value.end(), y.begin() + static_cast<std::ptrdiff_t>(r * weights.cols));
  multiply(x.data(), weights.value.data(), y.data(), rows, weights.rows, weights.cols);
}

void LinearLayer::backward(const Floats& x, const Floats& dy, size_t rows, Floats* dx) {
  Floats turned(rows * weights.rows);
  transpose(x.data(), turned.data(), rows, weights.rows);
  multiply(turned.data(), dy.data(), weights.grad.data(), weights.rows, rows, weights.cols);
  for (size_t r = 0; r < rows; ++r) {
    for (size_t c = 0; c < weights.cols; ++c) bias.grad[c] += dy[r * weights.cols + c];
  }
  if (dx != nullptr) multiply(dy.data(), weights.turned.data(), dx->data(), rows, weights.cols, weights.rows);
}

void LinearLayer::step(const AdamStep& adam) {
  weights.step(adam);
  bias.step(adam);
}

void LinearLayer::rest() {
  weights.rest();
  bias.rest();
}

void activate(Floats& x, Floats& mask, float dropout, Dice* dice) {
  constexpr float kLeak = 0.1F;
  mask.resize(x.size());
  for (size_t i = 0; i < x.size(); ++i) {
    mask[i] = x[i] < 0 ? kLeak : 1;
    if (dice != nullptr) mask[i] *= dice->unit() < dropout ? 0 : 1 / (1 - dropout);
    x[i] *= mask[i];
  }
}

void drop_values(Floats& x, Floats& mask, float dropout, Dice* dice) {
  mask.assign(x.size(), 1);
  if (dice == nullptr) return;
  for (size_t i = 0; i < x.size(); ++i) {
    mask[i] = dice->unit() < dropout ? 0 : 1 / (1 - dropout);
    x[i] *= mask[i];
  }
}

void apply_mask(Floats& x, const Floats& mask) {
  for (size_t i = 0; i < x.size(); ++i) x[i] *= mask[i];
}

void Lstm::make(size_t in, size_t hidden, bool reversed, Dice& dice) {
  hidden_ = hidden;
  reversed_ = reversed;
  input_.make(in, 4 * hidden, dice);
  inner_.dense(hidden, 4 * hidden, 1 / std::sqrt(static_cast<float>(hidden)), dice);
  // Gates are i, f, o, then the candidate; a cell remembers at first.
  std::fill_n(input_.bias.value.begin() + static_cast<std::ptrdiff_t>(hidden), hidden, 1.0F);
}

void Lstm::forward(const Floats& x, const BatchRows& batch, Floats& h) {
  const size_t n = batch.rows;
  input_.forward(x, n, gates_);
  for (Floats* f : {&cells_, &squashed_, &before_, &cells_before_}) f->assign(n * hidden_, 0);
  h.assign(n * hidden_, 0);
  const size_t sentences = batch.size.size();
  Floats state(sentences * hidden_, 0), cell(sentences * hidden_, 0), now(sentences * 4 * hidden_);
  size_t active = sentences;
  for (size_t time = 0; time < batch.size[0]; ++time) {
    while (batch.size[active - 1] <= time) --active;
    for (size_t s = 0; s < active; ++s) {
      const float* from = &gates_[row(batch, s, time) * 4 * hidden_];
      std::copy(from, from + 4 * hidden_, &now[s * 4 * hidden_]);
    }
    multiply(state.data(), inner_.value.data(), now.data(), active, hidden_, 4 * hidden_);
    for (size_t s = 0; s < active; ++s) {
      const size_t r = row(batch, s, time);
      float* g = &now[s * 4 * hidden_];
      sigmoid(g, 3 * hidden_);
      hyperbolic_tangent(g + 3 * hidden_, hidden_);
      float* c = &cell[s * hidden_];
      float* out = &state[s * hidden_];
      std::copy(out, out + hidden_, &before_[r * hidden_]);
      std::copy(c, c + hidden_, &cells_before_[r * hidden_]);
      for (size_t k = 0; k < hidden_; ++k) c[k] = g[hidden_ + k] * c[k] + g[k] * g[3 * hidden_ + k];
      float* t = &squashed_[r * hidden_];
      std::copy(c, c + hidden_, t);
      hyperbolic_tangent(t, hidden_);
      for (size_t k = 0; k < hidden_; ++k) out[k] = g[2 * hidden_ + k] * t[k];
      std::copy(out, out + hidden_, &h[r * hidden_]);
      std::copy(g, g + 4 * hidden_, &gates_[r * 4 * hidden_]);
    }
  }
}

void Lstm::backward(const Floats& x, const BatchRows& batch, const Floats& dh, Floats* dx) {
  const size_t n = batch.rows;
  const size_t sentences = batch.size.size();
  Floats dgates(n * 4 * hidden_), back(sentences * hidden_, 0), back_cell(sentences * hidden_, 0);
  Floats now(sentences * 4 * hidden_);
  for (size_t time = batch.size[0]; time-- > 0;) {
    size_t active = 0;
    while (active < sentences && batch.size[active] > time) ++active;
    for (size_t s = 0; s < active; ++s) {
      const size_t r = row(batch, s, time);
      const float* g = &gates_[r * 4 * hidden_];
      const float* t = &squashed_[r * hidden_];
      const float* c = &cells_before_[r * hidden_];
      float* d = &now[s * 4 * hidden_];
      float* dc = &back_cell[s * hidden_];
      for (size_t k = 0; k < hidden_; ++k) {
        const float i = g[k], f = g[hidden_ + k], o = g[2 * hidden_ + k], a = g[3 * hidden_ + k];
        const float out = dh[r * hidden_ + k] + back[s * hidden_ + k];
        const float in = dc[k] + out * o * (1 - t[k] * t[k]);
        d[k] = in * a * i * (1 - i);
        d[hidden_ + k] = in * c[k] * f * (1 - f);
        d[2 * hidden_ + k] = out * t[k] * o * (1 - o);
        d[3 * hidden_ + k] = in * i * (1 - a * a);
        dc[k] = in * f;
      }
      std::copy(d, d + 4 * hidden_, &dgates[r * 4 * hidden_]);
    }
    std::fill_n(back.begin(), active * hidden_, 0.0F);
    multiply(now.data(), inner_.turned.data(), back.data(), active, 4 * hidden_, hidden_);
  }
  Floats turned(n * hidden_);
  transpose(before_.data(), turned.data(), n, hidden_);
  multiply(turned.data(), dgates.data(), inner_.grad.data(), hidden_, n, 4 * hidden_);
  input_.backward(x, dgates, n, dx);
}

void Lstm::step(const AdamStep& adam) {
  input_.step(adam);
  inner_.step(adam);
}

void Lstm::rest() {
  input_.rest();
  inner_.rest();
}

}  // namespace isnad
