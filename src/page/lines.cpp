#include "page/lines.h"

#include <algorithm>

#include "base/utf8.h"

namespace isnad {
namespace {

constexpr uint32_t kLongLine = 25;        // a heading is shorter
constexpr uint32_t kShortSentence = 5;    // words of the shortest sentence that counts as a paragraph
constexpr double kLeastFunctions = 0.07;  // function words in prose

bool is_stop(char32_t c) {
  return c == '.' || c == '!' || c == '?' || c == 0x061F || c == 0x2026 || c == 0x06D4;
}

bool is_closer(char32_t c) {
  return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0xBB || c == 0x201D || c == 0x2019 || c == 0xAB ||
         c == 0x201C || c == '}';
}

CodePoint last_code_point(std::string_view text, size_t end) {
  size_t at = end;
  do {
    --at;
  } while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
  return decode_at(text, at);
}

bool is_blank(char32_t c) {
  return is_space(c) || is_invisible(c) || c == 0xFFFD;
}

}  // namespace

Span trim_span(std::string_view text, Span span) {
  while (span.begin < span.end) {
    const CodePoint c = decode_at(text, span.begin);
    if (!is_blank(c.value)) break;
    span.begin += c.size;
  }
  while (span.end > span.begin) {
    const CodePoint c = last_code_point(text, span.end);
    if (!is_blank(c.value)) break;
    span.end -= c.size;
  }
  return span;
}

bool ends_sentence(std::string_view text, Span span) {
  while (span.end > span.begin) {
    const CodePoint c = last_code_point(text, span.end);
    if (is_stop(c.value)) return true;
    if (!is_closer(c.value) && !is_blank(c.value)) return false;
    span.end -= c.size;
  }
  return false;
}

bool gap_ends_sentence(std::string_view gap) {
  if (gap.size() < 2) return false;
  for (size_t at = 0; at < gap.size();) {
    const CodePoint c = decode_at(gap, at);
    at += c.size;
    // A dot between digits or letters of an abbreviation has no space after it.
    if (is_stop(c.value) && at < gap.size()) return true;
  }
  return false;
}

bool sentence_ends_before(const PageWords& words, size_t i) {
  const std::string_view gap = words.gap(i);
  if (!gap_ends_sentence(gap)) return false;
  if (i == 0 || i >= words.size() || gap.find('\n') != std::string_view::npos || gap != ". ") return true;
  const bool numbers = words.words[i - 1].number && words.words[i].number;
  const auto initial = [&](size_t k) { return !words.words[k].number && words.words[k].key_size <= 2; };
  return !numbers && !(initial(i - 1) && initial(i));
}

std::vector<PageLine> split_lines(const PageData& data, const PageWords& words, const std::vector<LineHint>& hints) {
  std::vector<PageLine> lines;
  const std::string_view text = words.text;
  size_t word = 0;
  for (size_t at = 0, number = 0; at < text.size(); ++number) {
    const size_t end = std::min(text.find('\n', at), text.size());
    PageLine line;
    line.span = trim_span(text, {static_cast<uint32_t>(at), static_cast<uint32_t>(end)});
    line.first = static_cast<uint32_t>(word);
    while (word < words.size() && words.words[word].span.begin < end) {
      line.functions += data.functions.contains(words.key(word));
      ++word;
    }
    line.last = static_cast<uint32_t>(word);
    line.ends = ends_sentence(text, line.span);
    if (number < hints.size()) line.hint = hints[number];
    if (line.last > line.first) lines.push_back(line);
    at = end + 1;
  }
  return lines;
}

uint32_t begin_with_opener(const PageWords& words, size_t word) {
  const std::string_view gap = words.gap(word);
  size_t keep = gap.size();
  bool blank_before = word == 0;
  for (size_t at = 0; at < gap.size();) {
    const CodePoint c = decode_at(gap, at);
    const bool blank = is_space(c.value) || is_invisible(c.value);
    const bool opener = c.value == 0xAB || c.value == '"' || c.value == 0x201C || c.value == '(' || c.value == '[' ||
                        c.value == '\'' || c.value == 0x2018;
    // A quote that hugs the word before it closes that one.
    if (opener && blank_before && keep == gap.size()) keep = at;
    if (!opener && !blank) keep = gap.size();
    blank_before = blank || (!opener && !blank);
    at += c.size;
  }
  return words.words[word].span.begin - static_cast<uint32_t>(gap.size() - keep);
}

uint32_t end_with_marks(const PageWords& words, size_t to) {
  const uint32_t end = words.words[to - 1].span.end;
  const std::string_view gap = words.gap(to);
  uint32_t keep = 0;
  for (size_t at = 0; at < gap.size();) {
    const CodePoint c = decode_at(gap, at);
    at += c.size;
    if (c.value == '\n' || c.value == '-' || c.value == '|' || c.value == '/' || c.value == '(' || c.value == '[')
      break;
    if (!is_space(c.value) && !is_invisible(c.value)) keep = static_cast<uint32_t>(at);
  }
  return end + keep;
}

bool is_prose(const PageData& data, const PageWords& words, size_t first, size_t last) {
  size_t functions = 0;
  for (size_t i = first; i < last; ++i) functions += data.functions.contains(words.key(i));
  return last > first && static_cast<double>(functions) >= kLeastFunctions * static_cast<double>(last - first);
}

bool is_paragraph(const PageLine& line) {
  const bool prose = static_cast<double>(line.functions) >= kLeastFunctions * static_cast<double>(line.size());
  if (line.hint == LineHint::paragraph) return true;
  if (line.ends) return line.size() >= kShortSentence;
  return line.size() > kLongLine && prose;
}

bool opens_with(const PageData& data, const PageWords& words, const PageLine& line, PhraseKind kind) {
  const auto hit = data.of(kind).match(words, line.first);
  return hit && line.first + hit->words <= line.last;
}

bool is_lead(const PageData& data, const PageWords& words, size_t i) {
  if (i >= words.size()) return false;
  if (data.leads.contains(words.key(i))) return true;
  const bool split = i + 1 < words.size() && words.words[i + 1].key_size == 2 && words.gap(i + 1) == " ";
  return split && data.leads.contains(std::string(words.key(i)) + std::string(words.key(i + 1)));
}

bool has_lead(const PageData& data, const PageWords& words, size_t from, size_t to) {
  for (size_t i = from; i < to; ++i) {
    if (is_lead(data, words, i)) return true;
  }
  return false;
}

bool is_chrome(const PageData& data, const PageWords& words, const PageLine& line) {
  if (line.ends && line.size() > 4) return false;
  for (size_t i = line.first; i < line.last;) {
    auto hit = data.of(PhraseKind::chrome).match(words, i);
    if (!hit) hit = data.of(PhraseKind::weak).match(words, i);
    if (!hit) hit = data.of(PhraseKind::end).match(words, i);
    if (!hit && !words.words[i].number) return false;
    i += hit ? hit->words : 1;
  }
  return true;
}

}  // namespace isnad
