// The tellings of one happening, from which its claims are made. Only for the files of the claims.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "story/claims.h"
#include "story/happenings.h"

namespace isnad {

/// One telling, ready to be compared.
struct Telling {
  uint32_t report = 0;
  const Reading* reading = nullptr;
  const Event* event = nullptr;
  EventFacts facts;
};

Testimony testimony(const Telling& telling, Stance stance, std::string value, std::vector<Span> words);
/// The widest words that stand for the telling: its trigger, and where it is mentioned again.
std::vector<Span> words_of(const Event& event);

/// The value that most reports have, ties by `less`.
template <typename T, typename Less>
const T* most_told(const std::vector<std::pair<const Telling*, T>>& values, Less less) {
  const T* best = nullptr;
  size_t best_count = 0;
  for (const auto& [t, v] : values) {
    const auto count = static_cast<size_t>(
        std::count_if(values.begin(), values.end(), [&](const auto& other) { return other.second == v; }));
    if (best == nullptr || count > best_count || (count == best_count && less(v, *best))) best = &v, best_count = count;
  }
  return best;
}

/// Planned, held, put off or denied.
std::optional<Claim> status_claim(const std::vector<Telling>& tellings);

}  // namespace isnad
