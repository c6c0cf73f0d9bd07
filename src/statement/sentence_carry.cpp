#include <algorithm>

#include "statement/apposition.h"
#include "statement/sentence_reader.h"
#include "text/arabic.h"
#include "text/article.h"

// Speakers that a clause does not name: antecedents, main subjects, who spoke or acted before.

namespace isnad {

bool SentenceReader::means_last(const Mention& subject) const {
  constexpr uint32_t kNear = 3;  // sentences back
  const std::string_view head = scan_.key(subject.first_token);
  const bool bare = subject.last_token == subject.first_token + 1 && head.starts_with(kAl);
  if (!bare || !subject.pronoun || !state_.last || sentence_ - state_.sentence > kNear) return false;
  const uint32_t t = scan_.token_at_byte(state_.last->span.begin, 0, scan_.size());
  if (t >= scan_.size() || state_.last->span.empty()) return false;
  std::string_view spoke = scan_.key(t);
  if (spoke.starts_with(kAl)) spoke.remove_prefix(kAl.size());
  return spoke == head.substr(kAl.size());
}

bool SentenceReader::points_back(const Trigger& trigger, const Mention& subject) const {
  constexpr uint32_t kNear = 3;  // sentences back
  const bool title =
      scan_.token(subject.first_token).upos == Upos::NOUN && scan_.key(subject.first_token).starts_with(kAl);
  if (!state_.last || sentence_ - state_.sentence > kNear || !title || subject.kind != EntityKind::person) return false;
  return subject.first_token == trigger.end + 1 &&
         cue_at(data_, scan_, trigger.end, subject.first_token, CueRole::demonstrative) &&
         is_one_person(state_.last->entity);
}

std::optional<Phrase> SentenceReader::testimony_before(const Trigger& trigger) const {
  constexpr uint32_t kLongest = 3;  // a noun and its adjectives
  if (trigger.participle) return std::nullopt;
  for (uint32_t back = 1; back <= kLongest && trigger.token >= first_ + back; ++back) {
    const uint32_t t = trigger.token - back;
    if (cue_at(data_, scan_, t, trigger.token, CueRole::testimony)) return Phrase{t, trigger.token};
    if (scan_.token(t).upos != Upos::ADJ) break;
  }
  return testimony_heading(trigger);
}

std::optional<Phrase> SentenceReader::testimony_heading(const Trigger& trigger) const {
  constexpr uint32_t kReach = 16;  // tokens
  if (trigger.feats.aspect != Aspect::perf) return std::nullopt;
  for (uint32_t t = trigger.token; t > first_ && trigger.token - t < kReach; --t) {
    const uint32_t k = t - 1;
    if (scan_.is_punct(k) || (scan_.token(k).upos == Upos::VERB && scan_.mention_at(k) == nullptr)) return std::nullopt;
    const auto that = cue_at(data_, scan_, k, trigger.token, CueRole::that);
    if (!that) continue;
    const auto there = cue_at(data_, scan_, that->end, trigger.token, CueRole::opening);
    const uint32_t noun = there ? there->end : that->end;
    const auto phrase = noun < trigger.token ? testimony_at(noun) : std::nullopt;
    const bool fem = phrase && scan_.key(noun).ends_with(utf8::kHeh);
    const bool agrees = phrase && fem == (trigger.feats.gender == Gender::fem) && !scan_.key(noun).starts_with(kAl);
    if (!agrees) return std::nullopt;
    uint32_t end = noun + 1;
    while (end < std::min(phrase->last, trigger.token) && scan_.token(end).upos == Upos::ADJ) ++end;
    return Phrase{noun, end};
  }
  return std::nullopt;
}

const Mention* SentenceReader::source_right_before(const Trigger& trigger) const {
  if (trigger.participle || trigger.token < first_ + 3 || !scan_.is_conjunction(trigger.token - 1)) return nullptr;
  uint32_t t = trigger.token - 2;
  while (t > first_ && (scan_.closes_quotation(t) || scan_.is_comma(t))) --t;
  const Mention* m = scan_.mention_at(t);
  constexpr uint32_t kCue = 4;  // tokens of the cue and a mark
  for (uint32_t back = 1; m != nullptr && back <= kCue && m->first_token >= first_ + back; ++back) {
    const uint32_t k = m->first_token - back;
    const auto cue = cue_at(data_, scan_, k, trigger.token, CueRole::source);
    if (cue && cue->end + 1 >= m->first_token) return is_own_outlet(r_, *m) ? nullptr : m;
  }
  return nullptr;
}

bool SentenceReader::describes_noun(const Clause& clause) const {
  const uint32_t t = clause.trigger.token;
  if (clause.trigger.participle || t < first_ + 2) return false;
  // "A film in which it confirms": who made it.
  if (cue_at(data_, scan_, clause.trigger.end, last_, CueRole::occasion)) return false;
  const bool noun = clause.connector.kind == Attach::prep || clause.connector.kind == Attach::object;
  if (in_relative(t)) return noun;
  // "A notice that tells of": a present right behind an indefinite noun.
  const Upos before = scan_.token(t - 1).upos;
  return clause.trigger.feats.aspect == Aspect::imp && (before == Upos::NOUN || before == Upos::ADJ) &&
         !scan_.key(t - 1).starts_with(kAl);
}

const Mention* SentenceReader::antecedent_of(const Trigger& trigger) const {
  if (trigger.participle || !in_relative(trigger.token) || trigger.token < first_ + 2) return nullptr;
  // "The wind farms, which he described as": the pronoun is what is described.
  if (trigger.suffix && trigger.verb->force == Force::described && trigger.verb->object) return nullptr;
  const uint32_t back = relative_before(trigger.token) + 1;
  if (trigger.token < first_ + back) return nullptr;
  uint32_t t = trigger.token - back;
  while (t > first_ && (scan_.is_comma(t) || scan_.closes_quotation(t))) --t;
  const Mention* m = scan_.mention_at(t);
  if (m == nullptr || m->kind == EntityKind::process) return nullptr;
  // "The policy of the ministry, to which he pointed": the verb agrees with another.
  if (gender_of(scan_, *m) == Gender::fem && trigger.feats.gender == Gender::masc) return nullptr;
  return m->kind != EntityKind::place || m->metonym ? m : nullptr;
}

std::optional<Speaker> SentenceReader::subject_of_last_sentence(const Trigger& trigger) const {
  // Sentences without a word of the last speaker; a verb like "added" goes on longer.
  const uint32_t silent = trigger.verb->carry ? 3 : 2;
  if (sentence_ == 0 || trigger.participle || (state_.last && sentence_ - state_.sentence < silent))
    return std::nullopt;
  const Sentence& last = r_.sentences[sentence_ - 1];
  for (uint32_t t = last.first_token; t < last.last_token; ++t) {
    if (scan_.token(t).upos != Upos::VERB || scan_.mention_at(t) != nullptr) continue;
    const Trigger verb{t, t + 1, trigger.verb, scan_.token(t).feats, false, false};
    const Mention* m = subject_after(data_, scan_, verb, last.last_token);
    const bool agrees = verb.feats.gender == Gender::none || verb.feats.gender == trigger.feats.gender;
    const bool body = m != nullptr && !state_.last && (m->kind == EntityKind::body || m->kind == EntityKind::group);
    const bool named = body || (m != nullptr && m->kind == EntityKind::person && !m->plural);
    return agrees && named ? std::optional(speaker_of(r_, *m)) : std::nullopt;
  }
  // The tagger took the main verb for a noun: the first person named.
  for (uint32_t t = last.first_token + 1; t < last.last_token && !state_.last; ++t) {
    const Mention* m = scan_.mention_from(t);
    if (is_named(m) && !m->plural && scan_.token(t - 1).upos != Upos::ADP && scan_.token(t).upos != Upos::ADP)
      return speaker_of(r_, *m);
  }
  return std::nullopt;
}

std::optional<Speaker> SentenceReader::main_subject(const Trigger& trigger) const {
  const auto form = trigger.participle ? std::nullopt : agreement_of(trigger.feats);
  const uint32_t head = first_ < last_ && scan_.is_conjunction(first_) ? first_ + 1 : first_;
  if (trigger.token <= head) return std::nullopt;
  if (!r_.statements.empty() && r_.statements.back().verb.begin >= r_.sentences[sentence_].span.begin) {
    return form ? std::nullopt : std::optional(r_.statements.back().speaker);
  }
  // "According to X, A did B, adding that", "A aims, according to X, at B, adding that"
  for (uint32_t at = head; at < trigger.token && !form; ++at) {
    if (at > head && !scan_.is_comma(at - 1)) continue;
    const auto by = cue_at(data_, scan_, at, last_, CueRole::source);
    for (uint32_t t = by ? by->end - 1 : trigger.token; t < std::min(trigger.token, by ? by->end + 1 : t); ++t) {
      const Mention* m = scan_.mention_from(t);
      const bool person = m != nullptr && (m->kind == EntityKind::person || m->kind == EntityKind::office);
      if (m != nullptr && (at == head || person) && !is_own_outlet(r_, *m)) return speaker_of(r_, *m);
    }
  }
  constexpr uint32_t kVerbs = 4;  // the main verb is among the first
  uint32_t verbs = 0;
  std::optional<Speaker> found;
  for (uint32_t t = first_; t < trigger.token && (verbs < kVerbs || found); ++t) {
    if (scan_.token(t).upos != Upos::VERB || scan_.mention_at(t) != nullptr) continue;
    if (t > first_ && cue_at(data_, scan_, t - 1, last_, CueRole::relative)) continue;
    if (!form && cue_at(data_, scan_, t, last_, CueRole::end)) continue;  // "this came as X announced, adding"
    const Quotation* quoted = scan_.quotation_over(t);
    if (quoted != nullptr && !quoted->inner.contains(scan_.token(trigger.token).span.begin)) continue;
    ++verbs;
    // "A did this, and B did that, adding": B adds.
    const bool joined = t > first_ + 1 && scan_.is_conjunction(t - 1) && scan_.same_word(t - 1, t) &&
                        scan_.token(t).feats.aspect == Aspect::perf;
    const Mention* next = t + 1 < trigger.token ? scan_.mention_from(t + 1) : nullptr;
    if (found && !(joined && next != nullptr)) continue;
    const Trigger verb{t, t + 1, trigger.verb, scan_.token(t).feats, false, false};
    if (form && verb.feats.gender != Gender::none && trigger.feats.gender != verb.feats.gender) continue;
    const Mention* m = found ? next : nullptr;
    if (const Topic opener = topic_before(data_, scan_, verb, first_); m == nullptr && opener.opened)
      m = opener.mention;
    if (m == nullptr && !found) m = head_with_aside(t, head);
    // "Britain expels X and recognises Y": the subject stands before a present.
    if (m == nullptr && verb.feats.aspect == Aspect::imp) m = subject_before(data_, scan_, verb, first_);
    if (m == nullptr) m = subject_after(data_, scan_, verb, trigger.token);
    if (m == nullptr) m = subject_before(data_, scan_, verb, first_);
    const bool one = m != nullptr && m->kind == EntityKind::person && !m->plural;
    // "He described Iran as": a masculine verb before a country, which is its object.
    const bool object = m != nullptr && m->kind == EntityKind::country && m->first_token == t + 1 && state_.last &&
                        verb.feats.gender == Gender::masc && verb.feats.aspect == Aspect::perf &&
                        !r_.str(scan_.token(t + 1).form).starts_with(kAl);
    if (object) return std::nullopt;
    const bool able = m != nullptr && !is_own_outlet(r_, *m) && m->kind != EntityKind::place &&
                      m->kind != EntityKind::process && !(one && form == Agreement::plural);
    if (able) found = speaker_of(r_, *m);
    if (!found && !form) return std::nullopt;
  }
  if (found) return found;
  // The verb may be taken for a noun: who stands right behind it.
  for (uint32_t t = head; t + 1 < trigger.token && (!form || (t == head && !state_.last)) && verbs == 0; ++t) {
    const Mention* m = scan_.mention_from(t + 1);
    const bool person = m != nullptr && (m->kind == EntityKind::person || m->kind == EntityKind::office) && !m->plural;
    const auto hits = data_.forms.find(scan_.key(t));
    const bool verb = t == head || (scan_.token(t).upos == Upos::NOUN && !hits.empty() &&
                                    hits.front().upos == Upos::VERB && hits.front().feats.verb_form != VerbForm::part);
    if (person && verb && scan_.mention_at(t) == nullptr) return speaker_of(r_, *m);
  }
  return std::nullopt;
}

bool SentenceReader::is_one_person(int32_t entity) const {
  if (entity < 0) return false;
  const Entity& e = r_.entities[static_cast<size_t>(entity)];
  if (e.kind != EntityKind::person || !e.members.empty()) return false;
  return std::none_of(r_.mentions.begin(), r_.mentions.end(),
                      [&](const Mention& m) { return m.entity == entity && m.plural; });
}

const Mention* SentenceReader::many_before() const {
  if (sentence_ == 0) return nullptr;
  const Sentence& last = r_.sentences[sentence_ - 1];
  for (uint32_t t = last.first_token; t < last.last_token; ++t) {
    const Mention* m = scan_.mention_from(t);
    if (m == nullptr) continue;
    const bool people = m->kind == EntityKind::group || m->kind == EntityKind::person || m->kind == EntityKind::office;
    const bool free = t == last.first_token || scan_.token(t - 1).upos != Upos::ADP;
    if (m->plural && people && free && scan_.token(t).upos != Upos::ADP) return m;
  }
  return nullptr;
}

std::optional<Phrase> SentenceReader::many_in_sentence(const Trigger& trigger) const {
  if (trigger.participle || trigger.feats.number != Number::plur || trigger.feats.aspect != Aspect::perf)
    return std::nullopt;
  for (uint32_t t = first_; t < trigger.token; ++t) {
    if (scan_.token(t).upos != Upos::VERB || scan_.mention_at(t) != nullptr) continue;
    const Trigger verb{t, t + 1, trigger.verb, scan_.token(t).feats, false, false};
    const bool named = t + 1 < trigger.token && scan_.mention_at(t + 1) != nullptr;
    const auto many = named ? std::nullopt : phrase_after(data_, scan_, verb, trigger.token);
    return many && scan_.key(many->first).starts_with(kAl) ? many : std::nullopt;
  }
  return std::nullopt;
}

std::optional<Phrase> SentenceReader::phrase_of_last_sentence() const {
  if (sentence_ == 0) return std::nullopt;
  const Sentence& last = r_.sentences[sentence_ - 1];
  for (uint32_t t = last.first_token; t < last.last_token; ++t) {
    if (scan_.token(t).upos != Upos::VERB || scan_.mention_at(t) != nullptr) continue;
    const Trigger verb{t, t + 1, clauses_.front().trigger.verb, scan_.token(t).feats, false, false};
    return phrase_after(data_, scan_, verb, last.last_token);
  }
  return std::nullopt;
}

void SentenceReader::switch_to_inner(size_t k, Speaker& speaker, std::vector<ChainLink>& chain) {
  // "Sources said that the suspect fled, and he confessed": no form of the sources'.
  const auto& slot = state_.slots[static_cast<size_t>(Agreement::masculine)].speaker;
  const auto& many = state_.slots[static_cast<size_t>(Agreement::feminine)].speaker;
  const bool other = clauses_[k].trigger.feats.gender == Gender::masc && many && many->entity == speaker.entity &&
                     (!slot || slot->entity != speaker.entity);
  if (r_.statements.empty() || !(is_body(speaker.entity) || other) || clauses_[k].trigger.verb->carry) return;
  const Statement& before = r_.statements.back();
  if (before.text.begin < r_.sentences[sentence_].span.begin || before.speaker.entity != speaker.entity) return;
  if (clauses_[k].trigger.feats.gender == Gender::fem) return;
  const uint32_t t = scan_.token_at_byte(before.text.begin, first_, last_);
  const Mention* m = t < last_ ? scan_.mention_from(t) : nullptr;
  if (m == nullptr || (m->kind != EntityKind::person && m->kind != EntityKind::office)) return;
  std::vector<ChainLink> carried{body_or_person_link(speaker)};
  append_links(carried, chain);
  speaker = speaker_of(r_, *m);
  chain = carried;
}

}  // namespace isnad
