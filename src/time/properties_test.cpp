#include <gtest/gtest.h>

#include <random>

#include "base/utf8.h"
#include "text/split.h"
#include "time/times.h"

namespace isnad {
namespace {

const std::filesystem::path kData = std::filesystem::path(ISNAD_SOURCE_DIR) / "data";

class TimeProperties : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    times_ = new Result<TimeData>(TimeData::load(kData));
    letters_ = new Result<TextData>(TextData::load(kData));
    ASSERT_TRUE(*times_) << times_->error().message;
    ASSERT_TRUE(*letters_) << letters_->error().message;
  }
  static void TearDownTestSuite() {
    delete times_;
    delete letters_;
  }

  static Reading read(std::string text, std::optional<Day> published) {
    Reading r;
    r.report.text = std::move(text);
    r.report.published = published;
    r.report.body = {{0, static_cast<uint32_t>(r.report.text.size())}};
    split_text(**letters_, r);
    find_times(**times_, r);
    return r;
  }

  static const TimeData& times() { return **times_; }

 private:
  static Result<TimeData>* times_;
  static Result<TextData>* letters_;
};
Result<TimeData>* TimeProperties::times_ = nullptr;
Result<TextData>* TimeProperties::letters_ = nullptr;

const char* const kMonths[] = {"يناير", "فبراير", "مارس",   "أبريل",  "مايو",   "يونيو",
                               "يوليو", "أغسطس",  "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"};
const char* const kWeekdays[] = {"الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت"};

std::string in_words(Day day) {
  const std::chrono::year_month_day date{day};
  return std::to_string(static_cast<unsigned>(date.day())) + " " + kMonths[month_of(day) - 1] + " " +
         std::to_string(year_of(day));
}

/// The days of a range in words: "20 November 2017", or "from ... to ...".
std::string in_words(const DayRange& days) {
  return days.single() ? in_words(*days.from) : "من " + in_words(*days.from) + " إلى " + in_words(*days.to);
}

const char* const kExpressions[] = {
    "أمس",
    "اليوم",
    "بعد غد",
    "مساء أول من أمس",
    "الأسبوع الماضي",
    "الأسبوع المقبل",
    "الشهر الجاري",
    "العام الماضي",
    "مطلع ديسمبر",
    "أواخر الشهر المقبل",
    "منتصف مارس الماضي",
    "عام 2011",
    "مارس/آذار 2011",
    "يوم الجمعة الماضي",
    "الثلاثاء المقبل",
    "قبل ثلاثة أيام",
    "قبل أسبوعين",
    "15 رمضان 1438 هـ",
    "عيد الفطر",
    "من 18 إلى 20 ديسمبر",
    "بين 2011 و2014",
    "الربع الثالث من عام 2016",
    "سبعينيات القرن الماضي",
    "اليومين الماضيين",
    "الأشهر الثلاثة الماضية",
    "الأسبوع الأول من أكتوبر",
    "صيف 2016",
};

TEST_F(TimeProperties, ResolvedDaysPrintedInWordsResolveToTheSameDays) {
  const Day first = *make_day(2015, 1, 1);
  int checked = 0;
  for (int shift = 0; shift < 1100; shift += 17) {
    const Day published = first + std::chrono::days{shift};
    for (const char* expression : kExpressions) {
      const Reading r = read(std::string("التقى الوزيران في ") + expression + ".", published);
      ASSERT_EQ(r.times.size(), 1U) << expression;
      const DayRange days = r.times[0].days;
      ASSERT_TRUE(days.from && days.to) << expression;
      const Reading again = read("التقى الوزيران في الفترة " + in_words(days) + ".", published);
      ASSERT_EQ(again.times.size(), 1U) << in_words(days);
      EXPECT_EQ(again.times[0].days, days) << expression << " as " << in_words(days);
      const Reading iso = read("في " + format_day(*days.from) + ".", published);
      ASSERT_EQ(iso.times.size(), 1U);
      EXPECT_EQ(iso.times[0].days.from, days.from);
      ++checked;
    }
  }
  EXPECT_GT(checked, 1000);
}

