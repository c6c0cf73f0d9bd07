// All golden facts checked: those of reports written for the tests, and those of the seed reports where they are
// present.
#pragma once

#include <string>
#include <vector>

#include "support/facts.h"

namespace isnad::test {

enum class Outcome { held, missed, absent };  ///< absent: the report is not on this machine

struct Checked {
  Fact fact;
  Outcome outcome = Outcome::absent;
};

/// Reads every golden report once, compares the seeds, and checks every row.
Result<std::vector<Checked>> check_golden();

/// One line: state, place of the row, and the row.
std::string describe(const Checked& checked);

}  // namespace isnad::test
