// Deeds of force in short invented texts: who did it, to whom, where and when, by the syntax of the clause.
#include "reader/told_testing.h"

namespace isnad {
namespace {

constexpr const char* kYesterday = "2019-03-13..2019-03-13";

TEST(ForceTold, APluralVerbStandsBehindItsSubject) {
  expect_told({"ذكر سكان أن مسلحين ملثمين اغتالوا ضابطا في المكلا مساء الأحد.", EventType::assault, "اغتالوا",
               "مسلحين ملثمين", "ضابطا", Status::occurred, "2019-03-10..2019-03-10", "المكلا"});
  expect_told({"اغتالوا القائد الميداني علي حسن في عدن أمس.", EventType::assault, "اغتالوا", "", "علي حسن",
               Status::occurred, kYesterday, "عدن"});
}

TEST(ForceTold, WhoTellsOfADeathHasNoPartInIt) {
  expect_told({"أعلنت وزارة الداخلية السعودية مقتل جنديين في نجران أمس.", EventType::assault, "مقتل", "", "جنديين",
               Status::occurred, kYesterday, "نجران"});
}

TEST(ForceTold, WhoseFireItWasDidIt) {
  expect_told({"أصيب ثلاثة فلسطينيين برصاص الجيش الإسرائيلي أمس.", EventType::assault, "أصيب", "الجيش الإسرائيلي",
               "ثلاثة فلسطينيين", Status::occurred, kYesterday, ""});
}

TEST(ForceTold, TheTopicOfTheClauseIsItsSubject) {
  expect_told({"قال شهود إن القوات الحكومية وميليشيات موالية لها أعدمت عشرات المدنيين في حلب أمس.", EventType::assault,
               "أعدمت", "القوات الحكومية|ميليشيات موالية", "عشرات المدنيين", Status::occurred, kYesterday, "حلب"});
  expect_told({"وقالت الأمم المتحدة إن فصائل المعارضة المتشددة ستنسحب من مدينة حلب غدا.", EventType::retreat, "ستنسحب",
               "فصائل المعارضة", "", Status::planned, "2019-03-15..2019-03-15", "حلب"});
}

TEST(ForceTold, TanksAndVanguardsAreForces) {
  expect_told({"دخلت دبابات تركية إلى مدينة جرابلس أمس.", EventType::mobilize, "دخلت", "دبابات تركية", "",
               Status::occurred, kYesterday, "جرابلس"});
  expect_told({"وصلت طلائع القوات التركية إلى مدينة طرابلس أمس.", EventType::mobilize, "وصلت", "القوات التركية", "",
               Status::occurred, kYesterday, "طرابلس"});
}

TEST(ForceTold, AVerbalNounHasItsOwnDoer) {
  const char* text = "ردا على إطلاق حماس صواريخ على تل أبيب أمس، قصفت طائرات إسرائيلية قطاع غزة.";
  expect_told({text, EventType::assault, "قصفت", "طائرات إسرائيلية", "حماس", Status::occurred, kYesterday, "قطاع غزة"});
  expect_told({"نفى المتحدث باسم التحالف العربي قصف طائرات التحالف سوقا شعبية في محافظة لحج أمس.", EventType::assault,
               "قصف", "طائرات التحالف", "", Status::denied, kYesterday, "لحج"});
}

TEST(ForceTold, GenderTellsTheArrestedFromThePolice) {
  expect_told({"أعلنت الشرطة حال الطوارئ واعتقلت الناشط علي حسن.", EventType::coerce, "واعتقلت", "الشرطة", "علي حسن",
               Status::occurred, "", ""});
}

}  // namespace
}  // namespace isnad
