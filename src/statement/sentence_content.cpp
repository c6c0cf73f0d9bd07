#include <algorithm>

#include "statement/sentence_reader.h"

#include "text/arabic.h"

namespace isnad {
namespace {

constexpr std::string_view kAnd = utf8::kWaw;  // a proclitic
constexpr std::string_view kTo = utf8::kLam;   // the preposition "to", a proclitic

}  // namespace

std::optional<uint32_t> SentenceReader::cut_of(const Clause& clause) const {
  uint32_t t = clause.trigger.token;
  const bool joined = t > first_ && scan_.is_conjunction(t - 1);
  if (joined) --t;
  const bool apart = t == first_ || scan_.is_punct(t - 1);
  for (uint32_t back = 1; back <= 4 && t >= first_ + back; ++back) {
    const auto connective = cue_at(data_, scan_, t - back, last_, CueRole::connective);
    if (connective && connective->end >= t) {
      uint32_t at = t - back;
      if (at > first_ && scan_.is_conjunction(at - 1)) --at;
      return at;
    }
  }
  if (const uint32_t turn = new_turn(t); turn < t) return turn;
  for (uint32_t back = 2; back <= 3 && t >= first_ + back && clause.connector.kind == Attach::quote; ++back) {
    const auto before = cue_at(data_, scan_, t - back, t, CueRole::skip);  // "before stressing «...»"
    if (before && before->end == t) return t - back;
  }
  if (clause.trigger.participle) return t;  // an adverbial participle belongs to the main clause
  if (const auto at = turn_before(clause.trigger)) return at;
  const bool speaks = clause.connector.kind != Attach::prep && clause.connector.kind != Attach::object;
  const Mention* subject = subject_after(data_, scan_, clause.trigger, clause.connector.token);
  const bool named = subject != nullptr && (subject->kind == EntityKind::person || subject->kind == EntityKind::office);
  // "While X said that ..., Y warned of": the main clause behind one that a connective opens.
  const bool main = !joined && apart && t > first_ && clause.trigger.feats.aspect == Aspect::perf && named &&
                    subject->first_token <= clause.trigger.end + 2 && opened_by_connective();
  if (main) return t;
  // "..., Y answered: «...»": words in quotation marks of who is named behind the verb.
  const bool quotes = apart && t > first_ && clause.connector.kind == Attach::quote && named &&
                      clause.trigger.feats.aspect == Aspect::perf && subject->first_token <= clause.trigger.end + 1;
  if (quotes) return t;
  if (!joined) return std::nullopt;
  if (!apart && speaks && tells_its_subject(clause)) return t;
  // "Condemned the raids and described them as": the pronoun is what was told of before.
  const bool describes = clause.trigger.suffix && clause.trigger.verb->force == Force::described &&
                         clause.connector.kind == Attach::that && clause.trigger.feats.aspect == Aspect::perf;
  if (describes) return t;
  if (subject == nullptr && tells_outlet(clause.trigger)) return t;
  // "..., and Washington condemned": a body named right behind the verb.
  const bool body =
      subject != nullptr && apart && clause.trigger.feats.aspect == Aspect::perf &&
      subject->first_token == clause.trigger.end && !subject->described && !subject->pronoun &&
      (subject->kind == EntityKind::body || subject->kind == EntityKind::country || subject->kind == EntityKind::group);
  // "..., and called for": of the same speaker, as far as the verb's form goes.
  const bool own = subject == nullptr || goes_on_to_call(clause.trigger, *subject);
  const bool again = own && (speaks || takes_hearer(*clause.trigger.verb)) && !clause.trigger.suffix &&
                     clause.trigger.feats.aspect == Aspect::perf && scan_.key(t) == kAnd &&
                     agrees_with_first(clause.trigger);
  if (again) return t;
  const bool goes_on = named || body || (speaks && (apart || clause.trigger.verb->carry));
  return goes_on && (apart || speaks) ? std::optional(t) : std::nullopt;
}

uint32_t SentenceReader::new_turn(uint32_t t) const {
  constexpr uint32_t kLongest = 3;  // tokens
  for (uint32_t back = 1; back <= kLongest && t > first_ + back; ++back) {
    const auto turn = cue_at(data_, scan_, t - back, last_, CueRole::turn);
    if (turn && turn->end <= t && turn->end + 1 >= t)
      return scan_.is_conjunction(t - back - 1) ? t - back - 1 : t - back;
  }
  return t;
}

bool SentenceReader::tells_its_subject(const Clause& clause) const {
  const Trigger& trigger = clause.trigger;
  const bool plain = !trigger.participle && !trigger.suffix && trigger.verb->that && trigger.verb->quote &&
                     trigger.verb->nest && trigger.feats.aspect == Aspect::perf && !trigger.verb->needs_object;
  if (!plain || clause.connector.token <= trigger.end) return false;
  const Mention* subject = subject_after(data_, scan_, trigger, clause.connector.token);
  if (subject != nullptr) return subject->first_token == trigger.end && !subject->pronoun;
  return phrase_after(data_, scan_, trigger, clause.connector.token).has_value();
}

bool SentenceReader::opened_by_connective() const {
  const uint32_t head = first_ < last_ && scan_.is_conjunction(first_) ? first_ + 1 : first_;
  return head < last_ && cue_at(data_, scan_, head, last_, CueRole::connective).has_value() &&
         !cue_at(data_, scan_, head, last_, CueRole::topic) && !cue_at(data_, scan_, head, last_, CueRole::source_verb);
}

bool SentenceReader::agrees_with_first(const Trigger& trigger) const {
  for (const Clause& c : clauses_) {
    if (c.trigger.token >= trigger.token) break;
    if (c.trigger.participle) continue;
    const auto alike = [&](const Feats& f) {
      return f.gender == trigger.feats.gender && f.number == trigger.feats.number && f.aspect == Aspect::perf;
    };
    // "... that the court charged him, and demanded": the content has a verb of that form.
    for (uint32_t t = c.connector.content; t + 1 < trigger.token; ++t) {
      if (scan_.token(t).upos == Upos::VERB && scan_.mention_at(t) == nullptr && alike(scan_.token(t).feats))
        return false;
    }
    return alike(c.trigger.feats) && !in_relative(c.trigger.token);
  }
  return false;
}

bool SentenceReader::tells_outlet(const Trigger& trigger) const {
  if (!trigger.verb->hearer || trigger.feats.gender == Gender::fem || trigger.end >= last_) return false;
  const Mention* told = scan_.mention_from(trigger.end);
  return told != nullptr && told->kind == EntityKind::outlet;
}

std::optional<uint32_t> SentenceReader::turn_before(const Trigger& trigger) const {
  constexpr uint32_t kReach = 16;  // tokens of the subject between "but" and its verb
  for (uint32_t back = 2; back <= kReach && trigger.token >= first_ + back; ++back) {
    const uint32_t t = trigger.token - back;
    if (scan_.is_comma(t)) return std::nullopt;
    const auto topic = cue_at(data_, scan_, t, trigger.token, CueRole::topic);
    if (!topic || scan_.token(t).upos == Upos::AUX || scan_.token(t).upos == Upos::VERB) continue;
    const Topic subject = topic_before(data_, scan_, trigger, t);
    if (!subject.opened || (subject.mention == nullptr && !subject.phrase)) return std::nullopt;
    return t > first_ && scan_.is_conjunction(t - 1) ? t - 1 : t;
  }
  return std::nullopt;
}

uint32_t SentenceReader::content_end(size_t k) const {
  const Connector& c = clauses_[k].connector;
  if (c.kind == Attach::quote) {
    const Quotation* q = scan_.quotation_from(c.token);
    return q == nullptr ? last_ : scan_.token_at_byte(q->inner.end, c.content, last_);
  }
  // Content that is a noun phrase ends where a joined reporting verb begins.
  const bool noun = c.kind == Attach::prep || c.kind == Attach::object;
  for (uint32_t t = c.content; t < last_; ++t) {
    if (const Quotation* q = scan_.quotation_from(t); q != nullptr && q->closed) {
      const uint32_t after = scan_.token_at_byte(q->span.end, t, last_);
      const bool whole = t == c.content && !is_name_quotation(scan_, t, *q);
      if (whole && after < last_ && scan_.is_punct(after)) return after;
      t = std::max(t, after - 1);
      continue;
    }
    const size_t cutter = cut_by_[t - first_];
    if (cutter > k && clauses_[cutter].trigger.token > c.content) return before_idle_verb(c.content, t);
    if (noun && t > c.content && scan_.is_conjunction(t) && (is_clause_verb(k, t + 1) || opens_verb_clause(t)))
      return t;
    const bool apart = t > c.content && (scan_.is_punct(t - 1));
    if (!apart) continue;
    if (noun && closes_relative(k, t)) return t;
    if (opens_main_clause(t)) return t;
    if (cue_at(data_, scan_, t, last_, CueRole::end)) return t;
    if (cue_at(data_, scan_, t, last_, CueRole::source)) {
      const uint32_t after = aside_end(t);
      if (after == 0 || after + 1 >= last_) return t;
      t = after - 1;
      continue;
    }
    if (ends_with_verb_source(t)) return t;
  }
  return last_;
}

uint32_t SentenceReader::before_idle_verb(uint32_t from, uint32_t t) const {
  if (t < from + 3 || !scan_.is_conjunction(t - 2) || !scan_.same_word(t - 2, t - 1)) return t;
  const auto idle = find_triggers(data_, scan_, t - 1, t);
  const bool verb = !idle.empty() && !idle.front().participle && idle.front().verb->carry;
  return verb && scan_.is_punct(t - 3) ? t - 2 : t;
}

bool SentenceReader::closes_relative(size_t k, uint32_t t) const {
  const uint32_t verb = clauses_[k].trigger.token;
  const uint32_t back = relative_before(verb);
  if (back == 0 || verb < first_ + back + 1 || !scan_.is_comma(verb - back - 1) || !scan_.is_comma(t - 1)) return false;
  return !scan_.is_conjunction(t) && scan_.token(t).upos != Upos::VERB && cut_by_[t - first_] == 0;
}

bool SentenceReader::opens_main_clause(uint32_t t) const {
  if (!opened_by_connective()) return false;
  const auto opens = [&](uint32_t at) {
    if (!scan_.is_comma(at - 1) || scan_.token(at).upos != Upos::VERB || scan_.token(at).feats.aspect != Aspect::perf)
      return false;
    const Mention* m = at + 1 < last_ ? scan_.mention_from(at + 1) : nullptr;
    return m != nullptr && m->kind != EntityKind::place && scan_.token(at + 1).upos != Upos::ADP;
  };
  if (!opens(t)) return false;
  for (uint32_t at = first_ + 1; at < t; ++at) {
    if (opens(at)) return false;  // the main clause has begun
  }
  return true;
}

uint32_t SentenceReader::aside_end(uint32_t t) const {
  constexpr uint32_t kLongest = 14;  // tokens
  if (t == first_ || !scan_.is_dash(t - 1)) return 0;
  for (uint32_t k = t; k < std::min(last_, t + kLongest); ++k) {
    if (scan_.is_dash(k)) return k + 1;
  }
  return 0;
}

bool SentenceReader::opens_verb_clause(uint32_t t) const {
  if (!scan_.is_comma(t - 1) || t + 1 >= last_) return false;
  const auto tense = cue_at(data_, scan_, t + 1, last_, CueRole::tense);
  const uint32_t verb = tense ? tense->end : t + 1;
  return verb < last_ && scan_.token(verb).upos == Upos::VERB && scan_.token(verb).feats.aspect == Aspect::perf;
}

bool SentenceReader::is_clause_verb(size_t k, uint32_t t) const {
  return std::any_of(clauses_.begin() + static_cast<std::ptrdiff_t>(k), clauses_.end(),
                     [&](const Clause& c) { return c.trigger.token == t && !c.trigger.participle; });
}

bool SentenceReader::ends_with_verb_source(uint32_t t) const {
  const auto cue = cue_at(data_, scan_, t, last_, CueRole::source_verb);
  if (!cue || cue->end >= last_) return false;
  const auto verbs = find_triggers(data_, scan_, cue->end, std::min(last_, cue->end + 2));
  if (verbs.empty()) return false;
  return !find_connector(data_, scan_, verbs.front(), last_).has_value();
}

Span SentenceReader::trimmed(uint32_t begin, uint32_t end) const {
  while (end > begin && scan_.is_punct(end - 1) && !closes_quotation(end - 1)) --end;
  while (begin < end && scan_.is_punct(begin) && scan_.quotation_from(begin) == nullptr) ++begin;
  if (begin >= end) return {};
  return {scan_.token(begin).span.begin, scan_.token(end - 1).span.end};
}

bool SentenceReader::closes_quotation(uint32_t t) const {
  const char32_t c = scan_.mark(t);
  if (c == ')' || c == ']') return true;
  return scan_.closes_quotation(t);
}

std::pair<Span, StatementKind> SentenceReader::content_span(const Connector& c, uint32_t end) const {
  // "Called for (lil-) the talks": the article has lost its alef, so the word is shown whole.
  const bool fused = c.kind == Attach::prep && c.content < end && scan_.same_word(c.token, c.content) &&
                     scan_.key(c.token) == kTo && r_.slice(scan_.token(c.content).span).starts_with(kTo) &&
                     scan_.token(c.content).upos != Upos::PRON;
  Span span = trimmed(fused ? c.token : c.content, end);
  if (c.kind == Attach::quote) {
    const Quotation* q = scan_.quotation_from(c.token);
    const bool runs_on = q != nullptr && q->closed && q->inner.end > r_.sentences[sentence_].span.end;
    return {runs_on ? q->inner : span, StatementKind::direct};
  }
  for (const Quotation& q : r_.quotations) {
    if (q.span.begin == span.begin && q.span.end >= span.end) return {q.inner, StatementKind::direct};
  }
  return {span, StatementKind::indirect};
}

}  // namespace isnad
