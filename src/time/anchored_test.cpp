// Times told from an event: "two days before the summit".
#include "time/times_testing.h"

namespace isnad {
namespace {

/// A reading with one event whose trigger is the given word.
Event event_at(const Reading& r, std::string_view trigger, DayRange days) {
  const auto at = static_cast<uint32_t>(r.report.text.find(trigger));
  Event e;
  e.trigger = {at, at + static_cast<uint32_t>(trigger.size())};
  e.days = days;
  return e;
}

TEST(Anchored, TakesTheDayOfTheEventNamed) {
  Reading r = read("وصل الوفد قبل يومين من القمة.", "2017-11-23");
  EXPECT_EQ(show(r), "");
  const auto day = make_day(2017, 11, 22);
  r.events.push_back(event_at(r, "القمة", {day, day}));
  resolve_anchored(data(), r);
  EXPECT_EQ(show(r), "قبل يومين من القمة=2017-11-20");
}

TEST(Anchored, TheSentencesOwnDayGivesTheEventItsDay) {
  Reading r = read("التقى الوزيران مساء الاثنين قبل يومين من قمة ثلاثية بين الدول.", "2017-11-21");
  r.times.clear();
  find_times(data(), r);
  r.events.push_back(event_at(r, "قمة", {}));
  resolve_anchored(data(), r);
  EXPECT_EQ(show(r), "مساء الاثنين=2017-11-20; قبل يومين من قمة ثلاثية=2017-11-20");
  EXPECT_EQ(r.events[0].days.from, make_day(2017, 11, 22));
}

TEST(Anchored, TheEventsOwnDayStandsAfterIt) {
  const Reading r = read("جاء ذلك غداة إعلان الوزير الاثنين وقف الهجوم.", "2017-11-22");
  EXPECT_EQ(show(r), "غداة إعلان الوزير=2017-11-21; الاثنين=2017-11-20");
}

TEST(Anchored, WithinSoManyDaysOfAnEvent) {
  Reading r = read("ينتهي التحقيق خلال 20 يوما من صدور القرار.", "2017-11-23");
  EXPECT_EQ(show(r), "");
  const auto day = make_day(2017, 11, 1);
  r.events.push_back(event_at(r, "القرار", {day, day}));
  resolve_anchored(data(), r);
  EXPECT_EQ(show(r), "20 يوما من صدور القرار=2017-11-01..2017-11-21");
}

TEST(Anchored, StaysOpenWhenNothingTellsTheDay) {
  Reading r = read("وصل الوفد عشية القمة.", "2017-11-23");
  EXPECT_EQ(show(r), "");
  ASSERT_EQ(r.times.size(), 1U);
  EXPECT_EQ(r.times[0].kind, TimeKind::anchored);
  EXPECT_EQ(r.times[0].offset_days, -1);
}

}  // namespace
}  // namespace isnad
