#include "story/compare.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "story/calendar.h"
#include "story/claims.h"
#include "story/happenings.h"
#include "story/identity.h"
#include "story/link.h"
#include "story/process_events.h"
#include "story/sayings.h"
#include "story/texts.h"
#include "story/topics.h"

namespace isnad {
namespace {

constexpr float kLeastShared = 0.15F;  ///< of word sequences in common before two reports are said to share text
constexpr size_t kMostShared = 1000;   ///< pairs listed per story
constexpr size_t kMostCarriers = 64;   ///< reports compared per word sequence

std::vector<SharedText> shared_texts(const Texts& texts, const std::vector<uint32_t>& reports) {
  std::vector<std::vector<uint64_t>> all;
  std::map<uint64_t, std::vector<size_t>> carriers;
  std::vector<SharedText> out;
  for (size_t i = 0; i < reports.size(); ++i) {
    all.push_back(shingles(texts[reports[i]].words));
    std::map<size_t, size_t> common;
    for (const uint64_t s : all[i]) {
      auto& list = carriers[s];
      for (const size_t j : list) ++common[j];
      if (list.size() < kMostCarriers) list.push_back(i);
    }
    for (const auto& [j, count] : common) {
      const auto share = static_cast<float>(count) / static_cast<float>(std::min(all[i].size(), all[j].size()));
      if (share >= kLeastShared) out.push_back({reports[j], reports[i], share});
    }
  }
  std::sort(out.begin(), out.end(), [](const SharedText& a, const SharedText& b) {
    if (a.share != b.share) return a.share > b.share;
    return a.a != b.a ? a.a < b.a : a.b < b.b;
  });
  if (out.size() > kMostShared) out.resize(kMostShared);
  return out;
}

/// The title of the earliest report that has one, else the first words of the first.
std::string title_of(const std::vector<Reading>& readings, const std::vector<uint32_t>& reports) {
  const Reading* best = nullptr;
  for (const uint32_t i : reports) {
    const Reading& r = readings[i];
    if (r.report.title.empty()) continue;
    if (best == nullptr || r.report.published.value_or(Day::max()) < best->report.published.value_or(Day::max()))
      best = &r;
  }
  if (best != nullptr) return one_line(best->report.title);
  const Reading& r = readings[reports.front()];
  return r.sentences.empty() ? "" : one_line(r.slice(r.sentences.front().span));
}

int order(const Claim& c) {
  switch (c.verdict) {
    case Verdict::contradicted:
      return 0;
    case Verdict::differing_precision:
      return 1;
    case Verdict::agreed:
      return 2;
    case Verdict::only_one:
      return 3;
  }
  return 3;
}

/// Where each report of a story names its happenings.
using Triggers = std::map<uint32_t, std::vector<std::pair<Span, uint32_t>>>;

Triggers triggers_of(const std::vector<Reading>& readings, const std::vector<Happening>& happenings) {
  Triggers out;
  for (uint32_t h = 0; h < happenings.size(); ++h) {
    for (const EventRef& ref : happenings[h].tellings) {
      out[ref.report].emplace_back(readings[ref.report].events[ref.event].trigger, h);
    }
  }
  return out;
}

/// Passages without source that all tell of one happening: its own claims say it better.
bool tells_event(const Triggers& triggers, const Saying& saying) {
  std::optional<std::set<uint32_t>> common;
  for (const Passage& p : saying.passages) {
    if (p.statement >= 0) return false;
    std::set<uint32_t> here;
    const auto list = triggers.find(p.report);
    if (list == triggers.end()) return false;
    for (const auto& [trigger, happening] : list->second) {
      const bool kept = p.span.contains(trigger) && (!common || common->contains(happening));
      if (kept) here.insert(happening);
    }
    if (here.empty()) return false;
    common = std::move(here);
  }
  return common.has_value();
}

Story make_story(const StoryData& data, const std::vector<Reading>& readings, const Texts& texts,
                 std::vector<uint32_t> reports) {
  Story s;
  s.reports = std::move(reports);
  s.title = title_of(readings, s.reports);
  s.happenings = link_events(readings, s.reports);
  for (uint32_t h = 0; h < s.happenings.size(); ++h) {
    for (Claim& c : event_claims(readings, s.happenings[h], h)) s.claims.push_back(std::move(c));
  }
  const Triggers triggers = triggers_of(readings, s.happenings);
  for (const Saying& saying : link_sayings(data, readings, texts, s.reports)) {
    if (!tells_event(triggers, saying)) s.claims.push_back(saying_claim(readings, saying));
  }
  for (Claim& c : s.claims) weigh(readings, texts, s.reports, c);
  std::stable_sort(s.claims.begin(), s.claims.end(), [](const Claim& a, const Claim& b) {
    if (order(a) != order(b)) return order(a) < order(b);
    return a.testimonies.size() > b.testimonies.size();
  });
  s.calendar = joint_calendar(readings, s.happenings);
  s.processes = find_processes(readings, s.reports);
  s.wordings = find_wordings(data, readings, s.reports);
  s.shared = shared_texts(texts, s.reports);
  return s;
}

}  // namespace

Comparison compare(const StoryData& data, std::vector<Reading> readings, const Reread& reread) {
  std::sort(readings.begin(), readings.end(), [](const Reading& a, const Reading& b) {
    if (a.report.id != b.report.id) return a.report.id < b.report.id;
    return a.report.url != b.report.url ? a.report.url < b.report.url : a.report.text < b.report.text;
  });
  Comparison out;
  out.readings = std::move(readings);
  auto groups = link_reports(data, out.readings);
  for (const auto& group : groups) infer_days(out.readings, group, reread);
  for (Reading& r : out.readings) add_process_events(data, r);
  const Texts texts(out.readings);
  for (auto& group : groups) out.stories.push_back(make_story(data, out.readings, texts, std::move(group)));
  return out;
}

}  // namespace isnad
