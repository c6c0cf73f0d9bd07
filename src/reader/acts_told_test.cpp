// Acts in words and protests in short invented texts: who accuses, demands, warns, and whose deed is meant.
#include "reader/told_testing.h"

namespace isnad {
namespace {

constexpr const char* kYesterday = "2019-03-13..2019-03-13";

TEST(ActsTold, TheOwnerOfAPartDoesWhatItLeadsTo) {
  expect_told(
      {"انتقد وزير الخارجية الأميركي مايك بومبيو قادة الحرس الثوري الإيراني بسبب دورهم في قمع المتظاهرين في "
       "الأحواز.",
       EventType::coerce, "قمع", "قادة الحرس الثوري الإيراني", "المتظاهرين", Status::occurred, "", "الأحواز"});
}

TEST(ActsTold, AccusedWithASubjectOfTheVerbBefore) {
  expect_told({"زار وزير الخارجية الفرنسي جان إيف لودريان بغداد أمس، واتهم إيران وحزب الله بزرع الفتنة.",
               EventType::accuse, "واتهم", "جان إيف لودريان", "إيران|حزب الله", Status::occurred, kYesterday, "بغداد"});
}

TEST(ActsTold, CondemnedIsNoFirstPerson) {
  expect_told({"أدان الرئيس الفلسطيني محمود عباس الاتفاق.", EventType::accuse, "أدان", "محمود عباس", "",
               Status::occurred, "", ""});
}

TEST(ActsTold, DemandedIsNoParticiple) {
  expect_told({"دعت الحكومة إلى الحوار، وطالبت حركة فتح بوقف القتال.", EventType::request, "وطالبت", "حركة فتح", "",
               Status::occurred, "", ""});
}

TEST(ActsTold, AParticipleInPassingTells) {
  expect_told({"علق الجيش السوداني مشاركته في محادثات جدة أمس متهما الدعم السريع بخرق الهدنة.", EventType::accuse,
               "متهما", "الجيش السوداني", "الدعم السريع", Status::occurred, kYesterday, ""});
}

TEST(ActsTold, WarnedOfWhatAnotherWouldDo) {
  expect_told({"حذرت إثيوبيا من نشر الجيش السوداني قواته على الحدود.", EventType::mobilize, "نشر", "الجيش السوداني", "",
               Status::hypothetical, "", ""});
}

TEST(ActsTold, ProtestersCutRoads) {
  expect_told({"وقطع محتجون طرقا رئيسية في طرابلس وصيدا.", EventType::protest, "وقطع", "محتجون", "", Status::occurred,
               "", "طرابلس"});
}

TEST(ActsTold, WhatBannersSayTheirBearersSay) {
  expect_told({"ردد محتجون في البصرة هتافات تطالب المحافظ بالاستقالة.", EventType::request, "تطالب", "محتجون",
               "المحافظ", Status::occurred, "", "البصرة"});
  expect_told({"ورفع أنصار حزب الأمة لافتات كبيرة تتهم المجلس العسكري بالغدر.", EventType::accuse, "تتهم",
               "أنصار حزب الأمة", "المجلس العسكري", Status::occurred, "", ""});
}

TEST(ActsTold, MembersStandForTheirGroup) {
  expect_told({"شن مسلحون من حركة طالبان هجوما على مركز للشرطة في قندوز.", EventType::assault, "هجوما", "حركة طالبان",
               "مركز للشرطة", Status::occurred, "", "قندوز"});
  expect_told({"وخطف مقاتلون من تنظيم داعش عشرين مدنيا قرب الرقة.", EventType::assault, "وخطف", "تنظيم داعش",
               "عشرين مدنيا", Status::occurred, "", "الرقة"});
}

}  // namespace
}  // namespace isnad
