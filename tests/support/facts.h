// Facts that a reading or a comparison must give, as rows of tests/golden/**/facts.tsv. They are checked against the
// program's JSON, so they hold what users get. Plain values; no state.
//
// Columns: since (yes: must hold; no: known miss), report (id; "all" the comparison of the seeds, "demo" that of
// examples/), kind, what, expect.
//   kind      what                  expect
//   head      a key of "report"     its value; "null" for none
//   body      words                 in | out
//   absent    words                 empty: no time, statement, event, mention or credit holds them
//   time      part of its words     from..to
//   event     PLOVER type           conditions, all of one event
//   no_event  PLOVER type           conditions that no event meets
//   says      part of the content   conditions, all of one statement
//   entity    part of the mention   id
//   calendar  PLOVER type           conditions, all of one entry of the joint calendar
//   dated     a report's id         published=..; basis=..
//   claim     event, saying ...     conditions, all of one claim: slot, value, unit, verdict, subject, origins (how
//   many),
//                                   shared (an origin that holds outlets only by their wording)
//   wordings  empty                 forms=..; forms=..
// Conditions are "key=value; key=value". Words are compared by folded letters. Keys: trigger, mode, with, actor,
// recipient (a name or an id), place, from, to, former_from, former_to, status, speaker, kind, force, by (who tells
// it), chain (kind:name), history (status@report), unit.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/result.h"

namespace isnad::test {

struct Fact {
  bool since = false;
  std::string report;
  std::string kind;
  std::string what;
  std::string expect;
  std::string where;  ///< file:line
};

Result<std::vector<Fact>> load_facts(const std::filesystem::path& table);

/// Whether the document has the fact. `document`: `isnad read --explain` of its report, or `isnad compare --json`.
/// An unknown kind or key is an error.
Result<bool> holds(const nlohmann::json& document, const Fact& fact);

}  // namespace isnad::test
