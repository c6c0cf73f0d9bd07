#include <algorithm>

#include "base/utf8.h"
#include "language/letters.h"
#include "language/segment.h"

namespace isnad {
namespace {

constexpr int kShortestPart = 3;      // letters of each side of a border that only the vocabulary vouches for
constexpr uint8_t kWellKnown = 7;     // log2 of the count that such a side must reach
constexpr uint8_t kBeyondDoubt = 10;  // the same for sides of no more letters than that
constexpr size_t kLongestGlued = 80;  // bytes

bool ends_words(std::string_view letter) {
  const char32_t c = decode_at(letter, 0).value;
  return c == 0x0629 || c == 0x0649;
}

/// How common one side is, 0 when too rare for its length. A conjunction may stand before the right side.
uint8_t known(const Knowledge& know, std::string_view key) {
  uint8_t common = know.vocabulary.facts(hash_letters(key)).common;
  for (const Clitic& clitic : know.clitics.before) {
    if (clitic.takes != Analysis::kConj || !key.starts_with(clitic.form)) continue;
    const std::string_view rest = key.substr(clitic.form.size());
    if (count_letters(rest) > kShortestPart)
      common = std::max(common, know.vocabulary.facts(hash_letters(rest)).common);
  }
  return common >= (count_letters(key) > kShortestPart ? kWellKnown : kBeyondDoubt) ? common : uint8_t{0};
}

}  // namespace

void find_lost_spaces(const Knowledge& know, const WordView& word, std::vector<uint16_t>& borders) {
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
    const bool left_known = know.vocabulary.facts(hash_letters(left)).common > 0;
    const bool right_known = know.vocabulary.facts(hash_letters(right)).common > 0;
    if (!left_known && !right_known) continue;
    borders.push_back(static_cast<uint16_t>(at));
    begin = at;
  }
  if (!borders.empty() || word.facts.common > 0) return;
  // A form never seen, no cut of which leaves a known stem, between two common words.
  CutList cuts;
  list_cuts(know.clitics, form, cuts);
  for (uint32_t c = 1; c < cuts.size; ++c) {
    const Cut& cut = cuts.cuts[c];
    const std::string_view stem = word.key.substr(cut.at[cut.stem], cut.at[cut.stem + 1] - cut.at[cut.stem]);
    if (count_letters(stem) > 2 && know.vocabulary.facts(hash_letters(stem)).common > 0) return;
  }
  int best = 0;
  size_t border = 0;
  for (size_t at = 0; at < form.size();) {
    at += first_letters(form.substr(at), 1).size();
    if (count_letters(form.substr(0, at)) < kShortestPart) continue;
    if (count_letters(form.substr(at)) < kShortestPart) break;
    const uint8_t left = known(know, word.key.substr(0, at));
    const uint8_t right = known(know, word.key.substr(at));
    if (left == 0 || right == 0 || left + right <= best) continue;
    best = left + right;
    border = at;
  }
  if (best > 0) borders.push_back(static_cast<uint16_t>(border));
}

}  // namespace isnad
