#include "page/body.h"

#include <algorithm>

#include "base/utf8.h"

namespace isnad {
namespace {

constexpr size_t kHeadReach = 600;          // words in which a head is looked for
constexpr size_t kMarkerReach = 60;         // words between one marker of a glued head and the next
constexpr size_t kCaptionReach = 45;        // words of a picture's caption that ends with its credit
constexpr size_t kDatelineReach = 90;       // words of summary and caption before a dateline
constexpr uint32_t kDateBehind = 6;         // words between dateline and date
constexpr size_t kEarlyTail = 80;           // words: furniture before this is part of the head when prose follows
constexpr uint32_t kTitleReach = 250;       // words above a title that an address gave
constexpr uint32_t kShortestMarker = 3;     // words of a title that can mark the head of a long line
constexpr uint32_t kShortestLead = 8;       // words of a first line that a verb opens and no stop ends
constexpr uint32_t kLongestSentence = 400;  // words; a bound, for texts without stops
constexpr uint32_t kBoxReach = 25;
constexpr uint32_t kMenuReach = 20;       // words that tell whether furniture begins
constexpr uint32_t kLongestHeading = 28;  // words
constexpr uint32_t kLongestDateline = 12;
constexpr uint32_t kLongestSubhead = 10;
constexpr uint32_t kLongestAside = 25;
constexpr uint32_t kGluedLine = 30;  // a line this long may hold head and body at once

class Layouter {
 public:
  Layouter(const PageData& data, PageLayout& layout) : data_(data), l_(layout), w_(layout.words) {}

  void run(std::string_view title, std::string_view url) {
    const size_t reach = std::min(w_.size(), kHeadReach);
    if (!title.empty()) l_.titles = find_title(w_, title, reach);
    l_.dates = find_dates(data_, w_, 0, reach);
    if (l_.lines.empty()) return;
    if (title.empty()) {
      // An address that spells the title out shows where it stands.
      const std::string slug = title_in_url(url);
      if (!slug.empty()) l_.titles = find_title(w_, slug, reach);
      complete_titles(w_, l_.titles);
      l_.title_guessed = !l_.titles.empty();
    }
    find_head(l_.titles.empty() && title.empty());
    std::erase_if(l_.titles, [&](const WordRange& t) { return t.first >= l_.body_from; });  // names in prose
    find_tail();
  }

 private:
  bool is_title(const PageLine& line) const {
    for (const WordRange& t : l_.titles) {
      const uint32_t from = std::max(t.first, line.first);
      const uint32_t to = std::min(t.last, line.last);
      if (to > from && (to - from) * 10 >= line.size() * 7) return true;
    }
    return false;
  }

  bool is_date_line(const PageLine& line) const {
    if (line.size() > 16 || line.ends) return false;
    for (const PrintedDate& d : l_.dates) {
      if (d.first >= line.first && d.last <= line.last && !d.in_prose) return true;
    }
    return false;
  }

  /// A line made up of a dateline, perhaps with a date behind it.
  bool is_dateline_line(const PageLine& line) {
    const auto d = dateline_at(data_, w_, line.first, line.last);
    if (!d || line.ends) return false;
    uint32_t rest = d->last;
    for (const PrintedDate& date : l_.dates) {
      if (date.first >= d->last && date.first <= d->last + 1 && date.last <= line.last) rest = date.last;
    }
    if (line.last - rest > 2) return false;
    l_.datelines.push_back(*d);
    return true;
  }

  bool is_caption(const PageLine& line) const {
    if (line.hint == LineHint::caption) return true;
    if (line.size() > kLongestHeading) return false;
    return opens_with(data_, w_, line, PhraseKind::caption) && !line.ends;
  }

  bool is_byline(const PageLine& line) const {
    return line.size() <= 8 && !line.ends && opens_with(data_, w_, line, PhraseKind::byline);
  }

