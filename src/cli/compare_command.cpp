#include <fmt/format.h>
#include <unistd.h>

#include <memory>

#include "cli/commands.h"
#include "cli/exit_codes.h"
#include "cli/inputs.h"
#include "cli/print_comparison.h"
#include "reader/reread.h"
#include "story/compare.h"
#include "story/comparison_json.h"

namespace isnad::cli {
namespace {

struct Options {
  Inputs inputs;
  bool json = false;
  bool all = false;
};

int run(const Options& options, const Common& common) {
  const auto resources = load_resources(common.data, common.model);
  if (!resources) return kNoResources;
  const auto data = StoryData::load(default_paths(common.data, common.model).data);
  if (!data) {
    fmt::print(stderr, "isnad: {}\n", data.error().message);
    return kNoResources;
  }
  std::vector<Reading> readings;
  const int code = read_all(*resources, options.inputs, [&](Reading&& r) { readings.push_back(std::move(r)); });
  const Comparison comparison =
      compare(*data, std::move(readings), [&](const Reading& r, Day day) { return reread(*resources, r, day); });
  if (options.json)
    fmt::print("{}\n", to_json(comparison));
  else
    fmt::print("{}", print_comparison(comparison, Paint(STDOUT_FILENO), options.all));
  return code;
}

}  // namespace

void add_compare(CLI::App& app, Common& common, int* exit_code) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "compare", "Compare reports: stories, claims agreed, held by one and contradicted, origins, the joint calendar");
  command->add_option("FILE", options->inputs.files, "As for read")->required();
  command->add_flag("--json", options->json, "One JSON object (docs/compare-json.md)");
  command->add_flag("--all", options->all, "List claims that only one report holds, and stories of one report");
  command->callback([options, &common, exit_code] {
    options->inputs.threads = common.threads;
    *exit_code = run(*options, common);
  });
}

}  // namespace isnad::cli
