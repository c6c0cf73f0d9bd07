#include <fmt/format.h>

#include <memory>

#include "cli/commands.h"
#include "cli/exit_codes.h"
#include "cli/inputs.h"
#include "language/conllu.h"

namespace isnad::cli {

void add_tag(CLI::App& app, Common& common, int* exit_code) {
  auto inputs = std::make_shared<Inputs>();
  CLI::App* command = app.add_subcommand("tag", "Print words, tags, lemmas and trees as CoNLL-U, offsets in MISC");
  command->add_option("FILE", inputs->files, "As for read")->required();
  command->callback([inputs, &common, exit_code] {
    const auto resources = load_resources(common.data, common.model);
    if (!resources) {
      *exit_code = kNoResources;
      return;
    }
    inputs->threads = common.threads;
    *exit_code = read_all(*resources, *inputs, [](Reading&& reading) { fmt::print("{}", to_conllu(reading)); });
  });
}

}  // namespace isnad::cli
