#include "text/fold.h"

#include <gtest/gtest.h>

#include <random>

namespace isnad {
namespace {

TEST(Fold, TwoLevels) {
  EXPECT_EQ(fold("أُسْتـانة ٢٠١٧", FoldLevel::form), "أستانة 2017");
  EXPECT_EQ(fold("أُسْتـانة ٢٠١٧", FoldLevel::key), "استانه 2017");
  EXPECT_EQ(fold("مسؤولى Reuters", FoldLevel::key), "مسوولي reuters");
  EXPECT_EQ(fold("ﻻ", FoldLevel::form), "لا");
}

TEST(Fold, IdempotentWithMonotoneAlignment) {
  std::mt19937 random(7);
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (int i = 0; i < 20; ++i) {
      const char32_t c = random() % 4 == 0 ? random() % 128 : 0x0600 + random() % 0x100;
      if (c < 0x80)
        text += static_cast<char>(c == 0 ? ' ' : c);
      else {
        text += static_cast<char>(0xC0 | (c >> 6));
        text += static_cast<char>(0x80 | (c & 0x3F));
      }
    }
    for (const FoldLevel level : {FoldLevel::form, FoldLevel::key}) {
      const Folded folded = fold_aligned(text, level);
      EXPECT_EQ(fold(folded.text, level), folded.text);
      ASSERT_EQ(folded.origin.size(), folded.text.size() + 1);
      for (size_t i = 1; i < folded.origin.size(); ++i) ASSERT_LE(folded.origin[i - 1], folded.origin[i]);
    }
  }
}

}  // namespace
}  // namespace isnad
