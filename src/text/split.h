// Words, quotations and sentences of a report's body. The stage's one entry is split_text.
// TextData is loaded once and const after; split_text may run on many threads with one TextData.
#pragma once

#include <filesystem>
#include <string>
#include <unordered_set>

#include "base/result.h"
#include "report/reading.h"

namespace isnad {

struct TextData {
  std::unordered_set<std::string> abbreviations;  ///< forms before a dot that does not end a sentence

  /// Reads `data/text/*.tsv` under the given data folder.
  static Result<TextData> load(const std::filesystem::path& data);
};

/// Fills words, quotations and sentences from `report.body` (a paragraph each) less `report.subheads`.
/// A sentence never crosses a paragraph, ends at . ! ? and their kin, not after an abbreviation, and not inside a
/// quotation unless the quotation ends there.
void split_text(const TextData& data, Reading& reading);

/// Steps of split_text, for tests.
void split_words(Reading& reading, Span paragraph);
void pair_quotations(Reading& reading, uint32_t first_word, uint32_t last_word);
/// Closes the open quotation of an earlier line by the first mark of its family among the words, when that one closes.
/// `at` becomes the word of that mark, or `last_word` when there is none.
bool close_across_lines(Reading& reading, size_t open, uint32_t first_word, uint32_t last_word, uint32_t& at);

}  // namespace isnad
