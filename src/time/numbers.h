// Numbers, ordinals, amounts ("two days", "three months and a half") and clock times in cells. Pure functions.
// Each returns the word after what it read, or `i` when there is nothing to read; `end` is where the sentence ends.
#pragma once

#include "time/cells.h"
#include "time/meaning.h"

namespace isnad {

size_t parse_number(const Cells& cells, size_t i, size_t end, double& value);
size_t parse_ordinal(const Cells& cells, size_t i, size_t end, int& value);
/// A day of a month: 1-31 in digits, or an ordinal.
size_t parse_day_number(const Cells& cells, size_t i, size_t end, int& value);
/// A year in digits (three or four) or in words from 1000 up.
size_t parse_year(const Cells& cells, size_t i, size_t end, int& value);
/// `vague` when the number is not told ("some days").
size_t parse_amounts(const Cells& cells, size_t i, size_t end, std::vector<Amount>& amounts, bool& vague);
/// A clock time: after the word for hour, in digits with minutes, or an hour with a part of the day, minutes or a zone.
/// `hour_alone` also takes a bare hour in words ("the seventh").
size_t parse_clock(const Cells& cells, size_t i, size_t end, ClockTime& clock, bool hour_alone = false);
/// A part of the day: the hours it spans. `late` -1 its early half, 1 its late half.
size_t parse_part(const Cells& cells, size_t i, size_t end, int& from, int& to);
size_t parse_zone(const Cells& cells, size_t i, size_t end, ClockTime& clock);

}  // namespace isnad
