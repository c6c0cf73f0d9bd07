// Exit codes of the program, as --help and README state them.
#pragma once

namespace isnad::cli {

constexpr int kOk = 0;
constexpr int kSomeUnread = 1;   ///< some input could not be read; the rest was
constexpr int kUsage = 2;        ///< unknown command or option
constexpr int kNoResources = 3;  ///< tables or model packs are missing or malformed

}  // namespace isnad::cli
