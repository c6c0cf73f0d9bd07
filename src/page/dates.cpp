#include "page/dates.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace isnad {
namespace {

constexpr int kFirstYear = 1994;
constexpr int kLastYear = 2060;
constexpr size_t kFarthestWeekday = 8;  // words of a Hijri date may stand between weekday and day

std::string_view trim(std::string_view s) {
  while (!s.empty() && (s.front() == ' ' || s.front() == '\t')) s.remove_prefix(1);
  while (!s.empty() && (s.back() == ' ' || s.back() == '\t')) s.remove_suffix(1);
  return s;
}

class Finder {
 public:
  Finder(const PageData& data, const PageWords& words, size_t to) : data_(data), w_(words), to_(to) {}

  std::optional<PrintedDate> at(size_t i, size_t floor) const {
    auto date = w_.words[i].number ? numeric(i) : std::nullopt;
    if (!date && w_.words[i].number) date = day_month_year(i);
    if (!date && w_.words[i].number) date = year_weekday_day(i, floor);
    if (!date && !w_.words[i].number) date = month_day_year(i);
    if (!date) return std::nullopt;
    take_weekday(*date, floor);
    take_time(*date);
    take_hijri(*date);
    take_time(*date);
    take_time_before(*date, floor);
    take_era(*date);
    date->in_prose = in_prose(*date);
    date->span = {w_.words[date->first].span.begin, w_.words[date->last - 1].span.end};
    return date;
  }

 private:
  struct Name {
    CalendarKind kind;
    int number;
    uint32_t words;
  };

  std::optional<Name> name(size_t i) const {
    if (i >= to_) return std::nullopt;
    const auto hit = data_.calendar.match(w_, i);
    if (!hit || i + hit->words > to_) return std::nullopt;
    return Name{static_cast<CalendarKind>(hit->tag / 16), hit->tag % 16, hit->words};
  }

  std::optional<Name> name(size_t i, CalendarKind kind) const {
    const auto n = name(i);
    return n && n->kind == kind ? n : std::nullopt;
  }

  bool near(size_t i) const {  // word i belongs with word i - 1
    const std::string_view gap = w_.gap(i);
    return gap.size() <= 8 && gap.find('\n') == std::string_view::npos && gap.find('.') == std::string_view::npos;
  }

  std::optional<PrintedDate> made(size_t first, size_t last, int year, int month, int day) const {
    if (!is_possible_year(year)) return std::nullopt;
    const auto d = make_day(year, month, day);
    if (!d) return std::nullopt;
    PrintedDate date;
    date.first = static_cast<uint32_t>(first);
    date.last = static_cast<uint32_t>(last);
    date.day = *d;
    return date;
  }

  /// "201715:58": a year and the hour that was set beside it.
  bool is_glued(size_t i) const {
    const size_t digits = w_.words[i].key_size;
    if (!w_.words[i].number || (digits != 5 && digits != 6) || i + 1 >= to_ || trim(w_.gap(i + 1)) != ":") return false;
    return w_.words[i + 1].number && w_.words[i + 1].key_size == 2;
  }

  int year_at(size_t i) const {
    if (!is_glued(i)) return w_.number(i);
    return w_.words[i].key_size == 6 ? w_.number(i) / 100 : w_.number(i) / 10;
  }

  /// 21/11/2017, 21-11-2017, 21.11.2017, 2017-11-21; in this order of parts unless the numbers allow only the other.
  std::optional<PrintedDate> numeric(size_t i) const {
    if (i + 2 >= to_ || !w_.words[i + 1].number || !w_.words[i + 2].number) return std::nullopt;
    const std::string_view mark = trim(w_.gap(i + 1));
    if (mark != trim(w_.gap(i + 2)) || (mark != "/" && mark != "-" && mark != ".")) return std::nullopt;
    if (i > 0 && w_.words[i - 1].number && trim(w_.gap(i)) == mark) return std::nullopt;
    const int a = w_.number(i);
    const int b = w_.number(i + 1);
    const int c = year_at(i + 2);
    if (a > 31) {
      auto date = made(i, i + 3, a, b, c);
      if (date) date->iso = true;
      return date;
    }
    if (b > 12) return made(i, i + 3, c, a, b);
    auto date = made(i, i + 3, c, b, a);
    if (date && a != b) date->swapped = make_day(c, a, b);
    return date;
  }

