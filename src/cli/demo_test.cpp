// The demo set, read and compared, holds the facts of tests/golden/demo.json.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "cli/print_comparison.h"
#include "intake/intake.h"
#include "reader/reader.h"
#include "reader/reread.h"
#include "story/compare.h"
#include "story/comparison_json.h"

namespace isnad {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

/// Every key of `part` is met by `whole`; every element of a list by some element; "#list" is the length of a list.
bool holds(const json& whole, const json& part) {
  if (part.is_object()) {
    if (!whole.is_object()) return false;
    return std::all_of(part.items().begin(), part.items().end(), [&](const auto& item) {
      const std::string& key = item.key();
      if (key.starts_with("#")) return whole.contains(key.substr(1)) && whole[key.substr(1)].size() == item.value();
      return whole.contains(key) && holds(whole[key], item.value());
    });
  }
  if (part.is_array()) {
    if (!whole.is_array()) return false;
    return std::all_of(part.begin(), part.end(), [&](const json& x) {
      return std::any_of(whole.begin(), whole.end(), [&](const json& y) { return holds(y, x); });
    });
  }
  return whole == part;
}

std::vector<fs::path> pages(const fs::path& folder) {
  std::vector<fs::path> out;
  if (!fs::exists(folder)) return out;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string ending = entry.path().extension().string();
    if (ending == ".html" || ending == ".txt") out.push_back(entry.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

/// What of the facts of a golden file does not hold.
void expect_facts(const Comparison& comparison, const fs::path& golden_file) {
  const json found = json::parse(to_json(comparison));
  std::ifstream file(golden_file);
  const json golden = json::parse(file);
  ASSERT_GT(golden["facts"].size(), 5U);
  for (const json& fact : golden["facts"]) {
    const std::string list = fact["in"];
    bool met = list == "reports" && holds(found["reports"], json::array({fact["has"]}));
    for (const json& story : found["stories"]) {
      met = met || (story.contains(list) && list != "reports" && holds(story[list], json::array({fact["has"]})));
    }
    EXPECT_TRUE(met) << fact["why"] << "\n" << fact["has"].dump(1);
  }
}

const fs::path kRoot = ISNAD_SOURCE_DIR;

class Demo : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto resources = Resources::load({kRoot / "data", kRoot / "models" / "open.isnad"});
    ASSERT_TRUE(resources) << resources.error().message;
    auto data = StoryData::load(kRoot / "data");
    ASSERT_TRUE(data) << data.error().message;
    const auto compare_folder = [&](const fs::path& folder) {
      std::vector<Reading> readings;
      for (const fs::path& page : pages(folder)) {
        auto items = read_items(page);
        if (!items) continue;
        for (const Item& item : *items) readings.push_back(read(*resources, item));
      }
      return compare(*data, std::move(readings), [&](const Reading& r, Day day) { return reread(*resources, r, day); });
    };
    comparison_ = new Comparison(compare_folder(kRoot / "examples"));
    seeds_ = new Comparison(compare_folder(seed_folder()));
  }
  static void TearDownTestSuite() {
    delete comparison_;
    delete seeds_;
  }
  /// Beside the repository, where there is one.
  static fs::path seed_folder() {
    for (const fs::path& folder : {kRoot / ".." / "shared" / "seeds", kRoot / ".." / ".." / "shared" / "seeds"}) {
      if (fs::exists(folder)) return folder;
    }
    return {};
  }
  static Comparison* comparison_;
  static Comparison* seeds_;
};

Comparison* Demo::comparison_ = nullptr;
Comparison* Demo::seeds_ = nullptr;

TEST_F(Demo, HoldsGoldenFacts) {
  EXPECT_EQ(comparison_->readings.size(), 14U);
  expect_facts(*comparison_, kRoot / "tests" / "golden" / "demo.json");
}

TEST_F(Demo, SeedsHoldGoldenFacts) {
  if (seeds_->readings.empty()) GTEST_SKIP() << "no seed reports beside the repository";
  expect_facts(*seeds_, kRoot / "tests" / "golden" / "seeds.json");
}

TEST_F(Demo, TailsOfPagesAreNotRead) {
  for (const Reading& r : comparison_->readings) {
    for (const Span body : r.report.body) {
      for (const char* tail : {"2019", "2021", "حقوق محفوظة", "تعليق", "الوسوم"}) {
        EXPECT_EQ(r.slice(body).find(tail), std::string_view::npos) << r.report.id << ": " << tail;
      }
    }
  }
}

TEST_F(Demo, EveryWordShownStandsInItsReport) {
  for (const Story& s : comparison_->stories) {
    for (const Claim& c : s.claims) {
      EXPECT_FALSE(c.testimonies.empty());
      for (const Testimony& t : c.testimonies) {
        ASSERT_FALSE(t.words.empty());
        for (const Span w : t.words) EXPECT_LE(w.end, comparison_->readings[t.report].report.text.size());
      }
    }
  }
}

TEST_F(Demo, PrintsForAPerson) {
  const std::string text = cli::print_comparison(*comparison_, cli::Paint(-1), false);
  for (const char* part :
       {"STORY: ", "contradicted", "agreed", "JOINT CALENDAR", "inferred", "ONE THING, DIFFERENT WORDS"}) {
    EXPECT_NE(text.find(part), std::string::npos) << part;
  }
}

}  // namespace
}  // namespace isnad
