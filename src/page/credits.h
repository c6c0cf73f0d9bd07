// Outlet, dateline and credits of a report. Free functions of PageData; no state.
#pragma once

#include <string_view>

#include "page/body.h"
#include "report/report.h"

namespace isnad {

/// What is said of the outlet beside the text: by the caller, and by the markup.
struct GivenOutlet {
  std::string_view given;
  std::string_view site;
};

/// Fills outlet, dateline_place and credits; takes credits that close the last paragraphs out of `parts.body`.
void set_credits(const PageData& data, const PageLayout& layout, GivenOutlet outlet, BodyParts& parts, Report& report);

}  // namespace isnad
