// Noun phrases of a reading that no mention of the entity stage covers: people told by plain nouns ("20 gunmen",
// "tens of residents"), places and things, each as a mention of the event stage. A thing that hangs on a name
// ("the positions of X") knows the name. Holds references and its own mentions; not shared between threads.
#pragma once

#include <deque>
#include <optional>
#include <unordered_map>
#include <vector>

#include "event/frames.h"
#include "statement/scan.h"

namespace isnad {

class Phrases {
 public:
  Phrases(const EventData& data, const Scan& scan);

  /// The outermost mention of the entity stage, or the phrase, that covers the token; null when there is none.
  const Mention* at(uint32_t t) const { return at_[t]; }
  /// The same when it begins at the token.
  const Mention* from(uint32_t t) const;
  /// What a thing or place hangs on; null when it hangs on nothing or `m` is neither.
  const Mention* owner(const Mention& m) const;
  /// Is it a thing: neither people nor a place?
  bool is_thing(const Mention& m) const;
  /// "condemned it, [blaming] X": a participle behind a comma, no noun though it is written like one.
  bool set_off(uint32_t t) const;
  /// Was it made here?
  bool is_phrase(const Mention& m) const { return owners_.contains(&m); }

 private:
  bool plain_noun(uint32_t t) const;
  bool names_happening(uint32_t t) const;
  bool opens_clause(uint32_t t) const;
  bool describes(uint32_t t) const;
  bool people_noun(uint32_t t) const;
  bool counts(uint32_t t) const;
  bool accusative(uint32_t t) const;
  bool opening_verb(uint32_t t, const Sentence& s) const;
  uint32_t read(uint32_t t, uint32_t last);
  bool known_body(uint32_t t) const;
  bool people_head(uint32_t t) const;
  const Mention* whose_members(uint32_t end, uint32_t last) const;
  uint32_t stand_in(uint32_t t, const Mention& group);
  uint32_t sent_from(uint32_t end, uint32_t last);
  bool owned_rulers(uint32_t t, uint32_t last) const;
  std::optional<uint32_t> some_of_them(uint32_t t, uint32_t last) const;
  uint32_t extent(uint32_t head, uint32_t last, const Mention** owner);
  const Mention* make(uint32_t from, uint32_t head, uint32_t end, EntityKind kind, bool several);
  void add(uint32_t from, uint32_t head, uint32_t end, EntityKind kind, bool several, const Mention* owner);

  const EventData& data_;
  const Scan& scan_;
  std::vector<const Mention*> at_;
  std::deque<Mention> made_;
  std::unordered_map<const Mention*, const Mention*> owners_;
  std::vector<bool> time_;
};

}  // namespace isnad
