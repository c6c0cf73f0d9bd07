#include "base/utf8.h"

#include <unicode/utf8.h>

#include <algorithm>

namespace isnad {

CodePoint decode_long(std::string_view text, size_t at) {
  int32_t i = static_cast<int32_t>(at);
  UChar32 c = 0;
  U8_NEXT(reinterpret_cast<const uint8_t*>(text.data()), i, static_cast<int32_t>(text.size()), c);
  if (c < 0) return {0xFFFD, 1};
  return {static_cast<char32_t>(c), static_cast<uint32_t>(i) - static_cast<uint32_t>(at)};
}

void append_long(std::string& out, char32_t value) {
  char buffer[4];
  int32_t size = 0;
  UBool bad = false;
  U8_APPEND(reinterpret_cast<uint8_t*>(buffer), size, 4, static_cast<UChar32>(value), bad);
  if (bad) {
    out += "\xEF\xBF\xBD";
    return;
  }
  out.append(buffer, static_cast<size_t>(size));
}

bool is_valid_utf8(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const CodePoint c = decode_at(text, at);
    if (c.value == 0xFFFD && c.size == 1) return false;
    at += c.size;
  }
  return true;
}

std::string repair_utf8(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    const CodePoint c = decode_at(text, at);
    const bool bad = c.value == 0 || (c.value == 0xFFFD && c.size == 1);
    if (bad) {
      append_utf8(out, 0xFFFD);
    } else {
      out.append(text.substr(at, c.size));
    }
    at += c.size;
  }
  return out;
}

CodePointIndex::CodePointIndex(std::string_view text) : text_(text) {
  marks_.reserve(text.size() / kStride + 1);
  uint32_t count = 0;
  for (size_t at = 0; at < text.size(); ++at) {
    if (at % kStride == 0) marks_.push_back(count);
    count += (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
  }
  if (text.size() % kStride == 0) marks_.push_back(count);
}

uint32_t CodePointIndex::code_point(uint32_t byte) const {
  byte = std::min<uint32_t>(byte, static_cast<uint32_t>(text_.size()));
  uint32_t count = marks_[byte / kStride];
  for (uint32_t at = byte / kStride * kStride; at < byte; ++at) {
    count += (static_cast<unsigned char>(text_[at]) & 0xC0) != 0x80;
  }
  return count;
}

uint32_t CodePointIndex::byte(uint32_t code_point) const {
  const auto mark = std::upper_bound(marks_.begin(), marks_.end(), code_point) - marks_.begin() - 1;
  uint32_t at = static_cast<uint32_t>(mark) * kStride;
  uint32_t count = marks_[static_cast<size_t>(mark)];
  while (at < text_.size()) {
    const bool starts = (static_cast<unsigned char>(text_[at]) & 0xC0) != 0x80;
    if (starts && count == code_point) return at;
    count += starts;
    ++at;
  }
  return at;
}

}  // namespace isnad
