#include "page/tail.h"

#include <algorithm>
#include <optional>

#include "page/ending.h"
#include "page/head.h"

namespace isnad {
namespace {

constexpr size_t kEarlyTail = 80;        // words: furniture before this is part of the head when prose follows
constexpr uint32_t kMenuReach = 20;      // words that tell whether furniture begins
constexpr uint32_t kCaptionTitle = 120;  // words of the report above a title that serves as a caption
constexpr uint32_t kGluedLine = 30;      // a line this long may hold head and body at once

class TailFinder {
 public:
  TailFinder(const PageData& data, PageLayout& layout) : data_(data), l_(layout), w_(layout.words) {}

  void find() {
    l_.body_to = static_cast<uint32_t>(w_.size());
    count_prose();
    for (size_t i = body_line_; i < l_.lines.size(); ++i) {
      const PageLine& line = l_.lines[i];
      if (line.last <= l_.body_from) continue;
      const uint32_t from = std::max(line.first, l_.body_from);
      const auto cut = tail_in(line, from);
      if (!cut || article_goes_on(i)) continue;
      if (line.hint == LineHint::none && is_early(*cut, line.last)) {
        l_.body_from = skip_to_report(data_, l_, past_furniture(*cut, line.last), line.last);
        continue;
      }
      if (line.hint == LineHint::none && i == body_line_ && prose_below(*cut, i)) {
        l_.body_from = line.last;
        body_line_ = i + 1;
        continue;
      }
      l_.body_to = *cut;
      break;
    }
    cut_at_title();
    if (!marked_) l_.body_to = find_ending(data_, w_, l_.body_from, l_.body_to);
    drop_menus();
    if (l_.body_to <= l_.body_from) {
      l_.body_to = l_.body_from;
      return;
    }
    l_.body_span = {begin_with_opener(w_, l_.body_from), end_with_marks(w_, l_.body_to)};
  }

 private:
  uint32_t sentence_begin(uint32_t i, uint32_t floor) const { return isnad::sentence_begin(w_, i, floor); }

  /// Furniture on the page's long first line, with prose behind it on that line.
  bool is_early(uint32_t cut, uint32_t line_end) const {
    if (cut > l_.body_from + kEarlyTail || line_end < cut + kGluedLine) return false;
    return (w_.size() - cut) > 3 * (cut - l_.body_from) && is_prose(data_, w_, line_end - kGluedLine / 2, line_end);
  }

  /// The line holds the head alone, and paragraphs follow.
  bool prose_below(uint32_t cut, size_t head) const {
    if (cut > l_.body_from + kEarlyTail / 2) return false;
    for (uint32_t i = l_.body_from + 1; i < cut; ++i) {
      if (gap_ends_sentence(w_.gap(i)) && is_prose(data_, w_, l_.body_from, i)) return false;
    }
    return prose_behind_[head + 1] > std::max<uint64_t>(2 * kGluedLine, 3 * (cut - l_.body_from));
  }

  uint32_t past_furniture(uint32_t i, uint32_t line_end) const {
    while (i < line_end) {
      auto hit = data_.of(PhraseKind::end).match(w_, i);
      if (!hit) hit = data_.of(PhraseKind::weak).match(w_, i);
      if (!hit) break;
      i += hit->words;
    }
    return i;
  }

  /// A title printed once more behind the article, among the tools to share it.
  void cut_at_title() {
    if (l_.titles.empty() || l_.titles.front().last > l_.body_from) return;
    const WordRange t = l_.titles.front();
    const uint32_t n = t.last - t.first;
    if (n < 5) return;
    for (uint32_t i = l_.body_from + kGluedLine; i + n <= l_.body_to; ++i) {
      uint32_t k = 0;
      while (k < n && w_.key(i + k) == w_.key(t.first + k)) ++k;
      if (k < n) continue;
      // Below a picture near the top, with the report going on behind it.
      const uint32_t behind = std::min(i + n + 2 * kMenuReach, l_.body_to);
      if (i < l_.body_from + kCaptionTitle && is_prose(data_, w_, i + n, behind) && !is_menu(i + n, behind)) continue;
      const uint32_t begin = sentence_begin(i, l_.body_from);
      if (begin + 12 < i && is_prose(data_, w_, begin, i)) continue;
      l_.body_to = begin > l_.body_from ? begin : i;
      return;
    }
  }

