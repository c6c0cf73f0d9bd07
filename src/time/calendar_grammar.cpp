#include "time/calendar_reader.h"

namespace isnad {
namespace {

using enum TimeClass;

}  // namespace

std::optional<Found> CalendarReader::read() {
  if (c_.mark(at_, "(")) {
    if (!opens_bracketed_weekday()) return std::nullopt;
    opened_ = true;
    ++at_;
  }
  lead();
  while (true) {
    size_t q = at_;
    bool link_bracket = false;
    if (any_) q = joiners(link_bracket);
    const size_t next = component(q);
    if (next == q) break;
    if (link_bracket) opened_ = true;
    at_ = next;
    any_ = true;
    if (m_.rel && m_.weekday && c_.mark(at_, "\"") && c_.mark(at_ - 2, "\"")) ++at_;
    if (opened_ && c_.mark(at_, ")")) {
      opened_ = false;
      ++at_;
    }
  }
  other_calendar();
  next_morning();
  return finish();
}

void CalendarReader::other_calendar() {
  if (!has_date() && !m_.rel && !m_.weekday) return;
  const bool bracket = c_.mark(at_, "(");
  const Sense* s = c_.find(bracket ? at_ + 1 : at_, equals);
  if (s == nullptr) return;
  const size_t p = at_ + (bracket ? 1U : 0U) + s->len;
  if (p >= end()) return;
  const auto other = CalendarReader(c_, p, within_).read();
  if (!other || other->meaning.shape != Shape::day || other->meaning.month == 0) return;
  at_ = other->last;
  if (bracket && c_.mark(at_, ")")) ++at_;
  if (has_date() && (other->meaning.hijri || other->meaning.year == 0)) return;
  m_.day = other->meaning.day;
  m_.month = other->meaning.month;
  m_.year = other->meaning.year;
  m_.hijri = other->meaning.hijri;
  m_.dir.reset();
}

void CalendarReader::next_morning() {
  constexpr int kFirstNightHour = 2000;
  const bool night = m_.part && (*m_.part >= kFirstNightHour || *m_.part == 0);
  if (!m_.weekday || !night || m_.day != 0 || m_.dir) return;
  const size_t p = c_.mark(at_, "-/") ? at_ + 1 : at_;
  const Sense* s = p < end() ? c_.find(p, weekday) : nullptr;
  if (s == nullptr || s->value != (*m_.weekday + 1) % 7) return;
  at_ = p + s->len;
  next_weekday_ = s->value;
}

bool CalendarReader::opens_bracketed_weekday() const {
  const Sense* day = c_.find(at_ + 1, weekday);
  return day != nullptr && c_.mark(at_ + 1U + day->len, ")") && c_.has(at_ + 2U + day->len, dir);
}

void CalendarReader::use(const Sense& s) {
  if (at_ == begin_ && !strip_known_) {
    strip_ = s.strip;
    strip_known_ = true;
  }
}

void CalendarReader::lead() {
  while (at_ < end()) {
    if (const Sense* s = c_.find(at_, vague); s != nullptr) {
      use(*s);
      vague_ = true;
      at_ += s->len;
    } else if (const Sense* e = c_.find(at_, edge);
               e != nullptr && m_.edge == 0 && !m_.part && !(c_.has(at_, part) && c_.find(at_, part)->len > e->len)) {
      use(*e);
      m_.edge = e->value;
      at_ += e->len;
    } else if (const Sense* p = c_.find(at_, part);
               p != nullptr && !m_.part && m_.edge == 0 && !(c_.has(at_, rel) && c_.find(at_, rel)->len > p->len)) {
      use(*p);
      m_.part = p->value;
      at_ += p->len;
    } else if ((vague_ || m_.part) && at_ > begin_ && is_small(at_)) {
      ++at_;
    } else if (is_day_word(at_) && leads_day(at_ + 1)) {
      use(*c_.find(at_, unit));
      day_word_ = true;
      ++at_;
      break;
    } else if (c_.has(at_, this_) && !this_seen_ && leads_this(at_ + 1)) {
      use(*c_.find(at_, this_));
      this_seen_ = true;
      ++at_;
    } else {
      break;
    }
  }
}

bool CalendarReader::is_small(size_t p) const {
  for (const TimeClass cls : {of, prep}) {
    const Sense* s = c_.find(p, cls);
    if (s != nullptr && s->strip == 0) return true;
  }
  return false;
}

bool CalendarReader::is_day_word(size_t p) const {
  const Sense* s = c_.find(p, unit);
  return s != nullptr && s->value == static_cast<int>(TimeUnit::day) && !s->definite;
}

bool CalendarReader::leads_day(size_t p) const {
  if (p >= end()) return false;
  if (c_.has(p, weekday) || c_.has(p, bare_day) || c_.mark(p, "(")) return true;
  int number = 0;
  const size_t q = parse_day_number(c_, p, end(), number);
  if (q == p) return false;
  return c_.digits(p) != nullptr || month_at(q_after_of(q)) != nullptr || c_.has(p, ord);
}

bool CalendarReader::leads_this(size_t p) const {
  return p < end() && (month_at(p) != nullptr || c_.has(p, weekday) || is_day_word(p) ||
                       (is_month_word(p) && month_at(p + 1) != nullptr));
}

size_t CalendarReader::q_after_of(size_t q) const {
  if (q < end() && c_.has(q, of)) ++q;
  if (q < end() && is_month_word(q)) ++q;
  return q;
}

bool CalendarReader::is_month_word(size_t p) const {
  const Sense* s = c_.find(p, unit);
  return s != nullptr && s->value == static_cast<int>(TimeUnit::month);
}

const Sense* CalendarReader::month_at(size_t p) const {
  if (p >= end()) return nullptr;
  for (const TimeClass cls : {TimeClass::month, hijri, shy_month, shy_hijri, rare_month}) {
    if (const Sense* s = c_.find(p, cls); s != nullptr) return s;
  }
  return nullptr;
}

size_t CalendarReader::joiners(bool& bracket) const {
  size_t q = at_;
  if (c_.mark(q, "(") && !opened_) {
    bracket = true;
    return q + 1;
  }
  if (m_.rel && !m_.weekday && c_.mark(q, ",") && c_.has(q + 1, weekday) && c_.find(q + 1, weekday)->strip == 0 &&
      (q + 2 >= end() || c_.word(q + 2).kind == WordKind::punct)) {
    return q + 1;  // "yesterday, Sunday,"
  }
  if (m_.rel && c_.mark(q, "\"") && c_.has(q + 1, weekday) && c_.mark(q + 2, "\"")) return q + 1;
  if (c_.mark(q, "/-.") && (m_.month != 0 || m_.day != 0)) return q + 1;
  if (c_.mark(q, ",") && (m_.weekday || m_.day != 0 || m_.month != 0)) {
    const bool date_next = q + 1 < end() && (c_.digits(q + 1) != nullptr || month_at(q + 1) != nullptr ||
                                             (c_.has(q + 1, num) && m_.month != 0));
    return date_next ? q + 1 : q;
  }
  if (q < end() && c_.has(q, of) && c_.find(q, of)->strip == 0) return q + 1;
  const bool day_then = m_.weekday && q < end() && c_.has(q, prep) && c_.find(q, prep)->strip == 0;
  return day_then ? q + 1 : q;
}

size_t CalendarReader::component(size_t p) {
  if (p >= end()) return p;
  for (const auto step : {&CalendarReader::read_rel, &CalendarReader::read_weekday, &CalendarReader::read_digits,
                          &CalendarReader::read_day_month, &CalendarReader::read_month, &CalendarReader::read_relative,
                          &CalendarReader::read_year, &CalendarReader::read_lone_day, &CalendarReader::read_direction,
                          &CalendarReader::read_part}) {
    const size_t q = (this->*step)(p);
    if (q > p) return q;
  }
  return p;
}

std::optional<Found> CalendarReader::finish() {
  if (!any_) return std::nullopt;
  if (this_seen_ && !m_.dir) m_.dir = 0;
  if (rare_ && (m_.day == 0 || m_.year == 0)) return std::nullopt;
  const bool dated = m_.day != 0 && (m_.month != 0 || m_.month_rel);
  if (m_.rel || m_.weekday || dated || (m_.day != 0 && day_word_)) {
    m_.shape = Shape::day;
    if (m_.edge != 0) return std::nullopt;
  } else if (m_.month != 0 || m_.month_rel) {
    m_.shape = Shape::month;
    if (shy_ && !month_word_ && m_.year == 0 && !m_.dir && m_.edge == 0 && (strip_ > 0 || !shy_led())) {
      return std::nullopt;
    }
  } else if (m_.year != 0 || m_.year_rel) {
    m_.shape = Shape::year;
  } else if (m_.week_rel) {
    m_.shape = Shape::week;
  } else {
    return std::nullopt;
  }
  if (m_.shape != Shape::day && m_.part) return std::nullopt;
  Found found;
  if (next_weekday_) {
    Meaning night;
    night.shape = Shape::range;
    Meaning morning;
    morning.shape = Shape::day;
    morning.weekday = next_weekday_;
    night.ends = {std::move(m_), std::move(morning)};
    m_ = std::move(night);
  }
  found.meaning = std::move(m_);
  found.first = static_cast<uint32_t>(begin_);
  found.last = static_cast<uint32_t>(at_);
  found.strip = strip_;
  return found;
}

/// "In March", "since August"; not "to" and "of", beside which the words are mostly no months ("to zero").
bool CalendarReader::shy_led() const {
  if (begin_ == within_.begin) return false;
  for (const TimeClass cls : {prep, between, since, before, after, within}) {
    if (c_.has(begin_ - 1, cls)) return true;
  }
  return false;
}

bool CalendarReader::led_by_prep() const {
  if (strip_ > 0) return true;
  if (begin_ == within_.begin) return false;
  for (const TimeClass cls : {prep, of, to, between, since, before, after, within}) {
    if (c_.has(begin_ - 1, cls)) return true;
  }
  return false;
}

std::optional<Found> parse_calendar(const Cells& cells, size_t i, Stretch within) {
  return CalendarReader(cells, i, within).read();
}

}  // namespace isnad
