#include "language/lexicon_builder.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/word_map.h"
#include "report/names.h"

namespace isnad {
namespace {

constexpr uint8_t kNominal = Analysis::kConj | Analysis::kPrep | Analysis::kLam;

uint8_t takes_of(Upos upos, const Inflected& form) {
  uint8_t takes = 0;
  if (form.free) takes |= Analysis::kFree;
  if (form.bound) takes |= Analysis::kPronoun;
  if (upos == Upos::VERB) {
    takes |= Analysis::kConj;
    if (form.feats.aspect == Aspect::imp) takes |= Analysis::kFuture | Analysis::kLam;
    if (form.feats.aspect == Aspect::jus) takes |= Analysis::kLam;
  } else {
    takes |= kNominal;
    if (form.free && form.feats.definite == Definite::none) takes |= Analysis::kArticle;
  }
  return takes;
}

bool same(const Analysis& a, const Analysis& b) {
  return a.lemma == b.lemma && a.upos == b.upos && a.feats == b.feats;
}

Error bad_row(const Table& table, size_t row, std::string_view what) {
  return Error{ErrorCode::bad_table, fmt::format("{}: {}", table.where(row), what)};
}

}  // namespace

LexiconBuilder::LexiconBuilder() {
  lexicon_.table_.assign(1U << 19U, {});
  lexicon_.groups_.reserve(1U << 18U);
  lexicon_.letters_.reserve(size_t{1} << 22U);
  entries_.reserve(size_t{1} << 19U);
}

uint32_t LexiconBuilder::lemma_id(const Spelling& lemma) {
  const auto [at, added] = lemma_ids_.try_emplace(std::string(lemma.letters()), lexicon_.lemmas_.size());
  if (added) {
    const auto keep = [&](const std::string& utf8) {
      const Str s{static_cast<uint32_t>(lexicon_.text_.size()), static_cast<uint32_t>(utf8.size())};
      lexicon_.text_ += utf8;
      return s;
    };
    const Str form = keep(lemma.utf8());
    lexicon_.lemmas_.push_back({form, keep(lemma.key().utf8())});
  }
  return at->second;
}

void LexiconBuilder::grow() {
  lexicon_.table_.assign(lexicon_.table_.size() * 2, {});
  for (uint32_t g = 0; g < lexicon_.groups_.size(); ++g) {
    const Lexicon::Group& group = lexicon_.groups_[g];
    const std::string_view key = std::string_view(lexicon_.letters_).substr(group.key, group.size);
    const uint64_t hash = hash_word(key);
    lexicon_.table_[lexicon_.slot_of(key, hash)] = {static_cast<uint32_t>(hash >> 32U), g + 1};
  }
}

void LexiconBuilder::add(const Spelling& form, Analysis analysis) {
  const Spelling key = form.key();
  const uint64_t hash = hash_word(key.letters());
  const uint32_t slot = lexicon_.slot_of(key.letters(), hash);
  uint32_t group = lexicon_.table_[slot].group;
  if (group == 0) {
    lexicon_.groups_.push_back({static_cast<uint32_t>(lexicon_.letters_.size()), 0, 0, key.size});
    lexicon_.letters_ += key.letters();
    heads_.push_back(0);
    group = static_cast<uint32_t>(lexicon_.groups_.size());
    lexicon_.table_[slot] = {static_cast<uint32_t>(hash >> 32U), group};
    if (lexicon_.groups_.size() * 3 > lexicon_.table_.size() * 2) grow();
  }
  uint32_t spelled = Analysis::kNone;
  if (form == key) spelled = lexicon_.groups_[group - 1].key;
  for (uint32_t e = heads_[group - 1]; e != 0; e = entries_[e - 1].next) {
    Analysis& other = entries_[e - 1].analysis;
    const auto letters = std::string_view(lexicon_.letters_).substr(other.form, form.size);
    if (letters != form.letters()) continue;
    spelled = other.form;
    if (same(other, analysis)) {
      other.takes |= analysis.takes;
      other.use = std::min(other.use, analysis.use);
      return;
    }
  }
  if (spelled == Analysis::kNone) {
    spelled = static_cast<uint32_t>(lexicon_.letters_.size());
    lexicon_.letters_ += form.letters();
  }
  analysis.form = spelled;
  entries_.push_back({analysis, group - 1, heads_[group - 1]});
  heads_[group - 1] = static_cast<uint32_t>(entries_.size());
}

void LexiconBuilder::add_nominal(const Morphology& morphology, const NounRow& noun, Analysis analysis) {
  analysis.lemma = lemma_id(noun.lemma);
  forms_.clear();
  inflect_noun(morphology, noun, forms_);
  const Feats kind = analysis.feats;
  for (const Inflected& form : forms_) {
    analysis.feats = form.feats;
    analysis.feats.verb_form = kind.verb_form;
    analysis.feats.voice = kind.voice;
    analysis.takes = takes_of(analysis.upos, form);
    add(form.form, analysis);
  }
}

std::optional<Error> LexiconBuilder::read_use(const std::filesystem::path& path) {
  auto table = Table::load(path, {"lemma", "imperfect", "form", "use", "source"});
  if (!table) return table.error();
  for (size_t r = 0; r < table->rows(); ++r) {
    const std::string_view use = table->cell(r, 3);
    if (use != "common" && use != "rare") return bad_row(*table, r, "use is common or rare");
    use_[fmt::format("{} {} {}", table->cell(r, 0), table->cell(r, 1), table->cell(r, 2))] =
        use == "common" ? Analysis::Use::common : Analysis::Use::rare;
  }
  return std::nullopt;
}

std::optional<Error> LexiconBuilder::add_verbs(const std::filesystem::path& path, const Morphology& morphology) {
  auto table = Table::load(path, verb_columns());
  if (!table) return table.error();
  for (size_t r = 0; r < table->rows(); ++r) {
    const auto verb = read_verb(*table, r);
    if (!verb) return bad_row(*table, r, "a verb needs lemma, imperfect and root in Arabic letters");
    Analysis analysis;
    analysis.upos = Upos::VERB;
    const auto use = use_.find(fmt::format("{} {} {}", table->cell(r, 0), table->cell(r, 1), table->cell(r, 5)));
    if (use != use_.end()) analysis.use = use->second;
    analysis.lemma = analysis.verb = lemma_id(verb->lemma);
    forms_.clear();
    inflect_verb(morphology, *verb, forms_);
    for (const Inflected& form : forms_) {
      analysis.feats = form.feats;
      analysis.takes = takes_of(Upos::VERB, form);
      add(form.form, analysis);
    }
    Analysis nominal = analysis;
    nominal.upos = Upos::NOUN;
    nominal.feats = {};
    nominal.feats.verb_form = VerbForm::vnoun;
    for (const Spelling& masdar : verb->masdars) add_nominal(morphology, masdar_of(*verb, masdar), nominal);
    nominal.upos = Upos::ADJ;
    nominal.feats.verb_form = VerbForm::part;
    for (const Voice voice : {Voice::act, Voice::pass}) {
      nominal.feats.voice = voice;
      for (const Spelling& participle : voice == Voice::act ? verb->active : verb->passive) {
        add_nominal(morphology, participle_of(*verb, participle, voice), nominal);
      }
    }
  }
  return std::nullopt;
}

std::optional<Error> LexiconBuilder::add_nouns(const std::filesystem::path& path, const Morphology& morphology) {
  auto table = Table::load(path, noun_columns());
  if (!table) return table.error();
  for (size_t r = 0; r < table->rows(); ++r) {
    const auto noun = read_noun(*table, r);
    if (!noun) return bad_row(*table, r, "a noun needs its lemma and plurals in Arabic letters");
    Analysis analysis;
    analysis.upos = noun->adjective ? Upos::ADJ : Upos::NOUN;
    add_nominal(morphology, *noun, analysis);
  }
  return std::nullopt;
}

std::optional<Error> LexiconBuilder::add_function_words(const std::filesystem::path& path) {
  auto table = Table::load(path, {"form", "upos", "lemma", "feats", "clitics", "bound", "note", "source"});
  if (!table) return table.error();
  for (size_t r = 0; r < table->rows(); ++r) {
    const auto form = Spelling::from_utf8(table->cell(r, 0));
    const auto upos = parse_upos(table->cell(r, 1));
    const auto lemma = Spelling::from_utf8(table->cell(r, 2));
    const auto feats = parse_feats(table->cell(r, 3));
    const auto bound = Spelling::from_utf8(table->cell(r, 5));
    if (!form || form->empty() || !upos || !lemma || !feats || !bound) {
      return bad_row(*table, r, "a function word needs form and lemma in Arabic letters, and known upos and feats");
    }
    Analysis analysis;
    analysis.upos = *upos;
    analysis.lemma = lemma_id(*lemma);
    analysis.feats = *feats;
    bool pronoun = false;
    for (const std::string_view name : split_list(table->cell(r, 4))) {
      if (name == "conj") analysis.takes |= Analysis::kConj;
      if (name == "prep") analysis.takes |= Analysis::kPrep | Analysis::kLam;
      if (name == "l") analysis.takes |= Analysis::kLam;
      if (name == "fut") analysis.takes |= Analysis::kFuture;
      if (name == "art") analysis.takes |= Analysis::kArticle;
      if (name == "pron") pronoun = true;
    }
    const uint8_t joined = analysis.takes;
    analysis.takes = joined | Analysis::kFree;
    add(*form, analysis);
    if (!pronoun) continue;
    analysis.takes = joined | Analysis::kPronoun;
    if (!bound->empty()) {
      add(*bound, analysis);
      continue;
    }
    const Spellings forms = before_pronoun(*form);
    for (uint8_t i = 0; i < forms.size; ++i) add(forms.at[i], analysis);
  }
  return std::nullopt;
}

std::optional<Error> LexiconBuilder::add_attachments(const std::filesystem::path& path) {
  using Kind = Attachment::Kind;
  constexpr std::pair<std::string_view, Kind> kKinds[] = {
      {"ask", Kind::ask},     {"conj", Kind::conj},    {"prep", Kind::prep}, {"l", Kind::lam}, {"fut", Kind::future},
      {"art", Kind::article}, {"pron", Kind::pronoun}, {"mine", Kind::mine}, {"me", Kind::me}};
  auto table = Table::load(path, {"form", "place", "class", "upos", "lemma", "feats", "source"});
  if (!table) return table.error();
  if (table->rows() > 255) return bad_row(*table, 255, "more than 255 rows");
  for (size_t r = 0; r < table->rows(); ++r) {
    Attachment attachment;
    const auto form = Spelling::from_utf8(table->cell(r, 0));
    const auto lemma = Spelling::from_utf8(table->cell(r, 4));
    const auto upos = parse_upos(table->cell(r, 3));
    const auto feats = parse_feats(table->cell(r, 5));
    bool known = false;
    for (const auto& [name, kind] : kKinds) {
      if (name != table->cell(r, 2)) continue;
      attachment.kind = kind;
      known = true;
    }
    if (!form || form->empty() || !lemma || !upos || !feats || !known) {
      return bad_row(*table, r, "an attachment needs Arabic letters, and known class, upos and feats");
    }
    attachment.form = *form;
    attachment.key = form->key();
    attachment.upos = *upos;
    attachment.lemma = lemma_id(*lemma);
    attachment.feats = *feats;
    lexicon_.attachments_.push_back(std::move(attachment));
  }
  return std::nullopt;
}

std::optional<Error> LexiconBuilder::add_tables(const std::filesystem::path& data) {
  const auto morphology = Morphology::load(data);
  if (!morphology) return morphology.error();
  const std::filesystem::path folder = data / "language";
  if (auto error = add_attachments(folder / "attachments.tsv")) return error;
  if (auto error = add_function_words(folder / "function_words.tsv")) return error;
  if (auto error = add_nouns(folder / "nouns.tsv", *morphology)) return error;
  if (auto error = read_use(folder / "verb_use.tsv")) return error;
  return add_verbs(folder / "verbs.tsv", *morphology);
}

Lexicon LexiconBuilder::finish() && {
  uint32_t at = 0;
  std::vector<uint32_t> list;
  lexicon_.analyses_.reserve(entries_.size());
  for (uint32_t g = 0; g < lexicon_.groups_.size(); ++g) {
    list.clear();
    for (uint32_t e = heads_[g]; e != 0; e = entries_[e - 1].next) list.push_back(e - 1);
    lexicon_.groups_[g].first = at;
    for (size_t i = list.size(); i-- > 0;) lexicon_.analyses_.push_back(entries_[list[i]].analysis);
    at += static_cast<uint32_t>(list.size());
    lexicon_.groups_[g].last = at;
  }
  lexicon_.letters_.shrink_to_fit();
  lexicon_.groups_.shrink_to_fit();
  return std::move(lexicon_);
}

}  // namespace isnad
