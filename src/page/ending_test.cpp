#include "page/ending.h"

#include <gtest/gtest.h>

#include "page/page_testing.h"

namespace isnad {
namespace {

using namespace page_test;

constexpr const char* kLead = "أعلن وزير الخارجية أن الوفد سيصل إلى العاصمة مساء غد للقاء المسؤولين هناك.";
constexpr const char* kMore = "وقال الوزير إن المحادثات ستبحث وقف إطلاق النار، وإن بلاده لن تتراجع عن شروطها.";

/// A report long enough for the signs of its end to be looked for.
std::string report() {
  return std::string(kLead) + " " + kMore + " " +
         "وأضاف في مؤتمر صحفي أن اللجنة المشتركة ستجتمع في الأسبوع المقبل لبحث تفاصيل الاتفاق، وأن الخبراء من الجانبين "
         "أنهوا مراجعة البنود كلها قبل يومين. وكانت الجولة السابقة قد انتهت بلا نتيجة بعد خلاف على موعد الانسحاب وعلى "
         "عدد المراقبين الذين سيدخلون المدينة.";
}

TEST(Ending, NoticeEndsTheReport) {
  for (const char* notice :
       {"المواد المنشورة في الموقع لا تعبر بالضرورة عن رأي إدارته.", "هل أعجبك الموضوع? شاركه مع أصدقائك!",
        "لن يتم نشر عنوان بريدك الإلكتروني.", "لا يسمح بنسخ مواد هذا الموقع إلا بإذن خطي مسبق."}) {
    EXPECT_EQ(body_of(read_text(report() + " " + notice + " " + kMore)), report()) << notice;
  }
  // Said early it is the report's own.
  const std::string early = "وقال إن الآراء الواردة في التقرير تعبر عن رأي كاتبه وحده. ";
  EXPECT_EQ(body_of(read_text(early + report())), early + report());
}

TEST(Ending, ForeignTailIsCut) {
  EXPECT_EQ(body_of(read_text(report() + " Send to Email Address Your Name Cancel")), report());
  const std::string named =
      report() + " وقالت شركة International Business Machines Corporation إن فرعها هناك سيبقى مفتوحا.";
  EXPECT_EQ(body_of(read_text(named)), named);
}

TEST(Ending, HeadlinesPrintedAgainAndAgain) {
  const std::string headline = "المعارض المعروف: الحكومة ألقت حجرا كبيرا في بحيرة السياسة الراكدة! ";
  EXPECT_EQ(body_of(read_text(report() + " " + headline + "صحف مصرية: ماذا يجري الآن? " + headline + headline)),
            report());
  // A sentence quoted twice is no list.
  const std::string twice = report() + " " + kMore;
  EXPECT_EQ(body_of(read_text(twice)), twice);
}

TEST(Ending, WholeReportPrintedTwice) {
  std::string longer = report();
  for (int i = 0; i < 12; ++i) {
    longer += " وذكر البيان رقم " + std::to_string(i) + " أن المفاوضات حول البند نفسه لم تتقدم بعد إلى الخطوة التالية.";
  }
  EXPECT_EQ(body_of(read_text(longer + " " + longer)), longer);
}

TEST(Ending, TeaserOfAnotherReport) {
  EXPECT_EQ(body_of(read_text(report() + " أكد المشاركون في ورشة العمل التي أقيمت أمس أن... الأكثر قراءة تويتر")),
            report());
}

TEST(Ending, SignatureByInitials) {
  const std::string gallery = " القرى العائمة في الصور يعيش سكان القرى على الماء منذ قرون ويصنعون قواربهم بأيديهم.";
  for (const char* sign : {" م. ل / ن. ق (رويترز)", "\nخ. ع / س. د. ر (أ ف ب، د ب أ)"}) {
    EXPECT_EQ(body_of(read_text(report() + sign + gallery)), report()) << sign;
  }
  const std::string abbreviated = report() + " وقال مراسل أ. ف. ب في المدينة إن المعابر أغلقت عند الظهر.";
  EXPECT_EQ(body_of(read_text(abbreviated)), abbreviated);
}

TEST(Ending, ListOfDates) {
  EXPECT_EQ(
      body_of(read_text(report() + " تقارير أخرى 6 / 7 / 2017 12 / 6 / 2017 2 / 9 / 2017 ثقافة فيلم جديد عن البحر في "
                                   "دور العرض هذا الأسبوع لمن يحب الأفلام الطويلة.")),
      report());
  const std::string dated = report() + " وعقدت الجولات في 3 مايو 2015 وفي 11 يونيو 2016 وفي 20 يوليو 2017.";
  EXPECT_EQ(body_of(read_text(dated)), dated);
}

TEST(Ending, AgesOfOtherReports) {
  EXPECT_EQ(body_of(read_text(report() + " قبل 19 ساعة قبل ساعتين 19 / 1 / 2018 م. القطار الجديد يصل إلى الميناء.")),
            report());
  const std::string told =
      report() + " وقال شاهد إن القصف بدأ قبل ساعتين، وإن الكهرباء انقطعت قبل 3 أيام عن الأحياء كلها.";
  EXPECT_EQ(body_of(read_text(told)), told);
}

TEST(Ending, LabelsSideBySide) {
  EXPECT_EQ(
      body_of(read_text(report() + " وسوم الأكثر انتشارا القطار الجديد.. والميناء أيضا 20 سا حديقة للسباق يناير 15")),
      report());
  EXPECT_EQ(
      body_of(read_text(report() + " اقرأ أيضا: المصدر: رويترز - كلمات أخرى عن القطار الجديد الذي وصل إلى الميناء.")),
      report());
}

TEST(Ending, DotsOfDatesAndInitialsEndNothing) {
  const PageWords words = split_page_words("قال أ. ف. ب. في 12. 11. 2017. ثم مضى.");
  size_t ends = 0;
  for (size_t i = 1; i < words.size(); ++i) ends += sentence_ends_before(words, i);
  EXPECT_EQ(ends, 2U);  // before "in" and before "then"
}

TEST(Head, PageTitleWithItsSite) {
  const std::string title = "الوفد يصل إلى العاصمة غدا للقاء المسؤولين";
  const Report once = read_text(title + " | رأي اليوم بيروت - رويترز: " + kLead + " " + kMore);
  EXPECT_EQ(once.title, title);
  EXPECT_EQ(body_of(once), std::string(kLead) + " " + kMore);
  // Sentences of boxes between the page's title and the heading.
  const Report again = read_text(title + " - النهار هل تريد الاشتراك في نشرتنا? حصل خطأ ما.\nشكرا لإشتراكك! " + title +
                                 " 24 آب 2017 | 15: 47 " + kLead + " " + kMore);
  EXPECT_EQ(body_of(again), std::string(kLead) + " " + kMore);
  EXPECT_EQ(again.published, make_day(2017, 8, 24));
}

TEST(Head, EmptyLabels) {
  const std::string title = "الوفد يصل إلى العاصمة غدا للقاء المسؤولين";
  EXPECT_EQ(body_of(read_text(title + " " + title + " تاريخ النشر: حجم الخط كلمات مفتاحية " + report())), report());
}

TEST(Head, CodeIsNoReport) {
  const std::string text = "21 { { month } } { { day } } بتوقيت بيروت الفجر { { dawn } } " + report();
  EXPECT_EQ(body_of(read_text(text)), report());
}

}  // namespace
}  // namespace isnad