  void find_head(bool want_title) {
    const PageLine* heading = nullptr;
    size_t i = 0;
    for (; i < l_.lines.size(); ++i) {
      const PageLine& line = l_.lines[i];
      if (line.hint == LineHint::title) {
        if (want_title) heading = &line;
        continue;
      }
      if (is_title(line) && line.size() <= kLongestHeading + 12) continue;
      if (line.hint == LineHint::meta) {
        is_dateline_line(line);
        continue;
      }
      if (is_date_line(line)) {
        is_dateline_line(line);
        continue;
      }
      if (is_dateline_line(line) || is_caption(line) || is_byline(line) || is_chrome(data_, w_, line)) continue;
      if (is_paragraph(line) || (line.ends && line.size() >= kGluedLine)) break;
      const bool begun = line.size() >= kShortestLead && data_.leads.contains(w_.key(line.first));
      if (begun && line.hint == LineHint::none && (!want_title || heading != nullptr)) break;
      const bool only = l_.lines.size() == 1;
      const bool more = i + 1 < l_.lines.size() && !only;
      // A short line before the first paragraph is a heading; when the title is known and no heading was
      // printed, prose may begin with a short line.
      if (!more) break;
      if (line.size() >= 3 && heading == nullptr && line.size() <= kLongestHeading) heading = &line;
    }
    i = line_of_title(i);
    if (i == l_.lines.size()) {
      l_.body_from = static_cast<uint32_t>(w_.size());
      if (heading != nullptr && want_title) set_title(*heading);
      return;
    }
    if (want_title && (heading == nullptr || heading->hint != LineHint::title)) {
      // Menus and the title again and again on the lines above.
      l_.titles = find_repeated_title(w_, 0, l_.lines[i].first);
      l_.title_guessed = !l_.titles.empty();
      if (!l_.titles.empty()) heading = nullptr;
    }
    if (want_title && heading != nullptr) set_title(*heading);
    want_title = want_title && l_.titles.empty();
    if (l_.datelines.empty() && i > 0) dateline_above(l_.lines[i].first);
    const PageLine& first = l_.lines[i];
    l_.body_from = first.first;
    if (first.size() >= kGluedLine && first.hint == LineHint::none) glued_head(first, want_title);
    const auto d = dateline_at(data_, w_, l_.body_from, first.last);
    if (d && d->last < first.last) {
      l_.datelines.push_back(*d);
      l_.body_from = d->last;
    }
  }

  /// The dateline that ends the head, on a line shared with other things.
  void dateline_above(uint32_t to) {
    const uint32_t from = std::max(l_.titles.empty() ? 0 : l_.titles.back().last, to - std::min(to, kLongestDateline));
    for (uint32_t i = from; i < to; ++i) {
      const auto d = dateline_at(data_, w_, i, to);
      if (!d || d->last != to || d->newsrooms.empty() || !d->place) continue;
      l_.datelines.push_back(*d);
      return;
    }
  }

  /// A title that was found further down, near the top of the page: what stands above it is no article.
  size_t line_of_title(size_t i) const {
    if (!l_.title_guessed || l_.titles.empty() || i == l_.lines.size()) return i;
    const uint32_t first = l_.titles.front().first;
    if (first < l_.lines[i].last || first > kTitleReach || first * 5 > w_.size() * 2) return i;
    while (i < l_.lines.size() && l_.lines[i].last <= first) ++i;
    return i;
  }

  void set_title(const PageLine& line) {
    l_.titles.assign(1, {line.first, line.last});
    l_.title_guessed = true;
  }

