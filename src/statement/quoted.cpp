#include "statement/quoted.h"

#include <algorithm>

namespace isnad {

namespace {

constexpr uint32_t kShortQuotation = 3;  // words: fewer are quoted inside indirect speech, unless after a colon

}  // namespace

uint32_t after_quotation(const Scan& scan, uint32_t t, const Quotation& q, uint32_t limit) {
  return std::min(limit, scan.token_at_byte(q.span.end, t, scan.size()));
}

uint32_t word_count(const Scan& scan, uint32_t opening, const Quotation& q) {
  uint32_t count = 0;
  for (uint32_t t = opening + 1; t < scan.size() && scan.token(t).span.begin < q.inner.end; ++t) {
    count += !scan.is_punct(t) && (t == 0 || !scan.same_word(t - 1, t));
  }
  return count;
}

bool covers_outlet(const Scan& scan, uint32_t opening, const Quotation& q) {
  const Mention* m = opening + 1 < scan.size() ? scan.mention_at(opening + 1) : nullptr;
  return m != nullptr && m->kind == EntityKind::outlet && m->span.end >= q.inner.end;
}

bool is_name_quotation(const Scan& scan, uint32_t opening, const Quotation& q) {
  const uint32_t count = word_count(scan, opening, q);
  if (count < kShortQuotation) return true;
  const Mention* over = scan.mention_at(opening);
  if (over != nullptr && over->first_token < opening) {
    // "A leader in the field «the army has advanced»": words that were taken for a part of the name.
    const bool clause = over->span.end < q.inner.end;
    for (uint32_t t = opening + 1; t < scan.size() && clause && scan.token(t).span.begin < q.inner.end; ++t) {
      if (scan.token(t).upos == Upos::VERB) return false;
    }
    return true;
  }
  const Mention* m = opening + 1 < scan.size() ? scan.mention_at(opening + 1) : nullptr;
  return m != nullptr && m->span.end >= q.inner.end;
}

}  // namespace isnad
