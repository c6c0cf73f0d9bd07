// Scenes of attribution: short invented texts with what each statement holds, who speaks, and through whom.
#pragma once

#include <gtest/gtest.h>

#include <vector>

#include "reader/reader_testing.h"

namespace isnad {

struct Spoken {
  const char* content;
  const char* speaker;             ///< part of the name
  std::vector<const char*> chain;  ///< parts of the names, nearest the speaker first
};

struct Case {
  const char* text;
  std::vector<Spoken> said;
};

inline void check(const std::vector<Case>& cases) {
  ASSERT_NE(resources(), nullptr);
  for (const Case& c : cases) {
    const Reading r = read_text(c.text);
    ASSERT_EQ(r.statements.size(), c.said.size()) << c.text;
    for (size_t k = 0; k < c.said.size(); ++k) {
      const Statement& s = r.statements[k];
      EXPECT_EQ(r.slice(s.text), c.said[k].content) << c.text;
      EXPECT_NE(r.slice(s.speaker.span).find(c.said[k].speaker), std::string_view::npos)
          << c.text << "\n  " << r.slice(s.speaker.span);
      ASSERT_EQ(s.chain.size(), c.said[k].chain.size()) << c.text;
      for (size_t l = 0; l < s.chain.size(); ++l) {
        EXPECT_NE(s.chain[l].name.find(c.said[k].chain[l]), std::string::npos) << c.text << "\n  " << s.chain[l].name;
      }
    }
  }
}

}  // namespace isnad
