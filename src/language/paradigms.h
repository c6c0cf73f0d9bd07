// All inflected forms of a lemma of the tables, for tables that name words by their lemma. Const after load.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "language/form_table.h"
#include "language/inflect.h"

namespace isnad {

class Paradigms {
 public:
  /// Reads verbs.tsv, nouns.tsv and the tables of inflection under `data/language`.
  static Result<Paradigms> load(const std::filesystem::path& data);

  /// Adds the forms of a lemma to `table`, each as a hit of `row`. A verb gives its finite forms and participles; a
  /// noun or adjective its numbers, genders and states. A lemma that the tables lack gives its own form and, for a
  /// noun, its regular inflection.
  void add(std::string_view lemma, Upos pos, uint32_t row, FormTable& table) const;

 private:
  void add_verb(const VerbRow& verb, uint32_t row, FormTable& table) const;
  void add_noun(const NounRow& noun, Upos pos, VerbForm form, uint32_t row, FormTable& table) const;

  Morphology morphology_;
  std::unordered_map<std::string, std::vector<VerbRow>> verbs_;  ///< by lemma as written, marks dropped
  std::unordered_map<std::string, std::vector<NounRow>> nouns_;
};

}  // namespace isnad
