// For the tests of the time stage: its tables, and readings of short texts.
#pragma once

#include <gtest/gtest.h>

#include "text/split.h"
#include "time/times.h"

namespace isnad {

inline const TimeData& data() {
  static const auto loaded = TimeData::load(std::filesystem::path(ISNAD_SOURCE_DIR) / "data");
  EXPECT_TRUE(loaded) << loaded.error().message;
  return *loaded;
}

inline const TextData& letters() {
  static const auto loaded = TextData::load(std::filesystem::path(ISNAD_SOURCE_DIR) / "data");
  return *loaded;
}

inline Reading read(std::string text, const char* published) {
  Reading r;
  r.report.text = std::move(text);
  r.report.published = parse_day(published);
  r.report.body = {{0, static_cast<uint32_t>(r.report.text.size())}};
  split_text(letters(), r);
  find_times(data(), r);
  resolve_anchored(data(), r);
  return r;
}

inline std::string show(const Reading& r) {
  std::string out;
  for (const TimeRef& t : r.times) {
    if (!t.days.known()) continue;
    if (!out.empty()) out += "; ";
    out += std::string(r.slice(t.span)) + "=" + (t.days.from ? format_day(*t.days.from) : "?");
    if (!t.days.single()) out += ".." + (t.days.to ? format_day(*t.days.to) : "?");
  }
  return out;
}

}  // namespace isnad
