// Reporting verbs in a sentence. Pure functions.
#pragma once

#include <vector>

#include "statement/cue.h"

namespace isnad {

struct Trigger {
  uint32_t token = 0;
  uint32_t end = 0;  ///< one past the verb and its pronoun suffixes
  const ReportingVerb* verb = nullptr;
  Feats feats;
  bool participle = false;
  bool suffix = false;  ///< a pronoun is its object ("accused them")
};

/// Third-person reporting verbs and adverbial participles among the tokens [first, last), in order.
std::vector<Trigger> find_triggers(const StatementData& data, const Scan& scan, uint32_t first, uint32_t last);

/// Is the token governed by the preposition or determiner before it?
bool governed(const Scan& scan, uint32_t t, uint32_t first);

}  // namespace isnad
