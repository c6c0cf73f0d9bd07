#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "report/json.h"
#include "report/names.h"

namespace isnad {
namespace {

TEST(Names, RoundTrip) {
  for (int i = 0; i <= static_cast<int>(Rel::punct); ++i) {
    const auto rel = static_cast<Rel>(i);
    EXPECT_EQ(parse_rel(to_string(rel)), rel) << i;
  }
  for (int i = 0; i <= static_cast<int>(EventType::control); ++i) {
    const auto type = static_cast<EventType>(i);
    EXPECT_EQ(parse_event_type(to_string(type)), type) << i;
  }
  EXPECT_EQ(parse_rel("nsubj:pass"), Rel::nsubj);
  EXPECT_FALSE(parse_status("nonsense"));
}

TEST(Json, ParsesItemsAndRefusesOthers) {
  const auto item = parse_item(R"({"id":"a","outlet":null,"text":"نص"})");
  ASSERT_TRUE(item);
  EXPECT_EQ(item->text, "نص");
  EXPECT_EQ(item->outlet, "");
  for (const char* bad : {"", "{", "[]", "3", R"({"id":"a"})", "\xFF\xFE"}) EXPECT_FALSE(parse_item(bad)) << bad;
}

TEST(Json, SpansAreCodePoints) {
  Reading r;
  r.report.text = "قال بوتين";
  r.report.body = {{0, static_cast<uint32_t>(r.report.text.size())}};
  const auto day = make_day(2017, 11, 22);
  r.times.push_back({.span = {7, 17}, .days = {day, day}});
  r.times.push_back({.span = {0, 6}, .kind = TimeKind::duration});
  const auto out = nlohmann::json::parse(to_json(r, true));
  EXPECT_EQ(out["report"]["body"][0]["end"], 9);
  EXPECT_EQ(out["times"][0]["begin"], 4);
  EXPECT_EQ(out["times"][0]["text"], "بوتين");
  EXPECT_EQ(out["times"].size(), 1U);
  EXPECT_EQ(out["durations"][0]["text"], "قال");
}

}  // namespace
}  // namespace isnad
