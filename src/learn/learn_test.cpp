// The learner of the event stage: regression, packs of weights, pairing with annotated events.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "event/judge.h"
#include "language/pack.h"
#include "learn/detector.h"
#include "learn/dropout.h"
#include "learn/gold_events.h"
#include "learn/gsr.h"
#include "learn/logistic.h"

namespace isnad {
namespace {

/// Label 1 goes with feature 1, label 0 with feature 2; feature 3 says nothing.
std::vector<LogisticSample> plain_samples() {
  std::vector<LogisticSample> out;
  for (int i = 0; i < 40; ++i) {
    const bool yes = i % 2 == 0;
    out.push_back({{0, yes ? 1U : 2U, 3}, static_cast<uint8_t>(yes ? 1 : 0)});
  }
  return out;
}

std::vector<const LogisticSample*> pointers(const std::vector<LogisticSample>& samples) {
  std::vector<const LogisticSample*> out;
  for (const LogisticSample& s : samples) out.push_back(&s);
  return out;
}

TEST(Logistic, LearnsWhatTellsTheLabels) {
  const auto samples = plain_samples();
  const Weights w = learn_logistic(pointers(samples), 4, 1, 1);
  EXPECT_GT(w.probabilities({0, 1, 3})[0], 0.8F);
  EXPECT_LT(w.probabilities({0, 2, 3})[0], 0.2F);
  EXPECT_NEAR(w.probabilities({0, 3})[0], 0.5F, 0.05F);
}

TEST(Logistic, SeveralClassesSumToOne) {
  std::vector<LogisticSample> samples;
  for (uint8_t i = 0; i < 60; ++i) samples.push_back({{static_cast<uint32_t>(i % 3)}, static_cast<uint8_t>(i % 3)});
  const Weights w = learn_logistic(pointers(samples), 3, 3, 1);
  for (uint32_t c = 0; c < 3; ++c) {
    const auto p = w.probabilities({c});
    EXPECT_NEAR(p[0] + p[1] + p[2], 1, 1e-5);
    EXPECT_GT(p[c], 0.8F);
  }
}

/// The option with feature 1 is right; without one, none of them (feature 0).
TEST(Choice, TheRightOneAmongOthersOrNone) {
  std::vector<ChoiceSample> samples;
  for (int i = 0; i < 40; ++i) {
    const bool told = i % 2 == 0;
    samples.push_back({{{2}, {told ? 1U : 3U}, {0}}, {false, told, !told}});
  }
  std::vector<const ChoiceSample*> all;
  for (const ChoiceSample& s : samples) all.push_back(&s);
  const Weights w = learn_choice(all, 4, 1);
  const auto told = choose(w, {{{1}, {3}, {2}, {0}}, {}});
  EXPECT_GT(told[0], 0.7F);
  EXPECT_NEAR(told[0] + told[1] + told[2] + told[3], 1, 1e-5);
  const auto none = choose(w, {{{3}, {2}, {0}}, {}});
  EXPECT_GT(none[2], 0.7F);
}

TEST(Choice, OptionsOfOneKindCountTogether) {
  const Choice one = likeliest({0.4F, 0.25F, 0.3F, 0.05F}, {7, 8, 8});
  EXPECT_EQ(one.which, 2U);  // the likelier of the two
  EXPECT_NEAR(one.probability, 0.55F, 1e-5);
  EXPECT_EQ(likeliest({1.0F}, {}).probability, 0);  // nothing to choose from
}

TEST(Logistic, SameSamplesSameWeights) {
  const auto samples = plain_samples();
  EXPECT_EQ(learn_logistic(pointers(samples), 4, 1, 1).values, learn_logistic(pointers(samples), 4, 1, 1).values);
}

TEST(Logistic, ThePackGivesTheSameProbabilities) {
  Traits yes;
  yes.add("word", "a");
  yes.add("bias");
  Traits no;
  no.add("word", "b");
  no.add("bias");
  FeatureIndex index;
  std::vector<LogisticSample> samples;
  for (int i = 0; i < 40; ++i) {
    LogisticSample s;
    for (const uint64_t h : (i % 2 == 0 ? yes : no).hashes()) s.features.push_back(index.add(h));
    s.label = i % 2 == 0 ? 1 : 0;
    samples.push_back(s);
  }
  const Weights w = learn_logistic(pointers(samples), index.size(), 1, 1);
  constexpr float kScale = 1.0F / 2048;
  JudgeModel model;
  const std::string section = linear_section(w, index, pointers(samples), kScale, 2);
  EXPECT_FALSE(JudgeModel().load(section, kScale, 3));  // of another shape than what is read into
  ASSERT_TRUE(model.load(section, kScale, 1));
  EXPECT_NEAR(model.probability(yes), w.probabilities(samples[0].features)[0], 0.01F);
  EXPECT_NEAR(model.probability(no), w.probabilities(samples[1].features)[0], 0.01F);
}

TEST(JudgeModels, NoPackIsEmptyABrokenOneAnError) {
  const auto folder = std::filesystem::temp_directory_path() / "isnad_learn_test";
  std::filesystem::create_directories(folder);
  const auto none = JudgeModels::load(folder / "none.bin");
  ASSERT_TRUE(none);
  EXPECT_TRUE(none->empty());
  std::ofstream(folder / "broken.bin", std::ios::binary) << "no pack";
  EXPECT_FALSE(JudgeModels::load(folder / "broken.bin"));
  std::ofstream(folder / "other.bin", std::ios::binary) << Pack::write({{"limits", "short"}});
  EXPECT_FALSE(JudgeModels::load(folder / "other.bin"));
  std::filesystem::remove_all(folder);
}

TEST(GoldEvents, NamesMeetAcrossArticlesAndProclitics) {
  EXPECT_TRUE(same_name("فلاديمير بوتين", "بوتين"));
  EXPECT_TRUE(same_name("للكرملين", "الكرملين"));
  EXPECT_TRUE(same_name("المعارضة السورية", "والمعارضة السورية"));
  EXPECT_FALSE(same_name("الجيش السوري", "الجيش العراقي الحر"));
  EXPECT_FALSE(same_name("", "بوتين"));
}

TEST(GoldEvents, AnEventIsPairedOnceByTriggerThenSides) {
  Reading r;
  r.report.text = "aaa bbb ccc";
  Event first;
  first.type = EventType::assault;
  first.trigger = {0, 3};
  Event second = first;
  second.trigger = {4, 7};
  r.events = {first, second};
  GoldEvent gold;
  gold.type = EventType::assault;
  gold.trigger = {4, 7};
  EXPECT_EQ(pair_events(r, {gold}), (std::vector<int>{-1, 0}));
  EXPECT_EQ(pair_events(r, {}), (std::vector<int>{-1, -1}));
}

TEST(GoldEvents, AFolderWithoutTextsIsAnError) {
  EXPECT_FALSE(load_gold("/nonexistent/folder"));
}

TEST(Dropout, LearnsWhatTellsTheLabelsTheSameTwice) {
  const auto samples = plain_samples();
  const Weights w = learn_dropout(pointers(samples), 5, 1, {});
  EXPECT_GT(w.probabilities({0, 1, 3})[0], 0.6F);
  EXPECT_LT(w.probabilities({0, 2, 3})[0], 0.4F);
  EXPECT_EQ(w.values[4], 0);  // in no sample
  EXPECT_EQ(w.values, learn_dropout(pointers(samples), 5, 1, {}).values);
}

TEST(Dropout, FeaturesThatSayTheSameShareTheWeight) {
  // 1 and 2 stand together with label 1; either alone must do.
  std::vector<LogisticSample> samples;
  for (int i = 0; i < 200; ++i) {
    const bool yes = i % 2 == 0;
    samples.push_back(yes ? LogisticSample{{0, 1, 2}, 1} : LogisticSample{{0}, 0});
  }
  const Weights w = learn_dropout(pointers(samples), 3, 1, {});
  EXPECT_GT(w.probabilities({0, 1})[0], 0.5F);
  EXPECT_GT(w.probabilities({0, 2})[0], 0.5F);
  EXPECT_NEAR(w.values[1], w.values[2], 0.2F);
}

TEST(Detector, DecidesOnSentencesItHasNotSeen) {
  std::vector<DetectorCase> cases;
  for (const LogisticSample& s : plain_samples()) cases.push_back({s, true, true});
  cases.push_back({{{0, 1, 3}, 1}, false, true});
  cases.push_back({{{0, 2, 3}, 0}, false, true});
  cases.push_back({{{0, 2, 3}, 1}, true, false});  // ambiguous: teaches nothing
  const std::vector<bool> found = detect(cases, 4, 1);
  for (size_t i = 0; i + 1 < cases.size(); ++i) EXPECT_EQ(found[i], cases[i].sample.label == 1) << i;
  EXPECT_FALSE(found.back());
  EXPECT_TRUE(detect({}, 0, 1).empty());
}

class GsrFile : public testing::Test {
 protected:
  Result<std::vector<GsrRow>> load(std::string_view bytes) {
    const auto path = std::filesystem::temp_directory_path() / "isnad_gsr_test.csv";
    std::ofstream(path, std::ios::binary) << bytes;
    auto rows = load_gsr(path);
    std::filesystem::remove(path);
    return rows;
  }
};

TEST_F(GsrFile, CellsMayHoldQuotesCommasAndLines) {
  const auto rows = load("label,text\nyes,\"a, \"\"b\"\"\nc\"\neasy no,d\n");
  ASSERT_TRUE(rows);
  ASSERT_EQ(rows->size(), 2U);
  EXPECT_EQ(rows->front().text, "a, \"b\"\nc");
  EXPECT_EQ(rows->back().label, GsrLabel::easy_no);
}

TEST_F(GsrFile, WhatIsBrokenIsAnError) {
  EXPECT_FALSE(load(""));
  EXPECT_FALSE(load("label,words\nyes,a\n"));
  EXPECT_FALSE(load("label,text\nyes\n"));
  EXPECT_FALSE(load("label,text\nperhaps,a\n"));
  EXPECT_FALSE(load_gsr("/nonexistent/file.csv"));
}

}  // namespace
}  // namespace isnad
