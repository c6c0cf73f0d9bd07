// Hash for maps with std::string keys that are looked up by string_view without a copy.
#pragma once

#include <functional>
#include <string_view>

namespace isnad {

struct StringHash {
  using is_transparent = void;
  size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
};

}  // namespace isnad
