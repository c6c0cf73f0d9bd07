#include "entity/entities.h"

#include <gtest/gtest.h>

#include "entity/entity_testing.h"
#include "entity/query.h"

namespace isnad {
namespace {

class EntitiesTest : public EntityFixture {
 protected:
  static Reading read(const std::string& text, std::string_view published = "2017-11-22") {
    return EntityFixture::read(text, published);
  }
  /// The mention whose span or name is `letters`.
  static std::string id(const Reading& r, std::string_view letters) {
    const Mention* m = find(r, letters);
    return m ? entity_of(r, *m)->id : "none";
  }
  static std::string name(const Reading& r, std::string_view letters) {
    const Mention* m = find(r, letters);
    return m ? std::string(r.slice(entity_of(r, *m)->name)) : "none";
  }
};
TEST_F(EntitiesTest, TitlesAreApartFromNames) {
  const Reading r = read("استقبل الرئيس الروسي فلاديمير بوتين نظيره السوري بشار الأسد. وقال الأسد إن بوتين سيعود.");
  EXPECT_EQ(id(r, "الرئيس الروسي فلاديمير بوتين"), "person/vladimir-putin");
  EXPECT_EQ(name(r, "الأسد"), "بشار الأسد");
  EXPECT_EQ(id(r, "نظيره السوري بشار الأسد"), "person/bashar-al-assad");
}

TEST_F(EntitiesTest, BodiesInsideTitlesAreNested) {
  const Reading r = read(
      "رحب الأمين العام لجامعة الدول العربية نبيل العربي بالقرار. وحضر ستيفان دوجاريك، المتحدث باسم الأمم المتحدة، "
      "اللقاء. وغاب الأمين العام لحزب الدعوة الإسلامية.");
  EXPECT_EQ(id(r, "نبيل العربي"), "person/nabil-elaraby");
  ASSERT_EQ(r.nested.size(), 3U);
  EXPECT_EQ(entity_of(r, r.nested[0])->id, "body/arab-league");
  EXPECT_EQ(r.slice(r.nested[0].span), "جامعة الدول العربية");
  EXPECT_EQ(entity_of(r, r.nested[1])->id, "body/un");
  EXPECT_TRUE(entity_of(r, r.nested[2])->id.starts_with("party/"));
}

TEST_F(EntitiesTest, CommonWordsAreNoTowns) {
  const Reading r = read("فتحت سوريا الباب أمام الحوار وحذرت من صور قديمة. ودخل الجيش مدينة الباب في سوريا.");
  EXPECT_EQ(id(r, "صور"), "none");
  EXPECT_EQ(id(r, "مدينة الباب"), "place/al-bab");
}

TEST_F(EntitiesTest, ClubsAreNoTowns) {
  const Reading sport = read("فاز برشلونة في المباراة بعد هدف اللاعب في الشوط الثاني. وسافر المدرب إلى برشلونة.");
  EXPECT_EQ(id(sport, "برشلونة"), "body/club-barcelona");
  EXPECT_TRUE(entity_of(sport, sport.mentions.back())->id != "body/club-barcelona");
  EXPECT_EQ(id(read("لعب ريال مدريد جيدا."), "ريال مدريد"), "body/club-real-madrid");
}

TEST_F(EntitiesTest, TheMinisterIsTheOneNamedBehindHim) {
  const Reading r =
      read("أكد سامح شكري في مصر ذلك. ونقل وزير الخارجية الأستاذ عادل الجبير تحيات القيادة.", "2015-08-01");
  EXPECT_EQ(id(r, "وزير الخارجية"), "person/adel-al-jubeir");
}

TEST_F(EntitiesTest, AnOfficeAloneNearAnotherCountryStaysOpen) {
  const Reading r =
      read("رحبت مصر بالقرار. وشكرت مصر السعودية. وقالت مصر إنها موافقة. وزار وفد من تركيا الرئيس.", "2017-11-22");
  EXPECT_FALSE(id(r, "الرئيس").starts_with("person/"));
}

TEST_F(EntitiesTest, HallsNamedAfterKingsAreNoKings) {
  const Reading r = read("نقل المصاب إلى مستشفى الملك فهد. وكان الملك فهد قد زار المدينة.");
  EXPECT_EQ(id(r, "مستشفى الملك فهد").substr(0, 6), "local/");
  EXPECT_EQ(id(r, "الملك فهد"), "person/king-fahd");
}

TEST_F(EntitiesTest, ProcliticsStayOutsideNames) {
  const Reading r = read("وشكر الأسد لبوتين دعمه، والتقى بالكرملين مسؤولين.");
  EXPECT_EQ(id(r, "بوتين"), "person/vladimir-putin");
  EXPECT_EQ(id(r, "الكرملين").substr(0, 4), "body");
}

TEST_F(EntitiesTest, OfficesAreHeldByDate) {
  EXPECT_EQ(id(read("قال الرئيس الأميركي إن الاتفاق جيد.", "2015-08-03"), "الرئيس الأميركي"), "person/barack-obama");
  EXPECT_EQ(id(read("قال الرئيس الأميركي إن الاتفاق سيئ.", "2017-11-22"), "الرئيس الأميركي"), "person/donald-trump");
  const Reading unknown = read("قال الرئيس الأميركي إن الاتفاق سيئ.", "");
  EXPECT_EQ(id(unknown, "الرئيس الأميركي"), "office/president/US");
}

TEST_F(EntitiesTest, UnknownPersonsGetTheirFullName) {
  const Reading r = read("وقال مدير مكتب القناة في موسكو سامر الدلهوني إن الوضع هادئ. وأضاف الدلهوني أن اللقاء قريب.");
  EXPECT_EQ(name(r, "الدلهوني"), "سامر الدلهوني");
  EXPECT_EQ(id(r, "الدلهوني").substr(0, 6), "local/");
}

TEST_F(EntitiesTest, CapitalsActOrAreGoneTo) {
  const Reading r = read("وأضاف أن موسكو وطهران ستبذل أقصى الجهود. ووصل الوفد إلى موسكو.");
  ASSERT_GE(r.mentions.size(), 3u);
  EXPECT_TRUE(r.mentions[0].metonym);
  EXPECT_EQ(entity_of(r, r.mentions[0])->id, "country/RU");
  EXPECT_FALSE(r.mentions.back().metonym);
  EXPECT_EQ(r.mentions.back().kind, EntityKind::place);
}

TEST_F(EntitiesTest, GluedWordsKeepBothNames) {
  const Reading r = read("وصل بوتين إلى مدينةسوتشي، وتحدث مع مصروالسعودية.");
  EXPECT_EQ(id(r, "سوتشي"), "place/sochi");
  EXPECT_EQ(id(r, "مصر"), "country/EG");
  EXPECT_EQ(id(r, "السعودية"), "country/SA");
}

TEST_F(EntitiesTest, DescriptionsAreMentions) {
  const Reading r = read("وقالت مصادر دبلوماسية إن عشرات المدنيين غادروا، وفق مسؤول أميركي كبير.");
  ASSERT_NE(find(r, "مصادر دبلوماسية"), nullptr);
  EXPECT_TRUE(find(r, "مصادر دبلوماسية")->described);
  EXPECT_NE(find(r, "عشرات المدنيين"), nullptr);
  EXPECT_NE(find(r, "مسؤول أميركي كبير"), nullptr);
}

TEST_F(EntitiesTest, SeveralUnderOneTitle) {
  const Reading r = read("اجتمع رؤساء روسيا وتركيا وإيران في سوتشي. وأشاد الجانبان بالنتائج.");
  const Mention* m = find(r, "رؤساء روسيا وتركيا وإيران");
  ASSERT_NE(m, nullptr);
  EXPECT_TRUE(m->plural);
  EXPECT_EQ(entity_of(r, *m)->members.size(), 3u);
}

TEST_F(EntitiesTest, ShortDescriptionsMeetTheirFullTitle) {
  const Reading r =
      read("قال مدير مكتب القناة في عدن سامر الدلهوني إن الوضع هادئ. وذكر مدير مكتب القناة أن اللقاء قريب.");
  ASSERT_NE(find(r, "مدير مكتب القناة"), nullptr);
  EXPECT_EQ(name(r, "مدير مكتب القناة"), "سامر الدلهوني");
}

TEST_F(EntitiesTest, PatronymicsAreNoShortNames) {
  const Reading r = read("استقبل الأمير محمد بن سلمان الضيف، ثم نقل تحيات الملك سلمان.", "2017-11-22");
  EXPECT_EQ(id(r, "الأمير محمد بن سلمان"), "person/mohammed-bin-salman");
  EXPECT_EQ(id(r, "الملك سلمان"), "person/salman-bin-abdulaziz");
}

TEST_F(EntitiesTest, OfficesTakeTheReportsCountry) {
  const Reading r = read("قالت الحكومة اليمنية في عدن باليمن إن رئيس الوزراء سيعود.", "2015-08-02");
  EXPECT_EQ(id(r, "رئيس الوزراء"), "person/khaled-bahah");
}

TEST_F(EntitiesTest, TalksAndTheirTown) {
  const Reading r = read("استؤنفت محادثات جنيف أمس.");
  EXPECT_EQ(id(r, "جنيف"), "place/geneva");
}

TEST_F(EntitiesTest, WordsOfSpeechAreNoNames) {
  for (const std::string text : {"وأعلن الرئيس الروسي سيجري محادثات غدا.", "وفي بيان صادر أمس قال إن أكبر انتصار قادم.",
                                 "لكن الأمر يتطلب حلا سلميا إلا أن التسوية السلمية بعيدة."}) {
    const Reading r = read(text);
    for (const Mention& m : r.mentions) {
      EXPECT_TRUE(m.kind != EntityKind::person || entity_of(r, m)->id == "person/vladimir-putin") << r.slice(m.span);
    }
  }
}

TEST_F(EntitiesTest, MentionsAreInOrderAndApart) {
  const Reading r = read(
      "قال وزير الخارجية الروسي سيرغي لافروف لوكالة رويترز إن المعارضة السورية في الرياض ترفض قرار مجلس الأمن الدولي.");
  for (size_t i = 1; i < r.mentions.size(); ++i) EXPECT_LE(r.mentions[i - 1].span.end, r.mentions[i].span.begin);
  for (const Mention& m : r.mentions) {
    EXPECT_TRUE(m.span.contains(m.name));
    EXPECT_LT(m.first_token, m.last_token);
    EXPECT_EQ(mention_at(r, m.head_token), &m);
    ASSERT_GE(m.entity, 0);
  }
  EXPECT_EQ(mentions_in(r, 0, static_cast<uint32_t>(r.tokens.size())).size(), r.mentions.size());
}

TEST_F(EntitiesTest, HostileInputEndsWell) {
  for (const std::string text :
       {"", " ", "«««", "وزير وزير وزير وزير", "الـ", "و", "بن بن بن آل", "رئيس رئيس رئيس رئيس رئيس رئيس",
        "\"الرئيس\" \"", "عبد", "ولد الشيخ", "أكثر من من من", "نظيره ،"}) {
    const Reading r = read(text);
    for (const Mention& m : r.mentions) EXPECT_LE(m.span.end, text.size());
  }
  std::string chain;
  for (int i = 0; i < 3000; ++i) chain += "وزير خارجية ";
  EXPECT_LE(read(chain).mentions.size(), 6000u);
}

TEST_F(EntitiesTest, WhatAPresidentDoesItToIsNoPartOfHisName) {
  const Reading r =
      read("ترأس الرئيس سعيد الاجتماع. وشكر الرئيس عباس المملكة. ورفض الرئيس عون القرار الأميركي.", "2018-03-01");
  EXPECT_EQ(find(r, "سعيد الاجتماع"), nullptr);
  EXPECT_EQ(id(r, "الرئيس عباس"), "person/mahmoud-abbas");
  EXPECT_EQ(id(r, "الرئيس عون"), "person/michel-aoun");
  const Reading family = read("قال الوزير خالد الحداد إن العمل مستمر.");
  EXPECT_EQ(name(family, "الوزير خالد الحداد"), "خالد الحداد");
}

TEST_F(EntitiesTest, AdjectivesAgree) {
  const Reading r = read("طردت قوات التحالف المسلحين من مدينة حلب. وهاجم مسلحون مجهولون حاجزا قرب القرية.");
  EXPECT_NE(find(r, "قوات التحالف"), nullptr);
  EXPECT_EQ(find(r, "قوات التحالف المسلحين"), nullptr);
  EXPECT_EQ(find(r, "مسلحون مجهولون حاجزا"), nullptr);
}

}  // namespace
}  // namespace isnad
