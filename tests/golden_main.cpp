// isnad-golden: prints every golden fact with its state; with --differences only those that are not as their row says,
// with --promote rewrites rows of known misses that are read now.
#include <cstdio>
#include <cstring>
#include <fstream>
#include <map>
#include <set>

#include "base/tsv.h"
#include "support/golden.h"

using namespace isnad;
using namespace isnad::test;

namespace {

void promote(const std::map<std::string, std::set<size_t>>& lines) {
  for (const auto& [file, numbers] : lines) {
    const auto bytes = read_whole_file(file);
    if (!bytes) continue;
    std::ofstream out(file, std::ios::binary);
    std::string_view rest = *bytes;
    for (size_t number = 1; !rest.empty(); ++number) {
      const size_t end = std::min(rest.find('\n'), rest.size() - 1) + 1;
      std::string line(rest.substr(0, end));
      rest.remove_prefix(end);
      if (numbers.contains(number) && line.starts_with("no\t")) line.replace(0, 2, "yes");
      out << line;
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  const std::string option = argc > 1 ? argv[1] : "";
  const auto all = check_golden();
  if (!all) {
    std::fprintf(stderr, "%s\n", all.error().message.c_str());
    return 2;
  }
  std::map<std::string, std::set<size_t>> now_held;
  size_t lost = 0;
  size_t counts[3] = {};
  for (const Checked& c : *all) {
    ++counts[static_cast<size_t>(c.outcome)];
    const bool surprise = c.outcome != Outcome::absent && c.fact.since != (c.outcome == Outcome::held);
    if (surprise && c.fact.since) ++lost;
    if (surprise && !c.fact.since) {
      const size_t colon = c.fact.where.rfind(':');
      now_held[c.fact.where.substr(0, colon)].insert(std::stoul(c.fact.where.substr(colon + 1)));
    }
    if (surprise || option.empty()) std::printf("%s\n", describe(c).c_str());
  }
  std::printf("%zu facts held, %zu missed (%zu of them lost), %zu absent\n", counts[0], counts[1], lost, counts[2]);
  if (option == "--promote") promote(now_held);
  return lost == 0 ? 0 : 1;
}
