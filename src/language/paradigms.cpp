#include "language/paradigms.h"

#include <fmt/format.h>

#include "text/fold.h"

namespace isnad {

Result<Paradigms> Paradigms::load(const std::filesystem::path& data) {
  Paradigms out;
  auto morphology = Morphology::load(data);
  if (!morphology) return morphology.error();
  out.morphology_ = std::move(*morphology);
  const auto verbs = Table::load(data / "language" / "verbs.tsv", verb_columns());
  if (!verbs) return verbs.error();
  for (size_t row = 0; row < verbs->rows(); ++row) {
    const auto verb = read_verb(*verbs, row);
    if (!verb) return Error{ErrorCode::bad_table, fmt::format("{}: not Arabic letters", verbs->where(row))};
    out.verbs_[std::string(verbs->cell(row, 0))].push_back(*verb);
  }
  const auto nouns = Table::load(data / "language" / "nouns.tsv", noun_columns());
  if (!nouns) return nouns.error();
  for (size_t row = 0; row < nouns->rows(); ++row) {
    const auto noun = read_noun(*nouns, row);
    if (!noun) return Error{ErrorCode::bad_table, fmt::format("{}: not Arabic letters", nouns->where(row))};
    out.nouns_[std::string(nouns->cell(row, 0))].push_back(*noun);
  }
  return out;
}

void Paradigms::add_noun(const NounRow& noun, Upos pos, VerbForm form, uint32_t row, FormTable& table) const {
  std::vector<Inflected> forms;
  inflect_noun(morphology_, noun, forms);
  for (const Inflected& inflected : forms) {
    FormHit hit{row, pos, inflected.feats};
    hit.feats.verb_form = form;
    table.add(inflected.form.key().utf8(), hit);
  }
}

void Paradigms::add_verb(const VerbRow& verb, uint32_t row, FormTable& table) const {
  std::vector<Inflected> forms;
  inflect_verb(morphology_, verb, forms);
  for (const Inflected& inflected : forms) table.add(inflected.form.key().utf8(), {row, Upos::VERB, inflected.feats});
  for (const Spelling& masdar : verb.masdars) {
    add_noun(masdar_of(verb, masdar), Upos::NOUN, VerbForm::vnoun, row, table);
  }
  for (const Spelling& active : verb.active) {
    add_noun(participle_of(verb, active, Voice::act), Upos::ADJ, VerbForm::part, row, table);
  }
}

void Paradigms::add(std::string_view lemma, Upos pos, uint32_t row, FormTable& table) const {
  const std::string form = fold(lemma, FoldLevel::form);
  if (pos == Upos::VERB) {
    const auto it = verbs_.find(form);
    if (it != verbs_.end()) {
      for (const VerbRow& verb : it->second) add_verb(verb, row, table);
      return;
    }
    table.add(fold(lemma, FoldLevel::key), {row, Upos::VERB, {}});
    return;
  }
  const auto it = nouns_.find(form);
  if (it != nouns_.end()) {
    for (const NounRow& noun : it->second) add_noun(noun, pos, VerbForm::none, row, table);
  }
  table.add(fold(lemma, FoldLevel::key), {row, pos, {}});
  const auto spelling = Spelling::from_utf8(form);
  if (it == nouns_.end() && spelling) {
    NounRow noun;
    noun.lemma = *spelling;
    noun.gender = spelling->last() == letter::kTehMarbuta ? Gender::fem : Gender::masc;
    add_noun(noun, pos, VerbForm::none, row, table);
  }
}

}  // namespace isnad
