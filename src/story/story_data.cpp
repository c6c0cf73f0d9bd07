#include "story/story_data.h"

#include <algorithm>

#include "base/tsv.h"
#include "report/names.h"
#include "text/fold.h"

namespace isnad {
namespace {

std::vector<std::string> words_of(std::string_view form) {
  std::vector<std::string> out;
  for (const std::string_view word : split_list(form, ' ')) {
    if (!word.empty()) out.push_back(fold(word, FoldLevel::key));
  }
  return out;
}

}  // namespace

Result<StoryData> StoryData::load(const std::filesystem::path& data) {
  StoryData out;
  const auto stop = Table::load(data / "story" / "stop_words.tsv", {"word", "source"});
  if (!stop) return stop.error();
  for (size_t row = 0; row < stop->rows(); ++row) out.stop.insert(fold(stop->cell(row, 0), FoldLevel::key));
  const auto terms = Table::load(data / "story" / "terms.tsv", {"id", "forms", "note", "source"});
  if (!terms) return terms.error();
  for (size_t row = 0; row < terms->rows(); ++row) {
    StoryTerm term{std::string(terms->cell(row, 0)), {}};
    for (const std::string_view form : split_list(terms->cell(row, 1))) term.forms.push_back(words_of(form));
    out.terms.push_back(std::move(term));
  }
  const auto states = Table::load(data / "event" / "status_words.tsv", {"word", "status", "scope", "note", "source"});
  if (!states) return states.error();
  for (size_t row = 0; row < states->rows(); ++row) {
    const auto status = parse_status(states->cell(row, 1));
    if (!status || *status == Status::hypothetical || *status == Status::denied) continue;
    std::string letters;
    for (const std::string& word : words_of(states->cell(row, 0))) letters += word;
    out.states.push_back({std::move(letters), *status});
  }
  std::stable_sort(out.states.begin(), out.states.end(),
                   [](const StateWords& a, const StateWords& b) { return a.letters.size() > b.letters.size(); });
  const auto processes = Table::load(data / "entity" / "processes.tsv",
                                     {"id", "type", "name", "aliases", "part_of", "place", "from", "to", "source"});
  if (!processes) return processes.error();
  for (size_t row = 0; row < processes->rows(); ++row) {
    const std::string_view type = processes->cell(row, 1);
    const bool held = type == "conference" || type == "summit" || type == "round" || type == "track";
    if (held) out.engagements.emplace(processes->cell(row, 0));
  }
  return out;
}

}  // namespace isnad
