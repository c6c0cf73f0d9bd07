// The sentences of the shared GSR set (MIT licence): are they said to tell an ASSAULT or a PROTEST?
// Labels of several readers; a fifth is kept aside.
#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace isnad {

enum class GsrLabel : uint8_t { yes, hard_no, easy_no, ambiguous };
constexpr std::array<std::pair<std::string_view, GsrLabel>, 4> kGsrLabels = {{
    {"yes", GsrLabel::yes},
    {"difficult no", GsrLabel::hard_no},
    {"easy no", GsrLabel::easy_no},
    {"ambiguous", GsrLabel::ambiguous},
}};

struct GsrRow {
  std::string text;
  GsrLabel label = GsrLabel::yes;
  bool held = false;  ///< of the fifth kept aside, by a hash of its letters
};

/// assault.csv or protest.csv. An error when it cannot be opened or a record is broken.
Result<std::vector<GsrRow>> load_gsr(const std::filesystem::path& path);

}  // namespace isnad
