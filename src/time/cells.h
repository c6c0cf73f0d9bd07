// Words with what the lexicon says of them: the input of the grammar. Owns its arrays; views the Reading it was made
// from, which must outlive it unchanged. Const after construction.
#pragma once

#include <cstdint>
#include <vector>

#include "report/reading.h"
#include "time/lexicon.h"

namespace isnad {

/// A sense found at a word. `strip` letters of proclitics stand before it.
struct Sense {
  TimeClass cls = TimeClass::count_;
  bool definite = false;
  bool joined = false;  ///< "and" is glued before it
  uint8_t strip = 0;
  uint8_t len = 1;  ///< words
  int16_t value = 0;
};

/// Digits of a number word, cut at its separators: 10:30 -> {10, 30} ':'.
struct Digits {
  int part[3] = {0, 0, 0};
  uint8_t width[3] = {0, 0, 0};
  uint8_t count = 0;
  char separator = 0;
};

class Cells {
 public:
  Cells(const TimeLexicon& lexicon, const Reading& reading);

  size_t size() const { return cells_.size(); }
  const Word& word(size_t i) const { return reading_->words[i]; }
  const Reading& reading() const { return *reading_; }
  const TimeLexicon& lexicon() const { return *lexicon_; }
  bool empty(size_t i) const { return cells_[i].first == cells_[i].last && cells_[i].digits < 0; }
  /// The longest sense of that class at word i, or null. Prefers one without proclitics.
  const Sense* find(size_t i, TimeClass cls) const;
  bool has(size_t i, TimeClass cls) const { return find(i, cls) != nullptr; }
  const Digits* digits(size_t i) const {
    return i < size() && cells_[i].digits >= 0 ? &digits_[static_cast<size_t>(cells_[i].digits)] : nullptr;
  }
  /// One of these ASCII marks; the Arabic comma counts as ',', dashes as '-'.
  bool mark(size_t i, std::string_view marks) const;
  /// First byte of word i after `strip` letters.
  uint32_t begin_of(size_t i, uint8_t strip) const;

 private:
  struct Cell {
    uint32_t first = 0;
    uint32_t last = 0;
    int32_t digits = -1;
    char mark = 0;
  };
  void look_up(size_t i, std::string_view key, uint8_t strip, bool joined);
  void look_up_stripped(size_t i, std::string_view key);

  const TimeLexicon* lexicon_;
  const Reading* reading_;
  size_t stop_ = 0;  ///< while looking up: the end of the word's sentence
  std::vector<Cell> cells_;
  std::vector<Sense> senses_;
  std::vector<Digits> digits_;
};

}  // namespace isnad
