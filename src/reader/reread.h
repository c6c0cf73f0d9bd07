// Reading a report again with a day of publication that was worked out after the first reading.
#pragma once

#include "reader/resources.h"

namespace isnad {

/// The reading as it is when the report was published on `day`. Where the report's own weekdays rule that day out, the
/// last day before it that they allow is taken. Text, words and tokens stay; what hangs on days is found anew.
Reading reread(const Resources& resources, const Reading& reading, Day day);

}  // namespace isnad
