// From what was found to entities: choice among candidates of the base, offices by date, and coreference inside one
// report. A Linker lives for one Reading; it fills Reading::mentions and Reading::entities.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entity/find.h"

namespace isnad::entity {

/// An entity in the making.
struct Draft {
  int base = -1;  ///< index into the base
  std::string id;
  EntityKind kind = EntityKind::other;
  uint16_t country = 0;
  bool metonym = false;
  bool described = false;
  bool appellation = false;        ///< a city so far called by what it is alone ("the Qatari capital")
  bool relay = false;              ///< a spokesman
  std::vector<std::string> parts;  ///< of the fullest name, key level
  Span name;                       ///< for what is no mention of its own
  int named_by = -1;               ///< found that holds the fullest name
  size_t name_rank = 0;
  std::vector<OfficeKey> offices;                    ///< said of the person in this report
  std::vector<std::pair<uint16_t, uint16_t>> roles;  ///< head noun and country
  std::vector<std::vector<std::string>> titles;      ///< words beside the name that say who it is
  std::vector<uint32_t> members;
};

/// Words of a name at key level; "abd" and what follows it are one.
std::vector<std::string> name_parts(const Reading& reading, Span name);
std::vector<std::string> key_parts(std::string_view name);

class Linker {
 public:
  Linker(const LineData& data, Reading& reading, std::vector<FoundName>& found);
  void link();

 private:
  // link_base.cpp
  void survey();
  std::vector<uint32_t> names_of(uint32_t id) const;
  int choose(const FoundName& f) const;
  int score(const FoundName& f, const NameForm& form) const;
  int office_told(const FoundName& f) const;
  bool only_holder(const FoundName& f, const NameForm& form) const;
  bool supported(const FoundName& f, const NameForm& form) const;
  uint16_t most_seen() const;  ///< mentions of the country that the report names most
  bool main_country(uint16_t country) const;
  bool between(const FoundName& f) const;
  bool beside_place(const FoundName& f, uint16_t country) const;
  bool told_place(const FoundName& f, const NameForm& form) const;
  bool clear_country(const FoundName& f, uint16_t country) const;
  uint16_t dominant_country() const;
  // link_known.cpp
  bool is_appellation(const NameForm& form) const;
  int known_draft(const NameForm& form, const std::vector<std::string>& parts, bool city_only, bool called) const;
  void link_base();
  // link_person.cpp
  void link_persons();
  int person_draft(const std::vector<std::string>& parts, const std::vector<uint32_t>& candidates, uint32_t at) const;
  void say(uint32_t draft, const FoundName& f);
  // link_holder.cpp
  int holder(OfficeKey office) const;
  int former_in_report(uint32_t at) const;
  int holder_then(OfficeKey office, DayRange days) const;
  struct Past {
    DayRange days;
    bool sure = false;
  };
  std::optional<Past> told_days(uint32_t at) const;
  int named_beside(uint32_t at) const;
  uint16_t near_country(uint32_t at) const;
  int held_in_report(int office, uint32_t of, uint16_t lemma, uint16_t country, uint32_t at) const;
  // link_office.cpp
  void link_office(uint32_t at);
  void link_offices();
  int titled_in_report(const FoundName& f) const;
  int surnamed_in_report(const FoundName& f) const;
  uint16_t only_country(int office) const;
  bool adjective_only(const FoundName& f) const;
  int compatriot(uint32_t at) const;
  int one_of_several(uint32_t at, uint16_t country) const;
  void link_plural_office(uint32_t at);
  void link_counterpart(uint32_t at);
  int counterpart(uint32_t at, uint16_t country);
  // link_rest.cpp
  void link_described(uint32_t at);
  bool headed_by_plural(uint32_t b) const;
  void gather_leaders(uint32_t at, Draft& draft) const;
  int whole_name(uint32_t at) const;
  int longer_form(uint32_t at, const std::vector<std::string>& parts) const;
  void link_rest();
  // link_anaphor.cpp
  void link_anaphor(uint32_t at);
  int of_head(uint32_t at) const;
  bool behind_verb(uint32_t at) const;
  int last_subject(uint32_t at, const auto& wanted) const;
  bool headed(uint32_t b, std::string_view head, uint16_t lemma) const;
  bool spoken_of(int draft, uint32_t at) const;
  int ministry(uint32_t at);
  int only_person(uint32_t at) const;
  int main_person(uint32_t at) const;
  bool governed(uint32_t at) const;
  uint16_t homeland(uint32_t at) const;
  uint16_t country_of(uint32_t at) const;
  // link_doubt.cpp
  bool common_word(const NameForm& form) const;
  bool single_letters(const NameForm& form) const;
  bool tells_of_rival(const FoundName& f, uint16_t country) const;
  bool timely(uint32_t person) const;
  bool likely_place(const FoundName& f, const NameForm& form) const;
  bool no_outlet(uint32_t at) const;
  uint8_t outlet_bits(uint32_t draft) const;
  int outlet_spoken_of(uint32_t at) const;
  std::optional<int> named_after(uint32_t at) const;
  bool of_woman(uint32_t at) const;
  bool rival_at_home(int draft) const;
  bool called_so(int draft, uint32_t at) const;
  bool elsewhere(uint32_t at, uint16_t country) const;
  // link_sides.cpp
  struct Side {
    uint16_t country = 0;
    int person = -1, power = -1;  // drafts
    uint32_t at = 0;              // found
    uint32_t seen = 0;            // bit n: named n sentences before the anaphor
    bool several = false;         // more than one person of the country
    bool faction = false;
  };
  void link_sides(uint32_t at);
  bool belongs_to_named(const FoundName& f) const;
  void add_side(uint32_t b, const FoundName& anaphor, bool scene, std::vector<Side>& sides) const;
  std::vector<uint32_t> members(uint32_t at, bool scene);
  int named_country(uint16_t country);
  int last_draft(uint32_t at, const auto& wanted) const;
  // link.cpp
  uint32_t add(Draft draft);
  void give(uint32_t at, uint32_t draft, size_t rank);
  int draft_of_base(uint32_t base) const;
  uint32_t base_draft(uint32_t base);
  void write();

  const EntityWords& words_;
  const KnowledgeBase& base_;
  Reading& r_;
  std::vector<FoundName>& found_;
  std::vector<Draft> drafts_;
  std::vector<int> draft_of_;                  // per found
  std::vector<int> chosen_;                    // per found: form of the base, -1 = none
  std::vector<uint16_t> seen_;                 // per country (index + 1): how often it is named
  std::vector<uint16_t> countries_seen_;       // those that are named, in the order they were counted in
  std::vector<bool> pronoun_;                  // per found
  std::vector<Span> name_at_;                  // per country (index + 1): its name's first place in the text
  std::vector<Span> adjective_at_;             // per country (index + 1): its first adjective in the text
  std::unordered_map<uint32_t, int> present_;  // entity of the base -> times named without doubt
  std::unordered_map<std::string, uint32_t> described_;
  bool sport_ = false;  ///< the report is about sport
  uint32_t locals_ = 0;
};

}  // namespace isnad::entity
