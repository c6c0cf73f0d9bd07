#include "page/published.h"

#include <algorithm>

#include "page/address.h"

namespace isnad {
namespace {

constexpr uint32_t kShortHead = 40;  // words: a head that is no web page's, so that its one day is no site's clock

constexpr int kMostDaysApart = 1;  // between a printed day and the day that metadata or address give

constexpr uint32_t kBesideTitle = 12;  // words between title and date
constexpr uint32_t kBehindHeading = 2;
constexpr uint32_t kDateLine = 20;   // words of a line that gives the date and little else
constexpr uint32_t kAboveTitle = 2;  // words between a date and the title below it
constexpr uint32_t kAboveBody = 8;   // words between a date and the report, on a page without a known title
constexpr uint32_t kTopOfPage = 60;  // words
constexpr uint32_t kMasthead = 6;    // a date among the first words of a page is its clock

bool days_agree(Day a, Day b) {
  return std::abs((a - b).count()) <= kMostDaysApart;
}

/// Picks the date that stands where a page prints its day of publication, rather than the site's clock or a date in a
/// sentence.
class DayPicker {
 public:
  DayPicker(const PageData& data, const PageLayout& layout) : data_(data), l_(layout) {
    title_end_ = l_.titles.empty() ? 0 : l_.titles.back().last;
    single_ = true;
    const PrintedDate* first = nullptr;
    for (const PrintedDate& d : l_.dates) {
      if (!is_candidate(d)) continue;
      single_ &= first == nullptr || first->day == d.day;
      if (first == nullptr) first = &d;
    }
  }

  std::optional<PrintedDate> pick() const {
    const PrintedDate* best = nullptr;
    int best_rank = 0;
    bool doubtful = false;
    for (const PrintedDate& d : l_.dates) {
      if (!is_candidate(d)) continue;
      const int rank = rank_of(d);
      doubtful = rank == best_rank ? doubtful || best == nullptr || best->day != d.day : doubtful && rank < best_rank;
      if (rank <= best_rank) continue;
      best = &d;
      best_rank = rank;
    }
    // Two days, neither of them said to be the one: a clock and a publication look alike.
    if (best_rank < kLikely || (best_rank < kSaid && doubtful)) return std::nullopt;
    return *best;
  }

 private:
  enum Rank { kNone, kClock, kLikely, kBeside, kSaid };

  bool is_candidate(const PrintedDate& d) const {
    if (d.first >= l_.body_from) return false;
    if (is_said(d, PhraseKind::published) || is_in_dateline(d)) return true;
    // Right behind the site's name in the page's own title stands its clock.
    const bool clock = l_.site_to > 0 && d.first >= l_.site_to && d.first <= l_.site_to + 1;
    return !d.in_prose && !clock;
  }

  /// Behind a heading of the article, which may be printed once more below.
  bool is_behind_heading(const PrintedDate& d) const {
    for (size_t k = l_.titles.size() > 1 ? 1 : 0; k < l_.titles.size(); ++k) {
      const uint32_t end = l_.titles[k].last;
      if (d.first >= end && d.first <= end + kBehindHeading) return true;
    }
    return false;
  }

  int rank_of(const PrintedDate& d) const {
    if (is_said(d, PhraseKind::published) || is_in_dateline(d)) return kSaid;
    if (d.iso && !d.in_prose && d.last + kAboveBody >= l_.body_from && ends_head(d)) return kBeside;
    const bool updated = is_said(d, PhraseKind::updated);
    const auto line =
        std::find_if(l_.lines.begin(), l_.lines.end(), [&](const PageLine& x) { return x.last > d.first; });
    const bool own_line = line != l_.lines.end() && line->size() <= kDateLine;
    const bool beside = d.first <= title_end_ + kBesideTitle || d.weekday || d.minute || d.paired;
    const bool after_title = !l_.titles.empty() && d.first >= title_end_ && (beside || own_line);
    // Right behind a title that was printed before: no clock stands there.
    if (after_title && d.first == title_end_ && l_.titles.size() > 1) return kBeside;
    int rank = after_title || is_behind_heading(d) ? kLikely : kNone;
    if (l_.titles.empty() && own_line && (updated || l_.dates.size() == 1)) rank = kLikely;
    if (updated && (after_title || single_)) rank = kLikely;
    if (single_ && own_line && l_.body_from <= kShortHead) return kLikely;
    if (single_ && (is_above_title(d) || is_above_body(d))) return kLikely;
    // A site's clock stands before the title, often again and again.
    const bool twin = std::any_of(l_.dates.begin(), l_.dates.end(), [&](const PrintedDate& o) {
      return o.first != d.first && o.day == d.day && o.first < title_end_;
    });
    return rank == kLikely && twin && !updated ? kClock : rank;
  }

  /// Only a dateline stands between the date and the report.
  bool ends_head(const PrintedDate& d) const {
    const auto opens = [&](const Dateline& x) { return x.first >= d.last && x.first <= d.last + 1; };
    return d.last == l_.body_from || std::any_of(l_.datelines.begin(), l_.datelines.end(), opens);
  }

