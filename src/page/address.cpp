#include "page/address.h"

#include <numeric>
#include <vector>

#include "page/dates.h"

namespace isnad {
namespace {

/// Runs of digits in the path; those of escaped letters are none.
std::vector<std::string_view> digit_runs(std::string_view url) {
  std::vector<std::string_view> runs;
  const size_t scheme = url.find("://");
  if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  const size_t slash = url.find('/');
  if (slash == std::string_view::npos) return runs;
  url.remove_prefix(slash);
  for (size_t i = 0; i < url.size();) {
    if (url[i] < '0' || url[i] > '9') {
      ++i;
      continue;
    }
    const size_t from = i;
    while (i < url.size() && url[i] >= '0' && url[i] <= '9') ++i;
    if (url[from - 1] != '%') runs.push_back(url.substr(from, i - from));
  }
  return runs;
}

int value(std::string_view s) {
  return std::accumulate(s.begin(), s.end(), 0, [](int v, char c) { return v * 10 + (c - '0'); });
}

std::optional<Day> sane(int y, int m, int d) {
  return is_possible_year(y) ? make_day(y, m, d) : std::nullopt;
}

char before(std::string_view run) {
  return *(run.data() - 1);
}

/// One mark stands between both runs.
bool joined(std::string_view a, std::string_view b) {
  return b.data() == a.data() + a.size() + 1;
}

}  // namespace

std::optional<Day> day_in_url(std::string_view url) {
  const std::vector<std::string_view> runs = digit_runs(url);
  for (size_t i = 0; i < runs.size(); ++i) {
    const char mark = before(runs[i]);
    const bool opens = mark == '/' || mark == '-' || mark == '=' || mark == '_';
    if (runs[i].size() == 8 && opens && mark != '=') {
      const int v = value(runs[i]);
      if (const auto day = sane(v / 10000, v / 100 % 100, v % 100)) return day;
    }
    if (!opens || i + 2 >= runs.size() || !joined(runs[i], runs[i + 1]) || !joined(runs[i + 1], runs[i + 2])) continue;
    const char between = before(runs[i + 1]);
    if (between != before(runs[i + 2]) || runs[i + 1].size() > 2) continue;
    if (runs[i].size() == 4 && runs[i + 2].size() <= 2) {
      if (const auto day = sane(value(runs[i]), value(runs[i + 1]), value(runs[i + 2]))) return day;
    }
    // Points stand between day, month and year only; with other marks the month may come first.
    const int first = value(runs[i].size() <= 2 ? runs[i] : "0");
    if (runs[i].size() <= 2 && runs[i + 2].size() == 4 && (between == '.' || first > 12)) {
      if (const auto day = sane(value(runs[i + 2]), value(runs[i + 1]), first)) return day;
    }
  }
  return std::nullopt;
}

std::optional<Day> month_in_url(std::string_view url) {
  const std::vector<std::string_view> runs = digit_runs(url);
  for (size_t i = 0; i + 1 < runs.size(); ++i) {
    if (runs[i].size() != 4 || runs[i + 1].size() > 2 || before(runs[i]) != '/' || before(runs[i + 1]) != '/') continue;
    const char* behind = runs[i + 1].data() + runs[i + 1].size();
    if (!joined(runs[i], runs[i + 1]) || behind == url.data() + url.size() || *behind != '/') continue;
    if (const auto day = sane(value(runs[i]), value(runs[i + 1]), 1)) return day;
  }
  return std::nullopt;
}

}  // namespace isnad
