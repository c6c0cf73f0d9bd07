// What tests of events in short invented texts share: one happening as it must be read, all of its facts in one row.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "reader/reader_testing.h"
#include "report/names.h"

namespace isnad {

struct Told {
  const char* text;  ///< told on 14 March 2019, a Thursday
  EventType type;
  const char* trigger;
  const char* actors;      ///< names with '|' between
  const char* recipients;  ///< of talks: both sides count together
  Status status;
  const char* days;         ///< from..to
  const char* place;        ///< empty for none
  const char* former = "";  ///< the day it was put off from
};

inline std::set<std::string> names_of(const Reading& r, const std::vector<Participant>& side) {
  std::set<std::string> out;
  for (const Participant& p : side) out.emplace(r.slice(p.name));
  return out;
}

inline std::set<std::string> listed(std::string_view names) {
  std::set<std::string> out;
  while (!names.empty()) {
    const size_t bar = std::min(names.find('|'), names.size());
    out.emplace(names.substr(0, bar));
    names.remove_prefix(std::min(names.size(), bar + 1));
  }
  return out;
}

inline std::string days_of(const DayRange& d) {
  return d.from ? format_day(*d.from) + ".." + (d.to ? format_day(*d.to) : "") : "";
}

/// Reads the row's text as users do, learned decisions and all, and compares every fact of the happening at its word.
inline void expect_told(const Told& c) {
  ASSERT_NE(resources(), nullptr);
  const Reading r = read_dated(c.text);
  const auto e = std::find_if(r.events.begin(), r.events.end(), [&](const Event& x) {
    const std::string_view word = r.slice(x.trigger);
    return x.type == c.type && (word == c.trigger || std::string_view(c.trigger).empty()) &&
           (c.place[0] == 0 || !x.place || r.slice(x.place->name) == c.place);
  });
  ASSERT_NE(e, r.events.end()) << c.text;
  auto actors = names_of(r, e->actors);
  auto recipients = names_of(r, e->recipients);
  auto wanted = listed(c.actors);
  if (c.type == EventType::consult) {
    actors.merge(recipients);
    wanted.merge(listed(c.recipients));
    EXPECT_EQ(actors, wanted) << c.text;
  } else {
    EXPECT_EQ(actors, wanted) << c.text;
    EXPECT_EQ(recipients, listed(c.recipients)) << c.text;
  }
  EXPECT_EQ(to_string(e->status), to_string(c.status)) << c.text;
  EXPECT_EQ(days_of(e->days), c.days) << c.text;
  EXPECT_EQ(e->place ? r.slice(e->place->name) : std::string_view{}, c.place) << c.text;
  EXPECT_EQ(days_of(e->former_days), c.former) << c.text;
}

}  // namespace isnad