  /// Menus, title, date, caption and the first sentence on one line: the body begins after the last marker of the head.
  void glued_head(const PageLine& line, bool want_title) {
    if (want_title) {
      l_.titles = find_repeated_title(w_, line.first, line.last);
      l_.title_guessed = !l_.titles.empty();
    }
    uint32_t at = line.first;
    bool marked = false;
    for (const WordRange& t : l_.titles) {
      if (t.first < line.first || t.last >= line.last || t.last - t.first < kShortestMarker) continue;
      if (is_prose(data_, w_, at, t.first) && (has_lead(at, at + 1) || sentence_between(at, t.first))) break;
      if (marked && t.first > at + 2 * kMarkerReach) break;
      at = t.last;
      marked = true;
    }
    for (const PrintedDate& d : l_.dates) {
      if (d.first < at || d.last >= line.last || d.in_prose) continue;
      const bool beside = d.first <= at + 2 || (marked && l_.titles.size() > 1 && (d.weekday || d.minute || d.paired));
      const bool full = d.weekday || d.minute || d.paired || said_published(d);
      if (d.first > at + kMarkerReach || !(beside || full) || sentence_between(at, d.first)) continue;
      if (marked && d.first > at + 2 && has_lead(at, d.first)) continue;  // the report has begun
      at = d.last;
      marked = true;
    }
    if (!marked) return;
    if (!l_.titles.empty() && l_.titles.back().last < at) {
      const auto d = dateline_at(data_, w_, l_.titles.back().last, at);
      if (d && (d->place || d->closed)) l_.datelines.push_back(*d);
    }
    for (uint32_t before = line.first; before != at;) {
      before = at;
      at = skip_caption_and_dateline(at, line.last);
      for (const PrintedDate& d : l_.dates) {
        if (d.first >= at && d.first <= at + kDateBehind && d.last < line.last && !d.in_prose) at = d.last;
      }
    }
    l_.body_from = at;
  }

  bool said_published(const PrintedDate& d) const {
    for (uint32_t i = d.first >= 3 ? d.first - 3 : 0; i < d.first; ++i) {
      if (data_.of(PhraseKind::published).match(w_, i) || data_.of(PhraseKind::updated).match(w_, i)) return true;
    }
    return false;
  }

  bool has_lead(uint32_t from, uint32_t to) const {
    for (uint32_t i = from; i < to; ++i) {
      if (data_.leads.contains(w_.key(i))) return true;
    }
    return false;
  }

  bool sentence_between(uint32_t from, uint32_t to) const {
    for (uint32_t i = from + 1; i <= to && i < w_.size(); ++i) {
      if (gap_ends_sentence(w_.gap(i))) return true;
    }
    return false;
  }

  uint32_t skip_caption_and_dateline(uint32_t at, uint32_t line_end) {
    at = skip_chrome(at, line_end);
    if (const auto room = data_.newsrooms.match(w_, at)) {
      const uint32_t next = at + room->words;
      if (next < line_end && data_.leads.contains(w_.key(next))) {
        Dateline d;
        d.first = at;
        d.last = next;
        d.span = {w_.words[at].span.begin, w_.words[next - 1].span.end};
        d.newsrooms.push_back({d.span, static_cast<size_t>(room->tag)});
        l_.datelines.push_back(d);
        return next;
      }
    }
    // A summary and a caption may stand before the dateline, which a verb follows.
    const uint32_t reach = static_cast<uint32_t>(std::min<size_t>(w_.size(), at + kDatelineReach));
    for (uint32_t i = at; i < reach; ++i) {
      const auto d = dateline_at(data_, w_, i, reach);
      if (!d) continue;
      const bool verb = d->last < w_.size() && data_.leads.contains(w_.key(d->last));
      const bool ends_line = w_.gap(d->last).find('\n') != std::string_view::npos;
      if (i == at || verb || (ends_line && !d->newsrooms.empty() && d->place)) {
        // A newsroom alone, behind other words, is the credit of a picture.
        if (i == at || d->place) l_.datelines.push_back(*d);
        return d->last;
      }
    }
    // "... the president at the summit - AFP said": a caption that its credit ends.
    const uint32_t most = static_cast<uint32_t>(std::min<size_t>(line_end, at + kCaptionReach));
    for (uint32_t i = at; i < most; ++i) {
      if (i > at && gap_ends_sentence(w_.gap(i))) break;
      const auto room = data_.newsrooms.match(w_, i);
      if (!room || i == at) continue;
      const std::string_view before = w_.gap(i);
      const bool set_off = before.find_first_of("-(") != std::string_view::npos;
      const uint32_t next = i + room->words;
      if (set_off && next < line_end && data_.leads.contains(w_.key(next))) return next;
    }
    return at;
  }

