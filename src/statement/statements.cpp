#include "statement/statements.h"

#include <algorithm>

#include "statement/cue.h"
#include "statement/sentence_reader.h"

namespace isnad {

SentenceReader::SentenceReader(const StatementData& data, Reading& reading)
    : data_(data), r_(reading), scan_(reading), turns_(interview_turns(data, reading)) {
  scan_.mark_words(cue_roles(data, scan_));
}

void SentenceReader::read(uint32_t sentence) {
  sentence_ = sentence;
  first_ = r_.sentences[sentence].first_token;
  last_ = r_.sentences[sentence].last_token;
  if (read_turn()) return;
  skip_quotation();
  const size_t before = r_.statements.size();
  find_clauses();
  note_footage();
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
  if (r_.statements.size() == before) read_inverted();
}

uint32_t SentenceReader::read_clause(size_t k, const std::vector<ChainLink>& outer) {
  const Clause& clause = clauses_[k];
  const uint32_t end = content_end(k);
  Voice voice = voice_of(k);
  if (!voice.speaker) return clause.connector.content;
  std::vector<ChainLink> chain = voice.chain;
  const bool same = state_.last && voice.speaker->entity >= 0 && state_.last->entity == voice.speaker->entity;
  append_links(chain,
               links_in(data_, scan_, {clause.trigger.end, clause.connector.token}, voice.speaker->entity, true));
  if (k == 0)
    append_links(chain,
                 links_in(data_, scan_, {opening(clause.trigger.token), clause.trigger.token}, voice.speaker->entity));
  const bool fresh = !chain.empty();
  uint32_t tail = last_;
  for (const Clause& next : clauses_) {
    if (next.trigger.token >= end) tail = std::min(tail, next.trigger.token);
  }
  if (end < last_ && opens_main_clause(end)) tail = end;
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
  if (chain.empty()) {
    if (const auto shown = footage_link(*voice.speaker)) {
      chain.push_back(*shown);
      state_.footage_at = sentence_;
    }
  }
  if (const auto inner = nested_in(k)) {
    std::vector<ChainLink> carriers{body_or_person_link(*voice.speaker)};
    append_links(carriers, chain);
    const auto told = voice.plural ? std::optional(plural_form(clause.trigger)) : agreement_of(clause.trigger.feats);
    if (!voice.carried && !clause.trigger.participle && told) state_.note(*told, *voice.speaker, sentence_);
    const Mention* head = scan_.mention_from(clause.connector.content);
    const Trigger& says = clauses_[*inner].trigger;
    const bool behind =
        head != nullptr && subject_before(data_, scan_, says, first_) == nullptr && speaks_behind_place(says, *head);
    if (behind || (head != nullptr && says_behind_aside(says, *head))) clauses_[*inner].owner = head;
    return read_clause(*inner, carriers);
  }
  if (voice.carried && !clause.trigger.participle) switch_to_inner(k, *voice.speaker, chain);
  const auto [span, kind] = content_span(clause.connector, end);
  const bool noun = clause.connector.kind == Attach::prep || clause.connector.kind == Attach::object;
  if (span.empty() || !has_words(span, noun ? 2 : 1)) return std::max(end, clause.connector.content);
  // Nobody carries words of his own.
  const int32_t speaks = voice.speaker->entity;
  const std::string own(speaks < 0 ? std::string_view{} : r_.slice(r_.entities[static_cast<size_t>(speaks)].name));
  std::erase_if(chain, [&](const ChainLink& l) { return l.kind == LinkKind::spokesperson && l.name == own; });
  Statement out;
  out.text = span;
  out.kind = kind;
  out.force = (clause.connector.act != nullptr ? clause.connector.act : clause.trigger.verb)->force;
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

Span SentenceReader::without_space(Span span) const {
  constexpr std::string_view kSpace = " \t\n\r";
  const std::string_view text = r_.slice(span);
  const size_t from = text.find_first_not_of(kSpace);
  if (from == std::string_view::npos) return {};
  const size_t last = text.find_last_not_of(kSpace);
  return {span.begin + static_cast<uint32_t>(from), span.begin + static_cast<uint32_t>(last) + 1};
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
  statement.text = without_space(statement.text);
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
