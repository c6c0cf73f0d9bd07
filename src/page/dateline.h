// Datelines and credits: "Cairo - Bawabat al-Wasat", "Sochi (Russia):", "Reuters, AFP (Sochi, Beirut)", "(Reuters)".
// Free functions of PageData; no state.
#pragma once

#include <optional>
#include <vector>

#include "page/page_data.h"

namespace isnad {

struct NamedNewsroom {
  Span span;
  size_t index = 0;  ///< into PageData::newsroom
};

/// A newsroom that the tables do not know, called one by the noun before its name.
struct CalledNewsroom {
  Span span;
  bool agency = false;
};

struct Dateline {
  Span span;
  uint32_t first = 0;  ///< words [first, last)
  uint32_t last = 0;
  std::optional<Span> place;  ///< several, joined, when a list stands there
  std::vector<NamedNewsroom> newsrooms;
  std::vector<CalledNewsroom> called;
  bool closed = false;  ///< a colon, dash or bracket parts it from what follows
};

/// The dateline that begins at word i and ends before word `to`.
std::optional<Dateline> dateline_at(const PageData& data, const PageWords& words, size_t i, size_t to);

/// Newsrooms and nothing else between words [first, last), other than "and", marks and places; empty when anything else
/// stands there.
std::vector<NamedNewsroom> only_newsrooms(const PageData& data, const PageWords& words, size_t first, size_t last);

}  // namespace isnad