  uint32_t skip_chrome(uint32_t at, uint32_t line_end) const {
    while (at < line_end) {
      const auto hit = data_.of(PhraseKind::chrome).match(w_, at);
      if (!hit || data_.leads.contains(w_.key(at))) break;
      at += hit->words;
    }
    // "Keywords said the ministry": a box between the head and the verb that opens the report.
    const uint32_t reach = std::min(at + kBoxReach, line_end);
    for (uint32_t i = at; i < reach; ++i) {
      if (i > at && gap_ends_sentence(w_.gap(i))) break;
      for (const PhraseKind kind : {PhraseKind::weak, PhraseKind::end, PhraseKind::caption}) {
        const auto hit = data_.of(kind).match(w_, i);
        if (hit && i + hit->words < line_end && data_.leads.contains(w_.key(i + hit->words))) return i + hit->words;
      }
    }
    return at;
  }

  /// The word after the last sentence end at or before word i, not before `floor`.
  uint32_t sentence_begin(uint32_t i, uint32_t floor) const {
    floor = std::max(floor, i - std::min(i, kLongestSentence));
    while (i > floor && !gap_ends_sentence(w_.gap(i)) && w_.gap(i).find('\n') == std::string_view::npos) --i;
    return i;
  }

  void find_tail() {
    l_.body_to = static_cast<uint32_t>(w_.size());
    count_prose();
    for (size_t i = body_line_; i < l_.lines.size(); ++i) {
      const PageLine& line = l_.lines[i];
      if (line.last <= l_.body_from) continue;
      const uint32_t from = std::max(line.first, l_.body_from);
      const auto cut = tail_in(line, from);
      if (!cut || article_goes_on(i)) continue;
      if (line.hint == LineHint::none && is_early(*cut, line.last)) {
        l_.body_from = skip_caption_and_dateline(past_furniture(*cut, line.last), line.last);
        continue;
      }
      if (line.hint == LineHint::none && line.size() >= kGluedLine && prose_below(*cut, i)) {
        l_.body_from = line.last;
        continue;
      }
      l_.body_to = *cut;
      break;
    }
    cut_at_title();
    drop_menus();
    if (l_.body_to <= l_.body_from) {
      l_.body_to = l_.body_from;
      return;
    }
    l_.body_span = {begin_of(l_.body_from), end_of(l_.body_to)};
  }

  /// Furniture on the page's long first line, with prose behind it on that line.
  bool is_early(uint32_t cut, uint32_t line_end) const {
    if (cut > l_.body_from + kEarlyTail || line_end < cut + kGluedLine) return false;
    return (w_.size() - cut) > 3 * (cut - l_.body_from) && is_prose(data_, w_, line_end - kGluedLine / 2, line_end);
  }

  /// The long line holds the head alone, and paragraphs follow.
  bool prose_below(uint32_t cut, size_t head) const {
    if (cut > l_.body_from + kEarlyTail / 2 || is_prose(data_, w_, l_.body_from, cut)) return false;
    return prose_behind_[head + 1] > 2 * kGluedLine;
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
    return hits >= 4 || (hits >= 3 && !is_prose(data_, w_, i, to));
  }

  /// Half the line is a phrase of several words, or all of it is furniture.
  bool is_box_heading(const PageLine& line) const {
    const auto hit = data_.of(PhraseKind::weak).match(w_, line.first);
    if (!hit) return false;
    return (hit->words > 1 && hit->words * 2 >= line.size()) || is_chrome(data_, w_, line);
  }

  /// Walks back over trailing lines and pieces of lines that are no prose.
  void drop_menus() {
    while (l_.body_to > l_.body_from) {
      uint32_t begin = l_.body_to - 1;
      begin = sentence_begin(begin, l_.body_from);
      if (begin == l_.body_from) return;
      const uint32_t n = l_.body_to - begin;
      const bool weak = data_.of(PhraseKind::weak).match(w_, begin).has_value() ||
                        data_.of(PhraseKind::chrome).match(w_, begin).has_value();
      const bool line_begin = w_.gap(begin).find('\n') != std::string_view::npos;
      const Span span{w_.words[begin].span.begin, end_of(l_.body_to)};
      const bool ends = ends_sentence(w_.text, span);
      if (is_latin(begin, l_.body_to) && !is_latin(l_.body_from, l_.body_to)) {
        l_.body_to = begin;
        continue;
      }
      const bool menu = !ends && !is_prose(data_, w_, begin, l_.body_to) && (weak || (n >= 12 && !line_begin));
      if (!menu) return;
      l_.body_to = begin;
    }
  }

