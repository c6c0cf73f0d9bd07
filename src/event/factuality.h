// What a predicate says of the happening it governs: intends it, prevents it, fears it, goes on with it. The predicates
// and what each commits its source to stand in data/event/factuality.tsv (after the event-selecting predicates of
// FactBank: Sauri and Pustejovsky 2009, doi 10.1007/s10579-009-9089-9). Pure functions.
#pragma once

#include <optional>

#include "event/clause.h"

namespace isnad {

/// A status and the token that gives it.
struct Governed {
  Status status = Status::occurred;
  uint32_t by = 0;
  bool lets = false;     ///< the predicate lets another do it
  bool allowed = false;  ///< the predicate is one of denial, itself denied ("did not rule out")
  bool open = false;     ///< told as going on: what it would bring to an end has no status from it
};

/// The status that the nearest predicate before the trigger gives to its complement ("intends, says the ministry, to
/// visit X": the visit is planned), across subjects and coordination; nothing when no predicate governs the trigger.
/// `trigger` is the verb after a complementizer, or the first token of a noun.
std::optional<Governed> governed_status(const EventData& data, const Clauses& clauses, uint32_t trigger, bool verb);

/// The status of a noun whose relative clause or next verb carries it out ("the visit that he made", "talks are held
/// in"); nothing when none does. `end` is one past the noun's last token.
std::optional<Status> carried_out(const EventData& data, const Clauses& clauses, uint32_t end);

}  // namespace isnad
