#include "story/texts.h"

#include <gtest/gtest.h>

#include "story/story_test_kit.h"

namespace isnad {
namespace {

using test::make_reading;

std::vector<uint32_t> range(uint32_t from, uint32_t to) {
  std::vector<uint32_t> out;
  for (uint32_t i = from; i < to; ++i) out.push_back(i);
  return out;
}

TEST(Shingles, CountRunsOfWords) {
  EXPECT_TRUE(shingles(range(0, 3)).empty());
  EXPECT_EQ(shingles(range(0, 4)).size(), 1U);
  EXPECT_EQ(shingles(range(0, 10)).size(), 7U);
  EXPECT_EQ(shingles(std::vector<uint32_t>(50, 7)).size(), 1U);
}

TEST(Shingles, ContainmentIsOfTheShorter) {
  EXPECT_DOUBLE_EQ(containment(shingles(range(0, 10)), shingles(range(0, 30))), 1.0);
  EXPECT_DOUBLE_EQ(containment(shingles(range(0, 10)), shingles(range(10, 30))), 0.0);
  EXPECT_DOUBLE_EQ(containment({}, shingles(range(0, 10))), 0.0);
}

TEST(SharedWording, SurvivesChangedWords) {
  std::vector<uint32_t> a = range(0, 20);
  std::vector<uint32_t> b = a;
  b[5] = 100;
  b[12] = 101;
  b.erase(b.begin() + 15);
  EXPECT_TRUE(shared_wording(a, b));
  EXPECT_EQ(overlap(a, a).run, 20U);
  EXPECT_DOUBLE_EQ(overlap(a, a).share, 1.0);
}

TEST(SharedWording, WordsInAnotherOrderAreNotShared) {
  const std::vector<uint32_t> a = range(0, 12);
  EXPECT_FALSE(shared_wording(a, {a.rbegin(), a.rend()}));
  EXPECT_FALSE(shared_wording(a, {}));
  EXPECT_FALSE(shared_wording({1, 2, 3}, {1, 2, 3}));  // three words are no wording
}

TEST(Texts, FindsWordsAndSentences) {
  const std::vector<Reading> readings{make_reading("a", "x", "أول ثان ثالث. رابع خامس.")};
  const Texts texts(readings);
  EXPECT_EQ(texts[0].words.size(), 5U);
  EXPECT_EQ(texts.under(0, test::find_span(readings[0], "ثان ثالث")).size(), 2U);
  EXPECT_EQ(texts.around(0, {test::find_span(readings[0], "خامس")}).size(), 2U);
  EXPECT_TRUE(texts.under(0, {9000, 9001}).empty());
}

}  // namespace
}  // namespace isnad
