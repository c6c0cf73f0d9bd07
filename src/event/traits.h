// What the learned decisions of the event stage see: binary features of an event and of what may fill a slot of it.
// A feature is "name=value", kept as a hash (FNV-1a, 64 bits). Free functions over one reading; deterministic.
#pragma once

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "entity/word_facts.h"
#include "event/clause.h"
#include "event/dated_nouns.h"
#include "event/occasion.h"

namespace isnad {

class Traits {
 public:
  /// `named` also keeps the letters, for listings.
  explicit Traits(bool named = false) : named_(named) {}

  void clear();
  /// Leaves the first `count`.
  void cut(size_t count);
  void add(std::string_view name, std::string_view value = {}, std::string_view second = {});
  /// A count or distance, in steps that widen.
  void step(std::string_view name, uint32_t n, std::string_view second = {});

  const std::vector<uint64_t>& hashes() const { return hashes_; }
  const std::vector<std::string>& names() const { return names_; }

 private:
  bool named_;
  std::vector<uint64_t> hashes_;
  std::vector<std::string> names_;
};

/// Days that an event may be of, with the expressions that tell them.
struct DayOption {
  enum class Make : uint8_t {
    told,       ///< as an expression tells it
    since,      ///< from the day told on, up to publication
    earlier,    ///< a year before: what is done is not of a month to come
    opening,    ///< of "since X" just X
    counted,    ///< counted from another happening, or days in a row up to now
    wide,       ///< "three months ago": that month
    rule,       ///< as the rules made it of what is told
    published,  ///< the day of publication, which no expression near names
  };
  Make make = Make::told;
  DayRange days;
  std::vector<const TimeRef*> times;  ///< in order; for `published` none
  const TimeRef* nearest = nullptr;   ///< to the event; null for `published`, and for `rule` when the rules name none
};

std::string_view to_string(DayOption::Make make);

/// Which options stand for one day or place: the same number.
std::vector<int32_t> kinds_of(const std::vector<DayOption>& options);
std::vector<int32_t> kinds_of(const std::vector<const Mention*>& places);

/// For one reading whose events do not change while it is used.
class TraitMaker {
 public:
  /// `news` may be null: then there are no clusters.
  TraitMaker(const EventData& data, Clauses& clauses, const Reading& reading, const entity::NewsFacts* news);

  /// Of the event as the rules read it: its word, frame, sides, scene, what stands around and what was told before.
  void event(size_t index, Traits& out);
  /// More of it, which bears on its status alone.
  void status(size_t index, Traits& out);
  /// Of an event as one whose day is not told.
  void no_day(size_t index, Traits& out);
  /// Of one of some options as the day of an event.
  void day(size_t index, const std::vector<DayOption>& options, size_t which, Traits& out);
  /// Of an event as one whose place is not told.
  void no_place(size_t index, Traits& out);
  /// Of a mention of the report as the place of an event.
  void place(size_t index, const Mention& mention, Traits& out);
  /// Of a mention as one who takes part in an event.
  void side(size_t index, const Mention& mention, Traits& out);
  /// Who may take part: mentions of its sentence, plain phrases among them, and of the sentences shortly before, each
  /// entity once.
  std::vector<const Mention*> may_take_part(size_t index);
  /// Days told in some sentences around the event, each once, nearest first.
  std::vector<DayOption> may_be_day(size_t index) const;
  /// Places named in some sentences around the event, and some named only farther off: those nearest it, where they
  /// are very many.
  const std::vector<const Mention*>& may_be_place(size_t index) { return whereabouts(index).places; }
  /// Is it the subject of a verb whose subject is the scene of the event?
  bool is_scene(size_t index, const Mention& m) const;
  /// Does a preposition of place stand before the mention?
  bool is_led(const Mention& m) const;
  /// Is it the day on which somebody spoke, told beside the verb of saying and outside of the words?
  bool is_attributed(const TimeRef& time) const;
  /// How a day or place told at `span` is known of the event.
  Basis basis(size_t index, Span span) const;

