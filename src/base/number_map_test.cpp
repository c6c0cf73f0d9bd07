#include "base/number_map.h"

#include <gtest/gtest.h>

#include <unordered_map>

namespace isnad {
namespace {

TEST(NumberMap, HoldsWhatAMapHolds) {
  NumberMap<uint32_t> map;
  EXPECT_EQ(map.find(0), 0U);
  std::unordered_map<uint64_t, uint32_t> expected;
  for (uint64_t n = 0; n < 4000; ++n) {
    const uint64_t number = n % 3 == 0 ? n : n % 3 == 1 ? n << 32U : n * 0x9E3779B97F4A7C15ULL;
    uint32_t& value = map.at(number);
    EXPECT_EQ(value, expected[number]);
    value = expected[number] = static_cast<uint32_t>(n + 1);
  }
  map.reserve(50000);
  for (uint64_t n = 0; n < 20000; ++n) {
    for (const uint64_t number : {n, n << 32U, n * uint64_t{0x9E3779B97F4A7C15}}) {
      const auto found = expected.find(number);
      EXPECT_EQ(map.find(number), found == expected.end() ? 0 : found->second) << number;
    }
  }
}

}  // namespace
}  // namespace isnad
