#include "statement/statements.h"

#include <algorithm>

#include "statement/sentence_reader.h"

namespace isnad {

void SentenceReader::read(uint32_t sentence) {
  sentence_ = sentence;
  first_ = r_.sentences[sentence].first_token;
  last_ = r_.sentences[sentence].last_token;
  skip_quotation();
  const size_t before = r_.statements.size();
  find_clauses();
  uint32_t done = first_;
  for (size_t k = 0; k < clauses_.size(); ++k) {
    if (clauses_[k].trigger.token < done) continue;
    done = std::max(done, read_clause(k, {}));
  }
  read_document();
  read_saying();
  read_broken_quotation();
  read_quotation_first();
  read_continued();
  read_attributions(before);
  if (r_.statements.size() == before) read_bare_quotation();
}

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
  const auto paper =
      scan_.token(trigger.token - 1).upos == Upos::NOUN || scan_.token(trigger.token - 1).upos == Upos::ADJ
          ? cue_at(data_, scan_, trigger.token - 1, trigger.token, CueRole::channel)
          : std::nullopt;
  aside = aside || (paper && trigger.suffix);
  if (!aside) return false;
  for (uint32_t t = trigger.end; t + 1 < std::min(last_, trigger.end + kLongest); ++t) {
    if (cue_at(data_, scan_, t, last_, CueRole::that) || scan_.is_colon(t)) return paper && trigger.suffix;
    if (scan_.is_comma(t)) return true;
  }
  return false;
}

bool SentenceReader::relays_testimony(const Trigger& trigger, uint32_t to) const {
  for (uint32_t t = trigger.end; t + 1 < to; ++t) {
    if (scan_.key(t) == trigger.verb->relay && testimony_at(t + 1)) return true;
  }
  return false;
}

bool SentenceReader::is_quoted(const Trigger& trigger, const Trigger& outer) const {
  const Quotation* q = scan_.quotation_over(trigger.token);
  return q != nullptr && q->closed && q->span.begin > scan_.token(outer.token).span.begin;
}

void SentenceReader::skip_quotation() {
  const Quotation* q = first_ < last_ ? scan_.quotation_over(first_) : nullptr;
  if (q == nullptr || !q->closed || q->span.begin >= r_.sentences[sentence_].span.begin) return;
  const bool told = !r_.statements.empty() && r_.statements.back().text == q->inner;
  if (told) first_ = scan_.token_at_byte(q->span.end, first_, last_);
}