 private:
  void word(uint32_t t, Traits& out) const;
  void around(uint32_t t, Traits& out) const;
  void governors(uint32_t t, Traits& out) const;
  void committed(const Event& e, Traits& out) const;
  void status_of_governor(const Event& e, Traits& out) const;
  void status_of_days(const Event& e, Traits& out) const;
  void status_beside(size_t index, Traits& out) const;
  void sides(const Event& e, Traits& out) const;
  void told(size_t index, Traits& out) const;
  void said(const Event& e, Traits& out) const;
  void between(uint32_t from, uint32_t to, std::string_view type, Traits& out) const;
  void relation(uint32_t from, uint32_t to, std::string_view type, Traits& out) const;
  void own_word(const Event& e, std::string_view where, Traits& out) const;
  void day_kind(const Event& e, const DayOption& o, Traits& out) const;
  void told_day(size_t index, const TimeRef& time, Traits& out);
  void led_day(size_t index, const DayOption& o, Traits& out);
  void owned_day(size_t index, const DayOption& o, Traits& out) const;
  void noun_day(size_t index, const DayOption& o, Traits& out) const;
  void owned_place(size_t index, const Mention& m, Traits& out) const;
  std::string_view owned(uint32_t t, uint32_t at) const;
  uint32_t owner_of(uint32_t at) const;
  void occasion_day(size_t index, const DayOption& o, Traits& out) const;
  void scene_day(size_t index, const DayRange& days, Traits& out) const;
  void claimed(size_t index, uint32_t at, Traits& out) const;
  void counted_days(const Event& e, const TimeRef& time, std::vector<DayRange>& out) const;
  uint64_t way(const Event& e, const TimeRef& time) const;
  const Event* neighbour(size_t index, bool after) const;
  std::string_view kind_of(const Participant& p) const;
  std::string_view lemma(uint32_t t) const;
  void clusters(std::string_view name, uint32_t t, Traits& out, std::string_view second = {}) const;
  /// The events told shortly before and after, itself left out.
  std::vector<const Event*> near(size_t index) const;
  uint32_t named(const Mention& m) const;
  template <typename Fits>
  uint32_t mentions_between(uint32_t from, uint32_t to, const Fits& fits) const;
  bool is_seat(const Mention& m) const;
  /// "the town", and what it may mean: the place told last under that noun, the place told last.
  struct Meant {
    std::string_view noun;
    const Mention* same = nullptr;
    const Mention* last = nullptr;
    bool after = false;  ///< it stands behind the trigger
  };
  struct Whereabouts {
    size_t index = SIZE_MAX;
    std::vector<const Mention*> places;
    std::vector<Meant> meant;
    std::vector<const Event*> others;  ///< that the rules accept
  };
  const Whereabouts& whereabouts(size_t index);
  std::vector<const Mention*> find_places(size_t index) const;
  void whereabouts(size_t index, const Mention& m, Traits& out);
  void beside_places(size_t index, const Mention& m, Traits& out);
  void hangs_on(size_t index, const Mention& m, Traits& out) const;
  void nearest_told(size_t index, const Mention& m, Traits& out);
  uint32_t leads(const Mention& m) const;
  std::string_view role_of(const Event& e, const Mention& m) const;
  void company(size_t index, const Mention& m, Traits& out) const;

  const EventData& data_;
  Clauses& clauses_;
  const Scan& scan_;
  const Reading& r_;
  const entity::NewsFacts* news_;
  std::vector<size_t> order_;         ///< events by their triggers
  std::vector<size_t> place_in_;      ///< of each event in order_
  std::vector<uint32_t> named_;       ///< mentions of each entity
  uint32_t lasting_at_ = UINT32_MAX;  ///< the event's word that `lasting_` was found for
  std::string_view lasting_;
  std::vector<Occasion> occasions_;  ///< when and where somebody spoke, in order
  std::set<Span> tells_;             ///< verbs of saying
  std::set<uint32_t> triggers_;      ///< words of the events that the rules accept
  std::vector<DatedNoun> dated_;
  std::vector<bool> reports_;  ///< sentences that hold a whole statement
  Whereabouts whereabouts_;    ///< of the event asked for last
};

template <typename Fits>
uint32_t TraitMaker::mentions_between(uint32_t from, uint32_t to, const Fits& fits) const {
  auto m = std::lower_bound(r_.mentions.begin(), r_.mentions.end(), from,
                            [](const Mention& x, uint32_t at) { return x.first_token < at; });
  uint32_t count = 0;
  for (; m != r_.mentions.end() && m->first_token < to; ++m) count += m->last_token <= to && fits(*m) ? 1 : 0;
  return count;
}

}  // namespace isnad
