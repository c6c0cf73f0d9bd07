// Where a page prints its title. Free functions; no state.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "page/lines.h"

namespace isnad {

/// Words [first, last).
struct WordRange {
  uint32_t first = 0;
  uint32_t last = 0;
};

/// Places before word `to` where the given title stands, word by word; a title cut short by the outlet's name counts.
std::vector<WordRange> find_title(const PageWords& words, std::string_view title, size_t to);

/// Printings that an address found cut short: words that follow all of them alike belong to the title.
void complete_titles(const PageWords& words, std::vector<WordRange>& titles);

/// The words of a title that an address spells out (".../putin-meets-assad/3521"), percent signs decoded; empty when
/// the address has none in Arabic.
std::string title_in_url(std::string_view url);

/// A page that begins with its own title, "Title | Site" or "Title - Site", where tables know the site.
struct PageTitle {
  WordRange title;
  uint32_t end = 0;  ///< the word after the site's name
};
std::optional<PageTitle> find_page_title(const PageData& data, const PageWords& words);

/// For pages on one line: the words that the head says twice or more before the report begins.
std::vector<WordRange> find_repeated_title(const PageData& data, const PageWords& words, size_t from, size_t to);

}  // namespace isnad
