#include "language/parse.h"

#include <algorithm>

namespace isnad {

void ParseState::start(int32_t tokens) {
  const auto size = static_cast<size_t>(tokens) + 1;
  stack.clear();
  next = 0;
  count = tokens;
  head.assign(size, -1);
  rel.assign(size, 0);
  left.assign(size, -1);
  right.assign(size, -1);
  lefts.assign(size, 0);
  rights.assign(size, 0);
  rels.assign(size, 0);
}

bool ParseState::allows(Move move) const {
  switch (move) {
    case Move::shift:
      return next < count;
    case Move::left:
      // One root: only the last token on the stack goes to it.
      return !stack.empty() && (next < count || stack.size() == 1);
    case Move::right:
      return stack.size() > 1;
  }
  return false;
}

void ParseState::apply(Move move, Rel label) {
  if (move == Move::shift) {
    stack.push_back(next++);
    return;
  }
  const int32_t child = dependent();
  const int32_t parent = governor(move);
  const auto c = static_cast<size_t>(child);
  const auto p = static_cast<size_t>(parent);
  head[c] = parent;
  rel[c] = static_cast<uint8_t>(label);
  rels[p] |= uint64_t{1} << static_cast<uint32_t>(label);
  if (move == Move::left) {
    left[p] = child;
    lefts[p] = static_cast<uint8_t>(std::min(lefts[p] + 1, 7));
  } else {
    right[p] = child;
    rights[p] = static_cast<uint8_t>(std::min(rights[p] + 1, 7));
  }
  stack.pop_back();
}

void make_nodes(const Reading& reading, const Sentence& sentence, const std::vector<TokenView>& views,
                std::vector<ParseNode>& out) {
  const uint32_t count = sentence.last_token - sentence.first_token;
  out.assign(count + 2, ParseNode{});
  for (uint32_t t = 0; t < count; ++t) {
    const Token& token = reading.tokens[sentence.first_token + t];
    const TokenView& view = views[t + kEdge];
    ParseNode& node = out[t];
    node.upos = static_cast<uint8_t>(1 + static_cast<uint32_t>(token.upos));
    node.word = mix(view.key, node.upos);
    node.lemma = mix(hash_letters(reading.str(token.lemma)), node.upos);
    node.fine = view.facts.fine * 32U + node.upos;
    node.coarse = static_cast<uint8_t>(view.facts.coarse);
    node.detail =
        node.upos | (view.article ? 32U : 0U) | (view.part == 3 ? 64U : 0U) |
        static_cast<uint32_t>(token.feats.aspect) << 7U | static_cast<uint32_t>(token.feats.verb_form) << 10U |
        static_cast<uint32_t>(token.feats.voice) << 12U | (token.upos == Upos::PUNCT ? uint32_t(view.key) << 14U : 0U);
    node.agree = static_cast<uint32_t>(token.feats.gender) | static_cast<uint32_t>(token.feats.number) << 2U |
                 (view.article ? 16U : 0U);
  }
  out[count].upos = 31;
  out[count].word = 31;
  out[count].lemma = 31;
  out[count].fine = 31;
  out[count].detail = 31;
}

namespace {

/// The scores of move_features, with those that hold on taken from `space`.
void score_moves(const Parser& parser, ParseSpace& space, MoveSums& of_buffer, int32_t* out) {
  const ParseState& state = space.state;
  const FeatureLines lines = parser.moves.feature_lines();
  Features buffer(lines);
  Features stack(lines);
  Features others(lines);
  MoveSums& of_stack = space.of_stack[static_cast<size_t>(state.stack.back())];
  if (!of_buffer.known) buffer_features(space.nodes, state, buffer);
  if (!of_stack.known) stack_features(space.nodes, state, stack);
  other_features(space.nodes, state, others);
  if (!of_buffer.known) parser.moves.score(buffer, of_buffer.score.data());
  if (!of_stack.known) parser.moves.score(stack, of_stack.score.data());
  of_buffer.known = of_stack.known = true;
  parser.moves.score(others, out);
  for (size_t k = 0; k < kMoveCount; ++k) out[k] += of_buffer.score[k] + of_stack.score[k];
}

}  // namespace

void parse(const Parser& parser, Reading& reading, const Sentence& sentence, const std::vector<TokenView>& views,
           ParseSpace& space) {
  const uint32_t count = sentence.last_token - sentence.first_token;
  make_nodes(reading, sentence, views, space.nodes);
  ParseState& state = space.state;
  state.start(static_cast<int32_t>(count));
  space.of_stack.assign(count, {});
  MoveSums of_buffer;
  Features features(parser.labels.feature_lines());
  int32_t scores[LinearModel::kMostClasses];
  while (!state.done()) {
    Move best = Move::shift;
    int allowed = 0;
    for (const Move move : {Move::shift, Move::left, Move::right}) {
      if (!state.allows(move)) continue;
      best = move;
      ++allowed;
    }
    if (allowed > 1) {
      score_moves(parser, space, of_buffer, scores);
      bool first = true;
      for (const Move move : {Move::shift, Move::left, Move::right}) {
        if (!state.allows(move)) continue;
        if (first || scores[static_cast<size_t>(move)] > scores[static_cast<size_t>(best)]) best = move;
        first = false;
      }
    }
    Rel label = Rel::root;
    if (best != Move::shift && state.governor(best) < state.count) {
      label_features(space.nodes, state, best, features);
      parser.labels.score(features, scores);
      scores[static_cast<size_t>(Rel::root)] = INT32_MIN;
      label = static_cast<Rel>(std::max_element(scores, scores + kRelCount) - scores);
    }
    state.apply(best, label);
    if (best == Move::shift) of_buffer.known = false;
  }
  for (uint32_t t = 0; t < count; ++t) {
    Token& token = reading.tokens[sentence.first_token + t];
    const int32_t head = state.head[t];
    token.rel = static_cast<Rel>(state.rel[t]);
    token.head = head == state.count ? -1 : static_cast<int32_t>(sentence.first_token) + head;
  }
}

}  // namespace isnad
