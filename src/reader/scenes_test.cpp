// Places and days of events in short invented texts, each with its basis.
#include <gtest/gtest.h>

#include "reader/reader_testing.h"

namespace isnad {
namespace {

const Event* told(const Reading& r, std::string_view trigger) {
  for (const Event& e : r.events) {
    if (r.slice(e.trigger) == trigger) return &e;
  }
  return nullptr;
}

std::string place_of(const Reading& r, const Event* e) {
  return e != nullptr && e->place ? std::string(r.slice(e->place->name)) : std::string();
}

TEST(Scenes, TheClauseTellsPlaceAndDay) {
  ASSERT_NE(resources(), nullptr);
  const Reading r =
      read_dated("التقى الرئيس التونسي الباجي قائد السبسي رئيس الوزراء الليبي فائز السراج في تونس أول من أمس.");
  const Event* e = told(r, "التقى");
  ASSERT_NE(e, nullptr);
  EXPECT_EQ(place_of(r, e), "تونس");
  EXPECT_EQ(e->place_basis, Basis::clause);
  EXPECT_EQ(e->days.from, parse_day("2019-03-12"));
  EXPECT_EQ(e->days_basis, Basis::clause);
  EXPECT_EQ(r.slice(e->days_span), "أول من أمس");
}

TEST(Scenes, APastVerbThatBeginsLikeAFutureIsPast) {
  ASSERT_NE(resources(), nullptr);
  const Reading r = read_dated("سيطر الجيش الوطني فجر الأحد على مدينة منبج.");
  const Event* e = told(r, "سيطر");
  ASSERT_NE(e, nullptr);
  EXPECT_EQ(e->days.from, parse_day("2019-03-10"));
}

TEST(Scenes, TalksOnAVisitAreWhereTheVisitIs) {
  ASSERT_NE(resources(), nullptr);
  const Reading r = read_dated(
      "وصل وزير الخارجية الألماني هايكو ماس إلى القاهرة أمس. ومن المقرر أن يلتقي ماس نظيره المصري سامح شكري لبحث "
      "الأوضاع في "
      "ليبيا.");
  const Event* e = told(r, "يلتقي");
  ASSERT_NE(e, nullptr);
  EXPECT_EQ(place_of(r, e), "القاهرة");
  EXPECT_EQ(e->place_basis, Basis::happening);
  EXPECT_FALSE(e->days.known());  // planned: not of the day of arrival
}

TEST(Scenes, AHurtToldAfterAShellingIsAtItsPlace) {
  ASSERT_NE(resources(), nullptr);
  const Reading r = read_dated("قصفت القوات الحكومية بلدة سراقب أمس. وأصيب ثلاثة مدنيين في القصف.");
  const Event* e = told(r, "قصفت");
  ASSERT_NE(e, nullptr);
  EXPECT_EQ(place_of(r, e), "سراقب");
  EXPECT_EQ(e->place_basis, Basis::clause);
  const Event* hurt = told(r, "وأصيب");
  if (hurt != nullptr) {  // or merged with the shelling
    EXPECT_EQ(place_of(r, hurt), "سراقب");
    EXPECT_EQ(hurt->place_basis, Basis::passage);
  }
}

TEST(Scenes, ACallHasNoPlace) {
  ASSERT_NE(resources(), nullptr);
  const Reading r = read_dated(
      "أجرى وزير الخارجية الأميركي مايك بومبيو اتصالا هاتفيا مع نظيره الأردني أيمن الصفدي أمس، وبحثا الوضع في اليمن.");
  const Event* e = told(r, "اتصالا");
  ASSERT_NE(e, nullptr);
  EXPECT_FALSE(e->place.has_value());
  EXPECT_EQ(e->place_basis, Basis::none);
}

TEST(Scenes, AMeetingNamedAgainHasItsDayAndPlace) {
  ASSERT_NE(resources(), nullptr);
  const std::string agreed = "اتفق وزراء خارجية مصر وتونس والجزائر في ختام الاجتماع على مواصلة التشاور بينهم. ";
  const std::string between = "ورحبت أحزاب ليبية بالخطوة. وقالت إن الوقت يضيق. ودعت إلى خطوات أخرى. ";
  const Reading r = read_dated(agreed + between + "وكان الاجتماع الثلاثي الثلاثاء في القاهرة مغلقا أمام الصحافة.");
  const Event* e = told(r, "اتفق");
  ASSERT_NE(e, nullptr);
  EXPECT_EQ(e->days.from, parse_day("2019-03-12"));
  EXPECT_EQ(place_of(r, e), "القاهرة");
  // Two meetings of one name: neither is meant surely.
  const Reading two = read_dated(
      agreed + between + "وكان الاجتماع الأول الثلاثاء مغلقا أمام الصحافة. وكان الاجتماع الثاني الأربعاء مفتوحا.");
  const Event* f = told(two, "اتفق");
  ASSERT_NE(f, nullptr);
  EXPECT_NE(f->days_basis, Basis::happening);
}

TEST(Scenes, WhatHostsOrSeesIsThePlace) {
  ASSERT_NE(resources(), nullptr);
  const Reading r = read_dated("استضافت الرياض في يناير الماضي قمة خليجية شارك فيها قادة دول مجلس التعاون.");
  EXPECT_EQ(place_of(r, told(r, "قمة")), "الرياض");
  const Reading seen = read_dated("وتشهد محافظة إدلب منذ أسبوع اشتباكات بين هيئة تحرير الشام وحركة أحرار الشام.");
  EXPECT_NE(place_of(seen, told(seen, "اشتباكات")).find("إدلب"), std::string::npos);
}

TEST(Scenes, ARoundOfKnownTalksNeedsNoParties) {
  ASSERT_NE(resources(), nullptr);
  const Reading r = read_text(
      "موسكو 26 أكتوبر 2017 - قال سيرغي لافروف إن الجولة السابعة من محادثات أستانا ستعقد يومي 30 و31 أكتوبر الجاري.");
  const auto round =
      std::find_if(r.events.begin(), r.events.end(), [](const Event& e) { return e.type == EventType::consult; });
  ASSERT_NE(round, r.events.end());
  EXPECT_EQ(round->status, Status::planned);
  EXPECT_EQ(round->days.from, parse_day("2017-10-30"));
  EXPECT_EQ(round->days.to, parse_day("2017-10-31"));
  EXPECT_EQ(place_of(r, &*round), "أستانا");
  EXPECT_TRUE(round->actors.empty() && round->recipients.empty());
}

TEST(Scenes, ADayAfterTheVisitTellsTheDayOfTheVisit) {
  ASSERT_NE(resources(), nullptr);
  const Reading r = read_dated(
      "عقد قادة تونس والجزائر اليوم الخميس قمة في سوسة. وتهدف قمة سوسة التي جاءت بعد يوم واحد من زيارة الرئيس الفرنسي "
      "إيمانويل ماكرون إلى الجزائر، إلى بحث الأزمة.");
  const auto visit =
      std::find_if(r.events.begin(), r.events.end(), [&](const Event& e) { return r.slice(e.trigger) == "زيارة"; });
  ASSERT_NE(visit, r.events.end());
  EXPECT_EQ(visit->days.from, make_day(2019, 3, 13));
}

}  // namespace
}  // namespace isnad
