// Reporting verbs in a sentence, and where the content that hangs on each begins. Pure functions.
#pragma once

#include <optional>
#include <vector>

#include "statement/cue.h"

namespace isnad {

struct Trigger {
  uint32_t token = 0;
  uint32_t end = 0;  ///< one past the verb and its pronoun suffixes
  const ReportingVerb* verb = nullptr;
  Feats feats;
  bool participle = false;
};

enum class Attach : uint8_t { that, quote, colon, prep, object };

/// What joins a reporting verb to its content.
struct Connector {
  Attach kind = Attach::that;
  uint32_t token = 0;    ///< where the connector begins
  uint32_t content = 0;  ///< first token of the content
};

/// Third-person reporting verbs and adverbial participles among the tokens [first, last), in order.
std::vector<Trigger> find_triggers(const StatementData& data, const Scan& scan, uint32_t first, uint32_t last);

/// The nearest connector after the verb that its row allows, before `limit`.
std::optional<Connector> find_connector(const StatementData& data, const Scan& scan, const Trigger& trigger,
                                        uint32_t limit);

/// The mention that is the verb's subject: after it, before `limit`; null when there is none.
const Mention* subject_after(const StatementData& data, const Scan& scan, const Trigger& trigger, uint32_t limit);
/// The mention right before the verb that can be its subject ("Tehran says").
const Mention* subject_before(const StatementData& data, const Scan& scan, const Trigger& trigger, uint32_t first);

/// A short quotation round a name or a few words: not content of its own.
bool is_name_quotation(const Scan& scan, uint32_t opening, const Quotation& quotation);

}  // namespace isnad
