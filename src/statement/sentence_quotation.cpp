#include "statement/sentence_reader.h"

// Quotations that stand before their verb, are broken by it, or stand alone.

namespace isnad {

void SentenceReader::read_quotation_first() {
  for (const Trigger& trigger : find_triggers(data_, scan_, first_, last_)) {
    if (trigger.participle || !trigger.verb->quote) continue;
    uint32_t t = trigger.token;
    while (t > first_ && (scan_.is_comma(t - 1) || scan_.mark(t - 1) == '-' || scan_.is_conjunction(t - 1) ||
                          cue_at(data_, scan_, t - 1, t, CueRole::thus)))
      --t;
    if (t == first_ || !closes_quotation(t - 1)) continue;
    // Its own words follow, but for a quotation that it breaks: "...", said X, "...".
    const auto follows = find_connector(data_, scan_, trigger, last_);
    const bool broken = follows && follows->kind == Attach::quote && !scan_.is_conjunction(trigger.token - 1) &&
                        scan_.quotation_from(first_) != nullptr && !scan_.is_colon(follows->token - 1);
    if (follows && !broken) continue;
    for (const Quotation& q : r_.quotations) {
      if (q.span.end != scan_.token(t - 1).span.end || !q.closed || covered(q.inner)) continue;
      const uint32_t open = scan_.token_at_byte(q.span.begin, first_, last_);
      if (open >= last_ || is_name_quotation(scan_, open, q)) continue;
      if (open > first_ && cue_at(data_, scan_, open - 1, open, CueRole::naming)) continue;
      const Mention* subject = subject_after(data_, scan_, trigger, last_);
      Statement out;
      out.text = q.inner;
      out.kind = StatementKind::direct;
      out.force = trigger.verb->force;
      out.verb = scan_.token(trigger.token).span;
      if (subject != nullptr) {
        out.speaker = speaker_of(r_, *subject);
      } else if (state_.last) {
        out.speaker = *state_.last;
      } else {
        continue;
      }
      out.chain = links_in(data_, scan_, {trigger.end, last_}, out.speaker.entity);
      emit(std::move(out), true);
      break;
    }
  }
}

void SentenceReader::read_inverted() {
  constexpr uint32_t kFewest = 5;  // words of content without a mark
  const auto triggers = find_triggers(data_, scan_, first_, last_);
  if (triggers.empty() || scan_.quotation_over(triggers.back().token) != nullptr) return;
  const Trigger& trigger = triggers.back();
  const bool plain = !trigger.participle && trigger.verb->quote && trigger.verb->that && !trigger.verb->carry &&
                     trigger.verb->relay.empty() && trigger.feats.aspect == Aspect::perf &&
                     trigger.verb->force == Force::said;
  if (!plain || trigger.token < first_ + kFewest || !scan_.is_comma(trigger.token - 1)) return;
  if (find_connector(data_, scan_, trigger, last_)) return;
  for (uint32_t t = trigger.end; t < last_; ++t) {
    if (scan_.token(t).upos == Upos::VERB && scan_.mention_at(t) == nullptr) return;
  }
  const uint32_t head = scan_.is_conjunction(first_) ? first_ + 1 : first_;
  const Span span = trimmed(head, trigger.token - 1);
  if (!has_words(span, kFewest) || covered(span) || scan_.token(head).upos == Upos::ADP) return;
  const Mention* subject = subject_after(data_, scan_, trigger, last_);
  const auto phrase = subject == nullptr ? phrase_after(data_, scan_, trigger, last_) : std::nullopt;
  const bool alone = trigger.end + 1 >= last_ && state_.last && sentence_ - state_.sentence <= 2;
  Statement out;
  out.text = span;
  out.verb = scan_.token(trigger.token).span;
  if (subject != nullptr && !is_own_outlet(r_, *subject)) {
    out.speaker = speaker_of(r_, *subject);
  } else if (phrase) {
    out.speaker = described_speaker(r_, span_of(*phrase));
  } else if (alone) {
    out.speaker = *state_.last;
  } else {
    return;
  }
  out.chain = links_in(data_, scan_, {trigger.end, last_}, out.speaker.entity);
  emit(std::move(out), true);
}

void SentenceReader::read_broken_quotation() {
  for (const Trigger& trigger : find_triggers(data_, scan_, first_, last_)) {
    if (trigger.participle || !trigger.verb->quote || trigger.token == first_) continue;
    if (!scan_.is_dash(trigger.token - 1)) continue;
    const Quotation* q = scan_.quotation_over(trigger.token);
    if (q == nullptr || !q->closed || covered(q->inner)) continue;
    uint32_t close = trigger.end;
    while (close < last_ && !scan_.is_dash(close)) ++close;
    if (close == last_ || scan_.token(close).span.begin >= q->inner.end) continue;
    const Mention* subject = subject_after(data_, scan_, trigger, close);
    if (subject == nullptr && !state_.last) continue;
    Statement out;
    out.text = q->inner;
    out.kind = StatementKind::direct;
    out.force = trigger.verb->force;
    out.verb = scan_.token(trigger.token).span;
    out.speaker = subject != nullptr ? speaker_of(r_, *subject) : *state_.last;
    emit(std::move(out), true);
  }
}

void SentenceReader::read_bare_quotation() {
  if (!state_.last || sentence_ - state_.sentence > 1 || first_ >= last_) return;
  const Quotation* q = scan_.quotation_from(first_);
  if (q == nullptr || is_name_quotation(scan_, first_, *q)) return;
  if (q->span.end + 4 < r_.sentences[sentence_].span.end) return;
  Statement out;
  out.text = q->inner;
  out.kind = StatementKind::direct;
  out.verb = scan_.token(first_).span;
  out.speaker = *state_.last;
  out.chain = state_.chain;
  emit(std::move(out), false);
}

}  // namespace isnad
