#include <algorithm>

#include "statement/apposition.h"
#include "statement/sentence_reader.h"
#include "text/arabic.h"
#include "text/article.h"

namespace isnad {

SentenceReader::Voice SentenceReader::voice_of(size_t k) {
  const Clause& clause = clauses_[k];
  const Trigger& trigger = clause.trigger;
  const bool pronoun = has_pronoun_subject(trigger);
  const bool alone = trigger.participle || pronoun || ends_as_plural(trigger);
  const Mention* subject = alone ? nullptr : subject_after(data_, scan_, trigger, clause.connector.token);
  if (subject != nullptr && trigger.verb->needs_object && !has_object(clause, *subject)) subject = nullptr;
  if (trigger.participle && !takes_hearer(*trigger.verb) && trigger.end < clause.connector.token) {
    // "..., the minister stressing the need of"
    const Mention* own = scan_.mention_from(trigger.end);
    const bool person = own != nullptr && (own->kind == EntityKind::person || own->kind == EntityKind::office) &&
                        own->last_token <= clause.connector.token && scan_.token(trigger.end).upos != Upos::ADP &&
                        !cue_at(data_, scan_, trigger.end, last_, CueRole::skip);
    if (person && clause.connector.kind != Attach::quote) subject = own;
  }
  if (auto relayed = relayed_voice(clause, subject)) return *relayed;
  Voice out;
  const bool follows = calls_who_follows(trigger);
  subject = follows ? nullptr : subject;
  const Mention* before = clause.owner != nullptr ? clause.owner : subject_before(data_, scan_, trigger, first_);
  // "Merkel calls on Serbia to": in the present tense who stands at the head calls.
  const bool calls = takes_hearer(*trigger.verb) && trigger.feats.aspect == Aspect::imp;
  // "Posted on X, in which he said": what was posted is said by who posted it.
  const bool posted = before != nullptr && before->kind == EntityKind::outlet && trigger.end < last_ &&
                      cue_at(data_, scan_, trigger.end, last_, CueRole::occasion).has_value();
  if (posted) before = nullptr;
  const bool topic = before != nullptr && (before->first_token > first_ || calls) && opens_clause(before->first_token);
  if (subject == nullptr || topic || clause.owner != nullptr) subject = before != nullptr ? before : subject;
  if (subject != nullptr && subject == before && clause.owner == nullptr) {
    // "But the observatory, whose seat is in Britain, said": the topic goes before what stands at the verb.
    const Topic opener = topic_before(data_, scan_, trigger, first_);
    const bool named = before->kind == EntityKind::person && !before->described;
    if (opener.opened && opener.mention != nullptr && !named) subject = opener.mention;
  }
  const Mention* beside = subject != nullptr || alone ? subject : scan_.mention_from(trigger.end);
  const bool called =
      beside != nullptr && !topic && (calls_upon(trigger, *beside) || goes_on_to_call(trigger, *beside));
  if (called) {
    const Topic opener = topic_before(data_, scan_, trigger, first_);
    subject = opener.opened ? opener.mention : nullptr;
  }
  // "The report advised the authorities of X to": a source, then whom it advises.
  const uint32_t hearer = trigger.end + 1;
  const bool advises = !trigger.participle && takes_hearer(*trigger.verb) && subject != nullptr &&
                       subject->first_token == hearer && scan_.mention_at(trigger.end) == nullptr &&
                       scan_.key(trigger.end).starts_with(kAl) && scan_.token(hearer).upos != Upos::ADP &&
                       cue_at(data_, scan_, trigger.end, hearer, CueRole::testimony);
  if (advises) {
    out.speaker = described_speaker(r_, span_of({trigger.end, hearer}));
    return out;
  }
  if (!trigger.participle) {
    if (auto owner = paper_owner(clause, subject)) {
      out.speaker = std::move(owner);
      return out;
    }
  }
  const Mention* latter = trigger.participle ? nullptr : latter_before(clause);
  if (latter == nullptr && subject == nullptr && !trigger.participle) latter = interviewee_of(clause);
  if (latter == nullptr && subject == nullptr && !trigger.participle) latter = owner_of_occasion(clause);
  if (latter == nullptr && subject == nullptr && !alone) latter = owner_of_opening(trigger);
  if (latter != nullptr) {
    out.speaker = speaker_of(r_, *latter);
    return out;
  }
  if (const auto other = another_at(clause)) out.speaker = described_speaker(r_, span_of(*other));
  if (out.speaker) return out;
  if (follows && !cue_at(data_, scan_, trigger.end, last_, CueRole::occasion)) {
    if (const auto tells = testimony_before(trigger)) out.speaker = described_speaker(r_, span_of(*tells));
    out.plural = out.speaker.has_value();
    return out;
  }
  // "The doctor X Y, head of Z, said": a name that no list holds, before its title.
  if (const auto name = alone || is_named(subject) ? std::nullopt : unlisted_name(data_, scan_, trigger, subject)) {
    out.speaker = described_speaker(r_, span_of(*name));
    return out;
  }
  if (subject != nullptr && (means_last(*subject) || points_back(trigger, *subject))) {
    out.speaker = state_.last;
    out.plural = subject->plural;
    return out;
  }
  // A speaker's description that runs on into the quotation.
  if (subject != nullptr && clause.connector.kind == Attach::quote && subject->first_token < clause.connector.token &&
      subject->last_token > clause.connector.token) {
    out.speaker = described_speaker(r_, span_of({subject->first_token, clause.connector.token}));
    return out;
  }
  subject = subject != nullptr ? called_after(*subject, clause.connector.token) : nullptr;
  if (const auto name = subject != nullptr ? plain_name_of(*subject, clause) : std::nullopt) {
    out.speaker = described_speaker(r_, span_of(*name));
    return out;
  }
  if (subject != nullptr) {
    out.speaker = group_speaker(*subject);
    // A verb behind its subject agrees with it; "one of the residents" is one.
    out.plural = subject->plural && subject != before &&
                 !cue_at(data_, scan_, subject->first_token, subject->last_token, CueRole::one);
    return out;
  }
  const bool told = clause.connector.kind == Attach::that || clause.connector.kind == Attach::colon;
  if (trigger.verb->named && (subject == nullptr || subject->kind == EntityKind::place)) {
    const bool goes_on = state_.last && sentence_ - state_.sentence <= 1;
    const uint32_t mark = trigger.end < last_ && scan_.is_colon(trigger.end) ? trigger.end + 1 : trigger.end;
    if (!goes_on || mark != clause.connector.token) return out;
  }
  if (const auto these = pronoun || !told ? std::nullopt : pointed_at(trigger)) {
    const uint32_t t = state_.last ? scan_.token_at_byte(state_.last->span.begin, 0, scan_.size()) : scan_.size();
    const bool last =
        t < scan_.size() && !state_.last->span.empty() && scan_.key(these->first).substr(kAl.size()) == scan_.key(t);
    out.speaker = last ? *state_.last : described_speaker(r_, span_of(*these));
    return out;
  }
  if (is_impersonal(clause) || tells_of_fact(trigger) || considered(clause)) return out;
  if (!trigger.participle && state_.last && tells_outlet(trigger)) {
    out.speaker = state_.last;
    out.carried = true;
    return out;
  }
  if (!trigger.participle) {
    const Topic opener = topic_before(data_, scan_, trigger, first_);
    const bool noun = clause.connector.kind == Attach::prep || clause.connector.kind == Attach::object;
    const bool object = noun ? takes_hearer(*trigger.verb) : trigger.verb->needs_object;
    const bool after =
        !opener.opened && !pronoun && !called && !ends_as_plural(trigger) && clause.connector.kind != Attach::bare &&
        (!object || followed_by_object(clause) || (noun && (opens_scene(trigger) || told_of_nobody(clause))));
    auto phrase = after ? phrase_after(data_, scan_, trigger, clause.connector.token) : std::nullopt;
    // "Described the hints as": what fills the place before its preposition is the object.
    const bool described = phrase && trigger.verb->force == Force::described && trigger.verb->object &&
                           clause.connector.kind == Attach::that && phrase->last == clause.connector.token &&
                           state_.last && !trigger.suffix;
    if (described) phrase.reset();
    if (!phrase && after && !described) phrase = quoted_name_after(clause);
    if (!phrase && opener.mention != nullptr) {
      out.speaker = group_speaker(*opener.mention);
      return out;
    }
    if (!phrase) phrase = opener.phrase;
    if (phrase && cue_at(data_, scan_, phrase->first, phrase->last, CueRole::mute)) return out;
    // "And counted X among": spelled as "promised".
    constexpr std::string_view kAnd = utf8::kWaw;
    const bool counted = phrase && trigger.verb->force == Force::promised && trigger.token == first_ &&
                         trigger.verb->key.starts_with(kAnd);
    if (counted) return out;
    // "A witness called X Y said": the name.
    const uint32_t named = phrase ? phrase->last + 1 : last_;
    const Mention* name = named < clause.connector.token && scan_.token(named - 1).upos == Upos::VERB
                              ? scan_.mention_from(named)
                              : nullptr;
    const bool ends =
        is_named(name) && (name->last_token >= clause.connector.token || scan_.is_punct(name->last_token) ||
                           scan_.token(name->last_token).upos == Upos::ADP);
    if (ends) {
      out.speaker = speaker_of(r_, *name);
      return out;
    }
    if (phrase) {
      const Mention* teller = tells_of_itself(clause, *phrase);
      out.speaker = teller != nullptr ? speaker_of(r_, *teller) : described_speaker(r_, span_of(*phrase));
      return out;
    }
  }
  if (const auto tells = testimony_before(trigger)) {
    out.speaker = described_speaker(r_, span_of(*tells));
    out.plural = true;
    return out;
  }
  if (const Mention* source = source_right_before(trigger)) {
    out.speaker = speaker_of(r_, *source);
    return out;
  }
  if (const Mention* antecedent = antecedent_of(trigger)) {
    out.speaker = speaker_of(r_, *antecedent);
    return out;
  }
  if (describes_noun(clause)) return out;
  if (const Mention* m = spoke_then(trigger)) {
    out.speaker = speaker_of(r_, *m);
    return out;
  }
  if (const auto people = people_before(trigger)) {
    const Mention* m = scan_.mention_at(people->last - 1);
    out.speaker = m != nullptr ? speaker_of(r_, *m) : described_speaker(r_, span_of(*people));
    out.plural = true;
    return out;
  }
  if (const auto many = many_in_sentence(trigger)) {
    out.speaker = described_speaker(r_, span_of(*many));
    out.plural = true;
    return out;
  }
  if (const auto main = main_subject(trigger)) {
    out.speaker = main;
    out.carried = state_.last && state_.last->entity == out.speaker->entity;
    return out;
  }
  if (const auto before_it = subject_of_last_sentence(trigger)) {
    out.speaker = before_it;
    return out;
  }
  const auto form = trigger.participle ? std::nullopt : agreement_of(trigger.feats);
  if (is_announced(clause)) return out;
  if (const Mention* since = acted_since(trigger)) {
    out.speaker = speaker_of(r_, *since);
    return out;
  }
  out.speaker = state_.agreeing(form, sentence_);
  if (!out.speaker && form == Agreement::plural) {
    if (const auto many = phrase_of_last_sentence()) {
      out.speaker = described_speaker(r_, span_of(*many));
      out.plural = true;
      return out;
    }
  }
  if (form == Agreement::plural && out.speaker && is_one_person(out.speaker->entity)) {
    if (const Mention* many = many_before()) {
      out.speaker = speaker_of(r_, *many);
      out.plural = true;
      return out;
    }
  }
  out.carried = true;
  return out;
}

bool SentenceReader::opens_scene(const Trigger& trigger) const {
  const uint32_t head = first_ < last_ && scan_.is_conjunction(first_) ? first_ + 1 : first_;
  if (trigger.verb->needs_object || trigger.token <= head || trigger.end >= last_) return false;
  const std::string_view next = r_.str(scan_.token(trigger.end).form);
  if (next.ends_with(utf8::kTehMarbuta) && trigger.feats.gender == Gender::masc) return false;  // its object
  if (trigger.token > first_ && cue_at(data_, scan_, trigger.token - 1, last_, CueRole::connective)) return true;
  for (uint32_t t = head; t < trigger.token; ++t) {
    if (scan_.token(t).upos == Upos::VERB || scan_.token(t).upos == Upos::AUX) return false;
  }
  return scan_.token(head).upos == Upos::ADP;
}

bool SentenceReader::has_object(const Clause& clause, const Mention& subject) const {
  for (uint32_t t = subject.last_token; t < clause.connector.token; ++t) {
    if (scan_.is_punct(t) || cue_at(data_, scan_, t, clause.connector.token, CueRole::skip)) continue;
    const Upos upos = scan_.token(t).upos;
    const bool noun = scan_.mention_from(t) != nullptr || upos == Upos::NOUN || upos == Upos::PROPN ||
                      upos == Upos::DET || upos == Upos::NUM;
    const bool joined = t == subject.last_token && scan_.is_conjunction(t);
    if (joined) ++t;
    if (noun && !joined && (t == 0 || scan_.token(t - 1).upos != Upos::ADP)) return true;
  }
  return clause.trigger.suffix;  // "accused them of": the pronoun is
}

bool SentenceReader::followed_by_object(const Clause& clause) const {
  const auto phrase = phrase_after(data_, scan_, clause.trigger, clause.connector.token);
  if (!phrase || !clause.trigger.verb->needs_object) return false;
  for (uint32_t t = phrase->first; t < clause.connector.token; ++t) {
    const Mention* m = scan_.mention_from(t);
    if (m != nullptr && t > phrase->first && scan_.token(t).upos != Upos::ADP && scan_.token(t - 1).upos != Upos::ADP)
      return true;
  }
  return false;
}

Span SentenceReader::span_of(const Phrase& phrase) const {
  return {scan_.token(phrase.first).span.begin, scan_.token(phrase.last - 1).span.end};
}

bool SentenceReader::opens_clause(uint32_t t) const {
  if (t == first_) return true;
  for (uint32_t back = 1; back <= 2 && t >= first_ + back; ++back) {
    const auto that = cue_at(data_, scan_, t - back, last_, CueRole::that);
    if (that && that->end == t) return true;
  }
  return false;
}

}  // namespace isnad
