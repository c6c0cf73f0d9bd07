#include "base/utf8.h"
#include "language/letters.h"
#include "language/segment.h"

namespace isnad {
namespace {

constexpr int kShortestPart = 3;      // letters of each side of a border that only the vocabulary vouches for
constexpr uint8_t kWellKnown = 5;     // log2 of the count that such a side must reach
constexpr size_t kLongestGlued = 80;  // bytes

bool ends_words(std::string_view letter) {
  const char32_t c = decode_at(letter, 0).value;
  return c == 0x0629 || c == 0x0649;
}

}  // namespace

void find_lost_spaces(const Clitics& clitics, const Vocabulary& vocabulary, const WordView& word,
                      std::vector<uint16_t>& borders) {
  const std::string_view form = word.form;
  if (form.size() < 10 || form.size() > kLongestGlued || form.size() != word.key.size()) return;
  // Letters that only end words.
  size_t begin = 0;
  for (size_t at = 0; at < form.size();) {
    const std::string_view letter = first_letters(form.substr(at), 1);
    at += letter.size();
    if (!ends_words(letter) || at >= form.size()) continue;
    const std::string_view left = word.key.substr(begin, at - begin);
    const std::string_view right = word.key.substr(at);
    if (count_letters(left) < kShortestPart || count_letters(right) < kShortestPart) continue;
    const bool left_known = vocabulary.facts(hash_letters(left)).common > 0;
    const bool right_known = vocabulary.facts(hash_letters(right)).common > 0;
    if (!left_known && !right_known) continue;
    borders.push_back(static_cast<uint16_t>(at));
    begin = at;
  }
  if (!borders.empty() || word.facts.common > 0) return;
  // A form never seen, no cut of which leaves a known stem, between two common words.
  CutList cuts;
  list_cuts(clitics, form, cuts);
  for (uint32_t c = 1; c < cuts.size; ++c) {
    const Cut& cut = cuts.cuts[c];
    const std::string_view stem = word.key.substr(cut.at[cut.stem], cut.at[cut.stem + 1] - cut.at[cut.stem]);
    if (count_letters(stem) > 2 && vocabulary.facts(hash_letters(stem)).common > 0) return;
  }
  int best = 0;
  size_t border = 0;
  for (size_t at = 0; at < form.size();) {
    at += first_letters(form.substr(at), 1).size();
    if (count_letters(form.substr(0, at)) < kShortestPart) continue;
    if (count_letters(form.substr(at)) < kShortestPart) break;
    const uint8_t left = vocabulary.facts(hash_letters(word.key.substr(0, at))).common;
    const uint8_t right = vocabulary.facts(hash_letters(word.key.substr(at))).common;
    if (left < kWellKnown || right < kWellKnown || left + right <= best) continue;
    best = left + right;
    border = at;
  }
  if (best > 0) borders.push_back(static_cast<uint16_t>(border));
}

}  // namespace isnad
