#include <cmath>

#include "time/resolve.h"

namespace isnad {

std::optional<Day> move(Day day, const Amount& amount, int side) {
  constexpr double kMost = 100000;
  if (amount.count < 0 || amount.count > kMost) return std::nullopt;
  const double signed_count = amount.count * side;
  int months = 0;
  switch (amount.unit) {
    case TimeUnit::day:
      return day + std::chrono::days(static_cast<int>(std::lround(signed_count)));
    case TimeUnit::week:
      return day + std::chrono::days(static_cast<int>(std::lround(signed_count * 7)));
    case TimeUnit::month:
      months = static_cast<int>(std::lround(signed_count));
      break;
    case TimeUnit::year:
      months = static_cast<int>(std::lround(signed_count * 12));
      break;
    case TimeUnit::decade:
      months = static_cast<int>(std::lround(signed_count * 120));
      break;
    case TimeUnit::century:
      months = static_cast<int>(std::lround(signed_count * 1200));
      break;
    default:
      return std::nullopt;
  }
  const std::chrono::year_month_day date{day};
  const int total =
      static_cast<int>(date.year()) * 12 + static_cast<int>(static_cast<unsigned>(date.month())) - 1 + months;
  if (total < 12 || total >= 9999 * 12) return std::nullopt;
  int number = static_cast<int>(static_cast<unsigned>(date.day()));
  std::optional<Day> moved;
  for (; !moved && number >= 28; --number) moved = make_day(total / 12, total % 12 + 1, number);
  return moved ? moved : make_day(total / 12, total % 12 + 1, number);
}

}  // namespace isnad
