// The grammar of expressions of time over cells. Pure functions: the same cells give the same findings.
#pragma once

#include <optional>

#include "time/cells.h"
#include "time/meaning.h"

namespace isnad {

/// Words [begin, end) of one sentence; an expression never leaves it.
struct Stretch {
  size_t begin = 0;
  size_t end = 0;
};

/// A day, month, year, week ... built of parts in any order. What follows must be judged by the caller.
std::optional<Found> parse_calendar(const Cells& cells, size_t i, Stretch within);
/// Seasons, decades, quarters, the k-th week, feasts, "the last three months".
std::optional<Found> parse_period(const Cells& cells, size_t i, Stretch within);
/// "from A to B", "between A and B", "A - B".
std::optional<Found> parse_range(const Cells& cells, size_t i, Stretch within);
/// "three days ago", "after two weeks", "two days before the summit", "the eve of the summit", durations, sets.
std::optional<Found> parse_counted(const Cells& cells, size_t i, Stretch within);
/// The longest reading at word i.
std::optional<Found> parse_time(const Cells& cells, size_t i, Stretch within);

/// A year that stands alone: the word for year before it, or a preposition.
size_t parse_named_year(const Cells& cells, size_t i, size_t end, Meaning& meaning);
/// "the past year", "this month", "the coming week": unit with its direction.
size_t parse_relative_unit(const Cells& cells, size_t i, size_t end, TimeUnit& unit, int& direction);
/// "put off from Wednesday to": does a word before i, in its sentence, say that something got another day?
bool is_moved(const Cells& cells, size_t i, Stretch within);
/// True when the word before i makes what follows a name or a plain number.
bool is_guarded(const Cells& cells, size_t i, Stretch within);

}  // namespace isnad
