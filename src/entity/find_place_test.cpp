#include <gtest/gtest.h>

#include "entity/entity_testing.h"
#include "entity/query.h"

namespace isnad {
namespace {

class FindPlaceTest : public EntityFixture {
 protected:
  static Reading read(const std::string& text) { return EntityFixture::read(text, "2017-11-22"); }
  static std::vector<std::string> places(const Reading& r) {
    std::vector<std::string> out;
    for (const Mention& m : r.mentions) {
      if (m.kind == EntityKind::place) out.emplace_back(r.slice(m.name));
    }
    return out;
  }
  using Names = std::vector<std::string>;
};

TEST_F(FindPlaceTest, NamesOfSeveralWordsBehindTheirNoun) {
  EXPECT_EQ(places(read("دخل الجنود بلدة تل غشماش صباحا.")), (Names{"تل غشماش"}));
  EXPECT_EQ(places(read("دخل الجنود بلدة \"دار زغبوش\" صباحا.")), (Names{"دار زغبوش"}));
}

TEST_F(FindPlaceTest, BuildingsKeepTheirNoun) {
  EXPECT_EQ(places(read("دخل الجنود معسكر زغبوش صباحا.")), (Names{"معسكر زغبوش"}));
}

TEST_F(FindPlaceTest, EachOfSeveralVillagesIsAPlace) {
  EXPECT_EQ(places(read("دخل الجنود قريتي زغبوش وغشماش صباحا.")), (Names{"زغبوش", "غشماش"}));
  EXPECT_EQ(places(read("دخل الجنود قرى زغبوش وغشماش وطرنوب.")), (Names{"زغبوش", "غشماش", "طرنوب"}));
}

TEST_F(FindPlaceTest, ANameToldOnceIsKnownWithoutItsNoun) {
  const Reading r = read("دخل الجنود قرية زغبوش صباحا. وانفجر لغم في زغبوش. وعاد الهدوء وبزغبوش سوق.");
  ASSERT_EQ(places(r), (Names{"زغبوش", "زغبوش", "زغبوش"}));
  std::vector<int32_t> entities;
  for (const Mention& m : r.mentions) {
    if (m.kind == EntityKind::place) entities.push_back(m.entity);
  }
  EXPECT_EQ(entities.front(), entities.back());
}

TEST_F(FindPlaceTest, AnAdjectiveOfANationEndsADescription) {
  EXPECT_EQ(places(read("قصفت طائرات روسية مدينة إدلب.")), (Names{"إدلب"}));
}

TEST_F(FindPlaceTest, TheBankOfARiverIsNoRegion) {
  EXPECT_EQ(places(read("دارت اشتباكات في الضفة الغربية لنهر الفرات بريف دير الزور.")),
            (Names{"الفرات", "ريف دير الزور"}));
  EXPECT_EQ(places(read("هدم الجيش منزلا في الضفة الغربية أمس.")), (Names{"الضفة الغربية"}));
  EXPECT_EQ(places(read("هدم الجيش منزلا في الضفة الغربية لنهر الأردن أمس.")), (Names{"الضفة الغربية لنهر الأردن"}));
}

TEST_F(FindPlaceTest, WordsAreNoNames) {
  EXPECT_TRUE(places(read("تبني الوزارة قرية سياحية كبيرة وملعبا للتنس.")).empty());
  EXPECT_TRUE(places(read("تبني الوزارة ملعب للتنس.")).empty());
}

}  // namespace
}  // namespace isnad
