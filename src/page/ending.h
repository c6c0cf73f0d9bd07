// Signs that a report is over which need no box of page furniture: notices, foreign text, sentences printed again.
// Free functions of PageData; no state.
#pragma once

#include "page/body.h"

namespace isnad {

/// The word after the last sentence end at or before word i, not before `floor`.
uint32_t sentence_begin(const PageWords& words, uint32_t i, uint32_t floor);

/// No word between has a letter that is not Latin.
bool is_latin(const PageWords& words, uint32_t from, uint32_t to);

/// Where the report in words [from, to) ends; `to` when nothing says so.
uint32_t find_ending(const PageData& data, const PageWords& words, uint32_t from, uint32_t to);

}  // namespace isnad
