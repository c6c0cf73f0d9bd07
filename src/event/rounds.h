// Talks told without their parties ("the next round will be held in May") are of those who talked before. Pure
// function.
#pragma once

#include <vector>

#include "event/frames.h"
#include "statement/scan.h"

namespace isnad {

/// Moves from `weak` to `told`, which is in the order of the text, meetings that are scheduled or held by a verb of
/// their own and name nobody; they take the parties of the nearest meeting of their kind told before. Rounds of a
/// process that the base knows, told with their day, stay without parties where none was told.
void lend_parties(const EventData& data, const Reading& reading, std::vector<Event>& told, std::vector<Event>& weak);

/// "Seven rounds of talks were held in X this year": the days of the talks in X that are told without any shortly
/// before.
void date_by_rounds(const EventData& data, const Scan& scan, Reading& reading);

}  // namespace isnad
