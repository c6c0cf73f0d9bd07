#include "statement/statements.h"

#include <algorithm>

#include "statement/chain.h"
#include "statement/discourse.h"
#include "statement/trigger.h"

namespace isnad {
namespace {

/// A reporting verb with its connector.
struct Clause {
  Trigger trigger;
  Connector connector;
};

/// Reads the statements of one sentence; one object per reading, called sentence by sentence.
class SentenceReader {
 public:
  SentenceReader(const StatementData& data, Reading& reading) : data_(data), r_(reading), scan_(reading) {}

  void read(uint32_t sentence) {
    sentence_ = sentence;
    first_ = r_.sentences[sentence].first_token;
    last_ = r_.sentences[sentence].last_token;
    const size_t before = r_.statements.size();
    find_clauses();
    uint32_t done = first_;
    for (size_t k = 0; k < clauses_.size(); ++k) {
      if (clauses_[k].trigger.token < done) continue;
      done = std::max(done, read_clause(k, {}));
    }
    read_document();
    read_quotation_first();
    read_continued();
    read_attributions(before);
    if (r_.statements.size() == before) read_bare_quotation();
  }

 private:
  void find_clauses() {
    clauses_.clear();
    const auto triggers = find_triggers(data_, scan_, first_, last_);
    for (size_t i = 0; i < triggers.size(); ++i) {
      uint32_t limit = last_;
      for (size_t j = i + 1; j < triggers.size(); ++j) {
        if (in_relative(triggers[j].token)) continue;
        limit = triggers[j].token;
        break;
      }
      if (const auto c = find_connector(data_, scan_, triggers[i], limit)) clauses_.push_back({triggers[i], *c});
    }
    cut_by_.assign(last_ - first_ + 1, 0);
    for (size_t k = 0; k < clauses_.size(); ++k) {
      if (const auto cut = cut_of(clauses_[k]); cut && *cut < last_) cut_by_[*cut - first_] = k;
    }
  }

  bool in_relative(uint32_t token) const {
    return token > first_ && cue_at(data_, scan_, token - 1, last_, CueRole::relative).has_value();
  }

  /// Where a clause that cuts another's content begins, connectives and comma included; nothing when it is nested.
  std::optional<uint32_t> cut_of(const Clause& clause) const {
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
    if (clause.trigger.participle) return apart || joined ? std::optional(t) : std::nullopt;
    const bool speaks = clause.connector.kind != Attach::prep && clause.connector.kind != Attach::object;
    const Mention* subject = subject_after(data_, scan_, clause.trigger, clause.connector.token);
    const bool named =
        subject != nullptr && (subject->kind == EntityKind::person || subject->kind == EntityKind::office);
    if (!joined) return std::nullopt;
    const bool goes_on = named || (speaks && (apart || clause.trigger.verb->carry));
    return goes_on && (apart || speaks) ? std::optional(t) : std::nullopt;
  }

  /// One past the last content token of clause k.
  uint32_t content_end(size_t k) const {
    const Connector& c = clauses_[k].connector;
    if (c.kind == Attach::quote) {
      const Quotation* q = scan_.quotation_from(c.token);
      return q == nullptr ? last_ : scan_.token_at_byte(q->inner.end, c.content, last_);
    }
    for (uint32_t t = c.content; t < last_; ++t) {
      if (const Quotation* q = scan_.quotation_from(t); q != nullptr && q->closed) {
        const uint32_t after = scan_.token_at_byte(q->span.end, t, last_);
        const bool whole = t == c.content && !is_name_quotation(scan_, t, *q);
        if (whole && after < last_ && scan_.is_punct(after)) return after;
        t = std::max(t, after - 1);
        continue;
      }
      const size_t cutter = cut_by_[t - first_];
      if (cutter > k && clauses_[cutter].trigger.token > c.content) return t;
      const bool apart = t > c.content && (scan_.is_punct(t - 1));
      if (!apart) continue;
      if (cue_at(data_, scan_, t, last_, CueRole::end)) return t;
      if (cue_at(data_, scan_, t, last_, CueRole::source)) return t;
      if (ends_with_verb_source(t)) return t;
    }
    return last_;
  }

  /// "as X said" at the end of a sentence.
  bool ends_with_verb_source(uint32_t t) const {
    const auto cue = cue_at(data_, scan_, t, last_, CueRole::source_verb);
    if (!cue || cue->end >= last_) return false;
    const auto verbs = find_triggers(data_, scan_, cue->end, std::min(last_, cue->end + 2));
    if (verbs.empty()) return false;
    return !find_connector(data_, scan_, verbs.front(), last_).has_value();
  }

