// Outlet, dateline and credits of a report. Free functions of PageData; no state.
#pragma once

#include <string_view>

#include "page/body.h"
#include "report/report.h"

namespace isnad {

/// Fills outlet, dateline_place and credits; takes credits that close the last paragraphs out of `parts.body`.
void set_credits(const PageData& data, const PageLayout& layout, std::string_view given_outlet, BodyParts& parts,
                 Report& report);

}  // namespace isnad
