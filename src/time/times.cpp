#include "time/times.h"

#include <algorithm>
#include <cmath>

#include "time/cells.h"
#include "time/published.h"
#include "time/resolve.h"
#include "time/scan.h"
#include "time/value.h"

namespace isnad {
namespace {

TimeKind kind_of(const Meaning& m) {
  switch (m.shape) {
    case Shape::duration:
      return TimeKind::duration;
    case Shape::set:
      return TimeKind::set;
    case Shape::clock:
      return TimeKind::clock;
    case Shape::anchored:
      return TimeKind::anchored;
    case Shape::day:
    case Shape::ago:
    case Shape::nth_day:
      return TimeKind::date;
    case Shape::range:
      return !m.ends.empty() && m.ends[0].shape == Shape::clock ? TimeKind::clock : TimeKind::range;
    default:
      return TimeKind::range;
  }
}

Span span_of(const Cells& cells, uint32_t first, uint32_t last, uint8_t strip) {
  return {cells.begin_of(first, strip), cells.word(last - 1).span.end};
}

int months_of(const Amount& amount) {
  constexpr int kYear = 12;
  if (amount.unit != TimeUnit::month && amount.unit != TimeUnit::year) return 0;
  return static_cast<int>(std::lround(amount.count * (amount.unit == TimeUnit::year ? kYear : 1)));
}

std::optional<TimeRef> make_ref(const Cells& cells, const Said& said, const TimeContext& context) {
  const Found& f = said.found;
  const Meaning& m = f.meaning;
  TimeRef t;
  t.span = span_of(cells, f.first, f.last, f.strip);
  t.kind = kind_of(m);
  t.since = m.since;
  t.nth = m.shape == Shape::anchored || m.shape == Shape::duration ? m.nth : 0;
  if (m.clock) t.minute = m.clock->minute;
  t.value = value_of(m);
  if (t.kind == TimeKind::anchored) {
    const auto moved = m.amounts.empty() ? std::nullopt : move(Day{}, m.amounts[0], m.side);
    if (!moved) return std::nullopt;
    t.offset_days = static_cast<int>(moved->time_since_epoch().count());
    t.offset_months = months_of(m.amounts[0]) * (m.side < 0 ? -1 : 1);
    t.anchor = TimeAnchor::event;
    if (f.anchor_last > f.anchor_first) t.anchor_span = span_of(cells, f.anchor_first, f.anchor_last, 0);
    return t;
  }
  const Resolved resolved = resolve(cells.lexicon(), m, context);
  t.days = resolved.days;
  t.opening = resolved.opening;
  t.sure = resolved.sure;
  t.anchor = !resolved.from_today                                                       ? TimeAnchor::absolute
             : said.quotation >= 0 && context.today != cells.reading().report.published ? TimeAnchor::quotation
                                                                                        : TimeAnchor::published;
  const bool calendar = t.kind == TimeKind::date || t.kind == TimeKind::range;
  if (calendar && !t.days.known()) return std::nullopt;
  if (t.since && t.days.to && t.kind == TimeKind::date) t.kind = TimeKind::range;
  return t;
}

/// "In April 2015 ... in May of the same year": the year last told before.
void share_years(const Cells& cells, std::vector<Said>& said) {
  int year = 0;
  for (Said& s : said) {
    Meaning& m = s.found.meaning;
    if (m.year != 0 && !m.hijri) year = m.year;
    if (m.month == 0 || m.year != 0 || m.hijri || m.year_rel) continue;
    size_t p = s.found.last;
    if (p < cells.size() && cells.has(p, TimeClass::of)) ++p;
    if (p + 1 >= cells.size()) continue;
    const Sense* unit = cells.find(p, TimeClass::unit);
    const Sense* same = cells.find(p + 1, TimeClass::follow);
    if (unit == nullptr || !unit->definite || unit->value != static_cast<int>(TimeUnit::year)) continue;
    if (same == nullptr || same->value != 0 || year == 0) continue;
    m.year = year;
    m.dir.reset();
    s.found.last = static_cast<uint32_t>(p + 1 + same->len);
  }
}

}  // namespace

Result<TimeData> TimeData::load(const std::filesystem::path& data) {
  auto lexicon = TimeLexicon::load(data);
  if (!lexicon) return lexicon.error();
  return TimeData{std::move(*lexicon)};
}

void find_times(const TimeData& data, Reading& reading) {
  reading.times.clear();
  const Cells cells(data.lexicon, reading);
  std::vector<Said> said = scan_times(cells);
  share_years(cells, said);
  Report& report = reading.report;
  if (report.published && report.published_basis == DateBasis::printed && is_outrun(said, *report.published)) {
    report.published.reset();
    report.published_basis = DateBasis::unknown;
    report.published_span.reset();
    report.published_minute.reset();
  }
  if (!reading.report.published) {
    reading.report.published = infer_published(cells, said);
    if (reading.report.published) reading.report.published_basis = DateBasis::inferred;
  }
  SpeakingDay speaking(said, reading.report.published);
  std::optional<uint32_t> dated;  // the last sentence that tells a day
  for (Said& s : said) {
    const std::optional<Day> today = speaking.day_of(s);
    // "On Monday ... and three days later": counted from what was told, unless it is told of days to come.
    Meaning& m = s.found.meaning;
    if (m.shape == Shape::ago && m.side > 0 && s.tense <= 0 && !m.point && dated == s.sentence)
      m.shape = Shape::anchored;
    auto ref = make_ref(cells, s, {today, s.tense});
    if (!ref) continue;
    if (ref->days.known() && (ref->kind == TimeKind::date || ref->kind == TimeKind::range)) dated = s.sentence;
    reading.times.push_back(std::move(*ref));
  }
  resolve_counted(reading);
}

void resolve_against(const TimeData& data, Reading& reading, Day published) {
  reading.report.published = published;
  reading.report.published_basis = DateBasis::inferred;
  find_times(data, reading);
}

}  // namespace isnad
