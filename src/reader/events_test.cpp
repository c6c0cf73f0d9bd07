// Events of short invented sentences: status, former days, numbers with their bounds.
#include <gtest/gtest.h>

#include <cmath>

#include "reader/reader_testing.h"

namespace isnad {
namespace {

const Event* first(const Reading& r, EventType type) {
  for (const Event& e : r.events) {
    if (e.type == type) return &e;
  }
  return nullptr;
}

TEST(Events, NumbersKeepTheirBounds) {
  ASSERT_NE(resources(), nullptr);
  const Reading r = read_dated("قتل أكثر من 20 جنديا في غارة شنها التحالف على صعدة أمس.");
  const Event* e = first(r, EventType::assault);
  ASSERT_NE(e, nullptr);
  ASSERT_EQ(e->quantities.size(), 1U);
  EXPECT_EQ(e->quantities[0].unit, "soldiers");
  EXPECT_EQ(e->quantities[0].low, 20);
  EXPECT_TRUE(std::isinf(e->quantities[0].high));
  ASSERT_TRUE(e->days.from);
  EXPECT_EQ(format_day(*e->days.from), "2019-03-13");
}

TEST(Events, PostponedKeepsBothDays) {
  const Reading r =
      read_dated("أرجأ الرئيس الفرنسي إيمانويل ماكرون زيارته إلى القاهرة التي كانت مقررة غدا إلى الأسبوع المقبل.");
  const Event* e = first(r, EventType::consult);
  ASSERT_NE(e, nullptr);
  EXPECT_EQ(e->status, Status::postponed);
  ASSERT_TRUE(e->days.from && e->former_days.from);
  EXPECT_EQ(format_day(*e->days.from), "2019-03-17");
  EXPECT_EQ(format_day(*e->former_days.from), "2019-03-15");
}

TEST(Events, WhatIsDoneWasDoneByNow) {
  const Reading r =
      read_dated("التقى الرئيس الفرنسي إيمانويل ماكرون نظيره المصري عبد الفتاح السيسي في وقت سابق من هذا الشهر.");
  const Event* e = first(r, EventType::consult);
  ASSERT_NE(e, nullptr);
  ASSERT_TRUE(e->days.from && e->days.to);
  EXPECT_EQ(format_day(*e->days.from), "2019-03-01");
  EXPECT_EQ(format_day(*e->days.to), "2019-03-14");
}

TEST(Events, StatusFollowsWords) {
  const std::pair<const char*, Status> cases[] = {
      {"التقى ماكرون نظيره المصري عبد الفتاح السيسي في القاهرة أمس.", Status::occurred},
      {"يلتقي ماكرون نظيره المصري عبد الفتاح السيسي في القاهرة غدا.", Status::planned},
      {"من المقرر أن يزور ماكرون القاهرة الأسبوع المقبل.", Status::planned},
      {"تعتزم وزارة الخارجية الفرنسية استضافة محادثات مع مصر في باريس.", Status::planned},
      {"لا يعتزم الرئيس الفرنسي إيمانويل ماكرون زيارة القاهرة.", Status::denied},
      {"طالب ماكرون بعقد قمة بين مصر والسودان.", Status::hypothetical},
      {"نفت الخارجية المصرية أن يكون السيسي قد التقى ماكرون.", Status::denied},
  };
  for (const auto& [text, status] : cases) {
    const Reading r = read_dated(text);
    const Event* e = first(r, EventType::consult);
    ASSERT_NE(e, nullptr) << text;
    EXPECT_EQ(e->status, status) << text;
  }
}

}  // namespace
}  // namespace isnad
