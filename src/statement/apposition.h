// Names in apposition to a title: "the director of X, Y Z, said". Pure functions.
#pragma once

#include <optional>

#include "statement/subject.h"

namespace isnad {

/// The person's name that stands between the comma at `t` and a further comma or the content; null when none does.
const Mention* apposed_name(const StatementData& data, const Scan& scan, uint32_t t, uint32_t limit);
/// A title or description, then the person's name in the same phrase: the name is the subject. `open`: the title's
/// head is no mention ("the director of the Observatory, Rami ...").
const Mention* named_after(const StatementData& data, const Scan& scan, const Trigger& trigger, const Mention& title,
                           uint32_t limit, bool open);
/// A person's name, known or not, no title.
bool is_named(const Mention* m);
/// "X Y, head of Z": words right behind the verb that the tagger takes for a name and no list holds, before `title`
/// (which may be null), a mark or the content.
std::optional<Phrase> unlisted_name(const StatementData& data, const Scan& scan, const Trigger& trigger,
                                    const Mention* title);
/// "The governor of the region X Y said that": a name that no list holds, right behind a title.
std::optional<Phrase> name_behind_title(const StatementData& data, const Scan& scan, const Mention& title,
                                        uint32_t limit);
/// "Dr X": a person's name behind a style.
bool is_styled_name(const StatementData& data, const Scan& scan, const Mention& m);
/// A surname whose first letter was taken for a preposition: the full name has it.
bool is_letter_of_name(const Scan& scan, const Mention& m);

}  // namespace isnad
