// Event frames: which words name which type of event, and which slots around them hold which role.
// Loaded once from data/event/*.tsv, const after, shareable across threads.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/word_map.h"
#include "entity/word_facts.h"
#include "language/form_table.h"
#include "language/paradigms.h"
#include "report/reading.h"
#include "statement/scan.h"

namespace isnad {

enum class Role : uint8_t { none, actor, recipient, place, topic };
enum class Slot : uint8_t { subject, object, genitive, prep, adjective, voice };
enum class Wants : uint8_t { any, political, person, person_or_group, group, country, place, word };

/// A condition of a frame: the slot is filled, by something of a kind or by one of some words.
struct Need {
  Slot slot = Slot::object;
  std::string prep;  ///< letters of the preposition, for Slot::prep
  Wants wants = Wants::any;
  std::vector<std::string> words;  ///< key-folded lemmas
  bool absent = false;             ///< the slot must be empty
  bool negated = false;            ///< the condition must not hold
};

struct PrepRole {
  std::string letters;  ///< key-folded words run together ("from before" = by)
  Role role = Role::none;
};

struct Frame {
  std::vector<std::string> words;  ///< key-folded; the first is inflected, the others follow
  Upos pos = Upos::VERB;
  EventType type = EventType::consult;
  std::string mode;
  Role subject = Role::none;
  Role object = Role::none;
  Role genitive = Role::none;
  std::vector<PrepRole> preps;
  std::vector<Need> needs;
  bool attributive = false;  ///< a participle that describes the name before it ("the factions [backed] by X")
  std::string example;       ///< checked by the tests
  std::string reading;
};

/// A verb whose object (or the noun after `prep`) carries the event.
struct LightVerb {
  std::string prep;
  Role subject = Role::none;
  std::optional<Status> status;
};

enum class StatusScope : uint8_t { before_verb, governs_noun, clause, itself };

struct StatusWord {
  std::string letters;  ///< key-folded words run together
  Status status = Status::planned;
  StatusScope scope = StatusScope::clause;
};

/// A predicate that says of the happening it governs whether it came about.
struct Factuality {
  std::string prep;  ///< key-folded letters of the preposition between, empty for none
  Upos pos = Upos::VERB;
  Status status = Status::planned;
  std::optional<Status> past;  ///< when the predicate itself is told as past ("allowed": it came about)
};

enum class EventCue : uint8_t {
  that,
  open,
  among,
  at,
  toward,
  dative,
  with,
  aside,
  relative,
  through,
  part,
  outcome,
  spans,
  negation,
  future,
  condition,
  where,
  state,
  during,
  here,
  count,
  of,
  crowd,
  agent,
  was,
  attends,
  since,
  share,
  until,
  self,
  scene,
  seat
};

struct JudgeModels;

struct EventData {
  std::shared_ptr<const JudgeModels> judge;  ///< never null; empty when there is no pack: then the rules decide
  std::vector<Frame> frames;
  FormTable forms;  ///< rows index `frames`
  std::vector<LightVerb> light_verbs;
  FormTable light_forms;  ///< rows index `light_verbs`
  std::vector<Factuality> factuality;
  FormTable factuality_forms;                        ///< rows index `factuality`
  std::vector<StatusWord> status_words;              ///< longest first
  WordMap<std::vector<uint16_t>> status_words_from;  ///< indices of those that begin with these whole letters, in order
  /// Key-folded letters run together, with a bit for each role they have.
  std::vector<std::string> attends;  ///< letters of the words before who else takes part
  std::vector<std::string> agents;   ///< letters of the words before who does what a passive tells
  WordMap<uint32_t> cues;
  size_t longest_cue = 0;        ///< bytes
  std::string with;              ///< letters of the preposition of company
  WordMap<std::string> nations;  ///< adjective without article -> country/XX

  WordSet human;    ///< nouns of persons and groups, without article
  WordSet tellers;  ///< nouns of sources, without article
  WordSet people;   ///< those that head a phrase of people by themselves: plurals, private persons
  WordSet groups;   ///< those that need a complement
  WordSet bodies;   ///< of those, what the article alone makes known
  WordSet rulers;   ///< governments: known by whose they are ("his government")
  WordSet places;   ///< nouns of places, without article

  bool is_cue(std::string_view letters, EventCue role) const;
  /// The same of a token.
  bool is_cue(const Scan& scan, uint32_t t, EventCue role) const;
  /// A bit for each role that each token's key has.
  std::vector<uint64_t> cue_roles(const Scan& scan) const;

  /// `learned`: with the learned decisions of data/../models/open-events.bin, when it is there.
  static Result<EventData> load(const std::filesystem::path& data, const Paradigms& paradigms, bool learned = true);
};

/// Reads the nouns of people, groups and places into `out`; part of EventData::load.
Result<bool> load_event_nouns(const std::filesystem::path& folder, const Paradigms& paradigms, EventData& out);

/// Fills status_words_from; part of EventData::load.
void index_status_words(EventData& out);

/// Fills reading.events, one per happening. Needs tokens, mentions, times and statements.
void find_events(const EventData& data, const entity::NewsFacts& news, Reading& reading);

/// What find_events decides about: the events as the rules alone read them, and behind them, marked weak, what they
/// nearly accept. For training.
void find_candidates(const EventData& data, Reading& reading);

/// Sets each status by the event's day again, for days that were found after find_events.
void settle_events(Reading& reading);

}  // namespace isnad
