#include "page/head.h"

#include <algorithm>

#include "page/heading.h"
#include "page/opening.h"

namespace isnad {
namespace {

constexpr size_t kMarkerReach = 60;       // words between one marker of a glued head and the next
constexpr uint32_t kDateBehind = 6;       // words between dateline and date
constexpr uint32_t kShortestLead = 8;     // words of a first line that a verb opens and no stop ends
constexpr uint32_t kLongestHeading = 28;  // words
constexpr uint32_t kLongestDateline = 12;
constexpr uint32_t kLateDate = 60;   // words of a page; a day with its time before this is the head's
constexpr uint32_t kGluedLine = 30;  // a line this long may hold head and body at once

class HeadFinder {
 public:
  HeadFinder(const PageData& data, PageLayout& layout) : data_(data), l_(layout), w_(layout.words) {}

  void find(bool want_title, bool titled_by_page) {
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
      const bool begun = line.size() >= kShortestLead && is_lead(data_, w_, line.first);
      if (begun && line.hint == LineHint::none && (!want_title || heading != nullptr)) break;
      const bool only = l_.lines.size() == 1;
      const bool more = i + 1 < l_.lines.size() && !only;
      // A short line before the first paragraph is a heading; when the title is known and no heading was
      // printed, prose may begin with a short line.
      if (!more) break;
      if (line.size() >= 3 && heading == nullptr && line.size() <= kLongestHeading) heading = &line;
    }
    if (want_title) {
      const auto found = find_repeated_title(data_, w_, 0, kTitleReach);
      if (found.size() > 1 && found[0].first == 0 && is_dated(l_, found[1])) {
        l_.titles = found;
        l_.title_guessed = true;
        want_title = false;
      }
    }
    i = line_of_title(l_, i);
    for (const uint32_t code = code_end(w_); i < l_.lines.size() && l_.lines[i].last <= code;) ++i;
    if (i == l_.lines.size()) {
      l_.body_from = static_cast<uint32_t>(w_.size());
      if (heading != nullptr && want_title) set_title(*heading);
      return;
    }
    if (want_title && (heading == nullptr || heading->hint != LineHint::title)) {
      // Menus and the title again and again on the lines above.
      l_.titles = find_repeated_title(data_, w_, 0, l_.lines[i].first);
      l_.title_guessed = !l_.titles.empty();
      if (!l_.titles.empty()) heading = nullptr;
    }
    if (want_title && heading != nullptr) set_title(*heading);
    want_title = want_title && l_.titles.empty();
    if (l_.datelines.empty() && i > 0) dateline_above(l_.lines[i].first);
    const PageLine& first = l_.lines[i];
    l_.body_from = first.first;
    const bool glued = first.size() >= kGluedLine || (l_.site_to > first.first && l_.site_to < first.last);
    if (glued && first.hint == LineHint::none) glued_head(first, want_title);
    if (first.hint == LineHint::none) pass_late_dates(want_title);
    if (first.hint == LineHint::none && titled_by_page) pass_heading_lines();
    if (first.hint == LineHint::none && titled_by_page)
      l_.body_from = find_opening(data_, l_, l_.body_from, line_end(l_.body_from), true);
    const uint32_t end = line_end(l_.body_from);
    const auto d = dateline_at(data_, w_, l_.body_from, end);
    if (d && d->last < end) {
      l_.datelines.push_back(*d);
      l_.body_from = d->last;
    }
  }

 private:
  uint32_t line_end(uint32_t word) const {
    const auto line = std::find_if(l_.lines.begin(), l_.lines.end(), [&](const PageLine& x) { return x.last > word; });
    return line == l_.lines.end() ? static_cast<uint32_t>(w_.size()) : line->last;
  }

  /// A day with its time stands above the report, whatever the words before it look like.
  void pass_late_dates(bool want_title) {
    uint32_t at = l_.body_from;
    for (const PrintedDate& d : l_.dates) {
      if (d.first < at) continue;
      if (d.first > std::max(kLateDate, l_.body_from + kLateDate / 3)) break;
      const bool begun = has_lead(data_, w_, at, d.first);
      const bool sentence = begun && sentence_between(at, d.first);
      const auto button = data_.of(PhraseKind::chrome).match(w_, d.last);
      const bool own = d.minute || (d.iso && opens_report(d.last)) || opens_byline(data_, w_, d.last) ||
                       (button && button->words > 1);
      // "Published on Tuesday 5 December" opens no sentence.
      const bool full = d.weekday || d.minute;
      const bool said = said_published(d) && (!d.in_prose || (full && (!begun || dateline_near(d.last))));
      if (!(own && !d.in_prose && !sentence) && !said) continue;
      at = d.last;
    }
    if (at == l_.body_from || at + kGluedLine / 2 > w_.size()) return;
    if (want_title && l_.titles.empty()) {
      l_.titles = find_repeated_title(data_, w_, 0, at);
      l_.title_guessed = !l_.titles.empty();
    }
    l_.body_from = skip_to_report(data_, l_, at, line_end(at));
  }

