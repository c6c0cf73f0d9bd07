#include <algorithm>

#include "statement/sentence_reader.h"

#include "text/arabic.h"

namespace isnad {
namespace {

constexpr std::string_view kTo = utf8::kLam;  // the preposition "to", a proclitic

}  // namespace

std::string SentenceReader::channel_of(const Clause& clause, size_t k, uint32_t end, uint32_t tail) const {
  const TokenRange beside[] = {
      {clause.trigger.end, clause.connector.token}, {first_, k == 0 ? clause.trigger.token : first_}, {end, tail}};
  for (const TokenRange& range : beside) {
    for (uint32_t t = range.first; t < range.last; ++t) {
      if (const auto cue = cue_at(data_, scan_, t, range.last, CueRole::channel)) return cue->cue->channel;
      if (const Mention* m = scan_.mention_from(t)) t = m->last_token - 1;
    }
  }
  return {};
}

bool SentenceReader::calls_upon(const Trigger& trigger, const Mention& object) const {
  // "Described Iran as": the verb needs an object as well.
  const bool describes = trigger.verb->force == Force::described && trigger.verb->object;
  if (trigger.participle || !(takes_hearer(*trigger.verb) || describes)) return false;
  const Topic opener = topic_before(data_, scan_, trigger, first_);
  if (opener.opened && opener.mention != nullptr && opener.mention != &object) return true;
  // Countries are feminine, but for some that have the article.
  // "And he called upon the international community to": who is called upon, seldom calls.
  const bool first = object.first_token == trigger.end;
  if (first && state_.last && sentence_ - state_.sentence <= 1 &&
      cue_at(data_, scan_, object.first_token, object.last_token, CueRole::called))
    return true;
  const bool feminine =
      gender_of(scan_, object) == Gender::fem ||
      (object.kind == EntityKind::country && !r_.str(scan_.token(object.first_token).form).starts_with(kAl));
  return feminine && trigger.feats.gender == Gender::masc && state_.last && sentence_ - state_.sentence <= 1;
}

/// "X said that ..., and called upon [the Council] to"
bool SentenceReader::goes_on_to_call(const Trigger& trigger, const Mention& object) const {
  const bool joined = trigger.token > first_ && scan_.is_conjunction(trigger.token - 1) &&
                      scan_.same_word(trigger.token - 1, trigger.token) && scan_.key(trigger.token - 1) == utf8::kWaw;
  const bool calls = joined && takes_hearer(*trigger.verb) && !trigger.participle && !trigger.suffix &&
                     trigger.feats.aspect == Aspect::perf && object.first_token == trigger.end;
  const bool one = object.kind == EntityKind::person || object.kind == EntityKind::office;
  if (!calls || one || !agrees_with_first(trigger)) return false;
  const auto first =
      std::find_if(clauses_.begin(), clauses_.end(), [](const Clause& c) { return !c.trigger.participle; });
  const Mention* speaker = subject_after(data_, scan_, first->trigger, first->connector.token);
  if (speaker == nullptr) return phrase_after(data_, scan_, first->trigger, first->connector.token).has_value();
  return speaker->kind == EntityKind::person || speaker->kind == EntityKind::office;
}

std::optional<Span> SentenceReader::addressee_of(const Clause& clause, const Speaker& speaker) const {
  const Trigger& trigger = clause.trigger;
  const Mention* subject = trigger.participle ? nullptr : subject_after(data_, scan_, trigger, clause.connector.token);
  const auto among = [&](const Mention& m) {
    if (m.entity < 0 || speaker.entity < 0) return false;
    const auto& members = r_.entities[static_cast<size_t>(speaker.entity)].members;
    return m.entity == speaker.entity ||
           std::find(members.begin(), members.end(), static_cast<uint32_t>(m.entity)) != members.end();
  };
  const bool speaks = subject != nullptr && (among(*subject) || subject->span == speaker.local);
  if (!speaks) subject = nullptr;
  uint32_t from = speaks ? subject->last_token : trigger.end;
  // A speaker told by a phrase or by two names: what belongs to it hears nothing.
  while (from < clause.connector.token && speaker.local.contains(scan_.token(from).span.begin)) ++from;
  const uint32_t owner = from;
  for (uint32_t t = from; t < clause.connector.token; ++t) {
    const Mention* m = scan_.mention_from(t);
    if (m == nullptr) continue;
    const bool other = m->entity < 0 || !among(*m);
    const bool hears =
        m->kind != EntityKind::outlet && m->kind != EntityKind::process && (m->kind != EntityKind::place || m->metonym);
    const bool person = m->kind == EntityKind::person || m->kind == EntityKind::office;
    const bool owned = !person && subject != nullptr && subject->last_token + 1 >= t;  // "the wing of the party"
    // "The analysis of (to) the unit": what a phrase without a name owns.
    const bool part = !person && subject == nullptr && !trigger.participle && owner + 1 >= t;
    // "On the northern borders of (to) X": a noun or adjective governs it.
    const Upos before = t >= 2 ? scan_.token(t - 2).upos : Upos::X;
    const bool inner = !person && t >= 2 && t - 1 > owner && (before == Upos::NOUN || before == Upos::ADJ) &&
                       scan_.mention_at(t - 2) == nullptr;
    const uint32_t to = scan_.token(t).upos == Upos::ADP ? t : t - 1;
    const bool loyal = to > trigger.end && cue_at(data_, scan_, to - 1, to, CueRole::belonging).has_value();
    const bool told = t > 0 && !loyal && scan_.key(to) == kTo && !owned && !part && !inner;
    const bool object = takes_hearer(*trigger.verb) && (t == 0 || scan_.token(t - 1).upos != Upos::ADP);
    if (other && hears && (told || object)) return m->span;
    t = m->last_token - 1;
  }
  const uint32_t t = from;  // not after a comma: that is an apposition
  const bool plain = takes_hearer(*trigger.verb) && t < clause.connector.token && scan_.token(t).upos == Upos::NOUN &&
                     scan_.mention_at(t) == nullptr;
  if (!plain || (!speaks && !trigger.participle)) return std::nullopt;
  Trigger at = trigger;
  at.end = t;
  const auto phrase = phrase_after(data_, scan_, at, clause.connector.token);
  return phrase ? std::optional(span_of(*phrase)) : std::nullopt;
}

std::optional<Span> SentenceReader::place_of(const Clause& clause, size_t k) const {
  const Mention* subject = subject_after(data_, scan_, clause.trigger, clause.connector.token);
  // The place of the saying stands beside the speaker, a time or the occasion, not inside another phrase.
  const auto adverbial = [&](uint32_t t) {
    if (t == first_ || scan_.is_comma(t - 1) || scan_.token(t - 1).upos == Upos::ADV) return true;
    if (subject != nullptr && subject->last_token == t) return true;
    if (t == clause.trigger.end) return true;
    for (const TimeRef& time : r_.times) {
      if (time.span.meets(scan_.token(t - 1).span)) return true;
    }
    for (uint32_t back = 1; back <= 3 && t >= first_ + back; ++back) {
      const auto cue = cue_at(data_, scan_, t - back, t, CueRole::channel);
      if (cue && cue->end + 1 >= t) return true;
    }
    return false;
  };
  const auto found = [&](uint32_t from, uint32_t to) -> std::optional<Span> {
    for (uint32_t t = from; t < to; ++t) {
      const Mention* m = scan_.mention_from(t);
      if (m == nullptr) continue;
      const bool place = m->kind == EntityKind::place || m->kind == EntityKind::country;
      if (place && t > from && cue_at(data_, scan_, t - 1, t, CueRole::within) && adverbial(t - 1)) return m->name;
      t = m->last_token - 1;
    }
    return std::nullopt;
  };
  const uint32_t from = subject != nullptr ? subject->last_token : clause.trigger.end;
  if (const auto place = found(from, clause.connector.token)) return place;
  return k == 0 && clause.trigger.token > first_ ? found(first_, clause.trigger.token) : std::nullopt;
}

}  // namespace isnad
