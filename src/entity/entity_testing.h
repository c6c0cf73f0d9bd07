// What the tests of names share: tables loaded once for a suite, and texts with their names found. No model of names.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "entity/entities.h"
#include "text/split.h"

namespace isnad {

class EntityFixture : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    const std::string data = std::string(ISNAD_SOURCE_DIR) + "/data";
    auto entities = EntityData::load(data);
    ASSERT_TRUE(entities) << entities.error().message;
    data_ = new EntityData(std::move(*entities));
    auto text = TextData::load(data);
    ASSERT_TRUE(text);
    text_ = new TextData(std::move(*text));
  }
  static void TearDownTestSuite() {
    delete data_;
    delete text_;
  }

  /// A report of one paragraph, published on a day (ISO).
  static Reading read(const std::string& text, std::string_view published) {
    Reading r;
    r.report.text = text;
    r.report.body = {{0, static_cast<uint32_t>(text.size())}};
    r.report.published = parse_day(published);
    split_text(*text_, r);
    find_entities(*data_, r);
    return r;
  }

  /// The mention of just these letters, or null.
  static const Mention* find(const Reading& r, std::string_view letters) {
    for (const Mention& m : r.mentions) {
      if (r.slice(m.span) == letters || r.slice(m.name) == letters) return &m;
    }
    return nullptr;
  }

  inline static const EntityData* data_ = nullptr;
  inline static const TextData* text_ = nullptr;
};

}  // namespace isnad
