#include "language/parse.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

namespace isnad {
namespace {

std::vector<uint64_t> sorted(const Features& features) {
  std::vector<uint64_t> out(features.at.begin(), features.at.begin() + features.size);
  std::sort(out.begin(), out.end());
  return out;
}

/// The parser sums the parts of move_features at different times: together they are the whole, and what is kept stays
/// the same as long as it is kept.
TEST(Parse, KeepsOnlyWhatMovesDoNotChange) {
  std::mt19937_64 random(5);
  for (int round = 0; round < 50; ++round) {
    const auto count = static_cast<int32_t>(2 + random() % 20);
    std::vector<ParseNode> nodes(static_cast<size_t>(count) + 2);
    for (ParseNode& node : nodes) {
      node.word = random();
      node.lemma = random();
      node.fine = static_cast<uint32_t>(random());
      node.detail = static_cast<uint32_t>(random());
      node.agree = static_cast<uint32_t>(random() % 32);
      node.upos = static_cast<uint8_t>(random() % 18);
      node.coarse = static_cast<uint8_t>(random());
    }
    ParseState state;
    state.start(count);
    std::map<int32_t, std::vector<uint64_t>> of_stack;
    std::map<int32_t, std::vector<uint64_t>> of_buffer;
    Features features;
    while (!state.done()) {
      move_features(nodes, state, features);
      const auto whole = sorted(features);
      std::vector<uint64_t> parts;
      const auto part = [&](auto fill) {
        fill(nodes, state, features);
        const auto now = sorted(features);
        parts.insert(parts.end(), now.begin(), now.end());
        return now;
      };
      const auto stack = part(stack_features);
      const auto buffer = part(buffer_features);
      part(other_features);
      std::sort(parts.begin(), parts.end());
      EXPECT_EQ(parts, whole);
      if (!state.stack.empty()) {
        EXPECT_EQ(of_stack.try_emplace(state.stack.back(), stack).first->second, stack);
      }
      EXPECT_EQ(of_buffer.try_emplace(state.next, buffer).first->second, buffer);
      std::vector<Move> allowed;
      for (const Move move : {Move::shift, Move::left, Move::right}) {
        if (state.allows(move)) allowed.push_back(move);
      }
      state.apply(allowed[random() % allowed.size()], static_cast<Rel>(random() % kRelCount));
    }
  }
}

}  // namespace
}  // namespace isnad
