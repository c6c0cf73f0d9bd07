#include "reader/reread.h"

#include "reader/reader.h"

namespace isnad {

Reading reread(const Resources& resources, const Reading& reading, Day day) {
  Reading out = reading;
  out.mentions.clear();
  out.nested.clear();
  out.entities.clear();
  out.statements.clear();
  out.events.clear();
  out.notes.clear();
  out.report.published.reset();
  // As if fetched that day: the time stage then takes the last day that the weekdays allow.
  out.report.fetched = format_day(day);
  find_times(resources.time, out);
  if (!out.report.published) resolve_against(resources.time, out, day);
  out.report.published_basis = DateBasis::inferred;
  out.report.fetched = reading.report.fetched;
  read_content(resources, out);
  return out;
}

}  // namespace isnad
