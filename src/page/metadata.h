// What the head of an HTML page says of it: title, site, address, day of publication. Free functions; no state.
#pragma once

#include <gumbo.h>

#include <string>
#include <string_view>

#include "page/markup.h"

namespace isnad {

/// Takes what a <meta>, <link>, <title> or JSON-LD <script> says; the first to say a thing is believed.
void read_metadata(const GumboNode* node, Markup& out);

/// The same for <time>.
void read_time(const GumboElement& element, Markup& out);

/// The value of an attribute; empty when there is none.
std::string_view attribute(const GumboElement& element, const char* name);

/// ASCII letters in lower case.
std::string lower_case(std::string_view s);

}  // namespace isnad
