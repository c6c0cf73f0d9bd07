#include "page/page.h"

#include <algorithm>

#include "base/utf8.h"
#include "page/body.h"
#include "page/credits.h"
#include "page/published.h"
#include "page/source.h"

namespace isnad {
namespace {

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
