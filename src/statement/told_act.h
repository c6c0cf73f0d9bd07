// Verbal nouns of reporting verbs with their owner's pronoun: "X quoted Y (on) his denial of", "his call for". Pure
// functions.
#pragma once

#include <optional>

#include "statement/trigger.h"

namespace isnad {

/// "His denial": the verbal noun with a pronoun that begins at the token, as a participle of its verb would be read;
/// nothing when none does.
std::optional<Trigger> told_act(const StatementData& data, const Scan& scan, uint32_t t);

/// "X's affirmation": the verbal noun before the mention of whose it is, which ends the trigger; nothing when none
/// does.
std::optional<Trigger> owned_act(const StatementData& data, const Scan& scan, uint32_t t);

/// Does an act stand behind "and", in a sentence whose verb carries another's words: "his denial of A and his call
/// for"?
bool joins_act(const Scan& scan, uint32_t t, const std::vector<Trigger>& before);

}  // namespace isnad
