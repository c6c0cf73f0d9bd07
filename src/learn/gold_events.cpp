#include "learn/gold_events.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "base/utf8.h"
#include "report/names.h"
#include "text/arabic.h"
#include "text/fold.h"

namespace isnad {
namespace {

using Json = nlohmann::json;

Result<Json> load_json(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  Json out = in ? Json::parse(in, nullptr, false) : Json(Json::value_t::discarded);
  if (out.is_discarded()) return Error{ErrorCode::bad_format, path.string() + ": cannot be read as JSON"};
  return out;
}

std::string text_of(const Json& j, const char* key) {
  const auto at = j.find(key);
  return at != j.end() && at->is_string() ? at->get<std::string>() : std::string();
}

/// The bytes of the nth occurrence.
Span occurrence(std::string_view text, const std::string& words, int nth) {
  size_t at = std::string_view::npos;
  for (int i = 0; i < nth; ++i) at = text.find(words, at == std::string_view::npos ? 0 : at + 1);
  if (at == std::string_view::npos) return {};
  return {static_cast<uint32_t>(at), static_cast<uint32_t>(at + words.size())};
}

std::vector<std::string> names_in(const Json& j, const char* key) {
  std::vector<std::string> out;
  for (const Json& name : j.value(key, Json::array())) out.push_back(name.get<std::string>());
  return out;
}

Result<GoldEvent> event_of(const Json& j, std::string_view text) {
  GoldEvent e;
  const auto type = parse_event_type(text_of(j, "type"));
  const auto status = parse_status(text_of(j, "status"));
  if (!type || !status) return Error{ErrorCode::bad_format, "an event of no known type or status"};
  e.type = *type;
  e.status = *status;
  e.trigger = occurrence(text, text_of(j, "trigger"), j.value("nth", 1));
  e.actors = names_in(j, "actors");
  e.recipients = names_in(j, "recipients");
  e.place = text_of(j, "place");
  e.from = text_of(j, "from");
  e.to = text_of(j, "to");
  return e;
}

/// Words without proclitics and article, as far as that can be told by letters.
std::set<std::string> stems(std::string_view name) {
  constexpr std::string_view kLil = "\u0644\u0644";
  constexpr std::string_view kComma = "\u060C";
  std::set<std::string> out;
  const std::string key = fold(name, FoldLevel::key);
  size_t at = 0;
  while (at < key.size()) {
    size_t end = at;
    while (end < key.size() && static_cast<unsigned char>(key[end]) > 0x7F &&
           key.compare(end, kComma.size(), kComma) != 0)
      ++end;
    while (end < key.size() && std::isalnum(static_cast<unsigned char>(key[end])) != 0) ++end;
    if (end == at) {
      ++at;
      continue;
    }
    std::string_view word = std::string_view(key).substr(at, end - at);
    at = end;
    constexpr size_t kShort = 8;  // bytes: four letters
    if (word.size() > kShort) {
      std::string_view rest = word;
      if (rest.starts_with(utf8::kWaw) || rest.starts_with(utf8::kFeh)) rest.remove_prefix(2);
      if (rest.starts_with(utf8::kBeh)) rest.remove_prefix(2);
      if (rest.starts_with(utf8::kKaf)) rest.remove_prefix(2);
      if (rest.starts_with(kAl) || rest.starts_with(kLil)) {
        rest.remove_prefix(4);
        word = rest;
      } else if (word.starts_with(kAl)) {
        word.remove_prefix(4);
      }
    }
    out.emplace(word);
  }
  return out;
}

}  // namespace

bool same_name(std::string_view a, std::string_view b) {
  constexpr double kMost = 0.6;
  const auto x = stems(a);
  const auto y = stems(b);
  if (x.empty() || y.empty()) return false;
  const auto both = std::count_if(x.begin(), x.end(), [&](const std::string& w) { return y.contains(w); });
  return static_cast<double>(both) / static_cast<double>(std::min(x.size(), y.size())) >= kMost;
}

Result<std::vector<GoldReport>> load_gold(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> paths;
  std::error_code ec;
  for (const auto& entry : std::filesystem::directory_iterator(folder / "text", ec)) paths.push_back(entry.path());
  if (ec) return Error{ErrorCode::not_found, (folder / "text").string() + ": no folder of texts"};
  std::sort(paths.begin(), paths.end());
  std::vector<GoldReport> out;
  for (const auto& path : paths) {
    const auto text = load_json(path);
    if (!text) return text.error();
    const auto gold = load_json(folder / "gold" / path.filename());
    if (!gold) return gold.error();
    GoldReport report;
    report.item.id = text_of(*text, "id");
    report.item.url = text_of(*text, "url");
    report.item.outlet = text_of(*text, "outlet");
    report.item.fetched = text_of(*text, "fetched");
    report.item.title = text_of(*text, "title");
    report.item.text = text_of(*text, "text");
    const Json head = gold->value("report", Json::object());
    report.dated = !text_of(head, "published").empty();
    for (const Json& j : gold->value("events", Json::array())) {
      auto event = event_of(j, report.item.text);
      if (!event) return Error{event.error().code, path.string() + ": " + event.error().message};
      report.events.push_back(std::move(*event));
    }
    out.push_back(std::move(report));
  }
  return out;
}

std::vector<int> pair_events(const Reading& r, const std::vector<GoldEvent>& gold) {
  struct Likeness {
    double score;
    size_t gold, mine;
  };
  std::vector<Likeness> all;
  for (size_t g = 0; g < gold.size(); ++g) {
    std::vector<std::string> names = gold[g].actors;
    names.insert(names.end(), gold[g].recipients.begin(), gold[g].recipients.end());
    for (size_t m = 0; m < r.events.size(); ++m) {
      const Event& e = r.events[m];
      std::vector<std::string> mine;
      for (const auto* side : {&e.actors, &e.recipients}) {
        for (const Participant& p : *side) mine.emplace_back(r.slice(p.name));
      }
      size_t shared = 0;
      std::vector<bool> used(mine.size());
      for (const std::string& name : names) {
        for (size_t k = 0; k < mine.size(); ++k) {
          if (used[k] || !same_name(name, mine[k])) continue;
          used[k] = true;
          ++shared;
          break;
        }
      }
      const double part =
          static_cast<double>(shared) / static_cast<double>(std::max<size_t>({1, names.size(), mine.size()}));
      const bool trigger = !gold[g].trigger.empty() && gold[g].trigger.meets(e.trigger);
      const bool same = gold[g].type == e.type;
      if (!trigger && !(same && part >= 0.5)) continue;
      all.push_back({2.0 * trigger + 1.0 * same + part, g, m});
    }
  }
  std::stable_sort(all.begin(), all.end(), [](const Likeness& a, const Likeness& b) { return a.score > b.score; });
  std::vector<int> out(r.events.size(), -1);
  std::vector<bool> taken(gold.size());
  for (const Likeness& l : all) {
    if (taken[l.gold] || out[l.mine] >= 0) continue;
    taken[l.gold] = true;
    out[l.mine] = static_cast<int>(l.gold);
  }
  return out;
}

}  // namespace isnad
