#include "page/credits.h"

#include <gtest/gtest.h>

#include "page/page_testing.h"

namespace isnad {
namespace {

using namespace page_test;

constexpr const char* kLead = "أعلن وزير الخارجية أن الوفد سيصل إلى العاصمة مساء غد للقاء المسؤولين هناك.";
constexpr const char* kMore = "وقال الوزير إن المحادثات ستبحث وقف إطلاق النار، وإن بلاده لن تتراجع عن شروطها.";

std::string credits_of(const Report& r) {
  std::string out;
  for (const Credit& credit : r.credits) (out += slice(r.text, credit.span)) += '|';
  return out;
}

std::string place_of(const Report& r) {
  return r.dateline_place ? std::string(slice(r.text, *r.dateline_place)) : std::string();
}

const std::string kTitle = "الوفد يصل إلى العاصمة غدا للقاء المسؤولين";

TEST(Credits, SourceBehindTheReport) {
  const std::string report = std::string(kLead) + " " + kMore +
                             " وأضاف أن اللجنة ستجتمع في الأسبوع المقبل لبحث تفاصيل الاتفاق، وأن الخبراء أنهوا مراجعة "
                             "البنود كلها قبل يومين من موعد الجلسة.";
  const Report glued = read_text(report + " المصدر الجزيرة مباشر رويترز كلمات مفتاحية اقرأ أيضا الأكثر قراءة", {},
                                 "http://mubasher.aljazeera.net/news/1");
  EXPECT_EQ(credits_of(glued), "رويترز|");
  EXPECT_EQ(body_of(glued), report);
  const Report colon = read_text(report + " المصدر: وكالات العناوين شروط الاستخدام");
  EXPECT_EQ(credits_of(colon), "وكالات|");
  EXPECT_EQ(body_of(colon), report);
  // A source that speaks in the report is none.
  const std::string quoted = report + " المصدر نفسه قال إن الاجتماع سيعقد غدا.";
  EXPECT_EQ(body_of(read_text(quoted)), quoted);
}

TEST(Credits, SourceInTheHead) {
  const Report r =
      read_text(kTitle + " - النهار " + kTitle + " 24 آب 2017 | 15: 47 المصدر: \"رويترز\" " + kLead + " " + kMore);
  EXPECT_EQ(credits_of(r), "رويترز|");
  EXPECT_EQ(body_of(r), std::string(kLead) + " " + kMore);
}

TEST(Credits, CaptionWithItsCreditIsNeither) {
  const std::string body = std::string(kLead) + " " + kMore;
  const std::string head = kTitle + " - موقع " + kTitle + " 21 - 12 - 201715: 58 ";
  for (const char* caption :
       {"وزير الخارجية رويترز ", "الجلسة الختامية أمس في أستانا (أ. ف. ب) ", "قوات الحدود. (أرشيفية: الإنترنت) "}) {
    const Report r = read_text(head + caption + body);
    EXPECT_EQ(body_of(r), body) << caption;
    EXPECT_EQ(credits_of(r), "") << caption;
    EXPECT_EQ(place_of(r), "") << caption;
    EXPECT_EQ(r.published, make_day(2017, 12, 21)) << caption;
  }
}

TEST(Dateline, TownThatNoTableKnows) {
  const std::string body = std::string(kLead) + " " + kMore;
  const Report agency = read_text("رويترز- الصخيرات (المغرب): " + body);
  EXPECT_EQ(place_of(agency), "الصخيرات");
  EXPECT_EQ(credits_of(agency), "رويترز|");
  EXPECT_EQ(body_of(agency), body);
  EXPECT_EQ(place_of(read_text("(الصخيرات - المغرب) " + body)), "الصخيرات");
  EXPECT_EQ(place_of(read_text("رويترز - الصخيرات: " + body)), "الصخيرات");
  // Two names may be an author's.
  EXPECT_EQ(place_of(read_text("رويترز - زياد الحمصاني: " + body)), "");
}

TEST(Credits, NewsroomsThatTheTablesDoNotKnow) {
  const std::string body = std::string(kLead) + "\n" + kMore;
  const Report agency = read_text(kTitle + "\nعدن (وكالة الضفتين) 17-12-2016\n" + body);
  EXPECT_EQ(credits_of(agency), "وكالة الضفتين|");
  EXPECT_EQ(place_of(agency), "عدن");
  EXPECT_EQ(body_of(agency), body);
  const Report paper = read_text(kTitle + "\nبيروت - صحيفة الميزان: " + body);
  EXPECT_EQ(credits_of(paper), "");
  EXPECT_EQ(paper.outlet, "صحيفة الميزان");
  const Report day = read_text(kTitle + "\nالرباط 3 مايو 2016\n" + body);
  EXPECT_EQ(place_of(day), "الرباط");
  EXPECT_EQ(day.published, make_day(2016, 5, 3));
  EXPECT_EQ(place_of(read_text(kTitle + "\nطرابلس (ليبيا) - 14 فبراير 2017 (مراسلنا)\n" + body)), "طرابلس");
  const std::string told = "دمشق - وكالة الطاقة أعلنت أن خبراءها وصلوا إلى العاصمة مساء غد للقاء المسؤولين هناك.";
  EXPECT_EQ(credits_of(read_text(kTitle + "\n" + told + "\n" + kMore)), "");
}

}  // namespace
}  // namespace isnad
