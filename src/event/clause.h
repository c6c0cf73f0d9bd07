// What stands around a word: the governing verb, subjects, objects, arguments with their prepositions.
// Works on one reading; holds references; not shared between threads.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "event/phrases.h"

namespace isnad {

/// Coordinated mentions that fill one slot, with the tokens between them and what stands before.
struct Argument {
  std::vector<const Mention*> group;
  uint32_t lead = 0;   ///< first token after the word or argument before
  uint32_t first = 0;  ///< first token of the first mention
  uint32_t last = 0;   ///< one past the last token of the group
  uint32_t inner = 0;  ///< first token of what a thing hangs on; the same as `first` for all else
  bool bare = false;   ///< no preposition, not a genitive of another noun
};

class Clauses {
 public:
  Clauses(const EventData& data, const Scan& scan);

  void enter(uint32_t sentence);
  uint32_t first() const { return first_; }
  uint32_t last() const { return last_; }
  const Scan& scan() const { return scan_; }
  const EventData& data() const { return data_; }
  const Phrases& phrases() const { return phrases_; }

  bool is_verb(uint32_t t) const;
  bool is_complementizer(uint32_t t) const;
  /// A noun that names a happening by itself.
  bool is_event_noun(uint32_t t) const;
  /// Arguments after token `t` up to the end of its clause.
  std::vector<Argument> arguments_after(uint32_t t) const;
  /// Mentions after a preposition of one role ("between X and Y"), also beyond a verb; empty when there are none.
  std::vector<const Mention*> group_after(EventCue role, uint32_t from, uint32_t reach) const;
  /// The first bare noun after `t` that no mention covers, for frames that ask for certain objects.
  std::optional<uint32_t> object_noun(uint32_t t) const;
  /// Mentions that are the verb's subject and stand before it (directly, or as what a relative clause hangs on).
  std::vector<const Mention*> subject_before(uint32_t verb, bool* relative) const;
  /// Does the form of a verb's only bare argument show that it is no subject, so that who does it is left unsaid?
  bool only_object(uint32_t verb, const Argument& arg) const;
  /// Subject of a finite verb: before or after it; empty when none is near.
  std::vector<const Mention*> subject_of(uint32_t verb) const;
  /// The finite verb that governs `t`: the nearest before it in its clause.
  std::optional<uint32_t> verb_before(uint32_t t) const;
  /// "Aden saw clashes", "Tunis hosts the talks": the place that is the subject of such a verb, which governs `t` or
  /// stands there; null when there is none.
  const Mention* scene_of(uint32_t t) const;
  /// What a pronoun suffix at `t` stands for: the nearest mention before that can carry it; null when unsure.
  const Mention* antecedent(uint32_t t, bool political) const;
  /// Can a pronoun suffix stand for the mention, by number and gender?
  bool agrees(uint32_t pronoun, const Mention& m) const;
  /// Do the tokens right before `argument.first` spell these letters?
  bool led_by(const Argument& argument, std::string_view letters) const;
  std::vector<const Mention*> coordinated(const Mention& first, uint32_t* end) const;
  bool is_relative(uint32_t t) const;
  std::optional<uint32_t> after_relative(uint32_t t) const;
  bool in_time(uint32_t t) const;

 private:
  bool ends_clause(uint32_t t, uint32_t from) const;
  bool ends_in_teh(uint32_t t) const;
  bool is_to_be(uint32_t t) const;
  bool ends_in_plural(uint32_t verb) const;
  bool genders_clash(uint32_t verb, const Argument& arg) const;
  std::vector<const Mention*> beside_verb(uint32_t verb, bool* relative) const;
  std::vector<const Mention*> topic_of(uint32_t verb) const;
  bool describes_topic(uint32_t t, uint32_t verb) const;
  std::optional<uint32_t> closing_comma(uint32_t open) const;
  std::optional<uint32_t> after_seat(uint32_t verb) const;
  bool goes_on_to(uint32_t from, uint32_t name) const;
  bool both_did(uint32_t t) const;
  std::optional<uint32_t> opening_bracket(uint32_t t) const;
  const Mention* part_described(const Mention& whole, uint32_t verb) const;
  bool oblique_by_adjective(const Mention& m) const;
  uint32_t reach_of(uint32_t t, uint32_t farthest) const;
  bool spelled_before(uint32_t t, uint32_t lead, std::string_view letters) const;

  const EventData& data_;
  const Scan& scan_;
  Phrases phrases_;
  std::vector<bool> time_;
  uint32_t first_ = 0;
  uint32_t last_ = 0;
};

/// Is the entity of the mention a possible political actor?
bool is_actor(const Reading& reading, const Mention& mention);
bool is_placelike(const Mention& mention);

}  // namespace isnad
