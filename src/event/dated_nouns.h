// Nouns of happenings that the report dates or places: "the summit on Saturday", "the accord that they signed last
// month", "holds on Saturday a summit". Wherever the noun stands again, it is of that day and place. Plain values; free
// functions over one reading.
#pragma once

#include <string_view>
#include <vector>

#include "event/frames.h"
#include "statement/scan.h"

namespace isnad {

struct DatedNoun {
  uint32_t token = 0;
  std::string_view noun;          ///< its lemma
  const TimeRef* time = nullptr;  ///< either may be null
  const Mention* place = nullptr;
};

/// In order of tokens.
std::vector<DatedNoun> find_dated_nouns(const EventData& data, const Scan& scan);

/// The noun of a happening at `t`, as its lemma; empty when there is none.
std::string_view happening_noun(const EventData& data, const Scan& scan, uint32_t t);

/// The noun that the event tells itself by, or, for the verb of a relative clause, the one that the clause describes;
/// the token count when there is none.
uint32_t noun_token(const EventData& data, const Scan& scan, uint32_t trigger);

/// Does "the summit" at `later` take up "a summit" at `first`: nothing between tells of another?
bool takes_up_noun(const EventData& data, const Scan& scan, uint32_t first, uint32_t later);

/// The time that dates the noun at `t`, when it has the article, or the dated one takes it up, and all that is told of
/// such a noun outside its own words agrees; null otherwise.
const TimeRef* time_of_noun(const EventData& data, const Scan& scan, const std::vector<DatedNoun>& dated, uint32_t t);

/// The same of its place.
const Mention* place_of_noun(const EventData& data, const Scan& scan, const std::vector<DatedNoun>& dated, uint32_t t);

/// Gives days to times that hang on such a noun: "three days before the summit".
void resolve_hung(const EventData& data, const Scan& scan, const std::vector<DatedNoun>& dated, Reading& reading);

}  // namespace isnad
