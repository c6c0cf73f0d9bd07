#include <algorithm>
#include <cctype>

#include "page/markup.h"

namespace isnad {
namespace {

std::string lower(std::string_view s) {
  std::string out(s);
  for (char& c : out) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  return out;
}

bool is_void(std::string_view tag) {
  static constexpr std::string_view kVoid[] = {"br",  "img",   "meta",  "link",   "input", "hr",  "area",  "base",
                                               "col", "embed", "param", "source", "track", "wbr", "p",     "li",
                                               "td",  "tr",    "th",    "option", "dd",    "dt",  "tbody", "thead"};
  return std::find(std::begin(kVoid), std::end(kVoid), tag) != std::end(kVoid);
}

bool has_raw_text(std::string_view tag) {
  return tag == "script" || tag == "style" || tag == "noscript" || tag == "svg" || tag == "iframe" || tag == "template";
}

/// Where "</name" stands at or after `from`, in any case of letters.
size_t find_closing(std::string_view html, size_t from, std::string_view name) {
  for (size_t at = html.find("</", from); at != std::string_view::npos; at = html.find("</", at + 2)) {
    if (lower(html.substr(at + 2, name.size())) == name) return at;
  }
  return html.size();
}

}  // namespace

std::string flatten_markup(std::string_view html, size_t limit) {
  // Tags that parsers close by themselves (p, li ...) do not count; they can't nest deeply.
  std::string out;
  out.reserve(html.size());
  size_t depth = 0;
  for (size_t at = 0; at < html.size();) {
    const size_t open = std::min(html.find('<', at), html.size());
    out += html.substr(at, open - at);
    if (open == html.size()) break;
    if (html.substr(open, 4) == "<!--") {
      const size_t close = html.find("-->", open + 4);
      at = close == std::string_view::npos ? html.size() : close + 3;
      continue;
    }
    const bool closing = open + 1 < html.size() && html[open + 1] == '/';
    size_t name_end = open + 1 + (closing ? 1 : 0);
    const size_t name_begin = name_end;
    while (name_end < html.size() && isalnum(static_cast<unsigned char>(html[name_end])) != 0) ++name_end;
    if (name_end == name_begin) {
      out += html[open];
      at = open + 1;
      continue;
    }
    const std::string name = lower(html.substr(name_begin, std::min<size_t>(name_end - name_begin, 16)));
    const size_t close = html.find('>', name_end);
    const size_t end = close == std::string_view::npos ? html.size() : close + 1;
    const bool counts = !is_void(name);
    bool keep = true;
    if (counts && closing) {
      keep = depth <= limit;
      if (depth > 0) --depth;
    } else if (counts) {
      ++depth;
      keep = depth <= limit;
    }
    if (keep) out += html.substr(open, end - open);
    at = end;
    const std::string_view tag = html.substr(open, end - open);
    if (!closing && has_raw_text(name)) {
      // Nothing of these is read but the metadata in JSON; parsing the rest would cost most of the time.
      const size_t over = std::min(find_closing(html, at, name), html.size());
      const bool metadata = name == "script" && lower(tag).find("ld+json") != std::string::npos;
      if (metadata) {
        if (!keep) out += tag;
        out += html.substr(at, over - at);
        out += "</script>";
      } else if (keep) {
        out.resize(out.size() - tag.size());
      }
      const size_t close_end = html.find('>', over);
      at = close_end == std::string_view::npos ? html.size() : close_end + 1;
      if (depth > 0) --depth;
    }
  }
  return out;
}

}  // namespace isnad
