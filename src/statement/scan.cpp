#include "statement/scan.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/arabic.h"

namespace isnad {

Scan::Scan(const Reading& reading)
    : r_(reading),
      punct_(reading.tokens.size(), 0),
      mention_(reading.tokens.size(), -1),
      nested_(reading.tokens.size(), false),
      quotation_(reading.tokens.size(), -1),
      over_(reading.tokens.size(), -1),
      closes_(reading.tokens.size(), false) {
  for (size_t t = 0; t < r_.tokens.size(); ++t) {
    const Word& word = r_.words[r_.tokens[t].word];
    if (word.kind == WordKind::punct) punct_[t] = decode_at(r_.report.text, r_.tokens[t].span.begin).value;
  }
  for (size_t m = 0; m < r_.mentions.size(); ++m) {
    const Mention& mention = r_.mentions[m];
    for (uint32_t t = mention.first_token; t < mention.last_token && t < size(); ++t) {
      const int32_t old = mention_[t];
      if (old < 0 || r_.mentions[static_cast<size_t>(old)].span.size() < mention.span.size()) {
        mention_[t] = static_cast<int32_t>(m);
      }
    }
  }
  for (const Mention& name : r_.nested) {
    if (name.described || name.kind == EntityKind::process) continue;
    for (uint32_t t = name.first_token + 1; t < name.last_token && t < size(); ++t) nested_[t] = true;
  }
  size_t q = 0;
  for (uint32_t t = 0; t < size() && q < r_.quotations.size(); ++t) {
    while (q < r_.quotations.size() && r_.quotations[q].span.begin < r_.tokens[t].span.begin) ++q;
    if (q < r_.quotations.size() && r_.quotations[q].span.begin == r_.tokens[t].span.begin) {
      quotation_[t] = static_cast<int32_t>(q);
    }
  }
  uint32_t covered = 0;  // tokens before it have their quotation
  for (size_t n = 0; n < r_.quotations.size(); ++n) {
    const Quotation& quote = r_.quotations[n];
    uint32_t t = std::max(covered, token_at_byte(quote.inner.begin, 0, size()));
    for (; t < size() && r_.tokens[t].span.begin < quote.inner.end; ++t) over_[t] = static_cast<int32_t>(n);
    covered = std::max(covered, t);
  }
  for (const Quotation& quote : r_.quotations) {
    if (!quote.closed) continue;
    const uint32_t t = token_at_byte(quote.inner.end, 0, size());
    if (t < size() && r_.tokens[t].span.begin == quote.inner.end) closes_[t] = true;
  }
}

bool Scan::is_suffix_pronoun(uint32_t t) const {
  return t > 0 && token(t).upos == Upos::PRON && same_word(t - 1, t) &&
         !key(t).starts_with(utf8::kMeem);  // not "what" and "who"
}

bool Scan::opens_name(uint32_t t) const {
  const Mention* m = mention_from(t);
  if (m == nullptr || m->kind != EntityKind::person || m->described || m->pronoun) return false;
  const bool whole = t + 1 >= size() || !same_word(t, t + 1);
  return whole && m->name.begin == token(t).span.begin && m->last_token > t + 1;
}

bool Scan::is_conjunction(uint32_t t) const {
  const Token& token = r_.tokens[t];
  if (token.upos == Upos::CCONJ) return true;
  const bool head = t + 1 < size() && same_word(t, t + 1) && (t == 0 || !same_word(t - 1, t));
  return head && (key(t) == utf8::kWaw || key(t) == utf8::kFeh);
}

const Mention* Scan::mention_from(uint32_t t) const {
  const Mention* mention = mention_at(t);
  return mention != nullptr && mention->first_token == t ? mention : nullptr;
}

const Quotation* Scan::quotation_from(uint32_t t) const {
  if (t >= quotation_.size() || quotation_[t] < 0) return nullptr;  // content may begin where the text ends
  return &r_.quotations[static_cast<size_t>(quotation_[t])];
}

uint32_t Scan::token_at_byte(uint32_t byte, uint32_t t, uint32_t end) const {
  const auto first = r_.tokens.begin() + t;
  const auto last = r_.tokens.begin() + end;
  return t +
         static_cast<uint32_t>(std::lower_bound(first, last, byte,
                                                [](const Token& token, uint32_t at) { return token.span.begin < at; }) -
                               first);
}

}  // namespace isnad
