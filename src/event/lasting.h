// Deeds that last: begun at a day told and still going on. Pure functions over one sentence.
#pragma once

#include <string_view>

#include "event/clause.h"

namespace isnad {

/// How the words round the event's word at `t` tell that it began, goes on or is stepped up: by the "verb" that governs
/// it, by a "noun" before it ("the start of the raids"), by a verb "after" it ("the raids that began"), by the word
/// "itself" (war, siege); empty when they do not.
std::string_view lasts(const EventData& data, const Clauses& clauses, uint32_t t);

}  // namespace isnad
