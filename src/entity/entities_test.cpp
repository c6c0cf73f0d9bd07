#include "entity/entities.h"

#include <gtest/gtest.h>

namespace isnad {
namespace {
TEST(Entities, Loads) {
  const auto data = EntityData::load(std::string(ISNAD_SOURCE_DIR) + "/data");
  ASSERT_TRUE(data) << data.error().message;
}
}  // namespace
}  // namespace isnad
