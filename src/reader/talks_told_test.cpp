// Talks, rounds and journeys in short invented texts: who with whom, when, where, and whether they were held.
#include "reader/told_testing.h"

namespace isnad {
namespace {

constexpr const char* kYesterday = "2019-03-13..2019-03-13";
constexpr const char* kToday = "2019-03-14..2019-03-14";

TEST(TalksTold, WhatIsPutOffHasItsOldAndItsNewDay) {
  expect_told(
      {"أرجئت الجولة الثالثة من المحادثات بين الحكومة السودانية والحركة الشعبية في أديس أبابا من يوم الأحد إلى "
       "نهاية الشهر الجاري.",
       EventType::consult, "الجولة", "الحكومة السودانية|الحركة الشعبية", "", Status::postponed,
       "2019-03-21..2019-03-31", "أديس أبابا", "2019-03-17..2019-03-17"});
  expect_told({"تأجل لقاء وزير الخارجية المصري سامح شكري ونظيره الإثيوبي في الخرطوم من 20 مارس إلى 3 أبريل.",
               EventType::consult, "لقاء", "سامح شكري", "نظيره الإثيوبي", Status::postponed, "2019-04-03..2019-04-03",
               "الخرطوم", "2019-03-20..2019-03-20"});
}

TEST(TalksTold, ARoundWithoutPartiesIsOfThoseWhoTalked) {
  expect_told(
      {"عقدت الحكومة اليمنية والحوثيون محادثات في جنيف أمس. وتعقد الجولة المقبلة من المفاوضات في الكويت أواخر "
       "أبريل.",
       EventType::consult, "", "الحكومة اليمنية|الحوثيون", "", Status::planned, "2019-04-21..2019-04-30", "الكويت"});
}

TEST(TalksTold, AJoinedVerbKeepsItsSubject) {
  expect_told({"وصل وزير الخارجية الألماني هايكو ماس إلى القاهرة أمس والتقى الرئيس المصري عبد الفتاح السيسي.",
               EventType::consult, "", "هايكو ماس", "عبد الفتاح السيسي", Status::occurred, kYesterday, "القاهرة"});
  expect_told({"استقبل الرئيس الفرنسي وفد المعارضة السورية، وحث الوفد على الحوار، واتهم إيران وحزب الله بزرع الفتنة.",
               EventType::request, "وحث", "الرئيس الفرنسي", "وفد المعارضة السورية", Status::occurred, "", ""});
}

TEST(TalksTold, EachStopOfAJourneyIsAHappening) {
  const char* text = "ومن المنتظر أن يزور المبعوث الأممي مارتن غريفيث مسقط والرياض الأسبوع المقبل.";
  for (const char* stop : {"مسقط", "الرياض"}) {
    expect_told(
        {text, EventType::consult, "يزور", "مارتن غريفيث", "", Status::planned, "2019-03-17..2019-03-23", stop});
  }
}

TEST(TalksTold, WhomTheTalksAreAboutIsNoGuest) {
  expect_told({"التقى الرئيس التركي رجب طيب أردوغان نظيره الإيراني حسن روحاني في أنقرة أمس لبحث اتفاق إدلب مع روسيا.",
               EventType::consult, "التقى", "رجب طيب أردوغان", "حسن روحاني", Status::occurred, kYesterday, "أنقرة"});
}

TEST(TalksTold, TalksBegunTodayGoOn) {
  expect_told({"بدأت اليوم في أستانة محادثات بين ممثلي روسيا وتركيا وإيران بشأن سوريا.", EventType::consult, "محادثات",
               "ممثلي روسيا|تركيا|إيران", "", Status::ongoing, kToday, "أستانة"});
}

TEST(TalksTold, AnEnvoyToATownIsNotThere) {
  expect_told({"استقبل رئيس الوزراء اليمني خالد بحاح المبعوث الأممي إلى صنعاء إسماعيل ولد الشيخ أحمد في الرياض اليوم.",
               EventType::consult, "استقبل", "خالد بحاح", "إسماعيل ولد الشيخ أحمد", Status::occurred, kToday,
               "الرياض"});
}

TEST(TalksTold, WhoSpeaksForAllOfAMeeting) {
  expect_told(
      {"التقى الرئيس الروسي فلاديمير بوتين نظيره التركي رجب طيب أردوغان في سوتشي. وقال أردوغان إنهما اتفقا على "
       "تسيير دوريات.",
       EventType::agree, "اتفقا", "فلاديمير بوتين|رجب طيب أردوغان", "", Status::occurred, "", "سوتشي"});
}

}  // namespace
}  // namespace isnad
