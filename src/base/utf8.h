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

/// Any code point at a byte of the text; decode_at is for the common ones.
CodePoint decode_long(std::string_view text, size_t at);
/// The code point at byte `at`. Malformed bytes give U+FFFD of size 1.
inline CodePoint decode_at(std::string_view text, size_t at) {
  if (at >= text.size()) return {};
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) return {first, 1};
  if (first >= 0xC2 && first < 0xE0 && at + 1 < text.size()) {
    const auto second = static_cast<unsigned char>(text[at + 1]);
    if ((second & 0xC0U) == 0x80U) return {static_cast<char32_t>((first & 0x1FU) << 6U | (second & 0x3FU)), 2};
  }
  return decode_long(text, at);
}

/// Any code point; append_utf8 is for the common ones.
void append_long(std::string& out, char32_t value);
inline void append_utf8(std::string& out, char32_t value) {
  if (value >= 0x800) return append_long(out, value);
  if (value >= 0x80) {
    out.push_back(static_cast<char>(0xC0U | value >> 6U));
    value = 0x80U | (value & 0x3FU);
  }
  out.push_back(static_cast<char>(value));
}
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

constexpr bool is_arabic_letter(char32_t c) {
  return (c >= 0x0620 && c <= 0x064A && c != 0x0640) || (c >= 0x066E && c <= 0x06D3 && c != 0x0670) || c == 0x06D5 ||
         (c >= 0x0750 && c <= 0x077F) || (c >= 0xFB50 && c <= 0xFDFB) || (c >= 0xFE70 && c <= 0xFEFC);
}

/// Harakat, tanwin, shadda, sukun, dagger alef, Quranic marks and tatweel: what may be dropped between letters.
constexpr bool is_arabic_mark(char32_t c) {
  return c == 0x0640 || (c >= 0x064B && c <= 0x065F) || c == 0x0670 || (c >= 0x0610 && c <= 0x061A) ||
         (c >= 0x06D6 && c <= 0x06ED && c != 0x06DD && c != 0x06DE && c != 0x06E9);
}

/// ASCII, Arabic-Indic or Persian digit; its value in `*value` when given.
constexpr bool is_digit(char32_t c, int* value = nullptr) {
  int v = -1;
  if (c >= '0' && c <= '9') v = static_cast<int>(c - '0');
  if (c >= 0x0660 && c <= 0x0669) v = static_cast<int>(c - 0x0660);
  if (c >= 0x06F0 && c <= 0x06F9) v = static_cast<int>(c - 0x06F0);
  if (v >= 0 && value != nullptr) *value = v;
  return v >= 0;
}

constexpr bool is_space(char32_t c) {
  return c == ' ' || (c >= 9 && c <= 13) || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0x85;
}

/// Zero-width and directional controls (RLM, LRM, ZWNJ, BOM ...).
constexpr bool is_invisible(char32_t c) {
  return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF ||
         c == 0xAD;
}

}  // namespace isnad
