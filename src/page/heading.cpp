#include "page/heading.h"

#include <algorithm>

namespace isnad {
namespace {

constexpr uint32_t kDateBehind = 6;  // words between title and date

/// In the upper part of the page, or with its day.
bool is_near(const PageLayout& layout, const WordRange& title) {
  if (title.first > kTitleReach) return false;
  return title.first * 5 <= layout.words.size() * 2 || is_dated(layout, title);
}

}  // namespace

bool is_dated(const PageLayout& layout, const WordRange& title) {
  return std::any_of(layout.dates.begin(), layout.dates.end(), [&](const PrintedDate& d) {
    return d.first >= title.last && d.first <= title.last + kDateBehind;
  });
}

size_t headline(const PageLayout& layout) {
  const auto& titles = layout.titles;
  const bool second = layout.title_guessed && titles.size() > 1 && titles[0].first == 0 &&
                      titles[0].last >= kShortestMarker + 1 && is_near(layout, titles[1]);
  return second ? 1 : titles.size();
}

size_t line_of_title(const PageLayout& layout, size_t i) {
  const auto& lines = layout.lines;
  if (!layout.title_guessed || layout.titles.empty() || i == lines.size()) return i;
  const size_t heading = headline(layout);
  const WordRange& title = layout.titles[heading < layout.titles.size() ? heading : 0];
  if (title.first < lines[i].last || !is_near(layout, title)) return i;
  while (i < lines.size() && lines[i].last <= title.first) ++i;
  return i;
}

}  // namespace isnad
