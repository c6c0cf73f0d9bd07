#include "page/metadata.h"

#include <algorithm>

#include "base/day.h"
#include "page/dates.h"

namespace isnad {
namespace {

void set(std::string& field, std::string_view value) {
  if (field.empty()) field = std::string(value);
}

void take_date(std::string_view value, Markup& out) {
  const auto day = parse_day(value);
  if (out.published.empty() && day && is_possible_year(year_of(*day))) out.published = std::string(value);
}

void read_meta(const GumboElement& e, Markup& out) {
  std::string name = lower_case(attribute(e, "property"));
  if (name.empty()) name = lower_case(attribute(e, "name"));
  if (name.empty()) name = lower_case(attribute(e, "itemprop"));
  const std::string_view content = attribute(e, "content");
  if (content.empty() || name.empty()) return;
  if (name == "og:title") set(out.og_title, content);
  if (name == "og:site_name") set(out.site, content);
  if (name == "og:url") set(out.url, content);
  static constexpr std::string_view kDates[] = {
      "article:published_time", "datepublished",     "pubdate",          "publishdate",
      "publish-date",           "dc.date.issued",    "parsely-pub-date", "article_date_original",
      "og:published_time",      "article:published", "dcterms.created",  "publication_date"};
  if (std::find(std::begin(kDates), std::end(kDates), name) != std::end(kDates)) take_date(content, out);
}

void read_script(const GumboElement& e, Markup& out) {
  if (lower_case(attribute(e, "type")).find("ld+json") == std::string::npos || e.children.length == 0) return;
  const auto* child = static_cast<const GumboNode*>(e.children.data[0]);
  if (child->type != GUMBO_NODE_TEXT) return;
  // Sites print broken JSON here; one field is looked for, not the whole parsed.
  const std::string_view json = child->v.text.text;
  constexpr std::string_view kField = "\"datePublished\"";
  const size_t at = json.find(kField);
  if (at == std::string_view::npos) return;
  const size_t from = json.find('"', at + kField.size());
  if (from == std::string_view::npos) return;
  const size_t to = json.find('"', from + 1);
  if (to != std::string_view::npos) take_date(json.substr(from + 1, to - from - 1), out);
}

void read_title(const GumboElement& e, Markup& out) {
  if (!out.title.empty()) return;
  for (unsigned i = 0; i < e.children.length; ++i) {
    const auto* child = static_cast<const GumboNode*>(e.children.data[i]);
    if (child->type == GUMBO_NODE_TEXT) out.title += child->v.text.text;
  }
}

}  // namespace

std::string lower_case(std::string_view s) {
  std::string out(s);
  for (char& c : out) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  return out;
}

std::string_view attribute(const GumboElement& element, const char* name) {
  const GumboAttribute* a = gumbo_get_attribute(&element.attributes, name);
  return a == nullptr ? std::string_view() : std::string_view(a->value);
}

void read_metadata(const GumboNode* node, Markup& out) {
  const GumboElement& e = node->v.element;
  if (e.tag == GUMBO_TAG_META) read_meta(e, out);
  if (e.tag == GUMBO_TAG_LINK && lower_case(attribute(e, "rel")) == "canonical") set(out.url, attribute(e, "href"));
  if (e.tag == GUMBO_TAG_SCRIPT) read_script(e, out);
  if (e.tag == GUMBO_TAG_TITLE) read_title(e, out);
}

void read_time(const GumboElement& element, Markup& out) {
  const bool marked =
      !attribute(element, "pubdate").empty() || lower_case(attribute(element, "itemprop")) == "datepublished";
  if (marked) take_date(attribute(element, "datetime"), out);
}

}  // namespace isnad
