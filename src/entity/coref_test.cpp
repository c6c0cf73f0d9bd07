#include <gtest/gtest.h>

#include <algorithm>

#include "entity/entities.h"
#include "entity/entity_testing.h"
#include "entity/query.h"

namespace isnad {
namespace {

/// What short names and stand-ins of one report mean.
class CorefTest : public EntityFixture {
 protected:
  static Reading read(const std::string& text, std::string_view published = "2015-08-03") {
    return EntityFixture::read(text, published);
  }
  /// The last mention with these letters.
  static const Mention* last(const Reading& r, std::string_view letters) {
    const Mention* found = nullptr;
    for (const Mention& m : r.mentions) {
      if (r.slice(m.span) == letters) found = &m;
    }
    return found;
  }
  static std::string name(const Reading& r, std::string_view letters) {
    const Mention* m = last(r, letters);
    return m ? std::string(r.slice(entity_of(r, *m)->name)) : "none";
  }
  /// Names of the members, sorted, with bars between them.
  static std::string members(const Reading& r, std::string_view letters) {
    const Mention* m = last(r, letters);
    if (!m) return "none";
    std::vector<std::string> names;
    for (const uint32_t e : entity_of(r, *m)->members) names.emplace_back(r.slice(r.entities[e].name));
    std::sort(names.begin(), names.end());
    std::string out;
    for (const auto& n : names) out += (out.empty() ? "" : "|") + n;
    return out;
  }
};
TEST_F(CorefTest, AgencyAndCommitteeAreThoseNamed) {
  const Reading r = read(
      "أعلنت الوكالة الدولية للطاقة الذرية موقفها. ونشرت رويترز الخبر. وقالت الوكالة الدولية إن طهران ردت. ثم صمتت "
      "الوكالة.");
  EXPECT_EQ(name(r, "الوكالة"), "الوكالة الدولية للطاقة الذرية");
}

TEST_F(CorefTest, AnAdjectiveThatNamesSomethingElseDoesNotJoin) {
  const Reading r = read("هاجمت جماعة الحوثي القرية. ولم تتأثر الحركة التجارية بذلك.");
  EXPECT_NE(name(r, "الحركة التجارية"), "جماعة الحوثي");
  const Reading banned = read("هاجم تنظيم داعش المدينة. وقال السكان إن التنظيم المتشدد انسحب.");
  EXPECT_EQ(name(banned, "التنظيم المتشدد"), "تنظيم داعش");
}

TEST_F(CorefTest, TheTwoSidesAreThoseWhoMet) {
  const Reading r =
      read("بحث الرئيس الروسي فلاديمير بوتين مع الرئيس التركي رجب طيب أردوغان ملف الغاز. واتفق الجانبان على لقاء آخر.");
  EXPECT_EQ(members(r, "الجانبان"), "رجب طيب أردوغان|فلاديمير بوتين");
  const Reading many = read("شارك ممثلو مصر والأردن وتونس وفرنسا والصين. وبحث الطرفان الأمر.");
  EXPECT_EQ(members(many, "الطرفان"), "");
}

TEST_F(CorefTest, TheTwoSidesOfAConflictInOneCountry) {
  const Reading r = read(
      "اتهم الجيش السوداني قوات الدعم السريع بقصف الحي. وقالت قوات الدعم السريع إن طائرات الجيش قصفته. ووافق الطرفان "
      "على "
      "هدنة. وحث أنطونيو غوتيريش وأنتوني بلينكن طرفي النزاع على الالتزام بها.",
      "2023-04-24");
  EXPECT_EQ(members(r, "الطرفان"), "الجيش السوداني|قوات الدعم السريع");
  EXPECT_EQ(members(r, "طرفي النزاع"), "الجيش السوداني|قوات الدعم السريع");
}

TEST_F(CorefTest, TheTwoSidesOfACountrysConflictAreOfThatCountry) {
  EXPECT_EQ(
      members(read("أعلنت السعودية والولايات المتحدة أن طرفي النزاع السوداني وقعا اتفاقا."), "طرفي النزاع السوداني"),
      "");
  EXPECT_EQ(members(read("دعت مصر وقطر طرفي النزاع في السودان إلى هدنة."), "طرفي النزاع"), "");
  const Reading r = read(
      "اتهم الجيش السوداني قوات الدعم السريع بقصف الحي. ودعت مصر وقطر طرفي النزاع في السودان إلى هدنة.", "2023-04-24");
  EXPECT_EQ(members(r, "طرفي النزاع"), "الجيش السوداني|قوات الدعم السريع");
}

TEST_F(CorefTest, ASpokesmanIsNoSide) {
  const Reading r = read(
      "قال المتحدث باسم الحكومة الألمانية كارل شميت إن المستشارة أنجيلا ميركل هاتفت رئيس الوزراء التركي أحمد داود "
      "أوغلو. وأضاف أن الجانبين اتفقا.");
  EXPECT_EQ(members(r, "الجانبين"), "أحمد داود أوغلو|أنجيلا ميركل");
}

TEST_F(CorefTest, TheTwoCountriesAreThoseOfThePersons) {
  const Reading r = read(
      "التقى وزير الخارجية المصري سامح شكري نظيره الروسي سيرغي لافروف. وترغب مصر وروسيا في التعاون. وأشاد لافروف "
      "بصداقة البلدين.");
  EXPECT_EQ(members(r, "البلدين"), "روسيا|مصر");
}

TEST_F(CorefTest, AdjectivesNameTheTwoSides) {
  const Reading r = read("ناقش الجانبان المصري والأردني خطة العمل بين مصر والأردن.");
  EXPECT_EQ(members(r, "الجانبان المصري والأردني"), "الأردن|مصر");
}

TEST_F(CorefTest, HisCountryIsThatOfWhoSpeaks) {
  const Reading r =
      read("قال وزير الخارجية السلوفاكي ميروسلاف لاجاك في الرياض إن بلاده تدعم الحل. وتسعى سلوفاكيا إلى السلام.");
  EXPECT_EQ(name(r, "بلاده"), "سلوفاكيا");
}

TEST_F(CorefTest, TheKingdomIsTheOneOfTheReport) {
  const Reading r = read("زار الوزير المملكة العربية السعودية. وأشاد بدور المملكة في المنطقة.");
  EXPECT_EQ(name(r, "المملكة"), "المملكة العربية السعودية");
}

TEST_F(CorefTest, OwnersBelongToTheirForces) {
  const Reading r = read("قصفت قوات الرئيس المخلوع علي عبد الله صالح مدينة عدن. ثم انسحب صالح.");
  EXPECT_EQ(name(r, "قوات الرئيس المخلوع علي عبد الله صالح"), "قوات الرئيس المخلوع علي عبد الله صالح");
  EXPECT_EQ(name(r, "صالح"), "علي عبد الله صالح");
}

TEST_F(CorefTest, BodiesGoByTheBeginningOfTheirNames) {
  const Reading r = read("أعلنت اللجنة الدولية للصليب الأحمر وصول فريقها. وشكرت اللجنة الدولية السكان.");
  EXPECT_EQ(name(r, "اللجنة الدولية"), "اللجنة الدولية للصليب الأحمر");
}

TEST_F(CorefTest, APartOfANameThatIsNoName) {
  const Reading r = read("تحدث حسن نصر الله في بيروت. وقال الناس: لولا الله لضاعت المدينة.");
  EXPECT_EQ(last(r, "الله"), nullptr);
  const Reading arab = read("التقى الأمين العام نبيل العربي الوفد. وتحدث عن العمل العربي المشترك.");
  EXPECT_EQ(last(arab, "العربي"), nullptr);
}

TEST_F(CorefTest, FirstAndLastNameAreThePerson) {
  const Reading r = read("اعتقلت الشرطة كريم أحمد الدلهوني أمس. وقالت إن كريم الدلهوني كان وحده.");
  EXPECT_EQ(name(r, "كريم الدلهوني"), "كريم أحمد الدلهوني");
}

TEST_F(CorefTest, TheManIsNobodyAmongSeveral) {
  const Reading r = read("التقى جون كيري سيرغي لافروف في جنيف. وغادر الرجل المدينة.");
  EXPECT_EQ(last(r, "الرجل"), nullptr);
}

TEST_F(CorefTest, TitlesBehindANameAreThePersons) {
  const Reading r = read(
      "استقبل الأمير محمد بن سلمان بن عبدالعزيز ولي ولي العهد النائب الثاني لرئيس مجلس الوزراء وزير الدفاع وفدا من "
      "الأردن.");
  EXPECT_EQ(last(r, "وزير الدفاع"), nullptr);
  EXPECT_EQ(last(r, "ولي ولي العهد"), nullptr);
}

TEST_F(CorefTest, OfficesOfAnotherCountryDoNotJoin) {
  const Reading r = read(
      "التقى وزير الدفاع خالد العبيدي في بغداد وزير الدفاع الأميركي أشتون كارتر. وقال وزير الدفاع الأميركي إن العراق "
      "تقدم. وغادر المسؤول الأميركي.");
  EXPECT_EQ(name(r, "وزير الدفاع الأميركي"), "أشتون كارتر");
  EXPECT_EQ(name(r, "المسؤول الأميركي"), "أشتون كارتر");
}

TEST_F(CorefTest, ADeputyIsNotHisChief) {
  const Reading r = read(
      "استقبل الملك سلمان بن عبدالعزيز الوفد. وبعث نائب خادم الحرمين الشريفين الأمير محمد بن نايف برقية. وعبر نائب "
      "خادم "
      "الحرمين الشريفين عن تهانيه.");
  const Mention* deputy = last(r, "نائب خادم الحرمين الشريفين");
  ASSERT_NE(deputy, nullptr);
  EXPECT_NE(name(r, "نائب خادم الحرمين الشريفين"), "الملك سلمان بن عبدالعزيز");
}

TEST_F(CorefTest, AKingIsNoPrinceOfThatName) {
  const Reading r = read("زار الأمير خالد الفيصل المدينة. ومر بأنفاق الملك خالد في منى.");
  EXPECT_NE(name(r, "الملك خالد"), "خالد الفيصل");
}

TEST_F(CorefTest, ACapitalIsTheCityNamedElsewhere) {
  for (const char* text : {"وصل الوفد إلى الدوحة أمس. واختتم المجتمعون أعمالهم في العاصمة القطرية مساء.",
                           "وصل الوفد إلى العاصمة القطرية أمس. واختتم المجتمعون أعمالهم في الدوحة مساء."}) {
    const Reading r = read(text);
    const Mention* city = nullptr;
    const Mention* capital = nullptr;
    for (const Mention& m : r.mentions) {
      if (r.slice(m.name) == "الدوحة") city = &m;
      if (r.slice(m.name) == "العاصمة القطرية") capital = &m;
    }
    ASSERT_TRUE(city != nullptr && capital != nullptr);
    EXPECT_EQ(city->entity, capital->entity);
    EXPECT_EQ(r.slice(entity_of(r, *capital)->name), "الدوحة");
  }
  const Reading alone = read("وصل الوفد إلى العاصمة القطرية أمس.");
  EXPECT_EQ(alone.slice(entity_of(alone, alone.mentions.back())->name), "العاصمة القطرية");
}

}  // namespace
}  // namespace isnad
