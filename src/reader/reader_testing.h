// What the tests of whole readings share: the open pack, loaded once for the program, and readings of short texts.
#pragma once

#include <string>

#include "reader/reader.h"

namespace isnad {

/// Null when tables or pack cannot be loaded.
inline const Resources* resources() {
  static const auto loaded = Resources::load(default_paths({}, "open"));
  return loaded ? &*loaded : nullptr;
}

/// A report of this body, of an address that may tell its day.
inline Reading read_text(const std::string& body, const std::string& url = {}) {
  Item item;
  item.id = "case";
  item.url = url;
  item.text = body;
  return read(*resources(), item);
}

/// The same of 14 March 2019, a Thursday.
inline Reading read_dated(const std::string& body) {
  return read_text(body, "http://x.example/2019/03/14/a");
}

}  // namespace isnad
