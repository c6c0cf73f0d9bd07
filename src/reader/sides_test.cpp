// Who does what to whom in short invented sentences: people told by plain nouns, passives, things that belong to sides.
#include <gtest/gtest.h>

#include <algorithm>

#include "reader/reader_testing.h"

namespace isnad {
namespace {

std::string names(const Reading& r, const std::vector<Participant>& side) {
  std::string out;
  for (const Participant& p : side) out.append(out.empty() ? "" : "|").append(r.slice(p.name));
  return out;
}

struct Case {
  const char* text;
  EventType type;
  const char* actors;
  const char* recipients;
};

TEST(Sides, AreReadFromPlainNounsPassivesAndThings) {
  ASSERT_NE(resources(), nullptr);
  const Case cases[] = {
      {"دعا المبعوث الأممي مارتن غريفيث الأطراف اليمنية إلى التهدئة، وقال بعد لقائه الرئيس عبد ربه منصور هادي في عدن "
       "إنه "
       "متفائل.",
       EventType::consult, "مارتن غريفيث", "عبد ربه منصور هادي"},
      {"فجر مسلح نفسه عند حاجز للجيش في عرسال.", EventType::assault, "مسلح", "للجيش"},
      {"فجر انتحاري نفسه عند حاجز للجيش في عرسال.", EventType::assault, "انتحاري", "للجيش"},
      {"قتل مسلحون خمسة مدنيين في السوق.", EventType::assault, "مسلحون", "خمسة مدنيين"},
      {"وقُتل 15 آخرون أمس.", EventType::assault, "", "15 آخرون"},
      {"استهدف الجيش الحكومي مواقع المتمردين في سرت.", EventType::assault, "الجيش الحكومي", "المتمردين"},
      {"قتل 15 شخصا في غارة شنها التحالف على صعدة.", EventType::assault, "التحالف", "15 شخصا"},
      {"هدد المسلحون الرهائن بالقتل.", EventType::threaten, "المسلحون", "الرهائن"},
      {"قدم الأردن مساعدات للنازحين.", EventType::aid, "الأردن", "للنازحين"},
  };
  for (const Case& c : cases) {
    Item item;
    item.id = "case";
    item.text = c.text;
    const Reading r = read(*resources(), item);
    const auto e = std::find_if(r.events.begin(), r.events.end(), [&](const Event& x) { return x.type == c.type; });
    ASSERT_NE(e, r.events.end()) << c.text;
    EXPECT_EQ(names(r, e->actors), c.actors) << c.text;
    EXPECT_EQ(names(r, e->recipients), c.recipients) << c.text;
  }
}

}  // namespace
}  // namespace isnad