  Span trimmed(uint32_t begin, uint32_t end) const {
    while (end > begin && scan_.is_punct(end - 1) && !closes_quotation(end - 1)) --end;
    while (begin < end && scan_.is_punct(begin) && scan_.quotation_from(begin) == nullptr) ++begin;
    if (begin >= end) return {};
    return {scan_.token(begin).span.begin, scan_.token(end - 1).span.end};
  }

  bool closes_quotation(uint32_t t) const {
    const char32_t c = scan_.mark(t);
    if (c == ')' || c == ']') return true;
    return scan_.closes_quotation(t);
  }

  /// Content between the tokens, and whether all of it stands in one quotation.
  std::pair<Span, StatementKind> content_span(const Connector& c, uint32_t end) const {
    Span span = trimmed(c.content, end);
    if (c.kind == Attach::quote) return {span, StatementKind::direct};
    for (const Quotation& q : r_.quotations) {
      if (q.span.begin == span.begin && q.span.end >= span.end) return {q.inner, StatementKind::direct};
    }
    return {span, StatementKind::indirect};
  }

  /// The clause that is the main clause of clause k's content, when content begins with its subject or itself.
  std::optional<size_t> nested_in(size_t k) const {
    const Connector& c = clauses_[k].connector;
    if (c.kind != Attach::that || scan_.quotation_from(c.content) != nullptr) return std::nullopt;
    for (size_t j = k + 1; j < clauses_.size(); ++j) {
      const Clause& inner = clauses_[j];
      if (inner.trigger.token < c.content) continue;
      if (!inner.trigger.verb->nest || inner.trigger.participle) return std::nullopt;
      if (inner.connector.kind != Attach::that && inner.connector.kind != Attach::quote) return std::nullopt;
      const Mention* before = subject_before(data_, scan_, inner.trigger, c.content);
      for (uint32_t t = c.content; t < inner.trigger.token; ++t) {
        if (scan_.is_punct(t) || scan_.token(t).upos == Upos::VERB ||
            cue_at(data_, scan_, t, last_, CueRole::relative)) {
          return std::nullopt;
        }
      }
      const bool named =
          before != nullptr || (inner.trigger.token <= c.content + 1 &&
                                subject_after(data_, scan_, inner.trigger, inner.connector.token) != nullptr);
      return named ? std::optional(j) : std::nullopt;
    }
    return std::nullopt;
  }

  struct Voice {
    std::optional<Speaker> speaker;
    std::vector<ChainLink> chain;
    bool carried = false;
  };

