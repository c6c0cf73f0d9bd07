// Generates the unvocalised surface forms of a verb, noun or adjective, without proclitics and pronouns. Pure functions
// of a row and the const Morphology.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/tsv.h"
#include "language/morphology.h"
#include "language/spelling.h"
#include "report/reading.h"

namespace isnad {

/// A row of data/language/verbs.tsv.
struct VerbRow {
  Spelling lemma;
  Spelling imperfect;
  Spelling root;
  std::string form;
  std::vector<Spelling> masdars;
  std::vector<Spelling> active;
  std::vector<Spelling> passive;
};

/// A row of data/language/nouns.tsv, or a masdar or participle of a verb.
struct NounRow {
  Spelling lemma;
  Gender gender = Gender::masc;
  std::vector<Spelling> plurals;
  bool adjective = false;
  bool defective = false;  ///< the final yeh drops when indefinite
};

struct Inflected {
  Spelling form;
  Feats feats;
  bool free = false;   ///< stands without a pronoun after it
  bool bound = false;  ///< stands before a pronoun
};

/// Columns of the tables, in order, for Table::load.
std::vector<std::string_view> verb_columns();
std::vector<std::string_view> noun_columns();
/// Nothing when a cell holds something else than Arabic letters.
std::optional<VerbRow> read_verb(const Table& table, size_t row);
std::optional<NounRow> read_noun(const Table& table, size_t row);

/// Finite forms: perfect, imperfect, jussive where it differs, imperative, and the passives that are spelled otherwise.
/// Appends to `out`.
void inflect_verb(const Morphology& morphology, const VerbRow& verb, std::vector<Inflected>& out);
/// Singular, dual, plurals and feminine, each also in the construct state and before pronouns. Appends to `out`.
void inflect_noun(const Morphology& morphology, const NounRow& noun, std::vector<Inflected>& out);

/// The masdars and participles of a verb as nouns.
NounRow masdar_of(const VerbRow& verb, const Spelling& masdar);
NounRow participle_of(const VerbRow& verb, const Spelling& participle, Voice voice);

}  // namespace isnad
