// What has happened, goes on, is to come or only thought of, in short invented texts read with the learned decisions.
#include "reader/told_testing.h"

namespace isnad {
namespace {

std::string_view status_at(const char* text, const char* trigger) {
  const Reading r = read_dated(text);
  for (const Event& e : r.events) {
    if (r.slice(e.trigger) == trigger) return to_string(e.status);
  }
  return "no event";
}

struct Row {
  const char* text;
  const char* trigger;
  const char* status;
};

void expect_all(const std::vector<Row>& rows) {
  ASSERT_NE(resources(), nullptr);
  for (const Row& row : rows) EXPECT_EQ(status_at(row.text, row.trigger), row.status) << row.text;
}

TEST(StatusTold, AParticleRightBeforeItsVerbDecides) {
  expect_all({
      {"لا يزال المبعوث الأممي مارتن غريفيث يجري محادثات في صنعاء مع قادة الحوثيين.", "محادثات", "ongoing"},
      {"سيزور وزير الخارجية العماني يوسف بن علوي طهران.", "سيزور", "planned"},
      {"وقد تقصف الطائرات الإسرائيلية مواقع حزب الله في البقاع.", "تقصف", "hypothetical"},
      {"لم تعتقل الشرطة المغربية الناشط ناصر الزفزافي أمس.", "تعتقل", "denied"},
  });
}

TEST(StatusTold, WhatBecameOfAPlanIsToldBehindIt) {
  expect_all({
      {"كان من المقرر أن يزور وزير الدفاع الكندي بيتر ماكاي كابول الاثنين الماضي، لكن الزيارة ألغيت.", "يزور",
       "cancelled"},
      {"وكان من المتوقع عقد مؤتمر المانحين في بروكسل الشهر الماضي لكنه تأجل.", "مؤتمر", "postponed"},
      {"وكان من المقرر أن يزور وزير الدفاع الكندي بيتر ماكاي كابول الاثنين المقبل.", "يزور", "planned"},
  });
}

TEST(StatusTold, HelpGoesWithWhatIsPlanned) {
  expect_all({
      {"وقال القائد إن الجيش التشادي سيهاجم معاقل بوكو حرام خلال الأيام المقبلة بالتنسيق مع الجيش النيجيري.",
       "بالتنسيق", "planned"},
      {"وهاجم الجيش التشادي معاقل بوكو حرام أمس بالتنسيق مع الجيش النيجيري.", "بالتنسيق", "occurred"},
      {"تعقد الأحزاب العراقية اجتماعا في أربيل الأسبوع المقبل بدعوة من مسعود بارزاني.", "بدعوة", "occurred"},
  });
}

TEST(StatusTold, ReasonsAreNoAims) {
  expect_all({
      {"فرض الاتحاد الأوروبي عقوبات على وزيرين بورونديين لاتهامهما بعرقلة السلام.", "لاتهامهما", "occurred"},
      {"وتقاطع باريس حزب الجبهة لرفضه الاعتراف بنتائج الانتخابات.", "لرفضه", "ongoing"},
  });
}

TEST(StatusTold, ConditionsAndDenialsDeniedAreOnlyThoughtOf) {
  expect_all({
      {"وإذا ما اعتقلت الشرطة زعيم الحزب رياك مشار ستندلع احتجاجات في جوبا.", "اعتقلت", "hypothetical"},
      {"ولم تستبعد مصادر دبلوماسية لقاء بين الرئيس التونسي الباجي قائد السبسي والمشير خليفة حفتر.", "لقاء",
       "hypothetical"},
      {"ويمكن لمجلس الأمن، بموجب قرار اتخذه العام الماضي، أن يطالب الخرطوم بتسليم المتهمين.", "يطالب", "hypothetical"},
      {"من الضروري عقد قمة بين قادة دول الساحل في نيامي.", "قمة", "hypothetical"},
  });
}

TEST(StatusTold, WhatBeganOrWentOnStillGoesOn) {
  expect_all({
      {"بدأ الرئيس الكيني أوهورو كينياتا محادثات في أديس أبابا اليوم مع نظيره الإثيوبي.", "محادثات", "ongoing"},
      {"واستمرت أمس الاشتباكات بين الجيش السوداني ومتمردي حركة العدل والمساواة في دارفور.", "الاشتباكات", "ongoing"},
      {"ستستأنف الحكومة الكولومبية فورا المفاوضات مع حركة فارك.", "المفاوضات", "planned"},
      {"دعا الأمين العام للأمم المتحدة أنطونيو غوتيريش إلى تحرك عاجل لوقف القصف الإثيوبي على بلدة هرر.", "القصف",
       "ongoing"},
  });
}

TEST(StatusTold, DaysOfWordsAreNotThoseOfWhatStandsBesideThem) {
  expect_all({
      {"وقال وزير الخارجية العماني يوسف بن علوي بعد اجتماعه مع نظيره القطري في مسقط إن البلدين سيوقعان اتفاقا نهاية "
       "الشهر المقبل.",
       "اجتماعه", "occurred"},
  });
}

TEST(StatusTold, WhatAPlanHoldsIsPlannedAsItIs) {
  expect_all({
      {"وتضمنت خطة الحكومة البوليفية تأميم شركة الكهرباء ومصادرة أموال رجال الأعمال الهاربين.", "تأميم", "planned"},
      {"ونص الاتفاق بين حكومة كولومبيا وحركة فارك على إطلاق سراح الأسرى خلال عشرة أيام.", "إطلاق", "planned"},
  });
}

TEST(StatusTold, WordsBehindANounSayNothingOfTheNext) {
  expect_all({
      {"تعقد الأحزاب المالية لقاء في باماكو الشهر المقبل بدعوة من رئيس البعثة الأممية.", "بدعوة", "occurred"},
      {"وطالب مجلس الأمن حكومة بوروندي ب«وقف الهجمات على المتظاهرين».", "الهجمات", "ongoing"},
  });
}

TEST(StatusTold, BattlesOfTheEighthDayGoOn) {
  expect_all({
      {"وقال ناشطون أمس إن الأسواق أغلقت في اليوم الثامن للمعارك بين الجيش السوداني وقوات الدعم السريع.", "للمعارك",
       "ongoing"},
  });
}

TEST(StatusTold, AVerbBehindNamesTellsWhatBecameOfTheNoun) {
  expect_all({
      {"أعلنت وزارة الخارجية القطرية أن الجولة الثالثة من المحادثات بين الحكومة الكونغولية وحركة 23 مارس تأجلت من "
       "الخامس "
       "إلى العاشر من أبريل.",
       "الجولة", "postponed"},
      {"قال مصدر دبلوماسي إن اجتماعا كان مقررا الاثنين في جنيف بين وفدي أوكرانيا وروسيا ألغي بسبب خلافات.", "اجتماعا",
       "cancelled"},
  });
}

TEST(StatusTold, WhatComesIfIsOnlyThoughtOf) {
  expect_all({{"هدد قائد الحرس الثوري بإغلاق مضيق هرمز إذا تعرضت إيران لهجوم.", "لهجوم", "hypothetical"}});
}

}  // namespace
}  // namespace isnad
