// isnad-eval: accuracy of the language stage.
#include <sys/resource.h>
#include <time.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>

#include "language/letters.h"
#include "language/pack.h"
#include "train/evaluate.h"
#include "train/news.h"
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
  size_t first_fold = 0;
  TrainingOptions training;
};

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

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
  for (size_t fold = a.first_fold; fold < std::min(a.first_fold + a.folds, kFolds); ++fold) {
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
  print_both(a, a.folds >= kFolds ? "PUD, five folds" : "PUD, only " + std::to_string(a.folds) + " of five folds", raw,
             given);
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

/// The research pack without the fourth fifth of its trees, measured on that: for choices.
int development_trees(const Arguments& a, const Clitics& clitics, const Lexicon& lexicon, const TextData& text) {
  Corpus held;
  const auto base = research_base(clitics, a.data, a.tables, a.days, &held);
  if (!base) return fail(base.error());
  const auto pack =
      Pack::parse(Pack::write(learn(clitics, lexicon, *base, research_options(a.training))), "development");
  if (!pack) return fail(pack.error());
  const auto data = LanguageData::make(clitics, lexicon, *pack, "development");
  if (!data) return fail(data.error());
  Tally given;
  EvaluationOptions options;
  options.gold_words = true;
  evaluate(*data, text, held, options, given);
  print_tally("trees-ud1, fourth fifth, gold words", given, a.confusions);
  return 0;
}

int held_out_trees(const Arguments& a, const Clitics& clitics, const TextData& text) {
  const auto corpus = read_padt_trees(clitics, a.data / "treebank" / "padt" / "trees-ud1.conllu");
  if (!corpus) return fail(corpus.error());
  const auto data = LanguageData::load(a.tables, a.model);
  if (!data) return fail(data.error());
  Corpus held;
  for (size_t s = 0; s < corpus->size(); ++s) {
    if (is_held_out(s, corpus->size())) held.push_back((*corpus)[s]);
  }
  Tally raw;
  Tally given;
  both(*data, text, held, {}, raw, given);
  print_both(a, "trees-ud1, held-out fifth", raw, given);
  return 0;
}

/// Splitting of words that lost their space: what it breaks in text that is printed well, and what it mends when the
/// space between two words is taken out.
int glued(const Arguments& a, const Clitics& clitics) {
  const auto corpus = read_padt_segments(clitics, a.data / "treebank" / "padt" / "segments-tags-dev.txt");
  if (!corpus) return fail(corpus.error());
  const auto data = LanguageData::load(a.tables, a.model);
  if (!data) return fail(data.error());
  size_t words = 0;
  size_t broken = 0;
  size_t pairs[2] = {};  // after a letter that only ends words, and others
  size_t mended[2] = {};
  std::vector<uint16_t> borders;
  const auto find = [&](const std::string& form, const std::string& key) {
    borders.clear();
    find_lost_spaces(data->of_words(), view_word(data->words, form, key), borders);
  };
  for (const GoldSentence& sentence : *corpus) {
    const Reading reading = words_of(sentence);
    for (size_t w = 0; w < reading.words.size(); ++w) {
      const Word& word = reading.words[w];
      if (word.kind != WordKind::arabic || word.form.size != word.key.size) continue;
      const std::string form(reading.str(word.form));
      const std::string key(reading.str(word.key));
      ++words;
      find(form, key);
      if (!borders.empty()) {
        ++broken;
        if (a.confusions > 0) printf("broken: %s\n", form.c_str());
      }
      if (w + 1 == reading.words.size()) continue;
      const Word& next = reading.words[w + 1];
      if (next.kind != WordKind::arabic || next.form.size != next.key.size) continue;
      if (count_letters(form) < 3 || count_letters(reading.str(next.form)) < 3) continue;
      const bool sure = form.back() != key.back() || form.ends_with(clitics.closed_teh);
      ++pairs[sure ? 0 : 1];
      find(form + std::string(reading.str(next.form)), key + std::string(reading.str(next.key)));
      mended[sure ? 0 : 1] += borders.size() == 1 && borders[0] == form.size();
    }
  }
  printf("words with their spaces: %zu of %zu split wrongly\n", broken, words);
  printf("space taken out after teh marbuta or alef maqsura: %zu of %zu mended\n", mended[0], pairs[0]);
  printf("space taken out elsewhere: %zu of %zu mended\n", mended[1], pairs[1]);
  return 0;
}

/// Load time, words per second on one core and peak memory, over one day of news.
int speed(const Arguments& a, const TextData& text) {
  using Clock = std::chrono::steady_clock;
  const auto seconds = [](Clock::duration d) { return std::chrono::duration<double>(d).count(); };
  const auto start = Clock::now();
  const double cpu = cpu_seconds();
  const auto data = LanguageData::load(a.tables, a.model);
  if (!data) return fail(data.error());
  const auto loaded = Clock::now();
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  printf("load %.3f s (%.3f s of processor), %ld MB resident\n", seconds(loaded - start), cpu_seconds() - cpu,
         usage.ru_maxrss / 1024);
  const auto day = read_news_day(a.data / "stories" / "saudinewsnet" / "2015-08-04.zip");
  if (!day) return fail(day.error());
  size_t words = 0;
  double splitting = 0;
  double cutting = 0;
  double rest = 0;
  constexpr size_t kPiece = 4000;
  for (size_t at = 0; at < day->size();) {
    size_t end = std::min(day->find('\n', std::min(at + kPiece, day->size())), day->size());
    Reading reading;
    reading.report.text = day->substr(at, end - at);
    reading.report.body.push_back({0, static_cast<uint32_t>(end - at)});
    at = end + 1;
    const auto t0 = cpu_seconds();
    split_text(text, reading);
    const auto t1 = cpu_seconds();
    segment(data->of_words(), data->segmenter, reading);
    const auto t2 = cpu_seconds();
    analyse_tokens(*data, reading);
    const auto t3 = cpu_seconds();
    words += reading.words.size();
    splitting += t1 - t0;
    cutting += t2 - t1;
    rest += t3 - t2;
  }
  printf("%zu words; text stage %.2f s, segmentation %.2f s, tags lemmas trees %.2f s\n", words, splitting, cutting,
         rest);
  printf("language stage: %.0f words/s of one core; with the text stage %.0f\n",
         static_cast<double>(words) / (cutting + rest), static_cast<double>(words) / (splitting + cutting + rest));
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
  if (a.mode == "trees-dev") return development_trees(a, *clitics, *lexicon, *text);
  if (a.mode == "trees") return held_out_trees(a, *clitics, *text);
  if (a.mode == "glued") return glued(a, *clitics);
  if (a.mode == "speed") return speed(a, *text);
  return padt_dev(a, *clitics, *text, a.mode == "padt-mapped");
}

}  // namespace
}  // namespace isnad

