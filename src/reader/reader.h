// The whole reading of one report: page, text, language, time, entity, statement, event.
// A pure function of constant resources and the item: same item, same bytes out, on any thread.
#pragma once

#include "reader/resources.h"

namespace isnad {

Reading read(const Resources& resources, const Item& item);

}  // namespace isnad
