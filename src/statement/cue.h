// Finds cue phrases at a token, however their clitics were split. Pure functions.
#pragma once

#include <optional>
#include <vector>

#include "statement/scan.h"
#include "statement/statements.h"

namespace isnad {

struct CueMatch {
  const Cue* cue = nullptr;
  uint32_t end = 0;  ///< one past the last token of the cue
};

/// Roles of the cues that may begin at each token, a bit each: most questions of cue_at end there.
std::vector<uint64_t> cue_roles(const StatementData& data, const Scan& scan);

/// The longest cue that begins at token `t` and ends at a token's end before `limit`.
std::optional<CueMatch> cue_at(const StatementData& data, const Scan& scan, uint32_t t, uint32_t limit);
/// The same, only for one role.
std::optional<CueMatch> cue_at(const StatementData& data, const Scan& scan, uint32_t t, uint32_t limit, CueRole role);

}  // namespace isnad
