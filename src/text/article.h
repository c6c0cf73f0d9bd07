// The definite article on a key-folded word. Pure functions.
#pragma once

#include <string_view>

namespace isnad {

/// The definite article, as letters of a key.
inline constexpr std::string_view kAl = "\u0627\u0644";

/// The word without its article; a word that would keep a single letter is left whole.
constexpr std::string_view without_article(std::string_view key) {
  return key.size() > kAl.size() + 2 && key.starts_with(kAl) ? key.substr(kAl.size()) : key;
}

}  // namespace isnad
