#include <algorithm>

#include "language/parse.h"

namespace isnad {
namespace {

constexpr int32_t kNone = -1;

/// What a feature of moves hangs on. Of the stack: its words and their children on the left, which no move changes any
/// more. Of the buffer: its words.
constexpr uint32_t kOfStack = 1;
constexpr uint32_t kOfBuffer = 2;
constexpr uint32_t kOfBoth = 4;

/// The tokens around a state, with blanks where there are none.
struct Around {
  const std::vector<ParseNode>& nodes;
  const ParseState& state;

  const ParseNode& at(int32_t i) const {
    return i < 0 || i > state.count ? nodes.back() : nodes[static_cast<size_t>(i)];
  }
  int32_t stack(size_t depth) const {
    return depth < state.stack.size() ? state.stack[state.stack.size() - 1 - depth] : kNone;
  }
  int32_t buffer(int32_t ahead) const { return state.next + ahead <= state.count ? state.next + ahead : kNone; }
  int32_t left(int32_t i) const { return i == kNone ? kNone : state.left[static_cast<size_t>(i)]; }
  int32_t right(int32_t i) const { return i == kNone ? kNone : state.right[static_cast<size_t>(i)]; }
  uint64_t lefts(int32_t i) const { return i == kNone ? 9 : state.lefts[static_cast<size_t>(i)]; }
  uint64_t rights(int32_t i) const { return i == kNone ? 9 : state.rights[static_cast<size_t>(i)]; }
  uint64_t rel(int32_t i) const { return i == kNone ? 99 : state.rel[static_cast<size_t>(i)]; }
  uint64_t rels(int32_t i) const { return i == kNone ? 0 : state.rels[static_cast<size_t>(i)]; }
  /// The preposition or conjunction that a phrase begins with.
  uint64_t opener(int32_t i) const {
    const int32_t child = left(i);
    return child == kNone ? 0 : at(child).word;
  }
};

uint64_t distance(int32_t a, int32_t b) {
  if (a == kNone || b == kNone) return 0;
  const int32_t d = std::abs(a - b);
  return static_cast<uint64_t>(d < 5 ? d : d < 8 ? 5 : d < 14 ? 6 : 7);
}

/// Gender and number of two words: agreeing, unlike, or unknown.
uint64_t agreement(const ParseNode& a, const ParseNode& b) {
  const auto field = [](uint32_t x, uint32_t y) { return x == 0 || y == 0 ? 0U : x == y ? 1U : 2U; };
  return field(a.agree & 3U, b.agree & 3U) | field(a.agree >> 2U & 3U, b.agree >> 2U & 3U) << 2U | (a.agree & 16U) |
         (b.agree & 16U) << 1U;
}

}  // namespace

namespace {

template <uint32_t kParts>
void add_moves(const std::vector<ParseNode>& nodes, const ParseState& state, Features& out) {
  const Around a{nodes, state};
  const int32_t i0 = a.stack(0);
  const int32_t i1 = a.stack(1);
  const int32_t j0 = a.buffer(0);
  const ParseNode& s0 = a.at(i0);
  const ParseNode& s1 = a.at(i1);
  const ParseNode& s2 = a.at(a.stack(2));
  const ParseNode& b0 = a.at(j0);
  const ParseNode& b1 = a.at(a.buffer(1));
  const ParseNode& b2 = a.at(a.buffer(2));
  const ParseNode& s0l = a.at(a.left(i0));
  const ParseNode& s0r = a.at(a.right(i0));
  const ParseNode& s1l = a.at(a.left(i1));
  const ParseNode& s1r = a.at(a.right(i1));
  const ParseNode& b0l = a.at(a.left(j0));
  const uint64_t d0 = distance(i0, j0);
  const uint64_t d1 = distance(i1, i0);
  const uint64_t s0b0 = s0.upos * 32U + b0.upos;
  const uint64_t s1s0 = s1.upos * 32U + s0.upos;
  out.clear();
  uint64_t n = 0;
  const auto add_to = [&](uint32_t part, uint64_t x, uint64_t y, uint64_t z) {
    ++n;
    if ((kParts & part) != 0) out.add(n, x, y, z);
  };
  const auto stack = [&](uint64_t x = 0, uint64_t y = 0, uint64_t z = 0) { add_to(kOfStack, x, y, z); };
  const auto buffer = [&](uint64_t x = 0, uint64_t y = 0, uint64_t z = 0) { add_to(kOfBuffer, x, y, z); };
  const auto add = [&](uint64_t x = 0, uint64_t y = 0, uint64_t z = 0) { add_to(kOfBoth, x, y, z); };
  stack();
  stack(s0.word);
  stack(s0.detail);
  stack(s0.fine);
  stack(s1.word);
  stack(s1.detail);
  stack(s1.fine);
  buffer(b0.word);
  buffer(b0.detail);
  buffer(b0.fine);
  buffer(b1.word);
  buffer(b1.detail);
  buffer(b1.fine);
  buffer(b2.word);
  buffer(b2.detail);
  stack(s2.word);
  stack(s2.detail);
  add(s0.word, b0.word);
  add(s0.word, b0.upos);
  add(s0.upos, b0.word);
  add(s0.detail, b0.detail);
  add(s0.word, b0.detail);
  add(s0.detail, b0.word);
  add(s0.fine, b0.fine);
  add(s0.coarse, b0.coarse, s0b0);
  stack(s1.word, s0.word);
  stack(s1.word, s0.upos);
  stack(s1.upos, s0.word);
  stack(s1.detail, s0.detail);
  stack(s1.fine, s0.fine);
  stack(s1.coarse, s0.coarse, s1s0);
  add(s1.detail, s0.detail, b0.detail);
  add(s1s0, b0.word);
  add(s1.upos, s0b0, b1.upos);
  add(s0b0, b1.upos, b2.upos);
  add(s0.detail, b0.detail, b1.detail);
  stack(s2.upos, s1s0);
  add(s2.upos, s1s0, b0.upos);
  buffer(b0.detail, b1.detail);
  buffer(b0.word, b1.word);
  add(s0.upos, b0.upos, b1.word);
  add(d0, s0b0);
  add(d0, s0.word);
  add(d0, b0.word);
  stack(d1, s1s0);
  add(d1, s1s0, b0.upos);
  add(s0.upos, a.lefts(i0) * 16 + a.rights(i0), b0.upos);
  add(s0.word, a.lefts(i0), a.rights(i0));
  add(s1.upos, a.rights(i1), s0b0);
  add(s0b0, s0l.upos);
  add(s0b0, s0r.upos, a.rel(a.right(i0)));
  add(s0b0, b0l.upos, a.rel(a.left(j0)));
  add(s1s0, s1r.upos, a.rel(a.right(i1)));
  add(s1s0, s0l.upos, s0r.upos);
  stack(s1s0, s1l.upos);
  add(s0b0, agreement(s0, b0));
  stack(s1s0, agreement(s1, s0));
  add(s1s0, agreement(s1, b0), b0.upos);
  stack(a.opener(i0), s1.upos, s0.upos);
  stack(a.opener(i0), s1.word);
  stack(a.opener(i0), s1.fine, s0.upos);
  stack(a.opener(i0), s1s0, s2.upos);
  add(a.opener(j0), s0.word);
  add(a.opener(j0), s0.fine);
  add(a.rels(i0), s0b0);
  add(a.rels(i1), s1s0);
  add(a.rels(i0), s0.word);
  add(a.rels(i1), s1.fine, s0.upos);
  add(s1.word, b0.upos, s0.upos);
  add(s1.fine, b0.fine, s0.upos);
  stack(s2.fine, s1.upos, s0.upos);
  stack(s0.lemma);
  stack(s1.lemma);
  buffer(b0.lemma);
  add(s0.lemma, b0.upos);
  stack(s1.lemma, s0.upos);
  stack(s1.lemma, s0.lemma);
  add(s0.lemma, b0.lemma);
  stack(a.opener(i0), s1.lemma);
  add(a.opener(j0), s0.lemma);
  add(a.rels(i1), s1.lemma, s0.upos);
  add(b0.lemma, s0.upos);
  add(state.stack.size() > 4 ? 5 : state.stack.size(), s0b0);
}

}  // namespace

void move_features(const std::vector<ParseNode>& nodes, const ParseState& state, Features& out) {
  add_moves<kOfStack | kOfBuffer | kOfBoth>(nodes, state, out);
}

void stack_features(const std::vector<ParseNode>& nodes, const ParseState& state, Features& out) {
  add_moves<kOfStack>(nodes, state, out);
}

void buffer_features(const std::vector<ParseNode>& nodes, const ParseState& state, Features& out) {
  add_moves<kOfBuffer>(nodes, state, out);
}

void other_features(const std::vector<ParseNode>& nodes, const ParseState& state, Features& out) {
  add_moves<kOfBoth>(nodes, state, out);
}

void label_features(const std::vector<ParseNode>& nodes, const ParseState& state, Move move, Features& out) {
  const Around a{nodes, state};
  const int32_t i = state.dependent();
  const int32_t h = state.governor(move);
  const ParseNode& dep = a.at(i);
  const ParseNode& gov = a.at(h);
  const ParseNode& before = a.at(i - 1);
  const ParseNode& after = a.at(i + 1);
  const uint64_t side = move == Move::left ? 1 : 0;
  const uint64_t both = (gov.upos * 32U + dep.upos) * 2 + side;
  out.clear();
  uint64_t n = 1000;
  const auto add = [&](uint64_t x = 0, uint64_t y = 0, uint64_t z = 0) { out.add(++n, x, y, z); };
  add(side);
  add(both);
  add(both, distance(i, h));
  add(dep.word, side);
  add(dep.word, gov.upos, side);
  add(dep.word, gov.word);
  add(dep.fine, side);
  add(dep.fine, gov.upos, side);
  add(dep.detail, gov.detail, side);
  add(gov.word, dep.upos, side);
  add(gov.word, dep.detail, side);
  add(gov.fine, dep.upos, side);
  add(gov.fine, dep.fine, side);
  add(gov.coarse, dep.coarse, both);
  add(both, agreement(gov, dep));
  add(a.opener(i), both);
  add(a.opener(i), gov.fine, side);
  add(a.opener(i), dep.word);
  add(a.opener(i), gov.word);
  add(a.rels(i), both);
  add(a.rels(i), dep.upos, side);
  add(a.rels(h), both);
  add(a.rels(h), gov.word, dep.upos);
  add(both, before.upos);
  add(both, after.upos);
  add(before.word, dep.upos, side);
  add(after.word, dep.upos, side);
  add(both, a.at(a.left(i)).upos, a.at(a.right(i)).upos);
  add(a.at(a.right(h)).upos, a.rel(a.right(h)), both);
  add(a.at(a.left(h)).upos, a.rel(a.left(h)), both);
  add(both, a.lefts(i), a.rights(i));
  add(both, a.rights(h));
  add(dep.detail, a.opener(i), side);
  add(gov.detail, dep.fine, distance(i, h));
  add(before.detail, dep.detail, side);
  add(gov.lemma, dep.upos, side);
  add(gov.lemma, a.opener(i));
  add(dep.lemma, gov.upos, side);
  add(a.rels(h), gov.lemma, dep.upos);
}

}  // namespace isnad
