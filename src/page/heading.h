// Which printing of a page's title is the report's heading. Free functions of a layout whose titles and dates are
// known; no state.
#pragma once

#include "page/body.h"

namespace isnad {

constexpr uint32_t kTitleReach = 250;    // words above a title that is the report's heading
constexpr uint32_t kShortestMarker = 3;  // words of a title that can mark the head of a long line

/// The report's day is printed behind the title.
bool is_dated(const PageLayout& layout, const WordRange& title);

/// Index of the printing that is the report's heading: the second, when the first is the page's own title at its very
/// beginning. The number of titles when none is known to be.
size_t headline(const PageLayout& layout);

/// The line at or below line i where the report's heading stands, when that was found further down, near the top of the
/// page: what stands above it is no article.
size_t line_of_title(const PageLayout& layout, size_t i);

}  // namespace isnad
