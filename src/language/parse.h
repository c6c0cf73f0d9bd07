// Dependency trees: a greedy arc-hybrid transition parser with a linear model. Const after load, so shareable.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "language/hash.h"
#include "language/linear.h"
#include "language/tag.h"
#include "report/reading.h"

namespace isnad {

enum class Move : uint8_t { shift, left, right };
constexpr uint32_t kMoveCount = 3;

/// What the features see of one token.
struct ParseNode {
  uint64_t word = 0;
  uint64_t lemma = 0;   ///< with tag
  uint32_t fine = 0;    ///< cluster with tag
  uint32_t detail = 0;  ///< tag with article, aspect and place in the word
  uint32_t agree = 0;   ///< gender and number
  uint8_t upos = 0;
  uint8_t coarse = 0;
};

/// Stack, buffer and arcs. Tokens are 0 .. n - 1; n stands for the root, last in the buffer.
struct ParseState {
  std::vector<int32_t> stack;
  int32_t next = 0;
  int32_t count = 0;
  std::vector<int32_t> head;
  std::vector<uint8_t> rel;
  std::vector<int32_t> left;  ///< outermost child on the left, -1
  std::vector<int32_t> right;
  std::vector<uint8_t> lefts;  ///< how many
  std::vector<uint8_t> rights;
  std::vector<uint64_t> rels;  ///< of the children, a bit each

  void start(int32_t tokens);
  bool done() const { return next == count && stack.empty(); }
  bool allows(Move move) const;
  /// The arc that left or right would make.
  int32_t dependent() const { return stack.back(); }
  int32_t governor(Move move) const { return move == Move::left ? next : stack[stack.size() - 2]; }
  void apply(Move move, Rel label);
};

/// Nodes of a sentence with tags and lemmas; two blank ones follow (the root, and what lies past the ends).
void make_nodes(const Reading& reading, const Sentence& sentence, const std::vector<TokenView>& views,
                std::vector<ParseNode>& out);
void move_features(const std::vector<ParseNode>& nodes, const ParseState& state, Features& out);
/// The same in three parts: what stays as it is as long as the stack's last word does, what stays as long as the
/// buffer's first does, and the rest.
void stack_features(const std::vector<ParseNode>& nodes, const ParseState& state, Features& out);
void buffer_features(const std::vector<ParseNode>& nodes, const ParseState& state, Features& out);
void other_features(const std::vector<ParseNode>& nodes, const ParseState& state, Features& out);
void label_features(const std::vector<ParseNode>& nodes, const ParseState& state, Move move, Features& out);

struct Parser {
  LinearModel moves;
  LinearModel labels;
  bool trained() const { return moves.classes() == kMoveCount && labels.classes() == kRelCount; }
};

/// Sums of weights that hold for more than one move.
struct MoveSums {
  std::array<int32_t, 8> score{};
  bool known = false;
};

struct ParseSpace {
  std::vector<ParseNode> nodes;
  ParseState state;
  std::vector<MoveSums> of_stack;  ///< of each token, while it is the stack's last
};

/// Fills head and rel of the sentence's tokens; one root each.
void parse(const Parser& parser, Reading& reading, const Sentence& sentence, const std::vector<TokenView>& views,
           ParseSpace& space);

}  // namespace isnad
