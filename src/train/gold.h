// Annotated text for training and evaluation, from the files of the shared data folder. Plain values.
#pragma once

#include <filesystem>
#include <string>
#include <unordered_set>
#include <vector>

#include "base/result.h"
#include "language/clitics.h"
#include "language/knowledge.h"
#include "report/reading.h"
#include "text/split.h"

namespace isnad {

constexpr uint32_t kNameClasses = 128;

struct GoldToken {
  std::string form;   ///< with the letters that assimilation took, where the corpus says so
  std::string lemma;  ///< folded to key; empty when the corpus has none
  Span span;          ///< in the sentence's text; empty when the parts could not be aligned
  Upos upos = Upos::X;
  bool tagged = true;
  Feats feats;
  bool has_feats = false;
  int32_t head = -1;  ///< index in the sentence, -1 = root
  Rel rel = Rel::dep;
  bool has_tree = false;
  uint8_t name = 0;    ///< its mark in a corpus of names, numbered; 0 = part of none
  uint8_t ending = 0;  ///< nominative, genitive or accusative; 0 = not told
};

struct GoldSentence {
  std::string id;
  std::string text;
  std::vector<GoldToken> tokens;
  /// Segments are certain for conjunctions and pronouns only (NewsFANE).
  bool partial = false;
};

using Corpus = std::vector<GoldSentence>;

Result<Corpus> read_pud(const Clitics& clitics, const std::filesystem::path& path);
Result<Corpus> read_padt_segments(const Clitics& clitics, const std::filesystem::path& path);
Result<Corpus> read_padt_trees(const Clitics& clitics, const std::filesystem::path& path);
Result<Corpus> read_newsfane(const Clitics& clitics, const std::filesystem::path& path);

/// Runs of three words, to know a sentence again in a corpus that cuts and spells some words in its own way.
class WordRuns {
 public:
  void add(const GoldSentence& sentence);
  /// Whether a good part of the sentence was added.
  bool holds(const GoldSentence& sentence) const;

 private:
  std::unordered_set<uint64_t> runs_;
};

/// The sentence with words as the text stage splits them, one Sentence.
Reading words_of(const GoldSentence& sentence);
/// words_of with tokens as in gold, made as the segmenter makes them; token `t` is gold token `t`. False when a token
/// crosses our words or could not be aligned.
bool tokens_of(const Knowledge& know, const GoldSentence& sentence, Reading& out);
/// Whether each of `cuts` agrees with gold on word `w`. `first` is a gold token at or before the word; it moves on.
/// False when gold says nothing about this word.
bool agreeing_cuts(const Clitics& clitics, const Reading& reading, const GoldSentence& sentence, uint32_t w,
                   size_t& first, const CutList& cuts, std::vector<bool>& agrees);

}  // namespace isnad
