#include "intake/json_items.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "report/json.h"

namespace isnad {
namespace {

constexpr size_t kHead = 4096;

std::string_view trim(std::string_view s) {
  constexpr std::string_view kSpace = " \t\r\n\f";
  const size_t from = s.find_first_not_of(kSpace);
  if (from == std::string_view::npos) return {};
  return s.substr(from, s.find_last_not_of(kSpace) - from + 1);
}

Error wrong(std::string_view what, size_t number, const Error& error) {
  return {error.code, fmt::format("{} {}: {}", what, number, error.message)};
}

void name_item(Item& item, std::string_view stem, size_t number, bool several) {
  if (item.id.empty()) item.id = several ? fmt::format("{}-{}", stem, number) : std::string(stem);
}

Result<std::vector<Item>> from_array(std::string_view text, std::string_view stem) {
  const auto list = nlohmann::json::parse(text, nullptr, false);
  if (list.is_discarded()) return Error{ErrorCode::bad_format, "not JSON (truncated or malformed array)"};
  std::vector<Item> items;
  for (const auto& element : list) {
    auto item = parse_item(element.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
    if (!item) return wrong("element", items.size() + 1, item.error());
    name_item(*item, stem, items.size() + 1, list.size() > 1);
    items.push_back(std::move(*item));
  }
  return items;
}

Result<std::vector<Item>> from_lines(std::string_view text, std::string_view stem) {
  std::vector<Item> items;
  for (size_t number = 1; !text.empty(); ++number) {
    const size_t end = text.find('\n');
    const std::string_view line = trim(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.empty()) continue;
    auto item = parse_item(line);
    if (!item) return wrong("line", number, item.error());
    name_item(*item, stem, number, true);
    items.push_back(std::move(*item));
  }
  return items;
}

}  // namespace

Result<std::vector<Item>> json_items(std::string_view text, std::string_view stem) {
  const std::string_view body = trim(text);
  if (body.empty()) return Error{ErrorCode::bad_format, "an empty file, expected JSON"};
  if (body.front() == '[') return from_array(body, stem);
  const size_t end = body.find('\n');
  const bool one_line = end == std::string_view::npos;
  // A record spread over several lines has a first line that is no record.
  if (!one_line && nlohmann::json::accept(trim(body.substr(0, end)))) return from_lines(text, stem);
  auto item = parse_item(body);
  if (!item) {
    if (one_line || trim(body.substr(0, end)).size() < 2) return item.error();
    return from_lines(text, stem);  // for the number of the bad line
  }
  name_item(*item, stem, 1, false);
  std::vector<Item> items;
  items.push_back(std::move(*item));
  return items;
}

bool looks_like_json_items(std::string_view text) {
  std::string_view body = trim(text.substr(0, kHead));
  if (body.starts_with("[")) body = trim(body.substr(1));
  if (!body.starts_with("{")) return false;
  body = trim(body.substr(1));
  return body.starts_with("\"") && (body.find("\":") < 80 || body.find("\" :") < 80);
}

bool looks_like_html(std::string_view text) {
  std::string head(trim(text.substr(0, kHead)));
  for (char& c : head) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  if (!head.starts_with("<")) return false;
  for (const std::string_view tag :
       {"<!doctype", "<html", "<head", "<body", "<div", "<p>", "<p ", "<article", "<meta"}) {
    if (head.find(tag) != std::string::npos) return true;
  }
  return false;
}

}  // namespace isnad
