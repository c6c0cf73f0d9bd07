#include <algorithm>
#include <unordered_map>

#include "statement/apposition.h"
#include "statement/sentence_reader.h"

// Interviews printed as questions and answers: an answer is a statement of the one interviewed.

namespace isnad {

bool SentenceReader::read_turn() {
  while (turn_ < turns_.size() && turns_[turn_].last <= sentence_) ++turn_;
  if (turn_ == turns_.size() || turns_[turn_].first > sentence_) return false;
  const Turn& turn = turns_[turn_];
  if (turn.question || turn.first != sentence_) return true;
  auto speaker = answerer(turn);
  if (!speaker) return true;
  Statement out;
  const uint32_t first = scan_.token_at_byte(turn.text.begin, first_, scan_.size());
  const uint32_t last = r_.sentences[turn.last - 1].last_token;
  out.text = trimmed(first, last);
  if (out.text.empty() || !has_words(out.text, 2)) return true;
  out.verb = scan_.token(first_).span;
  out.speaker = std::move(*speaker);
  out.channel = "interview";
  emit(std::move(out), true);
  return true;
}

std::optional<Speaker> SentenceReader::answerer(const Turn& answer) {
  if (!guest_) guest_ = interviewed();
  if (!answer.label.empty()) {
    const uint32_t t = scan_.token_at_byte(answer.label.begin, first_, last_);
    for (uint32_t k = t; k < last_ && scan_.token(k).span.begin < answer.label.end; ++k) {
      const Mention* m = scan_.mention_from(k);
      if (m == nullptr) continue;
      if (m->kind == EntityKind::outlet) return std::nullopt;
      // "The minister:" is who is interviewed, when nobody else is.
      if (m->described && guest_) return guest_;
      return speaker_of(r_, *m);
    }
    return guest_ ? guest_ : std::optional(described_speaker(r_, answer.label));
  }
  // "Minister X Y, how do you see ...?"
  if (turn_ > 0 && turns_[turn_ - 1].question) {
    const Turn& question = turns_[turn_ - 1];
    const uint32_t t = scan_.token_at_byte(question.text.begin, 0, scan_.size());
    const Mention* m = t < scan_.size() ? scan_.mention_from(t) : nullptr;
    const uint32_t end = m != nullptr ? m->last_token : scan_.size();
    if (is_named(m) && end < scan_.size() && scan_.is_punct(end) && !scan_.is_colon(end)) return speaker_of(r_, *m);
  }
  return guest_;
}

std::optional<Speaker> SentenceReader::interviewed() const {
  std::unordered_map<int32_t, uint32_t> said;
  const Statement* most = nullptr;
  for (const Statement& s : r_.statements) {
    const int32_t entity = s.speaker.entity;
    if (entity < 0) continue;
    const EntityKind kind = r_.entities[static_cast<size_t>(entity)].kind;
    if (kind != EntityKind::person && kind != EntityKind::other) continue;
    const uint32_t now = ++said[entity];
    if (most == nullptr || now > said[most->speaker.entity]) most = &s;
  }
  if (most != nullptr) {
    Speaker out = most->speaker;
    out.local = {};
    return out;
  }
  const Mention* only = nullptr;  // the one named person, or null
  bool several = false;
  for (const Mention& m : r_.mentions) {
    if (m.first_token >= first_) break;
    const bool byline = m.first_token > 0 && scan_.is_colon(m.first_token - 1);  // "Interviewed by: X"
    if (is_named(&m) && !m.plural && !byline) {
      several = several || (only != nullptr && only->entity != m.entity);
      only = &m;
    }
    // "An interview with X"
    for (uint32_t back = 1; back <= 3 && m.first_token >= back && is_named(&m); ++back) {
      const auto with = cue_at(data_, scan_, m.first_token - back, m.first_token + 1, CueRole::interviewed);
      if (with && with->end == m.first_token) return speaker_of(r_, m);
    }
  }
  return only != nullptr && !several ? std::optional(speaker_of(r_, *only)) : std::nullopt;
}

}  // namespace isnad
