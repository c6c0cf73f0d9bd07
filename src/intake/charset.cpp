#include "intake/charset.h"

#include <fmt/format.h>
#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "base/utf8.h"

namespace isnad {
namespace {

constexpr size_t kHead = 4096;            // where a page declares its charset
constexpr size_t kSample = 1 << 18;       // bytes that are looked at to tell charsets apart
constexpr double kMostControls = 0.02;    // control characters beyond this share: not text
constexpr double kMostBrokenUtf8 = 0.01;  // malformed bytes, of the non-ASCII ones, that still pass as damaged UTF-8
constexpr double kLeastArabic = 0.5;      // of the non-ASCII letters, for windows-1256 to be believed unasked

bool is_control(unsigned char c) {
  return (c < 32 && c != '\t' && c != '\n' && c != '\r' && c != '\f') || c == 127;
}

struct Shape {
  size_t size = 0;
  size_t zeros_even = 0;
  size_t zeros_odd = 0;
  size_t controls = 0;  // NULs are not counted here
  size_t high = 0;
};

Shape shape_of(std::string_view bytes) {
  Shape s;
  s.size = std::min(bytes.size(), kSample);
  for (size_t i = 0; i < s.size; ++i) {
    const auto c = static_cast<unsigned char>(bytes[i]);
    if (c == 0) ++(i % 2 == 0 ? s.zeros_even : s.zeros_odd);
    s.controls += c != 0 && is_control(c);
    s.high += c >= 0x80;
  }
  return s;
}

std::string lower(std::string_view s) {
  std::string out(s);
  for (char& c : out) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  return out;
}

std::optional<std::string> convert(std::string_view bytes, const std::string& charset) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> from(ucnv_open(charset.c_str(), &status), ucnv_close);
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> to(ucnv_open("UTF-8", &status), ucnv_close);
  if (U_FAILURE(status)) return std::nullopt;
  std::string out(bytes.size() * 2 + 64, '\0');
  const char* source = bytes.data();
  const char* const end = source + bytes.size();
  size_t used = 0;
  UChar pivot[4096];
  UChar* pivot_source = pivot;
  UChar* pivot_target = pivot;
  for (bool reset = true;; reset = false) {
    char* target = out.data() + used;
    ucnv_convertEx(to.get(), from.get(), &target, out.data() + out.size(), &source, end, pivot, &pivot_source,
                   &pivot_target, pivot + 4096, reset, true, &status);
    used = static_cast<size_t>(target - out.data());
    if (status != U_BUFFER_OVERFLOW_ERROR) break;
    status = U_ZERO_ERROR;
    out.resize(out.size() * 2);
  }
  if (U_FAILURE(status)) return std::nullopt;
  out.resize(used);
  return out;
}

/// Share of Arabic letters among the non-ASCII characters.
double arabic_share(std::string_view text) {
  size_t arabic = 0;
  size_t other = 0;
  for (size_t at = 0; at < std::min(text.size(), kSample);) {
    const CodePoint c = decode_at(text, at);
    if (is_arabic_letter(c.value) || is_arabic_mark(c.value)) {
      ++arabic;
    } else if (c.value >= 0x80 && !is_space(c.value) && !is_invisible(c.value)) {
      ++other;
    }
    at += c.size;
  }
  return arabic + other == 0 ? 0 : static_cast<double>(arabic) / static_cast<double>(arabic + other);
}

std::string detect(std::string_view bytes) {
  const std::unique_ptr<std::remove_pointer_t<uchardet_t>, decltype(&uchardet_delete)> detector(uchardet_new(),
                                                                                                uchardet_delete);
  if (uchardet_handle_data(detector.get(), bytes.data(), std::min(bytes.size(), kSample)) != 0) return {};
  uchardet_data_end(detector.get());
  return uchardet_get_charset(detector.get());
}

Decoded finish(std::string text, std::string charset) {
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  if (text.find('\0') != std::string::npos || !is_valid_utf8(text)) text = repair_utf8(text);
  return {std::move(text), std::move(charset)};
}

double broken_share(std::string_view bytes) {
  size_t broken = 0;
  size_t high = 0;
  for (size_t at = 0; at < bytes.size();) {
    const CodePoint c = decode_at(bytes, at);
    broken += c.value == 0xFFFD && c.size == 1;
    high += c.value >= 0x80;
    at += c.size;
  }
  return high == 0 ? 0 : static_cast<double>(broken) / static_cast<double>(high);
}

}  // namespace

