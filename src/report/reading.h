// All that isnad takes from one report. Flat arrays of plain values; indices point into the arrays of the same Reading.
// Every item has a span into `report.text`. A Reading owns all it holds and may move between threads.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "report/report.h"
#include "report/tokens.h"

namespace isnad {

enum class EntityKind : uint8_t { person, office, body, group, country, place, outlet, process, other };

/// Words naming something. `span` holds title, name and apposition; `name` the name alone
/// ("Vladimir Putin" of "the Russian president Vladimir Putin"). Tokens [first_token, last_token) cover `span`.
struct Mention {
  Span span;
  Span name;
  uint32_t first_token = 0;
  uint32_t last_token = 0;
  uint32_t head_token = 0;
  EntityKind kind = EntityKind::other;
  int32_t entity = -1;     ///< into Reading::entities
  bool described = false;  ///< a description ("a diplomatic source", "a Yemeni commander"), not a name
  bool metonym = false;    ///< a place that stands for its government
  bool pronoun = false;    ///< a pronoun or bare office resolved by coreference
  bool plural = false;     ///< names several ("the two sides", "the foreign ministers")
};

/// What is named. `id` is a row of the base, or `local/N` for what only this report names.
struct Entity {
  std::string id;
  EntityKind kind = EntityKind::other;
  std::string country;            ///< ISO 3166 alpha-2, empty when unknown
  std::string type;               ///< of the base's row: agency, channel, ministry, town ...; empty for local entities
  std::string within;             ///< id of the place that a place of the base lies in; not written
  std::string label;              ///< canonical name of the base; empty for local entities
  Span name;                      ///< the fullest name in this report
  std::vector<uint32_t> members;  ///< entities of a plural mention ("the two sides")
};

enum class TimeKind : uint8_t { date, range, duration, set, clock, anchored };
enum class TimeAnchor : uint8_t { none, absolute, published, sentence, quotation, event };

struct TimeRef {
  Span span;
  TimeKind kind = TimeKind::date;
  DayRange days;
  TimeAnchor anchor = TimeAnchor::none;
  bool since = false;          ///< "since X": from the first day of X to the day of publication
  std::optional<Day> opening;  ///< the last day of that X
  int nth = 0;                 ///< "the eighth day of the battles": which
  std::optional<int> minute;   ///< clock time, minutes after midnight
  int offset_days = 0;         ///< kind anchored: days from the event named in `anchor_span`, months as days of 1970
  int offset_months = 0;       ///< the same where months or years are told
  std::optional<Span> anchor_span;
  float sure = 1.0F;
  std::string value;  ///< TIMEX3 value where it says more than the days (P2D, PT2H, XXXX-WXX-5)
};

enum class LinkKind : uint8_t {
  spokesperson,
  written_statement,
  agency,
  broadcaster,
  newspaper,
  site,
  social,
  press_conference,
  interview,
  correspondent,
  translation,
  document,
  unnamed
};

struct ChainLink {
  LinkKind kind = LinkKind::unnamed;
  Span span;
  std::string name;
  std::string id;  ///< entity id, empty when not in the base
};

enum class StatementKind : uint8_t { direct, indirect };
enum class Force : uint8_t {
  said,
  stressed,
  announced,
  denied,
  accused,
  warned,
  threatened,
  promised,
  asked,
  demanded,
  welcomed,
  condemned,
  thanked,
  expected,
  described,
  revealed,
  claimed
};

struct Speaker {
  int32_t entity = -1;
  Span span;   ///< the fullest name in this report
  Span local;  ///< the words that stand for the speaker at this statement; empty when carried on
};

struct Statement {
  Span text;
  StatementKind kind = StatementKind::indirect;
  Force force = Force::said;
  Span verb;
  Speaker speaker;
  std::vector<ChainLink> chain;  ///< nearest the speaker first
  std::optional<Span> addressee;
  std::string channel;  ///< how it was said: written_statement, press_conference, interview, speech ...; may be empty
  std::optional<Span> place;
};

enum class EventType : uint8_t {
  agree,
  consult,
  support,
  concede,
  cooperate,
  aid,
  retreat,
  request,
  accuse,
  reject,
  threaten,
  protest,
  sanction,
  mobilize,
  coerce,
  assault,
  control
};
enum class Status : uint8_t { occurred, ongoing, planned, postponed, cancelled, denied, hypothetical };

struct Participant {
  int32_t entity = -1;
  Span name;     ///< the fullest name in this report
  Span mention;  ///< where it is named for this event
};

/// A number that belongs to an event: killed, wounded, hours, rounds.
struct Quantity {
  Span span;
  double low = 0;
  double high = 0;   ///< equal to low when exact; infinity for "more than"
  std::string unit;  ///< killed, wounded, hours, rounds, detained, people ...
};

/// Where a place or day of an event stands. All but `clause` are inferred.
enum class Basis : uint8_t {
  none,
  clause,     ///< with the trigger, in its own clause
  sentence,   ///< elsewhere in its sentence
  happening,  ///< told of another happening that this one is part of, or of this one elsewhere
  passage,    ///< set for the passage before, and nothing else said since
  parties,    ///< places: the country of the group or body that it befell
  published,  ///< days: no word tells one, and the learned model holds it to be the day of publication
  dateline    ///< days: no word tells one; the dateline has the event's place and its own day
};

/// Is a day on this basis the report's own, which no word of its text tells?
constexpr bool is_own_day(Basis basis) {
  return basis == Basis::published || basis == Basis::dateline;
}

/// How the rules know an event's status.
enum class StatusBasis : uint8_t {
  none,      ///< nothing says otherwise
  particle,  ///< words that leave no doubt: a particle, auxiliary or condition right before its own verb ("will",
             ///< "may", "did not", "if"), a count of its days ("the eighth day of")
  word,       ///< a word near it ("the coming", "on the eve of")
  governed,   ///< a predicate that governs it ("intends to")
  carried,    ///< the verb behind a noun that carries it out
  phase,      ///< the verb whose noun it is begins it or goes on with it
  light,      ///< the verb whose noun it is
  aim,        ///< what the clause aims at ("in order to")
  reason,     ///< why something else is done ("for its refusal to")
  tense,      ///< the tense of its verb
  outer,      ///< what holds of the verb before it
  lasting,    ///< wars and sieges last
  condition,  ///< it hangs on a condition
  day,        ///< its day is gone by, or to come
  statement,  ///< what tells it denies it
};

/// Do the models hold a value likelier wrong than right?
inline bool unsure(const std::optional<float>& p) {
  constexpr float kEven = 0.5F;
  return p && *p < kEven;
}

/// How likely the learned models hold what was read of an event to be right, 0 to 1; nothing where the rules alone
/// decide.
struct Sure {
  std::optional<float> told;  ///< that it is told as a happening of its own
  std::optional<float> status;
  std::optional<float> days;   ///< that it was then, and not on another day or one that is not told
  std::optional<float> place;  ///< the same of its place
};

struct Event {
  EventType type = EventType::consult;
  std::string mode;
  Span trigger;
  uint32_t trigger_token = 0;
  std::vector<Participant> actors;
  std::vector<Participant> recipients;
  std::optional<Participant> place;
  Basis place_basis = Basis::none;
  DayRange days;
  Basis days_basis = Basis::none;
  Span days_span;        ///< the words that tell the days
  DayRange former_days;  ///< postponed: the day it was first set for
  Status status = Status::occurred;
  StatusBasis status_basis = StatusBasis::none;
  Sure sure;
  int32_t statement = -1;  ///< the statement that tells it; its own chain is that statement's
  std::vector<Quantity> quantities;
  std::vector<Span> mentions;  ///< later mentions of the same happening
  uint32_t frame = 0;          ///< row of the frame tables that read it
  bool weak = false;           ///< not accepted by the rules alone
  bool light = false;          ///< a light verb carries its noun ("held a meeting")
  bool place_slot = false;     ///< its word has a slot for the place ("travels to X"), which the rules found filled
};

/// What a stage could not decide, or decided against the look of things.
struct Note {
  std::string stage;
  std::string text;
  Span span;
};

struct Reading {
  Report report;
  std::string pool;  ///< letters of every Str
  std::vector<Word> words;
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
  std::vector<Quotation> quotations;
  std::vector<Mention> mentions;  ///< in order of span
  std::vector<Mention> nested;    ///< bodies of the base inside a mention, as in a person's title; they play no role
  std::vector<Entity> entities;
  std::vector<TimeRef> times;
  std::vector<Statement> statements;
  std::vector<Event> events;
  std::vector<Note> notes;

  std::string_view str(Str s) const { return std::string_view(pool).substr(s.at, s.size); }
  Str keep(std::string_view letters) {
    const Str s{static_cast<uint32_t>(pool.size()), static_cast<uint32_t>(letters.size())};
    pool += letters;
    return s;
  }
  std::string_view slice(Span span) const { return isnad::slice(report.text, span); }
  std::string_view key(const Token& token) const { return str(token.key); }
  std::string_view lemma(const Token& token) const { return str(token.lemma); }
};

}  // namespace isnad
