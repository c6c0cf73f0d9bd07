// The knowledge base: entities with the forms of their names, titles of offices, and who held which office when.
// Loaded once from data/entity/*.tsv, const after, shareable between threads.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "base/day.h"
#include "base/result.h"
#include "entity/lexicon.h"
#include "entity/trie.h"
#include "report/reading.h"

namespace isnad::entity {

struct BaseEntity {
  std::string id;
  EntityKind kind = EntityKind::other;
  std::string type;  ///< of the table's row: ministry, armed-group, town, agency ...
  std::string name;
  std::string country;      ///< ISO code
  std::string within;       ///< of a place: id of the place it lies in
  uint16_t country_at = 0;  ///< the country as index of an entity, 1-based; 0 = none
};

/// One spelling of one entity's name.
struct NameForm {
  uint32_t entity = 0;
  uint8_t words = 0;
  bool weak = false;     ///< ambiguous: counts only where the report supports it
  bool metonym = false;  ///< a seat of government that stands for its country
  bool derived = false;  ///< the name less its country's adjective: counts only where the country is clear
  std::string letters;   ///< as the table spells it, form level
};

struct Term {
  uint32_t person = 0;  ///< index of an entity
  Day from;
  Day to;
};

/// An office of a country or body: the kind's index and the entity's index plus 1 (0 = of none).
using OfficeKey = std::pair<uint16_t, uint32_t>;

class KnowledgeBase {
 public:
  /// Refuses duplicate ids and terms, and malformed days. Names enter `words` as well.
  static Result<KnowledgeBase> load(const std::filesystem::path& data, EntityWords& words);

  const std::vector<BaseEntity>& entities() const { return entities_; }
  const std::vector<NameForm>& forms() const { return forms_; }
  const std::string& spelling(uint32_t form) const { return forms_[form].letters; }
  const FormTrie& names() const { return names_; }
  const FormTrie& titles() const { return titles_; }  ///< payload: index into offices
  const std::vector<std::string>& offices() const { return offices_; }
  const std::vector<Term>& terms(OfficeKey office) const;
  /// The countries that have had somebody in such an office, as indices plus 1.
  std::vector<uint16_t> countries_of(uint16_t office) const;
  const std::vector<OfficeKey>& offices_of(uint32_t person) const;
  int find(std::string_view id) const;  ///< -1 when there is none
  int office(std::string_view id) const;
  /// The body that is called by this head noun and its country's adjective alone ("the Syrian government"); -1 = none.
  int by_noun(uint16_t lemma, uint16_t country, bool plural) const;
  /// Persons by the numbers of the first and last word of their name.
  const std::vector<uint32_t>& by_ends(uint32_t first, uint32_t last) const;

  /// Terms that name a person, office, country or body that no table holds; they are left out.
  const std::vector<std::string>& dangling() const { return dangling_; }

  /// Numbers of the slots in titles.
  uint32_t slot_adjective = 0, slot_country = 0, slot_body = 0, slot_to_body = 0, slot_to_country = 0;

 private:
  friend class BaseLoader;
  std::vector<BaseEntity> entities_;
  std::unordered_map<std::string, uint32_t> ids_;
  std::vector<NameForm> forms_;
  FormTrie names_, titles_;
  std::vector<std::string> offices_;
  std::map<OfficeKey, std::vector<Term>> terms_;
  std::unordered_map<uint32_t, std::vector<OfficeKey>> offices_of_;
  std::unordered_map<uint64_t, std::vector<uint32_t>> ends_;
  std::map<std::tuple<uint16_t, uint16_t, bool>, uint32_t> nouns_;
  std::vector<std::string> dangling_;
};

/// The words of a name as numbers; quotes and brackets are left out.
std::vector<uint32_t> name_words(std::string_view name, EntityWords& words);

}  // namespace isnad::entity
