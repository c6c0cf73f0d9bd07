// The learned decisions of the event stage, over what the rules read: who takes part, which events are told as
// happenings of their own, their status, day and place. Log-linear models (multinomial logistic regression) over the
// traits of event/traits.h, trained by isnad-train-events. Const after load, shareable between threads.
#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <unordered_set>

#include "base/result.h"
#include "event/traits.h"
#include "language/linear.h"

namespace isnad {

/// What a mention is to an event.
enum class Part : uint8_t { none, actor, recipient };
constexpr uint32_t kParts = 3;
constexpr uint32_t kStatuses = 7;

/// One log-linear model: weights times `scale`, added up over the traits; softmax over the classes (one class:
/// logistic).
class JudgeModel {
 public:
  /// False when the section is malformed or has other than `classes` classes.
  bool load(std::string_view section, float scale, uint32_t classes);
  bool empty() const { return model_.classes() == 0; }
  /// Probabilities of the classes; `out` has room for classes() values.
  void probabilities(const Traits& traits, float* out) const;
  float probability(const Traits& traits) const;
  /// The weights added up: of one option among several, or of none of them.
  float weight(const Traits& traits) const;

 private:
  void add_up(const Traits& traits, int64_t* sums) const;

  LinearModel model_;
  float scale_ = 1;
};

/// One of several options, and how likely it is.
struct Choice {
  size_t which = 0;
  float probability = 0;
  float none = 0;  ///< how likely none of them is
};

/// Weights as probabilities of which one holds.
void soften(std::vector<float>& weights);
/// The likeliest of some options; the last stands for none of them and is not chosen. Options of one kind count
/// together (mentions of one place). `kinds` has one value for each option but the last.
Choice likeliest(const std::vector<float>& probabilities, const std::vector<int32_t>& kinds);

/// Probabilities from which on a decision is taken. They stand in the pack beside the weights.
struct JudgeLimits {
  float part = 0.50F;    ///< a mention takes part that the rules leave out
  float kept = 0.38F;    ///< one that they take
  float third = 0.62F;   ///< one that they leave out where they have both sides
  float told = 0.22F;    ///< an event that the rules accept is kept
  float weak = 0.36F;    ///< an event that they do not is taken in
  float status = 0.50F;  ///< another status than tense gives
  float worded = 0.60F;  ///< another than words of a plan, condition or wish give
  float swap = 0.75F;    ///< of those who take part: on the other side than the rules have
  float day = 0.12F;
  float place = 0.25F;
  float better = 0.20F;  ///< a place other than the one that the rules have
  float gone = 0.60F;    ///< of none: from here on the place that the rules have is dropped

  /// Each of them, in the order in which a pack has them.
  std::array<float*, 12> all() {
    return {&part, &kept, &third, &told, &weak, &status, &worded, &swap, &day, &place, &better, &gone};
  }
};

/// models/open-events.bin.
struct JudgeModels {
  JudgeModel part, told, status, day, place;
  JudgeLimits limits;

  /// Empty when the file is not there; an error when it is malformed.
  static Result<JudgeModels> load(const std::filesystem::path& pack);
  bool empty() const { return told.empty(); }
};

/// A mention that may take part in an event, and how likely it is to.
struct Candidate {
  const Mention* mention = nullptr;
  std::array<float, kParts> parts{};
  float taking() const { return 1 - parts[0]; }
};

/// One event with its candidates, likeliest first, each entity once.
struct Sides {
  std::vector<Candidate> candidates;

  /// Keeps the likelier of two mentions of one entity.
  void add(const Candidate& candidate);
  void sort();
};

/// One of several happenings that one word tells of ("a call with X, and tomorrow with Y"; two towns taken): each has
/// its own side and place, which the rules told apart.
class SharedTriggers {
 public:
  explicit SharedTriggers(const Reading& reading);
  bool contains(const Event& event) const { return tokens_.contains(event.trigger_token); }

 private:
  std::unordered_set<uint32_t> tokens_;
};

/// Adds to an event's traits what is known of its sides.
void side_traits(const Event& event, const Sides& sides, Traits& out);

/// Sets actors and recipients by the candidates; those of the rules that are no candidates stay.
void set_sides(const Reading& reading, const Sides& sides, const JudgeLimits& limits, Event& event);

/// The probability from which on the models may give the event another status than the rules.
float status_limit(const JudgeLimits& limits, const Event& event);

/// Takes the events of `reading`, weak ones among them, and keeps, mends and completes those that are told.
void judge_events(const JudgeModels& models, TraitMaker& maker, Reading& reading);

}  // namespace isnad
