// The ways in which a written Arabic word can be cut into syntactic words: proclitics, a stem, a pronoun.
// Clitics come from data/language/clitics.tsv and contractions.tsv. Const after load, so shareable between threads.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "report/reading.h"

namespace isnad {

struct Clitic {
  std::string form;
  uint8_t slot = 0;
  uint8_t takes = 0;  ///< the bit of Analysis::Takes that a stem needs for it
};

struct Clitics {
  std::vector<Clitic> before;  ///< in order of slot
  std::vector<Clitic> after;
  std::string article;
  std::string open_teh;
  std::string closed_teh;
  std::unordered_map<std::string, std::vector<std::string>> contractions;

  static Result<Clitics> load(const std::filesystem::path& data);
};

/// One way to cut a word. Pieces are byte ranges of its form and follow one another without gaps.
struct Cut {
  static constexpr uint32_t kMostPieces = 6;
  enum class Restore : uint8_t { nothing, alef, article, contraction };

  std::array<uint16_t, kMostPieces + 1> at{};  ///< piece p is form[at[p], at[p + 1])
  uint8_t pieces = 1;
  uint8_t stem = 0;
  Restore restore = Restore::nothing;  ///< letters that the stem lost to assimilation

  std::string_view piece(std::string_view form, uint32_t p) const { return form.substr(at[p], at[p + 1] - at[p]); }
  std::string_view before(std::string_view form) const { return form.substr(0, at[stem]); }
  std::string_view after(std::string_view form) const { return form.substr(at[stem + 1]); }
  bool same_borders(const Cut& other) const { return pieces == other.pieces && at == other.at; }
};

constexpr uint32_t kMostCuts = 32;
struct CutList {
  std::array<Cut, kMostCuts> cuts;
  uint32_t size = 0;
};

/// All cuts of a word; the first leaves it whole.
void list_cuts(const Clitics& clitics, std::string_view form, CutList& out);
/// The letters of a piece with what assimilation took: the alef of the article, the parts of a contraction.
std::string piece_form(const Clitics& clitics, const Cut& cut, std::string_view form, uint32_t piece);

}  // namespace isnad