  /// Headings, dates and captions on lines of their own below a long first line.
  void pass_heading_lines() {
    for (size_t i = 0; i + 1 < l_.lines.size(); ++i) {
      const PageLine& line = l_.lines[i];
      if (line.first != l_.body_from) continue;
      if (is_paragraph(line) || line.ends || line.size() > kLongestHeading) return;
      const PageLine& next = l_.lines[i + 1];
      const auto date = std::find_if(l_.dates.begin(), l_.dates.end(),
                                     [&](const PrintedDate& d) { return d.last == line.last && d.first > line.first; });
      const uint32_t behind = past_bracketed_credit(data_, w_, next.first, next.last);
      if (date == l_.dates.end() && behind == next.first && !opens_report(next.first)) return;
      if (date != l_.dates.end() && l_.titles.empty()) {
        l_.titles.push_back({line.first, date->first});
        l_.title_guessed = true;
      }
      l_.body_from = behind;
      if (behind != next.first) return;
    }
  }

  /// A dateline that a verb follows, a clock away from the word.
  bool dateline_near(uint32_t word) const {
    for (uint32_t i = word; i < word + kDateBehind && i < w_.size(); ++i) {
      const auto d = dateline_at(data_, w_, i, w_.size());
      if (d && d->place && is_lead(data_, w_, d->last)) return true;
    }
    return false;
  }

  /// A dateline or a verb that reports open with stands at the word.
  bool opens_report(uint32_t word) const {
    if (word >= w_.size()) return false;
    return is_lead(data_, w_, word) || dateline_at(data_, w_, word, line_end(word));
  }

  bool is_title(const PageLine& line) const {
    for (const WordRange& t : l_.titles) {
      const uint32_t from = std::max(t.first, line.first);
      const uint32_t to = std::min(t.last, line.last);
      if (to > from && (to - from) * 10 >= line.size() * 7) return true;
    }
    return false;
  }

  bool is_date_line(const PageLine& line) const {
    if (line.size() > 16) return false;
    for (const PrintedDate& d : l_.dates) {
      const bool full = d.weekday || d.minute || d.paired;
      if (line.ends && !(full && d.last == line.last)) continue;  // a stop behind a whole date ends no sentence
      if (d.first >= line.first && d.last <= line.last && (!d.in_prose || said_published(d))) return true;
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

  void set_title(const PageLine& line) {
    l_.titles.assign(1, {line.first, line.last});
    l_.title_guessed = true;
  }

  /// Menus, title, date, caption and the first sentence on one line: the body begins after the last marker of the head.
  void glued_head(const PageLine& line, bool want_title) {
    if (want_title) {
      l_.titles = find_repeated_title(data_, w_, line.first, line.last);
      l_.title_guessed = !l_.titles.empty();
    }
    const uint32_t code = code_end(w_);
    uint32_t at = std::max(line.first, code > line.first && code < line.last ? code : 0);
    bool marked = at > line.first;
    const size_t heading = headline(l_);
    for (size_t k = 0; k < l_.titles.size(); ++k) {
      const WordRange& t = l_.titles[k];
      if (t.first < line.first || t.last >= line.last || t.last - t.first < kShortestMarker) continue;
      const bool begun =
          is_prose(data_, w_, at, t.first) && (has_lead(data_, w_, at, at + 1) || sentence_between(at, t.first));
      if (k != heading && (begun || (marked && t.first > at + 2 * kMarkerReach))) break;
      at = std::max(at, t.last);
      marked = true;
    }
    if (l_.site_to > at && l_.site_to < line.last) {
      at = l_.site_to;
      marked = true;
    }
    for (const PrintedDate& d : l_.dates) {
      if (d.first < at || d.last >= line.last || d.in_prose) continue;
      const bool beside = d.first <= at + 2 || (marked && l_.titles.size() > 1 && (d.weekday || d.minute || d.paired));
      const bool full = d.weekday || d.minute || d.paired || said_published(d);
      if (d.first > at + kMarkerReach || !(beside || full) || sentence_between(at, d.first)) continue;
      if (marked && d.first > at + 2 && has_lead(data_, w_, at, d.first)) continue;  // the report has begun
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
      at = skip_to_report(data_, l_, at, line.last);
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

  bool sentence_between(uint32_t from, uint32_t to) const {
    for (uint32_t i = from + 1; i <= to && i < w_.size(); ++i) {
      if (gap_ends_sentence(w_.gap(i))) return true;
    }
    return false;
  }

  const PageData& data_;
  PageLayout& l_;
  const PageWords& w_;
};

}  // namespace

void find_head(const PageData& data, PageLayout& layout, bool titled_by_page) {
  HeadFinder(data, layout).find(titled_by_page && layout.titles.empty(), titled_by_page);
}

}  // namespace isnad
