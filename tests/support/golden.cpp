#include "support/golden.h"

#include <fmt/format.h>

#include <map>

#include "reader/reread.h"
#include "report/json.h"
#include "story/compare.h"
#include "story/comparison_json.h"
#include "support/kit.h"

namespace isnad::test {
namespace {

namespace fs = std::filesystem;
using Documents = std::map<std::string, nlohmann::json>;

std::vector<fs::path> tables() {
  const fs::path golden = source_dir() / "tests/golden";
  std::vector<fs::path> out = {golden / "seeds.tsv", golden / "demo.tsv"};
  for (const auto& entry : fs::directory_iterator(golden)) {
    if (fs::exists(entry.path() / "facts.tsv")) out.push_back(entry.path() / "facts.tsv");
  }
  std::sort(out.begin(), out.end());
  return out;
}

Result<Documents> documents() {
  Documents out;
  for (const Item& item : own_items()) {
    out[item.id] = nlohmann::json::parse(to_json(read(resources(), item), true));
  }
  const auto story = StoryData::load(default_paths({}, "").data);
  if (!story) return story.error();
  const auto again = [](const Reading& r, Day day) { return reread(resources(), r, day); };
  const auto review = [&](const fs::path& folder, const std::string& name, char end_of_id) {
    std::vector<Reading> readings;
    if (!fs::exists(folder)) return;
    for (const auto& entry : fs::directory_iterator(folder)) {
      const std::string extension = entry.path().extension().string();
      if (extension != ".txt" && extension != ".html") continue;
      readings.push_back(read(resources(), item_of(entry.path())));
      Report& report = readings.back().report;
      report.id = report.id.substr(0, report.id.find(end_of_id));
      out[report.id] = nlohmann::json::parse(to_json(readings.back(), true));
    }
    out[name] = nlohmann::json::parse(to_json(compare(*story, std::move(readings), again)));
  };
  review(shared_dir() / "seeds", "all", '_');
  review(source_dir() / "examples", "demo", '.');
  return out;
}

}  // namespace

Result<std::vector<Checked>> check_golden() {
  const auto read = documents();
  if (!read) return read.error();
  std::vector<Checked> out;
  for (const fs::path& table : tables()) {
    auto facts = load_facts(table);
    if (!facts) return facts.error();
    for (Fact& fact : *facts) {
      Outcome outcome = Outcome::absent;
      const auto document = read->find(fact.report);
      if (document != read->end()) {
        const auto held = holds(document->second, fact);
        if (!held) return held.error();
        outcome = *held ? Outcome::held : Outcome::missed;
      }
      out.push_back({std::move(fact), outcome});
    }
  }
  return out;
}

std::string describe(const Checked& checked) {
  const Fact& f = checked.fact;
  const char* state = checked.outcome == Outcome::absent ? "absent"
                      : checked.outcome == Outcome::held ? (f.since ? "held" : "NOW HELD")
                                                         : (f.since ? "LOST" : "known miss");
  return fmt::format("{:10} {}: {} {} [{}] {}", state, fs::relative(fs::path(f.where), source_dir()).string(), f.report,
                     f.kind, f.what, f.expect);
}

}  // namespace isnad::test
