// An item as the page stage reads it: text with hints on its lines, and what the markup says about it. Plain values.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/day.h"
#include "page/lines.h"
#include "report/report.h"

namespace isnad {

struct PageSource {
  std::string text;
  std::vector<LineHint> hints;  ///< per line of the text; empty for plain text
  std::string title;            ///< of the markup
  std::string site;             ///< name of the site
  std::string url;              ///< canonical address
  std::optional<Day> day;       ///< of publication, by metadata
  std::optional<int> minute;
};

/// Markup to text: title line, date and byline, article blocks. Never recurses; linear in the size of the page.
PageSource read_markup(const PageData& data, std::string_view html, std::string_view given_title);

}  // namespace isnad
