// What single words can be: nouns for persons, groups and places, nisba adjectives, function words. One number per word
// key, so that the stage compares numbers. Built once by EntityData::load, const after, shareable.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/word_map.h"

namespace isnad::entity {

/// Bits of WordInfo::is.
enum WordBit : uint32_t {
  kStop = 1U << 0,
  kPreposition = 1U << 1,
  kLocative = 1U << 2,  ///< preposition after which a town is a place
  kInName = 1U << 3,    ///< "in the name of"
  kRelative = 1U << 4,
  kQuantifier = 1U << 5,
  kMore = 1U << 6,         ///< "more" of "more than a hundred"
  kCounterpart = 1U << 7,  ///< "his counterpart"
  kParticle = 1U << 8,     ///< joins parts of a name
  kFormer = 1U << 9,
  kMotion = 1U << 10,    ///< verbs whose object is a place
  kAbout = 1U << 20,     ///< "concerning", after an envoy or minister
  kOutlet = 1U << 21,    ///< "newspaper", before its name
  kToward = 1U << 22,    ///< "to", after an envoy
  kMaqsura = 1U << 23,   ///< a function word written with a final alef maqsura
  kVerb = 1U << 24,      ///< a finite verb of the present or future
  kEvent = 1U << 25,     ///< "talks", before the town where they are held
  kPatronym = 1U << 26,  ///< "son of"
  kLoyal = 1U << 27,     ///< "loyal", before "to X"
  kCharge = 1U << 28,    ///< "extremist", "banned": says what is thought of a group and names nothing new
  kRanking = 1U << 31,   ///< "general", "first", "second": right behind a title part of it
  kBound = 1U << 30,     ///< "(Nasr) Allah": never a name by itself
  kRelay = 1U << 29,     ///< "spokesman": speaks for somebody else and is no side himself
  kAdjective = 1U << 11,
  kNisba = 1U << 12,  ///< adjective or demonym of `country`
  kGivenName = 1U << 13,
  kNamePart = 1U << 14,  ///< stands in a person's name of the base
  kDefinite = 1U << 15,  ///< has the article
  kDual = 1U << 16,
  kPlural = 1U << 17,
  kFeminine = 1U << 18,
  kCommon = 1U << 19,  ///< a dictionary word, so weak as part of a name
};

enum class PersonNoun : uint8_t { none, office, envoy, role, honorific, rank, source, epithet, people, fighters };
/// One that an office, a mission or a part in something gives: others stand for a person by themselves.
constexpr bool is_role(PersonNoun p) {
  return p == PersonNoun::office || p == PersonNoun::envoy || p == PersonNoun::role;
}
enum class GroupNoun : uint8_t { none, opposition, government, state, force, group, body, people };
enum class PlaceNoun : uint8_t { none, town, province, area, land, water, facility, capital, side };
enum class Anaphor : uint8_t {
  none,
  pair,
  persons,
  person,
  countries,
  agency,
  outlet,
  group,
  body,
  ministry,
  homeland,  ///< "his country"
  leaders,   ///< "the three leaders"
  man        ///< "the man": anybody
};

/// Bits of WordInfo::tells.
enum WordTells : uint16_t {
  kSport = 1U << 0,       ///< "match", "striker": the report is about sport
  kReports = 1U << 1,     ///< "according to", before an outlet
  kClub = 1U << 2,        ///< "club", before its name
  kHadBeen = 1U << 4,     ///< "had" of the pluperfect
  kNamesake = 1U << 3,    ///< "hospital", before the person whom it is named after
  kPress = 1U << 5,       ///< "newspaper": a noun of outlets and nothing else
  kChannel = 1U << 6,     ///< "channel": mostly one that broadcasts
  kOutletMark = 1U << 7,  ///< "for news", "satellite": behind the name of an outlet
  kOutletName = 1U << 8,  ///< "News", "Post": the end of an outlet's name
  kDispute = 1U << 9,     ///< "the conflict": what two sides have
  kFields = 1U << 10,     ///< "ministry", "committee": called by one or more fields
};

struct WordInfo {
  uint32_t is = 0;
  uint16_t tells = 0;
  PersonNoun person = PersonNoun::none;
  GroupNoun group = GroupNoun::none;
  PlaceNoun place = PlaceNoun::none;
  Anaphor anaphor = Anaphor::none;
  bool group_alone = false;  ///< the definite noun by itself is a mention
  uint16_t country = 0;      ///< index of a country, 1-based; 0 = none
  uint16_t lemma = 0;        ///< one number for all inflections of a person or group noun
  uint8_t outlets = 0;       ///< bits of the kinds of outlets that the word may stand for: outlet_bit
};

/// The bit of a kind of outlets ("agency", "newspaper" ...); 0 for what is none.
uint8_t outlet_bit(std::string_view kind);
/// The kind of the first of these bits; empty when there is none.
std::string_view outlet_kind(uint8_t bits);

class EntityWords {
 public:
  /// Reads this stage's word tables under data/entity.
  static Result<EntityWords> load(const std::filesystem::path& data);

  /// 0 for a word that no table or name holds.
  uint32_t id(std::string_view key) const;
  uint32_t intern(std::string_view key);
  const WordInfo& info(uint32_t id) const { return infos_[id]; }
  WordInfo& info(uint32_t id) { return infos_[id]; }
  size_t size() const { return infos_.size(); }
  /// Enters an adjective of nationality in all its forms.
  void add_nisba(std::string_view adjective, uint16_t country);
  void add_demonym(std::string_view form, uint16_t country);
  void mark(std::string_view form, uint32_t bits);
  /// Marks the dictionary words of data/language, where that folder has tables, as weak parts of names.
  Result<size_t> add_dictionary(const std::filesystem::path& data);

 private:
  void add_all(const std::vector<std::pair<std::string, uint32_t>>& forms, const WordInfo& info);

  WordMap<uint32_t> ids_;
  std::vector<WordInfo> infos_ = std::vector<WordInfo>(1);
};

}  // namespace isnad::entity
