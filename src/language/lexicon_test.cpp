#include "language/lexicon.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <random>

#include "base/tsv.h"
#include "text/fold.h"

namespace isnad {
namespace {

const std::filesystem::path kData = std::filesystem::path(ISNAD_SOURCE_DIR) / "data";

// Word, and one of its readings as clitics + lemma + pronoun.
constexpr std::string_view kNewsWords =
    R"(قال قال|قالت قال|وقالوا و+قال|يقول قال|يقولون قال|ويقول و+قال|قيل قال|يقال قال|يقل قال|أقول قال
أعلن أعلن|أعلنت أعلن|وأعلنت و+أعلن|يعلن أعلن|سيعلن س+أعلن|وسيعلنون و+س+أعلن|يعلنوا أعلن|أعلنوا أعلن|أعلنه أعلن+ه|أعلنها أعلن+ها
التقى التقى|التقت التقى|والتقى و+التقى|التقيا التقى|يلتقي التقى|سيلتقي س+التقى|التقاه التقى+ه|التقاها التقى+ها|يلتقيه التقى+ه|التقوا التقى
دعا دعا|دعت دعا|ودعا و+دعا|يدعو دعا|يدعون دعا|دعاه دعا+ه|دعوه دعا+ه|يدع دعا|دعوا دعا|ندعو دعا
رد رد|ردت رد|ردوا رد|يرد رد|رددنا رد|سيرد س+رد|رده رد+ه|ردها رد+ها|ليرد ل+رد|فرد ف+رد
استعاد استعاد|استعادت استعاد|استعادوا استعاد|يستعيد استعاد|ستستعيد س+استعاد|استعيدت استعاد|يستعد استعاد|استعادتها استعادة+ها|استعادة استعادة|باستعادة ب+استعادة
جاء جاء|جاءت جاء|جاؤوا جاء|جاءوا جاء|وجاء و+جاء|يجيء جاء|جئنا جاء|جاءه جاء+ه|فجاءت ف+جاء|جئت جاء
رأى رأى|رأت رأى|رأوا رأى|رآه رأى+ه|يرى رأى|يرون رأى|ترى رأى|نرى رأى|رأيناه رأى+ه|يراها رأى+ها
أكد أكد|أكدت أكد|وأكد و+أكد|يؤكد أكد|تؤكد أكد|يؤكدون أكد|أكدوا أكد|أكده أكد+ه|مؤكدا مؤكد|تأكيد تأكيد
اتفق اتفق|اتفقت اتفق|اتفقوا اتفق|يتفق اتفق|اتفاق اتفاق|الاتفاق ال+اتفاق|اتفاقات اتفاق|واتفاقهم و+اتفاق+هم|باتفاقية ب+اتفاقية|للاتفاق ل+ال+اتفاق
وزير وزير|وزراء وزير|الوزراء ال+وزير|للوزراء ل+ال+وزير|وزيري وزير|وزيران وزير|وزراؤها وزير+ها|وزرائه وزير+ه|بوزير ب+وزير|والوزير و+ال+وزير
رئيس رئيس|الرئيس ال+رئيس|رؤساء رئيس|للرئيس ل+ال+رئيس|رئيسها رئيس+ها|ورئيسه و+رئيس+ه|رئيسي رئيسي|بالرئيس ب+ال+رئيس|كرئيس ك+رئيس|فالرئيس ف+ال+رئيس
مسؤول مسؤول|مسؤولون مسؤول|مسؤولين مسؤول|المسؤولين ال+مسؤول|مسؤولو مسؤول|مسؤوليها مسؤول+ها|مسؤولي مسؤول|مسؤولية مسؤولية|مسؤوليته مسؤولية+ه|بمسؤولين ب+مسؤول
قتيل قتيل|قتلى قتيل|جرحى جريح|القتلى ال+قتيل|والجرحى و+ال+جريح|قتلاهم قتيل+هم|جنود جندي|الجنود ال+جندي|جنوده جندي+ه|مقاتليها مقاتل+ها
أبناؤه ابن+ه|أبنائه ابن+ه|أبناء ابن|بأبنائها ب+ابن+ها|أبناءهم ابن+هم|أعضاء عضو|أعضاؤها عضو+ها|لأعضائه ل+عضو+ه|وأعضاء و+عضو|الأعضاء ال+عضو
محادثات محادثة|المحادثات ال+محادثة|محادثاتهم محادثة+هم|مفاوضات مفاوضة|بالمفاوضات ب+ال+مفاوضة|لقاءات لقاء|لقاؤه لقاء+ه|لقائهما لقاء+هما|اجتماعات اجتماع|اجتماعهم اجتماع+هم
الأمنية ال+أمني|العسكرية ال+عسكري|السياسيين ال+سياسي|سياسية سياسي|دبلوماسيون دبلوماسي|روسية روسي|الروس ال+روسي|الأميركية ال+أميركي|الأخيرة ال+أخير|كبار كبير
فيه في+ه|فيها في+ها|منه من+ه|عنها عن+ها|عليه على+ه|إليهم إلى+هم|لديه لدى+ه|بينهما بين+هما|به ب+ه|لهم ل+هم
وفي و+في|وعلى و+على|ومن و+من|أنه أن+ه|بأن ب+أن|وأنها و+أن+ها|لأنه لأن+ه|لكنه لكن+ه|ولكن و+لكن|بأنهم ب+أن+هم
الذي الذي|التي الذي|الذين الذي|هذه هذا|وهذا و+هذا|لهذه ل+هذا|تلك ذلك|أولئك ذلك|بذلك ب+ذلك|كذلك كذلك
كان كان|كانت كان|وكان و+كان|يكون كان|تكن كان|ليكون ل+كان|سيكون س+كان|ليست ليس|أصبحت أصبح|يزال زال
ثلاثة ثلاثة|أربعين أربعون|مليونين مليون|آلاف ألف|مئات مئة|عشرون عشرون|الثلاثة ال+ثلاثة|خمسمئة خمسمئة|ملايين مليون|بألف ب+ألف
أطراف طرف|الأطراف ال+طرف|مدنيين مدني|معارضين معارض|مستوى مستوى|مستواه مستوى+ه|مستويات مستوى|قضايا قضية|قضاياهم قضية+هم|قرى قرية)";

class LexiconTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto loaded = Lexicon::load(kData);
    ASSERT_TRUE(loaded) << loaded.error().message;
    lexicon = new Lexicon(std::move(*loaded));
  }
  static void TearDownTestSuite() { delete lexicon; }
  /// Lemmas of all readings, as clitics + lemma + pronoun.
  static std::vector<std::string> readings(std::string_view word) {
    std::vector<WordAnalysis> all;
    lexicon->analyse_word(word, all);
    std::vector<std::string> out;
    for (const WordAnalysis& w : all) {
      std::string text;
      for (uint8_t i = 0; i < w.proclitics; ++i) text += lexicon->attachment(w.proclitic[i]).form.utf8() + "+";
      text += lexicon->lemma(w.stem.lemma);
      if (w.after > 0) text += "+" + lexicon->attachment(w.pronoun).form.utf8();
      out.push_back(text);
    }
    return out;
  }
  static bool has(std::string_view word, std::string_view reading) {
    const auto all = readings(word);
    return std::find(all.begin(), all.end(), reading) != all.end();
  }
  inline static Lexicon* lexicon = nullptr;
};

