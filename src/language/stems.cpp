#include "language/stems.h"

#include <algorithm>

#include "language/hash.h"
#include "language/letters.h"
#include "text/fold.h"

namespace isnad {

void list_stems(const Clitics& clitics, std::string_view form, std::string_view key, const Cut& cut,
                StemReadings& out) {
  constexpr int kShortestBehindArticle = 2;
  out.size = 1;
  StemReading& plain = out.at[0];
  plain.key = cut.piece(key, cut.stem);
  plain.article = false;
  if (cut.restore == Cut::Restore::alef) plain.key.insert(0, first_letters(clitics.article, 1));
  if (cut.restore == Cut::Restore::article) plain.key.insert(0, clitics.article);
  const bool pronoun = cut.pieces > cut.stem + 1U;
  plain.needs = pronoun ? Analysis::kPronoun : Analysis::kFree;
  for (uint32_t p = 0; p < cut.stem; ++p) {
    for (const Clitic& clitic : clitics.before) {
      if (clitic.form == cut.piece(form, p)) plain.needs |= clitic.takes;
    }
  }
  if (pronoun && plain.key.ends_with(clitics.open_teh)) {
    StemReading& closed = out.at[out.size++];
    closed = plain;
    closed.key.resize(plain.key.size() - clitics.open_teh.size());
    append_folded(closed.key, clitics.closed_teh, FoldLevel::key);
  }
  if (plain.key.starts_with(clitics.article) && !pronoun) {
    const std::string_view rest = std::string_view(plain.key).substr(clitics.article.size());
    if (count_letters(rest) < kShortestBehindArticle) return;
    StemReading& bare = out.at[out.size++];
    bare.key = rest;
    bare.needs = static_cast<uint8_t>(plain.needs | Analysis::kArticle);
    bare.article = true;
  }
}

void stem_levels(const Knowledge& know, std::string_view form, std::string_view key, const CutList& cuts,
                 StemLevels& out) {
  const auto level = [&](std::string_view stem) { return know.vocabulary.facts(hash_letters(stem)).habit; };
  const std::string_view article = know.clitics.article;
  StemReadings readings;
  for (uint32_t c = 0; c < cuts.size; ++c) {
    const Cut& cut = cuts.cuts[c];
    const std::string_view stem = cut.piece(key, cut.stem);
    const bool pronoun = cut.pieces > cut.stem + 1U;
    out[c] = level(stem);
    if (cut.restore == Cut::Restore::nothing &&
        (pronoun ? !stem.ends_with(know.clitics.open_teh) : !stem.starts_with(article))) {
      continue;  // one reading, as most cuts have
    }
    out[c] = 0;
    list_stems(know.clitics, form, key, cut, readings);
    for (uint32_t r = 0; r < readings.size; ++r) out[c] = std::max(out[c], level(readings.at[r].key));
  }
}

}  // namespace isnad
