// The section of NewsFacts (entity/word_facts.h) from unlabelled news. Deterministic.
#pragma once

#include <string>

#include "language/lexicon.h"
#include "train/news.h"

namespace isnad::entity {

std::string learn_words(const NewsWords& news, const Lexicon& lexicon);

}  // namespace isnad::entity
