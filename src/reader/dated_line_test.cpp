// The day that a dateline gives to what was done at its place, in whole readings of short invented pages.
#include "event/dated_line.h"

#include <gtest/gtest.h>

#include "reader/told_testing.h"

namespace isnad {
namespace {

const Event* told_by(const Reading& r, std::string_view trigger) {
  const auto e = std::find_if(r.events.begin(), r.events.end(),
                              [&](const Event& x) { return r.slice(x.trigger).ends_with(trigger); });
  return e != r.events.end() ? &*e : nullptr;
}

Reading read_page(const std::string& head, const std::string& more = {}) {
  Item item;
  item.title = "وزيرا خارجية مصر والأردن يبحثان أزمة المياه";
  item.text = item.title + "\n" + head +
              "\nالتقى وزير الخارجية المصري سامح شكري نظيره الأردني أيمن الصفدي في عمان.\n"
              "وبحث الوزيران خلال اللقاء أزمة المياه والعلاقات بين البلدين. وطالب شكري الأمم المتحدة بتقديم "
              "المساعدة لبلاده." +
              more;
  return read(*resources(), item);
}

TEST(DatedLine, ADatelineWithItsDayDatesWhatIsDoneAtItsPlace) {
  ASSERT_NE(resources(), nullptr);
  const Reading dated = read_page("عمان - وكالات الخميس، 14 مارس 2019 05:40 م");
  const Event* met = told_by(dated, "التقى");
  ASSERT_NE(met, nullptr);
  EXPECT_EQ(days_of(met->days), "2019-03-14..2019-03-14");
  EXPECT_EQ(met->days_basis, Basis::dateline);
  const Event* asked = told_by(dated, "طالب");
  ASSERT_NE(asked, nullptr);
  EXPECT_EQ(days_of(asked->days), "2019-03-14..2019-03-14");

  // Another town's dateline says nothing of what was done in Amman.
  const Event* elsewhere = told_by(read_page("القاهرة - وكالات الخميس، 14 مارس 2019 05:40 م"), "التقى");
  EXPECT_TRUE(elsewhere == nullptr || elsewhere->days_basis != Basis::dateline);
  // A report that tells days leaves out none by chance.
  const Reading told =
      read_page("عمان - وكالات الخميس، 14 مارس 2019 05:40 م", "\nوكانت القاهرة استضافت أمس الأربعاء خبراء من البلدين.");
  for (const Event& e : told.events) EXPECT_NE(e.days_basis, Basis::dateline);
}

}  // namespace
}  // namespace isnad