  /// The month's second name: "November / Tishreen" or "(Tishreen)" or merely following.
  size_t after_month(size_t i, int month) const {
    const auto second = name(i, CalendarKind::month);
    return second && second->number == month && near(i) ? i + second->words : i;
  }

  std::optional<PrintedDate> day_month_year(size_t i) const {
    const int day = w_.number(i);
    if (day < 1 || day > 31 || i + 2 >= to_ || !near(i + 1)) return std::nullopt;
    const auto month = name(i + 1, CalendarKind::month);
    if (!month) return std::nullopt;
    const size_t year = after_month(i + 1 + month->words, month->number);
    if (year >= to_ || !near(year) || (w_.words[year].key_size != 4 && !is_glued(year))) return std::nullopt;
    return made(i, year + 1, year_at(year), month->number, day);
  }

  std::optional<PrintedDate> month_day_year(size_t i) const {
    const auto month = name(i, CalendarKind::month);
    if (!month) return std::nullopt;
    const size_t day = after_month(i + month->words, month->number);
    if (day + 1 >= to_ || !near(day) || !near(day + 1) || w_.words[day + 1].key_size != 4) return std::nullopt;
    return made(i, day + 2, w_.number(day + 1), month->number, w_.number(day));
  }

  /// "2017 Tuesday 21 March".
  std::optional<PrintedDate> year_weekday_day(size_t i, size_t floor) const {
    if (i < floor + 2 || !near(i) || !near(i - 1) || i + 1 >= to_ || !near(i + 1)) return std::nullopt;
    const auto month = name(i + 1, CalendarKind::month);
    const auto weekday = name(i - 1, CalendarKind::weekday);
    if (!month || !weekday || w_.words[i - 2].key_size != 4) return std::nullopt;
    auto date = made(i - 2, i + 1 + month->words, w_.number(i - 2), month->number, w_.number(i));
    if (!date || weekday_of(date->day) != static_cast<unsigned>(weekday->number)) return std::nullopt;
    date->weekday = true;
    return date;
  }

  void take_weekday(PrintedDate& date, size_t floor) const {
    if (date.weekday) return;
    bool hijri = false;
    const size_t lowest = std::max(floor, date.first > kFarthestWeekday ? date.first - kFarthestWeekday : 0);
    for (size_t i = date.first; i-- > lowest;) {
      if (!near(i + 1)) return;
      const auto n = name(i);
      if (n && n->kind == CalendarKind::weekday) {
        const auto weekday = static_cast<unsigned>(n->number);
        if (weekday != weekday_of(date.day) && date.swapped && weekday == weekday_of(*date.swapped)) {
          date.day = *date.swapped;  // month/day/year
        }
        if (weekday != weekday_of(date.day)) return;
        if (date.first - i > 1 && !hijri) return;
        date.weekday = true;
        date.paired |= hijri;
        date.first = static_cast<uint32_t>(i);
        return;
      }
      hijri |= n && n->kind == CalendarKind::hijri;
      const int value = w_.number(i);
      hijri |= value >= 1300 && value < 1600;
    }
  }

  /// A clock time right after (perhaps after the letter of the era) or right before.
  void take_time(PrintedDate& date) const {
    if (date.minute) return;
    if (const size_t year = date.last - 1; is_glued(year)) {
      const int hour = w_.number(year) - year_at(year) * (w_.words[year].key_size == 6 ? 100 : 10);
      clock_of(date, hour, year + 1);
      return;
    }
    for (size_t i = date.last; i < std::min<size_t>(date.last + 3, to_) && near(i); ++i) {
      if (clock(date, i)) return;
      if (!name(i, CalendarKind::clock) && !name(i, CalendarKind::pm) && w_.words[i].key_size > 2) return;
    }
  }

