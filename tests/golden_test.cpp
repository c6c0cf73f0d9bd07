// Golden facts: what the program must take from the seed reports and from reports written to guard one difficulty each.
#include <gtest/gtest.h>

#include <cstdio>

#include "support/golden.h"
#include "support/kit.h"

namespace isnad::test {
namespace {

const std::vector<Checked>& checked() {
  static const auto all = check_golden();
  EXPECT_TRUE(all) << all.error().message;
  static const std::vector<Checked> none;
  return all ? *all : none;
}

void expect_rows(bool seeds) {
  size_t seen = 0;
  size_t known_misses = 0;
  for (const Checked& c : checked()) {
    if ((c.fact.where.find("seeds.tsv") != std::string::npos) != seeds) continue;
    ASSERT_NE(c.outcome, Outcome::absent) << describe(c);
    ++seen;
    if (!c.fact.since && c.outcome == Outcome::missed) {
      ++known_misses;
      std::printf("%s\n", describe(c).c_str());
    } else {
      EXPECT_EQ(c.fact.since, c.outcome == Outcome::held)
          << describe(c) << (c.fact.since ? "" : "\n  a known miss is read now: script/golden --promote");
    }
  }
  EXPECT_GT(seen, 0U);
  std::printf("%zu facts, %zu known misses\n", seen, known_misses);
}

TEST(Golden, FactsOfTheSeedReports) {
  if (!std::filesystem::exists(shared_dir() / "seeds")) GTEST_SKIP() << "no shared folder; set ISNAD_SHARED";
  expect_rows(true);
}

TEST(Golden, FactsOfOurOwnReportsAndTheDemoSet) {
  expect_rows(false);
}

TEST(Golden, EveryOwnReportHasItsReason) {
  for (const auto& entry : std::filesystem::directory_iterator(source_dir() / "tests/golden")) {
    if (!entry.is_directory()) continue;
    EXPECT_TRUE(std::filesystem::exists(entry.path() / "why.md")) << entry.path();
    EXPECT_TRUE(std::filesystem::exists(entry.path() / "facts.tsv")) << entry.path();
  }
}

}  // namespace
}  // namespace isnad::test
