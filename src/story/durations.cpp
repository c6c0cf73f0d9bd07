#include "story/durations.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace isnad {
namespace {

uint32_t gap(Span a, Span b) {
  if (a.end <= b.begin) return b.begin - a.end;
  return b.end <= a.begin ? a.begin - b.end : 0;
}

/// Distance from a span to the nearest word of an event in the same sentence.
uint32_t distance(const Event& e, Span sentence, Span at) {
  uint32_t best = UINT32_MAX;
  if (sentence.contains(e.trigger)) best = gap(e.trigger, at);
  for (const Span m : e.mentions) {
    if (sentence.contains(m)) best = std::min(best, gap(m, at));
  }
  return best;
}

}  // namespace

std::optional<double> minutes_of(std::string_view iso) {
  if (!iso.starts_with("PT")) return std::nullopt;
  double total = 0;
  const std::string text(iso.substr(2));
  const char* at = text.c_str();
  while (*at != '\0') {
    char* end = nullptr;
    const double number = std::strtod(at, &end);
    if (end == at || !std::isfinite(number) || number < 0) return std::nullopt;
    if (*end == 'H')
      total += number * 60;
    else if (*end == 'M')
      total += number;
    else if (*end != 'S')
      return std::nullopt;
    at = end + 1;
  }
  return total > 0 ? std::optional(total) : std::nullopt;
}

std::vector<Duration> durations_of(const Reading& r, const Event& event) {
  std::vector<Duration> out;
  for (const TimeRef& t : r.times) {
    if (t.kind != TimeKind::duration) continue;
    const auto minutes = minutes_of(t.value);
    if (!minutes) continue;
    const auto sentence = std::find_if(r.sentences.begin(), r.sentences.end(),
                                       [&](const Sentence& s) { return s.span.contains(t.span); });
    if (sentence == r.sentences.end()) continue;
    const uint32_t here = distance(event, sentence->span, t.span);
    if (here == UINT32_MAX) continue;
    const bool nearest = std::none_of(r.events.begin(), r.events.end(), [&](const Event& e) {
      return &e != &event && distance(e, sentence->span, t.span) < here;
    });
    if (nearest) out.push_back({*minutes, t.span});
  }
  return out;
}

std::string print_number(double low, double high) {
  char buffer[64];
  if (std::isinf(high))
    std::snprintf(buffer, sizeof buffer, "%g+", low);
  else if (low == high)
    std::snprintf(buffer, sizeof buffer, "%g", low);
  else
    std::snprintf(buffer, sizeof buffer, "%g..%g", low, high);
  return buffer;
}

}  // namespace isnad
