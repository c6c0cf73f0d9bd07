#include "base/day.h"

#include <fmt/format.h>

namespace isnad {

namespace chr = std::chrono;

std::optional<Day> make_day(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  const chr::year_month_day date{chr::year{year}, chr::month{static_cast<unsigned>(month)},
                                 chr::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  return Day{date};
}

std::optional<Day> parse_day(std::string_view iso) {
  if (iso.size() < 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  int parts[3] = {0, 0, 0};
  const std::pair<int, int> ranges[3] = {{0, 4}, {5, 7}, {8, 10}};
  for (int p = 0; p < 3; ++p) {
    for (int i = ranges[p].first; i < ranges[p].second; ++i) {
      const char c = iso[static_cast<size_t>(i)];
      if (c < '0' || c > '9') return std::nullopt;
      parts[p] = parts[p] * 10 + (c - '0');
    }
  }
  return make_day(parts[0], parts[1], parts[2]);
}

std::string format_day(Day day) {
  const chr::year_month_day date{day};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

int year_of(Day day) {
  return static_cast<int>(chr::year_month_day{day}.year());
}
unsigned month_of(Day day) {
  return static_cast<unsigned>(chr::year_month_day{day}.month());
}
unsigned weekday_of(Day day) {
  return chr::weekday{day}.c_encoding();
}

Day first_of_month(Day day) {
  const chr::year_month_day date{day};
  return Day{date.year() / date.month() / 1};
}

Day last_of_month(Day day) {
  const chr::year_month_day date{day};
  return Day{date.year() / date.month() / chr::last};
}

}  // namespace isnad
