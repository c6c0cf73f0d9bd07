#include "base/word_map.h"

#include <gtest/gtest.h>

#include <unordered_map>

namespace isnad {
namespace {

std::string word_of(uint32_t n) {
  std::string out;
  for (uint32_t k = n % 23; k > 0; --k) out += static_cast<char>('a' + (n / k + k) % 26);
  return out + std::to_string(n % 700);
}

TEST(WordMap, HoldsWhatAMapHolds) {
  WordMap<uint32_t> words;
  std::unordered_map<std::string, uint32_t> expected;
  for (uint32_t n = 0; n < 5000; ++n) {
    const auto [value, fresh] = words.add(word_of(n), n);
    EXPECT_EQ(fresh, expected.try_emplace(word_of(n), n).second) << n;
    EXPECT_EQ(*value, expected[word_of(n)]) << n;
  }
  EXPECT_EQ(words.size(), expected.size());
  for (uint32_t n = 0; n < 10000; ++n) {
    const auto found = expected.find(word_of(n));
    const uint32_t* const value = words.find(word_of(n));
    ASSERT_EQ(value != nullptr, found != expected.end()) << n;
    if (value != nullptr) {
      EXPECT_EQ(*value, found->second);
    }
  }
  size_t seen = 0;
  words.each([&](std::string_view word, uint32_t value) {
    ++seen;
    EXPECT_EQ(expected.at(std::string(word)), value);
  });
  EXPECT_EQ(seen, expected.size());
}

TEST(WordMap, TellsWordsApartByEveryLetter) {
  for (size_t size = 1; size < 40; ++size) {
    const std::string word(size, 'x');
    for (size_t at = 0; at < size; ++at) {
      std::string other = word;
      other[at] = 'y';
      EXPECT_NE(hash_word(word), hash_word(other)) << size << " " << at;
    }
    EXPECT_NE(hash_word(word), hash_word(word + "x"));
  }
}

TEST(WordMap, IsEmptyAtFirst) {
  const WordMap<int> words;
  EXPECT_EQ(words.find("word"), nullptr);
  EXPECT_EQ(words.find(""), nullptr);
  WordSet set;
  EXPECT_FALSE(set.contains(""));
  set.insert("");
  EXPECT_TRUE(set.contains(""));
  EXPECT_FALSE(set.contains(std::string(1, '\0')));
}

}  // namespace
}  // namespace isnad
