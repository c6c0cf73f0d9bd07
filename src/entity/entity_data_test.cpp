#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>

#include "entity/clusters.h"
#include "entity/entities.h"
#include "entity/inflect.h"

namespace isnad::entity {
namespace {

namespace fs = std::filesystem;

/// A copy of the tables that a test may spoil.
class DataTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("isnad_entity_" + std::to_string(::getpid()));
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    fs::copy(std::string(ISNAD_SOURCE_DIR) + "/data/entity", folder_ / "entity", fs::copy_options::recursive);
  }
  void TearDown() override { fs::remove_all(folder_); }

  void append(const std::string& table, const std::string& row) {
    std::ofstream(folder_ / "entity" / table, std::ios::app) << row << '\n';
  }
  std::string message() {
    const auto data = EntityData::load(folder_);
    return data ? "" : data.error().message;
  }
  fs::path folder_;
};

TEST_F(DataTest, LoadsInTime) {
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(message(), "");
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(3));
}

TEST_F(DataTest, RefusesTheSameIdTwice) {
  append("persons-leaders.tsv", "person/vladimir-putin\tاسم آخر\t\tRU\t\ttest");
  EXPECT_NE(message().find("person/vladimir-putin stands in the base already"), std::string::npos);
}

TEST_F(DataTest, RefusesMalformedRows) {
  append("words.tsv", "كلمة\tnonsense\ttest");
  EXPECT_NE(message().find("unknown class"), std::string::npos);
}

TEST_F(DataTest, RefusesRowsWithoutSource) {
  append("given_names.tsv", "زكي\t");
  EXPECT_NE(message(), "");
}

TEST_F(DataTest, RefusesDaysThatAreNone) {
  append("terms-leaders.tsv", "person/vladimir-putin\tpresident\tRU\t2031-02-30\t\ttest");
  EXPECT_NE(message().find("bad days"), std::string::npos);
}

TEST_F(DataTest, RefusesForeignModels) {
  std::ofstream(folder_ / "model.bin") << "not a model";
  EXPECT_FALSE(EntityData::load(folder_, folder_ / "model.bin"));
}

TEST(Inflect, NisbaFormsHaveTheirBits) {
  uint32_t dual = 0, feminine = 0, definite = 0;
  for (const auto& [key, bits] : nisba_forms("روسي")) {
    if (key == "روسيان") dual = bits;
    if (key == "روسيه") feminine = bits;
    if (key == "الروسيين") definite = bits;
  }
  EXPECT_EQ(dual, kDual);
  EXPECT_EQ(feminine, kFeminine);
  EXPECT_EQ(definite, kPlural | kDefinite);
}

TEST(Clusters, RefuseWhatIsMalformed) {
  Clusters c;
  EXPECT_FALSE(c.load(""));
  EXPECT_FALSE(c.load(std::string("\xff\xff\xff\x7f", 4)));
  EXPECT_EQ(Clusters::from_vocabulary("x"), "");
  EXPECT_EQ(c.facts(1).fine, 0);
}

}  // namespace
}  // namespace isnad::entity
