// A word that tells again of what was told before. Pure functions over a reading.
#pragma once

#include <set>
#include <string_view>

#include "event/frames.h"

namespace isnad {

std::vector<Participant> sides(const Event& e);

/// "the attack", after "an attack" or "attacked": the article takes up a happening told shortly before.
bool takes_up(const Reading& r, const Event& old, const Event& fresh);

/// Nouns among the words that follow a trigger: what is welcomed, refused, demanded. Views into the reading.
std::set<std::string_view> topic(const Reading& r, const Event& e);

/// One act in words, told twice by one speaker about one thing.
bool same_words(const Reading& r, const Event& old, const Event& fresh);

}  // namespace isnad