std::string declared_charset(std::string_view bytes) {
  const std::string head = lower(bytes.substr(0, kHead));
  for (const std::string_view word : {"charset", "encoding"}) {
    for (size_t at = head.find(word); at != std::string::npos; at = head.find(word, at + 1)) {
      const size_t open = head.rfind('<', at);
      const bool in_tag =
          open != std::string::npos && (head.compare(open, 5, "<meta") == 0 || head.compare(open, 5, "<?xml") == 0);
      size_t i = at + word.size();
      while (i < head.size() && (head[i] == ' ' || head[i] == '=' || head[i] == '"' || head[i] == '\'')) ++i;
      const size_t from = i;
      while (i < head.size() && (isalnum(static_cast<unsigned char>(head[i])) != 0 || head[i] == '-' || head[i] == '_'))
        ++i;
      if (in_tag && i > from && head.find('=', at) < from) return head.substr(from, i - from);
    }
  }
  return {};
}

Result<Decoded> decode_text(std::string_view bytes, std::string_view declared) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return finish(std::string(bytes), "UTF-8");
  const bool wide = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
  const Shape shape = shape_of(bytes);
  const size_t zeros = shape.zeros_even + shape.zeros_odd;
  const auto half = static_cast<double>(shape.size) / 2;
  std::string utf16;
  if (wide) utf16 = "UTF-16";
  // Spaces and ASCII marks are every fifth character or so of any text, and have one zero byte in UTF-16.
  if (!wide && shape.zeros_odd > half / 10 && shape.zeros_even * 10 < shape.zeros_odd) utf16 = "UTF-16LE";
  if (!wide && shape.zeros_even > half / 10 && shape.zeros_odd * 10 < shape.zeros_even) utf16 = "UTF-16BE";
  if (!utf16.empty()) {
    auto text = convert(bytes, utf16);
    if (text) {
      const Shape after = shape_of(*text);
      if (after.controls * 20 <= after.size) return finish(std::move(*text), utf16);
    }
    return Error{ErrorCode::bad_encoding, "looks like UTF-16 but does not decode; save it as UTF-8"};
  }
  if (static_cast<double>(shape.controls + zeros) > kMostControls * static_cast<double>(shape.size)) {
    return Error{ErrorCode::bad_encoding, "binary data, not text (an image, archive or PDF?)"};
  }
  if (is_valid_utf8(bytes)) return finish(std::string(bytes), "UTF-8");
  if (broken_share(bytes.substr(0, kSample)) < kMostBrokenUtf8) return finish(std::string(bytes), "UTF-8");
  for (const std::string& name : {lower(declared), declared_charset(bytes)}) {
    if (name.empty() || name == "utf-8" || name == "utf8") continue;
    // Browsers read the label ISO-8859-1 as windows-1252; on an Arabic page both are mistakes.
    auto text = convert(bytes, name);
    if (text && arabic_share(*text) >= kLeastArabic) return finish(std::move(*text), name);
  }
  const std::string found = detect(bytes);
  if (!found.empty() && found != "UTF-8" && found != "ASCII") {
    auto text = convert(bytes, found);
    if (text && arabic_share(*text) >= kLeastArabic) return finish(std::move(*text), found);
  }
  auto text = convert(bytes, "windows-1256");
  if (text && arabic_share(*text) >= kLeastArabic) return finish(std::move(*text), "windows-1256");
  for (const std::string& name : {lower(declared), declared_charset(bytes), found}) {
    if (name.empty() || name == "utf-8" || name == "utf8") continue;
    auto other = convert(bytes, name);
    if (other) return finish(std::move(*other), name);
  }
  return Error{ErrorCode::bad_encoding, "text in no character set we know; save it as UTF-8"};
}

}  // namespace isnad
