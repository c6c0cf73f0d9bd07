// What the names of HTML elements say. Free functions; no state.
#pragma once

#include <gumbo.h>

namespace isnad {

bool is_skipped(GumboTag tag);  ///< navigation, forms and the like: no article inside
bool is_unseen(GumboTag tag);   ///< not shown as text
bool is_inline(GumboTag tag);   ///< part of a line; any other element begins a block

}  // namespace isnad
