// Finds what names or describes something in one sentence: names of the base, titles with names, offices, described
// persons and groups. Left to right, longest first, without overlap. A Finder lives for one sentence of one Reading.
#pragma once

#include <string_view>
#include <unordered_map>
#include <vector>

#include "entity/line.h"

namespace isnad::entity {

enum class FoundKind : uint8_t {
  base,         ///< a name of the base
  person,       ///< a person's name that the base may not know, with or without a title
  office,       ///< an office without a name
  described,    ///< a description of a person or group
  anaphor,      ///< "the two sides", "the agency"
  counterpart,  ///< "his Russian counterpart" without a name
  place,        ///< a place noun with a name that the base does not know
};

/// What was found, before it is known which entity it is.
struct FoundName {
  FoundKind what = FoundKind::base;
  uint32_t sentence = 0;
  uint32_t first_word = 0, last_word = 0;  ///< [first_word, last_word)
  uint32_t head_word = 0;
  Span span, name;
  EntityKind kind = EntityKind::other;
  std::vector<uint32_t> forms;  ///< spellings of the base that the name is
  int office = -1;
  uint32_t of = 0;                  ///< country or body of the office, index + 1
  uint16_t country = 0;             ///< country named by title or description, index + 1
  std::vector<uint16_t> countries;  ///< of a plural office
  std::vector<Span> country_names;  ///< where each of them stands
  uint16_t lemma = 0;               ///< of the head noun
  Anaphor anaphor = Anaphor::none;
  PersonNoun person_noun = PersonNoun::none;
  GroupNoun group_noun = GroupNoun::none;
  struct Said {  // a further office or role
    int office;
    uint32_t of;
    uint16_t lemma, country;
  };
  std::vector<Said> also;
  bool among_countries = false;  ///< a country stands beside it in a list
  bool place_noun = false;       ///< "the city of" stands before the name
  bool inner = false;            ///< stands inside a longer mention: no mention itself, but what a short form may mean
  bool quoted = false;           ///< in quotation marks, or "newspaper" stands before it
  bool simple = false;           ///< a noun with the name or adjective of a country and nothing else
  bool bare = false;             ///< a definite noun without any complement
  bool dispute = false;          ///< the two sides of a conflict or of talks
  uint16_t dispute_in = 0;       ///< the country of that conflict, where it is told, index + 1
  bool definite = false;
  bool plural = false;
  bool dual = false;
  bool former = false;
  bool common = false;        ///< a dictionary word as well
  bool assimilated = false;   ///< the name's article is hidden behind "lil-"
  bool proper = false;        ///< the tagger or the model of names takes it for a name
  bool person = false;        ///< the model of names takes it for a person
  bool of_man = false;        ///< a masculine adjective stands behind it, its own or not
  bool masculine = false;     ///< an adjective of a man or club follows, so no town
  bool feminine = false;      ///< an adjective of a town follows, so no club
  bool after_noun = false;    ///< the second part of a construct whose first is no word of sport
  bool cued = false;          ///< quoted, in brackets, or told to be an outlet by the word before
  bool club = false;          ///< "club" stands before the name
  bool place_before = false;  ///< a place noun, locative preposition or verb of motion precedes
};

/// Ends of persons' names that the report gives in full elsewhere: the first word's key -> the rest of the name.
using KnownEnds = std::unordered_map<std::string_view, std::vector<std::vector<std::string_view>>>;

/// What the report gives in full elsewhere, under the first word's key.
struct KnownNames {
  KnownEnds persons;
  KnownEnds places;  ///< names behind a place noun that the base does not hold
};

class Finder {
 public:
  Finder(const LineData& data, const Reading& reading, const KnownNames& known, std::vector<FoundName>& out)
      : words_(data.words), base_(data.base), r_(reading), ends_(known.persons), places_(known.places), out_(out) {}
  void read(const Line& line);

 private:
  struct Title {  // a title, description or office that may stand before a name
    uint32_t end = 0;
    uint32_t head = 0;
    uint32_t begin = 0;  // byte where it begins in the text
    int office = -1;
    uint32_t of = 0;
    uint16_t country = 0;
    std::vector<uint16_t> countries;
    std::vector<Span> country_names;
    uint16_t lemma = 0;
    PersonNoun person = PersonNoun::none;
    GroupNoun group = GroupNoun::none;
    bool definite = false, plural = false, dual = false, former = false, complement = false, counterpart = false;
    bool epithet = false, genitive = false;
    uint32_t first_end = 0;  // where the first of several titles ends
    std::vector<FoundName::Said> also;
  };
  struct NameMatch {  // a name of the base
    uint32_t end = 0;
    uint32_t begin = 0;  // byte
    std::vector<uint32_t> forms;
    EntityKind kind = EntityKind::other;
    bool assimilated = false;  ///< "lil-" hides the name's article
  };

