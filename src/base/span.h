// Half-open ranges of bytes into a report's UTF-8 text. Plain values; no ownership.
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

namespace isnad {

/// `[begin, end)` in bytes. JSON output converts it to code points (report/json.h).
struct Span {
  uint32_t begin = 0;
  uint32_t end = 0;

  auto operator<=>(const Span&) const = default;
  uint32_t size() const { return end - begin; }
  bool empty() const { return end <= begin; }
  bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  bool contains(uint32_t at) const { return begin <= at && at < end; }
  bool meets(Span other) const { return begin < other.end && other.begin < end; }
};

/// The smallest span that holds both.
constexpr Span join(Span a, Span b) {
  return {a.begin < b.begin ? a.begin : b.begin, a.end > b.end ? a.end : b.end};
}

/// The text under a span; empty when the span does not lie in the text.
constexpr std::string_view slice(std::string_view text, Span span) {
  if (span.begin > span.end || span.end > text.size()) return {};
  return text.substr(span.begin, span.end - span.begin);
}

}  // namespace isnad
