// Statements of short invented sentences: content, speaker, kind and chain, one mechanism a case.
#include <gtest/gtest.h>

#include "reader/reader_testing.h"

namespace isnad {
namespace {

struct Case {
  const char* text;
  const char* content;  ///< exact
  const char* speaker;  ///< part of the speaker's name
  StatementKind kind;
  std::vector<std::pair<LinkKind, const char*>> chain;
};

const std::vector<Case>& cases() {
  using enum StatementKind;
  static const std::vector<Case> all{
      {"قال وزير الخارجية الفرنسي جان إيف لودريان إن باريس تدعم الحوار بين الطرفين.",
       "باريس تدعم الحوار بين الطرفين",
       "لودريان",
       indirect,
       {}},
      {"أكد بوتين أن «العملية العسكرية في المدينة شارفت على نهايتها».",
       "العملية العسكرية في المدينة شارفت على نهايتها",
       "بوتين",
       direct,
       {}},
      {"وقال الناطق العسكري أحمد المسماري لوكالة رويترز إن القوات تقدمت من محورين.",
       "القوات تقدمت من محورين",
       "المسماري",
       indirect,
       {{LinkKind::agency, "رويترز"}}},
      {"ونقلت وكالة تاس عن لافروف قوله إن المشاورات ستستأنف قريبا.",
       "المشاورات ستستأنف قريبا",
       "لافروف",
       indirect,
       {{LinkKind::agency, "تاس"}}},
      {"قال الكرملين إن بوتين أبلغ أردوغان أن التهدئة مصلحة للجميع.",
       "التهدئة مصلحة للجميع",
       "بوتين",
       indirect,
       {{LinkKind::written_statement, "الكرملين"}}},
      {"وصل الوفد إلى مسقط مساء، بحسب وكالة الأناضول.", "وصل الوفد إلى مسقط مساء", "الأناضول", indirect, {}},
      {"التقى ماكرون نظيره الجزائري في قصر الإليزيه، مؤكدا أن الحوار مستمر.", "الحوار مستمر", "ماكرون", indirect, {}},
      {"دعا غوتيريش الأطراف إلى ضبط النفس وتجنب التصعيد.", "ضبط النفس وتجنب التصعيد", "غوتيريش", indirect, {}},
      {"«لن نتراجع عن مطالبنا مهما طال الوقت»، قال زعيم المعارضة أحمد الجربا.",
       "لن نتراجع عن مطالبنا مهما طال الوقت",
       "الجربا",
       direct,
       {}},
      {"أفاد مصدر دبلوماسي بأن الاجتماع قد يؤجل أياما.", "الاجتماع قد يؤجل أياما", "مصدر دبلوماسي", indirect, {}},
      {"نفى نتنياهو أن تكون حكومته تفاوض الحركة.", "تكون حكومته تفاوض الحركة", "نتنياهو", indirect, {}},
      {"جاء في بيان للخارجية الأميركية أن واشنطن تراقب الوضع عن كثب.",
       "واشنطن تراقب الوضع عن كثب",
       "خارجية الأميركية",
       indirect,
       {}},
  };
  return all;
}

TEST(Statements, EachMechanism) {
  ASSERT_NE(resources(), nullptr);
  for (const Case& c : cases()) {
    const Reading r = read_text(c.text);
    ASSERT_EQ(r.statements.size(), 1U) << c.text;
    const Statement& s = r.statements.front();
    EXPECT_EQ(r.slice(s.text), c.content) << c.text;
    EXPECT_NE(r.slice(s.speaker.span).find(c.speaker), std::string_view::npos)
        << c.text << "\n  " << r.slice(s.speaker.span);
    EXPECT_EQ(s.kind, c.kind) << c.text;
    ASSERT_EQ(s.chain.size(), c.chain.size()) << c.text;
    for (size_t k = 0; k < c.chain.size(); ++k) {
      EXPECT_EQ(s.chain[k].kind, c.chain[k].first) << c.text;
      EXPECT_NE(s.chain[k].name.find(c.chain[k].second), std::string::npos) << c.text << "\n  " << s.chain[k].name;
    }
  }
}

TEST(Statements, SpeakerIsCarriedOn) {
  const Reading r = read_text(
      "قال وزير الدفاع الأميركي جيم ماتيس إن الانسحاب لم يبدأ بعد. وأضاف أن القوات باقية حتى إشعار آخر. وتابع «لن نترك "
      "حلفاءنا».");
  ASSERT_EQ(r.statements.size(), 3U);
  for (const Statement& s : r.statements) EXPECT_EQ(s.speaker.entity, r.statements.front().speaker.entity);
  EXPECT_EQ(r.statements[2].kind, StatementKind::direct);
}

TEST(Statements, WhatIsNoStatementIsNone) {
  for (const char* text :
       {"", "وصل الوفد إلى المطار.", "يذكر أن المدينة تقع على البحر.", "قال", "قال إن", "«", "قال: «"}) {
    EXPECT_TRUE(read_text(text).statements.empty()) << text;
  }
}

}  // namespace
}  // namespace isnad
