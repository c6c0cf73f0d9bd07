// The page stage: an Item's bytes -> Report. Entry: read_page.
// PageData is loaded once and const after; read_page may run on many threads with one PageData.
#pragma once

#include "page/page_data.h"
#include "report/report.h"

namespace isnad {

/// Fills every field of the Report. Plain text is kept as it is; of markup, the text is title, date line and article, a
/// paragraph a line. A page without an article has an empty body; a day that is not printed, not in the page's metadata
/// and not in its address stays open (the time stage may infer it).
Report read_page(const PageData& data, const Item& item);

}  // namespace isnad
