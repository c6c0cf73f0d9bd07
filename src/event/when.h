// When a happening is, as far as its sentence tells. Free function; no state.
#pragma once

#include "event/fill.h"

namespace isnad {

/// Gives the event at token `t` the days of the time in its clause, else of the nearest in its sentence that can be
/// its.
void set_days(const EventData& data, const Clauses& clauses, const Filled& filled, uint32_t t, Event& event);

/// "The accord [signed in November]": is the day of what a participle with the article describes, and so not of the
/// event at token `trigger`?
bool describes_another(const EventData& data, const Scan& scan, const TimeRef& time, uint32_t trigger);

/// Is the time told in what somebody says, and the event's word before that: "said [after the meeting] that he would
/// come on Monday"?
bool is_said_beside(const EventData& data, const Scan& scan, const TimeRef& time, Span trigger);

/// The relative clause in which the word at `at` stands, as the tree has it: none, that of the trigger or around it, or
/// one that tells of somebody else, "activists whom it arrested a month ago".
enum class DayClause : uint8_t { none, own, other };

DayClause clause_of_day(const Clauses& clauses, uint32_t at, uint32_t trigger);
std::string_view to_string(DayClause clause);

}  // namespace isnad
