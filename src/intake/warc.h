// Web archives (WARC 1.0 and 1.1): pages of their response and resource records. Free functions; no state.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "report/report.h"

namespace isnad {

bool is_warc(std::string_view bytes);

/// One item per HTML or plain-text response with status 200; other records are passed over, and so are pages in no
/// known character set. `url` and `fetched` come from the record's head. Errors: bad_format when the archive is
/// damaged.
Result<std::vector<Item>> warc_items(std::string_view bytes, std::string_view stem, size_t limit);

}  // namespace isnad
