// Any bytes, read as a file of any name: no crash, no hang, valid JSON spans. The first byte chooses the name.
// Run: build/fuzz/fuzz/fuzz_read -max_len=20000 CORPUS tests/golden
#include <cstdlib>

#include "base/utf8.h"
#include "intake/intake.h"
#include "reader/reader.h"
#include "report/json.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace isnad;
  static const Result<Resources> resources = Resources::load(default_paths({}, ""));
  if (!resources) std::abort();
  if (size == 0) return 0;
  static constexpr const char* kNames[] = {"a.txt", "a.html", "a.json", "a.jsonl", "a.warc", "a.gz", "a"};
  const char* name = kNames[data[0] % std::size(kNames)];
  const auto items = read_items_from(std::string(reinterpret_cast<const char*>(data) + 1, size - 1), name);
  if (!items) return 0;
  for (const Item& item : *items) {
    const Reading reading = read(*resources, item);
    if (!is_valid_utf8(reading.report.text)) std::abort();
    if (to_json(reading, true).empty()) std::abort();
  }
  return 0;
}
