// Unlabelled news: the words of the SaudiNewsNet archives, and the vocabulary made of them and of name lists.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "language/segment.h"
#include "text/split.h"

namespace isnad {

/// The files of a zip archive, inflated, in order of their names.
Result<std::vector<std::string>> read_zip(const std::filesystem::path& path);

/// Texts of one day of SaudiNewsNet, as one string with a line per paragraph.
Result<std::string> read_news_day(const std::filesystem::path& zip);

/// Sentences of the texts, each once, spread evenly over them; about `count`.
std::vector<std::string> news_sentences(const TextData& text, const std::vector<std::string>& texts, size_t count);

struct NewsWords {
  std::vector<std::string> keys;  ///< distinct keys, commonest first, ties by spelling
  std::vector<uint32_t> counts;
  std::vector<uint32_t> stream;  ///< the running text as indices into keys; kBreak between sentences
  static constexpr uint32_t kBreak = UINT32_MAX;
};
/// Counts the words of the texts, a line each a sentence.
NewsWords count_words(const std::vector<std::string>& texts);
/// Words of Arabic letters as they are written (FoldLevel::form), and how often.
std::map<std::string, uint32_t> count_forms(const std::vector<std::string>& texts);
/// count_words of their tokens, as the segmenter cuts them.
NewsWords count_tokens(const std::vector<std::string>& texts, const Knowledge& know, const Segmenter& segmenter);

/// WordFacts::habit of each of `words` (of tokens), by a tagger that does not look at the word itself.
std::unordered_map<std::string, uint16_t> tag_habits(const std::vector<std::string>& texts, const Knowledge& of_words,
                                                     const Segmenter& segmenter, const Knowledge& of_tokens,
                                                     const LinearModel& tagger, const NewsWords& words);

/// Clusters the words that occur at least `least` times by what stands beside them: cluster of each key, 0 = none,
/// clusters numbered from 1. `coarse` maps each of them to one of few.
std::vector<uint16_t> cluster_words(const NewsWords& words, uint32_t least, uint32_t clusters, uint32_t few,
                                    std::vector<uint16_t>& coarse);

/// How often words of a name-annotated corpus (CoNLL columns) are part of a name: two bits each for person, place
/// and organisation, by key.
Result<std::unordered_map<std::string, uint8_t>> read_name_bits(const std::vector<std::filesystem::path>& paths);

/// The pack's section (language/vocabulary.h).
std::string vocabulary_section(const NewsWords& words, const std::vector<uint16_t>& fine,
                               const std::vector<uint16_t>& coarse,
                               const std::unordered_map<std::string, uint8_t>& names,
                               const std::unordered_map<std::string, uint16_t>& habits, uint32_t least);

}  // namespace isnad
