#include "train/fused.h"

#include <algorithm>

#include "language/letters.h"
#include "text/fold.h"

namespace isnad {
namespace {

/// Stems may differ from their letters in the word at the end (hamza seats, open teh, alef maqsura).
bool close_enough(std::string_view piece, std::string_view part) {
  const int a = count_letters(piece);
  const int b = count_letters(part);
  if (a - b > 1 || b - a > 1) return false;
  const int common = std::min(a, b) - 1;
  return first_letters(piece, common) == first_letters(part, common);
}

}  // namespace

FusedWord align_fused(const Clitics& clitics, std::string_view form, const std::vector<std::string_view>& words,
                      size_t first) {
  CutList cuts;
  list_cuts(clitics, form, cuts);
  FusedWord best;
  int best_score = 0;
  for (uint32_t c = 1; c < cuts.size; ++c) {
    const Cut& cut = cuts.cuts[c];
    if (first + cut.pieces > words.size()) continue;
    int score = 0;
    for (uint32_t p = 0; p < cut.pieces && score >= 0; ++p) {
      const std::string piece = fold(piece_form(clitics, cut, form, p), FoldLevel::key);
      const std::string part = fold(words[first + p], FoldLevel::key);
      if (piece == part) {
        score += 10;
      } else if (p == cut.stem && close_enough(piece, part)) {
        score += 5;
      } else {
        score = -1000;
      }
    }
    if (score > best_score) {
      best_score = score;
      best.found = true;
      best.cut = cut;
      best.parts = cut.pieces;
    }
  }
  if (best.found) return best;
  const int letters = count_letters(form);
  for (int sum = 0; first + best.parts < words.size() && sum < letters && best.parts < Cut::kMostPieces;) {
    sum += count_letters(words[first + best.parts++]);
  }
  return best;
}

namespace {

bool is_clitic(const std::vector<Clitic>& clitics, std::string_view form) {
  return std::any_of(clitics.begin(), clitics.end(), [&](const Clitic& c) { return c.form == form; });
}

bool is_letter(std::string_view form) {
  return !form.empty() && static_cast<unsigned char>(form.front()) >= 0xD8U;
}

}  // namespace

void join_tokens(const Clitics& clitics, GoldSentence& sentence, const RepeatedWords& repeated) {
  std::string& text = sentence.text;
  text.clear();
  const std::string lam(last_letters(clitics.article, 1));
  const std::string alef(first_letters(clitics.article, 1));
  bool glue = false;
  for (size_t t = 0; t < sentence.tokens.size(); ++t) {
    GoldToken& token = sentence.tokens[t];
    token.form = fold(token.form, FoldLevel::form);
    if (const auto word = repeated.find(t); word != repeated.end()) {
      const Cut& cut = word->second;
      const std::string whole = token.form;
      if (!text.empty() && !glue) text += ' ';
      const auto start = static_cast<uint32_t>(text.size());
      text += whole;
      for (uint32_t p = 0; p < cut.pieces; ++p) {
        GoldToken& part = sentence.tokens[t + p];
        part.form = piece_form(clitics, cut, whole, p);
        part.lemma = fold(part.form, FoldLevel::key);  // the corpus has the word's form there
        part.span = {start + cut.at[p], start + cut.at[p + 1]};
      }
      t += cut.pieces - 1U;
      glue = false;
      continue;
    }
    const bool one_letter = count_letters(token.form) == 1;
    const bool more = t + 1 < sentence.tokens.size() && is_letter(sentence.tokens[t + 1].form);
    // Untagged corpora: a lone letter other than these is an abbreviation, a longer pronoun may stand by itself.
    const bool conjunction = token.tagged ? token.upos != Upos::X && token.upos != Upos::NOUN : true;
    const bool opens = one_letter && more && conjunction && is_clitic(clitics.before, token.form);
    const bool pronoun = token.tagged ? token.upos == Upos::PRON : count_letters(token.form) < 3;
    const bool closes = t > 0 && pronoun && is_clitic(clitics.after, token.form) &&
                        is_letter(text.substr(text.size() > 1 ? text.size() - 2 : 0)) &&
                        (token.tagged ? sentence.tokens[t - 1].upos != Upos::PRON : !glue);
    std::string letters = token.form;
    if (closes || glue) {
      if (glue && letters.starts_with(clitics.article) && text.ends_with(lam)) letters.erase(0, alef.size());
      if (!glue && text.ends_with(clitics.closed_teh)) {
        text.replace(text.size() - clitics.closed_teh.size(), clitics.closed_teh.size(), clitics.open_teh);
      }
    } else if (!text.empty()) {
      text += ' ';
    }
    const auto begin = static_cast<uint32_t>(text.size());
    text += letters;
    token.span = {begin, static_cast<uint32_t>(text.size())};
    glue = opens;
  }
}

}  // namespace isnad
