#include "language/inflect.h"

#include <gtest/gtest.h>

#include <set>

namespace isnad {
namespace {

const std::filesystem::path kData = std::filesystem::path(ISNAD_SOURCE_DIR) / "data";

class Inflect : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto loaded = Morphology::load(kData);
    ASSERT_TRUE(loaded) << loaded.error().message;
    morphology = new Morphology(*loaded);
    auto read = Table::load(kData / "language" / "verbs.tsv", verb_columns());
    ASSERT_TRUE(read) << read.error().message;
    verbs = new Table(*read);
  }
  static void TearDownTestSuite() {
    delete morphology;
    delete verbs;
  }
  /// Free forms of a verb of the table.
  static std::set<std::string> forms(std::string_view lemma, std::string_view imperfect, bool bound = false) {
    std::set<std::string> out;
    for (size_t r = 0; r < verbs->rows(); ++r) {
      if (verbs->cell(r, 0) != lemma || verbs->cell(r, 1) != imperfect) continue;
      std::vector<Inflected> all;
      inflect_verb(*morphology, read_verb(*verbs, r).value(), all);
      for (const Inflected& f : all) {
        if (bound ? f.bound : f.free) out.insert(f.form.utf8());
      }
    }
    return out;
  }
  inline static Morphology* morphology = nullptr;
  inline static Table* verbs = nullptr;
};

Spelling spelled(std::string_view word) {
  return Spelling::from_utf8(word).value();
}