void SentenceReader::find_clauses() {
  clauses_.clear();
  const auto found = find_triggers(data_, scan_, first_, last_);
  std::vector<Trigger> triggers;
  for (const Trigger& t : found) {
    if (!carries_nobody(t) && !is_quoted(t, found.front()) && !in_aside(t)) triggers.push_back(t);
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
    if (!c) c = beyond_aside(triggers, i);
    if (!c) continue;
    // "A truce that X announced": the pronoun is what was announced.
    const bool told =
        triggers[i].suffix && !triggers[i].participle && !takes_hearer(*triggers[i].verb) && c->kind == Attach::object;
    if (told) continue;
    const std::string& relay = triggers[i].verb->relay;
    if (!relay.empty() && mentions_after(relay, triggers[i].end, c->token).empty() &&
        !relays_testimony(triggers[i], c->token)) {
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

uint32_t SentenceReader::read_clause(size_t k, const std::vector<ChainLink>& outer) {
  const Clause& clause = clauses_[k];
  const uint32_t end = content_end(k);
  Voice voice = voice_of(k);
  if (!voice.speaker) return clause.connector.content;
  std::vector<ChainLink> chain = voice.chain;
  const bool same = state_.last && voice.speaker->entity >= 0 && state_.last->entity == voice.speaker->entity;
  append_links(chain, links_in(data_, scan_, {clause.trigger.end, clause.connector.token}, voice.speaker->entity));
  if (k == 0)
    append_links(chain,
                 links_in(data_, scan_, {opening(clause.trigger.token), clause.trigger.token}, voice.speaker->entity));
  const bool fresh = !chain.empty();
  uint32_t tail = last_;
  for (const Clause& next : clauses_) {
    if (next.trigger.token >= end) tail = std::min(tail, next.trigger.token);
  }
  append_links(chain, links_in(data_, scan_, {end, tail}, voice.speaker->entity));
  // "A report of X told": X is the speaker's own.
  std::erase_if(chain, [&](const ChainLink& l) { return voice.speaker->local.contains(l.span.begin); });
  append_links(chain, outer);
  const bool continues = voice.carried || (same && clause.trigger.verb->carry) || (same && state_.told_to_outlet);
  if (!fresh && same && continues) {
    append_links(chain, state_.chain);
  } else if (!fresh && outer.empty()) {
    append_links(chain, state_.told_by(voice.speaker->entity));
  }
  if (const auto inner = nested_in(k)) {
    std::vector<ChainLink> carriers{body_or_person_link(*voice.speaker)};
    append_links(carriers, chain);
    const auto told = voice.plural ? std::optional(plural_form(clause.trigger)) : agreement_of(clause.trigger.feats);
    if (!voice.carried && !clause.trigger.participle && told) state_.note(*told, *voice.speaker, sentence_);
    const Mention* head = scan_.mention_from(clause.connector.content);
    if (head != nullptr && says_behind_aside(clauses_[*inner].trigger, *head)) clauses_[*inner].owner = head;
    return read_clause(*inner, carriers);
  }
  if (voice.carried && !clause.trigger.participle) switch_to_inner(k, *voice.speaker, chain);
  const auto [span, kind] = content_span(clause.connector, end);
  const bool noun = clause.connector.kind == Attach::prep || clause.connector.kind == Attach::object;
  if (span.empty() || !has_words(span, noun ? 2 : 1)) return std::max(end, clause.connector.content);
  Statement out;
  out.text = span;
  out.kind = kind;
  out.force = clause.trigger.verb->force;
  const bool cut = clause.trigger.end > clause.trigger.token + 1 && !clause.trigger.suffix;
  out.verb = cut ? scan_.word(clause.trigger.token).span : scan_.token(clause.trigger.token).span;
  out.speaker = *voice.speaker;
  out.chain = chain;
  const auto form = voice.form     ? voice.form
                    : voice.plural ? std::optional(plural_form(clause.trigger))
                                   : agreement_of(clause.trigger.feats);
  out.channel = channel_of(clause, k, end, tail);
  out.addressee = addressee_of(clause, out.speaker);
  out.place = place_of(clause, k);
  if (!voice.carried && !clause.trigger.participle && form) state_.note(*form, *voice.speaker, sentence_);
  emit(std::move(out), fresh);
  return end;
}

Agreement SentenceReader::plural_form(const Trigger& trigger) {
  // "Sources said": the feminine singular stands for them later.
  return trigger.feats.gender == Gender::fem ? Agreement::feminine : Agreement::plural;
}

bool SentenceReader::has_words(Span span, uint32_t least) const {
  const uint32_t t = scan_.token_at_byte(span.begin, 0, scan_.size());
  uint32_t words = 0;
  for (uint32_t k = t; k < scan_.size() && scan_.token(k).span.begin < span.end && words < least; ++k) {
    words += !scan_.is_punct(k) && (k == t || !scan_.same_word(k - 1, k));
  }
  return words >= least;
}

void SentenceReader::emit(Statement statement, bool fresh) {
  state_.told_to_outlet = fresh
                              ? std::any_of(statement.chain.begin(), statement.chain.end(),
                                            [](const ChainLink& l) {
                                              return l.kind == LinkKind::agency || l.kind == LinkKind::newspaper ||
                                                     l.kind == LinkKind::broadcaster;
                                            })
                              : state_.told_to_outlet && state_.last && state_.last->entity == statement.speaker.entity;
  if (fresh && state_.told_to_outlet && is_unnamed(statement.speaker.entity))
    state_.told.push_back({statement.speaker.entity, statement.chain});
  if (issues_papers(statement.speaker.entity)) {
    state_.issuer = statement.speaker;
    state_.issuer->local = {};
    state_.issued_at = sentence_;
  }
  state_.last = statement.speaker;
  state_.last->local = {};
  state_.chain = statement.chain;
  state_.sentence = sentence_;
  r_.statements.push_back(std::move(statement));
}

bool SentenceReader::covered(Span span) const {
  for (size_t s = r_.statements.size(); s > 0; --s) {
    const Span text = r_.statements[s - 1].text;
    if (text.meets(span)) return true;
    if (text.end < r_.sentences[sentence_].span.begin) break;
  }
  return false;
}

void find_statements(const StatementData& data, Reading& reading) {
  SentenceReader reader(data, reading);
  for (uint32_t s = 0; s < reading.sentences.size(); ++s) reader.read(s);
  std::stable_sort(reading.statements.begin(), reading.statements.end(),
                   [](const Statement& a, const Statement& b) { return a.text < b.text; });
}

}  // namespace isnad
