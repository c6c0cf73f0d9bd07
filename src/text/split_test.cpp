#include "text/split.h"

#include <gtest/gtest.h>

namespace isnad {
namespace {

class SplitTest : public testing::Test {
 protected:
  Reading split(const std::string& text) {
    Reading r;
    r.report.text = text;
    r.report.body = {{0, static_cast<uint32_t>(text.size())}};
    const auto data = TextData::load(std::string(ISNAD_SOURCE_DIR) + "/data");
    EXPECT_TRUE(data);
    split_text(*data, r);
    return r;
  }
  static std::vector<std::string> sentences(const Reading& r) {
    std::vector<std::string> out;
    for (const auto& s : r.sentences) out.emplace_back(r.slice(s.span));
    return out;
  }
};

TEST_F(SplitTest, WordsAndGapsGiveTheTextBack) {
  const std::string text = "قال (د. أحمد): «سنصل 10:43، يوم 20/11/2017»...\nhttp://a.b/c?d=1 نعم! 2,254.5%";
  const Reading r = split(text);
  std::string back;
  uint32_t at = 0;
  for (const Word& w : r.words) {
    back += text.substr(at, w.span.begin - at);
    for (char c : text.substr(at, w.span.begin - at)) EXPECT_TRUE(c == ' ' || c == '\n');
    back += r.slice(w.span);
    at = w.span.end;
  }
  EXPECT_EQ(back + text.substr(at), text);
}

TEST_F(SplitTest, SentencesKeepAbbreviationsAndQuotations) {
  EXPECT_EQ(sentences(split("التقى د. سامي الوزير. ثم غادر.")).size(), 2u);
  EXPECT_EQ(sentences(split("قال «نعم. سنذهب. غدا» ثم غادر. وعاد.")).size(), 2u);
  EXPECT_EQ(sentences(split("قال «نعم. سنذهب.» وأضاف لا.")).size(), 2u);
  EXPECT_EQ(sentences(split("سطر أول\nسطر ثان")).size(), 2u);
  EXPECT_EQ(sentences(split("بلغ 3.5 مليون")).size(), 1u);
}

TEST_F(SplitTest, QuotationsRunOverLines) {
  const Reading over = split("قال \"لن نقبل هذا الأمر.\nسنواصل العمل معا\". ثم غادر.");
  ASSERT_EQ(over.quotations.size(), 1u);
  EXPECT_TRUE(over.quotations[0].closed);
  EXPECT_EQ(over.slice(over.quotations[0].inner), "لن نقبل هذا الأمر.\nسنواصل العمل معا");
  EXPECT_EQ(sentences(over).size(), 3u);
  const Reading open = split("قال \"لن نقبل هذا الأمر.\nوغادر \"القصر\" مساء.");
  ASSERT_EQ(open.quotations.size(), 2u);
  EXPECT_FALSE(open.quotations[0].closed);
}

TEST_F(SplitTest, StraightMarksNestWhenTheyLookSo) {
  const Reading r = split("قال: \"هاجمنا منطقة \"الفاو\"، وسيطرنا عليها\".");
  ASSERT_EQ(r.quotations.size(), 2u);
  EXPECT_EQ(r.slice(r.quotations[0].inner), "هاجمنا منطقة \"الفاو\"، وسيطرنا عليها");
  EXPECT_EQ(r.slice(r.quotations[1].inner), "الفاو");
}

TEST_F(SplitTest, MarksThatWereLeftOpenOrTurned) {
  const Reading left = split("قال \"إن الطريق مغلق. وأضاف المدير \"لكننا سنفتحه\". وتابع أنه \"سعيد\".");
  ASSERT_EQ(left.quotations.size(), 3u);
  EXPECT_FALSE(left.quotations[0].closed);
  EXPECT_EQ(left.slice(left.quotations[1].inner), "لكننا سنفتحه");
  EXPECT_EQ(left.slice(left.quotations[2].inner), "سعيد");
  EXPECT_EQ(sentences(left).size(), 3u);
  const Reading turned = split("وقال المدير ” سنفتح الطريق غدا “. وأضاف ” نحن مستعدون “.");
  ASSERT_EQ(turned.quotations.size(), 2u);
  EXPECT_TRUE(turned.quotations[0].closed);
  EXPECT_EQ(turned.slice(turned.quotations[1].inner), " نحن مستعدون ");
}

TEST_F(SplitTest, NamesOfLettersAreNoSentences) {
  EXPECT_EQ(sentences(split("قال لقناة إن.بي.سي إنه باق.")).size(), 1u);
}

TEST_F(SplitTest, QuotationsPairAndRepair) {
  const Reading nested = split("قال «هذا {حق} لنا» أمس");
  ASSERT_EQ(nested.quotations.size(), 2u);
  EXPECT_EQ(nested.slice(nested.quotations[0].inner), "هذا {حق} لنا");
  const Reading turned = split("وقال عباس:»نطالب بالحق».");
  ASSERT_EQ(turned.quotations.size(), 1u);
  EXPECT_TRUE(turned.quotations[0].closed);
  EXPECT_EQ(turned.slice(turned.quotations[0].inner), "نطالب بالحق");
  const Reading never = split("قال «لن نعود");
  ASSERT_EQ(never.quotations.size(), 1u);
  EXPECT_FALSE(never.quotations[0].closed);
}

TEST_F(SplitTest, HostileInputIsBounded) {
  EXPECT_TRUE(split("").words.empty());
  EXPECT_TRUE(split(" \n\t ").sentences.empty());
  std::string deep(100000, '{');
  EXPECT_EQ(split(deep).words.size(), deep.size());
  std::string many;
  for (int i = 0; i < 50000; ++i) many += "«أ.» ";
  EXPECT_EQ(split(many).quotations.size(), 50000u);
  std::string one;
  for (int i = 0; i < 500000; ++i) one += "ب";
  for (const Word& w : split(one).words) EXPECT_LE(w.span.size(), 600u);
}

}  // namespace
}  // namespace isnad
