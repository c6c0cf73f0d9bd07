#include "train/language_model.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "train/learn_parts.h"

namespace isnad {

float tell_words(LinearLayer& tells, const Floats& states, const BatchRows& batch,
                 const std::vector<const NewsSentence*>& sentences, bool back, Floats& dstates) {
  const size_t width = tells.bias.cols;
  Floats scores;
  tells.forward(states, batch.rows, scores);
  float loss = 0;
  for (size_t s = 0; s < sentences.size(); ++s) {
    const size_t count = batch.size[s];
    for (size_t t = 0; t < count; ++t) {
      float* p = &scores[(batch.begin[s] + t) * width];
      if (t == (back ? 0 : count - 1)) {
        std::fill_n(p, width, 0.0F);
        continue;
      }
      softmax(p, width);
      float& right = p[sentences[s]->classes[back ? t - 1 : t + 1]];
      loss -= std::log(std::max(1e-9F, right));
      right -= 1;
    }
  }
  dstates.assign(states.size(), 0);
  tells.backward(states, scores, batch.rows, &dstates);
  return loss;
}

LanguageModel::LanguageModel(const WordVectors& vectors, size_t hidden, size_t classes, uint64_t seed)
    : dice_(seed), reader_(vectors, hidden, dice_) {
  for (LinearLayer& layer : tells_) layer.make(hidden, classes, dice_);
}

float LanguageModel::learn(const std::vector<const NewsSentence*>& sentences, float rate) {
  auto sorted = sentences;
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto* a, const auto* b) { return a->classes.size() > b->classes.size(); });
  std::vector<const TeacherSentence*> seen;
  for (const NewsSentence* s : sorted) seen.push_back(&s->seen);
  const BatchRows& batch = reader_.forward(seen, &dice_);
  Floats states[2], dstates[2], both;
  split(reader_.states(), batch.rows, states[0], states[1]);
  float loss = 0;
  for (size_t d = 0; d < 2; ++d) loss += tell_words(tells_[d], states[d], batch, sorted, d == 1, dstates[d]);
  join(dstates[0], dstates[1], batch.rows, both);
  reader_.backward(both);
  const AdamStep adam{rate, 1 / static_cast<float>(batch.rows)};
  reader_.step(adam);
  for (LinearLayer& layer : tells_) layer.step(adam);
  return loss;
}

TokenReader read_news(const WordVectors& vectors, const std::vector<NewsSentence>& sentences, size_t classes,
                      bool verbose) {
  constexpr size_t kBatch = 32;
  constexpr size_t kPool = 50;  // batches whose sentences are sorted by length
  constexpr float kRate = 0.002F;
  constexpr float kWarm = 50;
  constexpr float kCool = 0.95F;
  constexpr size_t kTold = 500;
  LanguageModel model(vectors, kNewsCells, classes, 3);
  auto order = numbers(sentences.size());
  shuffle(order, 900);
  const size_t batches = sentences.size() / kBatch;
  double loss = 0;
  size_t seen = 0;
  for (size_t begin = 0; begin < batches; begin += kPool) {
    const size_t pool = std::min(kPool, batches - begin);
    const auto first = order.begin() + static_cast<std::ptrdiff_t>(begin * kBatch);
    std::stable_sort(first, first + static_cast<std::ptrdiff_t>(pool * kBatch),
                     [&](uint32_t a, uint32_t b) { return sentences[a].classes.size() < sentences[b].classes.size(); });
    auto turns = numbers(pool);
    shuffle(turns, begin);
    for (size_t i = 0; i < pool; ++i) {
      std::vector<const NewsSentence*> batch;
      for (size_t s = 0; s < kBatch; ++s) {
        batch.push_back(&sentences[order[(begin + turns[i]) * kBatch + s]]);
        seen += batch.back()->classes.size();
      }
      const float progress = static_cast<float>(begin + i) / static_cast<float>(batches);
      loss += model.learn(batch, kRate * std::min(1.0F, progress * kWarm + 0.1F) * (1 - progress * kCool));
      if (!verbose || (begin + i + 1) % kTold != 0) continue;
      fprintf(stderr, "news %zu of %zu: %.3f\n", begin + i + 1, batches, loss / (2.0 * static_cast<double>(seen)));
      loss = 0;
      seen = 0;
    }
  }
  TokenReader reader = model.reader();
  reader.rest();
  return reader;
}

}  // namespace isnad
