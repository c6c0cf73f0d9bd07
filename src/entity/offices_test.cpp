#include <gtest/gtest.h>

#include "entity/entity_testing.h"
#include "entity/query.h"

namespace isnad {
namespace {

/// Who held an office when: on the day of the report, and on days that its sentences tell.
class OfficesTest : public EntityFixture {
 protected:
  static Reading dated(const std::string& text, std::string_view published, const std::string& day,
                       std::string_view from, std::string_view to) {
    Reading r;
    r.report.text = text;
    r.report.body = {{0, static_cast<uint32_t>(text.size())}};
    r.report.published = parse_day(published);
    split_text(*text_, r);
    const auto at = static_cast<uint32_t>(text.find(day));
    TimeRef t;
    t.span = {at, at + static_cast<uint32_t>(day.size())};
    t.days = {parse_day(from), parse_day(to)};
    t.anchor = TimeAnchor::absolute;
    r.times.push_back(t);
    find_entities(*data_, r);
    return r;
  }
  static std::string id(const Reading& r, std::string_view letters) {
    for (const Mention& m : r.mentions) {
      if (r.slice(m.span) == letters) return entity_of(r, m)->id;
    }
    return "none";
  }
};

TEST_F(OfficesTest, TheHolderIsThatOfTheReportsDay) {
  const std::string text = "استقبل الرئيس الأميركي وفدا من النقابات في مكتبه.";
  EXPECT_EQ(id(read(text, "2015-07-30"), "الرئيس الأميركي"), "person/barack-obama");
  EXPECT_EQ(id(read(text, "2017-11-21"), "الرئيس الأميركي"), "person/donald-trump");
  const std::string france = "زار الرئيس الفرنسي معرض الكتاب.";
  EXPECT_EQ(id(read(france, "2016-03-17"), "الرئيس الفرنسي"), "person/francois-hollande");
  EXPECT_EQ(id(read(france, "2018-03-15"), "الرئيس الفرنسي"), "person/emmanuel-macron");
}

TEST_F(OfficesTest, AFormerHolderIsNotThePresentOne) {
  for (const std::string word : {"السابق", "الراحل", "المخلوع", "الأسبق"}) {
    const Reading r = read("حضر الرئيس المصري " + word + " حفل التخرج.", "2015-07-30");
    EXPECT_EQ(id(r, "الرئيس المصري " + word).find("person/"), std::string::npos) << word;
  }
  const Reading named = read("حوكم الرئيس المصري السابق محمد مرسي. وقال محاميه إن الرئيس السابق مريض.", "2015-07-30");
  EXPECT_EQ(id(named, "الرئيس السابق"), "person/mohamed-morsi");
  const Reading late = read("دفن الرئيس التونسي الراحل الباجي قائد السبسي في تونس.", "2019-07-27");
  EXPECT_EQ(id(late, "الرئيس التونسي الراحل الباجي قائد السبسي"), "person/beji-caid-essebsi");
}

TEST_F(OfficesTest, ADayThatOpensTheSentenceDatesTheOffice) {
  const Reading r =
      dated("في عام 2009 ألقى الرئيس الأميركي خطابا في القاهرة.", "2017-11-22", "2009", "2009-02-01", "2009-12-31");
  EXPECT_EQ(id(r, "الرئيس الأميركي"), "person/barack-obama");
}

TEST_F(OfficesTest, WhatHadBeenIsOfThatDay) {
  const Reading r = dated("وكان الرئيس الأميركي زار الرياض في أبريل 2014 والتقى مسؤولين.", "2017-11-22", "أبريل 2014",
                          "2014-04-01", "2014-04-30");
  EXPECT_EQ(id(r, "الرئيس الأميركي"), "person/barack-obama");
}

TEST_F(OfficesTest, APastDayBesideAnOfficeLeavesItOpen) {
  const Reading r = dated("انتقد الرئيس الأميركي الاتفاق الذي وقع في يوليو 2015 بعد جولات طويلة.", "2017-11-22",
                          "يوليو 2015", "2015-07-01", "2015-07-31");
  EXPECT_EQ(id(r, "الرئيس الأميركي"), "person/donald-trump");
  const Reading same = dated("انتقد الرئيس الروسي الاتفاق الذي وقع في يوليو 2015.", "2017-11-22", "يوليو 2015",
                             "2015-07-01", "2015-07-31");
  EXPECT_EQ(id(same, "الرئيس الروسي"), "person/vladimir-putin");
}

TEST_F(OfficesTest, AYearOfTwoHoldersLeavesTheOfficeOpen) {
  const Reading r = dated("في عام 2017 زار الرئيس الأميركي تسع دول.", "2019-03-03", "2017", "2017-01-01", "2017-12-31");
  EXPECT_EQ(id(r, "الرئيس الأميركي").find("person/barack-obama"), std::string::npos);
}

TEST_F(OfficesTest, LeadersOfSeveralCountriesAreThoseTheReportNames) {
  const auto members = [](const Reading& r) {
    std::vector<std::string> ids;
    for (const uint32_t m : entity_of(r, r.mentions.front())->members) ids.push_back(r.entities[m].id);
    return ids;
  };
  const std::string agreed = "اتفق قادة روسيا والأردن وتركيا على مواصلة التشاور. ";
  EXPECT_EQ(members(read(agreed, "2017-11-22")), (std::vector<std::string>{"country/RU", "country/JO", "country/TR"}));
  const std::string named =
      agreed + "وشكر فلاديمير بوتين ضيفيه. ودعا الملك عبدالله الثاني إلى لقاء آخر يحضره رجب طيب أردوغان.";
  EXPECT_EQ(members(read(named, "2017-11-22")),
            (std::vector<std::string>{"person/vladimir-putin", "person/abdullah-ii", "person/recep-tayyip-erdogan"}));
  // Of one country they are a group of its own.
  EXPECT_TRUE(members(read("اتفق قادة تونس على الحوار.", "2017-11-22")).empty());
}

TEST_F(OfficesTest, AnOfficeMayHaveSeveralFields) {
  const Reading r = read(
      "قالت وزارة الصناعة والتجارة إن المعرض تأجل. وافتتح وزير النقل والمواصلات سعد المالح الجسر. ودعت وزارة الداخلية "
      "والجيش إلى الهدوء.",
      "2015-03-01");
  EXPECT_NE(find(r, "وزارة الصناعة والتجارة"), nullptr);
  EXPECT_NE(find(r, "وزير النقل والمواصلات سعد المالح"), nullptr);
  EXPECT_NE(find(r, "وزارة الداخلية"), nullptr);
  EXPECT_NE(find(r, "الجيش"), nullptr);
}

TEST_F(OfficesTest, WhatIsGeneralIsSoOfSomething) {
  const Reading r = read(
      "قالت الأمانة العامة للمجلس إن الجلسة تأجلت. وقال المدير العام للأمن إن الطريق آمن. وقال المدير العام للصحافيين إن "
      "الطريق مفتوح.",
      "2015-03-01");
  EXPECT_NE(find(r, "الأمانة العامة للمجلس"), nullptr);
  EXPECT_NE(find(r, "المدير العام للأمن"), nullptr);
  EXPECT_NE(find(r, "المدير العام"), nullptr);
}

TEST_F(OfficesTest, WhoIsReceivedIsNotTheHost) {
  const Reading r = read("استقبل وزير الصناعة والتجارة الأردني سفير فرنسا.", "2015-03-01");
  ASSERT_NE(find(r, "سفير فرنسا"), nullptr);
  ASSERT_NE(find(r, "وزير الصناعة والتجارة الأردني"), nullptr);
  EXPECT_NE(find(r, "سفير فرنسا")->entity, find(r, "وزير الصناعة والتجارة الأردني")->entity);
}

}  // namespace
}  // namespace isnad