TEST_F(LexiconTest, NewsWords) {
  size_t n = 0;
  for (const std::string_view line : split_list(kNewsWords, '\n')) {
    for (const std::string_view pair : split_list(line)) {
      const size_t at = pair.find(' ');
      EXPECT_TRUE(has(pair.substr(0, at), pair.substr(at + 1))) << pair;
      ++n;
    }
  }
  EXPECT_GE(n, 200U);
}

TEST_F(LexiconTest, LookupByKeyAndByFormAgree) {
  for (const char* word : {"أعلن", "إعلان", "مسؤول", "استعادة", "التقى"}) {
    const auto by_form = lexicon->lookup(word);
    const auto by_key = lexicon->lookup(fold(word, FoldLevel::key));
    ASSERT_FALSE(by_form.empty()) << word;
    EXPECT_EQ(by_form.data(), by_key.data());
    EXPECT_EQ(by_form.size(), by_key.size());
  }
}

TEST_F(LexiconTest, SpellingDecides) {
  std::vector<WordAnalysis> all;
  lexicon->analyse_word("إعلان", all);
  ASSERT_FALSE(all.empty());
  EXPECT_EQ(lexicon->lemma(all[0].stem.lemma), "إعلان");
  EXPECT_EQ(lexicon->form(all[0].stem, "إعلان"), "إعلان");
  lexicon->analyse_word("أن", all);
  ASSERT_FALSE(all.empty());
  EXPECT_EQ(lexicon->lemma(all[0].stem.lemma), "أن");
  lexicon->analyse_word("إن", all);
  ASSERT_FALSE(all.empty());
  EXPECT_EQ(lexicon->lemma(all[0].stem.lemma), "إن");
}

TEST_F(LexiconTest, LettersOfClitics) {
  std::vector<WordAnalysis> all;
  lexicon->analyse_word("وسيستقبلونهم", all);
  ASSERT_FALSE(all.empty());
  EXPECT_EQ(all[0].before, 2);
  EXPECT_EQ(all[0].after, 2);
  EXPECT_EQ(all[0].stem.feats.number, Number::plur);
  EXPECT_EQ(all[0].stem.feats.aspect, Aspect::imp);
}

TEST_F(LexiconTest, MasdarsAndParticiplesKnowTheirVerb) {
  bool masdar = false;
  for (const Analysis& a : lexicon->lookup("اجتماعات")) {
    masdar = masdar ||
             (a.feats.verb_form == VerbForm::vnoun && a.verb != Analysis::kNone && lexicon->lemma(a.verb) == "اجتمع");
  }
  EXPECT_TRUE(masdar);
  bool participle = false;
  for (const Analysis& a : lexicon->lookup("محتجين")) {
    participle = participle || (a.feats.verb_form == VerbForm::part && lexicon->lemma(a.verb) == "احتج");
  }
  EXPECT_TRUE(participle);
}

