#include "text/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <array>

#include "base/utf8.h"

namespace isnad {
namespace {

constexpr char32_t arabic_key(char32_t c) {
  switch (c) {
    case 0x0622:
    case 0x0623:
    case 0x0625:
    case 0x0671:
    case 0x0672:
    case 0x0673:
      return 0x0627;  // alef family
    case 0x0649:
    case 0x0626:
      return 0x064A;  // yeh
    case 0x0624:
      return 0x0648;  // waw
    case 0x0629:
      return 0x0647;  // heh
    default:
      return c;
  }
}

char32_t to_key(char32_t c) {
  return c < 0x80 || (c >= 0xC0 && c < 0x0600) ? static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)))
                                               : arabic_key(c);
}

constexpr char32_t to_form(char32_t c) {
  int digit = 0;
  if (is_digit(c, &digit)) return static_cast<char32_t>('0' + digit);
  switch (c) {
    case 0x06A9:
    case 0x06AA:
    case 0x0643:
      return 0x0643;  // kaf
    case 0x06CC:
    case 0x06D0:
      return 0x064A;  // yeh
    case 0x06BE:
    case 0x06C1:
    case 0x06D5:
      return 0x0647;  // heh
    case 0x06C0:
    case 0x06C3:
      return 0x0629;
    case 0x066B:
      return '.';
    case 0x066C:
      return ',';
    default:
      return c;
  }
}

constexpr char32_t kArabicBlock = 0x0600;

/// What the letters of the Arabic block become at each level, 0 for those that are dropped.
constexpr auto kFolded = [] {
  std::array<std::array<uint16_t, 256>, 2> out{};
  for (uint16_t i = 0; i < 256; ++i) {
    const char32_t c = kArabicBlock + i;
    if (is_arabic_mark(c) || is_invisible(c)) continue;
    out[0][i] = static_cast<uint16_t>(to_form(c));
    out[1][i] = static_cast<uint16_t>(arabic_key(to_form(c)));
  }
  return out;
}();

/// Calls put(code point) for what one code point becomes; usually once, not at all for marks.
template <typename F>
void fold_one(char32_t c, FoldLevel level, F put) {
  if (c >= kArabicBlock && c < kArabicBlock + 256) {
    const char32_t folded = kFolded[level == FoldLevel::key ? 1 : 0][c - kArabicBlock];
    if (folded != 0) put(folded);
    return;
  }
  if (is_arabic_mark(c) || is_invisible(c)) return;
  if ((c >= 0xFB50 && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC)) {
    icu::UnicodeString parts;
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
    if (U_SUCCESS(status) && nfkc->getDecomposition(static_cast<UChar32>(c), parts)) {
      for (int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
        const auto part = static_cast<char32_t>(parts.char32At(i));
        if (is_arabic_mark(part)) continue;
        put(level == FoldLevel::key ? to_key(to_form(part)) : to_form(part));
      }
      return;
    }
  }
  const char32_t form = to_form(c);
  put(level == FoldLevel::key ? to_key(form) : form);
}

}  // namespace

Folded fold_aligned(std::string_view text, FoldLevel level) {
  Folded out;
  out.text.reserve(text.size());
  out.origin.reserve(text.size() + 1);
  for (size_t at = 0; at < text.size();) {
    const CodePoint c = decode_at(text, at);
    fold_one(c.value, level, [&](char32_t folded) {
      append_utf8(out.text, folded);
      out.origin.resize(out.text.size(), static_cast<uint32_t>(at));
    });
    at += c.size;
  }
  out.origin.push_back(static_cast<uint32_t>(text.size()));
  return out;
}

void append_folded(std::string& out, std::string_view text, FoldLevel level) {
  for (size_t at = 0; at < text.size();) {
    const CodePoint c = decode_at(text, at);
    fold_one(c.value, level, [&](char32_t folded) { append_utf8(out, folded); });
    at += c.size;
  }
}

std::string fold(std::string_view text, FoldLevel level) {
  std::string out;
  out.reserve(text.size());
  append_folded(out, text, level);
  return out;
}

}  // namespace isnad
