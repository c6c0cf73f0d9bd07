// What belongs to a head noun: genitives, adjectives, fields of an office, "in the name of X", "to X" after an envoy.
// Inside of the finder of entities; lives for one head noun.
#pragma once

#include "entity/find.h"
#include "text/arabic.h"

namespace isnad::entity {

/// Walks on from a head noun, word by word.
class Finder::Complements {
 public:
  /// The noun ends at `at`. What is found is noted in `t`.
  Complements(const Finder& finder, uint32_t at, Title& t)
      : f_(finder), at_(at), q_(at), t_(t), role_(is_role(t.person)), last_definite_(t.definite) {
    // The last noun has no article nor the ending of a free plural, so a genitive may follow.
    free_ = !t.definite && t.plural && is_sound_plural(f_.item(at - 1).key);
    construct_ = !t.definite && !free_;
    by_fields_ = f_.tells(at - 1, kFields);
  }

  /// Where the phrase ends; t.end is 0 when it turned out to be none.
  uint32_t run();

 private:
  const Atom& word() const { return f_.item(q_); }
  const WordInfo& info() const { return f_.info(q_); }
  bool closed() const {
    const Atom& x = word();
    return x.punct || x.number || f_.opens_time(q_) || (x.quote_before && q_ > at_ && x.quote_after && !construct_);
  }

  /// Takes what stands at q_; false when it does not belong to the noun.
  bool step();
  void note(const NameMatch& m);

  /// A genitive was taken: nothing but adjectives and another complement may follow.
  void take(uint32_t end);
  bool ranking();
  bool former();
  bool adjective();

  /// "The forces of the coalition [drove] the armed men": a plural of people is no adjective of what is not one.
  bool names_people() const;

  /// "Armed men a barrier": neither a feminine nor an indefinite accusative goes on a sound masculine plural, nor the
  /// latter on a noun that is none.
  bool disagrees() const;

  /// A further adjective behind "and".
  bool joined_adjective();

  /// "the ministry of culture [and information]", "committee of [foreign] affairs": what an office is for goes on.
  bool joined_field();
  bool field_adjective();

  /// "spokesman in the name of X"
  bool in_name();

  /// "the deputy of the custodian"
  bool deputy_of();
  bool genitive();

  /// Unknown nouns on the way to a name or a definite noun: "commander of the operation to free Aden".
  bool pass_unknown();

  /// "general secretariat [of the council]", "general director [of security]": "to" behind "general".
  bool general_of();

  bool led_by_lam() const;  ///< the preposition "to" is written with the word

  /// "envoy to Yemen", "bureau chief in Moscow"
  bool toward();

  /// "A source in the ministry", "an official of the movement X": what the source belongs to.
  bool source_in();

  /// "the fighters in the town of X"
  void located();

  const Finder& f_;
  const uint32_t at_;
  uint32_t q_;
  Title& t_;
  const bool role_;
  bool free_ = false;
  bool construct_ = false;
  bool last_definite_;
  bool by_fields_ = false;   ///< the head is one that is called by what it is for
  bool field_ = false;       ///< such a field was taken
  bool indefinite_ = false;  ///< an indefinite adjective ended the noun
  bool nobody_ = false;
};

}  // namespace isnad::entity
