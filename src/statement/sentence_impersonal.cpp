#include "statement/sentence_reader.h"
#include "statement/subject.h"
#include "text/article.h"

// Verbs that nobody says: "it is expected that", "this shows that", "the death of X was announced".

namespace isnad {

bool SentenceReader::is_impersonal(const Clause& clause) const {
  const Trigger& trigger = clause.trigger;
  const bool subjectless = trigger.feats.aspect == Aspect::imp &&
                           (trigger.feats.gender == Gender::masc || trigger.verb->passive) &&
                           trigger.feats.number == Number::sing && clause.connector.kind == Attach::that;
  const bool comma = trigger.verb->passive && clause.connector.token == trigger.end + 1 && scan_.is_comma(trigger.end);
  const bool near =
      clause.connector.token == trigger.end || comma ||
      (trigger.verb->force == Force::expected && !phrase_after(data_, scan_, trigger, clause.connector.token) &&
       subject_after(data_, scan_, trigger, clause.connector.token) == nullptr);
  if (!subjectless || !near) return false;
  if (trigger.verb->force == Force::expected || trigger.verb->passive) return true;
  // "And he sees that": who spoke right before goes on in the present.
  const bool goes_on = state_.last && sentence_ - state_.sentence <= 1;
  const uint32_t head = first_ < last_ && scan_.is_conjunction(first_) ? first_ + 1 : first_;
  return trigger.token == head && !goes_on;
}

bool SentenceReader::considered(const Clause& clause) const {
  const Trigger& t = clause.trigger;
  return t.verb->force == Force::described && !t.participle && t.feats.aspect == Aspect::perf &&
         clause.connector.token > t.end && scan_.quotation_from(t.end) != nullptr;
}

bool SentenceReader::is_announced(const Clause& clause) const {
  const Trigger& trigger = clause.trigger;
  const bool bare = !trigger.participle && trigger.verb->force == Force::announced &&
                    clause.connector.kind == Attach::prep && trigger.end == clause.connector.token &&
                    trigger.feats.gender == Gender::masc && trigger.feats.number == Number::sing;
  const auto& spoke = state_.slots[static_cast<size_t>(Agreement::masculine)].speaker;
  return bare && state_.last && (!spoke || spoke->entity != state_.last->entity);
}

bool SentenceReader::tells_of_fact(const Trigger& trigger) const {
  if (trigger.participle || trigger.token == first_ || trigger.feats.aspect != Aspect::imp) return false;
  const uint32_t t = trigger.token - 1;
  const bool whole = t == first_ || !scan_.same_word(t - 1, t) || scan_.is_conjunction(t - 1);
  return whole && (cue_at(data_, scan_, t, trigger.token, CueRole::demonstrative) ||
                   cue_at(data_, scan_, t, trigger.token, CueRole::fact));
}

bool SentenceReader::calls_who_follows(const Trigger& trigger) const {
  if (trigger.participle || !takes_hearer(*trigger.verb) || trigger.token <= first_ || trigger.end >= last_)
    return false;
  if (cue_at(data_, scan_, trigger.end, last_, CueRole::occasion)) return true;
  const uint32_t t = trigger.token - 1;
  const bool noun =
      scan_.token(t).upos == Upos::NOUN && !scan_.key(t).starts_with(kAl) && scan_.mention_at(t) == nullptr;
  return noun && trigger.feats.aspect == Aspect::imp && trigger.feats.gender == Gender::fem &&
         scan_.mention_from(trigger.end) != nullptr;
}

}  // namespace isnad
