// Acts that hang on other acts, in short invented sentences: what is asked for, pledged, told in a relative clause.
#include <gtest/gtest.h>

#include "reader/reader_testing.h"
#include "report/names.h"

namespace isnad {
namespace {

/// "TYPE status actors > recipients @ place", one line per event.
std::string told(const Reading& r) {
  std::string out;
  const auto names = [&](const std::vector<Participant>& side) {
    std::string list;
    for (const Participant& p : side) list += (list.empty() ? "" : ",") + std::string(r.slice(p.name));
    return list;
  };
  for (const Event& e : r.events) {
    out += std::string(to_string(e.type)) + " " + std::string(to_string(e.status)) + " " + names(e.actors) + " > " +
           names(e.recipients) + (e.place ? " @ " + std::string(r.slice(e.place->name)) : "") + "\n";
  }
  return out;
}

TEST(Acts, WhatIsAskedForIsDoneByTheOneAsked) {
  ASSERT_NE(resources(), nullptr);
  const std::string visit =
      told(read_dated("دعا الرئيس الفرنسي إيمانويل ماكرون نظيره المصري عبد الفتاح السيسي إلى زيارة باريس."));
  EXPECT_TRUE(
      visit.starts_with("REQUEST occurred إيمانويل ماكرون > عبد الفتاح السيسي\n"
                        "CONSULT hypothetical عبد الفتاح السيسي"))
      << visit;
  EXPECT_TRUE(visit.ends_with(" @ باريس\n")) << visit;
  const std::string retreat = told(read_dated("طالب المبعوث الأممي مارتن غريفيث الحوثيين بالانسحاب من الحديدة."));
  EXPECT_TRUE(retreat.starts_with("REQUEST occurred مارتن غريفيث > الحوثيين")) << retreat;
  EXPECT_TRUE(retreat.ends_with("RETREAT hypothetical الحوثيين >  @ الحديدة\n")) << retreat;
  EXPECT_EQ(told(read_dated("تلقى السيسي دعوة من ماكرون لزيارة باريس.")),
            "REQUEST occurred ماكرون > السيسي\n"
            "CONSULT hypothetical السيسي >  @ باريس\n");
}

TEST(Acts, RelativeClausesCarryActs) {
  EXPECT_EQ(told(read_dated("كانت الزيارة التي قام بها السيسي إلى باريس ناجحة.")),
            "CONSULT occurred السيسي >  @ باريس\n");
  EXPECT_EQ(told(read_dated("تناول الوزير العقوبات التي فرضتها واشنطن على طهران.")),
            "SANCTION occurred واشنطن > طهران\n");
  EXPECT_EQ(told(read_dated("هاجمت الفصائل التي تدعمها تركيا مواقع النظام.")),
            "ASSAULT occurred الفصائل > النظام\nSUPPORT ongoing تركيا > الفصائل\n");
}

TEST(Acts, ParticiplesTellWhoBacksWhom) {
  EXPECT_EQ(told(read_dated("هاجم الحوثيون المدعومون من إيران مدينة مأرب.")),
            "ASSAULT occurred الحوثيون المدعومون >  @ مأرب\nSUPPORT ongoing إيران > الحوثيون المدعومون\n");
}

TEST(Acts, OneHappeningIsOneEvent) {
  const char* attack = "شن مسلحون هجوما على مركز شرطة في العريش أمس أسفر عن مقتل ضابطين وإصابة ثلاثة جنود.";
  EXPECT_EQ(read_dated(attack).events.size(), 1U) << told(read_dated(attack));
  const char* taken =
      "استعاد الجيش العراقي مدينة تلعفر من تنظيم داعش. ودعت بريطانيا إلى عودة الأهالي بعد استعادة تلعفر.";
  EXPECT_EQ(read_dated(taken).events.size(), 2U) << told(read_dated(taken));
  const char* apart = "قصف الطيران الروسي بلدة سراقب أمس. وقصف الطيران الروسي مدينة جسر الشغور الثلاثاء الماضي.";
  EXPECT_EQ(read_dated(apart).events.size(), 2U) << told(read_dated(apart));
}

TEST(Acts, TheMeetingIsTakenUpAgain) {
  EXPECT_EQ(
      told(read_dated("التقى وزير الخارجية المصري سامح شكري نظيره الفرنسي جان إيف لودريان في باريس أمس. وقال بيان إن "
                      "اللقاء الذي حضره السفير المصري إيهاب بدوي تناول ليبيا.")),
      "CONSULT occurred سامح شكري,إيهاب بدوي > جان إيف لودريان @ باريس\n");
}

TEST(Acts, EachTownAndEachStopIsOne) {
  EXPECT_EQ(told(read_dated("استعاد الجيش العراقي الموصل وتلعفر من تنظيم داعش.")),
            "CONTROL occurred الجيش العراقي > تنظيم داعش @ الموصل\n"
            "CONTROL occurred الجيش العراقي > تنظيم داعش @ تلعفر\n");
  EXPECT_EQ(read_dated("يبدأ وزير الخارجية الأميركي مايك بومبيو غدا جولة تشمل مصر والأردن والسعودية.").events.size(),
            3U);
}

TEST(Acts, TheVisitorIsWhomTheClauseIsAbout) {
  EXPECT_EQ(told(read_dated("خلال زيارة إلى إندونيسيا، قال الرئيس التركي رجب طيب أردوغان إن بلاده عانت كثيرا.")),
            "CONSULT occurred رجب طيب أردوغان >  @ إندونيسيا\n");
}

TEST(Acts, TheAccusedDoWhatTheyAreAccusedOf) {
  // Whether the charged deed goes on, the sentence leaves open.
  const std::string charge = told(read_dated("تتهم واشنطن إيران بتسليح الحوثيين."));
  EXPECT_TRUE(charge == "ACCUSE ongoing واشنطن > إيران\nAID occurred إيران > الحوثيين\n" ||
              charge == "ACCUSE ongoing واشنطن > إيران\nAID ongoing إيران > الحوثيين\n")
      << charge;
  EXPECT_EQ(told(read_dated("نفت طهران إرسال أسلحة إلى الحوثيين.")), "AID denied طهران > الحوثيين\n");
}

TEST(Acts, APronounBeforeTheVerbIsItsSubject) {
  EXPECT_EQ(told(read_dated("قال الرئيس التركي رجب طيب أردوغان إنه زار موسكو الأسبوع الماضي.")),
            "CONSULT occurred رجب طيب أردوغان >  @ موسكو\n");
  EXPECT_EQ(told(read_dated("ذكر وزير الخارجية المصري سامح شكري أنه التقى أمس نظيره الأردني أيمن الصفدي.")),
            "CONSULT occurred سامح شكري > أيمن الصفدي\n");
}

TEST(Acts, ADayBetweenVerbAndObjectPartsNothing) {
  EXPECT_EQ(told(read_dated("التقى سامح شكري في 3 فبراير الماضي المبعوث الأممي مارتن غريفيث.")),
            "CONSULT occurred سامح شكري > مارتن غريفيث\n");
  EXPECT_EQ(told(read_dated("خطف مسلحون مجهولون أول أمس الراهب الإيطالي.")),
            "ASSAULT occurred مسلحون مجهولون > الراهب الإيطالي\n");
}

TEST(Acts, InAReportOfUnknownDayAFullDateTellsOfAnotherTime) {
  const Reading r = read_text(
      "استقبل الرئيس الروسي فلاديمير بوتين نظيره المصري عبد الفتاح السيسي أمس الاثنين في سوتشي. وهذه الزيارة هي "
      "الثانية "
      "للسيسي منذ اندلاع الأزمة في مارس 2011، حيث إنه زار في 20 أكتوبر 2015 موسكو.");
  ASSERT_EQ(r.events.size(), 2U) << told(r);
  for (const Event& e : r.events) {
    const bool now = r.slice(e.trigger) == "استقبل";
    EXPECT_EQ(e.days.known(), !now) << r.slice(e.trigger);
    if (!now && e.days.from) {
      EXPECT_EQ(format_day(*e.days.from), "2015-10-20");
    }
  }
}

TEST(Acts, WhoSharesInAnAttackDoesIt) {
  ASSERT_NE(resources(), nullptr);
  const Reading r = read_dated("شن الجيش العراقي أمس هجوما على مدينة تلعفر بمشاركة الحشد الشعبي.");
  ASSERT_EQ(r.events.size(), 1U);
  EXPECT_EQ(r.events[0].actors.size(), 2U);
  EXPECT_TRUE(r.events[0].recipients.empty());
}

TEST(Acts, HundredsOfAPeopleAreWhoProtests) {
  ASSERT_NE(resources(), nullptr);
  const Reading shelled = read_dated("تظاهر مئات الليبيين في ميدان الشهداء احتجاجا على القصف.");
  for (const Event& e : shelled.events) EXPECT_TRUE(e.type == EventType::protest || e.actors.empty());
  const Reading r = read_dated("تظاهر مئات العراقيين في البصرة احتجاجا على انقطاع الكهرباء.");
  ASSERT_EQ(r.events.size(), 1U);
  ASSERT_EQ(r.events[0].actors.size(), 1U);
  EXPECT_EQ(r.slice(r.events[0].actors[0].name), "مئات العراقيين");
}

TEST(Acts, APlaceBesideOneWhoActsIsAPartyOfTalks) {
  ASSERT_NE(resources(), nullptr);
  const Reading r = read_dated("أرجئت الجولة الثانية من المحادثات بين بغداد وأربيل من الأحد إلى الأربعاء.");
  ASSERT_EQ(r.events.size(), 1U);
  EXPECT_EQ(r.events[0].actors.size() + r.events[0].recipients.size(), 2U);
}

}  // namespace
}  // namespace isnad
