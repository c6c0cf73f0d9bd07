// Name-annotated corpora (CoNLL columns) as lines with labels, for training and for figures. Plain values.
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "base/result.h"
#include "entity/ner.h"

namespace isnad::entity {

struct LabelledLine {
  std::unique_ptr<Reading> reading;  ///< owns what the line refers to
  Line line;
  std::vector<Label> labels;
};

/// Reads sentences and their labels; tokens that the corpus splits off a word are joined to it again.
Result<std::vector<LabelledLine>> read_labelled(const LineData& data, const std::filesystem::path& path);

/// The lines whose text another corpus does not hold, so that a model trained on that one has not seen them.
std::vector<LabelledLine> lines_apart(std::vector<LabelledLine> lines, const std::vector<LabelledLine>& other);

struct SpanTally {
  uint64_t gold = 0, found = 0, right = 0;
  double precision() const { return found == 0 ? 0 : 100.0 * static_cast<double>(right) / static_cast<double>(found); }
  double recall() const { return gold == 0 ? 0 : 100.0 * static_cast<double>(right) / static_cast<double>(gold); }
  double f1() const {
    return gold + found == 0 ? 0 : 200.0 * static_cast<double>(right) / static_cast<double>(gold + found);
  }
};

/// Adds up exact spans of persons, places and organisations (index 0 = all, 1 PERS, 2 LOC, 3 ORG).
void tally_spans(const std::vector<Label>& gold, const std::vector<Label>& found, std::array<SpanTally, 4>& tally);

}  // namespace isnad::entity
