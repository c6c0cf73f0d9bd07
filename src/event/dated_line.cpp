#include "event/dated_line.h"

#include <algorithm>

#include "event/attended.h"
#include "event/happening.h"

namespace isnad {
namespace {

constexpr uint32_t kBeside = 60;  // bytes between dateline and day: an agency's name, a weekday
constexpr int kWeek = 7;          // days

/// Is the day of publication printed on the dateline's own line, beside its place?
bool is_dated(const Report& report) {
  if (!report.dateline_place || !report.published || !report.published_span) return false;
  const Span& place = *report.dateline_place;
  const Span& day = *report.published_span;
  const Span gap = place.end <= day.begin ? Span{place.end, day.begin} : Span{day.end, place.begin};
  if (gap.end < gap.begin || gap.end - gap.begin > kBeside) return false;
  return slice(report.text, gap).find('\n') == std::string_view::npos;
}

/// Does the body tell a day of the week before publication, or that day itself?
bool tells_days(const Reading& r) {
  return std::any_of(r.times.begin(), r.times.end(), [&](const TimeRef& t) {
    if (!t.days.known() || !t.days.single()) return false;
    const auto back = (*r.report.published - *t.days.from).count();
    return back >= 0 && back < kWeek;
  });
}

/// The words of `part` stand in `whole`, from one edge of a word to another.
bool holds_words(std::string_view whole, std::string_view part) {
  const size_t at = whole.find(part);
  if (part.empty() || at == std::string_view::npos) return false;
  const size_t end = at + part.size();
  return (at == 0 || whole[at - 1] == ' ') && (end == whole.size() || whole[end] == ' ');
}

class DatedLine {
 public:
  DatedLine(const EventData& data, const Scan& scan, Reading& reading) : data_(data), scan_(scan), r_(reading) {}

  void date() {
    for (Event& e : r_.events) {
      if (may_be_dated(e) && is_there(e)) set(e);
    }
    for (Event& e : r_.events) {
      if (may_be_dated(e) && is_done_in_words(e.type) && of_those_who_met(e)) set(e);
    }
  }

 private:
  bool may_be_dated(const Event& e) const {
    return e.status == Status::occurred && !e.days.known() && !is_told_of_before(data_, scan_, r_, e);
  }

  bool is_there(const Event& e) const {
    if (!e.place || e.place_basis == Basis::parties) return false;
    return holds_words(r_.slice(e.place->name), r_.slice(*r_.report.dateline_place));
  }

  bool of_those_who_met(const Event& e) const {
    if (e.actors.empty() || (e.place && !is_there(e))) return false;
    const bool persons = std::all_of(e.actors.begin(), e.actors.end(), [&](const Participant& p) {
      return p.entity >= 0 && r_.entities[static_cast<size_t>(p.entity)].kind == EntityKind::person;
    });
    if (!persons) return false;
    Event side;
    side.actors = e.actors;
    return std::any_of(r_.events.begin(), r_.events.end(), [&](const Event& meeting) {
      return meeting.type == EventType::consult && meeting.days_basis == Basis::dateline &&
             meeting.trigger.begin < e.trigger.begin && shared_parties(r_, side, meeting) == e.actors.size();
    });
  }

  void set(Event& e) const {
    e.days = {r_.report.published, r_.report.published};
    e.days_basis = Basis::dateline;
    e.days_span = {};
    e.sure.days.reset();
  }

  const EventData& data_;
  const Scan& scan_;
  Reading& r_;
};

}  // namespace

void date_at_dateline(const EventData& data, const Scan& scan, Reading& reading) {
  if (is_dated(reading.report) && !tells_days(reading)) DatedLine(data, scan, reading).date();
}

}  // namespace isnad