  bool clock(PrintedDate& date, size_t i) const {
    if (i + 1 >= to_ || !w_.words[i].number || !w_.words[i + 1].number || trim(w_.gap(i + 1)) != ":") return false;
    return clock_of(date, w_.number(i), i + 1);
  }

  /// The minutes at word i, and what follows them.
  bool clock_of(PrintedDate& date, int hour, size_t i) const {
    const int minute = w_.number(i);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || w_.words[i].key_size != 2) return false;
    size_t last = i + 1;
    if (last < to_ && w_.words[last].number && trim(w_.gap(last)) == ":") ++last;  // seconds
    const auto part = last < to_ && near(last) ? name(last) : std::nullopt;
    if (part && (part->kind == CalendarKind::am || part->kind == CalendarKind::pm)) {
      if (part->kind == CalendarKind::pm && hour < 12) hour += 12;
      if (part->kind == CalendarKind::am && hour == 12) hour = 0;
      last += part->words;
    }
    date.minute = hour * 60 + minute;
    date.last = static_cast<uint32_t>(last);
    return true;
  }

  /// The letter of the era after the year, and "by the time of Damascus".
  void take_era(PrintedDate& date) const {
    if (date.last < to_ && near(date.last) && !w_.words[date.last].number && w_.words[date.last].key_size == 2)
      ++date.last;
    const auto word = date.last + 1 < to_ && near(date.last) ? name(date.last) : std::nullopt;
    if (!word || word->kind != CalendarKind::clock || w_.words[date.last + 1].number) return;
    const auto place = data_.places.match(w_, date.last + 1);
    date.last += 1 + (place ? place->words : 1);
  }

  /// "10:43 21/11/2017" and "10:43 - 21/11/2017".
  void take_time_before(PrintedDate& date, size_t floor) const {
    if (date.minute || date.first < floor + 2 || !near(date.first)) return;
    for (size_t back = 2; back <= 3 && date.first >= floor + back; ++back) {  // with "am" or "pm"
      PrintedDate behind;
      if (!clock(behind, date.first - back) || behind.last != date.first) continue;
      date.minute = behind.minute;
      date.first -= static_cast<uint32_t>(back);
      return;
    }
  }

  /// "... 2017 - 5 Rabi al-Awwal 1439" after the date.
  void take_hijri(PrintedDate& date) const {
    for (size_t i = date.last; i < std::min<size_t>(date.last + 6, to_) && near(i); ++i) {
      const int value = w_.number(i);
      if (value < 1300 || value >= 1600) continue;
      date.paired = true;
      date.last = static_cast<uint32_t>(i + 1);
      // 1439/3/7
      for (int k = 0; k < 2 && date.last < to_ && w_.words[date.last].number && trim(w_.gap(date.last)) == "/"; ++k) {
        ++date.last;
      }
      if (date.last < to_ && w_.words[date.last].key_size <= 2 && near(date.last) && !w_.words[date.last].number)
        ++date.last;
      return;
    }
  }

  bool in_prose(const PrintedDate& date) const {
    if (date.first == 0 || date.paired) return false;
    const std::string_view gap = trim(w_.gap(date.first));
    return gap.empty() && data_.functions.contains(w_.key(date.first - 1));
  }

  const PageData& data_;
  const PageWords& w_;
  size_t to_;
};

}  // namespace

bool is_possible_year(int year) {
  return year >= kFirstYear && year <= kLastYear;
}

std::vector<PrintedDate> find_dates(const PageData& data, const PageWords& words, size_t from, size_t to) {
  std::vector<PrintedDate> dates;
  to = std::min(to, words.size());
  const Finder finder(data, words, to);
  size_t floor = from;
  for (size_t i = from; i < to;) {
    auto date = finder.at(i, floor);
    i = date ? date->last : i + 1;
    if (!date) continue;
    floor = date->last;
    dates.push_back(*date);
  }
  return dates;
}

}  // namespace isnad
