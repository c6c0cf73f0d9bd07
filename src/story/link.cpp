#include "story/link.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "story/vectors.h"

namespace isnad {
namespace {

// Set by script/eval_stories.py on UnifiedFC (as of then): F1 0.57 at 0.25/0.20, 0.62 at 0.20/0.15, 0.65 here, 0.64 at
// 0.15/0.10.
constexpr double kLink = 0.15;   ///< least likeness of two reports to be looked at
constexpr double kStory = 0.12;  ///< least average likeness of two groups that become one
// More is asked of groups with many pairs, lest subjects (oil, road accidents) become stories. Costs 0.01 of F1 on
// UnifiedFC, whose stories are small; what it gains on large sets has no gold and is not measured.
constexpr double kCrowd = 0.005;
constexpr int kMostDays = 4;        ///< between the nearest reports of two groups
constexpr size_t kRarest = 30;      ///< features of a report by which neighbours are found
constexpr size_t kNeighbours = 40;  ///< per feature, by date: keeps the work linear however hot a subject is

struct Edge {
  double likeness = 0;
  uint32_t a = 0;
  uint32_t b = 0;
};

struct Group {
  Vector total;
  std::vector<uint32_t> members;
  std::optional<Day> first;
  std::optional<Day> last;
};

bool days_allow(const std::optional<Day>& a_first, const std::optional<Day>& a_last, const std::optional<Day>& b_first,
                const std::optional<Day>& b_last) {
  if (!a_first || !b_first) return true;
  const auto limit = std::chrono::days{kMostDays};
  return *b_first - *a_last <= limit && *a_first - *b_last <= limit;
}

/// Reports in order of day (undated last), ties by index; the order in which neighbours are counted.
std::vector<uint32_t> by_day(const std::vector<Reading>& readings) {
  std::vector<uint32_t> order(readings.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
    return readings[a].report.published.value_or(Day::max()) < readings[b].report.published.value_or(Day::max());
  });
  return order;
}

std::vector<Edge> find_edges(const std::vector<Reading>& readings, const Vectors& vectors) {
  std::vector<std::vector<uint32_t>> carriers(vectors.features);
  std::vector<uint32_t> met(readings.size(), UINT32_MAX);
  std::vector<uint32_t> seen_in(vectors.features, 0);
  for (const Vector& v : vectors.reports) {
    for (const auto& [feature, weight] : v) ++seen_in[feature];
  }
  std::vector<Edge> edges;
  for (const uint32_t report : by_day(readings)) {
    Vector heavy = vectors.reports[report];
    std::erase_if(heavy, [&](const auto& f) { return seen_in[f.first] < 2; });  // no neighbour has it
    std::sort(heavy.begin(), heavy.end(), [](const auto& a, const auto& b) {
      return a.second != b.second ? a.second > b.second : a.first < b.first;
    });
    if (heavy.size() > kRarest) heavy.resize(kRarest);
    const auto day = readings[report].report.published;
    for (const auto& [feature, weight] : heavy) {
      std::vector<uint32_t>& list = carriers[feature];
      const size_t from = list.size() > kNeighbours ? list.size() - kNeighbours : 0;
      for (size_t i = from; i < list.size(); ++i) {
        const uint32_t other = list[i];
        if (met[other] == report) continue;
        met[other] = report;
        const auto then = readings[other].report.published;
        if (!days_allow(day, day, then, then)) continue;
        const double likeness = dot(vectors.reports[report], vectors.reports[other]);
        if (likeness >= kLink) edges.push_back({likeness, std::min(report, other), std::max(report, other)});
      }
      list.push_back(report);
    }
  }
  std::sort(edges.begin(), edges.end(), [](const Edge& x, const Edge& y) {
    if (x.likeness != y.likeness) return x.likeness > y.likeness;
    return x.a != y.a ? x.a < y.a : x.b < y.b;
  });
  return edges;
}

uint32_t find_root(std::vector<uint32_t>& parent, uint32_t x) {
  while (parent[x] != x) x = parent[x] = parent[parent[x]];
  return x;
}

}  // namespace

std::vector<std::vector<uint32_t>> link_reports(const StoryData& data, const std::vector<Reading>& readings) {
  const Vectors vectors = subject_vectors(data, readings);
  std::vector<Group> groups(readings.size());
  std::vector<uint32_t> parent(readings.size());
  std::iota(parent.begin(), parent.end(), 0U);
  for (uint32_t i = 0; i < readings.size(); ++i) {
    const auto day = readings[i].report.published;
    groups[i] = {vectors.reports[i], {i}, day, day};
  }
  for (const Edge& edge : find_edges(readings, vectors)) {
    uint32_t a = find_root(parent, edge.a);
    uint32_t b = find_root(parent, edge.b);
    if (a == b) continue;
    if (groups[a].members.size() < groups[b].members.size()) std::swap(a, b);
    Group& x = groups[a];
    Group& y = groups[b];
    if (!days_allow(x.first, x.last, y.first, y.last)) continue;
    // Vectors have length 1, so this is the average likeness over all pairs of the two groups.
    const double average =
        dot(x.total, y.total) / (static_cast<double>(x.members.size()) * static_cast<double>(y.members.size()));
    const auto pairs = static_cast<double>(x.members.size() * y.members.size());
    if (average < kStory + kCrowd * std::log2(pairs)) continue;
    x.total = sum(x.total, y.total);
    x.members.insert(x.members.end(), y.members.begin(), y.members.end());
    if (!x.first || (y.first && *y.first < *x.first)) x.first = y.first;
    if (!x.last || (y.last && *y.last > *x.last)) x.last = y.last;
    parent[b] = a;
    y = {};
  }
  std::vector<std::vector<uint32_t>> out;
  for (Group& g : groups) {
    if (g.members.empty()) continue;
    std::sort(g.members.begin(), g.members.end());
    out.push_back(std::move(g.members));
  }
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) {
    return a.size() != b.size() ? a.size() > b.size() : a.front() < b.front();
  });
  return out;
}

}  // namespace isnad
