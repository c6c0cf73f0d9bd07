// The day of publication: printed, in the metadata, or in the address. Free functions of PageData; no state.
#pragma once

#include "page/body.h"
#include "page/source.h"

namespace isnad {

/// Sets the report's published fields; its address and day of fetching are set. A day that is in doubt stays open.
void set_published(const PageData& data, const PageLayout& layout, const PageSource& source, Report& report);

}  // namespace isnad
