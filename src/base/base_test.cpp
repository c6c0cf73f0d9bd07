#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "base/day.h"
#include "base/span.h"
#include "base/tsv.h"
#include "base/utf8.h"

namespace isnad {
namespace {

TEST(Utf8, DecodesAndRepairs) {
  EXPECT_EQ(decode_at("س", 0).value, U'س');
  EXPECT_EQ(decode_at("\xFF", 0).value, 0xFFFDu);
  EXPECT_EQ(decode_at("", 0).size, 0u);
  EXPECT_FALSE(is_valid_utf8("a\xC3"));
  EXPECT_TRUE(is_valid_utf8(repair_utf8(std::string("a\0b\xC3\xE2\x80", 6))));
}

TEST(Utf8, CodePointIndexIsInverse) {
  std::string text;
  for (int i = 0; i < 300; ++i) text += i % 3 ? "سa" : "😀 ";
  const CodePointIndex index(text);
  uint32_t count = 0;
  for (size_t at = 0; at < text.size(); at += decode_at(text, at).size, ++count) {
    ASSERT_EQ(index.code_point(static_cast<uint32_t>(at)), count);
    ASSERT_EQ(index.byte(count), at);
  }
  EXPECT_EQ(index.byte(count), text.size());
}

TEST(Day, ParsesOnlyRealDays) {
  EXPECT_EQ(format_day(*parse_day("2017-11-20")), "2017-11-20");
  EXPECT_EQ(weekday_of(*parse_day("2017-11-20")), 1u);
  EXPECT_FALSE(parse_day("2017-02-30"));
  EXPECT_FALSE(parse_day("2017/02/03"));
  EXPECT_EQ(last_of_month(*parse_day("2016-02-03")), *parse_day("2016-02-29"));
}

TEST(Span, SliceRefusesOutOfRange) {
  EXPECT_EQ(slice("abc", {1, 3}), "bc");
  EXPECT_EQ(slice("abc", {1, 4}), "");
}

class TsvTest : public testing::Test {
 protected:
  Result<Table> load(const std::string& text) {
    const auto path = std::filesystem::temp_directory_path() / ("isnad_tsv_" + std::to_string(getpid()) + ".tsv");
    std::ofstream(path, std::ios::binary) << text;
    auto table = Table::load(path, {"a", "source"});
    std::filesystem::remove(path);
    return table;
  }
};

TEST_F(TsvTest, ReadsRowsAndRefusesBadOnes) {
  const auto good = load("# c\na\tsource\nx|y\tus\n\nz\tus\n");
  ASSERT_TRUE(good);
  EXPECT_EQ(good->rows(), 2u);
  EXPECT_EQ(split_list(good->cell(0, 0)).size(), 2u);
  EXPECT_FALSE(load("a\tb\n"));
  EXPECT_FALSE(load("a\tsource\nx\n"));
  EXPECT_FALSE(load("a\tsource\nx\t\n"));
  EXPECT_FALSE(load(""));
  EXPECT_NE(load("a\tsource\nx\n").error().message.find(":2:"), std::string::npos);
}

}  // namespace
}  // namespace isnad