  bool is_latin(uint32_t from, uint32_t to) const {
    for (uint32_t i = from; i < to; ++i) {
      if (!w_.words[i].number && (w_.key(i).front() & 0x80) != 0) return false;
    }
    return true;
  }

  /// The byte where the body's word begins, with the quote or bracket that opens before it.
  uint32_t begin_of(uint32_t word) const {
    const std::string_view gap = w_.gap(word);
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
    return w_.words[word].span.begin - static_cast<uint32_t>(gap.size() - keep);
  }

  /// The byte after the word before `to`, with the marks that end its sentence.
  uint32_t end_of(uint32_t to) const {
    const uint32_t end = w_.words[to - 1].span.end;
    const std::string_view gap = w_.gap(to);
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

  const PageData& data_;
  PageLayout& l_;
  const PageWords& w_;
  std::vector<uint64_t> prose_behind_;
  size_t body_line_ = 0;  // where the body begins
  bool marked_ = false;   // lines come from markup
};

bool is_aside(const PageData& data, const PageWords& words, const PageLine& line) {
  return line.size() <= kLongestAside && opens_with(data, words, line, PhraseKind::aside);
}

/// Buttons, advertisements and headings of boxes between paragraphs.
bool is_box(const PageData& data, const PageWords& words, const PageLine& line) {
  if (line.ends || line.size() > 6) return false;
  return is_chrome(data, words, line) || opens_with(data, words, line, PhraseKind::end);
}

}  // namespace

PageLayout lay_out(const PageData& data, std::string_view text, const std::vector<LineHint>& hints,
                   std::string_view title, std::string_view url) {
  PageLayout layout;
  layout.words = split_page_words(text);
  layout.lines = split_lines(data, layout.words, hints);
  Layouter(data, layout).run(title, url);
  return layout;
}

BodyParts body_parts(const PageData& data, const PageLayout& layout) {
  BodyParts parts;
  if (layout.body_span.empty()) return parts;
  std::vector<PageLine> lines;
  for (PageLine line : layout.lines) {
    if (line.span.end <= layout.body_span.begin || line.span.begin >= layout.body_span.end) continue;
    line.span.begin = std::max(line.span.begin, layout.body_span.begin);
    line.span.end = std::min(line.span.end, layout.body_span.end);
    line.first = std::max(line.first, layout.body_from);
    line.last = std::min(line.last, layout.body_to);
    if (line.last <= line.first) continue;
    line.span = trim_span(layout.words.text, line.span);
    line.ends = ends_sentence(layout.words.text, line.span);
    lines.push_back(line);
  }
  bool linked = false;  // headings under "read also" follow
  for (size_t i = 0; i < lines.size(); ++i) {
    const PageLine& line = lines[i];
    const bool last = i + 1 == lines.size();
    if (is_aside(data, layout.words, line) && !(line.ends && line.size() > 12)) {
      linked = line.size() <= 4;
      continue;
    }
    if (linked && !line.ends && line.size() <= kLongestHeading && line.hint != LineHint::paragraph) continue;
    linked = false;
    if (!parts.body.empty() && is_box(data, layout.words, line)) continue;
    if (line.hint == LineHint::caption) {
      parts.subheads.push_back(line.span);
      continue;
    }
    const bool heading =
        line.hint == LineHint::heading || (line.hint == LineHint::none && line.size() <= kLongestSubhead && !line.ends);
    if (heading && !last && !parts.body.empty()) parts.subheads.push_back(line.span);
    parts.body.push_back(line.span);
  }
  return parts;
}

}  // namespace isnad
