// Where people are at a meeting, on a journey, at home: the place of what they do, in short invented texts.
#include <gtest/gtest.h>

#include "reader/reader_testing.h"

namespace isnad {
namespace {

std::string place_of(const Reading& r, std::string_view trigger) {
  for (const Event& e : r.events) {
    if (r.slice(e.trigger) == trigger) return e.place ? std::string(r.slice(e.place->name)) : std::string("none");
  }
  return "no event";
}

TEST(Attended, APromiseMadeAtAMeetingIsMadeThere) {
  ASSERT_NE(resources(), nullptr);
  const Reading r = read_dated(
      "استقبل الرئيس المصري عبد الفتاح السيسي في القاهرة أمس رئيس الوزراء الإيطالي ماتيو رينزي. وأعرب رينزي خلال "
      "اللقاء عن شكره لمصر على دورها في ليبيا، فيما تعهد السيسي بمواصلة التعاون الأمني مع روما.");
  EXPECT_EQ(place_of(r, "تعهد"), "القاهرة");
}

TEST(Attended, WhatIsAskedDuringAMeetingToldBehindIsAskedThere) {
  ASSERT_NE(resources(), nullptr);
  const Reading r = read_dated(
      "دعا الرئيس التونسي الباجي قائد السبسي خلال لقائه أمس رئيس الوزراء الليبي فائز السراج في قرطاج إلى وقف القتال.");
  EXPECT_EQ(place_of(r, "دعا"), place_of(r, "لقائه"));
}

TEST(Attended, WhatIsSaidInACallHasNoPlace) {
  ASSERT_NE(resources(), nullptr);
  const Reading r = read_dated(
      "التقى وزير الخارجية الأردني أيمن الصفدي نظيره العراقي محمد الحكيم في بغداد أمس. ثم أجرى الصفدي اتصالا هاتفيا مع "
      "الحكيم، وتعهد الصفدي بتقديم المساعدة للعراق.");
  EXPECT_NE(place_of(r, "وتعهد"), "بغداد");
}

TEST(Attended, AStandingPositionHasNoPlace) {
  ASSERT_NE(resources(), nullptr);
  const Reading r = read_dated(
      "اجتمع وزير الخارجية السعودي عادل الجبير مع نظيره الفرنسي جان إيف لودريان في جدة أمس. وتدعم فرنسا الحكومة "
      "اليمنية "
      "منذ سنوات.");
  EXPECT_NE(place_of(r, "وتدعم"), "جدة");
}

TEST(Attended, WhereSomebodyLivesNothingHappens) {
  ASSERT_NE(resources(), nullptr);
  const Reading r = read_dated("التقى وفد من حركة النهضة المقيم في لندن وزير الداخلية التونسي في صفاقس.");
  EXPECT_EQ(place_of(r, "التقى"), "صفاقس");
}

TEST(Attended, ALegOfATourLeadsToItsOwnPlace) {
  ASSERT_NE(resources(), nullptr);
  const Reading r = read_dated(
      "قال المتحدث باسم الأمم المتحدة إن المبعوث الأممي برناردينو ليون سيتوجه بعد زيارته للجزائر إلى تونس حيث التقى من "
      "قبل ممثلي القبائل، ومنها سيسافر إلى الرباط حيث مقر بعثة الوساطة.");
  EXPECT_EQ(place_of(r, "سيتوجه"), "تونس");
  EXPECT_EQ(place_of(r, "سيسافر"), "الرباط");
}

TEST(Attended, EachPlaceTakenIsAHappening) {
  ASSERT_NE(resources(), nullptr);
  const Reading r = read_dated("أتاح ذلك للجيش السوري استعادة مدينة دير الزور من تنظيم داعش وأخيرا مدينة البوكمال.");
  std::vector<std::string> places;
  for (const Event& e : r.events) {
    if (e.type == EventType::control && e.place) places.emplace_back(r.slice(e.place->name));
  }
  EXPECT_EQ(places, (std::vector<std::string>{"دير الزور", "البوكمال"}));
}

TEST(Attended, APronounOfTwoMeansThePairOfPlaces) {
  ASSERT_NE(resources(), nullptr);
  const Reading r =
      read_dated("وصلت التعزيزات إلى مدينتي لحج وأبين أمس، وتستعد المقاومة الشعبية لتحريرهما من الحوثيين.");
  std::vector<std::string> places;
  for (const Event& e : r.events) {
    if (r.slice(e.trigger) == "لتحريرهما" && e.place) places.emplace_back(r.slice(e.place->name));
  }
  EXPECT_EQ(places, (std::vector<std::string>{"لحج", "أبين"}));
}

}  // namespace
}  // namespace isnad
