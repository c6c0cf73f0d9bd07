// Markup to blocks of text with what the elements around them say. Gumbo parses; the walk keeps its own stack, and
// elements nested beyond a limit are cut before parsing, so that no page can exhaust the stack. Plain values.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "page/page_data.h"

namespace isnad {

enum class BlockKind : uint8_t { text, paragraph, heading, list_item, cell, caption };

/// An element, in document order; element 0 is the root.
struct Element {
  uint32_t parent = 0;
  bool skip = false;     ///< it or one around it is navigation, related items, comments, a form ...
  bool form = false;     ///< it is a <form>; some sites wrap one round the whole page
  bool body = false;     ///< it says that it holds the article
  bool article = false;  ///< <article> or <main>
  bool title = false;
  bool date = false;
};

/// A run of text that the page shows as a block.
struct Block {
  std::string text;  ///< white space collapsed
  BlockKind kind = BlockKind::text;
  uint8_t level = 0;  ///< of a heading
  uint32_t element = 0;
  uint32_t letters = 0;  ///< bytes of text
  uint32_t linked = 0;   ///< of them, inside links
};

struct Markup {
  std::vector<Element> elements;
  std::vector<Block> blocks;
  std::string title;  ///< <title>
  std::string og_title;
  std::string site;       ///< og:site_name
  std::string url;        ///< canonical link or og:url
  std::string published;  ///< ISO date or date-time of metadata
};

Markup parse_markup(const PageData& data, std::string_view html);

/// The same markup without the tags nested deeper than `limit` (their text stays) and without scripts and styles, other
/// than JSON-LD.
std::string flatten_markup(std::string_view html, size_t limit);

}  // namespace isnad
