#include "time/published.h"

#include <algorithm>

#include "time/resolve.h"

namespace isnad {
namespace {

constexpr int kTimesSaid = 2;   // a year named once may be any
constexpr int kFarBehind = 30;  // days: nearer, a slip of the page or of the tense
constexpr int kYearsBack = 4;   // from the clock of a page to the day of its report

/// "today (Monday)": the weekday of the day of speaking that follows from it.
std::optional<int> weekday_of_today(const Said& s) {
  const Meaning& m = s.found.meaning;
  if (m.shape != Shape::day || !m.rel || !m.weekday || m.since) return std::nullopt;
  return ((*m.weekday - *m.rel) % 7 + 7) % 7;
}

/// The one weekday that all expressions of a group agree on.
template <typename Keep>
std::optional<int> agreed(const std::vector<Said>& said, Keep keep) {
  std::optional<int> day;
  for (const Said& s : said) {
    const auto here = weekday_of_today(s);
    if (!here || !keep(s)) continue;
    if (day && *day != *here) return std::nullopt;
    day = here;
  }
  return day;
}

/// "today, 3 August 2015": the day of speaking, when all such words agree. Without a year the nearest before `last`.
std::optional<Day> told_in_full(const std::vector<Said>& said, std::optional<Day> last) {
  std::optional<Day> day;
  for (const Said& s : said) {
    const Meaning& m = s.found.meaning;
    if (m.shape != Shape::day || !m.rel || m.day == 0 || m.month == 0 || m.hijri || s.quotation >= 0) continue;
    if (m.year == 0 && !last) continue;
    auto here = make_day(m.year != 0 ? m.year : year_of(*last), m.month, m.day);
    if (!here) continue;
    if (m.year == 0 && *here - std::chrono::days{*m.rel} > *last) here = make_day(year_of(*last) - 1, m.month, m.day);
    if (!here) continue;
    *here -= std::chrono::days{*m.rel};
    if (day && *day != *here) return std::nullopt;
    day = here;
  }
  return day;
}

/// Does the expression name the day of the download as one that has come? Then the report is of that very day: it can
/// be no older than what it tells and no younger than its download.
bool tells_of(const Said& s, Day last) {
  const Meaning& m = s.found.meaning;
  if (m.shape != Shape::day || m.since || m.hijri) return false;
  if (m.rel) {
    const auto spoken = weekday_of_today(s);
    return spoken && *spoken == static_cast<int>(weekday_of(last));
  }
  if (s.tense >= 0 || m.dir) return false;
  if (m.day != 0) {
    const auto day = make_day(m.year != 0 ? m.year : year_of(last), m.month, m.day);
    return m.month != 0 && day == last;
  }
  return m.weekday && *m.weekday == static_cast<int>(weekday_of(last));
}

/// "today, Thursday 29 June": the one day that fits among those of the years just before the latest day that the page
/// prints (a site's clock: the page was written before). A day falls on the same weekday in one of five years at most.
std::optional<Day> told_before(const std::vector<Said>& said, const DayHints& hints) {
  if (hints.printed.empty()) return std::nullopt;
  const Day last = *std::max_element(hints.printed.begin(), hints.printed.end());
  std::optional<Day> day;
  for (const Said& s : said) {
    const Meaning& m = s.found.meaning;
    const auto weekday = weekday_of_today(s);
    if (!weekday || m.day == 0 || m.month == 0 || m.year != 0 || m.hijri || s.quotation >= 0) continue;
    std::optional<Day> here;
    for (int year = year_of(last); !here && year > year_of(last) - kYearsBack; --year) {
      const auto named = make_day(year, m.month, m.day);
      if (!named) continue;
      const Day spoken = *named - std::chrono::days{*m.rel};
      if (spoken <= last && static_cast<int>(weekday_of(spoken)) == *weekday) here = spoken;
    }
    if (!here || (day && *day != *here)) return std::nullopt;
    day = here;
  }
  return day;
}

/// The only day that the page prints on this weekday in the month of its address.
std::optional<Day> printed_on(int weekday, const DayHints& hints) {
  std::optional<Day> day;
  for (const Day d : hints.printed) {
    const bool fits = year_of(d) == year_of(*hints.month) && month_of(d) == month_of(*hints.month) &&
                      static_cast<int>(weekday_of(d)) == weekday;
    if (!fits) continue;
    if (day && *day != d) return std::nullopt;
    day = d;
  }
  return day;
}

/// "Last Saturday, 11 March" beside "today, Friday": the weekday leaves one of the years that the report names last and
/// the one behind it; today is the first such weekday after that day.
std::optional<Day> told_after(const std::vector<Said>& said, int weekday) {
  int latest = 0;
  int times_said = 0;
  for (const Said& s : said) {
    const Meaning& m = s.found.meaning;
    if (m.year == 0 || m.hijri) continue;
    times_said = m.year == latest ? times_said + 1 : m.year > latest ? 1 : times_said;
    latest = std::max(latest, m.year);
  }
  if (times_said < kTimesSaid) return std::nullopt;
  std::optional<Day> day;
  for (const Said& s : said) {
    const Meaning& m = s.found.meaning;
    const bool gone = m.dir == -1 && !m.rel && m.weekday && m.day != 0 && m.month != 0 && m.year == 0 && !m.hijri;
    if (!gone || s.quotation >= 0) continue;
    for (int year = latest; year <= latest + 1; ++year) {
      const auto named = make_day(year, m.month, m.day);
      if (!named || static_cast<int>(weekday_of(*named)) != *m.weekday) continue;
      const Day next = *named + std::chrono::days{(weekday - *m.weekday + 6) % 7 + 1};
      if (day && *day != next) return std::nullopt;
      day = next;
    }
  }
  return day;
}

/// A report that calls its own day "today" and names the day before the download by its weekday is of the download's.
bool after_eve(const std::vector<Said>& said, Day last) {
  const auto eve = static_cast<int>(weekday_of(last - std::chrono::days{1}));
  bool today = false;
  bool named = false;
  for (const Said& s : said) {
    const Meaning& m = s.found.meaning;
    if (m.shape != Shape::day || s.quotation >= 0 || s.tense >= 0 || m.since || m.day != 0 || m.dir) continue;
    today |= m.rel == 0 && !m.weekday;
    named |= !m.rel && m.weekday && *m.weekday == eve;
  }
  return today && named;
}

/// "today, Thursday 29 June" is one expression here: the weekday behind the comma is that of today.
std::vector<Said> with_weekdays(const Cells& cells, const std::vector<Said>& said) {
  std::vector<Said> out;
  for (const Said& s : said) {
    const Meaning& m = s.found.meaning;
    Said* before = out.empty() ? nullptr : &out.back();
    const bool named = m.shape == Shape::day && m.weekday && !m.rel && !m.dir && !m.since;
    const bool beside = before != nullptr && before->quotation == s.quotation && before->sentence == s.sentence &&
                        (before->found.last == s.found.first ||
                         (before->found.last + 1 == s.found.first && cells.mark(before->found.last, ",(")));
    const bool dated =
        m.shape == Shape::day && m.day != 0 && m.month != 0 && !m.weekday && !m.rel && !m.dir && !m.hijri && !m.since;
    if (dated && beside) {  // "today, Monday (9 October 2017)"
      Meaning& today = before->found.meaning;
      if (today.shape == Shape::day && today.rel && today.day == 0 && !today.since) {
        today.day = m.day;
        today.month = m.month;
        today.year = m.year;
        before->found.last = s.found.last;
        continue;
      }
    }
    if (named && beside) {
      Meaning& today = before->found.meaning;
      if (today.shape == Shape::day && today.rel && !today.weekday && today.day == 0 && !today.since) {
        const int rel = *today.rel;
        today = m;
        today.rel = rel;
        before->found.last = s.found.last;
        continue;
      }
    }
    out.push_back(s);
  }
  return out;
}

}  // namespace

std::optional<Day> infer_published(const Cells& cells, const std::vector<Said>& times) {
  const std::vector<Said> said = with_weekdays(cells, times);
  const DayHints& hints = cells.reading().report.day_hints;
  const auto last = parse_day(cells.reading().report.fetched);
  const auto weekday = agreed(said, [](const Said& s) { return s.quotation < 0; });
  const bool torn = !weekday && std::any_of(said.begin(), said.end(), [](const Said& s) {
    return s.quotation < 0 && weekday_of_today(s).has_value();
  });
  if (torn) return std::nullopt;
  if (const auto told = told_in_full(said, last)) return told;
  if (!last && weekday) {
    auto told = told_before(said, hints);
    if (!told && hints.month) told = printed_on(*weekday, hints);
    return told ? told : told_after(said, *weekday);
  }
  if (!last) return std::nullopt;
  if (!weekday) {
    const bool same_day = std::any_of(said.begin(), said.end(), [&](const Said& s) { return tells_of(s, *last); });
    return same_day || after_eve(said, *last) ? last : std::nullopt;
  }
  const int back = (static_cast<int>(weekday_of(*last)) - *weekday + 7) % 7;
  return *last - std::chrono::days{back};
}

bool is_outrun(const std::vector<Said>& said, Day published) {
  const auto later = [&](const Said& s) {
    const Meaning& m = s.found.meaning;
    if (m.shape != Shape::day || m.day == 0 || m.month == 0 || m.year == 0 || m.hijri || s.tense >= 0) return false;
    const auto day = make_day(m.year, m.month, m.day);
    return day && (*day - published).count() > kFarBehind;
  };
  return std::count_if(said.begin(), said.end(), later) >= kTimesSaid;
}

SpeakingDay::SpeakingDay(const std::vector<Said>& said, std::optional<Day> published) : outside_(published) {
  if (!published) return;
  if (const auto weekday = agreed(said, [](const Said& s) { return s.quotation < 0; })) {
    outside_ = nearest_weekday(*published, *weekday);
  }
  for (const Said& s : said) {
    if (s.quotation < 0 || !weekday_of_today(s)) continue;
    const auto weekday = agreed(said, [&](const Said& other) { return other.quotation == s.quotation; });
    if (weekday) quoted_.emplace_back(s.quotation, nearest_weekday(*outside_, *weekday));
  }
}

std::optional<Day> SpeakingDay::day_of(const Said& s) const {
  if (s.quotation >= 0) {
    for (const auto& [quotation, day] : quoted_) {
      if (quotation == s.quotation) return day;
    }
  }
  return outside_;
}

}  // namespace isnad
