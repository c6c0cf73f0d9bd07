// Questions that later stages ask about mentions and entities. Free functions; no state.
#pragma once

#include <span>

#include "report/reading.h"

namespace isnad {

/// The mention that covers the token, or nullptr.
const Mention* mention_at(const Reading& reading, uint32_t token);
/// The mentions that lie in tokens [first, last), in order.
std::span<const Mention> mentions_in(const Reading& reading, uint32_t first, uint32_t last);
/// The mentions that lie in the span, in order.
std::span<const Mention> mentions_in(const Reading& reading, Span span);
const Entity* entity_of(const Reading& reading, const Mention& mention);
/// Can act in politics: a person, body, group, country or office; a place only where it stands for its government.
bool is_political(const Entity& entity);
/// Can be the source of words.
bool can_speak(const Mention& mention, const Entity& entity);
bool is_place(const Mention& mention);

}  // namespace isnad
