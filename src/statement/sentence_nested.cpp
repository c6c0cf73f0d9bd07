#include "statement/sentence_reader.h"

// Statements inside the content of another: "X said that Y said that".

namespace isnad {

bool SentenceReader::says_behind_aside(const Trigger& trigger, const Mention& subject) const {
  const bool person = (subject.kind == EntityKind::person || subject.kind == EntityKind::office) && !subject.plural;
  if (!person || trigger.feats.aspect != Aspect::perf || !scan_.is_comma(trigger.token - 1)) return false;
  bool aside = false;
  for (uint32_t t = subject.last_token; t + 1 < trigger.token; ++t) {
    if (cue_at(data_, scan_, t, trigger.token, CueRole::that) || scan_.is_colon(t)) return false;
    const bool who_is = scan_.is_comma(t) && scan_.is_conjunction(t + 1) && scan_.token(t + 2).upos == Upos::PRON;
    aside = aside || who_is || cue_at(data_, scan_, t, trigger.token, CueRole::relative);
    if (scan_.token(t).upos == Upos::VERB && scan_.mention_at(t) == nullptr && !aside) return false;
  }
  return true;
}

bool SentenceReader::speaks_behind_place(const Trigger& trigger, const Mention& subject) const {
  const bool person = subject.kind == EntityKind::person || subject.kind == EntityKind::office;
  const uint32_t t = subject.last_token;
  return person && !subject.plural && t < trigger.token && scan_.token(t).upos == Upos::ADP &&
         trigger.feats.number != Number::plur && gender_of(scan_, subject) != Gender::fem &&
         trigger.feats.gender == Gender::masc && trigger.feats.aspect == Aspect::perf;
}

std::optional<size_t> SentenceReader::nested_in(size_t k) const {
  const Connector& c = clauses_[k].connector;
  if (c.kind != Attach::that || c.content >= last_ || scan_.quotation_from(c.content) != nullptr) return std::nullopt;
  for (size_t j = k + 1; j < clauses_.size(); ++j) {
    const Clause& inner = clauses_[j];
    if (inner.trigger.token < c.content) continue;
    if (!inner.trigger.verb->nest || inner.trigger.participle) return std::nullopt;
    if (inner.connector.kind != Attach::that && inner.connector.kind != Attach::quote) return std::nullopt;
    // "X said that he told Y that": the pronoun is X.
    const bool himself = inner.trigger.token == c.content && scan_.same_word(c.content - 2, c.content - 1) &&
                         scan_.token(c.content - 1).upos == Upos::PRON && takes_hearer(*inner.trigger.verb);
    if (himself) return std::nullopt;
    const bool quoted = inner.connector.kind == Attach::quote;
    for (uint32_t t = inner.trigger.end; quoted && t < inner.connector.token; ++t) {
      if (scan_.is_comma(t)) return std::nullopt;
    }
    const Mention* before = subject_before(data_, scan_, inner.trigger, c.content);
    // "That the group (f) is thought (m) to": nobody thinks.
    const bool passive = before != nullptr && inner.trigger.feats.aspect == Aspect::imp &&
                         inner.trigger.feats.gender == Gender::masc && gender_of(scan_, *before) == Gender::fem;
    if (passive) return std::nullopt;
    const Mention* head = scan_.mention_from(c.content);
    if (head != nullptr && quoted == false && says_behind_aside(inner.trigger, *head)) return j;
    for (uint32_t t = c.content; t < inner.trigger.token; ++t) {
      const bool verb = scan_.token(t).upos == Upos::VERB && scan_.mention_at(t) == nullptr;
      if (scan_.is_punct(t) || verb || cue_at(data_, scan_, t, last_, CueRole::relative)) {
        return std::nullopt;
      }
    }
    const bool named =
        before != nullptr || (inner.trigger.token <= c.content + 1 &&
                              subject_after(data_, scan_, inner.trigger, inner.connector.token) != nullptr);
    if (!named && head != nullptr && speaks_behind_place(inner.trigger, *head)) return j;
    return named ? std::optional(j) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace isnad
