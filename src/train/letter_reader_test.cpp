#include "train/letter_reader.h"

#include <gtest/gtest.h>

namespace isnad {
namespace {

TEST(Letters, AreNumberedAsWritten) {
  const Letters word = see_letters("بيت");
  EXPECT_NE(word[0], 0);
  EXPECT_NE(word[0], word[1]);
  EXPECT_EQ(word[3], 0);
  EXPECT_EQ(see_letters("بأ")[0], word[0]);
  EXPECT_NE(see_letters("أ"), see_letters("ا"));
  EXPECT_NE(see_letters("a"), see_letters("b"));
  EXPECT_EQ(see_letters(""), Letters{});
  // What does not fit is not seen.
  EXPECT_EQ(see_letters("ابتثجحخدذرزسشص"), see_letters("ابتثجحخدذرزس"));
}

TEST(LetterReader, GoesDownTheSlope) {
  const std::vector<Letters> words{see_letters("كتب"), see_letters("مكتبة"), Letters{}, see_letters("ابتثجحخدذرزس")};
  Dice dice(6);
  LetterReader reader;
  reader.make(dice);
  Floats out, weights(words.size() * LetterReader::kWidth);
  for (float& x : weights) x = dice.unit() - 0.5F;
  const auto loss = [&] {
    reader.forward(words, out);
    double sum = 0;
    for (size_t i = 0; i < out.size(); ++i) sum += double{weights[i]} * out[i];
    return sum;
  };
  loss();
  reader.backward(weights);
  constexpr float kStep = 1e-4F;
  const auto check = [&](Parameter& parameter, size_t every) {
    for (size_t i = 0; i < parameter.value.size(); i += every) {
      if (parameter.grad[i] == 0) continue;
      const float at = parameter.value[i];
      parameter.value[i] = at + kStep;
      const double above = loss();
      parameter.value[i] = at - kStep;
      const double below = loss();
      parameter.value[i] = at;
      EXPECT_NEAR((above - below) / (2 * kStep), parameter.grad[i], 1e-2) << i;
    }
  };
  check(reader.table(), 1);
  check(reader.filters().weights, 7);
  check(reader.filters().bias, 1);
}

}  // namespace
}  // namespace isnad
