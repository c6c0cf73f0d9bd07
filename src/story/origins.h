// How many first carriers stand behind testimonies. Pure function.
#pragma once

#include <vector>

#include "report/reading.h"
#include "story/comparison.h"
#include "story/texts.h"

namespace isnad {

/// The links by which a report has its words: those of the statement (if any), then agencies it credits as a whole.
std::vector<ChainLink> chain_of(const Reading& reading, int32_t statement);

/// One origin per agency or other carrier that testimonies name; testimonies that share wording count once, whether
/// they name a carrier or not, unless they name different ones. In order of the first report.
std::vector<Origin> count_origins(const std::vector<Reading>& readings, const Texts& texts,
                                  const std::vector<Testimony>& testimonies);

}  // namespace isnad
