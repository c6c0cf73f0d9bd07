// Names in apposition to a title: "the director of X, Y Z, said". Pure functions.
#pragma once

#include "statement/trigger.h"

namespace isnad {

/// The person's name that stands between the comma at `t` and a further comma or the content; null when none does.
const Mention* apposed_name(const StatementData& data, const Scan& scan, uint32_t t, uint32_t limit);
/// A title or description, then the person's name in the same phrase: the name is the subject. `open`: the title's
/// head is no mention ("the director of the Observatory, Rami ...").
const Mention* named_after(const StatementData& data, const Scan& scan, const Trigger& trigger, const Mention& title,
                           uint32_t limit, bool open);
/// "Dr X": a person's name behind a style.
bool is_styled_name(const StatementData& data, const Scan& scan, const Mention& m);
/// A surname whose first letter was taken for a preposition: the full name has it.
bool is_letter_of_name(const Scan& scan, const Mention& m);

}  // namespace isnad
