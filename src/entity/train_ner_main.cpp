// isnad-train-ner: trains the model of names, a conditional random field.
//   isnad-train-ner DATA NEWS CORPUS... --out PACK [--all]
//   isnad-train-ner DATA NEWS CORPUS --folds [--misses]   figures of the part trained on, each fifth by the others
// The last fifth of each corpus is held aside, unless --all is given. DATA is the data folder, NEWS the folder of
// SaudiNewsNet's days: what unlabelled news says of words (entity/word_facts.h) is learned from ten of them.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <unordered_map>

#include "base/tsv.h"
#include "entity/base.h"
#include "entity/learn_words.h"
#include "entity/ner_corpus.h"
#include "entity/ner_learn.h"
#include "text/fold.h"

namespace {

using namespace isnad;
using namespace isnad::entity;

/// The days of unlabelled news but for two, reports of which are used in tests.
Result<std::vector<std::string>> read_news(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> days;
  std::error_code ec;
  for (const auto& entry : std::filesystem::directory_iterator(folder, ec)) {
    const std::string name = entry.path().stem().string();
    if (entry.path().extension() == ".zip" && name != "2015-08-02" && name != "2015-08-03")
      days.push_back(entry.path());
  }
  if (days.empty()) return Error{ErrorCode::not_found, folder.string() + ": no days of news"};
  std::sort(days.begin(), days.end());
  std::vector<std::string> texts;
  for (const auto& day : days) {
    auto text = read_news_day(day);
    if (!text) return text.error();
    texts.push_back(*std::move(text));
  }
  return texts;
}

struct Source {
  const LineData& lines;
  const std::string& section;  // of facts
  const std::string& hints;
  NewsFacts facts;
};

/// Lines of one text, in order.
void add_examples(const Source& source, std::span<const LabelledLine> lines, std::vector<Example>& out) {
  std::vector<const Line*> text;
  for (const LabelledLine& l : lines) text.push_back(&l.line);
  auto features = ner_features(source.lines, source.facts, text);
  for (size_t i = 0; i < lines.size(); ++i) out.push_back({std::move(features[i]), lines[i].labels});
}

/// The pack of a model, learned from labelled lines.
std::string train(const Source& source, const std::vector<std::span<const LabelledLine>>& texts) {
  std::vector<Example> examples;
  for (const auto& text : texts) add_examples(source, text, examples);
  auto sections = learn_names(examples, {});
  sections["facts"] = source.section;
  sections["hints"] = source.hints;
  return Pack::write(sections);
}

/// Figures of the part that is looked at while features are chosen: each of kFolds stretches of it, labelled by a model
/// of the others.
int cross(const Source& source, const std::vector<LabelledLine>& part, bool misses) {
  constexpr size_t kFolds = 5;
  std::array<SpanTally, 4> sum;
  for (size_t fold = 0; fold < kFolds; ++fold) {
    const size_t from = part.size() * fold / kFolds, to = part.size() * (fold + 1) / kFolds;
    std::vector<const Line*> text;
    const std::span<const LabelledLine> all = part;
    for (size_t i = from; i < to; ++i) text.push_back(&part[i].line);
    const auto pack = Pack::parse(train(source, {all.first(from), all.subspan(to)}), "fold");
    const auto model = NerModel::make(*pack, "fold");
    if (!model) return fmt::print(stderr, "{}\n", model.error().message), 1;
    const auto found = model->label(source.lines, text);
    std::array<SpanTally, 4> tally;
    for (size_t i = from; i < to; ++i) {
      tally_spans(part[i].labels, found[i - from], tally);
      tally_spans(part[i].labels, found[i - from], sum);
      if (misses) {
        fmt::print("#");
        for (size_t k = 0; k < part[i].labels.size(); ++k) {
          const int g = static_cast<int>(part[i].labels[k]), f = static_cast<int>(found[i - from][k]);
          if (g == f && g == 0)
            fmt::print(" {}", part[i].line.items[k].key);
          else if (g == f)
            fmt::print(" {}/{}", part[i].line.items[k].key, g);
          else
            fmt::print(" {}/{}!{}", part[i].line.items[k].key, g, f);
        }
        fmt::print("\n");
      }
    }
    fmt::print("fold {}: F1 {:.2f}\n", fold, tally[0].f1());
  }
  constexpr std::string_view kNames[] = {"all", "PERS", "LOC", "ORG"};
  for (size_t k = 0; k < 4; ++k) {
    fmt::print("  {:5} precision {:.2f}  recall {:.2f}  F1 {:.2f}  ({} spans)\n", kNames[k], sum[k].precision(),
               sum[k].recall(), sum[k].f1(), sum[k].gold);
  }
  return 0;
}

/// The names of data/entity/name_hints.tsv.
Result<std::string> hint_section(const std::filesystem::path& data) {
  const auto table = Table::load(data / "entity" / "name_hints.tsv", {"form", "kind", "source"});
  if (!table) return table.error();
  std::map<uint64_t, uint8_t> kinds;
  for (size_t row = 0; row < table->rows(); ++row) {
    uint64_t chain = 0;
    for (const auto word : split_list(table->cell(row, 0), ' ')) {
      chain = chain_words(chain, hash_letters(fold(word, FoldLevel::key)));
    }
    const auto kind = table->cell(row, 1);
    kinds[chain] |= kind == "given"    ? kHintGiven
                    : kind == "family" ? kHintFamily
                    : kind == "place"  ? kHintPlace
                                       : kHintBody;
  }
  std::string out;
  put(out, static_cast<uint32_t>(kinds.size()));
  for (const auto& [chain, bits] : kinds) {
    put(out, chain);
    put(out, bits);
  }
  return out;
}

int run(const std::vector<std::string>& args) {
  std::vector<std::string> corpora;
  std::string out;
  bool all = false;
  bool folds = false, misses = false;
  for (size_t i = 2; i < args.size(); ++i) {
    if (args[i] == "--all")
      all = true;
    else if (args[i] == "--folds")
      folds = true;
    else if (args[i] == "--misses")
      misses = true;
    else if (args[i] == "--out" && i + 1 < args.size())
      out = args[++i];
    else
      corpora.push_back(args[i]);
  }
  if (args.size() < 3 || (out.empty() && !folds)) {
    fmt::print(stderr,
               "usage: isnad-train-ner DATA NEWS CORPUS... --out PACK [--all] | DATA NEWS CORPUS --folds [--misses]\n");
    return 2;
  }
  const auto fail = [](const Error& e) { return fmt::print(stderr, "{}\n", e.message), 1; };
  auto words = EntityWords::load(args[0]);
  if (!words) return fail(words.error());
  const auto base = KnowledgeBase::load(args[0], *words);
  if (!base) return fail(base.error());
  if (const auto dictionary = words->add_dictionary(args[0]); !dictionary) return fail(dictionary.error());
  const auto news = read_news(args[1]);
  if (!news) return fail(news.error());
  const auto lexicon = Lexicon::load(args[0]);
  if (!lexicon) return fail(lexicon.error());
  const auto hints = hint_section(args[0]);
  if (!hints) return fail(hints.error());
  const LineData lines{*words, *base};
  const std::string section = learn_words(count_words(*news), *lexicon);
  Source source{lines, section, *hints, {}};
  if (!source.facts.load(section) || !source.facts.load_hints(*hints))
    return fail({ErrorCode::bad_format, "facts of words: malformed"});
  std::vector<std::vector<LabelledLine>> parts;
  std::vector<std::span<const LabelledLine>> texts;
  for (const auto& path : corpora) {
    auto labelled = read_labelled(lines, path);
    if (!labelled) return fail(labelled.error());
    labelled->resize(all ? labelled->size() : labelled->size() * 4 / 5);
    if (folds) return cross(source, *labelled, misses);
    parts.push_back(*std::move(labelled));
  }
  for (const auto& part : parts) texts.emplace_back(part);
  const std::string bytes = train(source, texts);
  std::ofstream(out, std::ios::binary) << bytes;
  fmt::print("{}: {} bytes\n", out, bytes.size());
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  return run({argv + 1, argv + argc});
}