TEST_F(LexiconTest, LemmaOfToken) {
  EXPECT_EQ(lexicon->lemma_key("وزراء", Upos::NOUN), "وزير");
  EXPECT_EQ(lexicon->lemma_key("الوزراء", Upos::NOUN), "وزير");
  EXPECT_EQ(lexicon->lemma_key("قالت", Upos::VERB), "قال");
  EXPECT_EQ(lexicon->lemma_key("كانت", Upos::AUX), "كان");
  EXPECT_EQ(lexicon->lemma_key("ه", Upos::PRON), "هو");
  EXPECT_EQ(lexicon->lemma_key("محادثت", Upos::NOUN), "محادثه");
  EXPECT_EQ(lexicon->lemma_key("لمدينة", Upos::NOUN), "مدينه");  // of "ل+ال+مدينة", as treebanks cut it
  EXPECT_EQ(lexicon->lemma_key("قانونيا", Upos::ADV), "قانوني");
  EXPECT_EQ(lexicon->lemma_key("قالت", Upos::NOUN), "");
  EXPECT_EQ(lexicon->lemma_key("قالت", Upos::PUNCT), "");
  EXPECT_EQ(lexicon->lemma_key("blah", Upos::NOUN), "");
}

TEST_F(LexiconTest, CliticsThatMayNotJoin) {
  EXPECT_FALSE(has("بقال", "ب+قال"));         // no preposition before a verb
  EXPECT_FALSE(has("سوزير", "س+وزير"));       // no future before a noun
  EXPECT_FALSE(has("الوزيره", "ال+وزير+ه"));  // no pronoun after the article
  EXPECT_FALSE(has("القال", "ال+قال"));
  EXPECT_TRUE(has("مدرسته", "مدرسة+ه"));
  EXPECT_FALSE(has("مدرسةه", "مدرسة+ه"));
}

TEST_F(LexiconTest, HostileInput) {
  std::vector<WordAnalysis> all;
  for (const std::string& word :
       {std::string(), std::string("\xD8"), std::string("\xFF\xFE"), std::string(100000, 'a'), std::string("و"),
        std::string("وووووووووووو"), std::string("ال"), std::string("لل"), std::string("ههههههههههههههه"),
        std::string("\0\0", 2), std::string("ـ"), std::string("كِتاب")}) {
    lexicon->analyse_word(word, all);
    lexicon->lookup(word);
    lexicon->lemma_key(word, Upos::NOUN);
  }
  std::mt19937 random(11);
  const std::string letters = "ابتلوسكهيمنفأةىء";
  for (int i = 0; i < 20000; ++i) {
    std::string word;
    for (uint32_t n = random() % 34; n > 0; --n) word += letters.substr(2 * (random() % (letters.size() / 2)), 2);
    lexicon->analyse_word(word, all);
    for (const WordAnalysis& w : all) ASSERT_LT(2U * (w.before + w.after), word.size());
    ASSERT_LT(all.size(), 200U);
  }
}

TEST_F(LexiconTest, EachFormVisitsWhatLookupFinds) {
  size_t forms = 0;
  size_t of_said = 0;
  lexicon->each_form([&](std::string_view key, const Analysis& a) {
    ++forms;
    if (lexicon->lemma(a.lemma) != "قال") return;
    ++of_said;
    const auto found = lexicon->lookup(key);
    EXPECT_TRUE(std::any_of(found.begin(), found.end(), [&](const Analysis& b) { return &a == &b; }));
  });
  EXPECT_EQ(forms, lexicon->analyses());
  EXPECT_GT(of_said, 30U);
}

TEST_F(LexiconTest, SameTwice) {
  const auto again = Lexicon::load(kData);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->keys(), lexicon->keys());
  EXPECT_EQ(again->analyses(), lexicon->analyses());
  EXPECT_LT(lexicon->bytes(), 40U << 20U);
}

TEST(LexiconLoad, TellsWhatIsWrong) {
  EXPECT_EQ(Lexicon::load("/nonexistent").error().code, ErrorCode::not_found);
  const auto folder = std::filesystem::temp_directory_path() / ("isnad_lexicon_test" + std::to_string(::getpid()));
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder / "language");
  for (const auto& file : std::filesystem::directory_iterator(kData / "language")) {
    std::filesystem::copy(file.path(), folder / "language" / file.path().filename());
  }
  ASSERT_TRUE(Lexicon::load(folder));
  std::ofstream(folder / "language" / "verbs.tsv", std::ios::app) << "xyz\tيكتب\t\t\t\tI\tكتب\ttest\n";
  const auto broken = Lexicon::load(folder);
  ASSERT_FALSE(broken);
  EXPECT_EQ(broken.error().code, ErrorCode::bad_table);
  EXPECT_NE(broken.error().message.find("verbs.tsv:"), std::string::npos);
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace isnad
