#include "time/published.h"

#include <algorithm>

#include "time/resolve.h"

namespace isnad {
namespace {

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

}  // namespace

std::optional<Day> infer_published(const std::vector<Said>& said, std::string_view fetched) {
  const auto last = parse_day(fetched);
  if (!last) return std::nullopt;
  const auto weekday = agreed(said, [](const Said& s) { return s.quotation < 0; });
  if (!weekday) return std::nullopt;
  const int back = (static_cast<int>(weekday_of(*last)) - *weekday + 7) % 7;
  return *last - std::chrono::days{back};
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