  bool is_in_dateline(const PrintedDate& d) const {
    return std::any_of(l_.datelines.begin(), l_.datelines.end(),
                       [&](const Dateline& x) { return x.first < d.first && d.last <= x.last; });
  }

  /// A phrase of this kind leads to the date.
  bool is_said(const PrintedDate& d, PhraseKind kind) const {
    for (uint32_t i = d.first >= 3 ? d.first - 3 : 0; i < d.first; ++i) {
      const auto hit = data_.of(kind).match(l_.words, i);
      if (hit && i + hit->words <= d.first && only_functions(i + hit->words, d.first)) return true;
    }
    return false;
  }

  /// "Updated on Tuesday", but not "update of the site".
  bool only_functions(uint32_t from, uint32_t to) const {
    for (uint32_t i = from; i < to; ++i) {
      if (!data_.functions.contains(l_.words.key(i)) && !data_.calendar.match(l_.words, i)) return false;
    }
    return true;
  }

  /// Menu, date, title: the day of the report. A clock follows the site's name, or opens the page.
  bool is_above_title(const PrintedDate& d) const {
    if (l_.titles.empty() || (!d.weekday && !d.minute) || d.first < kMasthead) return false;
    const WordRange& t = l_.titles.back();
    if (d.last > t.first || d.last + kAboveTitle < t.first) return false;
    const auto ends_before = [&](const WordRange& o) { return o.last == d.first; };
    if (d.minute && !d.weekday && std::any_of(l_.titles.begin(), l_.titles.end(), ends_before)) return true;
    for (uint32_t i = d.first - std::min(d.first, 4U); i < d.first; ++i) {
      for (const PhraseKind kind : {PhraseKind::chrome, PhraseKind::weak}) {
        const auto hit = data_.of(kind).match(l_.words, i);
        if (hit && i + hit->words == d.first) return true;
      }
    }
    return false;
  }

  /// On a page without a known title: a day with its time just above the report.
  bool is_above_body(const PrintedDate& d) const {
    return l_.titles.empty() && d.minute && d.first >= kMasthead && d.last + kAboveBody >= l_.body_from;
  }

  const PageData& data_;
  const PageLayout& l_;
  uint32_t title_end_ = 0;
  bool single_ = false;  // the head prints one day only
};

/// Days printed near the top of the page; no day of a sentence.
DayHints hints_of(const PageLayout& l, std::string_view url) {
  DayHints hints;
  hints.month = month_in_url(url);
  for (const PrintedDate& d : l.dates) {
    if (!d.in_prose && d.first < std::max(l.body_from, kTopOfPage)) hints.printed.push_back(d.day);
  }
  return hints;
}

bool in_month(Day day, Day month) {
  return year_of(day) == year_of(month) && month_of(day) == month_of(month);
}

/// Is it the site's clock ("last update 21:25" follows), or the day of a change, right behind that of publication?
bool is_later(const PageData& data, const PageLayout& l, const PrintedDate& d) {
  for (uint32_t i = d.last; i < std::min<size_t>(d.last + 2, l.words.size()); ++i) {
    if (data.of(PhraseKind::updated).match(l.words, i)) return true;
  }
  return std::any_of(l.dates.begin(), l.dates.end(), [&](const PrintedDate& o) {
    return in_month(o.day, d.day) && o.last <= d.first && d.first <= o.last + kAboveTitle && o.day <= d.day;
  });
}

/// The only day printed with its weekday near the top of the page, in the month that the address names.
const PrintedDate* only_day_in(const PageData& data, const PageLayout& l, Day month) {
  const PrintedDate* only = nullptr;
  for (const PrintedDate& d : l.dates) {
    if (d.in_prose || d.first >= std::max(l.body_from, kTopOfPage) || !in_month(d.day, month)) continue;
    if (is_later(data, l, d)) continue;
    if (!d.weekday || (only != nullptr && only->day != d.day)) return nullptr;
    only = &d;
  }
  return only;
}

}  // namespace

void set_published(const PageData& data, const PageLayout& l, const PageSource& source, Report& report) {
  const std::optional<Day> by_url = day_in_url(report.url);
  const std::optional<Day> fetched = parse_day(report.fetched);
  std::optional<PrintedDate> printed = DayPicker(data, l).pick();
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
  if (!other) {
    report.day_hints = hints_of(l, report.url);
    const PrintedDate* only = report.day_hints.month ? only_day_in(data, l, *report.day_hints.month) : nullptr;
    if (only == nullptr || !possible(only->day)) return;
    report.published = only->day;
    report.published_basis = DateBasis::printed;
    report.published_span = only->span;
    return;
  }
  report.published = other;
  report.published_basis = possible(source.day) ? DateBasis::metadata : DateBasis::url;
  if (report.published_basis == DateBasis::metadata) report.published_minute = source.minute;
}

}  // namespace isnad
