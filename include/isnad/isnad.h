// The public face of isnad: load resources once, read reports, compare readings, print JSON.
//
//   auto resources = isnad::Resources::load(isnad::default_paths({}, ""));
//   if (!resources) fail(resources.error().message);
//   auto items = isnad::read_items("report.html");            // a file, a folder, JSON lines, WARC
//   isnad::Reading reading = isnad::read(*resources, items->front());
//   std::string json = isnad::to_json(reading);               // the shape of docs and README
//
// Resources are const after loading and shared by any number of threads; read() and compare() are pure functions of
// their arguments. A Reading owns all it holds. What can fail returns Result<T>; nothing prints, exits or throws.
//
// Programs link isnad::isnad (CMake: add_subdirectory, or the targets isnad_reader, isnad_intake and isnad_story).
#pragma once

#include "base/result.h"            // Result<T>, Error, ErrorCode
#include "intake/intake.h"          // read_items, read_items_from
#include "reader/reader.h"          // Resources, default_paths, read
#include "reader/reread.h"          // reread: with a day of publication found out later
#include "report/json.h"            // to_json(Reading), parse_item
#include "report/reading.h"         // Reading and all it holds
#include "story/compare.h"          // compare
#include "story/comparison.h"       // Comparison and all it holds
#include "story/comparison_json.h"  // to_json(Comparison)
