#include <algorithm>

#include "statement/apposition.h"
#include "statement/sentence_reader.h"
#include "text/arabic.h"
#include "text/article.h"

namespace isnad {
namespace {

constexpr std::string_view kThen = utf8::kFeh;      // the proclitic "then"
constexpr std::string_view kMany = "\u0627\u062A";  // ends feminine plurals

}  // namespace

void SentenceReader::read_continued() {
  if (!state_.last || sentence_ - state_.sentence > 1 || first_ + 2 >= last_) return;
  if (!scan_.is_conjunction(first_)) return;
  const auto that = cue_at(data_, scan_, first_ + 1, last_, CueRole::that);
  if (!that || that->end >= last_) return;
  // "And though it was": a condition.
  const Upos next = scan_.token(that->end).upos;
  const bool bare = scan_.token(that->end - 1).upos != Upos::PRON;
  if (bare && (next == Upos::VERB || next == Upos::AUX)) return;
  const Span span = trimmed(that->end, last_);
  if (span.empty() || covered(span)) return;
  Statement out;
  out.text = span;
  out.verb = scan_.token(first_).span;
  out.speaker = *state_.last;
  out.chain = state_.chain;
  emit(std::move(out), false);
}

void SentenceReader::read_attributions(size_t before) {
  for (uint32_t t = first_; t < last_; ++t) {
    if (between_verb_and_content(t, before)) continue;
    if (const Quotation* q = scan_.quotation_over(t); q != nullptr && q->closed && covered(q->inner)) continue;
    const bool apart = t == first_ || scan_.is_punct(t - 1) || scan_.is_conjunction(t - 1);
    const Mention* source = nullptr;
    const Mention* carrier = nullptr;  // who relayed the source's words
    std::optional<Phrase> testimony;
    bool verbal = false;
    bool issued = false;        // "according to the statement of"
    uint32_t name_at = first_;  // where the source's name may begin
    if (const auto by_verb = cue_at(data_, scan_, t, last_, CueRole::source_verb)) {
      const auto verbs = find_triggers(data_, scan_, by_verb->end, std::min(last_, by_verb->end + 2));
      if (verbs.empty()) continue;
      verbal = true;
      const Trigger& verb = verbs.front();
      source = subject_after(data_, scan_, verb, last_);
      // "As X said" ends its clause; "and X also restated ..." goes on.
      const bool also = cue_at(data_, scan_, t, last_, CueRole::connective).has_value();
      if (also && source != nullptr && source->last_token < last_ && scan_.token(source->last_token).upos == Upos::NOUN)
        continue;
      if (source != nullptr && !verb.verb->relay.empty()) {
        uint32_t stop = source->last_token;  // "as X carried, from Y,"
        if (stop + 1 < last_ && scan_.is_comma(stop) && scan_.key(stop + 1) == verb.verb->relay) ++stop;
        while (stop < last_ && !scan_.is_comma(stop)) ++stop;
        const auto from = mentions_after(verb.verb->relay, source->last_token, stop);
        if (!from.empty()) {
          carrier = source;
          source = from.front();
        }
      }
      if (source == nullptr) testimony = phrase_behind(verb);
      if (also && testimony && !ends_clause(verb, *testimony)) testimony.reset();
      uint32_t comma = verb.end;  // its own content would follow in its clause
      while (comma < last_ && !scan_.is_comma(comma)) ++comma;
      if (carrier == nullptr && find_connector(data_, scan_, verb, comma)) continue;
      if (source == nullptr && !testimony && !also) note_hearers(verb, comma, before);
    } else if (const auto cue = cue_at(data_, scan_, t, last_, CueRole::source)) {
      if (cue->end < last_ && scan_.same_word(cue->end - 1, cue->end) && scan_.token(cue->end).upos == Upos::PRON) {
        // "..., in his words": who spoke before.
        const bool own =
            apart && t > first_ && cue->end + 1 >= last_ - 1 && state_.last && sentence_ - state_.sentence <= 1;
        if (own && r_.statements.size() == before) attribute(Speaker(*state_.last), nullptr, {t, cue->end + 1}, before);
        continue;
      }
      const bool mouthpiece = cue_at(data_, scan_, t, last_, CueRole::mouthpiece).has_value();
      if (mouthpiece && r_.statements.size() > before) continue;  // a link of what was read
      testimony = testimony_at(cue->end);
      name_at = cue->end - 1;
      // "According to the statement of X": X's own words.
      const auto paper = cue_at(data_, scan_, cue->end, last_, CueRole::paper);
      if (paper) name_at = paper->end;
      issued = paper.has_value();
      // "In accordance with the decision of X": no source.
      const bool act = cue->end < last_ && scan_.mention_at(cue->end) == nullptr && is_act(cue->end);
      const uint32_t reach = cue->end + (issued ? 5 : 3);  // "a statement issued by the ministry"
      for (uint32_t k = cue->end - 1; k < std::min(last_, reach) && source == nullptr && !testimony && !act; ++k)
        source = scan_.mention_from(k);
      if (source != nullptr && !is_named(source) && source->kind != EntityKind::outlet) {
        const Trigger by{cue->end - 1, cue->end, &data_.verbs.front(), {}, false, false};
        source = named_after(data_, scan_, by, *source, last_, false);
      }
      if (source == nullptr && !testimony && apart) testimony = quoted_source_at(cue->end);
      if (source == nullptr && !testimony && !mouthpiece) {
        if (read_own_paper(t, cue->end, before)) break;
      }
    }
    if (source != nullptr && source->kind == EntityKind::outlet && carrier == nullptr) {
      if (const Mention* first = quoted_by(*source)) {
        carrier = source;
        source = first;
      }
    }
    const bool speaks = source != nullptr && (source->kind != EntityKind::place || source->metonym) &&
                        source->kind != EntityKind::process && !is_own_outlet(r_, *source);
    if (!speaks && !testimony) continue;
    // Without a mark before it, only who can speak: "according to the plan" tells of no source.
    const bool person =
        source != nullptr && (verbal || source->first_token <= name_at + 1) &&
        (source->kind == EntityKind::person || source->kind == EntityKind::office ||
         source->kind == EntityKind::outlet || (source->kind == EntityKind::body && (!source->pronoun || issued)));
    if (!apart && ((!person && !testimony) || belongs_to_clause(t, before))) continue;
    if (!testimony && carrier == nullptr) testimony = name_behind_title(data_, scan_, *source, last_);
    // "A paper had published, quoting X, news that": the verb has not told anything yet.
    if (!apart && t > first_ && cue_at(data_, scan_, t, last_, CueRole::relaying) && publishing(t - 1)) continue;
    const uint32_t end = testimony ? testimony->last : source->last_token;
    attribute(testimony ? described_speaker(r_, span_of(*testimony)) : speaker_of(r_, *source), carrier, {t, end},
              before);
    t = end - 1;
  }
}

bool SentenceReader::is_act(uint32_t t) const {
  std::string_view key = scan_.key(t);
  if (key.starts_with(kAl)) key.remove_prefix(kAl.size());
  return data_.acts.contains(std::string(key)) && !cue_at(data_, scan_, t, last_, CueRole::channel) &&
         !cue_at(data_, scan_, t, last_, CueRole::testimony) && !cue_at(data_, scan_, t, last_, CueRole::paper);
}

bool SentenceReader::read_own_paper(uint32_t t, uint32_t paper, size_t before) {
  constexpr uint32_t kNear = 4;  // sentences back to the body whose paper it is
  const auto cue = paper < last_ ? cue_at(data_, scan_, paper, last_, CueRole::paper) : std::nullopt;
  if (!cue || !state_.issuer || sentence_ - state_.issued_at > kNear) return false;
  if (cue->end < last_ && !scan_.is_punct(cue->end) && !scan_.is_conjunction(cue->end)) {
    const bool then = scan_.key(cue->end) == kThen;
    if (!then) return false;
  }
  attribute(*state_.issuer, nullptr, {t, cue->end}, before);
  return true;
}

bool SentenceReader::belongs_to_clause(uint32_t t, size_t before) const {
  const uint32_t at = scan_.token(t).span.begin;
  return std::any_of(r_.statements.begin() + static_cast<std::ptrdiff_t>(before), r_.statements.end(),
                     [&](const Statement& s) { return s.verb.begin < at && at < s.text.end; });
}

bool SentenceReader::between_verb_and_content(uint32_t t, size_t before) const {
  const uint32_t at = scan_.token(t).span.begin;
  // "X told, quoting Y, that Z said that": of the outer verb too, whose words are told as Z's.
  const auto told = [&](const Clause& c) {
    const uint32_t content = c.connector.content;
    return c.trigger.token < t && t < content && content < last_ &&
           std::any_of(r_.statements.begin() + static_cast<std::ptrdiff_t>(before), r_.statements.end(),
                       [&](const Statement& s) { return s.verb.begin > scan_.token(content).span.begin; }) &&
           cue_at(data_, scan_, t, content, CueRole::relaying);
  };
  if (std::any_of(clauses_.begin(), clauses_.end(), told)) return true;
  return std::any_of(r_.statements.begin() + static_cast<std::ptrdiff_t>(before), r_.statements.end(),
                     [&](const Statement& s) { return s.verb.begin < at && at < s.text.begin; });
}

bool SentenceReader::ends_clause(const Trigger& verb, const Phrase& subject) const {
  const std::string_view head = scan_.key(subject.first);
  const bool fem = verb.feats.gender == Gender::fem && (head.ends_with(utf8::kHeh) || head.ends_with(kMany));
  const bool behind = verb.token > first_ + 2 && (fem || !verb.verb->object);
  for (uint32_t t = subject.last; t < last_ && behind; ++t) {
    if (scan_.token(t).upos == Upos::VERB || scan_.is_comma(t) || scan_.is_colon(t) || scan_.quotation_from(t) ||
        cue_at(data_, scan_, t, last_, CueRole::that))
      return false;
  }
  return behind;
}

std::optional<Phrase> SentenceReader::phrase_behind(Trigger verb) const {
  const uint32_t t = verb.end;  // "what activists said of it"
  const bool of_it = t + 1 < last_ && scan_.token(t).upos == Upos::ADP && scan_.same_word(t, t + 1) &&
                     scan_.token(t + 1).upos == Upos::PRON;
  if (of_it) verb.end += 2;
  return phrase_after(data_, scan_, verb, last_);
}

std::optional<Phrase> SentenceReader::testimony_at(uint32_t t) const {
  constexpr uint32_t kLongest = 8;  // tokens of "secret documents that X published"
  if (t >= last_ || scan_.mention_from(t) != nullptr || !cue_at(data_, scan_, t, last_, CueRole::testimony)) return {};
  uint32_t end = t;
  while (end < last_ && end - t < kLongest && !scan_.is_punct(end) && scan_.key(end) != kThen &&
         scan_.token(end).upos != Upos::VERB && !scan_.is_conjunction(end) && !published(end) &&
         !cue_at(data_, scan_, end, last_, CueRole::relative) && !cue_at(data_, scan_, end, last_, CueRole::that))
    ++end;
  const Quotation* name = end < last_ ? scan_.quotation_from(end) : nullptr;
  if (name != nullptr && name->closed && is_name_quotation(scan_, end, *name))
    end = after_quotation(scan_, end, *name, last_);
  return Phrase{t, end};
}

void SentenceReader::attribute(Speaker source, const Mention* carrier, TokenRange cue, size_t before) {
  constexpr uint32_t kFewest = 2;  // words of a clause
  uint32_t from = first_;
  uint32_t to = cue.first;
  const bool quoted = cue.last + 1 < last_ && scan_.is_colon(cue.last) && scan_.quotation_from(cue.last + 1) != nullptr;
  if (quoted) {  // "..., according to X: «...»"
    from = cue.last + 1;
    to = last_;
  } else if (cue.first <= first_ + 1 || joins_on(cue.first)) {
    from = after_source(cue.last);
    to = last_;
    // "According to X, A happened, and according to Y, B": A alone.
    for (uint32_t t = from + 1; t < last_; ++t) {
      if (joins_on(t) && cue_at(data_, scan_, t, last_, CueRole::source)) to = std::min(to, t - 1);
    }
    // "..., while Y said that": up to the comma before.
    for (size_t s = before; s < r_.statements.size() && joins_on(cue.first); ++s) {
      uint32_t t = scan_.token_at_byte(r_.statements[s].verb.begin, first_, last_);
      if (t <= from || t >= to) continue;
      while (t > from && !scan_.is_comma(t)) --t;
      if (t > from) to = t;
    }
    // "According to X, A happened, adding that B": A alone.
    for (size_t s = before; s < r_.statements.size(); ++s) {
      const uint32_t verb = scan_.token_at_byte(r_.statements[s].verb.begin, first_, last_);
      if (verb >= from && r_.statements[s].speaker.entity == source.entity) to = std::min(to, std::max(from, verb));
    }
    while (to > from && scan_.is_conjunction(to - 1)) --to;
  } else if (const uint32_t after = aside_end(cue.first)) {
    if (after < last_) to = last_;
  } else if (scan_.is_comma(cue.first - 1) && cue.last + 1 < last_ && scan_.is_comma(cue.last)) {
    // "There are, according to X, many of them."
    constexpr uint32_t kClause = 4;                                                            // words
    const bool goes_on = cue.last + 2 < last_ && scan_.token(cue.last + 1).upos == Upos::ADP;  // "..., of many"
    if (goes_on || !has_words(trimmed(first_, to), kClause)) to = last_;
  }
  if (from > first_ || scan_.is_conjunction(from)) {
    if (scan_.is_conjunction(from)) ++from;
  }
  if (const auto also = cue_at(data_, scan_, from, to, CueRole::connective)) from = also->end;  // "X also did"
  from = after_opening_phrase(from, to);
  // "..., and that according to X"
  for (uint32_t back = 1; back <= 3 && to >= from + back; ++back) {
    const auto end = cue_at(data_, scan_, to - back, to, CueRole::end);
    if (end && end->end == to) to -= back;
  }
  const Span span = trimmed(from, to);
  if (span.empty() || !has_words(span, kFewest)) return;
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
  out.verb = scan_.token(cue.first).span;
  out.speaker = std::move(source);
  if (carrier != nullptr && !is_own_outlet(r_, *carrier)) out.chain.push_back(link_of(r_, *carrier));
  // "As an official told the agency X": up to the end of the aside.
  uint32_t stop = cue.last;
  while (stop < last_ && !scan_.is_punct(stop) && (stop < from || stop >= to)) ++stop;
  const bool issued = published(cue.last);  // "documents that the paper X published"
  if (issued || cue_at(data_, scan_, cue.first, last_, CueRole::source_verb))
    append_links(out.chain, links_in(data_, scan_, {cue.last, stop}, out.speaker.entity));
  if (issued) std::erase_if(out.chain, [](const ChainLink& l) { return l.kind == LinkKind::unnamed; });
  const bool fresh = !out.chain.empty();
  emit(std::move(out), fresh);
}

}  // namespace isnad
