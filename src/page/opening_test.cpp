#include "page/opening.h"

#include <gtest/gtest.h>

#include "page/page_testing.h"

namespace isnad {
namespace {

using namespace page_test;

constexpr const char* kReport =
    "أعلن وزير الري الإثيوبي أن السد الصغير على نهر أواش سيمتلئ قبل الخريف، وأن القرى القريبة منه لن تهجر. وقال الوزير "
    "في "
    "مؤتمر صحفي إن المهندسين أتموا فحص البوابات كلها، وإن المياه ستصل إلى الحقول في الربيع المقبل.";

TEST(Opening, HeadlineGluedToItsLead) {
  const std::string title = "إثيوبيا: السد الصغير على نهر أواش يمتلئ قريبا";
  const Report r = read_text(title + " " + kReport);
  EXPECT_EQ(body_of(r), kReport);
  EXPECT_EQ(r.title, title);
  // The verb behind the dash opens the lead, not the headline's own.
  EXPECT_EQ(body_of(read_text(std::string("وزير الري الإثيوبي يبحث ملء السد الصغير مع المهندسين - ") + kReport)),
            kReport);
}

TEST(Opening, SubjectBeforeItsVerbStays) {
  const std::string report =
      "وزير الري الإثيوبي أعلن أمس أن السد سيمتلئ قبل الخريف وأن أحدا لن يهجر من القرى القريبة. وقال إن "
      "المهندسين أتموا فحص البوابات كلها قبل يومين.";
  EXPECT_EQ(body_of(read_text(report)), report);
}

TEST(Opening, EmptyFieldsAndForeignWords) {
  EXPECT_EQ(body_of(read_text(std::string("السد الصغير يمتلئ قبل الخريف | | | | Reuters JOHN SMITH ") + kReport)),
            kReport);
  EXPECT_EQ(body_of(read_text(std::string("Main Categories Copyright 2017 RIVER. NEWS ") + kReport)), kReport);
  const std::string named =
      "شركة Blue River أعلنت أن السد سيمتلئ قبل الخريف، وأن القرى القريبة منه لن تهجر هذا العام كما كان مقررا.";
  EXPECT_EQ(body_of(read_text(named)), named);
}

TEST(Opening, LabelsOfBoxes) {
  const std::string title = "إثيوبيا تملأ السد الصغير قبل الخريف";
  for (const char* label :
       {"الأكثر مشاهدة", "كلمات دالة", "اقرأ أيضا", "منى تسفاي صورة السد من الجو / مواضيع ذات صلة:"}) {
    EXPECT_EQ(body_of(read_text(title + " " + title + " 24 نوفمبر 2017 " + label + " " + kReport)), kReport) << label;
  }
}

TEST(Opening, Bylines) {
  const std::string title = "إثيوبيا تملأ السد الصغير قبل الخريف";
  for (const char* by : {"كتبت - منى تسفاي:", "كتب: داود هيلا ومنى تسفاي", "منى تسفاي -", "تحرير: منى تسفاي"}) {
    EXPECT_EQ(body_of(read_text(title + " " + title + " 24 نوفمبر 2017 " + by + " " + kReport)), kReport) << by;
  }
  EXPECT_EQ(body_of(read_text(title + ": 25 يوليو 2017 ترجمة: منى تسفاي عن \"بلومبيرغ\" " + kReport)), kReport);
}

TEST(Opening, CaptionOnALineOfItsOwn) {
  const std::string head =
      "2017 / 11 / 23 الساعة 18: 01 (مكة المكرمة) 1439 / 3 / 5 ه - حجم الخط السد الصغير والقرى القريبة وما "
      "قيل عنها في العاصمة هذا الأسبوع 2017 / 11 / 23 الساعة 18: 01 (مكة المكرمة) 1439 / 3 / 5 ه -\n";
  const std::string lines =
      "إثيوبيا تملأ السد الصغير قبل الخريف 23 / 11 / 2017\nبوابات السد الصغير على نهر أواش كما تبدو من "
      "الجو\n(رويترز) ";
  EXPECT_EQ(body_of(read_text(head + lines + kReport)), kReport);
}

TEST(Opening, ReportThatSaysTheTitleAgain) {
  const std::string title = "السد الصغير من أكبر السدود المقامة على نهر أواش";
  const std::string report =
      std::string("افتتحت الحكومة السد من أكبر السدود المقامة على نهر أواش بعد تأخير طويل. ") + kReport;
  EXPECT_EQ(body_of(read_text(title + " | | | Reuters " + report)), report);
}

TEST(Opening, HeadingFarDownWithItsDay) {
  const std::string title = "إثيوبيا تملأ السد الصغير على نهر أواش قبل الخريف";
  std::string box;
  for (int i = 0; i < 2; ++i) {
    box +=
        "هل تصلك رسائلنا كل صباح? سجل اسمك هنا وسنكتب لك عن كل جديد في البلاد وفي العالم من حولها. شكرا لأنك معنا "
        "اليوم!\n";
  }
  box += "خدمة القراء - قراءة المقالات كلها - قراءة الملفات - نسخة للحفظ - كل ما في الموقع بلا إعلانات وبلا انتظار ";
  EXPECT_EQ(body_of(read_text(title + " - النهار " + box + title + " 17 تشرين الثاني 2017 | 17: 45 " + kReport)),
            kReport);
}

TEST(Opening, NamesInBrackets) {
  const std::string title = "إثيوبيا تملأ السد الصغير قبل الخريف";
  for (const char* by : {"(منى تسفاي)", "منى تسفاي (دبي)"}) {
    EXPECT_EQ(body_of(read_text(title + " " + title + " 24 نوفمبر 2017 " + by + " " + kReport)), kReport) << by;
  }
}

TEST(Opening, CaptionThatItsCreditEnds) {
  const std::string title = "إثيوبيا تملأ السد الصغير قبل الخريف";
  const std::string head = title + " " + title + " 24 نوفمبر 2017 ";
  for (const char* caption : {"بوابات السد كما تبدو من الضفة الأخرى للنهر (أ. ف. ب) ",
                              "وزير الري مع المهندسين عند البوابات أمس.\n(رويترز) "}) {
    EXPECT_EQ(body_of(read_text(head + caption + kReport)), kReport) << caption;
  }
  EXPECT_EQ(
      body_of(read_text(title + " " + title + " عمال على جسر السد تاريخ النشر: حجم الخط كلمات مفتاحية " + kReport)),
      kReport);
}

TEST(Opening, VerbWhoseDoublingWasLost) {
  EXPECT_TRUE(is_lead(data(), split_page_words("صر ح الوزير"), 0));
  EXPECT_FALSE(is_lead(data(), split_page_words("صر الوزير"), 0));
}

}  // namespace
}  // namespace isnad
