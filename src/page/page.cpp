#include "page/page.h"

#include <algorithm>

#include "base/utf8.h"
#include "page/body.h"
#include "page/credits.h"
#include "page/source.h"

namespace isnad {
namespace {

constexpr int kMostDaysApart = 1;  // between a printed day and the day that metadata or address give

constexpr uint32_t kBesideTitle = 12;  // words between title and date
constexpr uint32_t kDateLine = 20;     // words of a line that gives the date and little else

bool days_agree(Day a, Day b) {
  return std::abs((a - b).count()) <= kMostDaysApart;
}

/// A phrase of this kind leads to the date.
bool is_said(const PageData& data, const PageWords& words, const PrintedDate& d, PhraseKind kind) {
  for (uint32_t i = d.first >= 3 ? d.first - 3 : 0; i < d.first; ++i) {
    if (data.of(kind).match(words, i)) return true;
  }
  return false;
}

/// A date that stands where a page prints its day of publication, rather than the site's clock or a date in a sentence.
std::optional<PrintedDate> printed_day(const PageData& data, const PageLayout& l) {
  const uint32_t title_end = l.titles.empty() ? 0 : l.titles.back().last;
  const PrintedDate* best = nullptr;
  int best_rank = 0;
  bool doubtful = false;
  for (const PrintedDate& d : l.dates) {
    if (d.first >= l.body_from || d.in_prose) continue;
    const bool said = is_said(data, l.words, d, PhraseKind::published);
    const bool updated = !said && is_said(data, l.words, d, PhraseKind::updated);
    // A site's clock stands before the title, often again and again; a date far behind it is a caption's.
    const bool twin = std::any_of(l.dates.begin(), l.dates.end(),
                                  [&](const PrintedDate& o) { return o.day == d.day && o.first < title_end; });
    const bool beside = d.first <= title_end + kBesideTitle || d.weekday || d.minute || d.paired;
    const auto line = std::find_if(l.lines.begin(), l.lines.end(), [&](const PageLine& x) { return x.last > d.first; });
    const bool own_line = line != l.lines.end() && line->size() <= kDateLine;
    const bool after_title = !l.titles.empty() && d.first >= title_end && (beside || own_line);
    int rank = after_title ? 2 : 0;
    if (l.titles.empty() && l.dates.size() == 1 && own_line) rank = 2;
    if (updated && (after_title || (l.titles.empty() && own_line))) rank = 2;
    if (said) rank = 3;
    if (rank == 2 && twin && !said) rank = 1;
    doubtful |= rank == 2 && best_rank == 2 && best->day != d.day;
    if (rank > best_rank) {
      best = &d;
      best_rank = rank;
    }
  }
  // Two days, neither of them said to be the one: a clock and a publication look alike.
  if (best_rank < 2 || (best_rank == 2 && doubtful)) return std::nullopt;
  return *best;
}

void set_published(const PageData& data, const PageLayout& l, const PageSource& source, Report& report) {
  const std::optional<Day> by_url = day_in_url(report.url);
  const std::optional<Day> fetched = parse_day(report.fetched);
  std::optional<PrintedDate> printed = printed_day(data, l);
  const auto possible = [&](const std::optional<Day>& d) {
    return d && !(fetched && (*d - *fetched).count() > kMostDaysApart);
  };
  // Month/day/year, which some sites print, shows when the other sources know the day.
  const std::optional<Day> other = possible(source.day) ? source.day : possible(by_url) ? by_url : std::nullopt;
  if (printed && other && printed->swapped && days_agree(*printed->swapped, *other)) printed->day = *printed->swapped;
  if (printed && possible(printed->day) && (!other || days_agree(printed->day, *other))) {
    report.published = printed->day;
    report.published_basis = DateBasis::printed;
    report.published_span = printed->span;
    report.published_minute = printed->minute;
    return;
  }
  if (!other) return;
  report.published = other;
  report.published_basis = possible(source.day) ? DateBasis::metadata : DateBasis::url;
  if (report.published_basis == DateBasis::metadata) report.published_minute = source.minute;
}

void set_title(const PageData& data, const PageLayout& l, const PageSource& source, const Item& item, Report& report) {
  report.title = item.title.empty() ? source.title : item.title;
  report.title =
      std::string(slice(report.title, trim_span(report.title, {0, static_cast<uint32_t>(report.title.size())})));
  if (l.titles.empty()) return;
  const WordRange& t = l.titles.back();
  Span span{l.words.words[t.first].span.begin, l.words.words[t.last - 1].span.end};
  // Quotes and marks that hug the title belong to it.
  const auto line =
      std::find_if(l.lines.begin(), l.lines.end(), [&](const PageLine& x) { return x.span.contains(span); });
  if (line != l.lines.end() && line->first == t.first && line->last == t.last) span = line->span;
  const std::string_view words = slice(report.text, span);
  const bool odd = std::count(words.begin(), words.end(), '"') % 2 == 1;
  if (odd && span.begin > 0 && report.text[span.begin - 1] == '"') --span.begin;
  if (odd && report.text[span.end] == '"' && slice(report.text, span).front() != '"') ++span.end;
  report.title_span = span;
  if (report.title.empty()) report.title = std::string(slice(report.text, span));
  if (!l.title_guessed) return;
  // "Title | Site" and "Title - Site" of a page's own title line.
  for (uint32_t i = t.last; i-- > t.first + 3;) {
    const std::string_view gap = l.words.gap(i);
    const auto room = data.newsrooms.match(l.words, i);
    const bool mark = gap == " | " || gap == " - ";
    if (!mark || !room || i + room->words != t.last) continue;
    report.title_span->end = l.words.words[i - 1].span.end;
    report.title = std::string(slice(report.text, *report.title_span));
    return;
  }
}

}  // namespace

Report read_page(const PageData& data, const Item& item) {
  Report report;
  report.id = item.id;
  report.url = item.url;
  report.fetched = item.fetched;
  PageSource source;
  if (item.html.empty()) {
    report.text = is_valid_utf8(item.text) ? item.text : repair_utf8(item.text);
  } else {
    source = read_markup(data, item.html, item.title);
    report.text = std::move(source.text);
    if (report.url.empty()) report.url = source.url;
  }
  const PageLayout layout =
      lay_out(data, report.text, source.hints, item.title.empty() ? source.title : item.title, report.url);
  set_title(data, layout, source, item, report);
  set_published(data, layout, source, report);
  BodyParts parts = body_parts(data, layout);
  set_credits(data, layout, {item.outlet, source.site}, parts, report);
  report.body = std::move(parts.body);
  report.subheads = std::move(parts.subheads);
  return report;
}

}  // namespace isnad
