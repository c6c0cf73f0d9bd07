// Words that speak of time, from data/time/*.tsv. Loaded once, const after, shareable between threads.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/word_map.h"

namespace isnad {

/// What a word can be in an expression of time; named as in data/time/words.tsv (README there says what each is).
enum class TimeClass : uint8_t {
  about,
  after,
  age,
  always,
  ampm,
  and_,
  article,
  bare_day,
  before,
  between,
  by,
  clitic,
  clock,
  cue,
  dated,
  decade,
  dir,
  early,
  edge,
  equals,
  era,
  eve,
  every,
  few,
  follow,
  fraction,
  from_now,
  full,
  future_prefix,
  guard,
  hijri,
  holiday,
  hour,
  in_row,
  lam_article,
  last_n,
  may,
  minus,
  month,
  morrow,
  moved,
  name,
  not_future,
  not_today,
  num,
  of,
  only,
  ord,
  pair,
  part,
  prep,
  rare_month,
  rel,
  rest,
  season,
  shy_hijri,
  shy_month,
  shy_rel,
  since,
  stop,
  teen,
  thence,
  this_,
  to,
  unit,
  unit2,
  units,
  upon,
  vague,
  weekday,
  weekend,
  whole,
  within,
  zone,
  count_
};

/// One reading of one word or phrase.
struct TimeSense {
  TimeClass cls = TimeClass::count_;
  bool definite = false;          ///< printed with the article
  int16_t value = 0;              ///< for holidays: index into TimeLexicon::holidays
  std::string form;               ///< shy months: as printed in the table, for words that only hamza sets apart
  std::vector<std::string> rest;  ///< keys of the words after the first
};

/// A feast by rule: a civil or Hijri day, the k-th weekday of a month, or days from Easter.
struct HolidayRule {
  enum class Kind : uint8_t { civil, hijri, nth_weekday, easter, orthodox };
  Kind kind = Kind::civil;
  int month = 0;
  int day = 0;  ///< day, weekday, or days from Easter
  int nth = 1;  ///< nth_weekday: which; civil, hijri: how many days it lasts
};

class TimeLexicon {
 public:
  static Result<TimeLexicon> load(const std::filesystem::path& data);

  const std::vector<TimeSense>* find(std::string_view key) const { return senses_.find(key); }
  const HolidayRule& holiday(int index) const { return holidays_[static_cast<size_t>(index)]; }
  const std::vector<std::string>& letters(TimeClass cls) const { return letters_[static_cast<size_t>(cls)]; }
  size_t longest() const { return longest_; }  ///< bytes of the longest first word

 private:
  void add(std::string_view form, TimeSense sense, bool with_article = true);

  WordMap<std::vector<TimeSense>> senses_;
  std::vector<HolidayRule> holidays_;
  std::vector<std::string> letters_[static_cast<size_t>(TimeClass::count_)];
  size_t longest_ = 0;
};

}  // namespace isnad
