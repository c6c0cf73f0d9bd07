// What has happened, goes on, is to come or only thought of, in short invented texts read with the learned decisions.
#include "reader/told_testing.h"

namespace isnad {
namespace {

std::string_view status_at(const char* text, const char* trigger) {
  const Reading r = read_dated(text);
  for (const Event& e : r.events) {
    if (r.slice(e.trigger) == trigger) return to_string(e.status);
  }
  return "no event";
}

struct Row {
  const char* text;
  const char* trigger;
  const char* status;
};

void expect_all(const std::vector<Row>& rows) {
  ASSERT_NE(resources(), nullptr);
  for (const Row& row : rows) EXPECT_EQ(status_at(row.text, row.trigger), row.status) << row.text;
}

TEST(StatusTold, AParticleRightBeforeItsVerbDecides) {
  expect_all({
      {"لا يزال المبعوث الأممي مارتن غريفيث يجري محادثات في صنعاء مع قادة الحوثيين.", "محادثات", "ongoing"},
      {"سيزور وزير الخارجية العماني يوسف بن علوي طهران.", "سيزور", "planned"},
      {"وقد تقصف الطائرات الإسرائيلية مواقع حزب الله في البقاع.", "تقصف", "hypothetical"},
      {"لم تعتقل الشرطة المغربية الناشط ناصر الزفزافي أمس.", "تعتقل", "denied"},
  });
}

}  // namespace
}  // namespace isnad
