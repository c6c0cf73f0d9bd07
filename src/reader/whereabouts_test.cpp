// Which places an event may be at, and what they have to do with it, in short invented texts.
#include <gtest/gtest.h>

#include <memory>

#include "event/traits.h"
#include "reader/reader_testing.h"

namespace isnad {
namespace {

class Whereabouts : public testing::Test {
 protected:
  void read_text(const std::string& text) {
    ASSERT_NE(resources(), nullptr);
    Item item;
    item.text = text;
    reading_ = read_candidates(*resources(), item);
    scan_ = std::make_unique<Scan>(reading_);
    clauses_ = std::make_unique<Clauses>(resources()->event, *scan_);
    maker_ = std::make_unique<TraitMaker>(resources()->event, *clauses_, reading_, nullptr);
  }
  size_t event(std::string_view trigger) const {
    size_t i = 0;
    while (i < reading_.events.size() && !reading_.slice(reading_.events[i].trigger).ends_with(trigger)) ++i;
    return i;
  }
  const Mention* place(size_t event, std::string_view name) const {
    for (const Mention* m : maker_->may_be_place(event)) {
      if (reading_.slice(m->name) == name) return m;
    }
    return nullptr;
  }
  bool has(size_t event, std::string_view name, std::string_view trait) {
    const Mention* m = place(event, name);
    Traits traits(true);
    if (m != nullptr) maker_->place(event, *m, traits);
    return std::find(traits.names().begin(), traits.names().end(), trait) != traits.names().end();
  }

