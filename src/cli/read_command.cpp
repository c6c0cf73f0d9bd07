#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <memory>

#include "cli/commands.h"
#include "cli/exit_codes.h"
#include "cli/inputs.h"
#include "cli/print_reading.h"
#include "report/json.h"

namespace isnad::cli {
namespace {

struct Options {
  Inputs inputs;
  bool json = false;
  bool explain = false;
  std::string out;  ///< folder: one JSON file per report
};

int run(const Options& options, const Common& common) {
  const auto resources = load_resources(common.data, common.model);
  if (!resources) return kNoResources;
  const Paint paint(STDOUT_FILENO);
  bool first = true;
  int written = kOk;
  if (!options.out.empty()) {
    std::error_code ec;
    std::filesystem::create_directories(options.out, ec);
  }
  const int code = read_all(*resources, options.inputs, [&](Reading&& reading) {
    if (!options.out.empty()) {
      std::string name = reading.report.id;
      std::replace(name.begin(), name.end(), '/', '_');
      std::ofstream file(std::filesystem::path(options.out) / (name + ".json"), std::ios::binary);
      file << to_json(reading, options.explain) << '\n';
      if (!file) {
        fmt::print(stderr, "isnad: {}/{}.json: cannot be written\n", options.out, name);
        written = kSomeUnread;
      }
    } else if (options.json || options.explain) {
      fmt::print("{}\n", to_json(reading, options.explain));
    } else {
      fmt::print("{}{}", first ? "" : "\n", print_reading(reading, paint));
    }
    first = false;
  });
  return code == kOk ? written : code;
}

}  // namespace

void add_read(CLI::App& app, Common& common, int* exit_code) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("read", "Read reports: head, statements with their chain, events, calendar");
  command
      ->add_option("FILE", options->inputs.files, "Plain text, HTML, JSON, JSONL, .gz, WARC, a folder, or - for stdin")
      ->required();
  command->add_flag("--json", options->json, "One JSON reading per report and line");
  command->add_flag("--explain", options->explain, "JSON with every layer: tokens, mentions, entities, quotations");
  command->add_option("--out", options->out, "Write one JSON file per report into this folder");
  command->callback([options, &common, exit_code] {
    options->inputs.threads = common.threads;
    *exit_code = run(*options, common);
  });
}

}  // namespace isnad::cli
