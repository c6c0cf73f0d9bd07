// One reading of a day, month, year or week at a word: the state that the parts fill in. Internal to the grammar;
// views the Cells, which must outlive it. Not shared between threads.
#pragma once

#include <optional>

#include "time/grammar.h"
#include "time/numbers.h"

namespace isnad {

/// Reads one expression, part by part.
class CalendarReader {
 public:
  CalendarReader(const Cells& cells, size_t i, Stretch within) : c_(cells), within_(within), begin_(i), at_(i) {}

  std::optional<Found> read();

 private:
  size_t end() const { return within_.end; }

  bool opens_bracketed_weekday() const;

  void use(const Sense& s);

  /// "late on the evening of", "the beginning of", "the day of", "this".
  void lead();

  bool is_small(size_t p) const;

  bool is_day_word(size_t p) const;

  bool leads_day(size_t p) const;

  bool leads_this(size_t p) const;

  size_t q_after_of(size_t q) const;

  bool is_month_word(size_t p) const;

  const Sense* month_at(size_t p) const;

  /// Marks and small words between two parts. The result is `at_` when none may stand here.
  size_t joiners(bool& bracket) const;

  size_t component(size_t p);

  bool has_date() const { return m_.day != 0 || m_.month != 0; }

  size_t read_rel(size_t p);

  size_t read_weekday(size_t p);

  /// 20/11/2017, 2017-11-20, 20.11.2017
  size_t read_digits(size_t p);

  bool take_digits(const int* v, const int* w, int count, bool slashed);

  /// "20 November", "the twentieth of the month of November".
  size_t read_day_month(size_t p);

  void first_strip(size_t p);

  void take_month(const Sense& s);

  size_t read_month(size_t p);

  /// A number after a month is its day when nothing countable follows.
  bool day_after_month(size_t r, size_t t) const;

  size_t read_relative(size_t p);

  size_t read_year(size_t p);

  size_t read_era(size_t q);

  /// Four digits after a preposition, when nothing counted follows.
  size_t read_lone_year(size_t p);

  /// "Thursday 21", "on day 27".
  size_t read_lone_day(size_t p);

  size_t read_direction(size_t p);

  size_t read_part(size_t p);

  /// "the night of Tuesday to Wednesday"
  void next_morning();

  /// "corresponding to 13 May 2015": the same day in the other calendar.
  void other_calendar();

  std::optional<Found> finish();

  bool shy_led() const;

  bool led_by_prep() const;

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
  bool rare_ = false;
  std::optional<int> next_weekday_;
};

}  // namespace isnad
