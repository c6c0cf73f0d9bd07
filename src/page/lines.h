// Lines of a page's text and what can be told of each by itself. Free functions of PageData; no state.
#pragma once

#include <string_view>
#include <vector>

#include "page/page_data.h"
#include "page/words.h"

namespace isnad {

/// What markup says of a line; plain text says nothing.
enum class LineHint : uint8_t { none, title, meta, paragraph, heading, caption };

struct PageLine {
  Span span;           ///< trimmed
  uint32_t first = 0;  ///< words [first, last)
  uint32_t last = 0;
  LineHint hint = LineHint::none;
  bool ends = false;       ///< ends as a sentence does
  uint32_t functions = 0;  ///< function words among its words

  uint32_t size() const { return last - first; }
};

/// Lines that hold at least one word. `hints` are per line of the text (by '\n'), or empty.
std::vector<PageLine> split_lines(const PageData& data, const PageWords& words, const std::vector<LineHint>& hints);

/// Words [first, last) read as prose rather than as a menu or a list of headings.
bool is_prose(const PageData& data, const PageWords& words, size_t first, size_t last);

/// A run of full sentences, by length, ending and function words.
bool is_paragraph(const PageLine& line);

/// A phrase of this kind opens the line / stands somewhere in words [first, last).
bool opens_with(const PageData& data, const PageWords& words, const PageLine& line, PhraseKind kind);

/// A verb that reports open with; its last letter may stand apart where a page lost the doubling mark.
bool is_lead(const PageData& data, const PageWords& words, size_t i);
bool has_lead(const PageData& data, const PageWords& words, size_t from, size_t to);

/// Every word belongs to buttons, sections and counters.
bool is_chrome(const PageData& data, const PageWords& words, const PageLine& line);

/// The byte span ends with . ! ? or the like, perhaps inside closing quotes or brackets.
bool ends_sentence(std::string_view text, Span span);
/// The gap between two words holds the end of a sentence.
bool gap_ends_sentence(std::string_view gap);
/// A sentence ends before word i: not the dots of "12. 11. 2017" or of initials, "a. f. p.".
bool sentence_ends_before(const PageWords& words, size_t i);

/// The byte where a word begins, with the quote or bracket that opens before it.
uint32_t begin_with_opener(const PageWords& words, size_t word);
/// The byte after the word before `to`, with the marks that end its sentence.
uint32_t end_with_marks(const PageWords& words, size_t to);

Span trim_span(std::string_view text, Span span);

}  // namespace isnad
