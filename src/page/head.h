// Where a page's head (menus, title, date, dateline, captions) ends. Free functions of PageData; no state.
#pragma once

#include "page/body.h"

namespace isnad {

/// Sets the layout's body_from and datelines and, when the page itself must show its title and none is known yet,
/// titles.
void find_head(const PageData& data, PageLayout& layout, bool titled_by_page);

/// From a word behind title or date, the word where the report's first sentence begins: past buttons, summary, caption
/// and dateline. Adds the dateline to the layout.
uint32_t skip_to_report(const PageData& data, PageLayout& layout, uint32_t at, uint32_t line_end);

}  // namespace isnad
