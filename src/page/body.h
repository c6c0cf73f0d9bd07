// Which part of a page's text is the article: where its head ends, where its tail begins, and what lies between.
// Free functions of PageData; no state.
#pragma once

#include <optional>
#include <vector>

#include "page/dateline.h"
#include "page/dates.h"
#include "page/lines.h"
#include "page/title.h"

namespace isnad {

/// A page laid out for reading. Borrows nothing but the text under `words`.
struct PageLayout {
  PageWords words;
  std::vector<PageLine> lines;
  std::vector<WordRange> titles;    ///< printings of the title, in order
  bool title_guessed = false;       ///< no title was given; `titles` holds a heading of the page
  uint32_t site_to = 0;             ///< words [0, site_to) are the page's own title with the site's name
  std::vector<PrintedDate> dates;   ///< of the head
  std::vector<Dateline> datelines;  ///< of the head, in order
  uint32_t body_from = 0;           ///< words [body_from, body_to)
  uint32_t body_to = 0;
  Span body_span;  ///< bytes; empty when the page has no article
};

/// Finds head and tail. `title` and `url` may be empty.
PageLayout lay_out(const PageData& data, std::string_view text, const std::vector<LineHint>& hints,
                   std::string_view title, std::string_view url);

struct BodyParts {
  std::vector<Span> body;
  std::vector<Span> subheads;
};

/// Paragraphs and sub-headings inside the layout's body.
BodyParts body_parts(const PageData& data, const PageLayout& layout);

}  // namespace isnad