  Reading reading_;
  std::unique_ptr<Scan> scan_;
  std::unique_ptr<Clauses> clauses_;
  std::unique_ptr<TraitMaker> maker_;
};

TEST_F(Whereabouts, TheTownIsTheOneToldLast) {
  read_text("وصلت قوات الجيش إلى مدينة منبج ثم إلى بلدة سراقب. وقصفت طائرات روسية المدينة أمس.");
  const size_t shelling = event("قصفت");
  ASSERT_LT(shelling, reading_.events.size());
  EXPECT_TRUE(has(shelling, "منبج", "meant=same&after"));
  EXPECT_FALSE(has(shelling, "سراقب", "meant=same&after"));
}

TEST_F(Whereabouts, ACountryHoldsItsTowns) {
  read_text("التقى الرئيس التركي رجب طيب أردوغان نظيره الروسي فلاديمير بوتين في روسيا. وعقد اللقاء في سوتشي.");
  const size_t meeting = event("التقى");
  ASSERT_LT(meeting, reading_.events.size());
  EXPECT_TRUE(has(meeting, "روسيا", "holds=near&country"));
  EXPECT_TRUE(has(meeting, "سوتشي", "lies=here&place"));
}

TEST_F(Whereabouts, TheCountryIsThatOfThoseWhoTakePart) {
  read_text(
      "قالت روسيا إن تركيا قلقة. وتواصلت المواجهات بين القوات التركية ومسلحي حزب العمال الكردستاني في أنحاء متفرقة من "
      "البلاد.");
  const size_t fight = event("المواجهات");
  ASSERT_LT(fight, reading_.events.size());
  ASSERT_TRUE(reading_.events[fight].place);
  EXPECT_EQ(reading_.slice(reading_.events[fight].place->name), "تركيا");
}

TEST_F(Whereabouts, AProvinceHoldsItsTowns) {
  read_text("قصفت طائرات روسية محافظة إدلب أمس. وأصاب القصف بلدة سراقب.");
  const size_t shelling = event("قصفت");
  ASSERT_LT(shelling, reading_.events.size());
  EXPECT_TRUE(has(shelling, "سراقب", "lies=here&place"));
}

TEST_F(Whereabouts, ABodyBehindAPrepositionIsItsSeat) {
  read_text("التقى الرئيس التركي رجب طيب أردوغان نظيره الروسي فلاديمير بوتين في مجلس الدوما.");
  const size_t meeting = event("التقى");
  ASSERT_LT(meeting, reading_.events.size());
  EXPECT_NE(place(meeting, "مجلس الدوما"), nullptr);
}

TEST_F(Whereabouts, PlacesFarOffAreChoicesOnce) {
  std::string text = "بدأت محادثات السلام اليمنية في جنيف. وقالت جنيف إنها جاهزة. ";
  for (int i = 0; i < 8; ++i) text += "وقال مراقبون إن الأمر صعب. ";
  text += "والتقى وزير الخارجية الأمريكي جون كيري نظيره الروسي سيرغي لافروف.";
  read_text(text);
  const size_t meeting = event("التقى");
  ASSERT_LT(meeting, reading_.events.size());
  const auto places = maker_->may_be_place(meeting);
  EXPECT_EQ(
      std::count_if(places.begin(), places.end(), [&](const Mention* m) { return reading_.slice(m->name) == "جنيف"; }),
      1);
}

TEST_F(Whereabouts, OfAListWithoutEndThoseNearestAreChoices) {
  std::string text = "زار الوزير ";
  for (int i = 0; i < 90; ++i) text += i % 2 == 0 ? "دمشق و" : "بغداد و";
  text += "الرياض. والتقى وزير الخارجية الأمريكي جون كيري نظيره الروسي سيرغي لافروف في جنيف.";
  read_text(text);
  const size_t meeting = event("التقى");
  ASSERT_LT(meeting, reading_.events.size());
  EXPECT_LE(maker_->may_be_place(meeting).size(), 60U);
  EXPECT_NE(place(meeting, "جنيف"), nullptr);
  EXPECT_NE(place(meeting, "الرياض"), nullptr);
}

TEST_F(Whereabouts, WhatAMeetingPreparesHasItsOwnPlace) {
  read_text("يجتمع فيليب هاموند مع يوسف بن علوي في مسقط لبحث التحضير لمؤتمر مقترح عقده في مدينة لوزان السويسرية.");
  const size_t meeting = event("يجتمع");
  ASSERT_LT(meeting, reading_.events.size());
  EXPECT_NE(place(meeting, "مسقط"), nullptr);
  EXPECT_EQ(place(meeting, "لوزان السويسرية"), nullptr);
}

TEST_F(Whereabouts, ARiverToldOfItsBankIsNoScene) {
  read_text("تواصلت الاشتباكات بين قوات النظام ومسلحي داعش في الضفة الغربية لنهر الفرات بريف الحسكة الجنوبي.");
  const size_t fight = event("الاشتباكات");
  ASSERT_LT(fight, reading_.events.size());
  EXPECT_NE(place(fight, "ريف الحسكة الجنوبي"), nullptr);
  for (const Mention* m : maker_->may_be_place(fight))
    EXPECT_EQ(reading_.slice(m->name).find("الفرات"), std::string::npos);
}

TEST_F(Whereabouts, AHomeIsNoScene) {
  read_text(
      "التقى وفد الحركة المقيم في لندن وزير الداخلية التونسي في صفاقس، ورحب الاتحاد الأوروبي، ومقره بروكسل، باللقاء.");
  const size_t meeting = event("التقى");
  ASSERT_LT(meeting, reading_.events.size());
  EXPECT_NE(place(meeting, "صفاقس"), nullptr);
  EXPECT_EQ(place(meeting, "لندن"), nullptr);
  EXPECT_EQ(place(meeting, "بروكسل"), nullptr);
}

TEST_F(Whereabouts, AnotherHappeningIsToldNearerThePlace) {
  read_text("اعتقلت الشرطة التركية صحافيا بعد أن قصفت طائرات روسية مدينة إدلب.");
  const size_t arrest = event("اعتقلت");
  ASSERT_LT(arrest, reading_.events.size());
  EXPECT_TRUE(has(arrest, "إدلب", "nearest_told=ASSAULT&COERCE"));
}

TEST(PlacesOfVisits, AnOutletsNameDoesNotTakeTheDay) {
  ASSERT_NE(resources(), nullptr);
  const Reading r = read_dated("وصل وزير الخارجية المصري سامح شكري إلى بغداد اليوم الخميس والتقى الرئيس برهم صالح.");
  ASSERT_FALSE(r.events.empty());
  ASSERT_TRUE(r.events.front().place);
  EXPECT_EQ(r.slice(r.events.front().place->name), "بغداد");
}

}  // namespace
}  // namespace isnad
