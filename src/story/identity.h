// Who is who across reports: an entity's id where the base knows it, its folded name where it does not. Pure functions.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "report/reading.h"

namespace isnad {

/// One party as it can be compared between reports.
struct Party {
  std::string id;       ///< base id, else "name:" and the folded name
  std::string country;  ///< ISO code, empty when unknown
  EntityKind kind = EntityKind::other;
  auto operator<=>(const Party&) const = default;
};

/// Text with runs of white space as one space, none at the ends.
std::string one_line(std::string_view text);
std::string identity(const Reading& reading, int32_t entity, Span name);
Party party(const Reading& reading, int32_t entity, Span name);
/// Parties of an event, both sides, plural mentions replaced by their members; sorted, each once.
std::vector<Party> parties_of(const Reading& reading, const Event& event);
/// 1 for the same, less where one may stand for the other (a president and the country), 0 for strangers.
double alike(const Party& a, const Party& b);

}  // namespace isnad
