#include "train/count_stems.h"

#include <gtest/gtest.h>

#include "language/stems.h"

namespace isnad {
namespace {

const std::filesystem::path kRoot = ISNAD_SOURCE_DIR;

struct Tables {
  Clitics clitics;
  Lexicon lexicon;
};

Tables load() {
  auto clitics = Clitics::load(kRoot / "data");
  auto lexicon = Lexicon::load(kRoot / "data");
  EXPECT_TRUE(clitics && lexicon);
  return {*std::move(clitics), *std::move(lexicon)};
}

std::vector<std::string> news() {
  std::string text;
  for (int i = 0; i < 12; ++i) {
    text +=
        "وبحث الوزير ملف المياه\nبحث الوفد فعاليات القمة\nانطلقت الفعاليات أمس\nوفعاليات أخرى للأطفال\n"
        "تواصل البحث ليلا\nبحث ملف\nالبحث العلمي\nقال زلمبان ذلك\nحضر بشار الاجتماع\nوبشار عاد\n";
  }
  return {text};
}

TEST(CountStems, LearnsStemsFromTheWordsAlone) {
  const Tables tables = load();
  const StemCounts counts = count_stems(tables.clitics, tables.lexicon, {{"بشار", 2}}, news());
  ASSERT_TRUE(counts.levels.contains("بحث"));
  const auto level = [&](const char* key) {
    const auto found = counts.levels.find(key);
    return found == counts.levels.end() ? 0 : int{found->second};
  };
  EXPECT_GT(level("بحث"), level("حث"));
  EXPECT_GT(level("فعاليات"), level("عاليات"));
  EXPECT_GT(level("بشار"), level("شار"));
}

TEST(CountStems, KnowsLikelyCuts) {
  const Tables tables = load();
  const StemCounts counts = count_stems(tables.clitics, tables.lexicon, {}, news());
  const auto cut = [&](const std::string& form) -> std::string {
    const auto found = counts.sure.find(form);
    if (found == counts.sure.end()) return "?";
    CutList cuts;
    list_cuts(tables.clitics, form, cuts);
    return std::string(cuts.cuts[found->second].before(form));
  };
  EXPECT_EQ(cut("وبحث"), "و");
  EXPECT_EQ(cut("فعاليات"), "");
  EXPECT_EQ(cut("وفعاليات"), "و");
  EXPECT_EQ(cut("زلمبان"), "?");  // in no table: nothing is likely
}

TEST(CountStems, NothingOfNothing) {
  const Tables tables = load();
  EXPECT_TRUE(count_stems(tables.clitics, tables.lexicon, {}, {}).levels.empty());
  EXPECT_TRUE(count_stems(tables.clitics, tables.lexicon, {}, {"", "\n\n", "12 abc"}).sure.empty());
}

TEST(Stems, WithoutTheArticleAndWithTheirClosedEnding) {
  const Tables tables = load();
  const auto keys = [&](std::string_view form, std::string_view key) {
    CutList cuts;
    list_cuts(tables.clitics, form, cuts);
    std::string out;
    StemReadings readings;
    for (uint32_t c = 0; c < cuts.size; ++c) {
      list_stems(tables.clitics, form, key, cuts.cuts[c], readings);
      for (uint32_t r = 0; r < readings.size; ++r)
        out += " " + readings.at[r].key + (readings.at[r].article ? "*" : "");
    }
    return out + " ";
  };
  EXPECT_NE(keys("والمدينة", "والمدينه").find(" مدينه* "), std::string::npos);
  EXPECT_NE(keys("مدينته", "مدينته").find(" مدينه "), std::string::npos);
}

}  // namespace
}  // namespace isnad
