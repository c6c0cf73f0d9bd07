// Whoever says something does what the verb of saying tells: accuses, asks, rejects. Free functions over one reading.
#pragma once

#include "report/reading.h"

namespace isnad {

/// Where the event's word is the verb of a statement, its speaker is the one who acts, and nobody else; who stood there
/// in the speaker's place right behind the verb suffered it, when nobody else did.
void set_speaker(const Reading& reading, Event& event);

}  // namespace isnad
