#include "learn/detector.h"

#include <algorithm>

#include "event/clause.h"
#include "report/names.h"
#include "text/article.h"

namespace isnad {
namespace {

constexpr size_t kFolds = 5;

/// The probability from which on F1 is best.
float best_limit(std::vector<std::pair<float, bool>> scored) {
  std::stable_sort(scored.begin(), scored.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  const auto all = std::count_if(scored.begin(), scored.end(), [](const auto& s) { return s.second; });
  float limit = 1;
  double best = 0;
  ptrdiff_t right = 0;
  for (size_t i = 0; i < scored.size(); ++i) {
    right += scored[i].second ? 1 : 0;
    if (i + 1 < scored.size() && scored[i + 1].first == scored[i].first) continue;
    const double f1 = 2.0 * static_cast<double>(right) / static_cast<double>(static_cast<ptrdiff_t>(i) + 1 + all);
    if (f1 <= best) continue;
    best = f1;
    limit = scored[i].first;
  }
  return limit;
}

}  // namespace

uint32_t depth_in_tree(const Reading& r, uint32_t t) {
  constexpr uint32_t kDeepest = 20;
  uint32_t steps = 0;
  for (int32_t head = r.tokens[t].head; head >= 0 && steps < kDeepest; head = r.tokens[static_cast<size_t>(head)].head)
    ++steps;
  return steps;
}

void word_traits(const Reading& r, Traits& out) {
  out.add("bias");
  for (const Token& t : r.tokens) {
    out.add("word", without_article(r.key(t)));
    if (!r.lemma(t).empty()) out.add("lemma", r.lemma(t), to_string(t.upos));
  }
}

void reading_traits(const Resources& resources, const Reading& candidates, EventType type, Traits& out) {
  const Reading& r = candidates;
  word_traits(r, out);
  const Scan scan(r);
  Clauses clauses(resources.event, scan);
  TraitMaker maker(resources.event, clauses, r, &resources.entity.names.news());
  uint32_t strong = 0;
  uint32_t weak = 0;
  for (size_t i = 0; i < r.events.size(); ++i) {
    const Event& e = r.events[i];
    if (e.type != type) continue;
    ++(e.weak ? weak : strong);
    maker.event(i, out);
    const uint32_t deep = depth_in_tree(r, e.trigger_token);
    const std::string_view upos = to_string(r.tokens[e.trigger_token].upos);
    out.step("deep", deep, upos);
    out.step(e.weak ? "deep_weak" : "deep_strong", deep, to_string(e.status));
    out.add("placed", e.place ? "1" : "0", upos);
    out.add("day", e.days_basis != Basis::none ? "1" : "0", upos);
  }
  out.step("strong", strong);
  out.step("weak", weak);
  out.step("events", static_cast<uint32_t>(r.events.size()));
  out.step("size", static_cast<uint32_t>(r.tokens.size()));
  out.step("said", static_cast<uint32_t>(r.statements.size()));
  for (const Token& t : r.tokens) {
    if (t.head < 0) out.add("root", r.lemma(t), to_string(t.upos));
  }
}

std::vector<bool> detect(const std::vector<DetectorCase>& cases, size_t features, float strength) {
  std::vector<float> told(cases.size());
  const auto learn = [&](size_t without) {
    std::vector<const LogisticSample*> samples;
    for (size_t i = 0; i < cases.size(); ++i) {
      if (cases[i].learned && cases[i].counted && i % kFolds != without) samples.push_back(&cases[i].sample);
    }
    return learn_logistic(samples, features, 1, strength);
  };
  for (size_t fold = 0; fold <= kFolds; ++fold) {
    const Weights w = learn(fold);  // none is left out of the last
    for (size_t i = 0; i < cases.size(); ++i) {
      if (cases[i].learned ? i % kFolds == fold : fold == kFolds)
        told[i] = w.probabilities(cases[i].sample.features).front();
    }
  }
  std::vector<std::pair<float, bool>> scored;
  for (size_t i = 0; i < cases.size(); ++i) {
    if (cases[i].learned && cases[i].counted) scored.emplace_back(told[i], cases[i].sample.label != 0);
  }
  const float limit = best_limit(std::move(scored));
  std::vector<bool> out;
  for (const float p : told) out.push_back(p >= limit);
  return out;
}

}  // namespace isnad
