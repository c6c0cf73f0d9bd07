// Quotations that are no content of a verb: names, titles, a few words. Pure functions.
#pragma once

#include "statement/scan.h"

namespace isnad {

/// The first token behind the closing mark, at most `limit`.
uint32_t after_quotation(const Scan& scan, uint32_t t, const Quotation& q, uint32_t limit);
/// Words between the marks of the quotation that opens at a token.
uint32_t word_count(const Scan& scan, uint32_t opening, const Quotation& q);
/// Does the quotation hold the name of an outlet and nothing else?
bool covers_outlet(const Scan& scan, uint32_t opening, const Quotation& q);
/// A short quotation round a name or a few words: not content of its own.
bool is_name_quotation(const Scan& scan, uint32_t opening, const Quotation& q);

}  // namespace isnad
