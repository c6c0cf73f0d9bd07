// The carriers between a speaker and the report: agencies, channels, newspapers, statements of a body, translation.
// Pure functions.
#pragma once

#include <vector>

#include "statement/cue.h"

namespace isnad {

/// A range of tokens [first, last).
struct TokenRange {
  uint32_t first = 0;
  uint32_t last = 0;
};

/// Links named in the tokens beside a statement, in order of the text. The report's own outlet and the speaker's own
/// body add none. `hears`: between the verb and its content, where a name in quotation marks may be who was told.
std::vector<ChainLink> links_in(const StatementData& data, const Scan& scan, TokenRange range, int32_t speaker,
                                bool hears = false);

/// "Which the papers quoted": does a verb of carrying with a pronoun stand right before the token?
bool carried_by(const StatementData& data, const Scan& scan, uint32_t t);

/// The link that a mention makes when its bearer carries another's words.
ChainLink link_of(const Reading& reading, const Mention& mention);
bool is_own_outlet(const Reading& reading, const Mention& mention);
bool is_own_name(const Reading& reading, Span words);

/// Adds links that are not there yet.
void append_links(std::vector<ChainLink>& chain, const std::vector<ChainLink>& more);

}  // namespace isnad
