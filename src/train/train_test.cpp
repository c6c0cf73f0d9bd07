#include <gtest/gtest.h>

#include <fstream>

#include "language/linear.h"
#include "train/fused.h"
#include "train/news.h"
#include "train/perceptron.h"

namespace isnad {
namespace {

const std::filesystem::path kRoot = ISNAD_SOURCE_DIR;

const Clitics& clitics() {
  static const auto loaded = Clitics::load(kRoot / "data");
  if (!loaded) ADD_FAILURE() << loaded.error().message;
  return *loaded;
}

Features of(uint64_t a, uint64_t b) {
  Features out;
  out.add(1, a);
  out.add(2, b);
  out.add(3, a, b);
  return out;
}

std::string learn_parity() {
  Perceptron model(2);
  for (int round = 0; round < 20; ++round) {
    for (uint64_t i = 0; i < 4; ++i) {
      const Features features = of(i & 1U, i >> 1U);
      const auto gold = static_cast<uint32_t>((i & 1U) ^ (i >> 1U));
      float scores[2];
      model.tick();
      model.score(features, scores);
      if (scores[gold] > scores[1 - gold] + 1) continue;
      model.update(features, gold, 1);
      model.update(features, 1 - gold, -1);
    }
  }
  return model.section(0.01F);
}

TEST(Perceptron, LearnsAndSurvivesItsPack) {
  LinearModel model;
  ASSERT_TRUE(model.load(learn_parity()));
  for (uint64_t i = 0; i < 4; ++i) {
    int32_t scores[LinearModel::kMostClasses];
    model.score(of(i & 1U, i >> 1U), scores);
    EXPECT_EQ(scores[1] > scores[0], ((i & 1U) ^ (i >> 1U)) == 1) << i;
  }
  EXPECT_EQ(learn_parity(), learn_parity());
}

TEST(LinearModel, RefusesBadSections) {
  const std::string good = learn_parity();
  for (size_t size = 0; size < good.size(); ++size) {
    LinearModel model;
    EXPECT_FALSE(model.load(std::string_view(good).substr(0, size))) << size;
  }
  LinearModel model;
  EXPECT_FALSE(model.load(std::string(64, '\xFF')));
}

TEST(Fused, FindsThePartsInTheWord) {
  const std::vector<std::string_view> words{"للحكومة", "ل", "الحكومة", "ثم"};
  const FusedWord fused = align_fused(clitics(), words[0], words, 1);
  ASSERT_TRUE(fused.found);
  EXPECT_EQ(fused.parts, 2U);
  EXPECT_EQ(fused.cut.piece(words[0], 0), "ل");
  const std::vector<std::string_view> letter{"شقيقته", "شقيقة", "ه"};
  EXPECT_EQ(align_fused(clitics(), letter[0], letter, 1).parts, 2U);
}

TEST(Fused, JoinsTokensAsTheyArePrinted) {
  GoldSentence sentence;
  const auto add = [&](const char* form, Upos upos) {
    GoldToken token;
    token.form = form;
    token.upos = upos;
    sentence.tokens.push_back(token);
  };
  add("وَ", Upos::CCONJ);
  add("لِ", Upos::ADP);
  add("اَلحُكُومَةِ", Upos::NOUN);
  add("رَأيٌ", Upos::NOUN);
  add("فِي", Upos::ADP);
  add("سِيَاسَةِ", Upos::NOUN);
  add("هَا", Upos::PRON);
  join_tokens(clitics(), sentence);
  EXPECT_EQ(sentence.text, "وللحكومة رأي في سياستها");
}

TEST(News, RefusesWhatIsNoArchive) {
  const auto path = std::filesystem::temp_directory_path() / "isnad-train-test.zip";
  for (const std::string& bytes : {std::string(), std::string("PK\x05\x06"), std::string(500, 'P'),
                                   std::string("PK\x05\x06") + std::string(40, '\xFF')}) {
    std::ofstream(path, std::ios::binary) << bytes;
    const auto files = read_zip(path);
    EXPECT_TRUE(!files || files->empty());
  }
  std::filesystem::remove(path);
}

}  // namespace
}  // namespace isnad
