// Where the article ends and related items, comments and the like begin. Free functions of PageData; no state.
#pragma once

#include "page/body.h"

namespace isnad {

/// Sets the layout's body_to and body_span; find_head has run. Moves body_from on when furniture stood in the head.
void find_tail(const PageData& data, PageLayout& layout);

}  // namespace isnad
