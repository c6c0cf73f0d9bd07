#include "text/split.h"

#include <algorithm>

#include "base/tsv.h"
#include "base/utf8.h"
#include "text/fold.h"

namespace isnad {
namespace {

bool ends_sentence(std::string_view mark) {
  const char32_t c = decode_at(mark, 0).value;
  return c == '.' || c == '!' || c == '?' || c == 0x061F || c == 0x06D4 || c == 0x2026;
}

bool closes(char32_t c) {
  return c == 0xBB || c == 0x201D || c == '"' || c == ')' || c == ']' || c == '}' || c == 0x203A;
}

// Longer runs without an end (lists, broken pages) are cut, so that later stages may look at pairs of words of a
// sentence.
constexpr uint32_t kLongestSentence = 400;

/// Splits the words [first, last) of one paragraph into sentences.
class Sentences {
 public:
  Sentences(const TextData& data, Reading& reading, uint32_t paragraph)
      : data_(data), r_(reading), paragraph_(paragraph) {}

  void split(uint32_t first, uint32_t last, size_t first_quotation) {
    next_ = first_quotation;
    uint32_t begin = first;
    for (uint32_t w = first; w < last; ++w) {
      if (!may_end(w, first)) continue;
      uint32_t stop = w + 1;
      while (stop < last && closes_here(stop) && r_.words[stop].span.begin == r_.words[stop - 1].span.end) ++stop;
      add(begin, stop);
      begin = stop;
      w = stop - 1;
    }
    if (begin < last) add(begin, last);
  }

 private:
  char32_t mark(uint32_t w) const { return decode_at(r_.report.text, r_.words[w].span.begin).value; }
  bool closes_here(uint32_t w) const { return r_.words[w].kind == WordKind::punct && closes(mark(w)); }

  bool may_end(uint32_t w, uint32_t first) {
    const Word& word = r_.words[w];
    if (word.kind != WordKind::punct || !ends_sentence(r_.slice(word.span))) return false;
    if (mark(w) == '.' && w > first) {
      const Word& before = r_.words[w - 1];
      const bool glued = before.span.end == word.span.begin;
      if (glued && data_.abbreviations.contains(std::string(r_.str(before.form))) && !ends_letters(w - 1, first))
        return false;
      if (glued && spells_letters(w)) return false;
      if (word.span.size() > 1 && word.span.size() < 4 && !word.space_after) return false;  // (...) and the like
    }
    while (next_ < r_.quotations.size() && r_.quotations[next_].inner.begin <= word.span.begin) {
      if (r_.quotations[next_].closed) quoted_until_ = std::max(quoted_until_, r_.quotations[next_].inner.end);
      ++next_;
    }
    if (quoted_until_ > word.span.end) return false;
    // A mark inside round brackets belongs to them.
    return !inside_brackets(w, first);
  }

  /// "si ay ay": the name of a letter behind another, at the end of a body's letters, not an initial inside a name.
  bool ends_letters(uint32_t w, uint32_t first) const {
    constexpr uint32_t kLetter = 6;  // bytes
    constexpr uint32_t kSpelled = 4;
    if (r_.str(r_.words[w].form).size() < kSpelled) return false;  // a letter alone
    return w == first || r_.words[w - 1].kind != WordKind::arabic || r_.words[w - 1].span.size() <= kLetter;
  }

  /// "bi.bi.si": points between the names of letters, without spaces.
  bool spells_letters(uint32_t w) const {
    constexpr uint32_t kLetter = 6;  // bytes
    if (w + 1 >= r_.words.size() || r_.words[w].space_after) return false;
    const Word& before = r_.words[w - 1];
    const Word& after = r_.words[w + 1];
    return before.kind == WordKind::arabic && after.kind == WordKind::arabic && before.span.size() <= kLetter &&
           after.span.size() <= kLetter && r_.words[w].span.size() == 1;
  }

