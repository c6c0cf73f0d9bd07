// What the older release of the Prague treebank (trees-ud1) writes in its own way. Pure functions.
#pragma once

#include "language/clitics.h"
#include "train/fused.h"
#include "train/gold.h"

namespace isnad {

/// Words that its morphology did not analyse: each part of such a word has the form of the whole, so the word stands
/// there two or three times. By the first of the tokens.
RepeatedWords repeated_words(const Clitics& clitics, const GoldSentence& sentence);

/// Trees as UD v2 draws them: a conjunction hangs on the conjunct that follows it (v1: on the first one), one that
/// opens a sentence on its predicate (the treebank: it is the root); nominals of predicates are obl, not nmod.
void follow_second_version(GoldSentence& sentence);

}  // namespace isnad
