// The public face alone: a program that includes nothing but isnad/isnad.h reads, compares and prints.
#include <gtest/gtest.h>

#include <isnad/isnad.h>

namespace {

TEST(Face, ReadsComparesAndPrints) {
  const auto resources = isnad::Resources::load(isnad::default_paths({}, ""));
  ASSERT_TRUE(resources) << resources.error().message;
  auto items = isnad::read_items_from(
      R"({"id": "a", "fetched": "2017-11-21", "text": "التقى الرئيس الروسي فلاديمير بوتين نظيره السوري بشار الأسد في سوتشي."})",
      "a.json");
  ASSERT_TRUE(items) << items.error().message;
  ASSERT_EQ(items->size(), 1U);
  const isnad::Reading reading = isnad::read(*resources, items->front());
  ASSERT_FALSE(reading.events.empty());
  EXPECT_EQ(reading.events[0].type, isnad::EventType::consult);
  EXPECT_TRUE(isnad::to_json(reading).starts_with("{\"id\":\"a\""));

  const auto story = isnad::StoryData::load(isnad::default_paths({}, "").data);
  ASSERT_TRUE(story) << story.error().message;
  const isnad::Comparison comparison = isnad::compare(*story, {reading});
  ASSERT_EQ(comparison.readings.size(), 1U);
  EXPECT_NE(isnad::to_json(comparison).find("\"stories\""), std::string::npos);
}

TEST(Face, ErrorsNameWhatIsMissing) {
  const auto resources = isnad::Resources::load({"/nowhere/data", "/nowhere/open.isnad"});
  ASSERT_FALSE(resources);
  EXPECT_NE(resources.error().message.find("/nowhere"), std::string::npos);
  const auto items = isnad::read_items("/nowhere/report.html");
  ASSERT_FALSE(items);
  EXPECT_EQ(items.error().code, isnad::ErrorCode::not_found);
}

}  // namespace
