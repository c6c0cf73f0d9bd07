// The names that enums have in JSON and in tables. Free functions; no state.
#pragma once

#include <optional>
#include <string_view>

#include "report/reading.h"

namespace isnad {

std::string_view to_string(Upos v);  ///< "NOUN"
std::string_view to_string(Rel v);   ///< "nsubj", "case"
std::string_view to_string(WordKind v);
std::string_view to_string(EntityKind v);
std::string_view to_string(TimeKind v);
std::string_view to_string(TimeAnchor v);
std::string_view to_string(LinkKind v);
std::string_view to_string(StatementKind v);
std::string_view to_string(Force v);
std::string_view to_string(EventType v);  ///< PLOVER's upper-case names
std::string_view to_string(Status v);
std::string_view to_string(StatusBasis v);
std::string_view to_string(DateBasis v);
std::string_view to_string(Basis v);
std::string_view to_string(Gender v);
std::string_view to_string(Number v);
std::string_view to_string(Aspect v);
std::string_view to_string(VerbForm v);
std::string_view to_string(Voice v);
std::string_view to_string(Definite v);

/// The value with that name, or nothing.
std::optional<Upos> parse_upos(std::string_view name);
std::optional<Rel> parse_rel(std::string_view name);  ///< subtypes after ':' are ignored
std::optional<EntityKind> parse_entity_kind(std::string_view name);
std::optional<LinkKind> parse_link_kind(std::string_view name);
std::optional<Force> parse_force(std::string_view name);
std::optional<EventType> parse_event_type(std::string_view name);
std::optional<Status> parse_status(std::string_view name);

}  // namespace isnad
