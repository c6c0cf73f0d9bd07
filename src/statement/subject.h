// Who is the subject of a reporting verb: a mention after it or before it, the name in apposition to a title, or a
// noun phrase that no mention covers. Pure functions.
#pragma once

#include <optional>

#include "statement/trigger.h"

namespace isnad {

/// The mention that is the verb's subject: after it, before `limit`; null when there is none.
const Mention* subject_after(const StatementData& data, const Scan& scan, const Trigger& trigger, uint32_t limit);
/// The mention right before the verb that can be its subject ("Tehran says").
const Mention* subject_before(const StatementData& data, const Scan& scan, const Trigger& trigger, uint32_t first);

/// A noun phrase without a mention of its own at [first, last): "his lawyer", "experts".
struct Phrase {
  uint32_t first = 0;
  uint32_t last = 0;
};

/// The noun phrase right after the verb, before `limit`; nothing when another word stands there.
std::optional<Phrase> phrase_after(const StatementData& data, const Scan& scan, const Trigger& trigger, uint32_t limit);

/// The topic that opens the clause of the verb ("as for X, he ...", "X, who ..., said", "X had said").
struct Topic {
  const Mention* mention = nullptr;
  std::optional<Phrase> phrase;
  bool opened = false;  ///< by a word that puts the subject first
};
Topic topic_before(const StatementData& data, const Scan& scan, const Trigger& trigger, uint32_t first);

/// What the form of a subject's head says of its gender; none when it says nothing.
Gender gender_of(const Scan& scan, const Mention& mention);

}  // namespace isnad
