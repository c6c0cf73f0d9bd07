#include "page/teasers.h"

#include <gtest/gtest.h>

#include "page/page_testing.h"
#include "page/topic.h"

namespace isnad {
namespace {

using namespace page_test;

constexpr const char* kReport =
    "أعلن وزير النقل السوداني أن جسر النيل الجديد سيفتح في الأسبوع المقبل بعد عامين من العمل.\n"
    "وقال الوزير في مؤتمر صحفي إن الجسر يربط الخرطوم بأحيائها الشمالية، وإن الشاحنات ستمنع من عبوره نهارا.\n"
    "وأضاف أن وزارة النقل ستنشر جدول الرسوم قبل الافتتاح، وأن سكان الأحياء الشمالية يعفون منها عاما كاملا.\n"
    "وكانت الوزارة أوقفت أعمال الجسر شهرين بعد فيضان النيل الصيف الماضي.";

constexpr const char* kTeasers[] = {
    "مزارعو الزيتون في تونس يطالبون بسقف للأسعار طالب مزارعو الزيتون في تونس الحكومة بسقف للأسعار قبل موسم القطاف.",
    "برلمان لاتفيا يرفض ميزانية الدفاع رفض برلمان لاتفيا في جلسة عاصفة ميزانية الدفاع التي قدمتها حكومة الأقلية..",
    "هل تغلق بيرو مناجم النحاس? أعلنت شركة التعدين في بيرو أن مناجم الجنوب ستبقى مغلقة حتى يهدأ الإضراب."};

std::string teasers() {
  std::string all;
  for (const char* teaser : kTeasers) (all += teaser) += ' ';
  return all;
}

TEST(Teasers, RunOfHeadlinesWithTheirLeads) {
  EXPECT_EQ(body_of(read_text(std::string(kReport) + "\n" + teasers())), kReport);
  EXPECT_EQ(body_of(read_text(std::string(kReport) + "\n" + teasers() + "\nجميع الحقوق محفوظة")), kReport);
}

TEST(Teasers, TeaserWhoseHeadlineSharesLittleGoesWithTheRun) {
  const std::string loose =
      "موجة غضب في نيبال.. لماذا? سادت حالة من الاستياء شوارع كاتماندو بعد قرار زيادة أجور الحافلات ومنع "
      "الدراجات من دخول الساحات القديمة ومن الوقوف أمام المعابد.";
  EXPECT_EQ(body_of(read_text(std::string(kReport) + "\n" + loose + "\n" + teasers())), kReport);
}

TEST(Teasers, BackgroundOfTheReportStays) {
  const std::string background =
      "\nوفي ملف آخر، تستعد كينيا لانتخابات محلية يتنافس فيها سبعة أحزاب.\nوتجري أوغندا تعدادا للسكان هذا الشهر بتمويل "
      "من "
      "مصرف التنمية.";
  EXPECT_EQ(body_of(read_text(kReport + background)), kReport + background);
  // One headline with its lead, of the same matter: a heading in the report.
  const std::string heading =
      "\nرسوم الجسر الجديد في الخرطوم أعلنت وزارة النقل أن رسوم عبور الجسر في الخرطوم ستحصل بالبطاقة وحدها.";
  EXPECT_EQ(body_of(read_text(kReport + heading)), kReport + heading);
}

TEST(Teasers, RoundUpKeepsItsReports) {
  const std::string longer[] = {
      " وأوضح المتحدث باسمهم أن الأسعار هبطت إلى النصف منذ الربيع، وأن المعاصر ترفض شراء المحصول قبل أن تبيع ما خزنته "
      "من العام "
      "الماضي.\nوذكر أن ألف أسرة في صفاقس تعيش من الزيتون وحده، وأن كثيرا منها يفكر في ترك الأرض والعمل في المصانع "
      "القريبة من "
      "الساحل.\n",
      " وأوضحت رئيسة اللجنة أن شراء المدرعات كان سيلتهم ما خصص للمدارس والمستشفيات، وأن الحكومة لم تشرح لماذا اختارت "
      "هذا المورد "
      "دون غيره.\nوذكرت أن التصويت سيعاد بعد شهر إذا عدل رئيس الوزراء الأرقام وقبل أن يحضر الجلسة بنفسه ليرد على أسئلة "
      "النواب.\n",
      " وأوضح مهندس في الموقع أن العمال يطالبون بقمصان واقية وبساعات أقل تحت الأرض، وأن الإدارة لم تجلس معهم منذ "
      "أسبوعين.\nوذكر "
      "أن السفن التي تنتظر في الميناء ستعود فارغة إن لم يستأنف الشحن قبل نهاية الشهر، وأن الخسائر تكبر كل يوم.\n"};
  std::string roundup = std::string(kReport) + "\n";
  for (size_t i = 0; i < 3; ++i) roundup += kTeasers[i] + longer[i];
  roundup.pop_back();
  EXPECT_EQ(body_of(read_text(roundup)), roundup);
}

TEST(Teasers, LeadsBrokenOff) {
  const std::string broken =
      " أعلنت شركة طيران إندونيسية أنها ستسير رحلتين كل أسبوع بين جاكرتا ومانيلا، على أن تزيدها في موسم الأعياد إذا... "
      "دعا "
      "اتحاد الصيادين في أيسلندا أعضاءه إلى إضراب مفتوح حتى ترفع شركات التصدير أسعار سمك القد الذي... قتل متسلق جبال "
      "نمساوي في انهيار ثلجي قرب إنسبروك بينما كان يعبر ممرا مغلقا منذ أول الشتاء بأمر من... افتتح متحف للقطارات "
      "البخارية في "
      "مدينة بولندية صغيرة ويضم أربعين قاطرة جمعها هواة من بلدان...";
  EXPECT_EQ(body_of(read_text(kReport + broken)), kReport);
}

TEST(Teasers, HesitationInQuotationsEndsNothing) {
  const std::string quoted =
      "\nوقال سائق حافلة \"ننتظر هذا منذ سنوات... منذ سنوات طويلة... كل صباح أقف ساعة... ساعة كاملة أمام الجسر "
      "القديم... ثم أعود "
      "متأخرا... لا أحد يصدق ذلك\".";
  EXPECT_EQ(body_of(read_text(kReport + quoted)), kReport + quoted);
}

TEST(Teasers, StemsMeetThroughClitics) {
  EXPECT_EQ(stem_of(data(), "والحكومه"), stem_of(data(), "حكومه"));
  EXPECT_EQ(stem_of(data(), "للمزارعين"), stem_of(data(), "المزارعون"));
  EXPECT_EQ(stem_of(data(), "وزير"), "وزير");
  EXPECT_NE(stem_of(data(), "وزير"), stem_of(data(), "زيره"));
}

}  // namespace
}  // namespace isnad
