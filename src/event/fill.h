// Fills a frame's roles from what stands around its word, and chooses among the frames of one word.
#pragma once

#include <deque>
#include <optional>
#include <vector>

#include "event/clause.h"

namespace isnad {

/// A second partner with a time of its own ("a call with X, and tomorrow with Y"): a happening of its own.
struct Elided {
  std::vector<const Mention*> group;
  Span between;  ///< the words before the partner, which hold the time
};

struct Filled {
  const Frame* frame = nullptr;
  const LightVerb* light = nullptr;  ///< governs the noun, or null
  uint32_t end = 0;                  ///< one past the trigger's tokens
  uint32_t trigger = 0;              ///< the token that names the happening
  std::vector<const Mention*> actors;
  std::vector<const Mention*> recipients;
  const Mention* place = nullptr;
  Basis place_basis = Basis::none;
  bool place_slot = false;                 ///< the frame itself has a slot for it ("travels to X")
  const Mention* unnamed_place = nullptr;  ///< "the city": taken when no place is named
  std::vector<Elided> elided;
  std::vector<const Mention*> stops;  ///< several towns taken or visited: each is a happening of its own
  bool weak = false;         ///< a condition of the frame does not hold, or nobody takes part: for the judge to decide
  bool points_back = false;  ///< a definite noun with one side: may only name again what was told before
  int score = 0;
};

class Filler {
 public:
  Filler(const EventData& data, const Clauses& clauses) : data_(data), clauses_(clauses), scan_(clauses.scan()) {}

  /// The best frame for the word at `t`; nothing when none fits or no participant is found.
  /// `lenient` also gives what fails the frame's conditions, or has no participant, marked weak.
  std::optional<Filled> best(uint32_t t, bool lenient = false);
  /// Keeps what was read at `t` for the words it governs, until the next sentence.
  void remember(uint32_t t, const Filled& filled);

 private:
  struct Around;  // the slots of one trigger

