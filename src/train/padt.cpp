#include "train/padt.h"

#include <algorithm>

#include "text/fold.h"

namespace isnad {
namespace {

bool is_particle(Rel rel) {
  return rel == Rel::cc || rel == Rel::case_ || rel == Rel::mark || rel == Rel::aux;
}

/// The cut into so many parts whose places fit the relations of the parts; nothing when the word has none.
const Cut* fitting_cut(const CutList& cuts, const GoldSentence& sentence, size_t first, uint32_t parts) {
  const Cut* best = nullptr;
  int best_score = 0;
  for (uint32_t c = 1; c < cuts.size; ++c) {
    const Cut& cut = cuts.cuts[c];
    if (cut.pieces != parts) continue;
    int score = 1;
    for (uint32_t p = 0; p < parts; ++p) score += is_particle(sentence.tokens[first + p].rel) == (p < cut.stem) ? 1 : 0;
    if (score > best_score) best = &cut, best_score = score;
  }
  return best;
}

/// The first child of `head` after `from` that one of the relations joins to it; -1 when there is none.
int32_t next_child(const GoldSentence& sentence, int32_t head, int32_t from, std::initializer_list<Rel> rels) {
  for (size_t t = static_cast<size_t>(from) + 1; t < sentence.tokens.size(); ++t) {
    const GoldToken& token = sentence.tokens[t];
    if (token.head == head && std::find(rels.begin(), rels.end(), token.rel) != rels.end()) {
      return static_cast<int32_t>(t);
    }
  }
  return -1;
}

void move_conjunctions(GoldSentence& sentence) {
  std::vector<std::pair<size_t, int32_t>> moves;
  for (size_t t = 0; t < sentence.tokens.size(); ++t) {
    const GoldToken& token = sentence.tokens[t];
    const auto at = static_cast<int32_t>(t);
    if (token.rel != Rel::cc || token.upos == Upos::PRON || token.head < 0 || token.head > at) continue;
    const int32_t conjunct = next_child(sentence, token.head, at, {Rel::conj, Rel::parataxis});
    if (conjunct >= 0) moves.emplace_back(t, conjunct);
  }
  for (const auto& [t, head] : moves) sentence.tokens[t].head = head;
}

void move_root(GoldSentence& sentence) {
  auto& tokens = sentence.tokens;
  const auto found = std::find_if(tokens.begin(), tokens.end(), [](const GoldToken& t) { return t.head < 0; });
  if (found == tokens.end() || found->upos != Upos::CCONJ) return;
  const auto root = static_cast<int32_t>(found - tokens.begin());
  int32_t predicate = next_child(sentence, root, root, {Rel::parataxis});
  for (size_t t = static_cast<size_t>(root) + 1; predicate < 0 && t < tokens.size(); ++t) {
    if (tokens[t].head == root && tokens[t].rel != Rel::punct && tokens[t].rel != Rel::cc) {
      predicate = static_cast<int32_t>(t);
    }
  }
  if (predicate < 0) return;
  for (GoldToken& token : tokens) {
    if (token.head == root) token.head = predicate;
  }
  tokens[static_cast<size_t>(predicate)].head = -1;
  tokens[static_cast<size_t>(predicate)].rel = Rel::root;
  found->head = predicate;
  found->rel = Rel::cc;
}

bool has_child(const GoldSentence& sentence, size_t head, Rel rel) {
  return next_child(sentence, static_cast<int32_t>(head), -1, {rel}) >= 0;
}

/// The older release hangs relative pronouns on what they tell of; they belong to the clause that follows.
void move_relative_pronouns(GoldSentence& sentence) {
  for (size_t t = 0; t < sentence.tokens.size(); ++t) {
    GoldToken& token = sentence.tokens[t];
    const auto at = static_cast<int32_t>(t);
    if (token.rel != Rel::cc || token.upos != Upos::PRON || token.head < 0 || token.head > at) continue;
    const int32_t clause = next_child(sentence, token.head, at, {Rel::acl});
    if (clause < 0) continue;
    token.rel = has_child(sentence, static_cast<size_t>(clause), Rel::nsubj) ? Rel::obj : Rel::nsubj;
    token.head = clause;
  }
}

/// The first word of a subtree.
size_t first_word(const GoldSentence& sentence, size_t top) {
  for (size_t t = 0; t < top; ++t) {
    int32_t up = static_cast<int32_t>(t);
    for (size_t steps = 0; up >= 0 && steps < sentence.tokens.size(); ++steps) {
      if (static_cast<size_t>(up) == top) return t;
      up = sentence.tokens[static_cast<size_t>(up)].head;
    }
  }
  return top;
}

/// Marks that close what stands before them.
bool closes(std::string_view mark) {
  constexpr std::string_view kClosing[] = {"\"", "'", ")", "]", "}", "\xC2\xBB", "\xE2\x80\x9D", "\xE2\x80\x99"};
  return std::find(std::begin(kClosing), std::end(kClosing), mark) != std::end(kClosing);
}

/// A mark between conjuncts hangs on the one that follows it.
void move_marks(GoldSentence& sentence) {
  std::vector<std::pair<size_t, size_t>> moves;
  for (size_t t = 1; t < sentence.tokens.size(); ++t) {
    const GoldToken& token = sentence.tokens[t];
    if (token.rel != Rel::conj || token.head > static_cast<int32_t>(t)) continue;
    const size_t first = first_word(sentence, t);
    if (first == 0) continue;
    const GoldToken& mark = sentence.tokens[first - 1];
    if (mark.rel == Rel::punct && mark.head >= 0 && !closes(mark.form)) moves.emplace_back(first - 1, t);
  }
  for (const auto& [mark, conjunct] : moves) sentence.tokens[mark].head = static_cast<int32_t>(conjunct);
}

}  // namespace

RepeatedWords repeated_words(const Clitics& clitics, const GoldSentence& sentence) {
  RepeatedWords out;
  const auto& tokens = sentence.tokens;
  CutList cuts;
  for (size_t t = 0; t < tokens.size();) {
    size_t end = t + 1;
    while (end < tokens.size() && tokens[end].upos == Upos::X && tokens[end].form == tokens[t].form) ++end;
    const auto parts = static_cast<uint32_t>(end - t);
    if (parts > 1 && tokens[t].upos == Upos::X) {
      const std::string form = fold(tokens[t].form, FoldLevel::form);
      list_cuts(clitics, form, cuts);
      if (const Cut* cut = fitting_cut(cuts, sentence, t, parts)) out[t] = *cut;
    }
    t = end;
  }
  return out;
}

void follow_second_version(GoldSentence& sentence) {
  move_conjunctions(sentence);
  move_relative_pronouns(sentence);
  move_root(sentence);
  move_marks(sentence);
  for (size_t t = 0; t < sentence.tokens.size(); ++t) {
    GoldToken& token = sentence.tokens[t];
    if ((token.rel == Rel::obj || token.rel == Rel::iobj) && has_child(sentence, t, Rel::case_)) token.rel = Rel::obl;
    if (token.rel != Rel::nmod || token.head < 0) continue;
    const Upos head = sentence.tokens[static_cast<size_t>(token.head)].upos;
    if (head == Upos::VERB || head == Upos::ADJ || head == Upos::ADV || head == Upos::AUX) token.rel = Rel::obl;
  }
}

}  // namespace isnad