  /// Who speaks at a clause, before the links beside it are read.
  Voice voice_of(size_t k) {
    const Clause& clause = clauses_[k];
    const Trigger& trigger = clause.trigger;
    Voice out;
    const Mention* subject =
        trigger.participle ? nullptr : subject_after(data_, scan_, trigger, clause.connector.token);
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

  /// Does a clause begin at the token: after a complementizer or at the head of the sentence?
  bool opens_clause(uint32_t t) const {
    if (t == first_) return true;
    for (uint32_t back = 1; back <= 2 && t >= first_ + back; ++back) {
      const auto that = cue_at(data_, scan_, t - back, last_, CueRole::that);
      if (that && that->end == t) return true;
    }
    return false;
  }

  /// "It is worth mentioning that": a present tense without a subject at the head of a sentence.
  bool is_impersonal(const Clause& clause) const {
    const Trigger& trigger = clause.trigger;
    const uint32_t head = first_ < last_ && scan_.is_conjunction(first_) ? first_ + 1 : first_;
    return trigger.token == head && trigger.feats.aspect == Aspect::imp && clause.connector.token == trigger.end &&
           clause.connector.kind == Attach::that;
  }

  /// The speaker that a subject names; coordinated subjects speak together.
  Speaker group_speaker(const Mention& subject) {
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

  const Mention* mention_after(std::string_view preposition, uint32_t from, uint32_t to) const {
    for (uint32_t t = from; t + 1 < to; ++t) {
      if (scan_.key(t) != preposition) continue;
      for (uint32_t k = t + 1; k < std::min(to, t + 3); ++k) {
        if (const Mention* m = scan_.mention_from(k)) return m;
      }
    }
    return nullptr;
  }

  bool is_body(int32_t entity) const {
    if (entity < 0) return false;
    const EntityKind kind = r_.entities[static_cast<size_t>(entity)].kind;
    return kind == EntityKind::body || kind == EntityKind::outlet;
  }

  ChainLink body_link(const Speaker& speaker) const {
    ChainLink link;
    link.kind = LinkKind::written_statement;
    link.span = speaker.local;
    link.name = std::string(r_.slice(speaker.span));
    const Entity& e = r_.entities[static_cast<size_t>(speaker.entity)];
    if (e.kind == EntityKind::outlet) link.kind = LinkKind::agency;
    if (!e.id.starts_with("local/")) link.id = e.id;
    return link;
  }

  /// A subject that no mention covers: the noun phrase right after the verb, kept as it is described.
  std::optional<Speaker> described_subject(const Clause& clause) {
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

  /// The subject of the finite verb that a participle hangs on.
  std::optional<Speaker> main_subject(uint32_t before) const {
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

  /// Emits the statement of clause k with the carriers that stand outside it; gives the token where reading goes on.
  uint32_t read_clause(size_t k, const std::vector<ChainLink>& outer) {
    const Clause& clause = clauses_[k];
    const uint32_t end = content_end(k);
    Voice voice = voice_of(k);
    if (!voice.speaker) return clause.connector.content;
    std::vector<ChainLink> chain = voice.chain;
    const bool same = state_.last && voice.speaker->entity >= 0 && state_.last->entity == voice.speaker->entity;
    append_links(chain, links_in(data_, scan_, {clause.trigger.end, clause.connector.token}, voice.speaker->entity));
    append_links(chain,
                 links_in(data_, scan_, {first_, k == 0 ? clause.trigger.token : first_}, voice.speaker->entity));
    const bool fresh = !chain.empty();
    uint32_t tail = last_;
    for (const Clause& next : clauses_) {
      if (next.trigger.token >= end) tail = std::min(tail, next.trigger.token);
    }
    append_links(chain, links_in(data_, scan_, {end, tail}, voice.speaker->entity));
    append_links(chain, outer);
    const bool continues = voice.carried || (same && clause.trigger.verb->carry) || (same && state_.told_to_outlet);
    if (!fresh && same && continues) append_links(chain, state_.chain);
    if (const auto inner = nested_in(k)) {
      std::vector<ChainLink> carriers{body_or_person_link(*voice.speaker)};
      append_links(carriers, chain);
      return read_clause(*inner, carriers);
    }
    if (voice.carried && !clause.trigger.participle) switch_to_inner(k, *voice.speaker, chain);
    const auto [span, kind] = content_span(clause.connector, end);
    if (span.empty() || !has_words(span)) return std::max(end, clause.connector.content);
    Statement out;
    out.text = span;
    out.kind = kind;
    out.force = clause.trigger.verb->force;
    out.verb = scan_.token(clause.trigger.token).span;
    out.speaker = *voice.speaker;
    out.chain = chain;
    if (!voice.carried && !clause.trigger.participle)
      state_.note_gender(clause.trigger.feats.gender, *voice.speaker, sentence_);
    emit(std::move(out), fresh);
    return end;
  }

  /// How and to whom it was said, from the words beside the content.
  void describe(const Clause& clause, uint32_t end, uint32_t tail, Statement& out) const {
    const TokenRange beside[] = {{clause.trigger.end, clause.connector.token}, {end, tail}};
    for (const TokenRange& range : beside) {
      for (uint32_t t = range.first; t < range.last && out.channel.empty(); ++t) {
        if (const auto cue = cue_at(data_, scan_, t, range.last, CueRole::channel)) out.channel = cue->cue->channel;
      }
    }
    const Force force = out.force;
    const bool addresses = force == Force::asked || force == Force::demanded || force == Force::accused ||
                           force == Force::thanked || force == Force::warned;
    if (!addresses) return;
    const Mention* subject = subject_after(data_, scan_, clause.trigger, clause.connector.token);
    for (uint32_t t = clause.trigger.end; t < clause.connector.token; ++t) {
      const Mention* m = scan_.mention_from(t);
      if (m == nullptr || m == subject || (m->entity >= 0 && m->entity == out.speaker.entity)) continue;
      if (t > clause.trigger.end && scan_.token(t - 1).upos == Upos::ADP) continue;
      out.addressee = m->span;
      return;
    }
  }

  ChainLink body_or_person_link(const Speaker& speaker) const {
    if (is_body(speaker.entity)) return body_link(speaker);
    ChainLink link;
    link.kind = LinkKind::spokesperson;
    link.span = speaker.local.empty() ? speaker.span : speaker.local;
    link.name = std::string(r_.slice(speaker.span));
    if (speaker.entity >= 0) {
      const std::string& id = r_.entities[static_cast<size_t>(speaker.entity)].id;
      if (!id.starts_with("local/")) link.id = id;
    }
    return link;
  }

  /// A body's statement about a person, then "and he said": the person speaks, through the body.
  void switch_to_inner(size_t k, Speaker& speaker, std::vector<ChainLink>& chain) {
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

  bool has_words(Span span) const {
    const uint32_t t = scan_.token_at_byte(span.begin, 0, scan_.size());
    for (uint32_t k = t; k < scan_.size() && scan_.token(k).span.begin < span.end; ++k) {
      if (!scan_.is_punct(k)) return true;
    }
    return false;
  }

  void emit(Statement statement, bool fresh) {
    state_.told_to_outlet =
        fresh ? std::any_of(statement.chain.begin(), statement.chain.end(),
                            [](const ChainLink& l) {
                              return l.kind == LinkKind::agency || l.kind == LinkKind::newspaper ||
                                     l.kind == LinkKind::broadcaster;
                            })
              : state_.told_to_outlet && state_.last && state_.last->entity == statement.speaker.entity;
    state_.last = statement.speaker;
    state_.last->local = {};
    state_.chain = statement.chain;
    state_.sentence = sentence_;
    r_.statements.push_back(std::move(statement));
  }

  bool covered(Span span) const {
    for (size_t s = r_.statements.size(); s > 0; --s) {
      const Span text = r_.statements[s - 1].text;
      if (text.meets(span)) return true;
      if (text.end < r_.sentences[sentence_].span.begin) break;
    }
    return false;
  }

  /// "It says in X's statement that ...": X speaks; without an owner the document does.
  void read_document() {
    constexpr uint32_t kReach = 14;
    for (uint32_t t = first_; t < last_; ++t) {
      const auto cue = cue_at(data_, scan_, t, last_, CueRole::document);
      if (!cue || cue->end >= last_) continue;
      const auto channel = cue_at(data_, scan_, cue->end, last_, CueRole::channel);
      if (!channel) continue;
      for (uint32_t k = channel->end; k < std::min(last_, channel->end + kReach); ++k) {
        const auto that = cue_at(data_, scan_, k, last_, CueRole::that);
        if (!that) continue;
        const Span span = trimmed(that->end, last_);
        if (span.empty() || covered(span)) return;
        const Mention* owner = nullptr;
        for (uint32_t m = channel->end; m < k && owner == nullptr; ++m) owner = scan_.mention_from(m);
        Statement out;
        out.text = span;
        out.verb = scan_.token(t).span;
        const Span document{scan_.token(cue->end).span.begin, scan_.token(k - 1).span.end};
        out.speaker = owner != nullptr ? speaker_of(r_, *owner) : described_speaker(r_, document);
        emit(std::move(out), true);
        return;
      }
    }
  }

  /// A quotation, then the verb: "...", said X.
  void read_quotation_first() {
    for (const Trigger& trigger : find_triggers(data_, scan_, first_, last_)) {
      if (trigger.participle || !trigger.verb->quote) continue;
      uint32_t t = trigger.token;
      while (t > first_ && (scan_.is_comma(t - 1) || scan_.mark(t - 1) == '-' || scan_.is_conjunction(t - 1))) --t;
      if (t == first_ || !closes_quotation(t - 1)) continue;
      for (const Quotation& q : r_.quotations) {
        if (q.span.end != scan_.token(t - 1).span.end || !q.closed || covered(q.inner)) continue;
        const uint32_t open = scan_.token_at_byte(q.span.begin, first_, last_);
        if (open >= last_ || is_name_quotation(scan_, open, q)) continue;
        const Mention* subject = subject_after(data_, scan_, trigger, last_);
        Statement out;
        out.text = q.inner;
        out.kind = StatementKind::direct;
        out.force = trigger.verb->force;
        out.verb = scan_.token(trigger.token).span;
        if (subject != nullptr) {
          out.speaker = speaker_of(r_, *subject);
        } else if (state_.last) {
          out.speaker = *state_.last;
        } else {
          continue;
        }
        out.chain = links_in(data_, scan_, {trigger.end, last_}, out.speaker.entity);
        emit(std::move(out), true);
        break;
      }
    }
  }

  /// "And that ..." at the head of a sentence goes on with the last speaker's words.
  void read_continued() {
    if (!state_.last || sentence_ - state_.sentence > 1 || first_ + 2 >= last_) return;
    if (!scan_.is_conjunction(first_)) return;
    const auto that = cue_at(data_, scan_, first_ + 1, last_, CueRole::that);
    if (!that) return;
    const Span span = trimmed(that->end, last_);
    if (span.empty() || covered(span)) return;
    Statement out;
    out.text = span;
    out.verb = scan_.token(first_).span;
    out.speaker = *state_.last;
    out.chain = state_.chain;
    emit(std::move(out), false);
  }

  /// "according to X", "as X reported": X speaks, or carries when somebody else does.
  void read_attributions(size_t before) {
    for (uint32_t t = first_; t < last_; ++t) {
      const bool apart = t == first_ || scan_.is_punct(t - 1) || scan_.is_conjunction(t - 1);
      if (!apart) continue;
      const Mention* source = nullptr;
      uint32_t end = t;
      if (const auto cue = cue_at(data_, scan_, t, last_, CueRole::source)) {
        if (cue->end < last_ && scan_.same_word(cue->end - 1, cue->end) && scan_.token(cue->end).upos == Upos::PRON)
          continue;
        for (uint32_t k = cue->end; k < std::min(last_, cue->end + 3) && source == nullptr; ++k)
          source = scan_.mention_from(k);
      } else if (const auto by_verb = cue_at(data_, scan_, t, last_, CueRole::source_verb)) {
        const auto verbs = find_triggers(data_, scan_, by_verb->end, std::min(last_, by_verb->end + 2));
        if (verbs.empty() || find_connector(data_, scan_, verbs.front(), last_)) continue;
        source = subject_after(data_, scan_, verbs.front(), last_);
      }
      if (source == nullptr || (source->kind == EntityKind::place && !source->metonym) ||
          source->kind == EntityKind::process || is_own_outlet(r_, *source)) {
        continue;
      }
      end = source->last_token;
      attribute(*source, t, end, before);
      t = end - 1;
    }
  }

  void attribute(const Mention& source, uint32_t cue, uint32_t end, size_t before) {
    uint32_t from = first_;
    uint32_t to = cue;
    if (cue <= first_ + 1) {
      from = end;
      while (from < last_ && !scan_.is_punct(from)) ++from;
      to = last_;
    }
    if (from > first_ || scan_.is_conjunction(from)) {
      if (scan_.is_conjunction(from)) ++from;
    }
    from = after_opening_phrase(from, to);
    const Span span = trimmed(from, to);
    if (span.empty() || !has_words(span)) return;
    for (size_t s = before; s < r_.statements.size(); ++s) {
      if (r_.statements[s].text.meets(span)) return;  // links_in has made the carrier a link
    }
    Statement out;
    out.text = span;
    for (const Quotation& q : r_.quotations) {
      if (q.span.begin == span.begin && q.span.end >= span.end) {
        out.text = q.inner;
        out.kind = StatementKind::direct;
      }
    }
    out.verb = scan_.token(cue).span;
    out.speaker = speaker_of(r_, source);
    emit(std::move(out), false);
  }

  /// Skips "on the other hand," and its like at the head of a sentence.
  uint32_t after_opening_phrase(uint32_t from, uint32_t to) const {
    constexpr uint32_t kOpening = 5;
    for (uint32_t t = from; t < std::min(to, from + kOpening); ++t) {
      if (scan_.token(t).upos == Upos::VERB || scan_.mention_at(t) != nullptr) break;
      if (scan_.is_comma(t)) return t + 1;
    }
    return from;
  }

  /// A sentence that is all quotation, right after a statement: the last speaker goes on.
  void read_bare_quotation() {
    if (!state_.last || sentence_ - state_.sentence > 1 || first_ >= last_) return;
    const Quotation* q = scan_.quotation_from(first_);
    if (q == nullptr || is_name_quotation(scan_, first_, *q)) return;
    if (q->span.end + 4 < r_.sentences[sentence_].span.end) return;
    Statement out;
    out.text = q->inner;
    out.kind = StatementKind::direct;
    out.verb = scan_.token(first_).span;
    out.speaker = *state_.last;
    out.chain = state_.chain;
    emit(std::move(out), false);
  }

  const StatementData& data_;
  Reading& r_;
  Scan scan_;
  Discourse state_;
  std::vector<Clause> clauses_;
  std::vector<size_t> cut_by_;  // per token of the sentence: the last clause that cuts what goes before it there
  uint32_t sentence_ = 0;
  uint32_t first_ = 0;
  uint32_t last_ = 0;
};

}  // namespace

void find_statements(const StatementData& data, Reading& reading) {
  SentenceReader reader(data, reading);
  for (uint32_t s = 0; s < reading.sentences.size(); ++s) reader.read(s);
  std::stable_sort(reading.statements.begin(), reading.statements.end(),
                   [](const Statement& a, const Statement& b) { return a.text < b.text; });
}

}  // namespace isnad