  // find_base.cpp
  NameMatch base_name(uint32_t at, bool proclitics, bool derived = false) const;
  bool dateline(uint32_t at, uint32_t end) const;
  bool try_base(uint32_t at);
  bool is_bank(const NameMatch& m, uint32_t at) const;
  bool spelled(const NameForm& form, const Atom& x, const Variant& v) const;
  bool outlet_in_place(uint32_t at, const NameForm& form) const;
  bool dual_word(uint32_t at) const;
  bool ends_before(uint32_t at) const;
  bool part_of_name(uint32_t at) const;
  bool unlikely(uint32_t at, const NameForm& form, bool after_title) const;
  bool try_anaphor(uint32_t at);
  bool try_label(uint32_t at);
  // find_outlet.cpp
  bool try_outlet(uint32_t at);
  bool try_bare_outlet(uint32_t at);
  uint32_t outlet_run(uint32_t at, bool sure, bool* strange) const;
  uint32_t outlet_marks(uint32_t at, bool* marked) const;
  // find_place.cpp
  bool try_place(uint32_t at);
  bool try_known_place(uint32_t at);
  bool is_word(uint32_t at) const;
  bool place_word(uint32_t at, PlaceNoun noun) const;
  uint32_t place_run(uint32_t at, PlaceNoun noun) const;
  void further_places(uint32_t at, PlaceNoun noun);
  // find_inner.cpp
  void inner_places(uint32_t at, uint32_t end);
  void inner_bodies(uint32_t at, uint32_t end, bool persons);
  // find_title.cpp
  Title office_title(uint32_t at, bool proclitics) const;
  void match_title(uint32_t node, uint32_t at, Title& now, Title& best) const;
  Title title(uint32_t at, bool proclitics) const;
  Title titles(uint32_t at) const;
  void office_of_two(Title& t) const;
  // complements.cpp
  class Complements;
  /// Where the phrase of a head noun that ends at `at` ends; notes in `t` what belongs to it. t.end is 0 when it is
  /// none.
  /// "(ministry of culture) [and information]": a further field of an office.
  bool further_field(uint32_t at) const;
  uint32_t complements(uint32_t at, Title& t) const;
  // find_described.cpp
  Title noun_phrase(uint32_t at, bool proclitics) const;
  uint32_t quantifiers(uint32_t at) const;
  bool try_described(uint32_t at);
  uint32_t loyalty(uint32_t end) const;
  uint32_t owner(const Title& t) const;
  bool worth(const Title& t, const Atom& head) const;
  // find_name.cpp
  uint32_t name_run(uint32_t at, bool after_title) const;
  bool opens_that(uint32_t at) const;
  bool title_behind(uint32_t at, uint32_t q) const;
  uint32_t titled_run(uint32_t at) const;
  bool phrase_ends(uint32_t at) const;
  bool owned(uint32_t at) const;
  bool accusative(uint32_t at) const;
  bool named_place(uint32_t at) const;
  bool family_adjective(uint32_t at) const;
  uint32_t apposed_run(uint32_t at) const;
  bool function_word(uint32_t at, std::string_view key) const;
  uint32_t known_end(uint32_t at, uint32_t* begin) const;
  // person_name.cpp
  bool other_father(uint32_t at, uint32_t end) const;
  bool person_name(uint32_t at, bool after_title, FoundName& f, uint32_t* end) const;
  void apposition(uint32_t at, FoundName& f, uint32_t* end) const;
  // find_person.cpp
  bool namesake(uint32_t at, const Title& t) const;
  bool hall(uint32_t at, uint32_t end);
  Title nationality(uint32_t at) const;
  bool name_behind(const Title& t, FoundName& f, uint32_t* end) const;
  bool try_titled_base(uint32_t at, const Title& t);
  bool try_titled(uint32_t at, Title& t);
  bool try_person(uint32_t at);
  bool follows_definite(uint32_t at) const;

  const Atom& item(uint32_t at) const { return line_->items[at]; }
  uint32_t size() const { return static_cast<uint32_t>(line_->items.size()); }
  bool in(uint32_t at) const { return at < size(); }
  const WordInfo& info(uint32_t at) const { return words_.info(line_->items[at].variants[0].id); }
  bool stops(uint32_t at) const;
  bool definite(uint32_t at) const;
  bool any(uint32_t at, uint32_t bits) const;  ///< under any reading of the word's proclitics
  bool tells(uint32_t at, uint16_t bits) const;
  bool opens_time(uint32_t at) const;  ///< an expression of time begins here
  bool opens_day(uint32_t at) const;   ///< one of several words does
  const TimeRef* time_from(uint32_t at) const;
  bool has_article(uint32_t at) const;
  bool adjective(uint32_t at, bool wants_definite) const;
  uint32_t end_byte(uint32_t end) const { return line_->items[end - 1].end; }
  bool motion_before(uint32_t at) const;
  void note_beside(FoundName& f, uint32_t at, uint32_t end) const;
  void emit(FoundName f, uint32_t at, uint32_t end, uint32_t begin_byte);

  const EntityWords& words_;
  const KnowledgeBase& base_;
  const Reading& r_;
  const KnownEnds& ends_;
  const KnownEnds& places_;
  std::vector<FoundName>& out_;
  const Line* line_ = nullptr;
  uint32_t next_ = 0;  // where the line goes on
};

}  // namespace isnad::entity
