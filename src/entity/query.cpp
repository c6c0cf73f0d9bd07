#include "entity/query.h"

#include <algorithm>

namespace isnad {

const Mention* mention_at(const Reading& reading, uint32_t token) {
  const auto& all = reading.mentions;
  auto after =
      std::upper_bound(all.begin(), all.end(), token, [](uint32_t t, const Mention& m) { return t < m.first_token; });
  while (after != all.begin()) {
    --after;
    if (token < after->last_token) return &*after;
    if (after->first_token != token) break;
  }
  return nullptr;
}

std::span<const Mention> mentions_in(const Reading& reading, uint32_t first, uint32_t last) {
  const auto& all = reading.mentions;
  const auto begin =
      std::lower_bound(all.begin(), all.end(), first, [](const Mention& m, uint32_t t) { return m.first_token < t; });
  auto end = begin;
  while (end != all.end() && end->last_token <= last) ++end;
  return {begin, end};
}

std::span<const Mention> mentions_in(const Reading& reading, Span span) {
  const auto& all = reading.mentions;
  const auto begin = std::lower_bound(all.begin(), all.end(), span.begin,
                                      [](const Mention& m, uint32_t at) { return m.span.begin < at; });
  auto end = begin;
  while (end != all.end() && end->span.end <= span.end) ++end;
  return {begin, end};
}

const Entity* entity_of(const Reading& reading, const Mention& mention) {
  const auto at = static_cast<size_t>(mention.entity);
  return mention.entity >= 0 && at < reading.entities.size() ? &reading.entities[at] : nullptr;
}

bool is_political(const Entity& entity) {
  switch (entity.kind) {
    case EntityKind::person:
    case EntityKind::office:
    case EntityKind::body:
    case EntityKind::group:
    case EntityKind::country:
      return true;
    default:
      return false;
  }
}

bool can_speak(const Mention& mention, const Entity& entity) {
  return is_political(entity) || mention.metonym || entity.kind == EntityKind::outlet;
}

bool is_place(const Mention& mention) {
  return mention.kind == EntityKind::place || (mention.kind == EntityKind::country && !mention.metonym);
}

}  // namespace isnad