TEST_F(Inflect, ParadigmsOfAllClasses) {
  struct Case {
    const char* lemma;
    const char* imperfect;
    std::vector<const char*> expected;
  };
  // Written by hand: past 3ms 3fs 3mp 1s 1p, present 3ms 3mp 1s 3fp, jussive, imperative, passive where it differs.
  const std::vector<Case> cases = {
      {"كتب",
       "يكتب",
       {"كتب", "كتبت", "كتبوا", "كتبنا", "كتبتم", "يكتب", "يكتبون", "يكتبوا", "أكتب", "نكتب", "يكتبن", "تكتبين", "اكتب",
        "اكتبوا"}},
      {"أعلن", "يعلن", {"أعلنت", "أعلنوا", "أعلنا", "يعلن", "تعلن", "يعلنون", "يعلنوا", "أعلن", "يعلنان"}},
      {"قاتل", "يقاتل", {"قاتلوا", "يقاتلون", "قوتل", "قوتلوا"}},
      {"تبادل", "يتبادل", {"تبادلا", "تبادلت", "يتبادلان", "تبودلت"}},
      {"وصل", "يصل", {"وصلت", "وصلا", "يصل", "تصل", "أصل", "يصلون", "صل", "صلوا", "يوصل"}},
      {"وجد", "يجد", {"وجدوا", "تجد", "يجدون", "يوجد", "توجد"}},
      {"اتصل", "يتصل", {"اتصلت", "يتصلون", "اتصلوا", "نتصل"}},
      {"قال",
       "يقول",
       {"قال", "قالت", "قالوا", "قالتا", "قلت", "قلنا", "يقول", "تقول", "يقولون", "يقولوا", "يقل", "نقل", "قل", "قولوا",
        "يقلن", "قيل", "يقال"}},
      {"باع", "يبيع", {"باعت", "بعت", "بعنا", "يبيع", "يبيعون", "يبع", "بيعت", "بيع", "يباع", "تباع"}},
      {"خاف", "يخاف", {"خافوا", "خفت", "يخافون", "يخف", "خافا"}},
      {"أعاد",
       "يعيد",
       {"أعادت", "أعدت", "أعدنا", "يعيد", "يعيدون", "يعد", "تعد", "أعيدت", "أعيد", "يعاد", "تعاد", "أعيدوا"}},
      {"استعاد", "يستعيد", {"استعادت", "استعدنا", "يستعيد", "يستعد", "استعيدت", "يستعاد", "استعادوا", "تستعيد"}},
      {"اختار", "يختار", {"اختارت", "اخترت", "يختارون", "يختر", "اختيرت"}},
      {"دعا",
       "يدعو",
       {"دعا", "دعت", "دعوا", "دعوت", "دعونا", "دعيا", "يدعو", "تدعو", "يدعون", "يدع", "يدعوا", "تدعين", "ادع", "ادعوا",
        "دعي", "دعيت", "يدعى"}},
      {"رمى", "يرمي", {"رمى", "رمت", "رموا", "رميت", "رميا", "يرمي", "يرمون", "يرم", "ارم", "يرمى", "يرميان"}},
      {"ثبت", "يثبت", {"ثبتت", "ثبت", "ثبتنا", "ثبتم"}},
      {"فاجأ", "يفاجئ", {"فوجئ", "فوجئت", "يفاجئون", "فاجأت"}},
      {"بقي", "يبقى", {"بقي", "بقيت", "بقوا", "بقينا", "يبقى", "تبقى", "يبقون", "يبق", "يبقيان"}},
      {"التقى",
       "يلتقي",
       {"التقى", "التقت", "التقوا", "التقيا", "التقيت", "التقينا", "يلتقي", "تلتقي", "يلتقون", "يلتقيان", "يلتق",
        "نلتقي", "ألتقي"}},
      {"تلقى", "يتلقى", {"تلقت", "تلقوا", "تلقينا", "يتلقى", "يتلقون", "يتلق", "تتلقى"}},
      {"أجرى", "يجري", {"أجرت", "أجروا", "أجريا", "يجري", "يجرون", "يجر", "أجريت", "أجري"}},
      {"رد", "يرد", {"رد", "ردت", "ردوا", "رددت", "رددنا", "يرد", "يردون", "يردوا", "يردد", "يرددن", "رددن"}},
      {"انضم", "ينضم", {"انضمت", "انضموا", "انضممت", "انضممنا", "ينضم", "ينضمون"}},
      {"استمر", "يستمر", {"استمرت", "استمروا", "استمررنا", "يستمر", "يستمرون"}},
      {"أخذ", "يأخذ", {"أخذت", "أخذوا", "يأخذ", "آخذ", "تأخذ", "يأخذون", "خذ", "خذوا", "يؤخذ"}},
      {"سأل", "يسأل", {"سألت", "سألوا", "يسألون", "اسأل", "سئل", "سئلت"}},
      {"قرأ", "يقرأ", {"قرأت", "قرؤوا", "قرأوا", "قرآ", "يقرأ", "يقرؤون", "يقرأون", "يقرآن", "قرئ", "قرئت"}},
      {"جاء", "يجيء", {"جاءت", "جاؤوا", "جاءوا", "جئت", "جئنا", "يجيء", "يجيئون"}},
      {"أنشأ", "ينشئ", {"أنشأت", "أنشأوا", "أنشؤوا", "ينشئ", "ينشئون", "أنشئت", "ينشأ"}},
      {"رأى", "يرى", {"رأت", "رأوا", "رأيت", "رأينا", "يرى", "يرون", "ترى", "ير"}},
      {"أحيا", "يحيي", {"أحيت", "أحيوا", "أحيينا", "يحيي", "يحيون"}},
      {"اطمأن", "يطمئن", {"اطمأنت", "اطمأننا", "يطمئنون"}},
      {"سيطر", "يسيطر", {"سيطرت", "سيطروا", "يسيطرون", "تسيطر"}},
  };
  for (const Case& c : cases) {
    const auto all = forms(c.lemma, c.imperfect);
    ASSERT_FALSE(all.empty()) << c.lemma;
    for (const char* form : c.expected) EXPECT_TRUE(all.contains(form)) << c.lemma << " lacks " << form;
  }
}

TEST_F(Inflect, FormsThatMustNotBe) {
  EXPECT_FALSE(forms("قال", "يقول").contains("قالنا"));
  EXPECT_FALSE(forms("دعا", "يدعو").contains("دعات"));
  EXPECT_FALSE(forms("التقى", "يلتقي").contains("التقىت"));
  EXPECT_FALSE(forms("رد", "يرد").contains("ردنا"));
  EXPECT_FALSE(forms("وصل", "يصل").contains("اصل"));
}

TEST_F(Inflect, BeforePronouns) {
  EXPECT_TRUE(forms("التقى", "يلتقي", true).contains("التقا"));
  EXPECT_TRUE(forms("رأى", "يرى", true).contains("رآ"));
  EXPECT_TRUE(forms("دعا", "يدعو", true).contains("دعو"));
  EXPECT_TRUE(forms("استقبل", "يستقبل", true).contains("استقبلتمو"));
  EXPECT_FALSE(forms("استقبل", "يستقبل", true).contains("استقبلوا"));
}

