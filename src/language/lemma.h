// Dictionary forms of tokens: those seen in training, else the letters after a learned edit at both ends.
// Const after load, so shareable between threads.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/number_map.h"
#include "language/hash.h"
#include "language/knowledge.h"
#include "language/linear.h"
#include "report/reading.h"

namespace isnad {

/// Takes letters off both ends of a key and puts others there.
struct Edit {
  uint8_t drop_first = 0;  ///< letters
  uint8_t drop_last = 0;
  std::string add_first;
  std::string add_last;
  auto operator<=>(const Edit&) const = default;
};

/// The edit that keeps the longest common run of letters.
Edit edit_between(std::string_view key, std::string_view lemma);
/// False when the key is too short for it.
bool apply_edit(const Edit& edit, std::string_view key, std::string& out);
void edit_features(std::string_view key, std::string_view form, Upos upos, const Feats& feats, Features& out);

/// The lemma's key of the dictionary's reading that suits tag, features and spelling best; empty when none has the tag.
std::string_view dictionary_lemma(const Knowledge& know, std::string_view key, std::string_view form, Upos upos,
                                  const Feats& feats);

struct Lemmatizer {
  LinearModel model;
  std::vector<Edit> edits;  ///< of each class of `model`
  std::string letters;
  NumberMap<uint64_t> known;  ///< by known_key: where the lemma stands in `letters`, and in the low byte its size

  static uint64_t known_key(std::string_view key, Upos upos) {
    return mix(hash_letters(key), static_cast<uint64_t>(upos));
  }
  bool knows(std::string_view key, Upos upos) const { return known.find(known_key(key, upos)) != 0; }
  bool load(std::string_view model_section, std::string_view edit_section, std::string_view known_section);
  /// `out` holds the lemma afterwards: of the dictionary, else as in training, else by edit.
  void lemma(const Knowledge& know, std::string_view key, std::string_view form, Upos upos, const Feats& feats,
             std::string& out) const;
};

}  // namespace isnad
