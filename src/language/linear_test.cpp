#include "language/linear.h"

#include <gtest/gtest.h>

#include <map>

#include "language/pack.h"

namespace isnad {
namespace {

using Rows = std::map<uint64_t, std::map<uint32_t, int16_t>>;

std::string section_of(const Rows& rows, uint32_t classes) {
  std::string out;
  put(out, classes);
  put(out, static_cast<uint32_t>(rows.size()));
  for (const auto& [hash, weights] : rows) {
    put(out, hash);
    if (classes > 1) put(out, static_cast<uint8_t>(weights.size()));
    for (const auto& [label, weight] : weights) {
      if (classes > 1) put(out, static_cast<uint8_t>(label));
      put(out, weight);
    }
  }
  return out;
}

uint64_t hash_of(uint64_t feature) {
  return mix(mix(feature, 5), 7);
}

/// Rows of every length, with the largest and smallest weights.
Rows some_rows(uint32_t classes, uint64_t count) {
  Rows out;
  for (uint64_t f = 0; f < count; ++f) {
    auto& row = out[hash_of(f)];
    const uint64_t filled = 1 + mix(f, 1) % classes;
    for (uint64_t k = 0; k < filled; ++k) {
      const auto label = static_cast<uint32_t>(mix(f, k) % classes);
      row[label] = static_cast<int16_t>(f % 50 == 0 ? (f % 100 == 0 ? INT16_MAX : INT16_MIN) : mix(k, f));
    }
  }
  return out;
}

class LinearModelOf : public testing::TestWithParam<uint32_t> {};

TEST_P(LinearModelOf, AddsUpTheRowsOfWhatItKnows) {
  const uint32_t classes = GetParam();
  constexpr uint64_t kKnown = 3000;
  const Rows rows = some_rows(classes, kKnown);
  LinearModel model;
  ASSERT_TRUE(model.load(section_of(rows, classes)));
  for (uint64_t round = 0; round < 400; ++round) {
    Features features;
    const uint64_t size = mix(round, 3) % (Features::kMost + 1);
    for (uint64_t i = 0; i < size; ++i) features.at[features.size++] = hash_of(mix(round, i) % (kKnown * 3 / 2));
    std::array<int64_t, LinearModel::kMostClasses> expected{};
    for (uint32_t i = 0; i < features.size; ++i) {
      const auto row = rows.find(features.at[i]);
      if (row == rows.end()) continue;
      for (const auto& [label, weight] : row->second) expected[label] += weight;
    }
    std::array<int32_t, LinearModel::kMostClasses> scores{};
    model.score(features, scores.data());
    for (uint32_t k = 0; k < classes; ++k) ASSERT_EQ(scores[k], expected[k]) << round << " " << k;
    if (classes > 3) {  // in two parts, as the tagger does
      LinearModel::Found found;
      Features part(model.feature_lines());
      for (uint32_t i = 0; i < features.size; ++i) {
        part.at[part.size++] = features.at[i];
        if (i != features.size / 2) continue;
        model.find(part, found);
        part.clear();
      }
      model.find(part, found);
      scores.fill(0);
      model.add_up(found, scores.data());
      for (uint32_t k = 0; k < classes; ++k) ASSERT_EQ(scores[k], expected[k]) << round << " in parts " << k;
    }
    if (classes == 1) {
      EXPECT_EQ(model.score_one(features), expected[0]);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Sizes, LinearModelOf, testing::Values(1, 2, 3, 4, 8, 9, 17, 18, 37, 108, 216, 255));

TEST(LinearModel, FeaturesOfTheSameWeightsStayApartInTheirLastClass) {
  Rows rows;
  for (uint64_t f = 1; f <= 400; ++f) {
    auto& row = rows[hash_of(f)];
    row[f % 3] = static_cast<int16_t>(f % 2 == 0 ? 7 : -7);
    if (f % 4 == 0) row[3 + f % 2] = 0;
    if (f % 5 == 0) row[5] = static_cast<int16_t>(f);
  }
  LinearModel model;
  ASSERT_TRUE(model.load(section_of(rows, 6)));
  for (const auto& [hash, row] : rows) {
    Features features;
    features.at[features.size++] = hash;
    std::array<int32_t, LinearModel::kMostClasses> scores{};
    model.score(features, scores.data());
    for (uint32_t k = 0; k < 6; ++k) EXPECT_EQ(scores[k], row.contains(k) ? row.at(k) : 0) << k;
  }
}

TEST(LinearModel, KnowsNothingBeforeItIsLoaded) {
  const LinearModel model;
  Features features;
  features.add(1, 2);
  std::array<int32_t, LinearModel::kMostClasses> scores{};
  model.score(features, scores.data());
  EXPECT_EQ(scores[0], 0);
  EXPECT_EQ(model.score_one(features), 0);
}

TEST(LinearModel, FindsFeaturesThatCrowdOneLine) {
  Rows rows;
  for (uint64_t f = 1; f < 40; ++f) rows[f] = {{0, static_cast<int16_t>(f)}, {4, static_cast<int16_t>(-f)}};
  LinearModel model;
  ASSERT_TRUE(model.load(section_of(rows, 5)));
  for (uint64_t f = 1; f < 80; ++f) {
    Features features;
    features.at[features.size++] = f;
    std::array<int32_t, LinearModel::kMostClasses> scores{};
    model.score(features, scores.data());
    EXPECT_EQ(scores[0], f < 40 ? static_cast<int32_t>(f) : 0);
    EXPECT_EQ(scores[4], f < 40 ? -static_cast<int32_t>(f) : 0);
  }
}

}  // namespace
}  // namespace isnad
