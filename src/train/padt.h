// What the older release of the Prague treebank (trees-ud1) writes in its own way. Pure functions.
#pragma once

#include "language/clitics.h"
#include "train/fused.h"
#include "train/gold.h"

namespace isnad {

/// Words that its morphology did not analyse: each part of such a word has the form of the whole, so the word stands
/// there two or three times. By the first of the tokens.
RepeatedWords repeated_words(const Clitics& clitics, const GoldSentence& sentence);

/// Trees as UD v2 draws them: a conjunction and a mark between conjuncts hang on the conjunct that follows (v1: on the
/// first one), a conjunction that opens a sentence on its predicate (the treebank: it is the root), a relative pronoun
/// on the clause that it opens (the treebank: a conjunction of the noun before); nominals of predicates are obl, not
/// nmod, and so are objects with a preposition.
void follow_second_version(GoldSentence& sentence);

}  // namespace isnad