  /// Words of paragraphs behind each line, for questions asked at many lines.
  void count_prose() {
    prose_behind_.assign(l_.lines.size() + 1, 0);
    for (size_t i = l_.lines.size(); i-- > 0;) {
      const PageLine& line = l_.lines[i];
      marked_ |= line.hint == LineHint::paragraph;
      prose_behind_[i] = prose_behind_[i + 1] + (is_paragraph(line) ? line.size() : 0);
      if (line.last > l_.body_from) body_line_ = i;
    }
  }

  /// Lines chosen from markup are mostly article: a box among them does not end it while much prose follows.
  bool article_goes_on(size_t box) const {
    const uint64_t behind = prose_behind_[box + 1];
    const uint64_t before = prose_behind_[std::min(body_line_, box)] - prose_behind_[box];
    return marked_ && behind * 4 > before;
  }

  std::optional<uint32_t> tail_in(const PageLine& line, uint32_t from) const {
    const bool opens = from == line.first && from > l_.body_from;
    if (opens && line.size() <= 8 && !line.ends && is_box_heading(line)) return from;
    for (uint32_t i = from; i < line.last; ++i) {
      const bool end = data_.of(PhraseKind::end).match(w_, i).has_value();
      const bool weak = !end && i > from && data_.of(PhraseKind::weak).match(w_, i).has_value();
      if (!end && !weak) continue;
      const uint32_t begin = sentence_begin(i, from);
      const bool led = begin < i && is_prose(data_, w_, begin, i);
      // Furniture follows furniture; a phrase with prose around it is part of it.
      if (weak && (begin == from || begin + 6 < i || led || !is_menu(i, line.last))) continue;
      if (end && led && is_prose(data_, w_, i, std::min(i + kMenuReach, line.last)) && !is_menu(i, line.last)) continue;
      return led ? i : begin;
    }
    return std::nullopt;
  }

  /// Words from i on hold several phrases of page furniture and little prose.
  bool is_menu(uint32_t i, uint32_t line_end) const {
    const uint32_t to = std::min(i + kMenuReach, line_end);
    uint32_t hits = 0;
    for (uint32_t k = i; k < to;) {
      auto hit = data_.of(PhraseKind::end).match(w_, k);
      if (!hit) hit = data_.of(PhraseKind::weak).match(w_, k);
      if (hit) hits += std::min(hit->words, 2U);  // one word says less
      k += hit ? hit->words : 1;
    }
    return hits >= 5 || (hits >= 3 && !is_prose(data_, w_, i, to));
  }

  /// Half the line is a phrase of several words, or all of it is furniture.
  bool is_box_heading(const PageLine& line) const {
    const auto hit = data_.of(PhraseKind::weak).match(w_, line.first);
    if (!hit) return false;
    return (hit->words > 1 && hit->words * 2 >= line.size()) || is_chrome(data_, w_, line);
  }

  /// Walks back over trailing lines and pieces of lines that are no prose.
  void drop_menus() {
    const bool foreign = is_latin(w_, l_.body_from, l_.body_to);
    while (l_.body_to > l_.body_from) {
      const uint32_t begin = sentence_begin(l_.body_to - 1, l_.body_from);
      if (begin == l_.body_from) return;
      const uint32_t n = l_.body_to - begin;
      const bool weak = data_.of(PhraseKind::weak).match(w_, begin).has_value() ||
                        data_.of(PhraseKind::chrome).match(w_, begin).has_value();
      const bool line_begin = w_.gap(begin).find('\n') != std::string_view::npos;
      const Span span{w_.words[begin].span.begin, end_with_marks(w_, l_.body_to)};
      const bool ends = ends_sentence(w_.text, span);
      if (!foreign && is_latin(w_, begin, l_.body_to)) {
        l_.body_to = begin;
        continue;
      }
      const bool menu = !ends && !is_prose(data_, w_, begin, l_.body_to) && (weak || (n >= 12 && !line_begin));
      if (!menu) return;
      l_.body_to = begin;
    }
  }

  const PageData& data_;
  PageLayout& l_;
  const PageWords& w_;
  std::vector<uint64_t> prose_behind_;
  size_t body_line_ = 0;  // where the body begins
  bool marked_ = false;   // lines come from markup
};

}  // namespace

void find_tail(const PageData& data, PageLayout& layout) {
  TailFinder(data, layout).find();
}

}  // namespace isnad
