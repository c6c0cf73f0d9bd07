// Finds the rows of a table (reporting verbs, event frames) whose lemma has a given inflected form. Built once from
// lemmas through the lexicon's inflection; const after, shareable across threads.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/word_map.h"
#include "report/reading.h"

namespace isnad {

/// One reading of a form: the row of the caller's table and what the form says of it.
struct FormHit {
  uint32_t row = 0;
  Upos upos = Upos::X;
  Feats feats;
};

class FormTable {
 public:
  /// `key` is a key-folded form without proclitics and pronoun suffixes.
  void add(std::string_view key, const FormHit& hit);
  /// Puts the hits of each form beside each other; call once, after the last add.
  void seal();
  /// Hits in the order they were added; empty when the form is unknown. Requires seal().
  std::span<const FormHit> find(std::string_view key) const;
  /// Calls `take` with every form added so far. Before seal().
  template <typename F>
  void each_key(F take) const {
    building_.each([&](std::string_view key, const std::vector<FormHit>&) { take(key); });
  }
  size_t forms() const { return ranges_.size(); }

 private:
  struct Range {
    uint32_t first = 0;
    uint32_t count = 0;
  };
  WordMap<std::vector<FormHit>> building_;
  WordMap<Range> ranges_;
  std::vector<FormHit> hits_;
};

}  // namespace isnad