  bool inside_brackets(uint32_t w, uint32_t first) const {
    constexpr uint32_t kReach = 30;
    for (uint32_t k = w; k > first && w - k < kReach; --k) {
      const char32_t c = r_.words[k - 1].kind == WordKind::punct ? mark(k - 1) : 0;
      if (c == ')') return false;
      if (c == '(') {
        for (uint32_t n = w + 1; n < r_.words.size() && n < w + kReach; ++n) {
          if (r_.words[n].kind == WordKind::punct && mark(n) == ')') return n > w + 1;
        }
        return false;
      }
    }
    return false;
  }

  void add(uint32_t first, uint32_t last) {
    for (; last - first > kLongestSentence; first += kLongestSentence) add(first, first + kLongestSentence);
    Sentence s;
    s.first_word = first;
    s.last_word = last;
    s.span = {r_.words[first].span.begin, r_.words[last - 1].span.end};
    s.paragraph = paragraph_;
    r_.sentences.push_back(s);
  }

  const TextData& data_;
  Reading& r_;
  uint32_t paragraph_;
  size_t next_ = 0;            // first quotation that begins after the words seen
  uint32_t quoted_until_ = 0;  // end of the quotations that are open there
};

/// A body span less the sub-headings inside it, cut at line breaks.
std::vector<Span> paragraphs(const Report& report) {
  std::vector<Span> out;
  for (const Span body : report.body) {
    uint32_t begin = body.begin;
    const auto cut = [&](uint32_t end) {
      if (end > begin) out.push_back({begin, end});
    };
    for (uint32_t at = body.begin; at < body.end; ++at) {
      if (report.text[at] != '\n') continue;
      cut(at);
      begin = at + 1;
    }
    cut(body.end);
  }
  std::erase_if(out, [&](Span p) {
    return std::any_of(report.subheads.begin(), report.subheads.end(), [&](Span h) { return h.contains(p); });
  });
  return out;
}

}  // namespace

Result<TextData> TextData::load(const std::filesystem::path& data) {
  const auto table = Table::load(data / "text" / "abbreviations.tsv", {"form", "note", "source"});
  if (!table) return table.error();
  TextData out;
  for (size_t row = 0; row < table->rows(); ++row) out.abbreviations.insert(fold(table->cell(row, 0), FoldLevel::form));
  return out;
}

void split_text(const TextData& data, Reading& reading) {
  reading.pool.reserve(reading.report.text.size() * 3);
  uint32_t number = 0;
  constexpr size_t kNone = ~size_t{0};
  constexpr uint32_t kLines = 5;  // lines that a quotation may run on
  size_t open = kNone;            // the quotation that the last lines left open
  uint32_t lines = 0;
  for (const Span paragraph : paragraphs(reading.report)) {
    const auto first = static_cast<uint32_t>(reading.words.size());
    const size_t first_quotation = reading.quotations.size();
    split_words(reading, paragraph);
    const auto last = static_cast<uint32_t>(reading.words.size());
    if (first == last) continue;
    uint32_t mark = last;
    const bool closed = open != kNone && ++lines <= kLines && close_across_lines(reading, open, first, last, mark);
    if (closed) {
      pair_quotations(reading, first, mark);
      pair_quotations(reading, mark + 1, last);
    } else {
      pair_quotations(reading, first, last);
    }
    if (closed || mark < last || lines > kLines) open = kNone;
    std::sort(reading.quotations.begin() + static_cast<std::ptrdiff_t>(first_quotation), reading.quotations.end(),
              [](const Quotation& a, const Quotation& b) {
                return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
              });
    for (size_t q = first_quotation; q < reading.quotations.size(); ++q) {
      if (reading.quotations[q].closed || reading.quotations[q].depth != 0) continue;
      open = q;
      lines = 0;
    }
    Sentences(data, reading, number++).split(first, last, first_quotation);
  }
}

}  // namespace isnad
