#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>

#include "entity/entities.h"
#include "entity/inflect.h"
#include "entity/ner.h"
#include "language/pack.h"

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

TEST(NewsFacts, RefuseWhatIsMalformed) {
  NewsFacts f;
  EXPECT_FALSE(f.load(""));
  EXPECT_FALSE(f.load(std::string("\xff\xff\xff\x7f\x08\0\0\0", 8)));
  EXPECT_FALSE(f.load_hints(std::string("\x02\0\0\0x", 5)));
  EXPECT_EQ(f.look("\u0628\u064A\u062A").facts.common, 0);
  EXPECT_EQ(f.hint(1), 0);
}

// A word that the news does not hold is cut where what is left of it is common.
TEST(NewsFacts, CutsProclitics) {
  std::string section;
  put(section, uint32_t{1});
  put(section, hash_letters("\u0627\u0644\u0648\u0632\u064A\u0631"));
  section += std::string(1, '\0') + std::string(1, '\x09') + std::string(3, '\0');
  section += std::string(2 * kClusterings, '\0');
  NewsFacts f;
  ASSERT_TRUE(f.load(section));
  const CutWord cut = f.look("\u0648\u0644\u0644\u0648\u0632\u064A\u0631");
  EXPECT_EQ(cut.letters, 6);
  EXPECT_TRUE(cut.conj);
  EXPECT_TRUE(cut.hidden_article);
  EXPECT_EQ(cut.facts.common, 9);
  EXPECT_EQ(f.look("\u0628\u064A\u062A").letters, 0);
}

TEST(BestLabels, KeepNamesWellFormed) {
  const std::vector<Label> labels = {Label::b_per, Label::i_per, Label::b_per, Label::out,
                                     Label::b_loc, Label::i_loc, Label::i_loc};
  const auto states = states_of(labels);
  EXPECT_EQ(states, (std::vector<uint8_t>{1, 3, 4, 0, 5, 6, 7}));
  std::vector<float> emission(states.size() * kStates), steps((kStates + 1) * kStates);
  for (size_t i = 0; i < states.size(); ++i) emission[i * kStates + states[i]] = 2;
  EXPECT_EQ(best_labels(emission, steps), labels);
  emission[2] = 3;   // no name begins inside
  emission[13] = 1;  // of another kind
  EXPECT_EQ(best_labels(emission, steps), labels);
}

}  // namespace
}  // namespace isnad::entity
