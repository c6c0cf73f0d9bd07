// Names of persons, places and organisations by a trained model: what the knowledge base does not hold.
// A NerModel is const after load, so shareable between threads.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"
#include "entity/clusters.h"
#include "entity/line.h"
#include "language/linear.h"
#include "language/pack.h"

namespace isnad::entity {

class NerModel {
 public:
  static Result<NerModel> load(const std::filesystem::path& pack);
  static Result<NerModel> make(const Pack& pack, const std::string& name);

  bool empty() const { return emission_.classes() == 0; }
  /// One label for each atom of each line. Lines near each other are of one text: a name found in one of them is known
  /// in those around it.
  std::vector<std::vector<Label>> label(const LineData& data, std::span<const Line* const> lines) const;

 private:
  std::vector<Label> label_line(const LineData& data, const Line& line) const;

  LinearModel emission_;
  LinearModel transition_;
  Clusters clusters_;
};

/// Features of every atom of a line; used for training and for labelling alike. Blind ones leave out the word itself
/// and what the base knows of it, so that training learns from what stands around.
std::vector<Features> ner_features(const LineData& data, const Clusters& clusters, const Line& line,
                                   bool blind = false);
/// The best sequence under emission scores (kLabels each) and transition scores [from * kLabels + to]; names are well
/// formed in it: no I without its B or I before it.
std::vector<Label> best_labels(const std::vector<float>& emission, const std::vector<float>& transition);

}  // namespace isnad::entity
