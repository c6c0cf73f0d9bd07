#include <exception>

#include "base/large_heap.h"
#include "cli/commands.h"
#include "cli/exit_codes.h"

int main(int argc, char** argv) {
  using namespace isnad::cli;
  isnad::prefer_large_pages();
  CLI::App app{"isnad reads Arabic news reports and keeps the sourced record of a political process.", "isnad"};
  app.require_subcommand(1);
  app.fallthrough();  // so that --threads may follow the command
  app.footer(
      "Exit codes: 0 all read; 1 some input could not be read (said on stderr), the rest was; 2 wrong usage;\n"
      "3 tables or model packs missing or malformed.");
  Common common;
  int code = kOk;
  app.add_option("--data", common.data, "Folder of data tables (default: $ISNAD_HOME/data)");
  app.add_option("--model", common.model, "Model pack: open or research")->capture_default_str();
  app.add_option("--threads", common.threads, "Threads (default: one per core)")->check(CLI::Range(0, 256));
  add_read(app, common, &code);
  add_compare(app, common, &code);
  add_tag(app, common, &code);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kOk : kUsage;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "isnad: %s\n", error.what());
    return kSomeUnread;
  }
  return code;
}
