// Do two events of a report tell of one happening? Pure functions over a reading.
#pragma once

#include "event/frames.h"

namespace isnad {

/// Parties of `a` that `b` also names; a person stands for the country whose office the base gives.
size_t shared_parties(const Reading& r, const Event& a, const Event& b);
/// "the accord that X signed": the noun's happening is told by the verb of its relative clause.
bool tells_in_relative(const EventData& data, const Reading& r, const Event& noun, const Event& verb);
size_t parties(const Event& e);
/// "arrived in X to [meet] Y": what a visit is made for is one happening with it.
bool visited_for(const Reading& r, const Event& old, const Event& fresh);
/// Both known, and no day in common.
bool disjoint(const DayRange& a, const DayRange& b);
/// Meetings or attacks of kinds that are never one: a call is no visit, an abduction no air strike.
bool modes_clash(const Event& a, const Event& b);
/// Places that are not one, nor one within the other.
bool places_clash(const Reading& r, const Event& a, const Event& b);

/// One place, or one whose name holds the other's ("the governorate of X", X).
bool same_place(const Reading& r, const Event& a, const Event& b);
/// Does the second place lie in the first, a country or a province of the base? Entities of the reading.
bool holds_place(const Reading& r, int32_t wide, int32_t inner);

/// A later mention of a happening: the same sides, the same town taken, the same words of welcome or demand, a noun
/// with the article that takes up the noun before.
bool same_happening(const Reading& r, const Event& old, const Event& fresh);

/// A part or outcome of a happening told beside it in its sentence: the dead of an attack, its doer.
bool part_of_happening(const EventData& data, const Reading& r, const Event& old, const Event& fresh);

}  // namespace isnad
