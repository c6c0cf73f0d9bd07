// Any bytes as a table or a model pack: an error with a message, or something usable; never a crash.
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "base/tsv.h"
#include "entity/ner.h"
#include "language/pack.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace isnad;
  namespace fs = std::filesystem;
  static const fs::path file = fs::temp_directory_path() / ("isnad-fuzz-" + std::to_string(std::rand()));
  std::ofstream(file, std::ios::binary).write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
  const auto table = Table::load(file, {"form", "value", "source"});
  if (!table && table.error().message.empty()) std::abort();
  if (table) {
    for (size_t i = 0; i < table->rows(); ++i) {
      if (table->cell(i, 2).empty()) std::abort();
    }
  }
  const auto pack = Pack::parse(std::string(reinterpret_cast<const char*>(data), size), "fuzz");
  if (!pack && pack.error().message.empty()) std::abort();
  if (pack) {
    const auto model = entity::NerModel::make(*pack, "fuzz");
    if (!model && model.error().message.empty()) std::abort();
  }
  return 0;
}