TEST_F(Inflect, NoVerbGivesAnEmptyOrForeignForm) {
  std::vector<Inflected> all;
  for (size_t r = 0; r < verbs->rows(); ++r) {
    const auto verb = read_verb(*verbs, r);
    ASSERT_TRUE(verb) << verbs->where(r);
    all.clear();
    inflect_verb(*morphology, *verb, all);
    ASSERT_GE(all.size(), 25U) << verbs->where(r);
    for (const Inflected& f : all) {
      ASSERT_GE(f.form.size, 2) << verbs->where(r);
      ASSERT_FALSE(f.form.overflow);
      ASSERT_TRUE(f.free || f.bound);
      ASSERT_EQ(Spelling::from_utf8(f.form.utf8()).value(), f.form);
    }
  }
}

TEST_F(Inflect, Nouns) {
  const auto all = [&](NounRow noun, bool bound = false) {
    std::vector<Inflected> out;
    inflect_noun(*morphology, noun, out);
    std::set<std::string> words;
    for (const Inflected& f : out) {
      if (bound ? f.bound : f.free) words.insert(f.form.utf8());
    }
    return words;
  };
  const NounRow minister{spelled("وزير"), Gender::masc, {spelled("وزراء")}};
  for (const char* w : {"وزير", "وزيرا", "وزيران", "وزيرين", "وزيري", "وزراء"})
    EXPECT_TRUE(all(minister).contains(w)) << w;
  for (const char* w : {"وزرائ", "وزراؤ", "وزراء"}) EXPECT_TRUE(all(minister, true).contains(w)) << w;
  EXPECT_FALSE(all(minister).contains("وزراءا"));
  const NounRow speaker{spelled("مسؤول"), Gender::masc, {spelled("مسؤولون")}};
  for (const char* w : {"مسؤولون", "مسؤولين", "مسؤولو", "مسؤولي"}) EXPECT_TRUE(all(speaker).contains(w)) << w;
  const NounRow talk{spelled("محادثة"), Gender::fem, {}};
  for (const char* w : {"محادثة", "محادثات", "محادثتان", "محادثتين"}) EXPECT_TRUE(all(talk).contains(w)) << w;
  EXPECT_TRUE(all(talk, true).contains("محادثت"));
  EXPECT_FALSE(all(talk, true).contains("محادثة"));
  const NounRow judge{spelled("قاضي"), Gender::masc, {spelled("قضاة")}, false, true};
  for (const char* w : {"قاض", "قاضيا", "قاضيان", "قضاة"}) EXPECT_TRUE(all(judge).contains(w)) << w;
  const NounRow level{spelled("مستوى"), Gender::masc, {spelled("مستويات")}};
  for (const char* w : {"مستويان", "مستويات"}) EXPECT_TRUE(all(level).contains(w)) << w;
  EXPECT_TRUE(all(level, true).contains("مستوا"));
  const NounRow last{spelled("أخير"), Gender::masc, {}, true};
  EXPECT_TRUE(all(last).contains("أخيرة"));
  const NounRow bigger{spelled("أكبر"), Gender::masc, {}, true};
  EXPECT_FALSE(all(bigger).contains("أكبرة"));
}

TEST_F(Inflect, NoNounGivesAnEmptyForm) {
  const auto nouns = Table::load(kData / "language" / "nouns.tsv", noun_columns());
  ASSERT_TRUE(nouns) << nouns.error().message;
  std::vector<Inflected> all;
  for (size_t r = 0; r < nouns->rows(); ++r) {
    const auto noun = read_noun(*nouns, r);
    ASSERT_TRUE(noun) << nouns->where(r);
    all.clear();
    inflect_noun(*morphology, *noun, all);
    ASSERT_FALSE(all.empty()) << nouns->where(r);
    EXPECT_EQ(all[0].form, noun->lemma);
    for (const Inflected& f : all) {
      ASSERT_GE(f.form.size, 2) << nouns->where(r);
      ASSERT_NE(f.feats.number, Number::none) << nouns->where(r);
    }
  }
}

TEST(Spelling, RefusesWhatIsNotAWord) {
  EXPECT_FALSE(Spelling::from_utf8("abc"));
  EXPECT_FALSE(Spelling::from_utf8("\xD8"));
  EXPECT_FALSE(Spelling::from_utf8("قا ل"));
  EXPECT_FALSE(Spelling::from_utf8(std::string(2000, '\xD8')));
  EXPECT_TRUE(Spelling::from_utf8("")->empty());
}

TEST(Feats, Parse) {
  EXPECT_EQ(parse_feats("Gender=Fem|Number=Plur")->gender, Gender::fem);
  EXPECT_FALSE(parse_feats("Gender=Neuter"));
  EXPECT_FALSE(parse_feats("Colour=Red"));
  EXPECT_FALSE(parse_feats("Gender"));
}

}  // namespace
}  // namespace isnad
