#include "statement/apposition.h"
#include "statement/sentence_reader.h"
#include "text/arabic.h"
#include "text/article.h"

// Speakers behind a verb that no mention tells: phrases, names in quotation marks, pronouns.

namespace isnad {
namespace {

constexpr std::string_view kMaqsura = "\u0649";  // ends the passive "is called"

bool nominal(Upos upos) {
  return upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::X || upos == Upos::ADJ;
}

}  // namespace

std::optional<Phrase> SentenceReader::people_before(const Trigger& trigger) const {
  constexpr std::string_view kThey = kSoundPlurals[0];  // the ending of a present in the plural
  constexpr uint32_t kReach = 12;                       // tokens
  const auto they = [&](uint32_t t) { return scan_.token(t).upos == Upos::VERB && scan_.key(t).ends_with(kThey); };
  if (trigger.participle || !they(trigger.token)) return std::nullopt;
  for (uint32_t t = trigger.token; t > first_ + 1 && trigger.token - t < kReach; --t) {
    if (scan_.is_comma(t) || scan_.is_colon(t)) break;
    if (!they(t) || scan_.token(t - 1).upos != Upos::NOUN || scan_.is_suffix_pronoun(t - 1)) continue;
    const std::string_view noun = scan_.key(t - 1);
    const bool many = ends_oblique(noun) || noun.ends_with(kThey);
    if (many && !noun.starts_with(kAl)) return Phrase{t - 1, t};
  }
  return std::nullopt;
}

bool SentenceReader::told_of_nobody(const Clause& clause) const {
  if (clause.trigger.verb->needs_object) return false;
  const auto phrase = phrase_after(data_, scan_, clause.trigger, clause.connector.token);
  if (!phrase || phrase->last != clause.connector.token || scan_.key(phrase->first).starts_with(kAl)) return false;
  const bool source = cue_at(data_, scan_, phrase->first, last_, CueRole::testimony).has_value();
  return source || !state_.last;
}

std::optional<Phrase> SentenceReader::quoted_name_after(const Clause& clause) const {
  constexpr uint32_t kLongest = 6;  // words
  const uint32_t t = clause.trigger.end;
  const Quotation* q = t < last_ && clause.connector.token > t ? scan_.quotation_from(t) : nullptr;
  if (considered(clause)) return std::nullopt;
  if (q == nullptr || !q->closed || word_count(scan_, t, *q) > kLongest) return std::nullopt;
  if (cue_at(data_, scan_, t + 1, last_, CueRole::skip)) return std::nullopt;
  const uint32_t end = scan_.token_at_byte(q->inner.end, t, last_);
  return end <= clause.connector.token && end > t + 1 ? std::optional(Phrase{t + 1, end}) : std::nullopt;
}

bool SentenceReader::ends_as_plural(const Trigger& trigger) const {
  constexpr std::string_view kThey = "\u0648\u0627";
  return !trigger.participle && trigger.feats.number == Number::plur && scan_.key(trigger.token).ends_with(kThey);
}

std::optional<Phrase> SentenceReader::pointed_at(const Trigger& trigger) const {
  const uint32_t t = trigger.end;
  if (trigger.participle || t + 1 >= last_ || scan_.token(t).upos != Upos::PRON || scan_.is_suffix_pronoun(t) ||
      scan_.key(t).starts_with(kAl) || scan_.token(t + 1).upos != Upos::NOUN || !scan_.key(t + 1).starts_with(kAl))
    return std::nullopt;
  Trigger behind = trigger;
  behind.end = t + 1;
  return phrase_after(data_, scan_, behind, last_);
}

bool SentenceReader::has_pronoun_subject(const Trigger& trigger) const {
  if (trigger.participle || trigger.token < first_ + 2 || !scan_.is_suffix_pronoun(trigger.token - 1)) return false;
  for (uint32_t back = 2; back <= 4 && trigger.token >= first_ + back; ++back) {
    const uint32_t t = trigger.token - back;
    const auto but = cue_at(data_, scan_, t, trigger.token, CueRole::connective);
    if (but && but->end == trigger.token) return true;
  }
  return false;
}

std::optional<Phrase> SentenceReader::another_at(const Clause& clause) const {
  if (clause.trigger.participle) return std::nullopt;
  const uint32_t limit = clause.connector.token;
  const auto another = cue_at(data_, scan_, clause.trigger.end, limit, CueRole::another);
  if (!another) return std::nullopt;
  const uint32_t end = another->end;
  const bool alone = end >= limit || scan_.is_punct(end) || scan_.token(end).upos == Upos::ADP;
  return alone ? std::optional(Phrase{clause.trigger.end, end}) : std::nullopt;
}

const Mention* SentenceReader::called_after(const Mention& subject, uint32_t limit) const {
  const uint32_t t = subject.last_token;
  if (!subject.described || t + 2 >= limit || !scan_.is_conjunction(t) || scan_.token(t + 1).upos != Upos::VERB)
    return &subject;
  const Mention* name = scan_.mention_from(t + 2);
  return is_named(name) && r_.slice(scan_.token(t + 1).span).ends_with(kMaqsura) ? name : &subject;
}

std::optional<Phrase> SentenceReader::plain_name_of(const Mention& subject, const Clause& clause) const {
  constexpr uint32_t kLongest = 4;  // words
  const Attach kind = clause.connector.kind;
  const uint32_t limit = clause.connector.token;
  const uint32_t t = subject.last_token;
  if (kind == Attach::object || kind == Attach::prep || subject.first_token < clause.trigger.end) return std::nullopt;
  if (const auto name = name_behind_title(data_, scan_, subject, limit)) return name;
  const bool called = subject.described && t + 1 < limit && scan_.token(t).upos == Upos::VERB &&
                      r_.slice(scan_.token(t).span).ends_with(kMaqsura) && scan_.token(t + 1).upos == Upos::PROPN;
  uint32_t end = t + 1;
  while (called && end < limit && end <= t + kLongest && nominal(scan_.token(end).upos)) ++end;
  return called && end > t + 1 ? std::optional(Phrase{t + 1, end}) : std::nullopt;
}

}  // namespace isnad
