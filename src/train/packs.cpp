#include "train/packs.h"

#include <algorithm>
#include <span>

#include "base/tsv.h"
#include "text/fold.h"
#include "train/learn_parts.h"
#include "train/news.h"

namespace isnad {
namespace {

// 2 and 3 August are left out: reports of theirs are kept for development and tests.
constexpr std::string_view kDays[] = {"2015-07-21", "2015-07-22", "2015-07-23", "2015-07-24", "2015-07-25",
                                      "2015-07-26", "2015-07-27", "2015-07-31", "2015-08-01", "2015-08-04"};

/// Words of the project's own tables of persons and places, for those that the corpora do not have.
void add_own_names(const std::filesystem::path& tables, std::unordered_map<std::string, uint8_t>& names) {
  constexpr uint8_t kPerson = 2;
  constexpr uint8_t kPlace = 2 << 2;
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(tables / "entity")) paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  for (const auto& path : paths) {
    const std::string file = path.filename().string();
    const bool person = file.starts_with("persons") || file.starts_with("given_names");
    if (!person && !file.starts_with("places") && !file.starts_with("countries")) continue;
    const auto bytes = read_whole_file(path);
    if (!bytes) continue;
    std::vector<bool> wanted;
    for (const auto line : split_list(*bytes, '\n')) {
      if (line.empty() || line.front() == '#') continue;
      const auto cells = split_list(line, '\t');
      if (wanted.empty()) {
        for (const auto cell : cells) {
          wanted.push_back(cell == "name" || cell == "aliases" || cell == "form" || cell == "capital");
        }
        continue;
      }
      for (size_t c = 0; c < std::min(cells.size(), wanted.size()); ++c) {
        if (!wanted[c]) continue;
        std::string letters = fold(cells[c], FoldLevel::key);
        std::replace(letters.begin(), letters.end(), '|', ' ');
        for (const auto word : split_list(letters, ' ')) {
          if (word.size() > 4) names.try_emplace(std::string(word), person ? kPerson : kPlace);
        }
      }
    }
  }
}

}  // namespace

Result<TrainingData> open_base(const Clitics& clitics, const std::filesystem::path& data,
                               const std::filesystem::path& tables, size_t days) {
  TrainingData out;
  for (const auto day : std::span(kDays).first(std::min(days, std::size(kDays)))) {
    auto text = read_news_day(data / "stories" / "saudinewsnet" / (std::string(day) + ".zip"));
    if (!text) return text.error();
    out.news.push_back(*std::move(text));
  }
  auto names = read_name_bits({data / "ner" / "newsfane-train.txt", data / "ner" / "wojood-sample-train.txt"});
  if (!names) return names.error();
  out.names = *std::move(names);
  add_own_names(tables, out.names);
  auto segmented = read_newsfane(clitics, data / "ner" / "newsfane-train.txt");
  if (!segmented) return segmented.error();
  out.segmented = *std::move(segmented);
  const auto text = TextData::load(tables);
  if (!text) return text.error();
  constexpr size_t kSentences = 30000;
  out.sentences = news_sentences(*text, out.news, kSentences);
  auto sentences = news_sentences(*text, out.news, SIZE_MAX);
  auto order = numbers(sentences.size());
  shuffle(order, 1);
  for (const uint32_t s : order) out.mixed.push_back(std::move(sentences[s]));
  const auto lexicon = Lexicon::load(tables);
  if (!lexicon) return lexicon.error();
  make_words(clitics, *lexicon, out);
  return out;
}

Result<TrainingData> research_base(const Clitics& clitics, const std::filesystem::path& data,
                                   const std::filesystem::path& tables, size_t days, Corpus* development) {
  auto base = open_base(clitics, data, tables, days);
  if (!base) return base.error();
  const auto padt = data / "treebank" / "padt";
  auto words = read_padt_segments(clitics, padt / "segments-tags-train.txt");
  if (!words) return words.error();
  auto trees = read_padt_trees(clitics, padt / "trees-ud1.conllu");
  if (!trees) return trees.error();
  WordRuns held;
  for (size_t s = 0; s < trees->size(); ++s) {
    const bool tried =
        development != nullptr && !is_held_out(s, trees->size()) && is_held_out(s + trees->size() / 5, trees->size());
    if (tried) development->push_back((*trees)[s]);
    if (tried || is_held_out(s, trees->size())) {
      held.add((*trees)[s]);
    } else {
      base->trees.push_back(std::move((*trees)[s]));
    }
  }
  for (GoldSentence& sentence : *words) {
    if (!held.holds(sentence)) base->tagged.push_back(std::move(sentence));
  }
  return base;
}

TrainingOptions research_options(TrainingOptions options) {
  options.teach.members = 6;
  options.teach.layers = 3;
  options.silver = 300000;
  options.silver_beside = 400000;
  options.tree_orders = 6;
  options.silver_floor = 1.7F;
  return options;
}

bool is_held_out(size_t sentence, size_t all) {
  return sentence >= all - all / 5;
}

}  // namespace isnad
