#include "learn/status_learner.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "learn/calibration.h"
#include "learn/listing.h"

namespace isnad {
namespace {

struct StatusSample {
  LogisticSample seen;
  const AnnotatedReading* document = nullptr;
  const EventCase* event = nullptr;
  uint32_t fold = 0;

  const Event& rule() const { return document->reading.events[static_cast<size_t>(event - document->cases.data())]; }
};

std::vector<StatusSample> samples_of(const std::vector<std::unique_ptr<AnnotatedReading>>& documents, uint32_t folds) {
  std::vector<StatusSample> out;
  for (size_t k = 0; k < documents.size(); ++k) {
    const AnnotatedReading& d = *documents[k];
    for (const EventCase& c : d.cases) {
      if (c.gold < 0) continue;
      StatusSample s;
      s.seen = {c.traits, static_cast<uint8_t>(d.gold->events[static_cast<size_t>(c.gold)].status)};
      s.seen.features.insert(s.seen.features.end(), c.status.begin(), c.status.end());
      s.document = &d;
      s.event = &c;
      s.fold = static_cast<uint32_t>(k % folds);
      out.push_back(std::move(s));
    }
  }
  return out;
}

constexpr uint32_t kNone = UINT32_MAX;

std::vector<const LogisticSample*> without(const std::vector<StatusSample>& samples, uint32_t fold) {
  std::vector<const LogisticSample*> out;
  for (const StatusSample& s : samples) {
    if (s.fold != fold) out.insert(out.end(), s.document->gold->status_weight, &s.seen);
  }
  return out;
}

}  // namespace

std::string learn_status(const std::vector<std::unique_ptr<AnnotatedReading>>& documents, const FeatureIndex& index,
                         const StatusLearning& options, std::FILE* log) {
  const std::vector<StatusSample> samples = samples_of(documents, options.folds);
  size_t right = 0;
  size_t by_rule = 0;
  Calibration sure;
  for (uint32_t fold = 0; fold < options.folds; ++fold) {
    const Weights w = learn_dropout(without(samples, fold), index.size(), kStatuses, options.dropout);
    for (const StatusSample& s : samples) {
      if (s.fold != fold) continue;
      const auto p = w.probabilities(s.seen.features);
      const auto best = static_cast<size_t>(std::max_element(p.begin(), p.end()) - p.begin());
      const auto theirs = static_cast<size_t>(s.rule().status);
      const size_t taken = p[best] >= status_limit(options.limits, s.rule()) ? best : theirs;
      right += taken == s.seen.label ? 1 : 0;
      sure.add(p[taken], taken == s.seen.label);
      by_rule += theirs == s.seen.label ? 1 : 0;
      if (options.listing != nullptr) list_status(options.listing, *s.document, *s.event, taken, p);
    }
  }
  const auto all = without(samples, kNone);
  const Weights w = learn_dropout(all, index.size(), kStatuses, options.dropout);
  std::string section = linear_section(w, index, all, options.scale, options.least);
  const auto share = [&](size_t n) {
    return static_cast<double>(n) / static_cast<double>(std::max<size_t>(1, samples.size()));
  };
  fmt::print(log, "status: {} samples, {} bytes, right {:.3f}, by the rules {:.3f}\n", samples.size(), section.size(),
             share(right), share(by_rule));
  fmt::print(log, "  right where held likely by {}\n", sure.print());
  return section;
}

}  // namespace isnad
