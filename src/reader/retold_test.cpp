// One happening told twice is one, two are two; and who acts where participles, duals, asides and brackets stand
// between. By the rules alone, in short invented texts.
#include <gtest/gtest.h>

#include <algorithm>

#include "event/participants.h"
#include "event/repeats.h"
#include "reader/reader_testing.h"

namespace isnad {
namespace {

/// What the rules accept.
Reading ruled(const char* text) {
  Item item;
  item.id = "case";
  item.text = text;
  Reading r = read_candidates(*resources(), item);
  std::erase_if(r.events, [](const Event& e) { return e.weak; });
  return r;
}

std::string told(const Reading& r, EventType type) {
  std::string out;
  const auto names = [&](const std::vector<Participant>& side) {
    std::string list;
    for (const Participant& p : side) list.append(list.empty() ? "" : "|").append(r.slice(p.name));
    return list;
  };
  for (const Event& e : r.events) {
    if (e.type != type) continue;
    out.append(out.empty() ? "" : "; ").append(r.slice(e.trigger));
    out.append(" ").append(names(e.actors)).append(" > ").append(names(e.recipients));
  }
  return out;
}

TEST(Retold, AnAccordAndTheRelativeClauseThatTellsIt) {
  ASSERT_NE(resources(), nullptr);
  const Reading r = ruled("أعربت بريطانيا عن قلقها من الاتفاق النووي الذي أبرمته إيران مع القوى الكبرى.");
  EXPECT_EQ(told(r, EventType::agree), "الاتفاق إيران > القوى الكبرى");
}

TEST(Retold, ADeedAndTheRelativeClauseThatTellsIt) {
  ASSERT_NE(resources(), nullptr);
  const Reading r = ruled("وندد البرلمان بهجوم حركة طالبان الذي استهدف دورية للشرطة الأفغانية.");
  EXPECT_EQ(told(r, EventType::assault), "بهجوم حركة طالبان > للشرطة الأفغانية");
}

TEST(Retold, TheDeadOfTheAttackBelongToIt) {
  ASSERT_NE(resources(), nullptr);
  const Reading r = ruled(
      "هاجم مسلحون مجهولون دورية للجيش اليمني في تعز أمس. وقال مصدر عسكري إن أربعة من المسلحين قتلوا في الهجوم على "
      "الدورية.");
  EXPECT_EQ(std::count_if(r.events.begin(), r.events.end(), [](auto& e) { return e.type == EventType::assault; }), 1);
  // Another attack, by others, stays one of its own.
  const Reading two =
      ruled("هاجم مسلحون مجهولون دورية للجيش اليمني في تعز أمس. وقتل خمسة مدنيين في غارة شنها التحالف على صعدة.");
  EXPECT_EQ(std::count_if(two.events.begin(), two.events.end(), [](auto& e) { return e.type == EventType::assault; }),
            2);
}

TEST(Retold, WhoDidItIsToldLater) {
  ASSERT_NE(resources(), nullptr);
  const Reading r = ruled("قتل خمسة مدنيين في هجوم قرب كابل أمس. وقالت الشرطة إن حركة طالبان نفذت الهجوم.");
  EXPECT_EQ(told(r, EventType::assault), "قتل حركة طالبان > خمسة مدنيين");
}

TEST(Retold, AGlossIsNoSecondVeto) {
  ASSERT_NE(resources(), nullptr);
  const Reading r = ruled("استخدمت الصين حق النقض (الفيتو) ضد مشروع القرار.");
  EXPECT_EQ(told(r, EventType::reject), "استخدمت الصين > ");
}

TEST(Retold, OnceSidesAreDecided) {
  ASSERT_NE(resources(), nullptr);
  Reading r = ruled(
      "اتفقت مصر والأردن وفرنسا على فتح المعبر. وقال دبلوماسي إن الاتفاق بين مصر والأردن يسري فورا. واتفقت السودان "
      "وإثيوبيا على بناء سد.");
  join_repeats(r);
  EXPECT_EQ(told(r, EventType::agree), "اتفقت مصر|الأردن|فرنسا > ; واتفقت السودان|إثيوبيا > ");
}

TEST(Retold, EachParticipleIsAnActOfItsOwn) {
  ASSERT_NE(resources(), nullptr);
  const Reading r = ruled("نددت مصر بحرق المتجر، متهمة حركة الشباب بالإرهاب، ومحملة إثيوبيا المسؤولية عن الفوضى.");
  EXPECT_EQ(told(r, EventType::accuse), "نددت مصر > ; متهمة مصر > حركة الشباب; ومحملة مصر > إثيوبيا");
}

TEST(Retold, BothWhoMetRenewTheirSupport) {
  ASSERT_NE(resources(), nullptr);
  const Reading r = ruled(
      "بحث الرئيس التونسي الباجي قايد السبسي مع نظيره الجزائري عبد العزيز بوتفليقة الوضع في ليبيا، وجددا دعمهما لحكومة "
      "الوفاق.");
  EXPECT_EQ(told(r, EventType::support), "دعمهما الباجي قايد السبسي|عبد العزيز بوتفليقة > حكومة الوفاق");
}

TEST(Retold, WhoActsStandsFarFromTheVerb) {
  ASSERT_NE(resources(), nullptr);
  EXPECT_EQ(told(ruled("وكان انتحاري يقود سيارة مفخخة استهدف تجمعا للشرطة العراقية في الرمادي."), EventType::assault),
            "استهدف انتحاري > للشرطة العراقية");
  EXPECT_EQ(told(ruled("وكانت حركة الشباب، الجناح المتشدد للمعارضة، دانت القصف الكيني."), EventType::accuse),
            "دانت حركة الشباب > الكيني");
  EXPECT_EQ(told(ruled("ووجه اتحاد القوى العراقية في بيان له (حصلت الصحيفة على نسخة منه) انتقادات لرئيس الوزراء حيدر "
                       "العبادي."),
                 EventType::accuse),
            "انتقادات اتحاد القوى العراقية > حيدر العبادي");
}

TEST(Retold, WhoDecidesIsWhoDoes) {
  ASSERT_NE(resources(), nullptr);
  EXPECT_EQ(told(ruled("وانتقد البرلمان قرار الحكومة السودانية قطع العلاقات مع إيران."), EventType::sanction),
            "قطع الحكومة السودانية > إيران");
}

TEST(Retold, WhatIsEasedIsNoHappeningBesideIt) {
  ASSERT_NE(resources(), nullptr);
  const Reading r = ruled("وأعلن الاتحاد الأوروبي تخفيف العقوبات على إيران.");
  EXPECT_EQ(told(r, EventType::concede), "تخفيف الاتحاد الأوروبي > إيران");
  EXPECT_EQ(told(r, EventType::sanction), "");
}

TEST(Retold, InsideIsNoEntering) {
  ASSERT_NE(resources(), nullptr);
  EXPECT_EQ(told(ruled("اتهم البرلمان الجيش بمهاجمة خصومه داخل مدينة بنغازي."), EventType::control), "");
}

TEST(Retold, AVerbFarFromTheAccordItSignsTellsOfIt) {
  ASSERT_NE(resources(), nullptr);
  const Reading r = read_text(
      "وقع الجيش السوداني وقوات الدعم السريع مساء الثلاثاء 10 مارس 2026 في مدينة جدة السعودية اتفاقا لتبادل 320 "
      "أسيرا، وذلك برعاية سعودية أميركية.");
  EXPECT_EQ(std::count_if(r.events.begin(), r.events.end(), [](const Event& e) { return e.type == EventType::agree; }),
            1);
}

TEST(Retold, AttacksInGeneralAreNotTheOneToldLater) {
  ASSERT_NE(resources(), nullptr);
  const Reading r = ruled(
      "أكد سلام أن الاعتداءات الإسرائيلية تعرقل عودة النازحين. وشنت إسرائيل صباح اليوم غارات على بلدتي عيترون وبليدا "
      "في "
      "جنوب لبنان.");
  EXPECT_TRUE(std::any_of(r.events.begin(), r.events.end(), [&](const Event& e) {
    return e.type == EventType::assault && r.slice(e.trigger) == "غارات" && e.status == Status::occurred;
  })) << told(r, EventType::assault);
}

TEST(Retold, AnAccusationIsNotTheChargesItAnswers) {
  ASSERT_NE(resources(), nullptr);
  EXPECT_NE(told(ruled("ورفض الوزير الاتهامات، متهما إيران بزعزعة استقرار البلاد."), EventType::accuse).find("متهما"),
            std::string::npos);
  EXPECT_EQ(told(ruled("أعلنت وزارة الداخلية العراقية اعتقال 12 متهما بالانتماء إلى تنظيم داعش."), EventType::accuse),
            "");
}

TEST(Retold, HeIsNobodyOfMany) {
  ASSERT_NE(resources(), nullptr);
  EXPECT_EQ(told(ruled("تعهد رئيس الوزراء محمد شياع السوداني بتوفير الوظائف، فيما طالب نواب باستجوابه في البرلمان."),
                 EventType::request),
            "طالب نواب > ");
}

TEST(Retold, WordsOfOneIdiomStandFarApart) {
  ASSERT_NE(resources(), nullptr);
  EXPECT_EQ(told(ruled("حمل رئيس الحكومة الليبية عبد الحميد الدبيبة حركة حماس مسؤولية التصعيد."), EventType::accuse),
            "حمل عبد الحميد الدبيبة > حركة حماس");
}

TEST(Retold, MembersOfOneMentionAreSeveral) {
  const Span mention{10, 40};
  const Participant first{1, {50, 60}, mention};
  const Participant second{2, {70, 80}, mention};
  const Participant unknown{-1, mention, mention};
  EXPECT_FALSE(same_participant(first, second));
  EXPECT_TRUE(same_participant(first, unknown));
}

}  // namespace
}  // namespace isnad
