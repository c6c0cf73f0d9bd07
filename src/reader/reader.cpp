#include "reader/reader.h"

#include <cstdlib>

namespace isnad {

#ifndef ISNAD_DEFAULT_HOME
#define ISNAD_DEFAULT_HOME "."
#endif

ResourcePaths default_paths(const std::filesystem::path& data, const std::string& model) {
  const char* home = std::getenv("ISNAD_HOME");
  const std::filesystem::path root = home != nullptr && *home != '\0' ? home : ISNAD_DEFAULT_HOME;
  return {data.empty() ? root / "data" : data, root / "models" / ((model.empty() ? "open" : model) + ".isnad")};
}

void read_content(const Resources& resources, Reading& reading) {
  find_entities(resources.entity, reading);
  find_statements(resources.statement, reading);
  find_events(resources.event, resources.entity.names.news(), reading);
  resolve_anchored(resources.time, reading);
  settle_events(reading);
  find_quantities(resources.quantity, resources.time.lexicon, reading);
}

namespace {

/// The stages up to time.
Reading read_words(const Resources& resources, const Item& item) {
  Reading reading;
  reading.report = read_page(resources.page, item);
  split_text(resources.text, reading);
  analyse(resources.language, reading);
  find_times(resources.time, reading);
  return reading;
}

}  // namespace

Reading read_candidates(const Resources& resources, const Item& item) {
  Reading reading = read_words(resources, item);
  find_entities(resources.entity, reading);
  find_statements(resources.statement, reading);
  find_candidates(resources.event, reading);
  return reading;
}

Reading read(const Resources& resources, const Item& item) {
  Reading reading = read_words(resources, item);
  read_content(resources, reading);
  return reading;
}

}  // namespace isnad
