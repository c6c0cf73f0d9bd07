#include <algorithm>

#include "statement/sentence_reader.h"

namespace isnad {

SentenceReader::Voice SentenceReader::voice_of(size_t k) {
  const Clause& clause = clauses_[k];
  const Trigger& trigger = clause.trigger;
  Voice out;
  const Mention* subject = trigger.participle ? nullptr : subject_after(data_, scan_, trigger, clause.connector.token);
  if (!trigger.verb->relay.empty()) {
    if (const Mention* relayed = mention_after(trigger.verb->relay, trigger.end, clause.connector.token)) {
      out.speaker = speaker_of(r_, *relayed);
      if (subject != nullptr && subject != relayed) {
        out.chain.push_back(link_of(r_, *subject));
      } else if (state_.last && is_body(state_.last->entity) && sentence_ - state_.sentence <= 1) {
        out.chain.push_back(body_link(*state_.last));
      } else {
        ChainLink unnamed;
        unnamed.span = scan_.token(trigger.token).span;
        unnamed.name = std::string(r_.slice(unnamed.span));
        out.chain.push_back(unnamed);
      }
      return out;
    }
  }
  const Mention* before = subject_before(data_, scan_, trigger, first_);
  const bool topic = before != nullptr && before->first_token > first_ && opens_clause(before->first_token);
  if (subject == nullptr || topic) subject = before != nullptr ? before : subject;
  if (subject != nullptr) {
    out.speaker = group_speaker(*subject);
    return out;
  }
  if (is_impersonal(clause)) return out;
  if (!trigger.participle) {
    if (const auto described = described_subject(clause)) {
      out.speaker = described;
      return out;
    }
  }
  if (trigger.participle && main_subject(trigger.token)) {
    out.speaker = main_subject(trigger.token);
    out.carried = state_.last && state_.last->entity == out.speaker->entity;
    return out;
  }
  out.speaker = state_.agreeing(trigger.feats.gender, sentence_);
  out.carried = true;
  return out;
}

bool SentenceReader::opens_clause(uint32_t t) const {
  if (t == first_) return true;
  for (uint32_t back = 1; back <= 2 && t >= first_ + back; ++back) {
    const auto that = cue_at(data_, scan_, t - back, last_, CueRole::that);
    if (that && that->end == t) return true;
  }
  return false;
}

bool SentenceReader::is_impersonal(const Clause& clause) const {
  const Trigger& trigger = clause.trigger;
  const uint32_t head = first_ < last_ && scan_.is_conjunction(first_) ? first_ + 1 : first_;
  return trigger.token == head && trigger.feats.aspect == Aspect::imp && clause.connector.token == trigger.end &&
         clause.connector.kind == Attach::that;
}

Speaker SentenceReader::group_speaker(const Mention& subject) {
  Speaker one = speaker_of(r_, subject);
  const uint32_t t = subject.last_token;
  if (t + 1 >= last_ || !scan_.is_conjunction(t)) return one;
  const Mention* other = scan_.mention_from(t + 1);
  if (other == nullptr || other->kind != subject.kind || other->entity < 0 || subject.entity < 0) return one;
  const Speaker both = described_speaker(r_, join(subject.name, other->name));
  Entity& group = r_.entities[static_cast<size_t>(both.entity)];
  group.kind = EntityKind::group;
  group.members = {static_cast<uint32_t>(subject.entity), static_cast<uint32_t>(other->entity)};
  return both;
}

const Mention* SentenceReader::mention_after(std::string_view preposition, uint32_t from, uint32_t to) const {
  for (uint32_t t = from; t + 1 < to; ++t) {
    if (scan_.key(t) != preposition) continue;
    for (uint32_t k = t + 1; k < std::min(to, t + 3); ++k) {
      if (const Mention* m = scan_.mention_from(k)) return m;
    }
  }
  return nullptr;
}

bool SentenceReader::is_body(int32_t entity) const {
  if (entity < 0) return false;
  const EntityKind kind = r_.entities[static_cast<size_t>(entity)].kind;
  return kind == EntityKind::body || kind == EntityKind::outlet;
}

ChainLink SentenceReader::body_link(const Speaker& speaker) const {
  ChainLink link;
  link.kind = LinkKind::written_statement;
  link.span = speaker.local;
  link.name = std::string(r_.slice(speaker.span));
  const Entity& e = r_.entities[static_cast<size_t>(speaker.entity)];
  if (e.kind == EntityKind::outlet) link.kind = LinkKind::agency;
  if (!e.id.starts_with("local/")) link.id = e.id;
  return link;
}

std::optional<Speaker> SentenceReader::described_subject(const Clause& clause) {
  const uint32_t t = clause.trigger.end;
  if (clause.connector.kind == Attach::prep || clause.connector.kind == Attach::object) return std::nullopt;
  const uint32_t limit = clause.connector.token;
  uint32_t end = t;
  while (end < limit && !scan_.is_punct(end)) {
    const Upos upos = scan_.token(end).upos;
    const bool nominal = upos == Upos::NOUN || upos == Upos::ADJ || upos == Upos::PROPN || upos == Upos::X ||
                         (upos == Upos::PRON && end > t && scan_.same_word(end - 1, end)) ||
                         ((upos == Upos::CCONJ || upos == Upos::DET) && end > t);
    if (!nominal || cue_at(data_, scan_, end, last_, CueRole::skip)) break;
    ++end;
  }
  if (end == t || scan_.token(t).upos == Upos::PRON || scan_.token(t).upos == Upos::ADJ) return std::nullopt;
  const Span span{scan_.token(t).span.begin, scan_.token(end - 1).span.end};
  for (const TimeRef& time : r_.times) {
    if (time.span.meets(span)) return std::nullopt;
  }
  return described_speaker(r_, span);
}

std::optional<Speaker> SentenceReader::main_subject(uint32_t before) const {
  for (size_t s = r_.statements.size(); s > 0; --s) {
    if (r_.statements[s - 1].verb.begin >= r_.sentences[sentence_].span.begin) return r_.statements[s - 1].speaker;
    break;
  }
  for (uint32_t t = first_; t < before; ++t) {
    if (scan_.token(t).upos != Upos::VERB) continue;
    Trigger verb;
    verb.token = t;
    verb.end = t + 1;
    const Mention* m = subject_after(data_, scan_, verb, before);
    if (m == nullptr) m = subject_before(data_, scan_, verb, first_);
    const bool able = m != nullptr && m->kind != EntityKind::place && m->kind != EntityKind::process;
    return able ? std::optional(speaker_of(r_, *m)) : std::nullopt;
  }
  return std::nullopt;
}

ChainLink SentenceReader::body_or_person_link(const Speaker& speaker) const {
  if (is_body(speaker.entity)) return body_link(speaker);
  ChainLink link;
  link.kind = LinkKind::spokesperson;
  link.span = speaker.local.empty() ? speaker.span : speaker.local;
  link.name = std::string(r_.slice(speaker.span));
  if (speaker.entity >= 0) {
    const std::string& id = r_.entities[static_cast<size_t>(speaker.entity)].id;
    if (!id.starts_with("local/")) link.id = id;
    const auto named = [&](const Mention& m) { return m.entity == speaker.entity && !m.described; };
    if (std::none_of(r_.mentions.begin(), r_.mentions.end(), named)) link.kind = LinkKind::unnamed;
  }
  return link;
}

void SentenceReader::switch_to_inner(size_t k, Speaker& speaker, std::vector<ChainLink>& chain) {
  if (r_.statements.empty() || !is_body(speaker.entity) || clauses_[k].trigger.verb->carry) return;
  const Statement& before = r_.statements.back();
  if (before.text.begin < r_.sentences[sentence_].span.begin || before.speaker.entity != speaker.entity) return;
  if (clauses_[k].trigger.feats.gender == Gender::fem) return;
  const uint32_t t = scan_.token_at_byte(before.text.begin, first_, last_);
  const Mention* m = t < last_ ? scan_.mention_from(t) : nullptr;
  if (m == nullptr || (m->kind != EntityKind::person && m->kind != EntityKind::office)) return;
  std::vector<ChainLink> carried{body_link(speaker)};
  append_links(carried, chain);
  speaker = speaker_of(r_, *m);
  chain = carried;
}

}  // namespace isnad
