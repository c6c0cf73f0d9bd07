#include "page/markup_title.h"

#include "base/utf8.h"
#include "page/words.h"

namespace isnad {
namespace {

constexpr size_t kLongestTitle = 500;  // bytes

/// "Title - Site", "Title | Section | Site": the longest piece.
std::string without_site(std::string_view title) {
  std::string_view best = title;
  for (const std::string_view mark : {" | ", " - ", " \u2013 ", " :: ", " \u00BB ", " \u2014 "}) {
    if (best.find(mark) == std::string_view::npos) continue;
    std::string_view rest = best;
    std::string_view longest;
    while (true) {
      const size_t at = rest.find(mark);
      if (rest.substr(0, at).size() > longest.size()) longest = rest.substr(0, at);
      if (at == std::string_view::npos) break;
      rest.remove_prefix(at + mark.size());
    }
    // A dash may belong to the title itself.
    if (longest.size() * 2 >= best.size()) best = longest;
  }
  return std::string(best);
}

bool holds(std::string_view outer, std::string_view inner) {
  const PageWords a = split_page_words(outer);
  const PageWords b = split_page_words(inner);
  if (b.size() == 0) return false;
  size_t found = 0;
  for (size_t i = 0; i < b.size(); ++i) {
    for (size_t k = 0; k < a.size(); ++k) {
      if (a.key(k) != b.key(i)) continue;
      ++found;
      break;
    }
  }
  return found * 10 >= b.size() * 8;
}

}  // namespace

std::string collapse(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const CodePoint c = decode_at(text, at);
    at += c.size;
    if (!is_space(c.value)) {
      append_utf8(out, c.value);
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string site_beside(std::string_view page_title, std::string_view title) {
  const size_t at = title.empty() ? std::string_view::npos : page_title.find(title);
  if (at == std::string_view::npos) return {};
  std::string_view rest = page_title.substr(at + title.size());
  if (at > 0) {
    if (!rest.empty()) return {};
    rest = page_title.substr(0, at);
  }
  constexpr std::string_view kMarks = " |-:\u2013\u2014\u00BB\u00AB";
  while (!rest.empty() && kMarks.find(rest.front()) != std::string_view::npos) rest.remove_prefix(1);
  while (!rest.empty() && kMarks.find(rest.back()) != std::string_view::npos) rest.remove_suffix(1);
  constexpr size_t kLongestSite = 4;  // words
  const bool one_name = rest.find('|') == std::string_view::npos && rest.find(" - ") == std::string_view::npos;
  return one_name && split_page_words(rest).size() <= kLongestSite ? std::string(rest) : std::string();
}

std::string choose_title(const Markup& m, size_t* block) {
  const auto head = [](const std::string& s) { return collapse(std::string_view(s).substr(0, kLongestTitle)); };
  const std::string meta = head(m.og_title.empty() ? m.title : m.og_title);
  const std::string both = meta + ' ' + head(m.title);
  size_t best = m.blocks.size();
  for (size_t i = 0; i < m.blocks.size(); ++i) {
    const Block& b = m.blocks[i];
    const bool heading = b.kind == BlockKind::heading && b.level <= 2;
    if (!heading && !m.elements[b.element].title) continue;
    if (b.letters < 12 || b.letters > kLongestTitle || !holds(both, b.text)) continue;
    if (best == m.blocks.size() || (b.level == 1 && m.blocks[best].level != 1)) best = i;
    if (b.level == 1) break;
  }
  *block = best;
  if (best < m.blocks.size()) return m.blocks[best].text;
  return without_site(meta);
}

}  // namespace isnad
