// The words of a report as the first stages leave them: words, syntactic tokens with their tags and tree (Universal
// Dependencies v2), sentences, quotations. Plain values; letters stand in the pool of the Reading that holds them.
#pragma once

#include <cstdint>

#include "base/span.h"

namespace isnad {

/// Letters kept in Reading::pool.
struct Str {
  uint32_t at = 0;
  uint32_t size = 0;
  bool operator==(const Str&) const = default;
};

enum class WordKind : uint8_t { arabic, latin, number, punct, url, other };

/// A run of letters, a number, or one mark. `form` and `key` are the two levels of folding (text/fold.h).
struct Word {
  Span span;
  WordKind kind = WordKind::other;
  bool space_after = false;
  Str form;
  Str key;
  uint32_t first_token = 0;  ///< tokens [first_token, last_token)
  uint32_t last_token = 0;
};

/// Universal Dependencies v2.
enum class Upos : uint8_t {
  X,
  ADJ,
  ADP,
  ADV,
  AUX,
  CCONJ,
  DET,
  INTJ,
  NOUN,
  NUM,
  PART,
  PRON,
  PROPN,
  PUNCT,
  SCONJ,
  SYM,
  VERB
};
enum class Rel : uint8_t {
  dep,
  root,
  nsubj,
  obj,
  iobj,
  csubj,
  ccomp,
  xcomp,
  obl,
  vocative,
  expl,
  dislocated,
  advcl,
  advmod,
  discourse,
  aux,
  cop,
  mark,
  nmod,
  appos,
  nummod,
  acl,
  amod,
  det,
  clf,
  case_,
  conj,
  cc,
  fixed,
  flat,
  compound,
  list,
  parataxis,
  orphan,
  goeswith,
  reparandum,
  punct
};
enum class Gender : uint8_t { none, masc, fem };
enum class Number : uint8_t { none, sing, dual, plur };
enum class Aspect : uint8_t { none, perf, imp, jus, imperative };
enum class VerbForm : uint8_t { none, fin, part, vnoun };
enum class Voice : uint8_t { none, act, pass };
enum class Definite : uint8_t { none, ind, def, com };  ///< com: construct state

struct Feats {
  Gender gender = Gender::none;
  Number number = Number::none;
  uint8_t person = 0;  ///< 1, 2, 3; 0 = none
  Aspect aspect = Aspect::none;
  VerbForm verb_form = VerbForm::none;
  Voice voice = Voice::none;
  Definite definite = Definite::none;
  bool operator==(const Feats&) const = default;
};

/// A syntactic word: a Word or a part of one (clitics split). Parts share no bytes but may be normalised forms.
struct Token {
  Span span;
  uint32_t word = 0;
  uint32_t sentence = 0;
  Upos upos = Upos::X;
  Rel rel = Rel::dep;
  Feats feats;
  int32_t head = -1;  ///< token index, -1 = root or unknown
  Str form;           ///< folded as Word::form
  Str key;
  Str lemma;  ///< key-folded dictionary form; empty when unknown
};

struct Sentence {
  Span span;
  uint32_t first_token = 0;
  uint32_t last_token = 0;
  uint32_t first_word = 0;
  uint32_t last_word = 0;
  uint32_t paragraph = 0;
};

/// A passage in quotation marks; `inner` is without the marks. `closed` is false when the mark never closes.
struct Quotation {
  Span span;
  Span inner;
  uint8_t depth = 0;
  bool closed = true;
};

}  // namespace isnad
