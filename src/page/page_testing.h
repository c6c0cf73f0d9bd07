// Shared by the tests of the page stage.
#pragma once

#include <string>

#include "page/page.h"

namespace isnad::page_test {

inline const PageData& data() {
  static const auto loaded = PageData::load(std::string(ISNAD_SOURCE_DIR) + "/data");
  return *loaded;
}

inline Report read_text(const std::string& text, const std::string& title = {}, const std::string& url = {}) {
  Item item;
  item.text = text;
  item.title = title;
  item.url = url;
  return read_page(data(), item);
}

inline std::string body_of(const Report& r) {
  std::string out;
  for (const Span s : r.body) {
    if (!out.empty()) out += '\n';
    out += slice(r.text, s);
  }
  return out;
}

}  // namespace isnad::page_test
