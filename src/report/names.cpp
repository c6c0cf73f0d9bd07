#include "report/names.h"

#include <array>

namespace isnad {
namespace {

using Names = std::string_view;
constexpr std::array<Names, 17> kUpos{"X",   "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN",
                                      "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB"};
constexpr std::array<Names, 37> kRel{
    "dep",      "root",       "nsubj",     "obj",    "iobj",      "csubj",      "ccomp", "xcomp", "obl",   "vocative",
    "expl",     "dislocated", "advcl",     "advmod", "discourse", "aux",        "cop",   "mark",  "nmod",  "appos",
    "nummod",   "acl",        "amod",      "det",    "clf",       "case",       "conj",  "cc",    "fixed", "flat",
    "compound", "list",       "parataxis", "orphan", "goeswith",  "reparandum", "punct"};
constexpr std::array<Names, 6> kWordKind{"arabic", "latin", "number", "punct", "url", "other"};
constexpr std::array<Names, 9> kEntityKind{"person", "office", "body",    "group", "country",
                                           "place",  "outlet", "process", "other"};
constexpr std::array<Names, 8> kBasis{"none",    "clause",  "sentence",  "happening",
                                      "passage", "parties", "published", "dateline"};
constexpr std::array<Names, 6> kTimeKind{"date", "range", "duration", "set", "clock", "anchored"};
constexpr std::array<Names, 6> kTimeAnchor{"none", "absolute", "published", "sentence", "quotation", "event"};
constexpr std::array<Names, 13> kLinkKind{
    "spokesperson",     "written_statement", "agency",        "broadcaster", "newspaper", "site",   "social",
    "press_conference", "interview",         "correspondent", "translation", "document",  "unnamed"};
constexpr std::array<Names, 2> kStatementKind{"direct", "indirect"};
constexpr std::array<Names, 17> kForce{"said",       "stressed", "announced", "denied",   "accused",  "warned",
                                       "threatened", "promised", "asked",     "demanded", "welcomed", "condemned",
                                       "thanked",    "expected", "described", "revealed", "claimed"};
constexpr std::array<Names, 17> kEventType{"AGREE",    "CONSULT",  "SUPPORT", "CONCEDE", "COOPERATE", "AID",
                                           "RETREAT",  "REQUEST",  "ACCUSE",  "REJECT",  "THREATEN",  "PROTEST",
                                           "SANCTION", "MOBILIZE", "COERCE",  "ASSAULT", "CONTROL"};
constexpr std::array<Names, 7> kStatus{"occurred",  "ongoing", "planned",     "postponed",
                                       "cancelled", "denied",  "hypothetical"};
constexpr std::array<Names, 15> kStatusBasis{"none",  "particle", "word",      "governed", "carried",
                                             "phase", "light",    "aim",       "reason",   "tense",
                                             "outer", "lasting",  "condition", "day",      "statement"};
constexpr std::array<Names, 5> kDateBasis{"unknown", "printed", "metadata", "url", "inferred"};
constexpr std::array<Names, 3> kGender{"", "Masc", "Fem"};
constexpr std::array<Names, 4> kNumber{"", "Sing", "Dual", "Plur"};
constexpr std::array<Names, 5> kAspect{"", "Perf", "Imp", "Jus", "Imperative"};
constexpr std::array<Names, 4> kVerbForm{"", "Fin", "Part", "Vnoun"};
constexpr std::array<Names, 3> kVoice{"", "Act", "Pass"};
constexpr std::array<Names, 4> kDefinite{"", "Ind", "Def", "Com"};

template <typename E, size_t N>
constexpr std::string_view name_of(const std::array<Names, N>& names, E value) {
  const auto i = static_cast<size_t>(value);
  return i < N ? names[i] : std::string_view{};
}

template <typename E, size_t N>
std::optional<E> find(const std::array<Names, N>& names, std::string_view name) {
  for (size_t i = 0; i < N; ++i) {
    if (names[i] == name) return static_cast<E>(i);
  }
  return std::nullopt;
}

}  // namespace

std::string_view to_string(Upos v) {
  return name_of(kUpos, v);
}
std::string_view to_string(Rel v) {
  return name_of(kRel, v);
}
std::string_view to_string(WordKind v) {
  return name_of(kWordKind, v);
}
std::string_view to_string(EntityKind v) {
  return name_of(kEntityKind, v);
}
std::string_view to_string(TimeKind v) {
  return name_of(kTimeKind, v);
}
std::string_view to_string(TimeAnchor v) {
  return name_of(kTimeAnchor, v);
}
std::string_view to_string(Basis v) {
  return name_of(kBasis, v);
}
std::string_view to_string(LinkKind v) {
  return name_of(kLinkKind, v);
}
std::string_view to_string(StatementKind v) {
  return name_of(kStatementKind, v);
}
std::string_view to_string(Force v) {
  return name_of(kForce, v);
}
std::string_view to_string(EventType v) {
  return name_of(kEventType, v);
}
std::string_view to_string(Status v) {
  return name_of(kStatus, v);
}
std::string_view to_string(StatusBasis v) {
  return name_of(kStatusBasis, v);
}
std::string_view to_string(DateBasis v) {
  return name_of(kDateBasis, v);
}
std::string_view to_string(Gender v) {
  return name_of(kGender, v);
}
std::string_view to_string(Number v) {
  return name_of(kNumber, v);
}
std::string_view to_string(Aspect v) {
  return name_of(kAspect, v);
}
std::string_view to_string(VerbForm v) {
  return name_of(kVerbForm, v);
}
std::string_view to_string(Voice v) {
  return name_of(kVoice, v);
}
std::string_view to_string(Definite v) {
  return name_of(kDefinite, v);
}

std::optional<Upos> parse_upos(std::string_view name) {
  return find<Upos>(kUpos, name);
}
std::optional<Rel> parse_rel(std::string_view name) {
  return find<Rel>(kRel, name.substr(0, name.find(':')));
}
std::optional<EntityKind> parse_entity_kind(std::string_view name) {
  return find<EntityKind>(kEntityKind, name);
}
std::optional<LinkKind> parse_link_kind(std::string_view name) {
  return find<LinkKind>(kLinkKind, name);
}
std::optional<Force> parse_force(std::string_view name) {
  return find<Force>(kForce, name);
}
std::optional<EventType> parse_event_type(std::string_view name) {
  return find<EventType>(kEventType, name);
}
std::optional<Status> parse_status(std::string_view name) {
  return find<Status>(kStatus, name);
}

}  // namespace isnad
