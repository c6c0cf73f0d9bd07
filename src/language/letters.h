// Letters of UTF-8 words by position. Pure functions over valid UTF-8.
#pragma once

#include <string_view>

namespace isnad {

constexpr bool continues_letter(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// The first `n` letters; the whole word when it is shorter.
constexpr std::string_view first_letters(std::string_view word, int n) {
  size_t at = 0;
  while (n-- > 0 && at < word.size()) {
    ++at;
    while (at < word.size() && continues_letter(word[at])) ++at;
  }
  return word.substr(0, at);
}

/// The last `n` letters; the whole word when it is shorter.
constexpr std::string_view last_letters(std::string_view word, int n) {
  size_t at = word.size();
  while (n-- > 0 && at > 0) {
    --at;
    while (at > 0 && continues_letter(word[at])) --at;
  }
  return word.substr(at);
}

constexpr int count_letters(std::string_view word) {
  int n = 0;
  for (const char c : word) n += continues_letter(c) ? 0 : 1;
  return n;
}

}  // namespace isnad