int main(int argc, char** argv) {
  CLI::App app{"Measures the language stage as CoNLL 2018 does"};
  isnad::Arguments a;
  app.add_option("mode", a.mode,
                 "pud (five folds of the open pack), padt, padt-mapped, trees (held-out fifth), trees-dev (fourth "
                 "fifth, trains without it), glued, speed")
      ->required()
      ->check(CLI::IsMember({"pud", "padt", "padt-mapped", "trees", "trees-dev", "glued", "speed"}));
  app.add_option("--data", a.data, "folder of the corpora");
  app.add_option("--tables", a.tables, "folder of the tables of this project");
  app.add_option("--model", a.model, "pack to measure");
  app.add_option("--confusions", a.confusions, "how many of the commonest to print");
  app.add_option("--rounds", a.training.rounds, "passes over the data in training");
  app.add_option("--folds", a.folds, "only the first so many, for a quick look");
  app.add_option("--days", a.days, "days of unlabelled news in training");
  app.add_option("--tree-rounds", a.training.tree_rounds, "passes of the parser in training, 0 = no parser");
  app.add_option("--orders", a.training.orders, "models that learn in different orders and are added up");
  app.add_option("--floor", a.training.floor, "averaged weights below it are left out");
  app.add_option("--fine", a.training.fine, "clusters of tokens");
  app.add_option("--coarse", a.training.coarse, "groups of clusters");
  app.add_option("--teachers", a.training.teach.members, "networks that label news, 0 = none");
  app.add_option("--epochs", a.training.teach.epochs, "passes of the teachers over gold");
  app.add_option("--silver", a.training.silver, "tokens of news that they label");
  app.add_option("--silver-floor", a.training.silver_floor, "floor of the parser that learns from silver");
  app.add_option("--silver-tag-floor", a.training.silver_tag_floor, "floor of the tagger that does");
  app.add_option("--silver-rounds", a.training.silver_rounds, "passes of the tagger over gold and silver");
  app.add_option("--silver-tree-rounds", a.training.silver_tree_rounds, "passes of the parser");
  app.add_option("--layers", a.training.teach.layers,
                 "what they learn of a token: 1 tags, 3 also names and inflection");
  app.add_option("--tag-orders", a.training.tag_orders, "taggers of silver that are added up");
  app.add_option("--gold-times", a.training.gold_times, "how often gold counts against silver");
  app.add_flag("--verbose", a.training.verbose, "say what training does");
  app.add_option("--first-fold", a.first_fold, "the fold to begin with");
  CLI11_PARSE(app, argc, argv);
  return isnad::run(a);
}
