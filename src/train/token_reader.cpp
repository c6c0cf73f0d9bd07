#include "train/token_reader.h"

#include <algorithm>

namespace isnad {
namespace {

constexpr float kDropInput = 0.2F;
constexpr float kDropLetters = 0.2F;

}  // namespace

void join(const Floats& a, const Floats& b, size_t rows, Floats& out) {
  const size_t n = a.size() / rows;
  out.resize(2 * a.size());
  for (size_t r = 0; r < rows; ++r) {
    std::copy_n(&a[r * n], n, &out[2 * r * n]);
    std::copy_n(&b[r * n], n, &out[(2 * r + 1) * n]);
  }
}

void split(const Floats& in, size_t rows, Floats& a, Floats& b) {
  const size_t n = in.size() / rows / 2;
  a.resize(rows * n);
  b.resize(rows * n);
  for (size_t r = 0; r < rows; ++r) {
    std::copy_n(&in[2 * r * n], n, &a[r * n]);
    std::copy_n(&in[(2 * r + 1) * n], n, &b[r * n]);
  }
}

TokenReader::TokenReader(const WordVectors& vectors, size_t hidden, Dice& dice) : hidden_(hidden) {
  for (size_t f = 0; f < kFields; ++f) {
    tables_[f].table(f == 0 ? vectors.values.size() / WordVectors::kSize : kTables[f].rows, kTables[f].cols, 0.1F,
                     dice);
    offset_[f] = width_;
    width_ += kTables[f].cols;
  }
  tables_[0].value = vectors.values;
  letters_.make(dice);
  spelling_ = width_;
  width_ += LetterReader::kWidth;
  for (int d = 0; d < 2; ++d) layer_[d].make(width_, hidden, d == 1, dice);
}

const BatchRows& TokenReader::forward(const std::vector<const TeacherSentence*>& sentences, Dice* dice) {
  order_ = sentences;
  std::stable_sort(order_.begin(), order_.end(),
                   [](const auto* a, const auto* b) { return a->tokens.size() > b->tokens.size(); });
  batch_ = {};
  for (const auto* s : order_) {
    batch_.begin.push_back(static_cast<uint32_t>(batch_.rows));
    batch_.size.push_back(static_cast<uint32_t>(s->tokens.size()));
    batch_.rows += s->tokens.size();
  }
  const size_t n = batch_.rows;
  input_.assign(n * width_, 0);
  mask_.assign(n * kFields, 1);
  for (size_t s = 0; s < order_.size(); ++s) {
    for (size_t t = 0; t < batch_.size[s]; ++t) {
      const size_t r = batch_.begin[s] + t;
      for (size_t f = 0; f < kFields; ++f) {
        if (dice != nullptr) mask_[r * kFields + f] = dice->unit() < kDropInput ? 0 : 1 / (1 - kDropInput);
        const float* from = &tables_[f].value[order_[s]->tokens[t][f] * tables_[f].cols];
        const float mask = mask_[r * kFields + f];
        for (size_t c = 0; c < tables_[f].cols; ++c) input_[r * width_ + offset_[f] + c] = from[c] * mask;
      }
    }
  }
  std::vector<Letters> words;
  for (size_t s = 0; s < order_.size(); ++s) {
    words.insert(words.end(), order_[s]->letters.begin(), order_[s]->letters.end());
    words.resize(batch_.begin[s] + batch_.size[s]);
  }
  letters_.forward(words, spelled_);
  drop_values(spelled_, spelled_mask_, kDropLetters, dice);
  for (size_t r = 0; r < n; ++r)
    std::copy_n(&spelled_[r * LetterReader::kWidth], LetterReader::kWidth, &input_[r * width_ + spelling_]);
  Floats a, b;
  layer_[0].forward(input_, batch_, a);
  layer_[1].forward(input_, batch_, b);
  join(a, b, n, states_);
  return batch_;
}

void TokenReader::backward(const Floats& dstates) {
  Floats a, b, dinput(batch_.rows * width_, 0);
  split(dstates, batch_.rows, a, b);
  layer_[0].backward(input_, batch_, a, &dinput);
  layer_[1].backward(input_, batch_, b, &dinput);
  Floats dspelled(spelled_.size());
  for (size_t r = 0; r < batch_.rows; ++r)
    std::copy_n(&dinput[r * width_ + spelling_], LetterReader::kWidth, &dspelled[r * LetterReader::kWidth]);
  apply_mask(dspelled, spelled_mask_);
  letters_.backward(dspelled);
  for (size_t s = 0; s < order_.size(); ++s) {
    for (size_t t = 0; t < batch_.size[s]; ++t) {
      const size_t r = batch_.begin[s] + t;
      for (size_t f = 0; f < kFields; ++f) {
        const float mask = mask_[r * kFields + f];
        if (mask == 0) continue;
        const uint32_t row = order_[s]->tokens[t][f];
        tables_[f].touch(row);
        float* to = &tables_[f].grad[row * tables_[f].cols];
        for (size_t c = 0; c < tables_[f].cols; ++c) to[c] += dinput[r * width_ + offset_[f] + c] * mask;
      }
    }
  }
}

void TokenReader::step(const AdamStep& adam) {
  letters_.step(adam);
  for (Parameter& table : tables_) table.step(adam);
  for (Lstm& layer : layer_) layer.step(adam);
}

void TokenReader::rest() {
  for (Parameter& table : tables_) table.rest();
  letters_.rest();
  for (Lstm& layer : layer_) layer.rest();
}

}  // namespace isnad
