// What the page stage knows: the tables of data/page and, where present, outlets, places and countries of data/entity.
// Loaded once, const after; shareable between threads.
#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "base/string_hash.h"
#include "base/word_map.h"
#include "page/words.h"

namespace isnad {

enum class PhraseKind {
  end,
  weak,
  aside,
  source,
  published,
  updated,
  byline,
  caption,
  chrome,
  notice,
  since,
  unit,
  agency,
  press
};
constexpr size_t kPhraseKinds = 14;

enum class CalendarKind { month, hijri, weekday, am, pm, clock };

/// Parts of a word that do not count when words are compared by topic.
enum class AffixKind { conjunction, article, ending };

enum class NewsroomKind { agency, outlet, photo };

/// What the class name or id of an element says of it.
enum class MarkupKind { body, skip, caption, title, date };

struct Newsroom {
  NewsroomKind kind = NewsroomKind::outlet;
  std::string id;    ///< outlet/..., empty when the base has no such row
  std::string name;  ///< as the table prints it
};

struct PageData {
  std::array<PhraseSet, kPhraseKinds> phrases;  ///< by PhraseKind
  PhraseSet calendar;                           ///< tag = kind * 16 + number
  PhraseSet newsrooms;                          ///< tag = index into `newsroom`
  std::vector<Newsroom> newsroom;
  PhraseSet places;
  PhraseSet countries;
  WordSet leads;                                    ///< keys of verbs that open a report
  WordSet functions;                                ///< keys of words that menus have not
  std::array<std::vector<std::string>, 3> affixes;  ///< by AffixKind: keys, longest first
  std::unordered_map<std::string, MarkupKind, StringHash, std::equal_to<>> markup;
  std::unordered_map<std::string, size_t> domains;  ///< web domain -> index into `newsroom`

  const PhraseSet& of(PhraseKind kind) const { return phrases[static_cast<size_t>(kind)]; }
  const std::vector<std::string>& of(AffixKind kind) const { return affixes[static_cast<size_t>(kind)]; }

  /// Reads `data/page/*.tsv` under the given data folder, and `data/entity/{outlets,places*,countries}.tsv` when they
  /// are there.
  static Result<PageData> load(const std::filesystem::path& data);
};

/// The host of an address, lower case, without "www."; also takes a bare domain. Empty when there is none.
std::string domain_of(std::string_view address);
/// The outlet of a domain or of one of its parents, or nullptr.
const Newsroom* outlet_of_domain(const PageData& data, std::string_view domain);

}  // namespace isnad
