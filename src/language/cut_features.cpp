#include <algorithm>
#include <array>

#include "language/letters.h"
#include "language/segment.h"
#include "text/fold.h"

namespace isnad {
namespace {

constexpr int kMostDifference = 6;

uint64_t clipped(int difference) {
  return static_cast<uint64_t>(std::clamp(difference, -kMostDifference, kMostDifference) + kMostDifference);
}

/// What is known of letters that may be a stem: themselves, and whether they are met behind the article.
struct StemFacts {
  uint8_t common = 0;
  uint8_t defined = 0;
  bool known = false;
  LexiconClass lexicon;
};

uint64_t level(uint32_t common) {
  return common == 0 ? 0 : common < 4 ? 1 : common < 7 ? 2 : common < 10 ? 3 : 4;
}

/// How common the letters are behind the article.
uint8_t look_up_defined(const Knowledge& know, std::string_view key) {
  const std::string_view article = know.clitics.article;
  std::array<char, 80> letters;
  if (key.starts_with(article) || article.size() + key.size() > letters.size()) return 0;
  const auto end = std::copy(key.begin(), key.end(), std::copy(article.begin(), article.end(), letters.begin()));
  return know.vocabulary.facts(hash_letters({letters.data(), static_cast<size_t>(end - letters.begin())})).common;
}

StemFacts look_up(const Knowledge& know, std::string_view key, uint8_t needs) {
  StemFacts out;
  out.known = true;
  out.common = know.vocabulary.facts(hash_letters(key)).common;
  out.defined = look_up_defined(know, key);
  out.lexicon = lexicon_class(know, key, needs);
  return out;
}

/// What the stem would be with its last proclitic left on.
StemFacts look_up_longer(const Knowledge& know, const WordView& word, const Cut& cut, uint8_t needs) {
  if (cut.stem == 0 || cut.restore != Cut::Restore::nothing) return {};
  const auto at = cut.at[cut.stem - 1U];
  return look_up(know, word.key.substr(at, cut.at[cut.stem + 1U] - at), needs);
}

/// What it would be without its first letter, when that may be a proclitic.
StemFacts look_up_shorter(const Knowledge& know, const WordView& word, const Cut& cut, std::string_view stem_key,
                          uint8_t needs, uint64_t& first) {
  if (cut.restore != Cut::Restore::nothing) return {};
  uint8_t slot = 0;
  for (uint32_t p = 0; p < cut.stem; ++p) {
    for (const Clitic& clitic : know.clitics.before) {
      if (clitic.form == cut.piece(word.form, p)) slot = clitic.slot;
    }
  }
  for (const Clitic& clitic : know.clitics.before) {
    if (clitic.slot <= slot || !cut.piece(word.form, cut.stem).starts_with(clitic.form)) continue;
    if (stem_key.size() < clitic.form.size() + 4) continue;
    first = hash_letters(clitic.form);
    return look_up(know, stem_key.substr(clitic.form.size()), static_cast<uint8_t>(needs | clitic.takes));
  }
  return {};
}

uint64_t rank(const StemFacts& stem) {
  return !stem.known ? 0 : stem.lexicon.fits ? 3 : stem.lexicon.tags != 0 ? 2 : 1;
}

}  // namespace

WordView view_word(const Vocabulary& vocabulary, std::string_view form, std::string_view key) {
  WordView out{form, key, hash_letters(key), {}};
  out.facts = vocabulary.facts(out.key_hash);
  return out;
}

void cut_features(const Knowledge& know, const WordView& word, const WordView& before, const WordView& after,
                  const CutList& cuts, uint32_t c, const StemLevels& levels, Features& out) {
  const Cut& cut = cuts.cuts[c];
  out.clear();
  const std::string_view stem = cut.piece(word.form, cut.stem);
  const bool same_length = word.key.size() == word.form.size();
  std::string stem_key(same_length ? word.key.substr(cut.at[cut.stem], stem.size()) : stem);
  if (cut.restore == Cut::Restore::alef) stem_key.insert(0, first_letters(know.clitics.article, 1));
  if (cut.restore == Cut::Restore::article) stem_key.insert(0, know.clitics.article);
  const uint64_t pro = mix(hash_letters(cut.before(word.form)), static_cast<uint64_t>(cut.restore));
  const std::string_view enclitic = cut.after(word.form);
  const uint64_t enc = hash_letters(enclitic);
  const uint64_t both = mix(pro, enc);
  const uint64_t stem_hash = hash_letters(stem_key);
  WordFacts facts = know.vocabulary.facts(stem_hash);
  uint8_t closed = 0;
  if (!enclitic.empty() && stem_key.ends_with(know.clitics.open_teh)) {
    std::string feminine = stem_key.substr(0, stem_key.size() - know.clitics.open_teh.size());
    append_folded(feminine, know.clitics.closed_teh, FoldLevel::key);
    const WordFacts other = know.vocabulary.facts(hash_letters(feminine));
    closed = static_cast<uint8_t>(1 + other.common);
    if (other.common > facts.common) facts = other;
  }
  uint8_t needs = enclitic.empty() ? Analysis::kFree : Analysis::kPronoun;
  for (uint32_t p = 0; p < cut.stem; ++p) {
    for (const Clitic& clitic : know.clitics.before) {
      if (clitic.form == cut.piece(word.form, p)) needs |= clitic.takes;
    }
  }
  const LexiconClass lex = lexicon_class(know, stem_key, needs);
  const auto letters = static_cast<uint64_t>(std::min(count_letters(stem), 8));
  const bool article = stem_key.starts_with(know.clitics.article);
  const uint64_t whole = word.facts.common;
  const uint64_t part = facts.common;

  out.add(1, both);
  out.add(3, both, part);
  out.add(4, both, whole, part);
  out.add(5, both, clipped(static_cast<int>(part) - static_cast<int>(whole)));
  out.add(6, both, letters);
  out.add(7, both, letters, part > 3 ? 1 : 0);
  out.add(8, both, article);
  out.add(12, pro, hash_letters(first_letters(stem_key, 1)));
  out.add(13, pro, hash_letters(first_letters(stem_key, 2)));
  out.add(15, enc, hash_letters(last_letters(stem, 1)));
  out.add(16, enc, hash_letters(last_letters(stem, 2)));
  out.add(18, both, facts.coarse);
  out.add(19, both, facts.fine);
  out.add(20, both, word.facts.fine);
  out.add(23, both, before.facts.coarse);
  out.add(24, both, after.facts.coarse);
  out.add(25, both, facts.names);
  out.add(26, both, word.facts.names);
  out.add(27, enc, closed, part);
  out.add(28, both, after.key.starts_with(know.clitics.article), article);
  out.add(29, both, before.facts.coarse, facts.coarse);
  out.add(30, both, hash_letters(last_letters(word.form, 1)), hash_letters(first_letters(word.form, 2)));
  out.add(31, both, hash_letters(last_letters(stem_key, 1)), hash_letters(first_letters(stem_key, 2)));
  out.add(33, both, lex.fits, lex.tags != 0);
  out.add(34, both, lex.tags, lex.fits);
  out.add(35, both, lex.fits ? 2 : lex.tags != 0, part);
  out.add(36, lex.fits, lex.tags != 0, cut.pieces);
  out.add(37, pro, lex.tags, lex.fits);
  out.add(38, enc, lex.tags, lex.detail);
  out.add(32, both, article, part > 5 ? 2 : part > 0);
  int rival = 0;
  for (uint32_t other = 0; other < cuts.size; ++other) {
    if (other != c) rival = std::max(rival, int{levels[other]});
  }
  const uint64_t lead = clipped((levels[c] - rival + 64) / 4 - 16);
  const uint64_t level_own = levels[c] / 8;
  out.add(50, both, lead);
  out.add(51, pro, lead, lex.fits);
  out.add(52, lead, lex.fits, lex.tags != 0);
  out.add(53, both, level_own);
  out.add(54, both, level_own, lead);
  out.add(55, pro, lead, letters);
  out.add(56, enc, lead);
  out.add(57, lead);
  const StemFacts own{facts.common, look_up_defined(know, stem_key), true, lex};
  const StemFacts longer = look_up_longer(know, word, cut, needs);
  uint64_t first = 0;
  const StemFacts shorter = look_up_shorter(know, word, cut, stem_key, needs, first);
  const uint64_t last = cut.stem == 0 ? 0 : hash_letters(cut.piece(word.form, cut.stem - 1U));
  out.add(40, both, level(own.defined), level(part));
  out.add(41, pro, own.defined, lex.fits);
  out.add(42, last, rank(longer), rank(own));
  out.add(43, last, clipped(longer.common - static_cast<int>(part)), rank(longer));
  out.add(44, last, level(longer.defined), level(own.defined));
  out.add(45, last, clipped(longer.defined - own.defined), rank(own));
  out.add(46, first, rank(shorter), rank(own));
  out.add(47, first, clipped(shorter.common - static_cast<int>(part)), rank(shorter));
  out.add(48, first, level(shorter.defined), level(own.defined));
  out.add(49, first, clipped(shorter.defined - own.defined), rank(own));
  out.add(2, both, word.key_hash);
  out.add(9, stem_hash);
  out.add(10, pro, stem_hash);
  out.add(11, enc, stem_hash);
  out.add(14, pro, hash_letters(first_letters(stem_key, 3)));
  out.add(17, enc, hash_letters(last_letters(stem, 3)));
  out.add(21, both, before.key_hash);
  out.add(22, both, after.key_hash);
}

}  // namespace isnad
