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

TEST(Anchored, TheAmountMayStandBehind) {
  EXPECT_EQ(show(read("استولى المسلحون على البلدة في مايو 2014 وخسروها بعد ذلك بشهرين.", "2017-11-23")),
            "مايو 2014=2014-05-01..2014-05-31; بعد ذلك بشهرين=2014-07-01..2014-07-31");
  EXPECT_EQ(show(read("وقع الطرفان الهدنة في 3 مايو 2016 وانهارت بعدها بثلاثة أيام.", "2017-11-23")),
            "3 مايو 2016=2016-05-03; بعدها بثلاثة أيام=2016-05-06");
  EXPECT_EQ(show(read("اعتقل في عام 2012 وكان قبل ذلك بعامين نائبا.", "2017-11-23")),
            "عام 2012=2012-01-01..2012-12-31; قبل ذلك بعامين=2010-01-01..2010-12-31");
  Reading r = read("أوقفت الشرطة السائق بعد التفجير بستة أيام.", "2017-11-23");
  EXPECT_EQ(show(r), "");
  const auto day = make_day(2017, 11, 9);
  r.events.push_back(event_at(r, "التفجير", {day, day}));
  resolve_anchored(data(), r);
  EXPECT_EQ(show(r), "بعد التفجير بستة أيام=2017-11-15");
}

TEST(Anchored, LaterIsCountedFromWhatWasTold) {
  EXPECT_EQ(show(read("قصف الطيران الميناء في 6 أغسطس 2014 والمطار بعد ثلاثة أيام.", "2017-11-23")),
            "6 أغسطس 2014=2014-08-06; بعد ثلاثة أيام=2014-08-09");
  EXPECT_EQ(show(read("قصف الطيران المطار بعد ثلاثة أيام.", "2017-11-23")), "");
}

TEST(Anchored, MonthsAndYearsMoveTheWholeMonthOrYear) {
  Reading r = read("جاءت الزيارة في 2010 بعد أربع سنوات من مؤتمر بيروت.", "2017-11-23");
  r.events.push_back(event_at(r, "مؤتمر", {}));
  resolve_anchored(data(), r);
  EXPECT_EQ(r.events[0].days.from, make_day(2006, 1, 1));
  EXPECT_EQ(r.events[0].days.to, make_day(2006, 12, 31));
  r = read("جاءت الزيارة الاثنين بعد أربع سنوات من مؤتمر بيروت.", "2017-11-23");
  r.events.push_back(event_at(r, "مؤتمر", {}));
  resolve_anchored(data(), r);
  EXPECT_FALSE(r.events[0].days.known());
}

TEST(Anchored, WhatHungOnAnEventIsNotOfItsDay) {
  const auto day = make_day(2017, 11, 22);
  Reading r = read("تهدف القمة التي جاءت بعد يوم واحد من زيارة الوفد إلى وقف القتال.", "2017-11-22");
  r.events.push_back(event_at(r, "القمة", {day, day}));
  r.events.push_back(event_at(r, "زيارة", {day, day}));
  resolve_anchored(data(), r);
  EXPECT_EQ(r.events[0].days.from, day);
  EXPECT_EQ(r.events[1].days.from, make_day(2017, 11, 21));
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
