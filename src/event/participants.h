// Mentions as participants and places of events: with the fullest name that the report has. Free functions.
#pragma once

#include <vector>

#include "report/reading.h"

namespace isnad {

Participant participant_of(const Reading& reading, const Mention& mention);

/// Each once; a mention of several ("the two sides") gives its members.
std::vector<Participant> participants_of(const Reading& reading, const std::vector<const Mention*>& mentions);

/// One entity, or one name.
bool same_participant(const Participant& a, const Participant& b);

/// Does the mention name the participant, or the same entity?
bool names_participant(const Mention& mention, const Participant& participant);

}  // namespace isnad
