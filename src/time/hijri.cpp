#include "time/hijri.h"

#include <unicode/calendar.h>

#include <memory>

namespace isnad {
namespace {

constexpr int kFirstYear = 1300;
constexpr int kLastYear = 1600;
constexpr double kMillisecondsPerDay = 86400000.0;

std::unique_ptr<icu::Calendar> make_calendar() {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Calendar> calendar(icu::Calendar::createInstance(
      icu::TimeZone::getGMT()->clone(), icu::Locale("ar@calendar=islamic-umalqura"), status));
  if (U_FAILURE(status)) return nullptr;
  calendar->clear();
  return calendar;
}

int field_of(Day day, UCalendarDateFields field) {
  const auto calendar = make_calendar();
  if (!calendar) return 0;
  UErrorCode status = U_ZERO_ERROR;
  calendar->setTime(static_cast<double>(day.time_since_epoch().count()) * kMillisecondsPerDay, status);
  const int value = calendar->get(field, status);
  return U_FAILURE(status) ? 0 : value;
}

}  // namespace

std::optional<Day> hijri_day(int year, int month, int day) {
  if (year < kFirstYear || year > kLastYear || month < 1 || month > 12 || day < 1 || day > 30) return std::nullopt;
  const auto calendar = make_calendar();
  if (!calendar) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  calendar->setLenient(true);
  calendar->set(UCAL_EXTENDED_YEAR, year);
  calendar->set(UCAL_MONTH, month - 1);
  calendar->set(UCAL_DATE, day);
  const double ms = calendar->getTime(status);
  if (U_FAILURE(status)) return std::nullopt;
  if (calendar->get(UCAL_DATE, status) != day || U_FAILURE(status)) return std::nullopt;  // no 30th in that month
  return Day{std::chrono::days{static_cast<int>(ms / kMillisecondsPerDay)}};
}

DayRange hijri_month(int year, int month) {
  DayRange range;
  range.from = hijri_day(year, month, 1);
  range.to = hijri_day(year, month, 30);
  if (!range.to) range.to = hijri_day(year, month, 29);
  return range;
}

int hijri_year_of(Day day) {
  return field_of(day, UCAL_EXTENDED_YEAR);
}

int hijri_month_of(Day day) {
  return field_of(day, UCAL_MONTH) + 1;
}

Day easter(int year, bool eastern) {
  if (eastern) {  // Meeus, Julian calendar; thirteen days behind from 1900 to 2099
    const int d = (19 * (year % 19) + 15) % 30;
    const int e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
    const int month = (d + e + 114) / 31;
    const int day = (d + e + 114) % 31 + 1;
    return *make_day(year, month, day) + std::chrono::days{13};
  }
  const int a = year % 19;
  const int b = year / 100;
  const int c = year % 100;
  const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  return *make_day(year, (h + l - 7 * m + 114) / 31, (h + l - 7 * m + 114) % 31 + 1);
}

}  // namespace isnad
