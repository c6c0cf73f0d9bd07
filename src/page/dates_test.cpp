#include "page/dates.h"

#include "page/address.h"

#include <gtest/gtest.h>

#include "page/page_testing.h"

namespace isnad {
namespace {

using namespace page_test;

constexpr const char* kLead = "أعلن وزير الخارجية أن الوفد سيصل إلى العاصمة مساء غد للقاء المسؤولين هناك.";
constexpr const char* kMore = "وقال الوزير إن المحادثات ستبحث وقف إطلاق النار، وإن بلاده لن تتراجع عن شروطها.";

std::optional<Day> only_date(const std::string& text) {
  const PageWords words = split_page_words(text);
  const auto dates = find_dates(data(), words, 0, words.size());
  if (dates.size() != 1) return std::nullopt;
  return dates[0].day;
}

TEST(Dates, AsPagesPrintThem) {
  const auto day = make_day(2017, 11, 21);
  EXPECT_EQ(only_date("الثلاثاء 21 نوفمبر 2017, 10:43 صباحا"), day);
  EXPECT_EQ(only_date("21 نوفمبر/تشرين الثاني 2017"), day);
  EXPECT_EQ(only_date("21 تشرين الثاني (نوفمبر) 2017"), day);
  EXPECT_EQ(only_date("٢١ نوفمبر ٢٠١٧"), day);
  EXPECT_EQ(only_date("نوفمبر 21, 2017"), day);
  EXPECT_EQ(only_date("21/11/2017"), day);
  EXPECT_EQ(only_date("2017-11-21"), day);
  EXPECT_EQ(only_date("21 نونبر 2017"), day);
  EXPECT_EQ(only_date("الثلاثاء - 3 ربيع الأول 1439 هـ - 21 نوفمبر 2017 م"), day);
  EXPECT_EQ(only_date("3 ربيع الأول 1439"), std::nullopt);
  EXPECT_EQ(only_date("31 نوفمبر 2017"), std::nullopt);
}

TEST(Dates, SpacedOut) {
  const auto read = [](const std::string& text) {
    const PageWords words = split_page_words(text);
    const auto dates = find_dates(data(), words, 0, words.size());
    return dates.size() == 1 ? dates[0] : PrintedDate{};
  };
  const PrintedDate glued = read("21 - 12 - 201715: 58");  // the year and the hour in one
  EXPECT_EQ(glued.day, make_day(2017, 12, 21));
  EXPECT_EQ(glued.minute, 15 * 60 + 58);
  EXPECT_EQ(read("21 ديسمبر 20179: 05").day, make_day(2017, 12, 21));
  EXPECT_EQ(read("21 ديسمبر 20179: 05").minute, 9 * 60 + 5);
  EXPECT_EQ(only_date("21 - 12 - 201715"), std::nullopt);  // no clock: some number
  EXPECT_EQ(only_date("2017. 07. 12"), make_day(2017, 7, 12));
  EXPECT_EQ(only_date("(2017 . 07 . 12)"), make_day(2017, 7, 12));
  EXPECT_EQ(read("3: 52 م، 26 أكتوبر 2017").minute, 15 * 60 + 52);
  const PrintedDate evening = read("14 / 11 / 2017 , 9: 44 PM");
  EXPECT_EQ(evening.day, make_day(2017, 11, 14));
  EXPECT_EQ(evening.minute, 21 * 60 + 44);
}

TEST(Dates, TimeAndWeekday) {
  const std::string text = "الثلاثاء 21 نوفمبر 2017, 10:43 مساء";
  const PageWords words = split_page_words(text);
  const auto dates = find_dates(data(), words, 0, words.size());
  ASSERT_EQ(dates.size(), 1U);
  EXPECT_TRUE(dates[0].weekday);
  EXPECT_EQ(dates[0].minute, 22 * 60 + 43);
  EXPECT_EQ(slice(text, dates[0].span), text);
}

TEST(Dates, InAddresses) {
  EXPECT_EQ(day_in_url("http://a.com/story/2017/11/22/x/352"), make_day(2017, 11, 22));
  EXPECT_EQ(day_in_url("http://a.com/2015/20150801/du16.htm"), make_day(2015, 8, 1));
  EXPECT_EQ(day_in_url("http://a.com/online/2017-12-05-1.1050024"), make_day(2017, 12, 5));
  EXPECT_EQ(day_in_url("http://a.com/Web/News/2016/6/1094153.html"), std::nullopt);
  EXPECT_EQ(day_in_url("http://a.com/article/10916862/x"), std::nullopt);
  EXPECT_EQ(day_in_url("http://a.com/2017/13/45/x"), std::nullopt);
  EXPECT_EQ(day_in_url("http://a.com/time/23.05.2017"), make_day(2017, 5, 23));
  EXPECT_EQ(day_in_url("http://a.com/time/04.05.2017"), make_day(2017, 5, 4));
  EXPECT_EQ(day_in_url("http://a.com/time/04-05-2017"), std::nullopt);
  EXPECT_EQ(month_in_url("http://a.com/Web/News/2016/6/1094153.html"), make_day(2016, 6, 1));
  EXPECT_EQ(month_in_url("http://a.com/Web/News/2016/6"), std::nullopt);
  EXPECT_EQ(month_in_url("http://a.com/2016/60/x"), std::nullopt);
}

TEST(Page, MonthFirstWhenTheWeekdaySaysSo) {
  EXPECT_EQ(only_date("الخميس, 12/06/2018 - 20:49"), make_day(2018, 12, 6));
  EXPECT_EQ(only_date("الثلاثاء 12/06/2018"), make_day(2018, 6, 12));
}

TEST(Published, DateBetweenMenuAndTitle) {
  const std::string title = "الوفد يصل إلى العاصمة غدا للقاء المسؤولين";
  const std::string body = std::string(" ") + kLead + " " + kMore;
  const Report menu = read_text(title + " | موقع Main navigation Search الجمعة 8 ديسمبر 2017 15: 35 " + title + body);
  EXPECT_EQ(menu.published, make_day(2017, 12, 8));
  EXPECT_EQ(menu.published_minute, 15 * 60 + 35);
  // Behind the site's name stands its clock.
  EXPECT_FALSE(read_text(title + " - موقع الخبر الأحد، 21 يناير 2018 09: 46 ص " + title + body).published);
  EXPECT_FALSE(read_text("الأحد 21 يناير 2018 09: 46 " + title + " " + title + body).published);
  EXPECT_FALSE(read_text(title + " تحديث الموقع 2018 / 01 / 21 بحث وأخبار " + title + body).published);
}

TEST(Published, RightBehindTheTitleThoughTheClockSaysSoToo) {
  const std::string title = "الوفد يصل إلى العاصمة غدا للقاء المسؤولين";
  const std::string text =
      title + " 2017 / 11 / 15 الساعة 21: 24 حجم الخط " + title + " 15 / 11 / 2017 " + kLead + " " + kMore;
  EXPECT_EQ(read_text(text).published, make_day(2017, 11, 15));
}

TEST(Published, ClockBehindTheSiteInThePageTitle) {
  const std::string title = "الوفد يصل إلى العاصمة غدا للقاء المسؤولين";
  const std::string page = title + " - النهار 21 / 01 / 2018 عاجل " + title + " ";
  const Report r = read_text(page + "15 / 10 / 2017 " + title + " " + kLead + " " + kMore);
  EXPECT_EQ(r.published, make_day(2017, 10, 15));
  EXPECT_EQ(body_of(r), std::string(kLead) + " " + kMore);
  EXPECT_FALSE(read_text(page + kLead + " " + kMore).published);
}

TEST(Published, StopBehindTheDateLine) {
  const std::string text = std::string("الوفد يصل إلى العاصمة غدا\nتم نشره في السبت 25 تشرين الثاني / نوفمبر 2017.\n") +
                           kLead + "\n" + kMore;
  const Report r = read_text(text);
  EXPECT_EQ(r.published, make_day(2017, 11, 25));
  EXPECT_EQ(body_of(r), std::string(kLead) + "\n" + kMore);
}

TEST(Published, LateDateBelongsToTheHead) {
  const std::string text = std::string("الوفد يصل إلى العاصمة غدا للقاء المسؤولين Wire. \n") +
                           "صورة الوفد / وكالة 18: 33 05. 02. 2017 (محدثة 18: 38 05. 02. 2017) " + kLead + "\n" + kMore;
  const Report r = read_text(text);
  EXPECT_EQ(r.published, make_day(2017, 2, 5));
  EXPECT_EQ(body_of(r), std::string(kLead) + "\n" + kMore);
}

TEST(Published, YearMonthDayRightBeforeTheReport) {
  const std::string title = "الوفد يصل إلى العاصمة غدا للقاء المسؤولين";
  const std::string page = title + " " + title + " حجم الخط اقرأ المزيد ";
  const Report verb = read_text(page + "جانب من أعمال المؤتمر في قاعة المدينة 2016 - 02 - 28 " + kLead + " " + kMore);
  EXPECT_EQ(verb.published, make_day(2016, 2, 28));
  EXPECT_EQ(body_of(verb), std::string(kLead) + " " + kMore);
  const Report place = read_text(page + "تصوير طاقم البعثة 2017 - 12 - 25 المنامة - رويترز " + kLead + " " + kMore);
  EXPECT_EQ(place.published, make_day(2017, 12, 25));
  // In a sentence nothing is said of the page.
  EXPECT_FALSE(read_text(std::string(kLead) + " وكان الاجتماع في 2016 - 02 - 28 بحضور الوزير. " + kMore).published);
}

TEST(Published, PhrasesThatLeadToTheDay) {
  const std::string head = "الوفد يصل إلى العاصمة غدا للقاء المسؤولين ";
  EXPECT_EQ(read_text(head + "أنشئ بتاريخ: 16 تشرين 2 / نوفمبر 2017 " + kLead + " " + kMore).published,
            make_day(2017, 11, 16));
  EXPECT_EQ(read_text(head + "تم نشره يوم 17 أغسطس، 2017 09: 00 م " + kLead + " " + kMore).published,
            make_day(2017, 8, 17));
  const Report late = read_text(head + "تم نشره في الثلاثاء 5 كانون الأول / ديسمبر 2017. " + kLead + " " + kMore);
  EXPECT_EQ(late.published, make_day(2017, 12, 5));
  EXPECT_EQ(body_of(late), std::string(kLead) + " " + kMore);
}

TEST(Published, TheMonthOfTheAddressPicksTheDay) {
  const std::string head =
      "الوفد يصل إلى العاصمة غدا العدد 12 الخميس 23 مارس 2017 آخر تحديث 21: 25 GMT 0: 47 2017 الثلاثاء 21 مارس GMT 23: "
      "11 2017 الأربعاء 22 مارس الوفد يصل إلى العاصمة غدا ";
  const std::string url = "http://a.com/News/2017/3/1234.html";
  EXPECT_EQ(read_text(head + kLead + " " + kMore, {}, url).published, make_day(2017, 3, 21));
  EXPECT_FALSE(read_text(head + kLead + " " + kMore).published);
  EXPECT_FALSE(read_text(head + kLead + " " + kMore, {}, "http://a.com/News/2017/4/1234.html").published);
}

}  // namespace
}  // namespace isnad
