// The tables of Arabic inflection: how each class of verb forms its stems, and the endings that join them
// (data/language/stems.tsv, endings.tsv). Const after load, so shareable between threads.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "language/spelling.h"
#include "report/reading.h"

namespace isnad {

/// One change of a stem's letters.
struct StemOp {
  enum class Kind : uint8_t {
    drop_last,         ///< -1
    drop_before_last,  ///< -2; a final hamza takes its seat from the letter dropped
    set_last,          ///< 1:x
    set_before_last,   ///< 2:x
    turn_last,         ///< 1=xy: x becomes y
    turn_before_last,  ///< 2=xy
    turn_first,        ///< 0=xy
    double_last,       ///< +*
    turn_alef,         ///< a:x the first long alef becomes x
    restore_waw        ///< w: the first radical that the active voice drops
  };
  Kind kind = Kind::drop_last;
  uint8_t from = 0;
  uint8_t to = 0;
};

enum class StemBase : uint8_t { past, present };

struct StemRule {
  std::string stem_class;
  Voice voice = Voice::act;
  uint32_t slots = 0;  ///< bit per slot
  StemBase base = StemBase::past;
  std::vector<StemOp> ops;
};

/// `slot` names the stems it joins. In `prefix`, `imperative` stands for the letter that the verb's form sets there.
struct Ending {
  uint8_t slot = 0;
  std::string prefix;  ///< letters as in Spelling
  std::string suffix;
  bool imperative = false;
  bool bound = false;        ///< may stand before a pronoun
  std::string bound_suffix;  ///< what it is there, when it differs
  Feats feats;
};

struct Morphology {
  std::vector<StemRule> stems;
  std::vector<std::pair<std::string, std::string>> imperative;  ///< class "form_IV", letters put first
  std::vector<std::string> slots;                               ///< names

  std::vector<std::vector<Ending>> by_slot;                                ///< endings of each slot
  uint8_t perfect_consonant = 0, imperfect_consonant = 0, indicative = 0;  ///< slots pc, ic, i0

  /// Index of a slot's name; slots.size() when no table has it.
  uint8_t slot(std::string_view name) const;
  static Result<Morphology> load(const std::filesystem::path& data);
};

/// "Gender=Masc|Number=Sing"; nothing for a name or value that Feats does not have.
std::optional<Feats> parse_feats(std::string_view text);
/// Applies the changes; false when the stem is too short for one.
bool apply(const std::vector<StemOp>& ops, Spelling& stem);

}  // namespace isnad
