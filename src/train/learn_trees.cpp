#include <algorithm>
#include <cstdio>

#include "language/parse.h"
#include "train/learn_parts.h"

namespace isnad {
namespace {

constexpr uint32_t kFollowsGold = 1;  // rounds before the parser is let go its own ways
constexpr uint32_t kExplores = 9;     // of ten

/// Arcs of gold that can't be made any more after a move (Goldberg and Nivre 2013).
int cost(const ParseState& state, const std::vector<int32_t>& heads, Move move) {
  const auto head = [&](int32_t i) { return heads[static_cast<size_t>(i)]; };
  const int32_t b = state.next;
  int lost = 0;
  if (move == Move::shift) {
    for (size_t d = 0; d < state.stack.size(); ++d) {
      const int32_t s = state.stack[state.stack.size() - 1 - d];
      lost += head(s) == b;
      if (d > 0) lost += head(b) == s;
    }
    return lost;
  }
  const int32_t s0 = state.stack.back();
  for (int32_t i = b; i < state.count; ++i) lost += head(i) == s0;
  if (move == Move::left) {
    if (state.stack.size() > 1) lost += head(s0) == state.stack[state.stack.size() - 2];
    lost += head(s0) > b;
  } else {
    lost += head(s0) >= b;
  }
  return lost;
}

}  // namespace

void learn_trees(const std::vector<TreeSample>& samples, const TrainingOptions& options,
                 std::map<std::string, std::string>& out) {
  Perceptron all_moves(kMoveCount);
  Perceptron all_labels(kRelCount);
  for (uint32_t seed = 0; seed < options.orders; ++seed) {
    Perceptron moves(kMoveCount);
    Perceptron labels(kRelCount);
    auto order = numbers(samples.size());
    Features features;
    uint64_t dice = 7 + seed;
    for (uint32_t round = 0; round < options.tree_rounds; ++round) {
      shuffle(order, round + 400 + 1000 * seed);
      uint32_t wrong = 0;
      uint32_t wrong_labels = 0;
      for (const uint32_t s : order) {
        const TreeSample& sample = samples[s];
        const auto count = static_cast<int32_t>(sample.heads.size());
        ParseState state;
        state.start(count);
        while (!state.done()) {
          float scores[kMoveCount];
          move_features(sample.nodes, state, features);
          moves.tick();
          moves.score(features, scores);
          Move best{};
          Move good{};
          Move bad{};
          int least = 1 << 30;
          int costs[kMoveCount];
          for (uint32_t m = 0; m < kMoveCount; ++m) {
            costs[m] = state.allows(static_cast<Move>(m)) ? cost(state, sample.heads, static_cast<Move>(m)) : 1 << 29;
            least = std::min(least, costs[m]);
          }
          float best_score = 0, good_score = 0, bad_score = 0;
          bool any = false, any_good = false, any_bad = false;
          for (uint32_t m = 0; m < kMoveCount; ++m) {
            const auto move = static_cast<Move>(m);
            if (!state.allows(move)) continue;
            if (!any || scores[m] > best_score) best = move, best_score = scores[m], any = true;
            if (costs[m] == least && (!any_good || scores[m] > good_score))
              good = move, good_score = scores[m], any_good = true;
            if (costs[m] > least && (!any_bad || scores[m] > bad_score))
              bad = move, bad_score = scores[m], any_bad = true;
          }
          if (any_bad && bad_score > good_score - kMargin) {
            wrong += best == bad;
            moves.update(features, static_cast<uint32_t>(good), 1);
            moves.update(features, static_cast<uint32_t>(bad), -1);
          }
          dice = dice * 6364136223846793005ULL + 1442695040888963407ULL;
          const bool explore = round >= kFollowsGold && (dice >> 33U) % 10 < kExplores;
          const Move move = explore ? best : good;
          Rel label = Rel::root;
          if (move != Move::shift && state.governor(move) < count) {
            const auto child = static_cast<size_t>(state.dependent());
            label = sample.rels[child];
            label_features(sample.nodes, state, move, features);
            if (sample.heads[child] == state.governor(move)) {
              step(labels, features, kRelCount, static_cast<uint32_t>(label), wrong_labels);
            }
          }
          state.apply(move, label);
        }
      }
      if (options.verbose) fprintf(stderr, "trees round %u: %u moves, %u labels\n", round, wrong, wrong_labels);
    }
    all_moves.mix_in(moves);
    all_labels.mix_in(labels);
  }
  out["moves"] = all_moves.section(options.floor * static_cast<float>(options.orders));
  out["labels"] = all_labels.section(options.floor * static_cast<float>(options.orders));
}

}  // namespace isnad
