#include "statement/sentence_reader.h"
#include "text/arabic.h"

// Who is named somewhere before a verb without a subject: the owner of a speech, the one interviewed, the latter.

namespace isnad {

const Mention* SentenceReader::spoke_then(const Trigger& trigger) const {
  constexpr std::string_view kThen = utf8::kFeh;
  constexpr uint32_t kReach = 20;  // tokens
  const bool then = trigger.token > first_ + 1 && scan_.same_word(trigger.token - 1, trigger.token) &&
                    scan_.key(trigger.token - 1) == kThen && trigger.feats.aspect == Aspect::perf;
  for (uint32_t t = trigger.token - 1; then && t > first_ && trigger.token - t < kReach; --t) {
    if (scan_.token(t - 1).upos != Upos::VERB || scan_.mention_at(t - 1) != nullptr) continue;
    const Trigger verb{t - 1, t, trigger.verb, scan_.token(t - 1).feats, false, false};
    const Mention* m = subject_after(data_, scan_, verb, trigger.token);
    const bool person = m != nullptr && (m->kind == EntityKind::person || m->kind == EntityKind::office) && !m->plural;
    if (person && m->first_token <= t + 1) return m;
    if (m != nullptr) return nullptr;
  }
  // "We called the head of X, Y, to ask him, so he said": the only person named.
  const Mention* only = nullptr;
  for (uint32_t t = first_; then && t < trigger.token; ++t) {
    const Mention* m = scan_.mention_from(t);
    if (m == nullptr || (m->kind != EntityKind::person && m->kind != EntityKind::office) || m->entity < 0) continue;
    if (m->plural || (only != nullptr && only->entity != m->entity)) return nullptr;
    only = only == nullptr ? m : only;
  }
  return only;
}

const Mention* SentenceReader::owner_of_occasion(const Clause& clause) const {
  constexpr uint32_t kReach = 14;  // tokens
  const Trigger& trigger = clause.trigger;
  const bool in_it = trigger.end < clause.connector.token &&
                     cue_at(data_, scan_, trigger.end, clause.connector.token, CueRole::occasion).has_value();
  for (uint32_t t = trigger.token; in_it && t > first_ && trigger.token - t < kReach; --t) {
    const auto speech = cue_at(data_, scan_, t - 1, trigger.token, CueRole::channel);
    if (!speech) continue;
    for (uint32_t k = speech->end; k < trigger.token; ++k) {
      const Mention* m = scan_.mention_from(k);
      // "A letter to X": who reads it.
      const bool reads = scan_.token(k).upos == Upos::ADP && cue_at(data_, scan_, k, k + 1, CueRole::governor) &&
                         !cue_at(data_, scan_, k, k + 1, CueRole::within);
      if (reads) break;
      const bool speaks = m != nullptr && k <= speech->end + 2 &&
                          (m->kind == EntityKind::person || m->kind == EntityKind::office ||
                           m->kind == EntityKind::body || m->kind == EntityKind::group);
      if (speaks) return is_own_outlet(r_, *m) ? nullptr : m;
    }
    return issuer_before(t - 1);
  }
  return nullptr;
}

const Mention* SentenceReader::issuer_before(uint32_t paper) const {
  constexpr uint32_t kReach = 24;  // tokens
  for (uint32_t t = paper; t > first_ && paper - t < kReach; --t) {
    const Token& token = scan_.token(t - 1);
    if (token.upos != Upos::VERB || scan_.mention_at(t - 1) != nullptr) continue;
    const Trigger verb{t - 1, t, &data_.verbs.front(), token.feats, false, false};
    const Mention* m = subject_after(data_, scan_, verb, paper);
    if (m == nullptr) m = subject_before(data_, scan_, verb, first_);
    // "From X came a statement in which"
    if (m == nullptr && t + 1 < paper && scan_.token(t).upos == Upos::ADP) m = scan_.mention_from(t + 1);
    const bool speaks = m != nullptr && (m->kind == EntityKind::person || m->kind == EntityKind::office ||
                                         m->kind == EntityKind::body || m->kind == EntityKind::group || m->metonym);
    return speaks && !is_own_outlet(r_, *m) ? m : nullptr;
  }
  return nullptr;
}

const Mention* SentenceReader::acted_since(const Trigger& trigger) const {
  const bool here = !r_.statements.empty() && r_.statements.back().verb.begin >= r_.sentences[sentence_].span.begin;
  if (!here || trigger.participle || !scan_.is_conjunction(trigger.token - 1)) return nullptr;
  for (uint32_t t = scan_.token_at_byte(r_.statements.back().text.end, first_, last_); t + 1 < trigger.token; ++t) {
    const bool joined = t > first_ + 1 && scan_.is_conjunction(t - 1) && scan_.is_comma(t - 2) &&
                        scan_.token(t).upos == Upos::VERB && scan_.token(t).feats.aspect == Aspect::perf;
    if (!joined || scan_.mention_at(t) != nullptr || scan_.token(t).feats.gender != trigger.feats.gender) continue;
    const Trigger verb{t, t + 1, trigger.verb, scan_.token(t).feats, false, false};
    const Mention* m = subject_after(data_, scan_, verb, trigger.token);
    return m != nullptr && m->kind == EntityKind::person && !m->described && !m->plural ? m : nullptr;
  }
  return nullptr;
}

const Mention* SentenceReader::owner_of_opening(const Trigger& trigger) const {
  const uint32_t head = first_ < last_ && scan_.is_conjunction(first_) ? first_ + 1 : first_;
  const bool opens = head + 2 < trigger.token && cue_at(data_, scan_, head, trigger.token, CueRole::within);
  auto paper = opens ? cue_at(data_, scan_, head + 1, trigger.token, CueRole::channel) : std::nullopt;
  // "On asking X about Y, he said"
  for (uint32_t t = head; !paper && t < std::min(trigger.token, head + 2); ++t)
    paper = cue_at(data_, scan_, t, trigger.token, CueRole::asked);
  for (uint32_t t = paper ? paper->end : trigger.token; t < std::min(trigger.token, paper ? paper->end + 2 : t); ++t) {
    const Mention* m = scan_.mention_from(t);
    const bool speaks = m != nullptr && (m->kind == EntityKind::person || m->kind == EntityKind::office ||
                                         m->kind == EntityKind::body || m->kind == EntityKind::group);
    if (speaks) return gender_of(scan_, *m) == Gender::fem && trigger.feats.gender == Gender::masc ? nullptr : m;
  }
  return nullptr;
}

const Mention* SentenceReader::head_with_aside(uint32_t verb, uint32_t head) const {
  const Mention* m = head < verb ? scan_.mention_from(head) : nullptr;
  if (m == nullptr || verb == 0 || !scan_.is_comma(verb - 1) || scan_.token(head).upos == Upos::ADP) return nullptr;
  const bool able = m->kind == EntityKind::person || m->kind == EntityKind::office || m->kind == EntityKind::body;
  return able && m->last_token < verb && !is_own_outlet(r_, *m) ? m : nullptr;
}

const Mention* SentenceReader::interviewee_of(const Clause& clause) const {
  const Trigger& trigger = clause.trigger;
  const bool in_it = trigger.end < clause.connector.token &&
                     cue_at(data_, scan_, trigger.end, clause.connector.token, CueRole::occasion).has_value();
  for (uint32_t t = trigger.token; in_it && t > first_; --t) {
    const auto with = cue_at(data_, scan_, t - 1, trigger.token, CueRole::interviewed);
    if (!with) continue;
    for (uint32_t k = with->end; k < std::min(trigger.token, with->end + 8); ++k) {
      const Mention* m = scan_.mention_from(k);
      if (m != nullptr && (m->kind == EntityKind::person || m->kind == EntityKind::office)) return m;
    }
  }
  return nullptr;
}

const Mention* SentenceReader::latter_before(const Clause& clause) const {
  const Trigger& trigger = clause.trigger;
  const bool behind = trigger.end < clause.connector.token &&
                      cue_at(data_, scan_, trigger.end, clause.connector.token, CueRole::latter).has_value();
  const bool before =
      trigger.token > first_ && cue_at(data_, scan_, trigger.token - 1, trigger.token, CueRole::latter).has_value() &&
      (trigger.token == first_ + 1 || cue_at(data_, scan_, trigger.token - 2, trigger.token, CueRole::demonstrative));
  const bool latter = behind || before;
  const uint32_t begin = sentence_ == 0 ? first_ : r_.sentences[sentence_ - 1].first_token;
  for (uint32_t t = trigger.token; latter && t > begin; --t) {
    const Mention* m = scan_.mention_at(t - 1);
    const bool able = m != nullptr && (m->kind == EntityKind::person || m->kind == EntityKind::office ||
                                       m->kind == EntityKind::body || m->kind == EntityKind::group);
    if (able) return m;
  }
  return nullptr;
}

}  // namespace isnad
