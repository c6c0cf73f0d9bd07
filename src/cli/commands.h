// The commands of the program; each adds itself to the command line and runs when chosen.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace isnad::cli {

/// Options that every command takes.
struct Common {
  std::string data;
  std::string model = "open";
  int threads = 0;
};

/// Each sets `*exit_code` when its command ran.
void add_read(CLI::App& app, Common& common, int* exit_code);
void add_compare(CLI::App& app, Common& common, int* exit_code);
void add_tag(CLI::App& app, Common& common, int* exit_code);

}  // namespace isnad::cli
