#include <algorithm>

#include "time/grammar.h"
#include "time/numbers.h"

namespace isnad {
namespace {

using enum TimeClass;

constexpr int kFirstHijri = 1300;
constexpr int kLastHijri = 1500;
constexpr int kFirstLoneYear = 1800;
constexpr int kLastLoneYear = 2100;

/// Reads one expression, part by part.
class Reader {
 public:
  Reader(const Cells& cells, size_t i, Stretch within) : c_(cells), within_(within), begin_(i), at_(i) {}

  std::optional<Found> read() {
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
      if (opened_ && c_.mark(at_, ")")) {
        opened_ = false;
        ++at_;
      }
    }
    return finish();
  }

 private:
  size_t end() const { return within_.end; }

  bool opens_bracketed_weekday() const {
    const Sense* day = c_.find(at_ + 1, weekday);
    return day != nullptr && c_.mark(at_ + 1U + day->len, ")") && c_.has(at_ + 2U + day->len, dir);
  }

  void use(const Sense& s) {
    if (at_ == begin_ && !strip_known_) {
      strip_ = s.strip;
      strip_known_ = true;
    }
  }

  /// "late on the evening of", "the beginning of", "the day of", "this".
  void lead() {
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
      } else if (const Sense* p = c_.find(at_, part); p != nullptr && !m_.part && m_.edge == 0) {
        use(*p);
        m_.part = p->value;
        at_ += p->len;
      } else if ((vague_ || m_.part) && c_.has(at_, of) && at_ > begin_ && c_.find(at_, of)->strip == 0) {
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

  bool is_day_word(size_t p) const {
    const Sense* s = c_.find(p, unit);
    return s != nullptr && s->value == static_cast<int>(TimeUnit::day) && !s->definite;
  }

  bool leads_day(size_t p) const {
    if (p >= end()) return false;
    if (c_.has(p, weekday) || c_.has(p, bare_day) || c_.mark(p, "(")) return true;
    int number = 0;
    const size_t q = parse_day_number(c_, p, end(), number);
    if (q == p) return false;
    return c_.digits(p) != nullptr || month_at(q_after_of(q)) != nullptr || c_.has(p, ord);
  }

  bool leads_this(size_t p) const {
    return p < end() && (month_at(p) != nullptr || c_.has(p, weekday) || is_day_word(p) ||
                         (is_month_word(p) && month_at(p + 1) != nullptr));
  }

  size_t q_after_of(size_t q) const {
    if (q < end() && c_.has(q, of)) ++q;
    if (q < end() && is_month_word(q)) ++q;
    return q;
  }

  bool is_month_word(size_t p) const {
    const Sense* s = c_.find(p, unit);
    return s != nullptr && s->value == static_cast<int>(TimeUnit::month);
  }

  const Sense* month_at(size_t p) const {
    if (p >= end()) return nullptr;
    for (const TimeClass cls : {TimeClass::month, hijri, shy_month, shy_hijri}) {
      if (const Sense* s = c_.find(p, cls); s != nullptr) return s;
    }
    return nullptr;
  }

  /// Marks and small words between two parts. The result is `at_` when none may stand here.
  size_t joiners(bool& bracket) const {
    size_t q = at_;
    if (c_.mark(q, "(") && !opened_) {
      bracket = true;
      return q + 1;
    }
    if (c_.mark(q, "/-.") && (m_.month != 0 || m_.day != 0)) return q + 1;
    if (c_.mark(q, ",") && (m_.weekday || m_.day != 0 || m_.month != 0)) {
      const bool date_next = q + 1 < end() && (c_.digits(q + 1) != nullptr || month_at(q + 1) != nullptr ||
                                               (c_.has(q + 1, num) && m_.month != 0));
      return date_next ? q + 1 : q;
    }
    if (const Sense* s = c_.find(q, equals); s != nullptr) {
      q += s->len;
    }
    if (q < end() && c_.has(q, of) && c_.find(q, of)->strip == 0) return q + 1;
    const bool day_then = m_.weekday && q < end() && c_.has(q, prep) && c_.find(q, prep)->strip == 0;
    return day_then ? q + 1 : q;
  }

  size_t component(size_t p) {
    if (p >= end()) return p;
    for (const auto step : {&Reader::read_rel, &Reader::read_weekday, &Reader::read_digits, &Reader::read_day_month,
                            &Reader::read_month, &Reader::read_relative, &Reader::read_year, &Reader::read_lone_day,
                            &Reader::read_direction, &Reader::read_part}) {
      const size_t q = (this->*step)(p);
      if (q > p) return q;
    }
    return p;
  }

  bool has_date() const { return m_.day != 0 || m_.month != 0; }

  size_t read_rel(size_t p) {
    const Sense* s = c_.find(p, rel);
    if (s == nullptr || m_.rel || has_date() || m_.edge != 0 || (any_ && s->joined)) return p;
    const size_t q = p + s->len;
    if (s->value == 0 && q < end() && (c_.has(q, ord) || c_.has(q, follow))) return p;  // "the eighth day"
    use(*s);
    m_.rel = s->value;
    return q;
  }

  size_t read_weekday(size_t p) {
    size_t q = p;
    if (any_ && is_day_word(q) && q + 1 < end()) ++q;
    const Sense* s = c_.find(q, weekday);
    if (s == nullptr && (day_word_ || q > p)) s = c_.find(q, bare_day);
    if (s == nullptr || m_.weekday || (any_ && s->joined) || m_.edge != 0 || (has_date() && m_.year == 0 && q == at_)) {
      return p;
    }
    if (has_date() && !c_.mark(q - 1, "(")) return p;
    use(*s);
    m_.weekday = s->value;
    return q + s->len;
  }

  /// 20/11/2017, 2017-11-20, 20.11.2017
  size_t read_digits(size_t p) {
    if (has_date() || m_.edge != 0) return p;
    int v[3] = {0, 0, 0};
    int w[3] = {0, 0, 0};
    int count = 0;
    size_t q = p;
    const Digits* d = c_.digits(p);
    if (d == nullptr) return p;
    if (d->count >= 2 && d->separator == '.') {
      for (; count < d->count; ++count) {
        v[count] = d->part[count];
        w[count] = d->width[count];
      }
      ++q;
    } else if (d->count == 1) {
      char separator = 0;
      while (count < 3 && q < end() && c_.digits(q) != nullptr && c_.digits(q)->count == 1) {
        v[count] = c_.digits(q)->part[0];
        w[count] = c_.digits(q)->width[0];
        ++count;
        ++q;
        if (count == 3 || q + 1 >= end() || c_.digits(q + 1) == nullptr || c_.word(q).space_after ||
            c_.word(q - 1).space_after) {
          break;
        }
        const char mark_here = c_.mark(q, "/") ? '/' : c_.mark(q, "-") ? '-' : 0;
        if (mark_here == 0 || (separator != 0 && mark_here != separator)) break;
        separator = mark_here;
        ++q;
      }
    }
    return take_digits(v, w, count) ? q : p;
  }

  bool take_digits(const int* v, const int* w, int count) {
    const auto day_ok = [](int d) { return d >= 1 && d <= 31; };
    const auto month_ok = [](int x) { return x >= 1 && x <= 12; };
    int day = 0;
    int month_number = 0;
    int year = 0;
    if (count == 3) {
      if (w[0] >= 3) {
        year = v[0], month_number = v[1], day = v[2];
      } else if (w[2] >= 3 || w[2] == 2) {
        year = w[2] >= 3 ? v[2] : 2000 + v[2], day = v[0], month_number = v[1];
        if (!month_ok(month_number) && month_ok(day)) std::swap(day, month_number);
        if (w[2] == 2 && !(day_ok(day) && month_ok(month_number))) return false;
      }
      if (year >= 2500) return false;
    } else if (count == 2 && w[0] == 4 && month_ok(v[1]) && v[0] >= kFirstLoneYear && v[0] <= kLastLoneYear) {
      year = v[0], month_number = v[1];
    } else if (count == 2 && w[1] == 4 && month_ok(v[0]) && v[1] >= kFirstLoneYear && v[1] <= kLastLoneYear) {
      year = v[1], month_number = v[0];
    } else if (count == 2 && day_word_ && day_ok(v[0]) && month_ok(v[1])) {
      day = v[0], month_number = v[1];
    } else {
      return false;
    }
    if (!month_ok(month_number) || (count == 3 && !day_ok(day))) return false;
    m_.day = day;
    m_.month = month_number;
    m_.year = year;
    m_.hijri = year >= kFirstHijri && year <= kLastHijri;
    return true;
  }

  /// "20 November", "the twentieth of the month of November".
  size_t read_day_month(size_t p) {
    if (m_.day != 0 || m_.month != 0 || m_.edge != 0 || (m_.rel && any_ && !c_.digits(p))) return p;
    int number = 0;
    size_t q = parse_day_number(c_, p, end(), number);
    if (q == p) return p;
    const size_t after_number = q;
    if (c_.mark(q, "-./") && month_at(q + 1) != nullptr) ++q;
    q = q_after_of(q);
    const Sense* s = month_at(q);
    TimeUnit unit_read = TimeUnit::none;
    int direction = 0;
    const size_t r =
        parse_relative_unit(c_, after_number < end() && c_.has(after_number, of) ? after_number + 1 : after_number,
                            end(), unit_read, direction);
    if (s == nullptr || (s->strip != 0 && !s->joined)) {
      if (unit_read != TimeUnit::month || r == after_number || r == after_number + 1) return p;
      first_strip(p);
      m_.day = number;
      m_.month_rel = direction;
      return r;
    }
    if (s->joined) return p;
    first_strip(p);
    m_.day = number;
    take_month(*s);
    return q + s->len;
  }

  void first_strip(size_t p) {
    if (p != begin_ || strip_known_) return;
    for (const TimeClass cls : {ord, num}) {
      if (const Sense* s = c_.find(p, cls); s != nullptr) return use(*s);
    }
  }

  void take_month(const Sense& s) {
    m_.month = s.value;
    m_.hijri = s.cls == hijri || s.cls == shy_hijri;
    shy_ = s.cls == shy_month || s.cls == shy_hijri;
  }

  size_t read_month(size_t p) {
    size_t q = p;
    if (is_month_word(q) && month_at(q + 1) != nullptr) {
      if (q == at_ && !any_) use(*c_.find(q, unit));
      ++q;
      month_word_ = true;
    }
    const Sense* s = month_at(q);
    if (s == nullptr || (any_ && s->joined) || m_.rel) return p;
    if (m_.month != 0) {  // the other name of the same month
      const bool other_calendar = (s->cls == hijri || s->cls == shy_hijri) != m_.hijri;
      if (s->value != m_.month || other_calendar || m_.year != 0) return p;
      shy_ = false;
      return q + s->len;
    }
    if (m_.weekday && m_.day == 0) return p;
    if (q == p) use(*s);
    take_month(*s);
    q += s->len;
    int number = 0;  // "November 20, 2017"
    size_t r = q;
    if (c_.mark(r, "-")) ++r;
    const size_t t = m_.day == 0 && m_.edge == 0 ? parse_day_number(c_, r, end(), number) : r;
    if (t > r && (c_.digits(r) == nullptr || c_.digits(r)->width[0] <= 2) && day_after_month(r, t)) {
      m_.day = number;
      return t;
    }
    return q;
  }

  /// A number after a month is its day when nothing countable follows.
  bool day_after_month(size_t r, size_t t) const {
    if (c_.digits(r) == nullptr) return c_.has(r, ord) && c_.find(r, ord)->definite && !c_.find(r, ord)->joined;
    if (t >= end() || c_.word(t).kind == WordKind::punct) return !c_.mark(t, "/%:");
    int year = 0;
    return parse_year(c_, t, end(), year) > t;
  }

  size_t read_relative(size_t p) {
    TimeUnit unit_read = TimeUnit::none;
    int direction = 0;
    const size_t q = parse_relative_unit(c_, p, end(), unit_read, direction);
    if (q == p) return p;
    if (any_ && p < end() && ((c_.has(p, unit) && c_.find(p, unit)->joined))) return p;
    if (unit_read == TimeUnit::year && m_.year == 0 && !m_.year_rel && !m_.rel && !m_.weekday) {
      m_.year_rel = direction;
    } else if (unit_read == TimeUnit::month && m_.month == 0 && !m_.month_rel && !m_.rel && (!any_ || m_.day != 0)) {
      m_.month_rel = direction;
    } else if (unit_read == TimeUnit::week && !m_.week_rel && !has_date() && !m_.rel) {
      m_.week_rel = direction;
    } else {
      return p;
    }
    if (c_.has(p, unit))
      use(*c_.find(p, unit));
    else if (c_.has(p, this_))
      use(*c_.find(p, this_));
    return q;
  }

  size_t read_year(size_t p) {
    if (m_.year != 0 || m_.year_rel || m_.rel || (m_.weekday && m_.month == 0) || m_.month_rel) {
      return p;
    }
    Meaning named;
    size_t q = parse_named_year(c_, p, end(), named);
    if (q > p) {
      if (any_ && m_.month == 0) return p;
      if (c_.has(p, unit) && !any_) use(*c_.find(p, unit));
      m_.year = named.year;
      m_.hijri = m_.hijri || named.hijri;
      return q;
    }
    if (m_.month == 0 && m_.edge == 0) return read_lone_year(p);
    int year = 0;
    q = parse_year(c_, p, end(), year);
    if (q == p || (c_.digits(p) != nullptr && c_.digits(p)->width[0] != 4)) return p;
    m_.year = year;
    return read_era(q);
  }

  size_t read_era(size_t q) {
    const Sense* s = q < end() ? c_.find(q, era) : nullptr;
    if (s == nullptr || s->strip != 0) return q;
    m_.hijri = s->value == 2;
    return q + s->len;
  }

  /// Four digits after a preposition, when nothing counted follows.
  size_t read_lone_year(size_t p) {
    const Digits* d = c_.digits(p);
    if (any_ || p != begin_ || d == nullptr || d->count != 1 || d->width[0] != 4) return p;
    if (d->part[0] < kFirstLoneYear || d->part[0] > kLastLoneYear || p == within_.begin) return p;
    const size_t before_it = p - 1;
    bool led = c_.mark(before_it, "(");
    for (const TimeClass cls : {prep, of, to, between, since, before, after, within}) {
      led = led || c_.has(before_it, cls);
    }
    const size_t q = p + 1;
    if (!led || (q < end() && (c_.has(q, unit) || c_.has(q, units) || c_.mark(q, "%/.:") || c_.has(q, num)))) return p;
    m_.year = d->part[0];
    return q;
  }

  /// "Thursday 21", "on day 27".
  size_t read_lone_day(size_t p) {
    if (has_date() || m_.rel || m_.edge != 0 || (!m_.weekday && !day_word_)) return p;
    const bool bracketed = c_.mark(p - 1, "(");
    int number = 0;
    const size_t q = parse_day_number(c_, p, end(), number);
    if (q == p || bracketed) return p;
    if (c_.digits(p) == nullptr && !(c_.has(p, ord) && m_.weekday && c_.has(p - 1, prep))) return p;
    const bool counted = q < end() && c_.word(q).kind != WordKind::punct && m_.weekday;
    if (counted || c_.mark(q, "%:/")) return p;
    m_.day = number;
    return q;
  }

  size_t read_direction(size_t p) {
    const Sense* s = c_.find(p, dir);
    if (s == nullptr || !any_ || m_.dir || s->joined) return p;
    if (!(m_.weekday || m_.month != 0) || m_.rel || m_.year != 0) return p;
    m_.dir = s->value;
    return p + s->len;
  }

  size_t read_part(size_t p) {
    if (!any_ || m_.part || !(m_.rel || m_.weekday || m_.day != 0)) return p;
    const Sense* s = c_.find(p, part);
    if (s == nullptr || s->joined) return p;
    m_.part = s->value;
    return p + s->len;
  }

  std::optional<Found> finish() {
    if (!any_) return std::nullopt;
    if (this_seen_ && !m_.dir) m_.dir = 0;
    const bool dated = m_.day != 0 && (m_.month != 0 || m_.month_rel);
    if (m_.rel || m_.weekday || dated || (m_.day != 0 && day_word_)) {
      m_.shape = Shape::day;
      if (m_.edge != 0) return std::nullopt;
    } else if (m_.month != 0 || m_.month_rel) {
      m_.shape = Shape::month;
      if (shy_ && !month_word_ && m_.year == 0 && !m_.dir && m_.edge == 0 && !led_by_prep()) return std::nullopt;
    } else if (m_.year != 0 || m_.year_rel) {
      m_.shape = Shape::year;
    } else if (m_.week_rel) {
      m_.shape = Shape::week;
    } else {
      return std::nullopt;
    }
    if (m_.shape != Shape::day && m_.part) return std::nullopt;
    Found found;
    found.meaning = std::move(m_);
    found.first = static_cast<uint32_t>(begin_);
    found.last = static_cast<uint32_t>(at_);
    found.strip = strip_;
    return found;
  }

  bool led_by_prep() const {
    if (strip_ > 0) return true;
    if (begin_ == within_.begin) return false;
    for (const TimeClass cls : {prep, of, to, between, since, before, after, within}) {
      if (c_.has(begin_ - 1, cls)) return true;
    }
    return false;
  }

  const Cells& c_;
  Stretch within_;
  size_t begin_;
  size_t at_;
  Meaning m_;
  uint8_t strip_ = 0;
  bool strip_known_ = false;
  bool any_ = false;
  bool opened_ = false;
  bool vague_ = false;
  bool day_word_ = false;
  bool month_word_ = false;
  bool this_seen_ = false;
  bool shy_ = false;
};

}  // namespace

std::optional<Found> parse_calendar(const Cells& cells, size_t i, Stretch within) {
  return Reader(cells, i, within).read();
}

}  // namespace isnad
