// Part of speech and features of every token, left to right. Const after load, so shareable between threads.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "language/clitics.h"
#include "language/hash.h"
#include "language/knowledge.h"
#include "language/linear.h"
#include "language/vocabulary.h"
#include "report/reading.h"

namespace isnad {

constexpr uint32_t kUposCount = static_cast<uint32_t>(Upos::VERB) + 1;
constexpr uint32_t kRelCount = static_cast<uint32_t>(Rel::punct) + 1;

/// What the features see of one token, computed once.
struct TokenView {
  uint64_t key = 0;
  uint64_t form = 0;
  uint64_t last[4] = {};   ///< of the form's last 1..4 letters
  uint64_t first[3] = {};  ///< of the key's first 1..3 letters
  WordFacts facts;
  LexiconClass lexicon;
  uint8_t kind = 0;
  uint8_t part = 0;  ///< 0 whole word, 1 first, 2 middle, 3 last part of one
  uint8_t letters = 0;
  bool article = false;
};

/// Views of the tokens of a sentence, with kEdge blank ones on each side.
constexpr uint32_t kEdge = 3;
void view_tokens(const Knowledge& know, const Reading& reading, const Sentence& sentence, std::vector<TokenView>& out);

/// Features of token `i` (index into views, past the edge); `tags` are those chosen before it, same index.
/// `anonymous` leaves out what the word itself is (its letters beyond two, its clusters).
void upos_features(const std::vector<TokenView>& views, const std::vector<uint8_t>& tags, size_t i, bool anonymous,
                   Features& out);
void feats_features(const std::vector<TokenView>& views, const std::vector<uint8_t>& tags,
                    const std::vector<uint16_t>& bundles, size_t i, Features& out);

uint32_t pack_feats(const Feats& feats);
Feats unpack_feats(uint32_t packed);

struct Tagger {
  LinearModel upos;
  LinearModel feats;
  std::vector<uint32_t> bundles;               ///< packed Feats of each class of `feats`; the first is none
  std::array<bool, kUposCount> featureless{};  ///< tags that never have features

  bool load(std::string_view upos_section, std::string_view feats_section, std::string_view bundle_section);
};

/// Working space that tag() keeps between sentences.
struct TagSpace {
  std::vector<TokenView> views;
  std::vector<uint8_t> tags;
  std::vector<uint16_t> bundles;
};

/// Fills upos and feats of the sentence's tokens; `space` holds its views and tags afterwards.
void tag(const Tagger& tagger, const Knowledge& know, Reading& reading, const Sentence& sentence, TagSpace& space);

}  // namespace isnad
