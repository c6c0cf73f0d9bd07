#include "story/process_events.h"

#include <gtest/gtest.h>

#include "story/story_test_kit.h"
#include "text/fold.h"

namespace isnad {
namespace {

using test::find_span;

StoryData talks() {
  StoryData data;
  data.engagements = {"process/talks"};
  data.states.push_back({fold("أرجئ", FoldLevel::key), Status::postponed});
  data.states.push_back({fold("مقررا", FoldLevel::key), Status::planned});
  return data;
}

Reading told(const std::string& text) {
  Reading r = test::make_reading("a", "x", text, "2017-11-21");
  Mention m;
  m.kind = EntityKind::process;
  m.span = m.name = find_span(r, "مؤتمر السلام");
  m.entity = test::add_entity(r, "process/talks", EntityKind::process);
  for (uint32_t i = 0; i < r.tokens.size(); ++i) {
    if (r.tokens[i].span.begin == m.span.begin) m.first_token = i;
  }
  m.last_token = m.first_token + 2;
  r.mentions.push_back(m);
  return r;
}

void add_time(Reading& r, const std::string& words, const char* from, const char* to) {
  TimeRef t;
  t.span = find_span(r, words);
  t.days = {parse_day(from), parse_day(to)};
  r.times.push_back(t);
}

TEST(ProcessEvents, PostponedKeepsItsFormerDay) {
  Reading r = told("أرجئ مؤتمر السلام الذي كان مقررا السبت إلى ديسمبر.");
  add_time(r, "السبت", "2017-11-18", "2017-11-18");
  add_time(r, "ديسمبر", "2017-12-01", "2017-12-10");
  add_process_events(talks(), r);
  ASSERT_EQ(r.events.size(), 1U);
  EXPECT_EQ(r.events[0].status, Status::postponed);
  EXPECT_EQ(r.events[0].days.from, parse_day("2017-12-01"));
  EXPECT_EQ(r.events[0].former_days.from, parse_day("2017-11-18"));
}

TEST(ProcessEvents, DayAheadMeansPlanned) {
  Reading r = told("يبدأ مؤتمر السلام في ديسمبر.");
  add_time(r, "ديسمبر", "2017-12-01", "2017-12-10");
  add_process_events(talks(), r);
  ASSERT_EQ(r.events.size(), 1U);
  EXPECT_EQ(r.events[0].status, Status::planned);
}

TEST(ProcessEvents, WithoutDayOrStateNothingIsMadeUp) {
  Reading undated = told("أرجئ مؤتمر السلام مجددا.");
  add_process_events(talks(), undated);
  EXPECT_TRUE(undated.events.empty());
  Reading past = told("تحدث عن مؤتمر السلام السبت.");
  add_time(past, "السبت", "2017-11-18", "2017-11-18");
  add_process_events(talks(), past);
  EXPECT_TRUE(past.events.empty());
}

TEST(ProcessEvents, PlanOfADayGoneByIsAnothersDay) {
  Reading r = told("كان مقررا مؤتمر السلام السبت.");
  add_time(r, "السبت", "2017-11-18", "2017-11-18");
  add_process_events(talks(), r);
  EXPECT_TRUE(r.events.empty());
}

TEST(ProcessEvents, EventThatNamesTheProcessTakesItAsParty) {
  Reading r = told("يبدأ مؤتمر السلام في ديسمبر.");
  add_time(r, "ديسمبر", "2017-12-01", "2017-12-10");
  test::add_event(r, {"مؤتمر", {"person/a"}, "2017-12-01", "2017-12-10", Status::planned, "conference", ""});
  add_process_events(talks(), r);
  ASSERT_EQ(r.events.size(), 1U);
  EXPECT_EQ(r.events[0].recipients.size(), 1U);
}

}  // namespace
}  // namespace isnad
