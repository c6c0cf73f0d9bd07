#include <gtest/gtest.h>

#include <fstream>

#include "language/linear.h"
#include "train/fused.h"
#include "train/news.h"
#include "train/padt.h"
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

GoldSentence tree_of(const std::vector<std::tuple<const char*, Upos, int32_t, Rel>>& tokens) {
  GoldSentence out;
  for (const auto& [form, upos, head, rel] : tokens) {
    GoldToken token;
    token.form = form;
    token.upos = upos;
    token.head = head;
    token.rel = rel;
    out.tokens.push_back(token);
  }
  return out;
}

TEST(Padt, FindsThePartsOfAWordThatStandsThereTwice) {
  GoldSentence sentence = tree_of({{"زار", Upos::VERB, -1, Rel::root},
                                   {"الاهلي", Upos::X, 0, Rel::nsubj},
                                   {"والمدينة", Upos::X, 3, Rel::cc},
                                   {"والمدينة", Upos::X, 1, Rel::conj},
                                   {"بيتنا", Upos::X, 0, Rel::obj},
                                   {"بيتنا", Upos::X, 4, Rel::nmod}});
  const RepeatedWords repeated = repeated_words(clitics(), sentence);
  EXPECT_EQ(repeated.size(), 2U);
  join_tokens(clitics(), sentence, repeated);
  EXPECT_EQ(sentence.text, "زار الاهلي والمدينة بيتنا");
  EXPECT_EQ(sentence.tokens[2].form, "و");
  EXPECT_EQ(sentence.tokens[3].form, "المدينة");
  EXPECT_EQ(sentence.tokens[4].form, "بيت");
  EXPECT_EQ(sentence.tokens[5].form, "نا");
}

TEST(Padt, DrawsTreesAsTheSecondVersion) {
  GoldSentence sentence = tree_of({{"و", Upos::CCONJ, -1, Rel::root},
                                   {"زار", Upos::VERB, 0, Rel::parataxis},
                                   {"أحمد", Upos::NOUN, 1, Rel::nsubj},
                                   {"و", Upos::CCONJ, 2, Rel::cc},
                                   {"علي", Upos::NOUN, 2, Rel::conj},
                                   {"في", Upos::ADP, 6, Rel::case_},
                                   {"المدينة", Upos::NOUN, 1, Rel::nmod},
                                   {".", Upos::PUNCT, 0, Rel::punct}});
  follow_second_version(sentence);
  std::vector<int32_t> heads;
  for (const GoldToken& token : sentence.tokens) heads.push_back(token.head);
  EXPECT_EQ(heads, (std::vector<int32_t>{1, -1, 1, 4, 2, 6, 1, 1}));
  EXPECT_EQ(sentence.tokens[0].rel, Rel::cc);
  EXPECT_EQ(sentence.tokens[1].rel, Rel::root);
  EXPECT_EQ(sentence.tokens[6].rel, Rel::obl);
}

TEST(Padt, TellsObjectsMarksAndRelativesAsTheSecondVersion) {
  GoldSentence sentence = tree_of({{"بحث", Upos::VERB, -1, Rel::root},
                                   {"الوزير", Upos::NOUN, 0, Rel::nsubj},
                                   {"الذي", Upos::PRON, 1, Rel::cc},
                                   {"وصل", Upos::VERB, 1, Rel::acl},
                                   {"عن", Upos::ADP, 5, Rel::case_},
                                   {"حل", Upos::NOUN, 0, Rel::obj},
                                   {"،", Upos::PUNCT, 5, Rel::punct},
                                   {"و", Upos::CCONJ, 0, Rel::cc},
                                   {"التقى", Upos::VERB, 0, Rel::conj},
                                   {"علي", Upos::NOUN, 8, Rel::obj}});
  follow_second_version(sentence);
  EXPECT_EQ(sentence.tokens[2].head, 3);
  EXPECT_EQ(sentence.tokens[2].rel, Rel::nsubj);
  EXPECT_EQ(sentence.tokens[5].rel, Rel::obl);
  EXPECT_EQ(sentence.tokens[6].head, 8);
  EXPECT_EQ(sentence.tokens[7].head, 8);
  EXPECT_EQ(sentence.tokens[9].rel, Rel::obj);
}

TEST(WordRuns, KnowASentenceThatIsCutOtherwise) {
  const auto sentence = [](const std::vector<const char*>& forms) {
    GoldSentence out;
    for (const char* form : forms) {
      out.tokens.emplace_back();
      out.tokens.back().form = form;
    }
    return out;
  };
  WordRuns runs;
  runs.add(sentence({"زار", "الوزير", "المدينة", "القديمة", "أمس", "الأحد", "وعاد"}));
  EXPECT_TRUE(runs.holds(sentence({"زار", "الوزير", "المدينة", "القديمه", "امس", "الاحد", "و", "عاد"})));
  EXPECT_FALSE(runs.holds(sentence({"زار", "الوزير", "العاصمة", "أمس", "الأحد"})));
  EXPECT_FALSE(runs.holds(sentence({"نعم"})));
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