TEST_F(TimeProperties, DayMonthAndWeekdayAgreeForEveryDay) {
  const Day published = *make_day(2017, 11, 22);
  for (int shift = -150; shift <= 80; ++shift) {
    const Day day = published + std::chrono::days{shift};
    const std::string text = std::string(kWeekdays[weekday_of(day)]) + " " +
                             std::to_string(static_cast<unsigned>(std::chrono::year_month_day{day}.day())) + " " +
                             kMonths[month_of(day) - 1];
    const Reading r = read("كان اللقاء " + text + ".", published);
    ASSERT_EQ(r.times.size(), 1U) << text;
    EXPECT_EQ(r.times[0].days.from, day) << text;
    EXPECT_EQ(r.slice(r.times[0].span), text);
  }
}

TEST_F(TimeProperties, FindingTwiceFindsTheSame) {
  std::string text;
  for (const char* expression : kExpressions) text += std::string("وصل الوفد ") + expression + ". ";
  Reading once = read(text, *make_day(2017, 11, 22));
  Reading twice = once;
  find_times(times(), twice);
  ASSERT_EQ(once.times.size(), twice.times.size());
  for (size_t i = 0; i < once.times.size(); ++i) {
    EXPECT_EQ(once.times[i].span, twice.times[i].span);
    EXPECT_EQ(once.times[i].days, twice.times[i].days);
  }
  Reading later = read(text, std::nullopt);
  resolve_against(times(), later, *make_day(2017, 11, 22));
  ASSERT_EQ(later.times.size(), once.times.size());
  for (size_t i = 0; i < once.times.size(); ++i) EXPECT_EQ(later.times[i].days, once.times[i].days);
}

/// Any mixture of the table's own words and marks: spans stay in the text, in order and apart.
TEST_F(TimeProperties, HostileMixturesKeepSpansInOrder) {
  const char* const pieces[] = {"من ",     "إلى ",   "بين ",    "(",      ")",       "/",     "-",       "،",
                                "و",       "20 ",    "2017 ",   "99999 ", "10:30",   "4.22 ", "أمس ",    "الاثنين ",
                                "يوم ",    "نوفمبر", " شهر ",   "قبل ",   "بعد ",    "كل ",   "ثلاثة ",  "ألف ",
                                "الساعة ", "مساء ",  "منذ ",    "عشية ",  "القمة ",  "هـ ",   "\xD8",    "\xFF",
                                "«",       "»",      "الماضي ", "الأول ", "ربيع ",   "31 ",   "فبراير ", "0 ",
                                ".",       "\n",     "قرن ",    "سنة ",   "الموافق "};
  std::mt19937 random(7);
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (unsigned k = random() % 40; k > 0; --k) text += pieces[random() % std::size(pieces)];
    text = repair_utf8(text);
    Reading r = read(text, *make_day(2017, 11, 22));
    resolve_anchored(times(), r);
    uint32_t end = 0;
    for (const TimeRef& t : r.times) {
      ASSERT_LE(end, t.span.begin) << text;
      ASSERT_LT(t.span.begin, t.span.end) << text;
      ASSERT_LE(t.span.end, r.report.text.size()) << text;
      ASSERT_FALSE(t.days.from && t.days.to && *t.days.to < *t.days.from) << text;
      end = t.span.end;
    }
  }
}

TEST_F(TimeProperties, LongInputStaysLinear) {
  for (const char* piece : {"من ", "بين 3 و ", "(", "مساء ", "ثلاثة و", "قبل ", "20/", "يوم ", "نوفمبر / "}) {
    std::string text;
    while (text.size() < 200000) text += piece;
    read(text, *make_day(2017, 11, 22));
  }
  SUCCEED();
}

TEST_F(TimeProperties, ExtremeDaysDoNotOverflow) {
  for (const char* text : {"قبل 99999999 سنة", "بعد 100000 يوم من الآن", "عام 9999", "عام 0001", "منذ ألف قرن",
                           "في 31/12/9999", "الأسبوع المقبل", "بعد عشرة قرون", "في 30 صفر 1599 هـ"}) {
    read(text, *make_day(1, 1, 1));
    read(text, *make_day(9999, 12, 31));
  }
  SUCCEED();
}

}  // namespace
}  // namespace isnad
