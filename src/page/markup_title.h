// The title of an HTML page's article and the name of its site. Free functions; no state.
#pragma once

#include <string>
#include <string_view>

#include "page/markup.h"

namespace isnad {

/// White space in runs of one blank, none at the ends.
std::string collapse(std::string_view text);

/// The site's name that the page's title sets beside the article's own; empty when what is left is no short name.
std::string site_beside(std::string_view page_title, std::string_view title);

/// The heading that the page's own title repeats, else what the metadata says. `block` is the heading's, or the number
/// of blocks.
std::string choose_title(const Markup& m, size_t* block);

}  // namespace isnad
