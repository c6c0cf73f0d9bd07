#include <algorithm>

#include "statement/apposition.h"
#include "statement/sentence_reader.h"
#include "text/arabic.h"
#include "text/article.h"

// Which verbs of a sentence report, and where the content of each begins.

namespace isnad {

uint32_t SentenceReader::opening(uint32_t to) const {
  bool aside = false;
  for (uint32_t t = first_; t < std::min(to, first_ + 2); ++t)
    aside = aside || cue_at(data_, scan_, t, to, CueRole::aside).has_value();
  uint32_t from = first_;
  for (uint32_t t = first_; aside && t < to; ++t) {
    if (scan_.is_comma(t)) from = t + 1;
  }
  return from;
}

bool SentenceReader::carries_nobody(const Trigger& trigger) const {
  const std::string& relay = trigger.verb->relay;
  return !relay.empty() && trigger.suffix && mentions_after(relay, trigger.end, last_).empty();
}

bool SentenceReader::publishes(const Trigger& trigger) const {
  if (!trigger.verb->outlet) return false;
  const Mention* m = !trigger.suffix && trigger.end < last_ ? scan_.mention_from(trigger.end) : nullptr;
  if (posts(trigger)) return false;
  return m == nullptr || m->kind != EntityKind::outlet || trigger.participle;
}

bool SentenceReader::posts(const Trigger& trigger) const {
  constexpr uint32_t kReach = 24;  // tokens
  if (trigger.participle || trigger.suffix) return false;
  const Mention* subject = subject_after(data_, scan_, trigger, last_);
  if (subject == nullptr || subject->kind == EntityKind::outlet) return false;
  bool social = false;
  for (uint32_t t = subject->last_token; t + 1 < std::min(last_, trigger.end + kReach); ++t) {
    if (scan_.is_comma(t) || scan_.token(t).upos == Upos::VERB) return false;
    const auto post = cue_at(data_, scan_, t, last_, CueRole::channel);
    social = social || (post && post->cue->channel == "social");
    if (scan_.is_colon(t)) return social;
  }
  return false;
}

bool SentenceReader::relays_pronoun(const Trigger& trigger, uint32_t to) const {
  for (uint32_t t = trigger.end; t + 1 < to && !trigger.verb->relay.empty(); ++t) {
    if (scan_.key(t) == trigger.verb->relay && scan_.same_word(t, t + 1) && scan_.token(t + 1).upos == Upos::PRON)
      return true;
  }
  return false;
}

bool SentenceReader::in_aside(const Trigger& trigger) const {
  constexpr uint32_t kCue = 3;       // tokens of "according to what"
  constexpr uint32_t kLongest = 12;  // tokens of an aside
  if (trigger.participle || trigger.token < first_ + 2) return false;
  bool aside = false;
  uint32_t head = trigger.token;
  for (uint32_t back = 1; back <= kCue && trigger.token >= first_ + back && !aside; ++back) {
    head = trigger.token - back;
    const auto cue = cue_at(data_, scan_, head, trigger.token, CueRole::source_verb);
    aside = cue && cue->end == trigger.token && !cue_at(data_, scan_, head, trigger.token, CueRole::connective);
  }
  // "In remarks that X carried": the pronoun is what was carried.
  const auto paper = scan_.token(trigger.token - 1).upos == Upos::NOUN ||
                             scan_.token(trigger.token - 1).upos == Upos::ADJ ||
                             scan_.token(trigger.token - 1).upos == Upos::PROPN
                         ? cue_at(data_, scan_, trigger.token - 1, trigger.token, CueRole::channel)
                         : std::nullopt;
  aside = aside || (paper && trigger.suffix);
  if (!aside) return false;
  for (uint32_t t = trigger.end; t + 1 < std::min(last_, trigger.end + kLongest); ++t) {
    if (cue_at(data_, scan_, t, last_, CueRole::that) || scan_.is_colon(t)) return paper && trigger.suffix;
    if (scan_.is_comma(t)) return true;
  }
  return paper && trigger.suffix;
}

bool SentenceReader::relays_testimony(const Trigger& trigger, uint32_t to) const {
  for (uint32_t t = trigger.end; t + 1 < to; ++t) {
    if (scan_.key(t) == trigger.verb->relay && testimony_at(t + 1)) return true;
  }
  return false;
}

bool SentenceReader::relays_plain(const Trigger& trigger, const Connector& c) const {
  for (uint32_t t = trigger.end; t + 1 < c.token; ++t) {
    if (scan_.key(t) == trigger.verb->relay && plain_source_at(t + 1, {trigger, c, nullptr})) return true;
  }
  return false;
}

bool SentenceReader::is_quoted(const Trigger& trigger, const Trigger& outer) const {
  const Quotation* q = scan_.quotation_over(trigger.token);
  // A sentence that is all quotation: the last speaker goes on.
  const bool whole = q != nullptr && q->closed && state_.last && sentence_ == state_.sentence + 1 &&
                     scan_.quotation_from(first_) == q && scan_.token_at_byte(q->span.end, first_, last_) + 1 >= last_;
  if (whole) return true;
  return q != nullptr && q->closed && q->span.begin > scan_.token(outer.token).span.begin;
}

void SentenceReader::skip_quotation() {
  const Quotation* q = first_ < last_ ? scan_.quotation_over(first_) : nullptr;
  if (q == nullptr || !q->closed || q->span.begin >= r_.sentences[sentence_].span.begin) return;
  const bool told = !r_.statements.empty() && r_.statements.back().text == without_space(q->inner);
  if (told) first_ = scan_.token_at_byte(q->span.end, first_, last_);
}

void SentenceReader::find_clauses() {
  clauses_.clear();
  const auto found = find_triggers(data_, scan_, first_, last_);
  std::vector<Trigger> triggers;
  for (const Trigger& t : found) {
    if (!carries_nobody(t) && !is_quoted(t, found.front()) && !in_aside(t) && !publishes(t)) triggers.push_back(t);
  }
  for (size_t i = 0; i < triggers.size(); ++i) {
    if (!clauses_.empty() && triggers[i].token < clauses_.back().connector.token) continue;  // of its aside
    uint32_t limit = last_;
    for (size_t j = i + 1; j < triggers.size(); ++j) {
      if (in_relative(triggers[j].token)) continue;
      limit = triggers[j].token;
      break;
    }
    auto c = find_connector(data_, scan_, triggers[i], limit);
    // "Thanked X, who stressed that": what the relative clause's verb takes is its own.
    for (size_t j = i + 1; c && j < triggers.size() && triggers[j].token < c->token; ++j) {
      const auto inner = find_connector(data_, scan_, triggers[j], limit);
      const bool own = inner && inner->token == c->token && !triggers[j].participle && !triggers[j].verb->carry &&
                       speaks_of_named(triggers[j]);
      if (own) c = find_connector(data_, scan_, triggers[i], triggers[j].token);
    }
    if (!c) c = past_idle_verbs(triggers, i, limit);
    if (!c) c = beyond_aside(triggers, i);
    // "The paper published «...»": a headline or a picture's name, unless it is a post.
    const bool printed = c && triggers[i].verb->outlet && c->kind != Attach::that && !posts(triggers[i]);
    if (!c || printed || fastens(triggers[i], *c) || counts(triggers[i], *c)) continue;
    // "A truce that X announced": the pronoun is what was announced.
    const bool told =
        triggers[i].suffix && !triggers[i].participle && !takes_hearer(*triggers[i].verb) && c->kind == Attach::object;
    if (told) continue;
    const std::string& relay = triggers[i].verb->relay;
    if (!relay.empty() && relay_sources(triggers[i], c->token).empty() && !relays_testimony(triggers[i], c->token) &&
        !relays_plain(triggers[i], *c)) {
      const bool tells = triggers[i].verb->quote && c->kind == Attach::that &&
                         subject_after(data_, scan_, triggers[i], c->token) != nullptr;
      if ((!tells || triggers[i].end > triggers[i].token + 1) && !relays_pronoun(triggers[i], c->token)) continue;
    }
    clauses_.push_back({triggers[i], *c});
  }
  cut_by_.assign(last_ - first_ + 1, 0);
  for (size_t k = 0; k < clauses_.size(); ++k) {
    if (const auto cut = cut_of(clauses_[k]); cut && *cut < last_) cut_by_[*cut - first_] = k;
  }
}

std::optional<Connector> SentenceReader::past_idle_verbs(const std::vector<Trigger>& triggers, size_t i,
                                                         uint32_t limit) const {
  // "Announced the refusal of", "X, the most prominent of, announced": a noun taken for a verb, without content.
  for (size_t j = i + 1; j < triggers.size(); ++j) {
    if (triggers[j].token < limit) continue;
    if (scan_.token(triggers[j].token).upos == Upos::VERB && !is_act(triggers[j].token)) break;
    const uint32_t end = j + 1 < triggers.size() ? triggers[j + 1].token : last_;
    if (find_connector(data_, scan_, triggers[j], end)) break;
    const auto c = find_connector(data_, scan_, triggers[i], end);
    const bool clear = c && (c->kind == Attach::that || c->kind == Attach::object || c->kind == Attach::quote);
    if (clear) return c;
  }
  return std::nullopt;
}

bool SentenceReader::speaks_of_named(const Trigger& inner) const {
  const uint32_t back = relative_before(inner.token);
  if (back == 0 || inner.token < first_ + back + 1) return false;
  const Mention* m = scan_.mention_at(inner.token - back - 1);
  return m != nullptr && m->kind != EntityKind::process && (m->kind != EntityKind::place || m->metonym);
}

bool SentenceReader::counts(const Trigger& trigger, const Connector& c) const {
  constexpr std::string_view kAnd = utf8::kWaw;
  const bool spelled = trigger.verb->force == Force::promised && trigger.verb->key.starts_with(kAnd);
  if (!spelled || trigger.token != first_ || trigger.suffix) return false;
  for (uint32_t t = trigger.end; t < c.token; ++t) {
    if (scan_.token(t).upos == Upos::VERB && scan_.mention_at(t) == nullptr) return true;
  }
  return false;
}

bool SentenceReader::fastens(const Trigger& trigger, const Connector& c) const {
  const ReportingVerb& verb = *trigger.verb;
  if (c.kind != Attach::prep || verb.force != Force::stressed || verb.object || takes_hearer(verb)) return false;
  const Mention* subject = trigger.participle ? nullptr : subject_after(data_, scan_, trigger, c.token);
  const uint32_t t = subject != nullptr ? subject->last_token : trigger.end;
  // "Tightened its watch over": an object right before the preposition.
  for (uint32_t k = t; k < c.token; ++k) {
    if (scan_.token(k).upos == Upos::ADP || scan_.is_punct(k)) return false;
  }
  if (t >= c.token || scan_.token(t).upos != Upos::NOUN || scan_.mention_at(t) != nullptr) return false;
  if (cue_at(data_, scan_, t, c.token, CueRole::skip) || cue_at(data_, scan_, t, c.token, CueRole::honorific))
    return false;
  const bool owned = t + 1 < c.token && scan_.is_suffix_pronoun(t + 1);
  return owned || (subject != nullptr && !is_named(subject) && scan_.key(t).starts_with(kAl));
}

std::optional<Connector> SentenceReader::beyond_aside(const std::vector<Trigger>& triggers, size_t i) const {
  const Trigger& verb = triggers[i];
  if (verb.participle || i + 1 >= triggers.size()) return std::nullopt;
  bool aside = false;
  size_t j = i + 1;
  for (uint32_t t = verb.end; t + 2 < last_; ++t) {
    if (j < triggers.size() && t == triggers[j].token) {
      if (!aside) return std::nullopt;
      ++j;
    }
    const bool who_is = scan_.is_comma(t) && scan_.is_conjunction(t + 1) && scan_.token(t + 2).upos == Upos::PRON;
    aside = aside || who_is || cue_at(data_, scan_, t, last_, CueRole::relative);
    if (!aside || !scan_.is_comma(t)) continue;
    const auto that = cue_at(data_, scan_, t + 1, last_, CueRole::that);
    const auto c = that ? find_connector(data_, scan_, verb, that->end) : std::nullopt;
    if (c && c->token == t + 1) return c;
    // "The report, which X issued, and in which Y recorded, explained that"
    constexpr uint32_t kLongest = 40;  // tokens of the aside
    const bool near = t < verb.end + kLongest;
    if (that && near && verb.verb->that && (!c || c->kind == Attach::object))
      return Connector{Attach::that, t + 1, that->end};
  }
  return std::nullopt;
}

bool SentenceReader::in_relative(uint32_t token) const {
  return relative_before(token) > 0;
}

uint32_t SentenceReader::relative_before(uint32_t token) const {
  // "who said", "who was saying", "who had said"
  for (uint32_t back = 1; back <= 2 && token >= first_ + back; ++back) {
    if (cue_at(data_, scan_, token - back, last_, CueRole::relative)) return back;
    const uint32_t t = token - back;
    const bool aside = scan_.token(t).upos == Upos::AUX || cue_at(data_, scan_, t, token, CueRole::topic) ||
                       cue_at(data_, scan_, t, token, CueRole::tense);
    if (!aside) break;
  }
  return 0;
}

}  // namespace isnad
