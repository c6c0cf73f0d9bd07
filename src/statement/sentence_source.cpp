#include <algorithm>

#include "statement/sentence_reader.h"
#include "text/arabic.h"

// Who stands behind "according to", and where content begins behind it.

namespace isnad {
namespace {

constexpr std::string_view kThen = utf8::kFeh;  // the proclitic "then"

}  // namespace

bool SentenceReader::joins_on(uint32_t t) const {
  return t > first_ + 1 && scan_.is_conjunction(t - 1) && scan_.same_word(t - 1, t) && scan_.is_punct(t - 2);
}

uint32_t SentenceReader::after_source(uint32_t from) const {
  // "According to X, ..." and "according to X fa-inna ..." ("then").
  const auto in_time = [&](uint32_t t) {
    return std::any_of(r_.times.begin(), r_.times.end(),
                       [&](const TimeRef& ref) { return ref.span.meets(scan_.token(t).span); });
  };
  // "According to a report that the magazine X published on Thursday, there are"
  constexpr uint32_t kPublished = 24;  // tokens
  for (uint32_t t = from; published(from) && t < std::min(last_, from + kPublished); ++t) {
    if (scan_.is_comma(t)) from = t;
  }
  // "On Monday (the 3rd), ...": what brackets hold goes with what they follow.
  constexpr uint32_t kBrackets = 8;  // tokens from the source to the end of the brackets
  for (uint32_t t = from; t < std::min(last_, from + kBrackets) && !scan_.is_comma(t); ++t) {
    if (scan_.token(t).upos == Upos::VERB) break;
    if (scan_.mark(t) == ')' && t + 1 < last_ && scan_.is_comma(t + 1)) from = t + 1;
  }
  uint32_t dated = from;  // "according to X on Monday, ..."
  while (dated < last_ && (in_time(dated) || (dated > from && (scan_.mark(dated) == '(' || scan_.mark(dated) == ')'))))
    ++dated;
  if (dated < last_ && scan_.is_comma(dated)) from = dated;
  while (from < last_ && scan_.closes_quotation(from)) ++from;
  // "According to the same source a shell fell": no mark, the verb at once.
  const auto same = cue_at(data_, scan_, from, last_, CueRole::skip);
  const uint32_t verb = same ? same->end : from;
  // "According to X, so there are": "so" begins the content.
  const uint32_t so = from < last_ && scan_.is_comma(from) ? from + 1 : from;
  const bool bare_so = so + 1 < last_ && scan_.key(so) == kThen && scan_.same_word(so, so + 1) &&
                       !cue_at(data_, scan_, so + 1, last_, CueRole::that) &&
                       !cue_at(data_, scan_, so + 1, last_, CueRole::tense);
  if (bare_so) return so + 1;
  const bool at_once =
      verb < last_ && scan_.token(verb).upos == Upos::VERB && !(verb + 1 < last_ && scan_.same_word(verb, verb + 1));
  for (; from < last_ && !scan_.is_punct(from); ++from) {
    if (scan_.key(from) != kThen || from + 1 >= last_) continue;
    if (const auto that = cue_at(data_, scan_, from + 1, last_, CueRole::that)) return that->end;
    if (const auto tense = cue_at(data_, scan_, from + 1, last_, CueRole::tense)) return tense->end;
  }
  if (const auto tense = from + 1 < last_ && scan_.is_comma(from)
                             ? cue_at(data_, scan_, from + 1, last_, CueRole::tense)
                             : std::nullopt;
      tense && scan_.key(from + 1).starts_with(kThen))
    return tense->end;
  if (from + 1 < last_ && scan_.key(from + 1) == kThen) {
    if (const auto that = cue_at(data_, scan_, from + 2, last_, CueRole::that)) return that->end;
    if (const auto tense = cue_at(data_, scan_, from + 2, last_, CueRole::tense)) return tense->end;
  }
  // "According to X, head of Y, (then) there are"
  constexpr uint32_t kAside = 12;  // tokens
  for (uint32_t t = from + 1; from < last_ && scan_.is_comma(from) && t + 2 < std::min(last_, from + kAside); ++t) {
    if (scan_.token(t).upos == Upos::VERB) break;
    const auto that = scan_.is_comma(t) && scan_.key(t + 1) == kThen ? cue_at(data_, scan_, t + 2, last_, CueRole::that)
                                                                     : std::nullopt;
    if (that) return that->end;
  }
  const bool comma = from < last_ && scan_.is_comma(from) && from <= verb + 1;
  return at_once && !comma ? verb : from;
}

uint32_t SentenceReader::after_opening_phrase(uint32_t from, uint32_t to) const {
  constexpr uint32_t kOpening = 5;
  for (uint32_t t = from; t < std::min(to, from + kOpening); ++t) {
    if (scan_.token(t).upos == Upos::VERB || scan_.mention_at(t) != nullptr) break;
    if (scan_.is_comma(t)) return t + 1;
  }
  return from;
}

std::optional<Phrase> SentenceReader::quoted_source_at(uint32_t t) const {
  constexpr uint32_t kLongest = 4;  // words
  const Quotation* q = t + 1 < last_ && scan_.token(t).upos == Upos::NOUN ? scan_.quotation_from(t + 1) : nullptr;
  if (q == nullptr || !q->closed || word_count(scan_, t + 1, *q) > kLongest) return std::nullopt;
  uint32_t end = after_quotation(scan_, t + 1, *q, last_);
  while (end < last_ && scan_.token(end).upos == Upos::ADJ) ++end;
  return Phrase{t, end};
}

void SentenceReader::note_hearers(const Trigger& verb, uint32_t to, size_t before) {
  if (r_.statements.size() <= before || verb.participle) return;
  Statement& said = r_.statements.back();
  if (said.text.end > scan_.token(verb.token).span.begin) return;
  append_links(said.chain, links_in(data_, scan_, {verb.end, to}, said.speaker.entity));
  state_.chain = said.chain;
}

const Mention* SentenceReader::quoted_by(const Mention& outlet) const {
  uint32_t t = outlet.last_token;
  while (t < last_ && (scan_.is_comma(t) || scan_.closes_quotation(t))) ++t;
  const auto cue = cue_at(data_, scan_, t, last_, CueRole::relaying);
  for (uint32_t k = cue ? cue->end : last_; k < std::min(last_, cue ? cue->end + 2 : last_); ++k) {
    if (const Mention* m = scan_.mention_from(k)) return m;
  }
  return nullptr;
}

bool SentenceReader::published(uint32_t t) const {
  return t + 1 < last_ && scan_.is_suffix_pronoun(t + 1) && publishing(t);
}

bool SentenceReader::publishing(uint32_t t) const {
  for (const auto& hit : data_.forms.find(scan_.key(t))) {
    if (hit.upos == Upos::VERB && (data_.verbs[hit.row].outlet || !data_.verbs[hit.row].relay.empty())) return true;
  }
  return false;
}

}  // namespace isnad
