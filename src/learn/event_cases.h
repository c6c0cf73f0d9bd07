// What the learner of events learns from: each event that the rules read in an annotated report, with its traits, who
// may take part, and which days and places it may have, each labelled by the annotation. A AnnotatedReading owns its
// reading; what points into the reading lives as long as it.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "event/judge.h"
#include "learn/gold_events.h"
#include "learn/logistic.h"
#include "reader/resources.h"

namespace isnad {

/// A mention that may be one of an event's.
struct SlotOption {
  LogisticSample sample;
  const Mention* mention = nullptr;
};

/// Days or places that an event may have.
struct SlotChoice {
  ChoiceSample sample;     ///< with none of them as the last
  bool open = false;       ///< to be learned from
  bool told = false;       ///< the annotation has one
  bool reachable = false;  ///< and it is among them
  std::vector<int32_t> kinds;
  std::vector<bool> rule;  ///< what the rules chose
};

/// One event.
struct EventCase {
  int gold = -1;
  std::vector<uint32_t> traits;
  std::vector<uint32_t> status;  ///< and what bears on its status alone
  std::vector<SlotOption> sides;
  bool aside = false;  ///< its day and place are learned from, but not counted: weak, or of another type
  SlotChoice day, place;
};

/// One report.
struct AnnotatedReading {
  const GoldReport* gold = nullptr;
  Reading reading;
  std::unique_ptr<Scan> scan;
  std::unique_ptr<Clauses> clauses;
  std::unique_ptr<TraitMaker> maker;
  std::vector<EventCase> cases;
  std::vector<Sides> sides;
  std::vector<Event> mended;
  std::vector<LogisticSample> told;
  std::vector<float> sure;  ///< of being told, by models that have not seen the report
};

/// Is the name one of the side?
bool holds_name(const std::vector<std::string>& side, std::string_view name);

class CaseReader {
 public:
  CaseReader(const Resources& resources, FeatureIndex& index) : resources_(resources), index_(index) {}

  std::unique_ptr<AnnotatedReading> read(const GoldReport& gold);
  /// Annotated sides of the events paired so far, and how many of them are among the candidates.
  size_t sides() const { return sides_; }
  size_t reachable() const { return reachable_; }

 private:
  void scene(AnnotatedReading& document, size_t event, const GoldEvent& gold, EventCase& out);

  const Resources& resources_;
  FeatureIndex& index_;
  size_t sides_ = 0;
  size_t reachable_ = 0;
};

}  // namespace isnad
