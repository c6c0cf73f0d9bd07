// The definite article on a key-folded word. Pure functions.
#pragma once

#include <string_view>

namespace isnad {

/// The definite article, as letters of a key.
inline constexpr std::string_view kAl = "\xD8\xA7\xD9\x84";

/// The word without its article; a word that would keep a single letter is left whole.
constexpr std::string_view without_article(std::string_view key) {
  return key.size() > kAl.size() + 2 && key.starts_with(kAl) ? key.substr(kAl.size()) : key;
}

}  // namespace isnad
