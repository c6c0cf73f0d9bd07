// UTF-8: decoding, validity, and conversion between byte offsets and code points. Free functions; no state.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace isnad {

struct CodePoint {
  char32_t value = 0;
  uint32_t size = 0;  ///< bytes; 0 at the end of the text
};

/// The code point at byte `at`. Malformed bytes give U+FFFD of size 1.
CodePoint decode_at(std::string_view text, size_t at);
void append_utf8(std::string& out, char32_t value);
bool is_valid_utf8(std::string_view text);
/// The text with each malformed byte and each NUL replaced by U+FFFD.
std::string repair_utf8(std::string_view text);

/// Maps bytes to code points for one text. The text must be valid UTF-8. Const after construction, so shareable.
class CodePointIndex {
 public:
  explicit CodePointIndex(std::string_view text);
  uint32_t code_point(uint32_t byte) const;
  uint32_t byte(uint32_t code_point) const;

 private:
  std::string_view text_;
  std::vector<uint32_t> marks_;  // code points before byte k * kStride
  static constexpr uint32_t kStride = 64;
};

bool is_arabic_letter(char32_t c);
/// Harakat, tanwin, shadda, sukun, dagger alef, Quranic marks and tatweel: what may be dropped between letters.
bool is_arabic_mark(char32_t c);
/// ASCII, Arabic-Indic or Persian digit; its value in `*value` when given.
bool is_digit(char32_t c, int* value = nullptr);
bool is_space(char32_t c);
/// Zero-width and directional controls (RLM, LRM, ZWNJ, BOM ...).
bool is_invisible(char32_t c);

}  // namespace isnad
