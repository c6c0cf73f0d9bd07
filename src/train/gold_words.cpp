#include <algorithm>

#include "language/hash.h"
#include "language/segment.h"
#include "text/fold.h"
#include "train/gold.h"

namespace isnad {
namespace {

/// Gold borders of a word in bytes of its form: [0, ..., size]. Empty when a token crosses it.
std::vector<uint16_t> borders_of(const Reading& reading, const GoldSentence& sentence, const Word& word, size_t& first,
                                 size_t& last) {
  const auto& tokens = sentence.tokens;
  while (first < tokens.size() && tokens[first].span.end <= word.span.begin) ++first;
  last = first;
  std::vector<uint16_t> out;
  uint32_t at = word.span.begin;
  while (last < tokens.size() && tokens[last].span.begin < word.span.end) {
    const Span span = tokens[last].span;
    if (span.begin != at || span.end > word.span.end || span.empty()) return {};
    out.push_back(static_cast<uint16_t>(fold(reading.slice({word.span.begin, at}), FoldLevel::form).size()));
    at = span.end;
    ++last;
  }
  if (at != word.span.end) return {};
  out.push_back(static_cast<uint16_t>(word.form.size));
  return out;
}

bool same_borders(const Cut& cut, const std::vector<uint16_t>& borders) {
  return cut.pieces + 1U == borders.size() && std::equal(borders.begin(), borders.end() - 1, cut.at.begin());
}

std::vector<uint64_t> runs_of(const GoldSentence& sentence) {
  std::vector<uint64_t> keys;
  for (const GoldToken& token : sentence.tokens) keys.push_back(hash_letters(fold(token.form, FoldLevel::key)));
  std::vector<uint64_t> out;
  for (size_t t = 2; t < keys.size(); ++t) out.push_back(mix(mix(keys[t - 2], keys[t - 1]), keys[t]));
  return out;
}

}  // namespace

void WordRuns::add(const GoldSentence& sentence) {
  for (const uint64_t run : runs_of(sentence)) runs_.insert(run);
}

bool WordRuns::holds(const GoldSentence& sentence) const {
  constexpr std::ptrdiff_t kShare = 4;  // one in so many
  const auto runs = runs_of(sentence);
  const auto same = std::count_if(runs.begin(), runs.end(), [&](uint64_t run) { return runs_.contains(run); });
  return same > 0 && same * kShare >= static_cast<std::ptrdiff_t>(runs.size());
}

Reading words_of(const GoldSentence& sentence) {
  Reading out;
  out.report.text = sentence.text;
  const auto size = static_cast<uint32_t>(sentence.text.size());
  out.report.body.push_back({0, size});
  split_words(out, {0, size});
  Sentence all;
  all.span = {0, size};
  all.last_word = static_cast<uint32_t>(out.words.size());
  out.sentences.push_back(all);
  return out;
}

bool agreeing_cuts(const Clitics& clitics, const Reading& reading, const GoldSentence& sentence, uint32_t w,
                   size_t& first, const CutList& cuts, std::vector<bool>& agrees) {
  const Word& word = reading.words[w];
  size_t last = first;
  const auto borders = borders_of(reading, sentence, word, first, last);
  agrees.assign(cuts.size, false);
  if (borders.empty()) return false;
  const std::string_view form = reading.str(word.form);
  int best = -1;
  for (uint32_t c = 0; c < cuts.size; ++c) {
    const Cut& cut = cuts.cuts[c];
    if (sentence.partial) {
      // Certain: whether it begins with a clitic that stands apart in the corpus, and the border of the pronoun.
      const uint32_t stem_begin = borders.size() > 2 ? borders[borders.size() - 2] : 0;
      const bool pronoun = cut.pieces > cut.stem + 1;
      bool all = true;
      for (size_t b = 1; b + 1 < borders.size(); ++b) {
        all = all && std::find(cut.at.begin(), cut.at.begin() + cut.pieces, borders[b]) != cut.at.begin() + cut.pieces;
      }
      if (pronoun) all = all && borders.size() > 2 && cut.at[cut.stem + 1] == stem_begin;
      const bool begins = borders.size() > 2 && borders[1] <= 2;
      const bool cut_begins = cut.stem > 0 && cut.at[1] == 2 && form.starts_with(clitics.before[1].form);
      agrees[c] = all && (begins || !cut_begins);
      if (agrees[c]) best = 1;
      continue;
    }
    if (!same_borders(cut, borders)) continue;
    int score = 0;
    for (uint32_t p = 0; p < cut.pieces; ++p) {
      score += fold(piece_form(clitics, cut, form, p), FoldLevel::key) ==
               fold(sentence.tokens[first + p].form, FoldLevel::key);
    }
    if (score <= best) continue;
    best = score;
    std::fill(agrees.begin(), agrees.end(), false);
    agrees[c] = true;
  }
  first = last;
  return best >= 0;
}

bool tokens_of(const Knowledge& know, const GoldSentence& sentence, Reading& out) {
  out = words_of(sentence);
  size_t first = 0;
  CutList cuts;
  std::vector<bool> agrees;
  for (uint32_t w = 0; w < out.words.size(); ++w) {
    out.words[w].first_token = static_cast<uint32_t>(out.tokens.size());
    const Word word = out.words[w];
    const std::string form(out.str(word.form));
    list_cuts(know.clitics, form, cuts);
    const size_t begin = first;
    const Alignment alignment(out, word);
    if (agreeing_cuts(know.clitics, out, sentence, w, first, cuts, agrees)) {
      const auto c = static_cast<size_t>(std::find(agrees.begin(), agrees.end(), true) - agrees.begin());
      place_cut(know, cuts.cuts[c], w, 0, static_cast<uint32_t>(form.size()), alignment, out);
    } else {
      // No cut of ours, or a token that crosses our words: the tokens that begin here, as gold writes them.
      first = begin;
      while (first < sentence.tokens.size() && sentence.tokens[first].span.begin < word.span.begin) ++first;
      size_t last = first;
      while (last < sentence.tokens.size() && sentence.tokens[last].span.begin < word.span.end) ++last;
      for (size_t g = first; g < last; ++g) {
        Token token;
        token.word = w;
        token.span = sentence.tokens[g].span;
        const std::string letters = fold(sentence.tokens[g].form, FoldLevel::form);
        token.form = out.keep(letters);
        token.key = out.keep(fold(letters, FoldLevel::key));
        out.tokens.push_back(token);
      }
      first = last;
    }
    out.words[w].last_token = static_cast<uint32_t>(out.tokens.size());
  }
  out.sentences[0].last_token = static_cast<uint32_t>(out.tokens.size());
  return out.tokens.size() == sentence.tokens.size();
}

}  // namespace isnad
