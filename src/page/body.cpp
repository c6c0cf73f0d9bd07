#include "page/body.h"

#include <algorithm>

#include "page/head.h"
#include "page/tail.h"

namespace isnad {
namespace {

constexpr size_t kHeadReach = 600;        // words in which a head is looked for
constexpr uint32_t kLongestHeading = 28;  // words
constexpr uint32_t kLongestSubhead = 10;
constexpr uint32_t kLongestAside = 25;

bool is_aside(const PageData& data, const PageWords& words, const PageLine& line) {
  return line.size() <= kLongestAside && opens_with(data, words, line, PhraseKind::aside);
}

std::string_view words_of(const PageWords& words, const WordRange& range) {
  return slice(words.text, {words.words[range.first].span.begin, words.words[range.last - 1].span.end});
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
  const size_t reach = std::min(layout.words.size(), kHeadReach);
  if (!title.empty()) layout.titles = find_title(layout.words, title, reach);
  layout.dates = find_dates(data, layout.words, 0, reach);
  if (layout.lines.empty()) return layout;
  if (title.empty()) {
    // An address that spells the title out shows where it stands.
    const std::string slug = title_in_url(url);
    if (!slug.empty()) layout.titles = find_title(layout.words, slug, reach);
    complete_titles(layout.words, layout.titles);
    if (const auto page = find_page_title(data, layout.words); page && hints.empty()) {
      if (layout.titles.empty()) layout.titles = find_title(layout.words, words_of(layout.words, page->title), reach);
      layout.site_to = page->end;
    }
    layout.title_guessed = !layout.titles.empty();
  }
  find_head(data, layout, title.empty());
  std::erase_if(layout.titles, [&](const WordRange& t) { return t.first >= layout.body_from; });  // names in prose
  find_tail(data, layout);
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