  std::optional<uint32_t> words_match(const Frame& frame, uint32_t t) const;
  Around around_verb(const Frame& frame, const FormHit& hit, uint32_t t, uint32_t end);
  Around around_noun(const Frame& frame, uint32_t t, uint32_t end);
  bool is_thing(const Argument& arg) const;
  bool has_voice(const FormHit& hit, uint32_t t, bool passive) const;
  bool has_third_person(uint32_t t) const;
  bool has_finite(uint32_t t) const;
  bool is_passive(const FormHit& hit, uint32_t t, const std::vector<const Argument*>& bare,
                  const std::vector<Argument>& args) const;
  bool needs_met(const Frame& frame, const Around& around) const;
  bool wanted(const Need& need, const std::vector<const Mention*>& group, std::optional<uint32_t> noun) const;
  bool is_word(uint32_t t, const std::vector<std::string>& words) const;
  bool word_beside(uint32_t tail, const std::vector<std::string>& words) const;
  bool doer_named(const Frame& frame, const Need& need, const Around& around) const;
  bool prep_word(uint32_t tail, const Need& need) const;
  bool is_adjective(uint32_t t, const std::vector<std::string>& words) const;
  void assign(Role role, const std::vector<const Mention*>& group, Filled& out) const;
  void assign_parties(const std::vector<const Mention*>& group, Filled& out) const;
  bool behind_purpose(uint32_t from, const Argument& arg) const;
  void assign_preps(const Frame& frame, const std::vector<Argument>& args, Filled& out) const;
  const LightVerb* light_for(uint32_t t, std::vector<const Mention*>* subject);
  bool part_of(uint32_t t) const;
  std::optional<Filled> attribute(uint32_t t);
  bool only_tells(const Mention& m) const;
  std::vector<const Mention*> visitor(uint32_t t) const;
  std::vector<const Mention*> tour(uint32_t tail) const;
  std::vector<const Mention*> pair_meant(uint32_t t) const;
  void add_further(Filled& out) const;
  void add_stops(uint32_t t, Filled& out) const;
  bool carries_noun(uint32_t t) const;
  bool holding(uint32_t t) const;
  bool held_by_itself(const FormHit& hit, uint32_t verb) const;
  bool owned_by(const Frame& frame, uint32_t tail, const Argument& arg) const;
  bool purposive(uint32_t t) const;
  const Mention* charged_with(uint32_t t) const;
  bool named_otherwise(const Mention* m, uint32_t tail, uint32_t k) const;
  std::vector<const Mention*> charged(uint32_t pronoun) const;
  std::optional<uint32_t> deed_behind(const Frame& frame, uint32_t verb) const;
  bool suffered_by_genitive(uint32_t noun) const;
  static bool goes_there(const Frame& frame, const Argument& arg);
  std::vector<const Mention*> whose_deed(uint32_t tail) const;
  bool hangs_on_deed(uint32_t from, const Argument& arg) const;
  const Mention* topic_before(uint32_t pronoun) const;
  std::optional<uint32_t> plain_head(uint32_t verb) const;
  std::optional<std::vector<const Mention*>> bearers(const Frame& frame, uint32_t verb) const;
  std::optional<uint32_t> resumed(uint32_t verb) const;
  std::vector<const Mention*> subject_told(uint32_t verb) const;
  bool goes_on(const Frame& frame, uint32_t t, const Argument& arg) const;
  const LightVerb* light_masdar(uint32_t t, std::vector<const Mention*>* subject) const;
  const LightVerb* light_after(uint32_t tail, Around* around);
  std::vector<const Mention*> nations_after(uint32_t tail);
  bool in_passing(uint32_t t) const;
  static bool asks_word(const Frame& frame);
  static bool takes_subject(const Frame& frame, const LightVerb& light);
  std::vector<const Mention*> whose_thing(const Frame& frame, const Around& around);
  bool names_doer(const Frame& frame, const Around& around, uint32_t end) const;
  uint32_t trigger_of(const Frame& frame, uint32_t t, uint32_t end) const;
  bool opens_sentence(uint32_t t);
  bool follows_subject(uint32_t t) const;
  bool begins_genitive(uint32_t t) const;
  const Mention* noun_mention(uint32_t t, bool place);
  std::vector<const Mention*> controller(uint32_t t) const;
  bool is_judged(uint32_t t) const;
  std::vector<const Mention*> decided_by(uint32_t t) const;
  std::optional<std::vector<const Mention*>> doer(uint32_t t, bool verb) const;
  std::vector<const Mention*> teller_by(uint32_t verb, uint32_t t) const;
  std::vector<const Mention*> outer_teller(uint32_t t) const;
  const Mention* bearer(uint32_t pronoun, Role role) const;
  const Mention* sharer(uint32_t t) const;
  std::vector<const Mention*> speaker_around(uint32_t t) const;
  std::optional<uint32_t> led_by_pronoun(uint32_t t) const;
  std::vector<const Mention*> implied_subject(uint32_t t, const Feats& feats) const;
  std::string_view rest_of_word(uint32_t t) const;
  bool names_other_subject(uint32_t tail) const;
  static bool touches_owner(const Frame& frame);
  static bool takes_part(const Mention& m, const Filled& out);
  void find_place(const Around& around, uint32_t t, Filled& out);
  const Mention* argument_place(const Around& around, const Filled& out) const;
  const Mention* place_before_where(uint32_t t) const;
  const Mention* country_told(const Mention& m) const;
  const Mention* country_of(const Filled& out) const;
  const Mention* place_meant(uint32_t t, const Filled& out);
  const Mention* inner_place(const Mention& wide) const;
  std::optional<uint32_t> preposition_of(const Mention& place) const;
  bool stands_for_place(const Mention& place, uint32_t t, const Filled& out) const;
  bool of_state(uint32_t preposition) const;
  bool reached(uint32_t preposition) const;
  const Mention* place_told(const Mention& m, std::string_view word) const;
  const Mention* place_as_subject(uint32_t t, const Filled& out) const;
  uint32_t place_cost(const Mention& place, uint32_t t, bool consult, uint32_t governor, bool* crossed) const;

  const EventData& data_;
  const Clauses& clauses_;
  const Scan& scan_;
  std::vector<std::pair<uint32_t, Filled>> told_;  ///< what was read in this sentence, by its first token
  std::deque<Mention> nations_;  ///< mentions made here: adjectives of countries, bare nouns; addresses stay valid
};

}  // namespace isnad
