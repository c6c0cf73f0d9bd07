#include "story/claims.h"

#include <gtest/gtest.h>

#include "story/durations.h"
#include "story/happenings.h"
#include "story/origins.h"
#include "story/story_test_kit.h"

namespace isnad {
namespace {

using test::add_event;
using test::make_reading;

const char* kText = "التقى الزعيمان في المدينة وتباحثا مطولا في شؤون المنطقة. وكالة الأفق";
const std::vector<std::string> kBoth{"person/a", "person/b"};

Reading met(const std::string& id, const char* day, Status status = Status::occurred) {
  Reading r = make_reading(id, "outlet " + id, kText, "2017-11-21");
  add_event(r, {"التقى", kBoth, day, nullptr, status, "meet", "place/sochi"});
  return r;
}

const Claim* find_slot(const std::vector<Claim>& claims, ClaimSlot slot) {
  for (const Claim& c : claims) {
    if (c.slot == slot) return &c;
  }
  return nullptr;
}

std::vector<Claim> claims_on(const std::vector<Reading>& readings) {
  std::vector<uint32_t> all;
  for (uint32_t i = 0; i < readings.size(); ++i) all.push_back(i);
  const auto happenings = link_events(readings, all);
  EXPECT_EQ(happenings.size(), 1U);
  auto claims = event_claims(readings, happenings.at(0), 0);
  const Texts texts(readings);
  for (Claim& c : claims) weigh(readings, texts, all, c);
  return claims;
}

TEST(Claims, SameDayIsAgreed) {
  const std::vector<Reading> readings{met("a", "2017-11-20"), met("b", "2017-11-20")};
  const auto claims = claims_on(readings);
  const Claim* day = find_slot(claims, ClaimSlot::day);
  ASSERT_NE(day, nullptr);
  EXPECT_EQ(day->verdict, Verdict::agreed);
  EXPECT_EQ(day->value, "2017-11-20");
  EXPECT_EQ(find_slot(claims, ClaimSlot::status)->verdict, Verdict::agreed);
  EXPECT_EQ(find_slot(claims, ClaimSlot::place)->value, "place/sochi");
}

TEST(Claims, AnotherDayContradicts) {
  const std::vector<Reading> readings{met("a", "2017-11-20"), met("b", "2017-11-20"), met("c", "2017-11-21")};
  const auto claims = claims_on(readings);
  const Claim* day = find_slot(claims, ClaimSlot::day);
  ASSERT_NE(day, nullptr);
  EXPECT_EQ(day->verdict, Verdict::contradicted);
  EXPECT_EQ(day->value, "2017-11-20");
  EXPECT_EQ(day->origins_against.size(), 1U);
}

TEST(Claims, DayInsideARangeIsMorePrecise) {
  std::vector<Reading> readings{met("a", "2017-11-20"), met("b", "2017-11-20")};
  readings[1].events[0].days = {parse_day("2017-11-11"), parse_day("2017-11-20")};
  const Claim day = *find_slot(claims_on(readings), ClaimSlot::day);
  EXPECT_EQ(day.verdict, Verdict::differing_precision);
  EXPECT_EQ(day.testimonies[0].stance, Stance::more_precise);
}

TEST(Claims, PlannedThenHeldDiffersInState) {
  const std::vector<Reading> readings{met("a", "2017-11-22", Status::planned), met("b", "2017-11-22")};
  const Claim status = *find_slot(claims_on(readings), ClaimSlot::status);
  EXPECT_EQ(status.verdict, Verdict::differing_precision);
  EXPECT_EQ(status.value, "planned");
  EXPECT_EQ(status.testimonies[1].stance, Stance::more_precise);
}

TEST(Claims, DenialContradicts) {
  const std::vector<Reading> readings{met("a", "2017-11-20"), met("b", "2017-11-20", Status::denied)};
  EXPECT_EQ(find_slot(claims_on(readings), ClaimSlot::status)->verdict, Verdict::contradicted);
}

TEST(Claims, OneReportIsOnlyOne) {
  const std::vector<Reading> readings{met("a", "2017-11-20")};
  for (const Claim& c : claims_on(readings)) {
    EXPECT_EQ(c.verdict, Verdict::only_one);
    EXPECT_EQ(c.origins.size(), 1U);
  }
}

TEST(Claims, LengthsThatDifferContradict) {
  std::vector<Reading> readings{met("a", "2017-11-20"), met("b", "2017-11-20")};
  const char* lengths[] = {"PT2H", "PT4H"};
  for (size_t i = 0; i < 2; ++i) {
    TimeRef t;
    t.kind = TimeKind::duration;
    t.span = test::find_span(readings[i], "مطولا");
    t.value = lengths[i];
    readings[i].times.push_back(t);
  }
  const auto claims = claims_on(readings);
  const Claim* length = find_slot(claims, ClaimSlot::quantity);
  ASSERT_NE(length, nullptr);
  EXPECT_EQ(length->unit, "minutes");
  EXPECT_EQ(length->verdict, Verdict::contradicted);
  EXPECT_EQ(length->value, "120");
}

TEST(Happenings, CallsAreNotMeetings) {
  std::vector<Reading> readings{met("a", "2017-11-20"), met("b", "2017-11-20")};
  readings[1].events[0].mode = "call";
  EXPECT_EQ(link_events(readings, {0, 1}).size(), 2U);
}

TEST(Happenings, DaysWithAnOpenEnd) {
  const auto first = parse_day("2017-11-18");
  const auto last = parse_day("2017-11-20");
  EXPECT_EQ(days_between({first, std::nullopt}, {last, std::nullopt}), 2);
  EXPECT_EQ(days_between({std::nullopt, last}, {first, std::nullopt}), 2);
  EXPECT_EQ(days_between({}, {first, last}), std::nullopt);
}

TEST(Claims, ADayHeldLikelierWrongThanRightIsNoClaim) {
  std::vector<Reading> readings{met("a", "2017-11-20"), met("b", "2017-11-20")};
  for (Reading& r : readings) r.events[0].sure.days = 0.3F;
  EXPECT_EQ(find_slot(claims_on(readings), ClaimSlot::day), nullptr);
}

TEST(Happenings, PostponedFindsItsFormerDay) {
  std::vector<Reading> readings{met("a", "2017-11-18", Status::planned), met("b", "2017-12-01", Status::postponed)};
  readings[1].events[0].former_days = {parse_day("2017-11-18"), parse_day("2017-11-18")};
  EXPECT_EQ(link_events(readings, {0, 1}).size(), 1U);
  EXPECT_EQ(find_slot(claims_on(readings), ClaimSlot::day)->verdict, Verdict::differing_precision);
}

TEST(Happenings, PlanNamedByProcessMeetsPlanNamedByParties) {
  std::vector<Reading> readings{met("a", "2017-12-01", Status::postponed), met("b", "2017-12-01", Status::planned)};
  const DayRange early{parse_day("2017-12-01"), parse_day("2017-12-10")};
  for (Reading& r : readings) r.events[0].days = early;
  readings[1].entities.clear();
  readings[1].events[0].actors.clear();
  readings[1].events[0].place.reset();
  const int32_t process = test::add_entity(readings[1], "process/talks", EntityKind::process);
  readings[1].events[0].actors.push_back({process, readings[1].events[0].trigger, readings[1].events[0].trigger});
  EXPECT_EQ(link_events(readings, {0, 1}).size(), 1U);
  // One day alone is no sign: many things are planned for it.
  for (Reading& r : readings) r.events[0].days = {early.from, early.from};
  EXPECT_EQ(link_events(readings, {0, 1}).size(), 2U);
}

TEST(Happenings, ClearestTellingIsConfirmedByOthers) {
  const auto facts = [](std::vector<std::string> ids) {
    EventFacts f;
    for (const std::string& id : ids) f.parties.push_back({id, "", EntityKind::person});
    return f;
  };
  EXPECT_EQ(clearest({facts({"a"}), facts({"a", "b"}), facts({"a", "b", "noise"})}), 1U);
  EXPECT_EQ(clearest({facts({"a", "b"})}), 0U);
}

TEST(Origins, OneAgencyCountsOnce) {
  std::vector<Reading> readings{met("a", "2017-11-20"), met("b", "2017-11-20"), met("c", "2017-11-20")};
  readings[2].report.text = "اجتمع الرجلان قرب البحر يومها. بقلم مراسلنا الخاص هناك";
  Reading own = make_reading("c", "outlet c", readings[2].report.text, "2017-11-21");
  add_event(own, {"اجتمع", kBoth, "2017-11-20", nullptr, Status::occurred, "meet", "place/sochi"});
  readings[2] = own;
  test::credit(readings[0], "outlet/ufuq", "وكالة الأفق");
  const Texts texts(readings);
  std::vector<Testimony> told;
  for (uint32_t i = 0; i < 3; ++i) told.push_back({i, Stance::asserts, "", {readings[i].events[0].trigger}, {}});
  const auto origins = count_origins(readings, texts, told);
  ASSERT_EQ(origins.size(), 2U);  // a credits the agency, b carries its words without credit, c has its own
  EXPECT_EQ(origins[0].id, "outlet/ufuq");
  EXPECT_TRUE(origins[0].credited);
  EXPECT_TRUE(origins[0].shared_wording);
  EXPECT_EQ(origins[0].reports, (std::vector<uint32_t>{0, 1}));
  EXPECT_EQ(origins[1].name, "outlet c");
}

TEST(Origins, DifferentAgenciesStayTwoThoughWordsAreShared) {
  std::vector<Reading> readings{met("a", "2017-11-20"), met("b", "2017-11-20")};
  test::credit(readings[0], "outlet/ufuq", "وكالة الأفق");
  test::credit(readings[1], "outlet/other", "وكالة الأفق");
  const Texts texts(readings);
  std::vector<Testimony> told;
  for (uint32_t i = 0; i < 2; ++i) told.push_back({i, Stance::asserts, "", {readings[i].events[0].trigger}, {}});
  EXPECT_EQ(count_origins(readings, texts, told).size(), 2U);
}

TEST(Durations, ReadsIsoHours) {
  EXPECT_EQ(minutes_of("PT2H"), 120.0);
  EXPECT_EQ(minutes_of("PT1H30M"), 90.0);
  EXPECT_EQ(minutes_of("P2D"), std::nullopt);
  EXPECT_EQ(minutes_of("PT"), std::nullopt);
  EXPECT_EQ(minutes_of("PTxH"), std::nullopt);
}

}  // namespace
}  // namespace isnad
