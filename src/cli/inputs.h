// Input files of a command: read in order, in parallel, with progress on a terminal.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "reader/reader.h"

namespace isnad::cli {

struct Inputs {
  std::vector<std::string> files;
  int threads = 0;  ///< 0 = one per core
};

/// Loads resources or prints why not and gives nothing.
std::optional<Resources> load_resources(const std::string& data, const std::string& model);

/// Calls `take` with every reading, in input order, on this thread. Files that cannot be read are reported on stderr.
/// Returns an exit code.
int read_all(const Resources& resources, const Inputs& inputs, const std::function<void(Reading&&)>& take);

}  // namespace isnad::cli
