#include "base/utf8.h"
#include "text/fold.h"
#include "text/split.h"

namespace isnad {
namespace {

constexpr uint32_t kLongestWord = 512;  // bytes; longer runs are cut, so hostile input stays linear downstream

bool is_latin(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c < 0x0600 && c != 0xD7 && c != 0xF7);
}

bool is_letter_or_mark(char32_t c) {
  return is_arabic_letter(c) || is_arabic_mark(c);
}

bool starts_url(std::string_view rest) {
  return rest.starts_with("http://") || rest.starts_with("https://") || rest.starts_with("www.");
}

uint32_t end_of_run(std::string_view text, uint32_t at, uint32_t end, bool (*keep)(char32_t)) {
  const uint32_t first = at;
  while (at < end && at - first < kLongestWord) {
    const CodePoint c = decode_at(text, at);
    if (!keep(c.value) && !is_invisible(c.value)) break;
    at += c.size;
  }
  return at;
}

/// Digits with separators between digits: 2,254.5  10:43  but not 20/11/2017, whose parts are words of their own.
uint32_t end_of_number(std::string_view text, uint32_t at, uint32_t end) {
  const uint32_t first = at;
  while (at < end && at - first < kLongestWord) {
    const CodePoint c = decode_at(text, at);
    if (!is_digit(c.value)) {
      const bool separator =
          c.value == '.' || c.value == ',' || c.value == ':' || c.value == 0x066B || c.value == 0x066C;
      if (!separator || !is_digit(decode_at(text, at + c.size).value) || at + c.size >= end) break;
    }
    at += c.size;
  }
  return at;
}

}  // namespace

void split_words(Reading& reading, Span paragraph) {
  const std::string_view text = reading.report.text;
  const uint32_t end = paragraph.end;
  for (uint32_t at = paragraph.begin; at < end;) {
    const CodePoint c = decode_at(text, at);
    if (is_space(c.value) || is_invisible(c.value)) {
      at += c.size;
      continue;
    }
    Word word;
    uint32_t stop = at + c.size;
    if (starts_url(text.substr(at, 8))) {
      word.kind = WordKind::url;
      stop = end_of_run(text, at, end, [](char32_t x) { return x > ' ' && x < 0x7F && x != '"' && x != ')'; });
    } else if (is_letter_or_mark(c.value)) {
      word.kind = WordKind::arabic;
      stop = end_of_run(text, at, end, is_letter_or_mark);
    } else if (is_digit(c.value)) {
      word.kind = WordKind::number;
      stop = end_of_number(text, at, end);
    } else if (is_latin(c.value)) {
      word.kind = WordKind::latin;
      stop = end_of_run(text, at, end, [](char32_t x) { return is_latin(x) || is_digit(x) || x == '-' || x == '\''; });
    } else {
      word.kind = WordKind::punct;
      if (c.value == '.') stop = end_of_run(text, at, end, [](char32_t x) { return x == '.'; });
    }
    word.span = {at, stop};
    word.space_after = stop >= end || is_space(decode_at(text, stop).value);
    const std::string_view letters = text.substr(at, stop - at);
    const auto form_at = static_cast<uint32_t>(reading.pool.size());
    append_folded(reading.pool, letters, FoldLevel::form);
    word.form = {form_at, static_cast<uint32_t>(reading.pool.size()) - form_at};
    const auto key_at = static_cast<uint32_t>(reading.pool.size());
    append_folded(reading.pool, letters, FoldLevel::key);
    word.key = {key_at, static_cast<uint32_t>(reading.pool.size()) - key_at};
    reading.words.push_back(word);
    at = stop;
  }
}

}  // namespace isnad
