#include "story/story_data.h"

#include "base/tsv.h"
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
  return out;
}

}  // namespace isnad
