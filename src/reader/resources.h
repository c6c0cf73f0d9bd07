// All that the stages need besides a report: tables and models. Loaded once, const after, shareable across threads.
#pragma once

#include <filesystem>

#include "base/result.h"
#include "entity/entities.h"
#include "event/frames.h"
#include "event/quantities.h"
#include "language/analyse.h"
#include "page/page.h"
#include "statement/statements.h"
#include "text/split.h"
#include "time/times.h"

namespace isnad {

/// Where tables and model packs stand.
struct ResourcePaths {
  std::filesystem::path data;
  std::filesystem::path model;
  bool learned_events = true;  ///< false: the event stage decides by its rules alone
};

/// The paths given, else $ISNAD_HOME/{data,models/open}, else those of the source tree that was built.
ResourcePaths default_paths(const std::filesystem::path& data, const std::string& model);

struct Resources {
  TextData text;
  PageData page;
  LanguageData language;
  TimeData time;
  EntityData entity;
  StatementData statement;
  EventData event;
  QuantityData quantity;

  static Result<Resources> load(const ResourcePaths& paths);
};

}  // namespace isnad
