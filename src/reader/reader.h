// The whole reading of one report: page, text, language, time, entity, statement, event.
// A pure function of constant resources and the item: same item, same bytes out, on any thread.
#pragma once

#include "reader/resources.h"

namespace isnad {

Reading read(const Resources& resources, const Item& item);

/// The stages after time: entities, statements, events and their numbers. Needs tokens and times.
void read_content(const Resources& resources, Reading& reading);

/// The reading up to what the event stage decides about (find_candidates), for training.
Reading read_candidates(const Resources& resources, const Item& item);

}  // namespace isnad
