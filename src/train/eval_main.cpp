// isnad-eval: accuracy of the language stage.
#include <CLI/CLI.hpp>
#include <cstdio>

#include "language/pack.h"
#include "train/evaluate.h"
#include "train/packs.h"

namespace isnad {
namespace {

constexpr size_t kFolds = 5;

struct Arguments {
  std::string mode;
  std::filesystem::path data = "../shared/data";
  std::filesystem::path tables = "data";
  std::filesystem::path model;
  size_t confusions = 20;
  size_t folds = kFolds;
  size_t days = 10;
  TrainingOptions training;
};

int fail(const Error& error) {
  fprintf(stderr, "isnad-eval: %s\n", error.message.c_str());
  return 1;
}

/// Both ways: from raw text and with gold words.
void both(const LanguageData& data, const TextData& text, const Corpus& corpus, EvaluationOptions options, Tally& raw,
          Tally& given) {
  evaluate(data, text, corpus, options, raw);
  options.gold_words = true;
  evaluate(data, text, corpus, options, given);
}

void print_both(const Arguments& a, const std::string& title, const Tally& raw, const Tally& given) {
  print_tally(title + ", from raw text", raw, a.confusions);
  print_tally(title + ", gold words", given, a.confusions);
}

int pud_folds(const Arguments& a, const Clitics& clitics, const Lexicon& lexicon, const TextData& text) {
  const auto pud = read_pud(clitics, a.data / "treebank" / "pud" / "ar_pud-ud-test.conllu");
  if (!pud) return fail(pud.error());
  const auto base = open_base(clitics, a.data, a.tables, a.days);
  if (!base) return fail(base.error());
  Tally raw;
  Tally given;
  for (size_t fold = 0; fold < std::min(a.folds, kFolds); ++fold) {
    // Whole stretches of documents, so that no document is on both sides.
    Corpus held;
    TrainingData training = *base;
    for (size_t s = 0; s < pud->size(); ++s) {
      const size_t part = s * kFolds / pud->size();
      (part == fold ? held : training.tagged).push_back((*pud)[s]);
    }
    const auto pack = Pack::parse(Pack::write(learn(clitics, lexicon, training, a.training)), "fold");
    if (!pack) return fail(pack.error());
    const auto data = LanguageData::make(clitics, lexicon, *pack, "fold");
    if (!data) return fail(data.error());
    Tally one;
    Tally unused;
    both(*data, text, held, {}, raw, given);
    evaluate(*data, text, held, {}, one);
    fprintf(stderr, "fold %zu: words %.2f UPOS %.2f LAS %.2f\n", fold, one.f1(Metric::words), one.f1(Metric::upos),
            one.f1(Metric::las));
  }
  print_both(a, "PUD, five folds", raw, given);
  return 0;
}

/// What the schemes of PUD and PADT write differently.
TagMap scheme_differences() {
  return {{Upos::X, Upos::NOUN},    {Upos::PROPN, Upos::NOUN}, {Upos::AUX, Upos::VERB},
          {Upos::SCONJ, Upos::ADP}, {Upos::PART, Upos::ADP},   {Upos::CCONJ, Upos::ADP},
          {Upos::DET, Upos::PRON},  {Upos::ADV, Upos::NOUN},   {Upos::SYM, Upos::PUNCT}};
}

int padt_dev(const Arguments& a, const Clitics& clitics, const TextData& text, bool mapped) {
  const auto corpus = read_padt_segments(clitics, a.data / "treebank" / "padt" / "segments-tags-dev.txt");
  if (!corpus) return fail(corpus.error());
  const auto data = LanguageData::load(a.tables, a.model);
  if (!data) return fail(data.error());
  EvaluationOptions options;
  if (mapped) options.tags = scheme_differences();
  Tally raw;
  Tally given;
  both(*data, text, *corpus, options, raw, given);
  print_both(a, mapped ? "PADT dev, tags mapped" : "PADT dev", raw, given);
  return 0;
}

int run(const Arguments& a) {
  const auto clitics = Clitics::load(a.tables);
  if (!clitics) return fail(clitics.error());
  const auto lexicon = Lexicon::load(a.tables);
  if (!lexicon) return fail(lexicon.error());
  const auto text = TextData::load(a.tables);
  if (!text) return fail(text.error());
  if (a.mode == "pud") return pud_folds(a, *clitics, *lexicon, *text);
  return padt_dev(a, *clitics, *text, a.mode == "padt-mapped");
}

}  // namespace
}  // namespace isnad

int main(int argc, char** argv) {
  CLI::App app{"Measures the language stage as CoNLL 2018 does"};
  isnad::Arguments a;
  app.add_option("mode", a.mode, "pud (five folds of the open pack), padt, padt-mapped")
      ->required()
      ->check(CLI::IsMember({"pud", "padt", "padt-mapped"}));
  app.add_option("--data", a.data, "folder of the corpora");
  app.add_option("--tables", a.tables, "folder of the tables of this project");
  app.add_option("--model", a.model, "pack to measure");
  app.add_option("--confusions", a.confusions, "how many of the commonest to print");
  app.add_option("--rounds", a.training.rounds, "passes over the data in training");
  app.add_option("--folds", a.folds, "only the first so many, for a quick look");
  app.add_option("--days", a.days, "days of unlabelled news in training");
  app.add_option("--tree-rounds", a.training.tree_rounds, "passes of the parser in training, 0 = no parser");
  app.add_option("--fine", a.training.fine, "clusters of tokens");
  app.add_option("--coarse", a.training.coarse, "groups of clusters");
  CLI11_PARSE(app, argc, argv);
  a.training.verbose = false;
  return isnad::run(a);
}
