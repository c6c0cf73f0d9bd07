#include "story/infer_days.h"

#include <algorithm>
#include <map>
#include <set>

#include "story/happenings.h"
#include "story/identity.h"

namespace isnad {
namespace {

constexpr int kReach = 3;            ///< days before and after the story's dated reports that are tried
constexpr int kMostTried = 14;       ///< days tried per report
constexpr size_t kMostUndated = 64;  ///< undated reports of one story that are tried: each costs several readings

struct Dated {
  uint32_t report = 0;
  Span trigger;
  EventFacts facts;
};

struct Candidate {
  Reading reading;
  bool by_weekday = false;  ///< the report's own weekdays led to it
  int agree = 0;
  int differ = 0;
  std::string evidence;
};

bool telling(const EventFacts& f) {
  return f.days.from && f.days.to && (*f.days.to - *f.days.from).count() <= 10;
}

/// Counts events of the candidate that fall on the same day, or another, as the same events of dated reports.
void judge(const std::vector<Reading>& readings, const std::vector<Dated>& dated, Candidate& c) {
  for (const Event& e : c.reading.events) {
    const EventFacts mine = facts_of(c.reading, e);
    if (!telling(mine)) continue;
    const Dated* same = nullptr;
    bool other_day = false;
    for (const Dated& d : dated) {
      if (likeness(mine, d.facts, false) <= 0) continue;
      if (d.facts.days == mine.days) {
        same = &d;
        break;
      }
      if (days_between(d.facts.days, mine.days).value_or(0) > 0) other_day = true;
    }
    if (same != nullptr) {
      ++c.agree;
      if (c.evidence.empty()) {
        c.evidence = "\"" + one_line(c.reading.slice(e.trigger)) + "\" here and \"" +
                     one_line(readings[same->report].slice(same->trigger)) + "\" in " +
                     readings[same->report].report.id + " are one happening of " + format_day(*mine.days.from);
      }
    } else if (other_day) {
      ++c.differ;
    }
  }
}

std::optional<Reading> best_reading(const std::vector<Reading>& readings, const std::vector<Dated>& dated,
                                    const Reading& undated, std::pair<Day, Day> window, const Reread& reread) {
  std::map<Day, Candidate> tried;
  for (Day day = window.second; day >= window.first; day -= std::chrono::days{1}) {
    Reading r = reread(undated, day);
    if (!r.report.published) continue;
    const Day own = *r.report.published;
    if (own < window.first) continue;
    const auto [at, fresh] = tried.try_emplace(own);
    if (own != day) at->second.by_weekday = true;
    if (!fresh) continue;
    at->second.reading = std::move(r);
    judge(readings, dated, at->second);
  }
  const std::chrono::days around{kReach - 1};
  Candidate* best = nullptr;
  bool tie = false;
  for (auto& [day, c] : tried) {
    if (c.agree == 0) continue;
    const int score = c.agree - c.differ;
    const int best_score = best == nullptr ? INT32_MIN : best->agree - best->differ;
    if (score == best_score) tie = true;
    if (score > best_score) best = &c, tie = false;
  }
  if (tie) return std::nullopt;
  if (best == nullptr) {
    // No event tells, but "today, Wednesday" may leave one day among those on which the story was told.
    for (auto& [day, c] : tried) {
      if (day < window.first + around || day > window.second - around) continue;
      if (!c.by_weekday) return std::nullopt;
      if (best != nullptr) return std::nullopt;
      best = &c;
    }
    if (best == nullptr) return std::nullopt;
    best->evidence = "its weekdays leave this day among those of the story's other reports";
  }
  best->reading.report.published_basis = DateBasis::inferred;
  best->reading.notes.push_back(
      {"story", "published " + format_day(*best->reading.report.published) + " is inferred: " + best->evidence,
       best->reading.events.empty() ? Span{} : best->reading.events.front().trigger});
  return std::move(best->reading);
}

}  // namespace

void infer_days(std::vector<Reading>& readings, const std::vector<uint32_t>& story, const Reread& reread) {
  if (!reread || story.size() < 2) return;
  std::vector<Dated> dated;
  std::optional<Day> first;
  std::optional<Day> last;
  std::vector<uint32_t> undated;
  for (const uint32_t i : story) {
    const Reading& r = readings[i];
    if (!r.report.published) {
      undated.push_back(i);
      continue;
    }
    if (!first || *r.report.published < *first) first = r.report.published;
    if (!last || *r.report.published > *last) last = r.report.published;
    for (const Event& e : r.events) {
      EventFacts f = facts_of(r, e);
      if (telling(f)) dated.push_back({i, e.trigger, std::move(f)});
    }
  }
  if (!first) return;
  Day from = *first - std::chrono::days{kReach};
  const Day to = *last + std::chrono::days{kReach};
  if ((to - from).count() >= kMostTried) from = to - std::chrono::days{kMostTried - 1};
  if (undated.size() > kMostUndated) undated.resize(kMostUndated);
  // Every undated report is judged by the dated ones only, so that the order of reports does not matter.
  std::vector<std::pair<uint32_t, Reading>> found;
  for (const uint32_t i : undated) {
    if (auto r = best_reading(readings, dated, readings[i], {from, to}, reread)) found.emplace_back(i, std::move(*r));
  }
  for (auto& [i, r] : found) readings[i] = std::move(r);
}

}  // namespace isnad
