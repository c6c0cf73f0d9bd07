#include "time/value.h"

#include <fmt/format.h>

#include <algorithm>

namespace isnad {
namespace {

constexpr std::string_view kLetters = " SMHDWMY";

std::string number(double count) {
  return fmt::format("{:g}", count);
}

std::string duration(std::vector<Amount> amounts) {
  std::stable_sort(amounts.begin(), amounts.end(), [](const Amount& a, const Amount& b) { return a.unit > b.unit; });
  std::string date;
  std::string time;
  for (const Amount& a : amounts) {
    if (a.unit == TimeUnit::none || a.count <= 0) return {};
    double count = a.count;
    char letter = 'Y';
    if (a.unit == TimeUnit::decade) {
      count *= 10;
    } else if (a.unit == TimeUnit::century) {
      count *= 100;
    } else {
      letter = kLetters[static_cast<size_t>(a.unit)];
    }
    (a.unit <= TimeUnit::hour ? time : date) += number(count) + letter;
  }
  if (date.empty() && time.empty()) return {};
  return "P" + date + (time.empty() ? "" : "T" + time);
}

std::string clock(const ClockTime& c) {
  std::string out = fmt::format("T{:02}:{:02}", c.minute / 60, c.minute % 60);
  if (c.second >= 0) out += fmt::format(":{:02}", c.second);
  if (c.zone)
    out += fmt::format("{}{:02}:{:02}", *c.zone < 0 ? '-' : '+', std::abs(*c.zone) / 60, std::abs(*c.zone) % 60);
  return out;
}

}  // namespace

std::string value_of(const Meaning& m) {
  switch (m.shape) {
    case Shape::duration:
    case Shape::ago:
    case Shape::stretch:
    case Shape::anchored:
      return duration(m.amounts);
    case Shape::set:
      if (m.weekday) return fmt::format("XXXX-WXX-{}", *m.weekday == 0 ? 7 : *m.weekday);
      return duration(m.amounts.empty() ? std::vector<Amount>{{m.unit, 1}} : m.amounts);
    case Shape::day:
    case Shape::range:
      if (m.ends.size() == 2 && m.ends[0].clock && m.ends[1].clock) {
        return clock(*m.ends[0].clock) + "/" + clock(*m.ends[1].clock);
      }
      return m.clock ? clock(*m.clock) : std::string();
    default:
      return m.clock ? clock(*m.clock) : std::string();
  }
}

}  // namespace isnad
