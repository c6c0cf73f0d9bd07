#include <fmt/format.h>

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>

#include "base/tsv.h"
#include "entity/eval.h"
#include "entity/query.h"

namespace isnad::entity {
namespace {

struct Row {
  std::string name;
  int nth = 1;
  std::string id;
};

/// The report as its gold file bounds it.
Result<Reading> read_report(const EvalData& data, const std::filesystem::path& gold, const std::string& id) {
  Reading r;
  const auto text = read_whole_file(gold / "text" / (id + ".json"));
  if (!text) return text.error();
  const auto marks = read_whole_file(gold / "gold" / (id + ".json"));
  if (!marks) return marks.error();
  const auto item = nlohmann::json::parse(*text, nullptr, false), head = nlohmann::json::parse(*marks, nullptr, false);
  if (!item.is_object() || !head.is_object()) return Error{ErrorCode::bad_format, id + ": not JSON"};
  r.report.text = item["text"];
  const std::string first = head["report"]["body_first"], last = head["report"]["body_last"];
  const size_t begin = r.report.text.find(first), end = r.report.text.rfind(last);
  if (begin == std::string::npos || end == std::string::npos) return Error{ErrorCode::bad_format, id + ": no body"};
  r.report.body = {{static_cast<uint32_t>(begin), static_cast<uint32_t>(end + last.size())}};
  if (head["report"]["published"].is_string())
    r.report.published = parse_day(head["report"]["published"].get<std::string>());
  split_text(data.text, r);
  if (data.language != nullptr) analyse(*data.language, r);
  find_entities(data.entity, r);
  return r;
}

/// The id of the mention that the nth occurrence of the name lies in; empty when there is none.
std::string id_at(const Reading& r, const Row& row) {
  size_t at = r.report.body.front().begin;
  for (int n = 0; n < row.nth; ++n) {
    at = r.report.text.find(row.name, n == 0 ? at : at + 1);
    if (at == std::string::npos) return "";
  }
  const Span span{static_cast<uint32_t>(at), static_cast<uint32_t>(at + row.name.size())};
  const Mention* best = nullptr;
  for (const auto* mentions : {&r.mentions, &r.nested}) {
    for (const Mention& m : *mentions) {
      if (!m.span.meets(span)) continue;
      const bool closer =
          best != nullptr && (m.span == span || m.name == span ||
                              (best->span != span && best->name != span && m.span.size() < best->span.size()));
      if (best == nullptr || closer) best = &m;
    }
  }
  return best == nullptr ? "" : entity_of(r, *best)->id;
}

}  // namespace

int eval_link(const EvalData& data, const std::string& tables, const std::string& gold, bool misses) {
  std::map<std::string, std::vector<Row>> rows;
  for (const auto& entry : std::filesystem::directory_iterator(tables)) {
    if (entry.path().extension() != ".tsv") continue;
    const auto table = Table::load(entry.path(), {"report", "name", "nth", "id"});
    if (!table) return fmt::print(stderr, "{}\n", table.error().message), 1;
    for (size_t row = 0; row < table->rows(); ++row) {
      rows[std::string(table->cell(row, 0))].push_back({std::string(table->cell(row, 1)),
                                                        std::stoi(std::string(table->cell(row, 2))),
                                                        std::string(table->cell(row, 3))});
    }
  }
  size_t known = 0, right = 0, nil = 0, nil_right = 0, wrong = 0, links = 0;
  size_t reports = 0;
  for (const auto& [report, names] : rows) {
    const std::filesystem::path folder = gold;
    if (!std::filesystem::exists(folder / "gold" / (report + ".json"))) continue;  // of another set
    ++reports;
    const auto r = read_report(data, folder, report);
    if (!r) return fmt::print(stderr, "{}\n", r.error().message), 1;
    for (const Row& row : names) {
      const std::string found = id_at(*r, row);
      const bool local = found.empty() || found.starts_with("local/") || found.starts_with("office/");
      links += !local;
      (row.id == "NIL" ? nil : known) += 1;
      if (row.id == "NIL")
        nil_right += local;
      else
        right += found == row.id;
      const bool bad = row.id == "NIL" ? !local : found != row.id;
      wrong += !local && bad;
      if (misses && bad)
        fmt::print("  {}: {} is {}, found {}\n", report, row.name, row.id, found.empty() ? "nothing" : found);
    }
  }
  fmt::print("{} reports of {}\n", reports, gold);
  fmt::print("names of the base linked right: {} of {} ({:.1f}%)\n", right, known,
             100.0 * static_cast<double>(right) / static_cast<double>(std::max<size_t>(known, 1)));
  fmt::print("names not in the base left open: {} of {}\n", nil_right, nil);
  fmt::print("links that are wrong: {} of {} ({:.1f}%)\n", wrong, links,
             100.0 * static_cast<double>(wrong) / static_cast<double>(std::max<size_t>(links, 1)));
  return 0;
}

}  // namespace isnad::entity
