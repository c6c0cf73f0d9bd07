#include "base/large_heap.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <vector>

namespace isnad {
namespace {

TEST(LargeHeap, HoldsWhatIsAskedOfIt) {
  prefer_large_pages();
  prefer_large_pages();  // once more changes nothing
  std::vector<std::vector<uint32_t>> blocks;
  for (uint32_t size = 1; size <= (1U << 24); size *= 4) blocks.emplace_back(size, size);
  for (const auto& block : blocks) {
    EXPECT_EQ(block.front(), block.size());
    EXPECT_EQ(block.back(), block.size());
  }
}

}  // namespace
}  // namespace isnad
