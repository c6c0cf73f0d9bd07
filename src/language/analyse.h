// The language stage: clitics, parts of speech, features, lemmas and syntax. The stage's one entry is analyse.
// LanguageData is loaded once and const after; analyse may run on many threads with one LanguageData.
#pragma once

#include <filesystem>

#include "base/result.h"
#include "language/clitics.h"
#include "language/lemma.h"
#include "language/pack.h"
#include "language/parse.h"
#include "language/segment.h"
#include "language/tag.h"
#include "language/vocabulary.h"
#include "report/reading.h"

namespace isnad {

struct LanguageData {
  Clitics clitics;
  Lexicon lexicon;
  Vocabulary words;   ///< of written words, for the segmenter
  Vocabulary tokens;  ///< of what it cuts, for tags and trees
  Segmenter segmenter;
  Tagger tagger;
  Lemmatizer lemmatizer;
  Parser parser;
  bool closed_auxiliaries = false;  ///< the pack's lemmas hold all lemmas that it tags AUX

  /// Reads `data/language/*.tsv` under the given data folder and a pack of models/.
  static Result<LanguageData> load(const std::filesystem::path& data, const std::filesystem::path& model);
  /// The same from a pack in memory; `name` is for messages.
  static Result<LanguageData> make(Clitics clitics, Lexicon lexicon, const Pack& pack, const std::string& name);

  Knowledge of_words() const { return {clitics, lexicon, words}; }
  Knowledge of_tokens() const { return {clitics, lexicon, tokens}; }
};

/// Fills tokens, and the token ranges of words and sentences, from reading.words and reading.sentences.
void analyse(const LanguageData& data, Reading& reading);

/// The second half of analyse, for tokens that are given: tags, features, lemmas and trees.
void analyse_tokens(const LanguageData& data, Reading& reading);

}  // namespace isnad
