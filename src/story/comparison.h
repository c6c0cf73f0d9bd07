// What a comparison of reports gives: stories, claims with their testimonies and origins, the joint calendar, processes
// and wordings. Plain values; reports are named by index into Comparison::readings, which is sorted by report id.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "report/reading.h"

namespace isnad {

enum class Stance : uint8_t { asserts, more_precise, contradicts };
enum class Verdict : uint8_t { agreed, only_one, contradicted, differing_precision };
/// What a claim is about: a happening, the words of a speaker, or something told without a source.
enum class ClaimKind : uint8_t { event, saying, telling };
enum class ClaimSlot : uint8_t { status, day, place, participants, quantity, words };

std::string_view to_string(Stance v);
std::string_view to_string(Verdict v);  ///< "only one", "differing precision"
std::string_view to_string(ClaimKind v);
std::string_view to_string(ClaimSlot v);

/// One report's word on a claim.
struct Testimony {
  uint32_t report = 0;
  Stance stance = Stance::asserts;
  std::string value;             ///< as normalised: days, a status, an entity's id, a number; empty for words
  std::vector<Span> words;       ///< into that report's text, in order
  std::vector<ChainLink> chain;  ///< speaker's links first; agencies that the report credits as a whole last
  bool operator==(const Testimony&) const = default;
};

/// The first carrier that testimonies go back to.
struct Origin {
  std::string name;
  std::string id;                 ///< outlet/..., empty when not in the base
  bool credited = false;          ///< a report names it; else it is an outlet's own text
  bool shared_wording = false;    ///< some reports were joined to it only because they carry the same words
  std::vector<uint32_t> reports;  ///< in order
};

struct Claim {
  ClaimKind kind = ClaimKind::event;
  ClaimSlot slot = ClaimSlot::status;
  uint32_t happening = 0;  ///< kind event: into Story::happenings
  std::string subject;     ///< who: parties of the event, or the speaker, in a report's letters
  std::string unit;        ///< slot quantity
  std::string value;       ///< what the asserting reports say
  Verdict verdict = Verdict::only_one;
  std::vector<Testimony> testimonies;
  std::vector<uint32_t> silent;
  std::vector<Origin> origins;          ///< behind asserting and more precise testimonies
  std::vector<Origin> origins_against;  ///< behind contradicting ones
};

struct EventRef {
  uint32_t report = 0;
  uint32_t event = 0;
  auto operator<=>(const EventRef&) const = default;
};

/// One happening as told by one report or several.
struct Happening {
  std::vector<EventRef> tellings;  ///< in order
};

/// A line in the history of an engagement.
struct CalendarStep {
  uint32_t report = 0;
  Status status = Status::planned;
  DayRange days;
  DayRange former_days;
  Span words;
  std::vector<ChainLink> chain;
};

/// One entry of the joint calendar; its history in order of publication.
struct Engagement {
  uint32_t happening = 0;
  std::string type;  ///< PLOVER type
  std::string mode;
  std::vector<std::string> parties;  ///< in a report's letters
  std::vector<std::string> party_ids;
  std::string place;
  Status status = Status::planned;
  DayRange days;
  DayRange former_days;
  std::vector<CalendarStep> history;
};

/// Words that a report has about a process: its sentence, and the places and numbers beside it.
struct ProcessMention {
  uint32_t report = 0;
  Span words;
  std::vector<std::string> places;
  std::vector<std::string> numbers;
};

struct ProcessEntry {
  std::string id;
  std::string label;
  std::vector<ProcessMention> mentions;
};

struct WordingForm {
  std::string text;
  std::vector<uint32_t> reports;
};

/// One thing under several names.
struct Wording {
  std::string id;
  std::vector<WordingForm> forms;
};

/// Two reports that carry the same text, whole or in part.
struct SharedText {
  uint32_t a = 0;
  uint32_t b = 0;
  float share = 0;  ///< of the shorter report's word sequences
};

struct Story {
  std::vector<uint32_t> reports;
  std::string title;
  std::vector<Happening> happenings;
  std::vector<Claim> claims;
  std::vector<Engagement> calendar;
  std::vector<ProcessEntry> processes;
  std::vector<Wording> wordings;
  std::vector<SharedText> shared;
};

struct Comparison {
  std::vector<Reading> readings;  ///< sorted by report id
  std::vector<Story> stories;     ///< largest first, then by first report
};

}  // namespace isnad
