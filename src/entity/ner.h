// Names of persons, places and organisations by a trained model: what the knowledge base does not hold.
// A NerModel is const after load, so shareable between threads.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "base/result.h"
#include "entity/line.h"
#include "entity/word_facts.h"
#include "language/linear.h"
#include "language/pack.h"

namespace isnad::entity {

constexpr float kScale = 256;  ///< weights are stored times this

class NerModel {
 public:
  static Result<NerModel> load(const std::filesystem::path& pack);
  static Result<NerModel> make(const Pack& pack, const std::string& name);

  bool empty() const { return emission_.classes() == 0; }
  const NewsFacts& news() const { return facts_; }
  /// One label for each atom of each line. Lines near each other are of one text: a name found in one of them is known
  /// in those around it.
  std::vector<std::vector<Label>> label(const LineData& data, std::span<const Line* const> lines) const;

 private:
  std::vector<Label> label_line(const std::vector<Features>& features) const;

  LinearModel emission_;
  std::array<float, 18 * 17> steps_{};  // kStates + 1 by kStates
  NewsFacts facts_;
};

/// Features of every atom of the lines of a text, in order; used for training and for labelling alike.
std::vector<std::vector<Features>> ner_features(const LineData& data, const NewsFacts& facts,
                                                std::span<const Line* const> lines);
/// The same line by line, for the model whose lines of memory are given; `out` is made anew for each line.
void each_line_features(const LineData& data, const NewsFacts& facts, std::span<const Line* const> lines,
                        FeatureLines model, const std::function<void(const std::vector<Features>&)>& take);
/// What the model tells apart: no name, and the first, inner, last and only word of a name of each kind.
constexpr uint32_t kStates = 17;
/// Whether `to` may follow `from`; kStates stands for the border of a line, on either side.
constexpr bool may_follow(uint32_t from, uint32_t to) {
  const bool open = from != 0 && from != kStates && ((from - 1) % 4 == 0 || (from - 1) % 4 == 1);
  if (open)
    return to != 0 && to != kStates && (to - 1) / 4 == (from - 1) / 4 && ((to - 1) % 4 == 1 || (to - 1) % 4 == 2);
  return to == 0 || to == kStates || (to - 1) % 4 == 0 || (to - 1) % 4 == 3;
}
std::vector<uint8_t> states_of(const std::vector<Label>& labels);
/// The best sequence under emission scores (kStates each) and scores of steps [from * kStates + to], the last row from
/// the border; names are well formed in it.
std::vector<Label> best_labels(std::span<const float> emission, std::span<const float> steps);

}  // namespace isnad::entity
