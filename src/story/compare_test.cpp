#include "story/compare.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "story/comparison_json.h"
#include "story/story_test_kit.h"

namespace isnad {
namespace {

using test::add_event;
using test::add_statement;
using test::make_reading;

/// Two stories of three reports each, and one report apart.
std::vector<Reading> newsstand() {
  std::vector<Reading> out;
  for (const char* id : {"a1", "a2", "a3"}) {
    Reading r = make_reading(id, std::string("outlet ") + id,
                             "التقى الزعيمان في المدينة الساحلية وتباحثا في شؤون السلام. قال الضيف إن الحوار وحده ينهي "
                             "الحرب الطويلة.",
                             "2017-11-21");
    add_event(r, {"التقى", {"person/x", "person/y"}, "2017-11-20", nullptr, Status::occurred, "meet", "place/p"});
    add_statement(r, "person/x", "الحوار وحده ينهي الحرب الطويلة");
    out.push_back(r);
  }
  for (const char* id : {"b1", "b2", "b3"}) {
    Reading r = make_reading(id, std::string("outlet ") + id,
                             "ضرب زلزال عنيف سواحل الجزيرة فجرا وخلف دمارا واسعا. هرعت فرق الإنقاذ نحو القرى المنكوبة.",
                             "2017-11-21");
    out.push_back(r);
  }
  out.push_back(make_reading("c", "outlet c", "فاز الفريق الأزرق بكأس البطولة بعد ركلات الترجيح.", "2017-11-21"));
  return out;
}

TEST(Compare, NothingGivesNothing) {
  EXPECT_TRUE(compare({}, {}).stories.empty());
  EXPECT_EQ(to_json(compare({}, {})), R"({"reports":[],"stories":[]})");
}

TEST(Compare, EmptyReportIsAStoryOfItsOwn) {
  const Comparison c = compare({}, {Reading{}});
  ASSERT_EQ(c.stories.size(), 1U);
  EXPECT_TRUE(c.stories[0].claims.empty());
}

TEST(Compare, LinksStories) {
  const Comparison c = compare({}, newsstand());
  ASSERT_EQ(c.stories.size(), 3U);
  EXPECT_EQ(c.stories[0].reports, (std::vector<uint32_t>{0, 1, 2}));
  EXPECT_EQ(c.stories[1].reports, (std::vector<uint32_t>{3, 4, 5}));
  EXPECT_EQ(c.stories[2].reports, (std::vector<uint32_t>{6}));
}

TEST(Compare, OrderOfArrivalDoesNotMatter) {
  std::vector<Reading> readings = newsstand();
  const std::string expected = to_json(compare({}, readings));
  std::mt19937 random(7);
  for (int round = 0; round < 5; ++round) {
    std::shuffle(readings.begin(), readings.end(), random);
    EXPECT_EQ(to_json(compare({}, readings)), expected);
  }
}

TEST(Compare, SameSayingOfThreeReportsIsOneClaim) {
  const Comparison c = compare({}, newsstand());
  const auto& claims = c.stories[0].claims;
  const auto saying =
      std::find_if(claims.begin(), claims.end(), [](const Claim& x) { return x.kind == ClaimKind::saying; });
  ASSERT_NE(saying, claims.end());
  EXPECT_EQ(saying->testimonies.size(), 3U);
  EXPECT_EQ(saying->verdict, Verdict::agreed);
  EXPECT_EQ(saying->origins.size(), 1U);  // one wording
}

TEST(Compare, CopiesAreOneStoryAndOneOrigin) {
  std::vector<Reading> readings;
  for (int i = 0; i < 500; ++i) {
    Reading r = newsstand()[0];
    r.report.id = "copy" + std::to_string(i);
    r.report.outlet = "outlet " + std::to_string(i);
    readings.push_back(std::move(r));
  }
  const Comparison c = compare({}, std::move(readings));
  ASSERT_EQ(c.stories.size(), 1U);
  ASSERT_FALSE(c.stories[0].claims.empty());
  for (const Claim& claim : c.stories[0].claims) {
    EXPECT_EQ(claim.testimonies.size(), 500U);
    EXPECT_EQ(claim.origins.size(), 1U);
  }
}

TEST(Compare, CalendarJoinsPlanAndOutcome) {
  std::vector<Reading> readings = newsstand();
  readings.resize(2);
  readings[0].report.published = parse_day("2017-11-19");
  readings[0].events[0].status = Status::planned;
  const Comparison c = compare({}, readings);
  ASSERT_EQ(c.stories.size(), 1U);
  ASSERT_EQ(c.stories[0].calendar.size(), 1U);
  const Engagement& g = c.stories[0].calendar[0];
  EXPECT_EQ(g.status, Status::occurred);
  ASSERT_EQ(g.history.size(), 2U);
  EXPECT_EQ(g.history[0].status, Status::planned);
}

TEST(Compare, UndatedReportTakesTheDayThatItsEventsGive) {
  std::vector<Reading> readings = newsstand();
  readings.resize(3);
  readings[1].report.published.reset();
  readings[1].report.published_basis = DateBasis::unknown;
  readings[1].events[0].days = {};
  // "yesterday": the event falls on the day before publication.
  const Reread reread = [](const Reading& r, Day day) {
    Reading out = r;
    out.report.published = day;
    const Day before = day - std::chrono::days{1};
    out.events[0].days = {before, before};
    return out;
  };
  const Comparison c = compare({}, readings, reread);
  ASSERT_EQ(c.stories.size(), 1U);
  EXPECT_EQ(c.readings[1].report.published, parse_day("2017-11-21"));
  EXPECT_EQ(c.readings[1].report.published_basis, DateBasis::inferred);
  ASSERT_EQ(c.readings[1].notes.size(), 1U);
  EXPECT_NE(c.readings[1].notes[0].text.find("a1"), std::string::npos);
  EXPECT_FALSE(compare({}, readings).readings[1].report.published.has_value());
}

TEST(Compare, WeekdaysOfAnUndatedReportLeaveOneDayOfTheStory) {
  std::vector<Reading> readings = newsstand();
  readings.resize(3);
  readings[1].report.published.reset();
  readings[1].events.clear();
  // "today, Tuesday": every day tried goes back to a Tuesday.
  const Reread tuesdays = [](const Reading& r, Day day) {
    Reading out = r;
    out.report.published = day - std::chrono::days{(static_cast<int>(weekday_of(day)) + 5) % 7};
    return out;
  };
  EXPECT_EQ(compare({}, readings, tuesdays).readings[1].report.published, parse_day("2017-11-21"));
  // No weekday: any day would do, so none is taken.
  const Reread any = [](const Reading& r, Day day) {
    Reading out = r;
    out.report.published = day;
    return out;
  };
  EXPECT_FALSE(compare({}, readings, any).readings[1].report.published.has_value());
}

}  // namespace
}  // namespace isnad
