// Days of events as the rules tell them, before the learned models choose: spans and days counted from others.
#include <gtest/gtest.h>

#include "reader/reader_testing.h"

namespace isnad {
namespace {

/// "from..to" of the event at this word, as the rules read a report of 14 March 2019, a Thursday.
std::string days_of(const std::string& body, std::string_view trigger) {
  Item item;
  item.id = "case";
  item.url = "http://x.example/2019/03/14/a";
  item.text = body;
  const Reading r = read_candidates(*resources(), item);
  for (const Event& e : r.events) {
    if (r.slice(e.trigger) != trigger) continue;
    return (e.days.from ? format_day(*e.days.from) : "") + ".." + (e.days.to ? format_day(*e.days.to) : "");
  }
  return "no event";
}

TEST(Days, WhatBeganGoesOnUpToTheReport) {
  ASSERT_NE(resources(), nullptr);
  EXPECT_EQ(days_of("وكانت القوات الفرنسية بدأت غارات على مواقع المتمردين في مالي في يناير 2016.", "غارات"),
            "2016-01-01..2019-03-14");
  EXPECT_EQ(days_of("قتل عشرات المدنيين منذ بدء هجمات المتمردين على مدينة تعز في فبراير الماضي.", "هجمات"),
            "2019-02-01..2019-03-14");
  // What began long ago has ended; nor is it the attacks that began after them.
  EXPECT_EQ(days_of("وكان الجيش العراقي بدأ غزو الكويت في الثاني من أغسطس 1990.", "غزو"), "1990-08-02..1990-08-02");
  EXPECT_EQ(days_of("بدأت الحملة بعد هجمات تنظيم داعش على باريس في نوفمبر 2015.", "هجمات"), "2015-11-01..2015-11-30");
  // What was begun yesterday is told as the deed of that day; talks are not a work that lasts.
  EXPECT_EQ(days_of("بدأت القوات الحكومية أمس هجوما على مدينة سراقب.", "هجوما"), "2019-03-13..2019-03-13");
}

TEST(Days, WhatMayHappenIsToCome) {
  ASSERT_NE(resources(), nullptr);
  EXPECT_EQ(days_of("أعلنت وزارة الخارجية أن الرئيس الفرنسي إيمانويل ماكرون قد يزور بغداد في يونيو.", "يزور"),
            "2019-06-01..2019-06-30");
}

TEST(Days, ADaySaidAfterAMeetingIsNotTheMeetings) {
  ASSERT_NE(resources(), nullptr);
  EXPECT_NE(days_of("قال المبعوث الأممي مارتن غريفيث بعد اجتماعه مع الرئيس اليمني عبد ربه منصور هادي إنه سيقدم إلى "
                    "مجلس الأمن خطة جديدة نهاية الشهر.",
                    "اجتماعه"),
            "2019-03-21..2019-03-31");
}

TEST(Days, TheDayBehindANounThatSomebodySpeaksOfMayBeTheSpeech) {
  ASSERT_NE(resources(), nullptr);
  EXPECT_EQ(days_of("حذر وزير الدفاع التركي خلوصي أكار واشنطن من إلغاء الصفقة خلال زيارته موسكو الشهر الماضي.", "حذر"),
            "2019-02-01..2019-02-28");
}

TEST(Days, AnAdjectiveBeforeTheDayIsNoParticiple) {
  ASSERT_NE(resources(), nullptr);
  EXPECT_EQ(days_of("قصفت مقاتلات التحالف العربي مواقع الحوثيين قرب الميناء الرئيسي في 3 مارس.", "قصفت"),
            "2019-03-03..2019-03-03");
}

TEST(Days, TheDayOfAnEarlierPastIsNotTheDeeds) {
  ASSERT_NE(resources(), nullptr);
  EXPECT_EQ(days_of("أفرجت سلطات الحوثيين عن خمسة موظفين كانت قد اعتقلتهم في فبراير الماضي.", "أفرجت"), "..");
}

TEST(Days, TheNthDayOfTheBattlesEndsARow) {
  ASSERT_NE(resources(), nullptr);
  EXPECT_EQ(days_of("قتل ثلاثة مدنيين أمس في قصف للجيش السوري على دوما، في اليوم الرابع للمعارك بين الجيش السوري "
                    "وفصائل المعارضة.",
                    "للمعارك"),
            "2019-03-10..2019-03-13");
  EXPECT_EQ(days_of("تظاهر مئات العراقيين لليوم الثالث على التوالي في البصرة احتجاجا على الحكومة.", "تظاهر"),
            "2019-03-12..2019-03-14");
}

TEST(Days, ADayIsCountedFromAnother) {
  ASSERT_NE(resources(), nullptr);
  EXPECT_EQ(days_of("التقى الرئيس الروسي فلاديمير بوتين نظيره التركي رجب طيب أردوغان الثلاثاء قبل يومين من قمة بين "
                    "روسيا وإيران.",
                    "قمة"),
            "2019-03-14..2019-03-14");
  EXPECT_EQ(days_of("قتل جنديان تركيان أمس بعد ثلاثة أيام على هجوم شنه تنظيم داعش في أنقرة.", "هجوم"),
            "2019-03-10..2019-03-10");
}

TEST(Days, MonthsAndYearsAreCountedToo) {
  ASSERT_NE(resources(), nullptr);
  EXPECT_EQ(
      days_of("زار رئيس الوزراء الهندي ناريندرا مودي موسكو في 2018 بعد ثلاث سنوات من أول زيارة قام بها الرئيس الروسي "
              "فلاديمير بوتين لنيودلهي.",
              "زيارة"),
      "2015-01-01..2015-12-31");
  EXPECT_EQ(days_of("خطف مسلحون صحافيين فرنسيين في حلب في يونيو 2013 وأفرجوا عنهم بعد ذلك بستة أشهر.", "وأفرجوا"),
            "2013-12-01..2013-12-31");
}

TEST(Days, ANounDatedElsewhereTellsTheDayOfWhatHangsOnIt) {
  ASSERT_NE(resources(), nullptr);
  EXPECT_EQ(
      days_of("تعقد في بيروت السبت المقبل قمة اقتصادية عربية. واجتمع وزراء المالية العرب في بيروت قبل ثلاثة أيام من "
              "القمة.",
              "واجتمع"),
      "2019-03-13..2019-03-13");
}

TEST(Days, TheMeetingTakenUpDatesItsFirstMention) {
  ASSERT_NE(resources(), nullptr);
  EXPECT_EQ(
      days_of("اتفق قادة العراق والأردن في ختام قمة بمدينة عمان على فتح المعابر. وفي ختام القمة الثنائية الثلاثاء قال "
              "الرئيس العراقي برهم صالح إن الطريق سيفتح قريبا.",
              "اتفق"),
      "2019-03-12..2019-03-12");
}

TEST(Days, MoreThanSoLongAgoIsNoDay) {
  ASSERT_NE(resources(), nullptr);
  EXPECT_EQ(days_of("سيطر تنظيم داعش على مدينة هيت قبل أكثر من شهر.", "سيطر"), "..");
  EXPECT_EQ(days_of("سيطر تنظيم داعش على مدينة هيت قبل أسبوع.", "سيطر"), "2019-03-07..2019-03-07");
}

TEST(Days, ADayInANameDatesNothing) {
  ASSERT_NE(resources(), nullptr);
  EXPECT_EQ(days_of("سيطرت حركة 23 مارس على مدينة غوما يوم السبت.", "سيطرت"), "2019-03-09..2019-03-09");
}

}  // namespace
}  // namespace isnad
