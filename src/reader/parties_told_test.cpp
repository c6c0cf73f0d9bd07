// Who takes part, told by other than plain names: governments by a pronoun, delegations by where they come from, what
// relative clauses and nouns of deeds tell; and who only tells of it.
#include "reader/told_testing.h"

namespace isnad {
namespace {

/// The sides of the first happening of the type at the word; "none" where there is none.
std::string sides_at(const char* text, EventType type, std::string_view trigger) {
  if (resources() == nullptr) return "no resources";
  const Reading r = read_dated(text);
  const auto e = std::find_if(r.events.begin(), r.events.end(),
                              [&](const Event& x) { return x.type == type && r.slice(x.trigger) == trigger; });
  if (e == r.events.end()) return "none";
  std::string out;
  for (const std::string& name : names_of(r, e->actors)) out += (out.empty() ? "" : "|") + name;
  out += " >";
  for (const std::string& name : names_of(r, e->recipients)) out += " " + name;
  return out;
}

size_t count_of(const char* text, EventType type) {
  if (resources() == nullptr) return 0;
  const Reading r = read_dated(text);
  return static_cast<size_t>(
      std::count_if(r.events.begin(), r.events.end(), [&](const Event& e) { return e.type == type; }));
}

TEST(PartiesTold, AGovernmentIsKnownByItsPronoun) {
  EXPECT_EQ(sides_at("قال رئيس الوزراء العراقي عادل عبد المهدي إن حكومته اتفقت مع تركيا على ضبط الحدود.",
                     EventType::agree, "اتفقت"),
            "حكومته > تركيا");
}

TEST(PartiesTold, ADelegationFromAPlaceVisits) {
  EXPECT_EQ(sides_at("قال النائب إن وفداً من أربيل سيزور بغداد الأسبوع المقبل.", EventType::consult, "سيزور"),
            "وفداً من أربيل >");
  EXPECT_EQ(sides_at("زار وفد من الكونغرس الأميركي دمشق أمس.", EventType::consult, "زار"),
            "وفد من الكونغرس الأميركي >");
}

TEST(PartiesTold, SomeOfThemAreArrested) {
  EXPECT_EQ(sides_at("القوات الإسرائيلية تعتقل تسعة منهم في الخليل.", EventType::coerce, "تعتقل"),
            "القوات الإسرائيلية > تسعة منهم");
}

TEST(PartiesTold, CrowdsProtestBeforeABuilding) {
  EXPECT_EQ(count_of("احتج المئات أمام مبنى البرلمان في بغداد أمس.", EventType::protest), 1U);
}

TEST(PartiesTold, UnanimityIsAnAgreement) {
  EXPECT_EQ(sides_at("أجمع القادة العرب على رفض التهجير.", EventType::agree, "أجمع"), "القادة العرب >");
}

TEST(PartiesTold, CountedCrimesAreCommitted) {
  EXPECT_EQ(sides_at("ارتكبت الميليشيات أكثر من خمسين انتهاكاً بحق الصحافيين في صنعاء.", EventType::assault, "انتهاكاً"),
            "الميليشيات > الصحافيين");
}

TEST(PartiesTold, WhatAVisitIsMadeForIsNoSecondMeeting) {
  EXPECT_EQ(
      count_of("وصل وزير الخارجية المصري سامح شكري إلى بيروت أمس للقاء رئيس الحكومة سعد الحريري.", EventType::consult),
      1U);
}

TEST(PartiesTold, TheTopicOfAClauseBacks) {
  EXPECT_EQ(sides_at("وقال الوزير إن العراق مستمر في دعمه للحكومة السورية.", EventType::support, "دعمه"),
            "العراق > للحكومة السورية");
}

TEST(PartiesTold, UnnamedSourcesAndWitnessesTakeNoPart) {
  EXPECT_EQ(sides_at("وأفاد مسؤول حكومي بأن الاجتماع الذي عقد في عدن مع المبعوث الأممي مارتن غريفيث كان إيجابياً.",
                     EventType::consult, "الاجتماع"),
            " > مارتن غريفيث");
  EXPECT_EQ(sides_at("وقال شهود إن معارك عنيفة لاتزال مستمرة في محيط مدينة الفاشر.", EventType::assault, "معارك"),
            " >");
}

TEST(PartiesTold, WhoRefusesADeedHasNoPartInIt) {
  EXPECT_EQ(sides_at("وأكدت الحكومة السورية رفضها التدخل العسكري التركي في شمال سوريا.", EventType::reject, "رفضها")
                .substr(0, std::string_view("الحكومة السورية").size()),
            "الحكومة السورية");
  EXPECT_EQ(
      sides_at("رفض رئيس الجمهورية التدخل الإيراني في شؤون لبنان.", EventType::coerce, "التدخل").find("رئيس الجمهورية"),
      std::string::npos);
}

TEST(PartiesTold, ALeadershipInACountryIsOne) {
  EXPECT_EQ(sides_at("رحبت القيادة في سوريا بقرار رفع العقوبات.", EventType::support, "رحبت"), "القيادة >");
}

TEST(PartiesTold, WhoseWordsAreCondemned) {
  EXPECT_EQ(sides_at("نددت الجالية اللبنانية بفرنسا بالتصريحات التي أطلقها الوزير الإسرائيلي أفيغدور ليبرمان.",
                     EventType::accuse, "نددت"),
            "الجالية اللبنانية > أفيغدور ليبرمان");
}

TEST(PartiesTold, WhomAChargeMeansByItsPronoun) {
  const char* text = "واتهمت المؤسسة الوطنية للنفط التي يوجد مقرها في طرابلس الحكومة الليبية بأنها قصفت ناقلات نفط.";
  EXPECT_EQ(sides_at(text, EventType::accuse, "واتهمت"), "المؤسسة الوطنية للنفط > الحكومة الليبية");
  EXPECT_EQ(sides_at(text, EventType::assault, "قصفت"), "الحكومة الليبية >");
}

TEST(PartiesTold, RaidsAsSubjectDoNotMakeTheirTargetActs) {
  EXPECT_EQ(sides_at("وقال البيان إن الغارات استهدفت مواقع داعش في الحسكة.", EventType::assault, "استهدفت"), " > داعش");
}

TEST(PartiesTold, AnAdjectiveShowsTheObject) {
  EXPECT_EQ(sides_at("وأطلق الوزير نداء دعا فيه الأطباء اليمنيين إلى العودة.", EventType::request, "نداء"),
            "الوزير > الأطباء اليمنيين");
}

TEST(PartiesTold, ACountryVisitedDoesNotVisit) {
  EXPECT_EQ(sides_at("وقال الخبير إن الرئيس عبد الفتاح السيسي انفتح على أوروبا، وزار فرنسا وعقد معها اتفاقية سلاح.",
                     EventType::consult, "وزار"),
            "عبد الفتاح السيسي >");
}

TEST(PartiesTold, EachOfThoseNamedSpeaks) {
  const std::string told = sides_at(
      "ودعا كل من الدكتور عبد اللطيف الزياني، الأمين العام لمجلس التعاون، وإسماعيل ولد الشيخ أحمد، مبعوث الأمم "
      "المتحدة إلى اليمن، الحوثيين إلى احترام الهدنة.",
      EventType::request, "ودعا");
  EXPECT_EQ(told.substr(0, std::string_view("عبد اللطيف الزياني").size()), "عبد اللطيف الزياني");
}

TEST(PartiesTold, AnAttackIsNoNameOfWhoLaunchesIt) {
  EXPECT_EQ(sides_at("شن رئيس جنوب السودان سلفاكير ميارديت هجوماً شديداً على الرئيس الأميركي دونالد ترامب.",
                     EventType::assault, "هجوماً"),
            "سلفاكير ميارديت > دونالد ترامب");
  EXPECT_EQ(sides_at("زار وزير الدفاع الكندي بيتر ماكاي كابول الاثنين الماضي.", EventType::consult, "زار"),
            "بيتر ماكاي >");
}

TEST(PartiesTold, ACounterpartOfSeveralMeetsThem) {
  const std::string told =
      sides_at("عقد وزراء خارجية فرنسا وألمانيا وبريطانيا اجتماعاً في باريس مع نظيرهم الإيراني محمد جواد ظريف.",
               EventType::consult, "اجتماعاً");
  EXPECT_NE(told.find("محمد جواد ظريف"), std::string::npos) << told;
}

TEST(PartiesTold, WhereSomebodyArrivedHeMeets) {
  EXPECT_EQ(sides_at("وصل وزير الخارجية التركي مولود جاويش أوغلو إلى أربيل حيث التقى مسعود بارزاني.",
                     EventType::consult, "وصل"),
            "مولود جاويش أوغلو > مسعود بارزاني");
}

TEST(PartiesTold, BehindABracketTheTopicActs) {
  EXPECT_EQ(sides_at("وقال القاضي إن القيادات الجنوبية في حزب صالح (المؤتمر الشعبي العام) رفضت إغراءات عبد الملك "
                     "الحوثي.",
                     EventType::reject, "رفضت"),
            "القيادات الجنوبية > عبد الملك الحوثي");
}

TEST(PartiesTold, WhoIsCalledUponBehindASpeakerDoesNotCall) {
  EXPECT_EQ(sides_at("أكد وزير الخارجية المصري سامح شكري أن بلاده ترفض القرار، ودعا مجلس الأمن إلى التحرك الفوري.",
                     EventType::request, "ودعا"),
            "سامح شكري > مجلس الأمن");
  EXPECT_EQ(sides_at("وقالت وزارة الخارجية اللبنانية إنها قدمت شكوى ودعت المجتمع الدولي إلى التحرك.",
                     EventType::request, "ودعت"),
            "وزارة الخارجية اللبنانية > المجتمع الدولي");
  EXPECT_EQ(sides_at("ودعا لبنان إسرائيل إلى الانسحاب من النقاط الخمس.", EventType::request, "ودعا"),
            "لبنان > إسرائيل");
}

TEST(PartiesTold, TheyArePeopleAndNoCountry) {
  EXPECT_EQ(sides_at("اجتمع الرؤساء الثلاثة في أنقرة أمس. وقال أردوغان إن القيادة في سوريا ملتزمة بالعملية السياسية. "
                     "وقال إنهم اتفقوا على تكثيف الجهود لمحاربة الإرهاب.",
                     EventType::agree, "اتفقوا"),
            "الرؤساء الثلاثة >");
}

TEST(PartiesTold, WhatSomebodyIsChargedWithIsHisDeed) {
  EXPECT_EQ(sides_at("اعتقلت السلطات الألمانية أربعة أشخاص بتهمة دعم تنظيم داعش في سوريا.", EventType::support, "دعم"),
            "أربعة أشخاص > تنظيم داعش");
}

TEST(PartiesTold, CountedPluralsOfPeopleDemonstrate) {
  EXPECT_EQ(sides_at("تظاهر مئات الخريجين في بغداد أمس.", EventType::protest, "تظاهر"), "مئات الخريجين >");
}

TEST(PartiesTold, WhoAnnouncesDeathsDidNotKill) {
  EXPECT_EQ(sides_at("أعلنت الشرطة الباكستانية مقتل 12 شخصا وإصابة 30 آخرين في هجوم انتحاري استهدف مسجدا في بيشاور.",
                     EventType::assault, "مقتل"),
            " > 12 شخصا");
}

TEST(PartiesTold, BothNationsOfTheTalksTakePart) {
  EXPECT_EQ(sides_at("انطلقت المفاوضات السورية الإسرائيلية في باريس أمس.", EventType::consult, "المفاوضات"),
            "الإسرائيلية|السورية >");
  EXPECT_EQ(sides_at("تستأنف المحادثات الأميركية الإيرانية في روما الجمعة المقبل.", EventType::consult, "المحادثات"),
            "الأميركية|الإيرانية >");
}

TEST(PartiesTold, TheSubjectBehindToBeActs) {
  EXPECT_EQ(sides_at("نفى المتحدث أن تكون روسيا قد زودت إيران بأنظمة دفاع جوي.", EventType::aid, "زودت"),
            "روسيا > إيران");
}

}  // namespace
}  // namespace isnad
