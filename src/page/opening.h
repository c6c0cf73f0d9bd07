// What may still stand between the markers of a page's head and the report's first sentence: empty fields, foreign
// words of a template, labels of boxes, a byline, a headline glued to its lead. Free functions of PageData; no state.
#pragma once

#include "page/body.h"

namespace isnad {

/// From the word where the head seemed to end, the word where the report begins, before `line_end`. With `want_title`,
/// a headline that the lead says again is no part of the report, and the layout's title when it has none.
uint32_t find_opening(const PageData& data, PageLayout& layout, uint32_t at, uint32_t line_end, bool want_title);

/// The verb behind "(AFP)" or "(archive)" at the word; the word itself when there is none.
uint32_t past_bracketed_credit(const PageData& data, const PageWords& words, uint32_t at, uint32_t line_end);

/// "By: ..." with its mark stands at the word.
bool opens_byline(const PageData& data, const PageWords& words, uint32_t at);

/// The word after the last mark of a page template or of code among the page's first words; 0 when there is none.
uint32_t code_end(const PageWords& words);

}  // namespace isnad
