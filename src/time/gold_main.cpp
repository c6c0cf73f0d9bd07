// Reads times in isolation: body and day of publication come from gold files. Writes READINGS/*.json for score.py.
// Usage: isnad-gold-time DATA TEXT_DIR GOLD_DIR READINGS [--infer]   (--infer: the day from the text, not from gold)
#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "base/tsv.h"
#include "report/json.h"
#include "text/split.h"
#include "time/times.h"

namespace {

using Json = nlohmann::json;
namespace fs = std::filesystem;

std::string text_at(const Json& j, const char* key) {
  return j.contains(key) && j[key].is_string() ? j[key].get<std::string>() : std::string();
}

/// The paragraphs between the first and the last words of the body.
std::vector<isnad::Span> body_of(const std::string& text, const std::string& first, const std::string& last) {
  const size_t begin = first.empty() ? 0 : text.find(first);
  const size_t tail = last.empty() ? std::string::npos : text.rfind(last);
  std::vector<isnad::Span> out;
  if (begin == std::string::npos) return out;
  const size_t end = tail == std::string::npos ? text.size() : tail + last.size();
  for (size_t at = begin; at < end;) {
    const size_t stop = std::min(text.find('\n', at), end);
    if (stop > at) out.push_back({static_cast<uint32_t>(at), static_cast<uint32_t>(stop)});
    at = stop + 1;
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 5) {
    fmt::print(stderr, "usage: isnad-gold-time DATA TEXT_DIR GOLD_DIR READINGS [--infer]\n");
    return 2;
  }
  const bool infer = argc > 5 && std::string_view(argv[5]) == "--infer";
  auto times = isnad::TimeData::load(argv[1]);
  auto letters = isnad::TextData::load(argv[1]);
  if (!times || !letters) {
    fmt::print(stderr, "{}\n", !times ? times.error().message : letters.error().message);
    return 1;
  }
  fs::create_directories(argv[4]);
  for (const auto& entry : fs::directory_iterator(argv[3])) {
    const auto gold_text = isnad::read_whole_file(entry.path());
    const auto item_text = isnad::read_whole_file(fs::path(argv[2]) / entry.path().filename());
    if (!gold_text || !item_text) continue;
    const Json gold = Json::parse(*gold_text);
    const auto item = isnad::parse_item(*item_text);
    if (!item) continue;
    isnad::Reading reading;
    reading.report.id = item->id;
    reading.report.text = item->text;
    reading.report.fetched = item->fetched;
    const Json& head = gold["report"];
    if (!infer) reading.report.published = isnad::parse_day(text_at(head, "published"));
    reading.report.body = body_of(item->text, text_at(head, "body_first"), text_at(head, "body_last"));
    isnad::split_text(*letters, reading);
    isnad::find_times(*times, reading);
    isnad::resolve_anchored(*times, reading);
    std::ofstream(fs::path(argv[4]) / entry.path().filename()) << isnad::to_json(reading);
  }
  return 0;
}
