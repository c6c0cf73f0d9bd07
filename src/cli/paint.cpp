#include "cli/paint.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>

namespace isnad::cli {

Paint::Paint(int stream) : on_(isatty(stream) == 1 && std::getenv("NO_COLOR") == nullptr) {}

std::string Paint::wrap(std::string_view code, std::string_view text) const {
  return on_ ? fmt::format("\x1b[{}m{}\x1b[0m", code, text) : std::string(text);
}

}  // namespace isnad::cli
