// Inflected forms of Arabic nouns and adjectives, by rule. Pure functions; no state.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "entity/lexicon.h"

namespace isnad::entity {

/// A key and its kDual, kPlural, kFeminine and kDefinite bits.
using Form = std::pair<std::string, uint32_t>;

/// Sound forms of a masculine noun: singular, dual, feminine when asked; the sound masculine plural when asked; in the
/// free and construct state, with and without the article.
std::vector<Form> inflect(std::string_view masculine, bool feminine, bool sound_plural);
/// The word itself with and without the article.
std::vector<Form> with_article(std::string_view word, uint32_t bits);
/// Nisba adjective: both genders, dual, sound plurals, with and without the article.
std::vector<Form> nisba_forms(std::string_view masculine);

}  // namespace isnad::entity
