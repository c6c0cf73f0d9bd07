#include <algorithm>

#include "statement/sentence_reader.h"

// What stands in statements, reports and speeches: "it says in X's statement that", "a statement in which it says".

namespace isnad {

void SentenceReader::read_document() {
  constexpr uint32_t kReach = 20;
  constexpr uint32_t kNear = 4;  // sentences back to the body whose paper it is
  for (uint32_t t = first_; t < last_; ++t) {
    const auto cue = cue_at(data_, scan_, t, last_, CueRole::document);
    if (!cue || cue->end >= last_) continue;
    if (scan_.same_word(cue->end - 1, cue->end) && scan_.token(cue->end).upos == Upos::PRON) {
      read_paper_before(t, cue->end + 1);
      continue;
    }
    const auto paper = cue_at(data_, scan_, cue->end, last_, CueRole::paper);
    auto channel = paper ? paper : cue_at(data_, scan_, cue->end, last_, CueRole::channel);
    if (!channel) channel = cue_at(data_, scan_, cue->end, last_, CueRole::testimony);
    if (!channel && holds_words(cue->end)) channel = CueMatch{cue->cue, cue->end + 1};
    if (!channel) continue;
    for (uint32_t k = channel->end; k < std::min(last_, channel->end + kReach); ++k) {
      const auto that = cue_at(data_, scan_, k, last_, CueRole::that);
      const Quotation* quoted = scan_.quotation_from(k);
      const bool named = quoted != nullptr && !scan_.is_colon(k - 1) && is_name_quotation(scan_, k, *quoted);
      if (quoted != nullptr && (!quoted->closed || named)) quoted = nullptr;
      if (!that && quoted == nullptr) continue;
      uint32_t end = last_;
      for (const Clause& next : clauses_) {  // "..., adding that"
        if (that && next.trigger.token > that->end) end = std::min(end, cut_of(next).value_or(last_));
      }
      const Span span = quoted != nullptr ? Span{quoted->span.begin, quoted->span.end} : trimmed(that->end, end);
      if (span.empty() || covered(span)) return;
      const Mention* owner = nullptr;
      for (uint32_t m = channel->end; m < k && owner == nullptr; ++m) owner = scan_.mention_from(m);
      Statement out;
      out.text = span;
      out.verb = scan_.token(t).span;
      const Span document = trimmed(cue->end, std::max(channel->end, k));
      const bool issued = owner == nullptr && paper && state_.issuer && sentence_ - state_.issued_at <= kNear;
      out.speaker = owner != nullptr ? speaker_of(r_, *owner)
                    : issued         ? *state_.issuer
                                     : described_speaker(r_, document);
      for (const Quotation& q : r_.quotations) {
        if (q.span.begin != span.begin || q.span.end < span.end) continue;
        out.text = q.inner;
        out.kind = StatementKind::direct;
      }
      out.chain = links_in(data_, scan_, {channel->end, k}, out.speaker.entity);
      std::erase_if(out.chain, [](const ChainLink& l) { return l.kind == LinkKind::written_statement; });
      emit(std::move(out), true);
      return;
    }
  }
}

bool SentenceReader::holds_words(uint32_t t) const {
  constexpr uint32_t kLongest = 6;  // tokens of "the text of the decision"
  if (t >= last_ || scan_.token(t).upos != Upos::NOUN || scan_.mention_at(t) != nullptr) return false;
  for (uint32_t k = t + 1; k < std::min(last_, t + kLongest); ++k) {
    if (cue_at(data_, scan_, k, last_, CueRole::that)) return scan_.token(k - 1).upos != Upos::ADP;
    if (scan_.token(k).upos == Upos::VERB || scan_.is_punct(k)) return false;
  }
  return false;
}

void SentenceReader::note_footage() {
  constexpr uint32_t kNear = 3;  // sentences that tell of the same recording
  for (uint32_t t = first_; t < last_; ++t) {
    const auto recording = cue_at(data_, scan_, t, last_, CueRole::channel);
    if (!recording || recording->cue->channel != "recording") continue;
    const Mention* m = issuer_before(t);
    const uint32_t reach = std::min(last_, recording->end + 4);
    for (uint32_t k = recording->end; k < reach; ++k) {  // "a recording that X published"
      if (scan_.mention_from(k) != nullptr && carried_by(data_, scan_, k)) m = scan_.mention_from(k);
    }
    // "The organisation published a video": the one that published before.
    const bool again = m != nullptr && m->pronoun && state_.footage;
    const bool issues = !again && m != nullptr && (m->kind == EntityKind::group || m->kind == EntityKind::body);
    if (issues) {
      state_.footage = link_of(r_, *m);
      state_.footage_by = m->entity;
      state_.footage_at = sentence_;
    } else if (again || (state_.footage && sentence_ - state_.footage_at <= kNear)) {
      state_.footage_at = sentence_;
    }
  }
}

std::optional<ChainLink> SentenceReader::footage_link(const Speaker& speaker) const {
  constexpr uint32_t kNear = 3;  // sentences
  const bool other = speaker.entity >= 0 && speaker.entity != state_.footage_by && is_unnamed(speaker.entity);
  if (!state_.footage || !other || sentence_ - state_.footage_at > kNear) return std::nullopt;
  for (uint32_t t = first_; t < last_; ++t) {
    const auto recording = cue_at(data_, scan_, t, last_, CueRole::channel);
    const bool recorded = recording && recording->cue->channel == "recording";
    if (recorded || cue_at(data_, scan_, t, last_, CueRole::footage)) return state_.footage;
  }
  return std::nullopt;
}

void SentenceReader::read_saying() {
  constexpr uint32_t kReach = 30;  // tokens from the verb to its "by saying"
  for (uint32_t t = first_ + 1; t + 1 < last_; ++t) {
    const auto cue = cue_at(data_, scan_, t, last_, CueRole::saying);
    if (!cue || cue->end >= last_) continue;
    uint32_t content = cue->end;
    while (content + 1 < last_ && scan_.is_punct(content) && scan_.quotation_from(content) == nullptr) ++content;
    const Quotation* quoted = scan_.quotation_from(content);
    const auto that = cue_at(data_, scan_, content, last_, CueRole::that);
    if (quoted == nullptr && !that && content == cue->end) continue;
    const Span span = quoted != nullptr ? quoted->inner : trimmed(that ? that->end : content, last_);
    if (span.empty() || covered(span)) continue;
    for (uint32_t v = t; v > first_ && t - v < kReach; --v) {
      if (scan_.token(v - 1).upos != Upos::VERB || scan_.mention_at(v - 1) != nullptr) continue;
      if (v >= 2 && cue_at(data_, scan_, v - 2, last_, CueRole::relative)) continue;
      const Trigger verb{v - 1, v, &data_.verbs.front(), scan_.token(v - 1).feats, false, false};
      const Mention* subject = subject_after(data_, scan_, verb, t);
      if (subject == nullptr) subject = subject_before(data_, scan_, verb, first_);
      if (subject == nullptr && !state_.last) break;
      Statement out;
      out.text = span;
      out.kind = quoted != nullptr ? StatementKind::direct : StatementKind::indirect;
      out.verb = scan_.token(v - 1).span;
      out.speaker = subject != nullptr ? speaker_of(r_, *subject) : *state_.last;
      emit(std::move(out), true);
      break;
    }
  }
}

void SentenceReader::read_paper_before(uint32_t verb, uint32_t content) {
  constexpr uint32_t kReach = 16;
  while (content < last_ && scan_.is_colon(content)) ++content;
  if (content >= last_) return;
  const auto that = cue_at(data_, scan_, content, last_, CueRole::that);
  const Quotation* quoted = scan_.quotation_from(content);
  if (!that && quoted == nullptr) return;
  const Span span = quoted != nullptr ? quoted->inner : trimmed(that->end, last_);
  if (span.empty() || covered(span)) return;
  for (uint32_t t = verb; t > first_ && verb - t < kReach; --t) {
    auto paper = cue_at(data_, scan_, t - 1, verb, CueRole::channel);
    if (!paper) paper = cue_at(data_, scan_, t - 1, verb, CueRole::paper);
    if (!paper) continue;
    const Mention* owner = nullptr;
    for (uint32_t m = paper->end; m < verb && owner == nullptr; ++m) {
      const Mention* found = scan_.mention_from(m);
      if (found != nullptr && found->kind != EntityKind::place && found->kind != EntityKind::outlet) owner = found;
    }
    Statement out;
    out.text = span;
    out.kind = quoted != nullptr ? StatementKind::direct : StatementKind::indirect;
    out.verb = scan_.token(verb).span;
    if (owner == nullptr) owner = issuer_before(t - 1);
    const Span document{scan_.token(t - 1).span.begin, scan_.token(paper->end - 1).span.end};
    out.speaker = owner != nullptr ? speaker_of(r_, *owner) : described_speaker(r_, document);
    emit(std::move(out), true);
    return;
  }
}

}  // namespace isnad
