#include <vector>

#include "base/utf8.h"
#include "text/split.h"

namespace isnad {
namespace {

constexpr size_t kDeepest = 8;  // nesting beyond this is noise

enum class Mark : uint8_t { none, open, close, either };

struct Kind {
  Mark mark = Mark::none;
  char32_t family = 0;  // marks of one family open and close each other
};

Kind kind_of(char32_t c) {
  switch (c) {
    case 0x00AB:
      return {Mark::open, 0xAB};
    case 0x00BB:
      return {Mark::close, 0xAB};
    case 0x201C:
    case 0x201E:
    case 0x201F:
      return {Mark::open, '"'};
    case 0x201D:
      return {Mark::close, '"'};
    case '"':
      return {Mark::either, '"'};
    case '{':
      return {Mark::open, '{'};
    case '}':
      return {Mark::close, '{'};
    case 0x2039:
      return {Mark::open, 0x2039};
    case 0x203A:
      return {Mark::close, 0x2039};
    default:
      return {};
  }
}

/// A straight mark that looks like an opening one inside an open quotation opens another when two closing ones follow.
bool nests(const Reading& reading, uint32_t first, uint32_t last) {
  uint32_t closers = 0;
  for (uint32_t w = first; w < last && closers < 2; ++w) {
    const Word& word = reading.words[w];
    if (word.kind != WordKind::punct || decode_at(reading.report.text, word.span.begin).value != '"') continue;
    const bool glued = w > first && reading.words[w - 1].span.end == word.span.begin;
    const bool opens = w + 1 < last && !word.space_after && reading.words[w + 1].kind != WordKind::punct;
    if (!glued || opens) return false;
    ++closers;
  }
  return closers == 2;
}

/// A colon or comma, behind which speech begins.
bool leads_to_speech(const Reading& reading, uint32_t w) {
  if (reading.words[w].kind != WordKind::punct) return false;
  const char32_t c = decode_at(reading.report.text, reading.words[w].span.begin).value;
  return c == ':' || c == ',' || c == 0x060C;
}

/// Does a sentence end between the two words?
bool passes_stop(const Reading& reading, uint32_t from, uint32_t to) {
  for (uint32_t w = from + 1; w < to; ++w) {
    const Word& word = reading.words[w];
    if (word.kind == WordKind::punct && word.space_after &&
        decode_at(reading.report.text, word.span.begin).value == '.')
      return true;
  }
  return false;
}

struct Open {
  uint32_t word = 0;
  char32_t family = 0;
  bool reversed = false;  // opened by a closing mark
};

}  // namespace

void pair_quotations(Reading& reading, uint32_t first_word, uint32_t last_word) {
  std::vector<Open> stack;
  const auto& words = reading.words;
  const auto close = [&](const Open& open, uint32_t word, bool closed) {
    Quotation q;
    q.depth = static_cast<uint8_t>(stack.size());
    q.closed = closed;
    q.inner = {words[open.word].span.end, closed ? words[word].span.begin : words[word].span.end};
    q.span = {words[open.word].span.begin, words[word].span.end};
    if (q.inner.end > q.inner.begin) reading.quotations.push_back(q);
  };
  const auto is_word = [&](uint32_t w) { return w < last_word && words[w].kind != WordKind::punct; };
  for (uint32_t w = first_word; w < last_word; ++w) {
    if (words[w].kind != WordKind::punct) continue;
    const Kind kind = kind_of(decode_at(reading.report.text, words[w].span.begin).value);
    if (kind.mark == Mark::none) continue;
    const bool open_here = !stack.empty() && stack.back().family == kind.family;
    const bool glued_left = w > first_word && is_word(w - 1) && words[w - 1].span.end == words[w].span.begin;
    const bool glued_right = is_word(w + 1) && !words[w].space_after;
    Mark mark = kind.mark;
    // A mark turned the wrong way round opens when nothing is open and a word follows it.
    if (mark == Mark::either)
      mark = open_here && !(glued_right && !glued_left && nests(reading, w + 1, last_word)) ? Mark::close : Mark::open;
    // "... he said: "...": a mark that opens behind a colon or comma ends what was left open before it.
    // So does one that opens in a later sentence.
    const bool again = kind.mark == Mark::either && mark == Mark::close && glued_right && !glued_left &&
                       w > stack.back().word + 1 &&
                       (leads_to_speech(reading, w - 1) || passes_stop(reading, stack.back().word, w));
    if (again) {
      const Open open = stack.back();
      stack.pop_back();
      close(open, w - 1, false);
      mark = Mark::open;
    }
    if (mark == Mark::close && !open_here && glued_right && !glued_left) mark = Mark::open;
    // Marks with spaces on both sides, each turned the wrong way round.
    bool reversed = false;
    if (kind.mark == Mark::close && mark == Mark::close && !open_here && !glued_left && is_word(w + 1)) {
      for (uint32_t next = w + 1; next < last_word && !reversed; ++next) {
        const char32_t c = words[next].kind == WordKind::punct
                               ? decode_at(reading.report.text, words[next].span.begin).value
                               : char32_t{0};
        const Kind other = kind_of(c);
        if (other.family != kind.family) continue;
        reversed = other.mark == Mark::open && !(is_word(next + 1) && !words[next].space_after);
        if (!reversed) break;
      }
      if (reversed) mark = Mark::open;
    }
    if (mark == Mark::open && open_here && glued_left && !glued_right) mark = Mark::close;
    if (kind.mark == Mark::open && mark == Mark::open && open_here && stack.back().reversed && !glued_right)
      mark = Mark::close;
    if (mark == Mark::open) {
      if (stack.size() < kDeepest) stack.push_back({w, kind.family, reversed});
      continue;
    }
    size_t match = stack.size();
    while (match > 0 && stack[match - 1].family != kind.family) --match;
    if (match == 0) continue;  // closes nothing
    while (stack.size() >= match) {
      const Open open = stack.back();
      stack.pop_back();
      close(open, w, stack.size() + 1 == match);
    }
  }
  while (!stack.empty() && last_word > first_word) {
    const Open open = stack.back();
    stack.pop_back();
    close(open, last_word - 1, false);
  }
}

bool close_across_lines(Reading& reading, size_t open, uint32_t first_word, uint32_t last_word, uint32_t& at) {
  Quotation& q = reading.quotations[open];
  const auto kind_at = [&](uint32_t w) {
    const bool punct = reading.words[w].kind == WordKind::punct;
    return punct ? kind_of(decode_at(reading.report.text, reading.words[w].span.begin).value) : Kind{};
  };
  const Kind opener = kind_of(decode_at(reading.report.text, q.span.begin).value);
  uint32_t marks = 0;
  uint32_t first = last_word;
  Mark first_mark = Mark::none;
  for (uint32_t w = first_word; w < last_word; ++w) {
    const Kind kind = kind_at(w);
    if (kind.family != opener.family) continue;
    if (marks++ == 0) {
      first = w;
      first_mark = kind.mark;
    }
  }
  at = first;
  if (marks == 0) return false;
  const auto is_word = [&](uint32_t w) { return w < last_word && reading.words[w].kind != WordKind::punct; };
  const bool glued_left = first > first_word && reading.words[first - 1].span.end == reading.words[first].span.begin;
  const bool glued_right = is_word(first + 1) && !reading.words[first].space_after;
  const bool ends = glued_left && !is_word(first + 1);  // as closing marks stand, before another mark
  const bool begins = glued_right && !glued_left;
  const bool closes =
      first_mark == Mark::close || (first_mark == Mark::either && (ends || (marks % 2 == 1 && !begins)));
  if (!closes) return false;
  q.closed = true;
  q.inner.end = reading.words[first].span.begin;
  q.span.end = reading.words[first].span.end;
  return true;
}

}  // namespace isnad
