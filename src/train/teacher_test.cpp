#include <gtest/gtest.h>

#include "train/language_model.h"
#include "train/teach.h"

namespace isnad {
namespace {

TEST(Matrix, MultipliesAnyShape) {
  Dice dice(3);
  for (const size_t m : {1U, 2U, 7U, 13U}) {
    for (const size_t n : {1U, 15U, 16U, 37U, 67U}) {
      const size_t k = m == 13 ? 300 : 5;  // more than is laid together at a time
      Floats a(m * k), b(k * n), c(m * n, 1);
      for (float& x : a) x = dice.unit();
      for (float& x : b) x = dice.unit();
      multiply(a.data(), b.data(), c.data(), m, k, n);
      for (size_t i = 0; i < m * n; ++i) {
        float sum = 1;
        for (size_t x = 0; x < k; ++x) sum += a[i / n * k + x] * b[x * n + i % n];
        EXPECT_NEAR(c[i], sum, 1e-3) << m << " " << n << " " << i;
      }
    }
  }
}

TEST(BestTree, HasOneRootAndNoCrossing) {
  // Token 0 wants 2, which wants 3, which wants the root; 1 would cross if it took 3.
  Floats arcs(4 * 5, 0.01F);
  arcs[0 * 5 + 2] = 0.9F;
  arcs[1 * 5 + 3] = 0.6F;
  arcs[1 * 5 + 2] = 0.3F;
  arcs[2 * 5 + 3] = 0.9F;
  arcs[2 * 5 + 4] = 0.5F;
  arcs[3 * 5 + 4] = 0.9F;
  EXPECT_EQ(best_tree(arcs, 4), (std::vector<int32_t>{2, 2, 3, 4}));
  EXPECT_EQ(best_tree({1, 0}, 1), std::vector<int32_t>{1});
}

/// Chains: each token hangs on the one before it.
std::vector<TeacherSentence> chains() {
  std::vector<TeacherSentence> out;
  for (uint32_t s = 0; s < 24; ++s) {
    TeacherSentence sentence;
    const uint32_t count = 2 + s % 5;
    for (uint32_t t = 0; t < count; ++t) {
      std::array<uint32_t, kFields> token{};
      token[static_cast<size_t>(Field::form)] = (s * 7 + t * 3) % 10;
      sentence.tokens.push_back(token);
      sentence.tags.push_back(static_cast<uint8_t>(t % 2));
      sentence.heads.push_back(t == 0 ? static_cast<int32_t>(count) : static_cast<int32_t>(t) - 1);
      sentence.rels.push_back(static_cast<uint8_t>(t == 0 ? Rel::root : Rel::nmod));
    }
    out.push_back(std::move(sentence));
  }
  return out;
}

TEST(Teachers, LearnTheSameTwice) {
  WordVectors vectors;
  vectors.values.assign(WordVectors::kSize, 0);
  const auto gold = chains();
  std::vector<TeacherSentence> told[2];
  for (auto& sentences : told) {
    Teachers teachers(vectors, nullptr, {2, 3, 8, 4, 0.01F});
    teachers.learn(gold, {});
    sentences = gold;
    for (TeacherSentence& sentence : sentences) sentence.tags.clear(), sentence.heads.clear(), sentence.rels.clear();
    teachers.label(sentences);
  }
  for (size_t s = 0; s < gold.size(); ++s) {
    EXPECT_EQ(told[0][s].tags, told[1][s].tags) << s;
    EXPECT_EQ(told[0][s].heads, gold[s].heads) << s;
    EXPECT_EQ(told[0][s].rels, gold[s].rels) << s;
  }
}

/// A word tells the next: 1 2 3 4 1 2 ...
std::vector<NewsSentence> circles() {
  std::vector<NewsSentence> out;
  for (uint32_t s = 0; s < 128; ++s) {
    NewsSentence sentence;
    for (uint32_t t = 0; t < 2 + s % 6; ++t) {
      const uint32_t word = (s + t) % 4;
      std::array<uint32_t, kFields> token{};
      for (const Field field : {Field::form, Field::end2, Field::end3, Field::begin2}) {
        token[static_cast<size_t>(field)] = word + 1;
      }
      sentence.seen.tokens.push_back(token);
      sentence.classes.push_back(static_cast<uint16_t>(word));
    }
    out.push_back(std::move(sentence));
  }
  return out;
}

TEST(LanguageModel, GoesDownTheSlope) {
  const auto news = circles();
  const std::vector<const NewsSentence*> sentences{&news[3], &news[1]};  // five and three tokens
  const BatchRows batch{{0, 5}, {5, 3}, 8};
  constexpr size_t kCells = 6;
  for (const bool back : {false, true}) {
    Dice dice(9);
    LinearLayer tells;
    tells.make(kCells, 4, dice);
    Floats states(batch.rows * kCells), slope, unused;
    for (float& x : states) x = dice.unit() - 0.5F;
    tell_words(tells, states, batch, sentences, back, slope);
    const Floats of_weights = tells.weights.grad;
    constexpr float kStep = 1e-2F;
    const auto check = [&](float& x, float told) {
      const float at = x;
      x = at + kStep;
      const float above = tell_words(tells, states, batch, sentences, back, unused);
      x = at - kStep;
      const float below = tell_words(tells, states, batch, sentences, back, unused);
      x = at;
      EXPECT_NEAR((above - below) / (2 * kStep), told, 2e-3) << back;
    };
    for (size_t i = 0; i < states.size(); ++i) check(states[i], slope[i]);
    for (size_t i = 0; i < of_weights.size(); ++i) check(tells.weights.value[i], of_weights[i]);
  }
}

TEST(Lstm, GoesDownTheSlope) {
  const BatchRows batch{{0, 4}, {4, 2}, 6};
  for (const bool reversed : {false, true}) {
    Dice dice(4);
    Lstm layer;
    layer.make(3, 5, reversed, dice);
    Floats x(batch.rows * 3), weights(batch.rows * 5), h, slope(x.size(), 0);
    for (float& v : x) v = dice.unit() - 0.5F;
    for (float& v : weights) v = dice.unit() - 0.5F;
    const auto loss = [&] {
      layer.forward(x, batch, h);
      float sum = 0;
      for (size_t i = 0; i < h.size(); ++i) sum += weights[i] * h[i];
      return sum;
    };
    loss();
    layer.backward(x, batch, weights, &slope);
    constexpr float kStep = 1e-2F;
    for (size_t i = 0; i < x.size(); ++i) {
      const float at = x[i];
      x[i] = at + kStep;
      const float above = loss();
      x[i] = at - kStep;
      const float below = loss();
      x[i] = at;
      EXPECT_NEAR((above - below) / (2 * kStep), slope[i], 1e-3) << reversed << " " << i;
    }
  }
}

TEST(LanguageModel, LearnsWhatFollowsAndTheSameTwice) {
  WordVectors vectors;
  vectors.values.assign(WordVectors::kSize, 0);
  const auto news = circles();
  std::vector<const NewsSentence*> sentences;
  float told = 0;
  for (const NewsSentence& sentence : news) {
    sentences.push_back(&sentence);
    told += 2.0F * static_cast<float>(sentence.classes.size() - 1);
  }
  std::vector<float> losses[2];
  for (auto& list : losses) {
    LanguageModel model(vectors, 16, 4, 3);
    for (int step = 0; step < 60; ++step) list.push_back(model.learn(sentences, 0.02F) / told);
  }
  EXPECT_GT(losses[0].front(), 1.0F);
  EXPECT_LT(losses[0].back(), 0.3F);
  EXPECT_EQ(losses[0], losses[1]);
}

}  // namespace
}  // namespace isnad
