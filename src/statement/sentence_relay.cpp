#include <algorithm>

#include "statement/sentence_reader.h"
#include "statement/told_act.h"
#include "text/article.h"

// Words carried by another: "X quoted Y as saying", "X said, quoting Y", "the statement said".

namespace isnad {

std::optional<Speaker> SentenceReader::paper_owner(const Clause& clause, const Mention* subject) const {
  const uint32_t t = clause.trigger.end;
  const uint32_t limit = clause.connector.token;
  if (subject != nullptr && subject->kind == EntityKind::outlet) return std::nullopt;
  const auto paper = t < limit ? cue_at(data_, scan_, t, limit, CueRole::paper) : std::nullopt;
  if (!paper) return std::nullopt;
  // "The final statement" of a meeting is nobody's in particular.
  if (paper->end < limit && scan_.token(paper->end).upos == Upos::ADJ && scan_.key(paper->end).starts_with(kAl))
    return std::nullopt;
  const Mention* whole = scan_.mention_at(t);
  bool charged = false;
  for (uint32_t k = paper->end; k < std::min(limit, paper->end + 3); ++k) {
    if (scan_.is_punct(k) || cue_at(data_, scan_, k, limit, CueRole::skip)) break;
    const Mention* m = scan_.mention_from(k);
    // "The statement accused X of": a definite noun governs nothing.
    const bool object = k == paper->end && scan_.key(t).starts_with(kAl) && scan_.token(k).upos != Upos::ADP;
    charged = charged || (m != nullptr && m != whole && object);
    const bool issues = m != nullptr && m != whole && !object &&
                        (m->kind == EntityKind::body || m->kind == EntityKind::group ||
                         m->kind == EntityKind::country || m->kind == EntityKind::office);
    if (issues) return speaker_of(r_, *m);
  }
  constexpr uint32_t kNear = 4;  // sentences back to the body whose paper it is
  const bool near = state_.issuer && sentence_ - state_.issued_at <= kNear;
  if (!near && charged) return described_speaker(r_, span_of({t, paper->end}));
  return near ? state_.issuer : std::nullopt;
}

const Mention* SentenceReader::tells_of_itself(const Clause& clause, const Phrase& paper) const {
  const auto cue = cue_at(data_, scan_, paper.first, paper.last, CueRole::paper);
  if (!cue || scan_.key(paper.first).starts_with(kAl) || cue->end != paper.last ||
      paper.last != clause.connector.token || clause.connector.kind != Attach::that)
    return nullptr;
  const Mention* m = clause.connector.content < last_ ? scan_.mention_from(clause.connector.content) : nullptr;
  const bool body = m != nullptr && (m->kind == EntityKind::body || m->kind == EntityKind::group ||
                                     (m->kind == EntityKind::country && m->metonym));
  return body ? m : nullptr;
}

std::optional<SentenceReader::Voice> SentenceReader::relayed_voice(const Clause& clause, const Mention* subject) {
  const Trigger& trigger = clause.trigger;
  if (auto told = told_agency(trigger, subject)) return told;
  std::vector<const Mention*> sources;  // "quoted X from Y from Z": Z speaks
  std::optional<Phrase> testimony;      // "quoting its sources"
  if (!trigger.verb->relay.empty()) {
    sources = relay_sources(trigger, clause.connector.token);
    for (uint32_t t = trigger.end; t + 1 < clause.connector.token && sources.empty() && !testimony; ++t) {
      if (scan_.key(t) != trigger.verb->relay) continue;
      testimony = testimony_at(t + 1);
      if (!testimony) testimony = plain_source_at(t + 1, clause);
    }
  } else {
    for (uint32_t t = trigger.end; t < clause.connector.token; ++t) {
      const auto cue = cue_at(data_, scan_, t, clause.connector.token, CueRole::relaying);
      if (!cue) continue;
      testimony.reset();
      const size_t known = sources.size();
      for (uint32_t n = cue->end; n < std::min(clause.connector.token, cue->end + 2) && sources.size() == known; ++n) {
        if (const Mention* m = scan_.mention_from(n)) sources.push_back(m);
      }
      if (sources.size() == known) testimony = testimony_at(cue->end);
      // "Quoting the same officer": a definite noun for who spoke last.
      const uint32_t noun = cue->end;
      const uint32_t spoke =
          state_.last && !state_.last->span.empty() ? scan_.token_at_byte(state_.last->span.begin, 0, scan_.size()) : 0;
      const bool same = sources.size() == known && !testimony && noun < clause.connector.token && state_.last &&
                        spoke < scan_.size() && scan_.key(noun).starts_with(kAl) && sources.empty() &&
                        (scan_.key(noun).substr(kAl.size()) == scan_.key(spoke) || scan_.key(noun) == scan_.key(spoke));
      if (same) {
        Voice again;
        again.speaker = state_.last;
        again.speaker->local = {};
        if (subject != nullptr && !is_own_outlet(r_, *subject)) again.chain.push_back(link_of(r_, *subject));
        if (subject == nullptr) again.chain = state_.chain;
        return again;
      }
    }
  }
  Voice out;
  // "X said, as carried by the agency Y": Y carries.
  const bool carried = trigger.verb->relay.empty() && sources.size() == 1 && !testimony && subject != nullptr &&
                       sources.front()->kind == EntityKind::outlet && subject->kind != EntityKind::outlet;
  if (carried) {
    out.speaker = speaker_of(r_, *subject);
    out.plural = subject->plural;
    if (!is_own_outlet(r_, *sources.front())) out.chain.push_back(link_of(r_, *sources.front()));
    return out;
  }
  if (testimony) {
    out.speaker = described_speaker(r_, span_of(*testimony));
    out.plural = true;
    out.form = Agreement::feminine;  // "sources"
    if (subject != nullptr) sources.insert(sources.begin(), subject);
    for (size_t n = sources.size(); n > 0; --n) {
      if (!is_own_outlet(r_, *sources[n - 1])) out.chain.push_back(link_of(r_, *sources[n - 1]));
    }
    return out;
  }
  if (sources.empty()) {
    if (!state_.last || !relays_pronoun(trigger, clause.connector.token)) return std::nullopt;
    out.speaker = state_.last;
    if (subject != nullptr && !is_own_outlet(r_, *subject)) out.chain.push_back(link_of(r_, *subject));
    return out;
  }
  out.speaker = speaker_of(r_, *sources.back());
  out.plural = sources.back()->plural;
  const bool fem = gender_of(scan_, *sources.back()) == Gender::fem;
  out.form = fem ? Agreement::feminine : out.plural ? Agreement::plural : Agreement::masculine;
  for (size_t n = sources.size() - 1; n > 0; --n) out.chain.push_back(link_of(r_, *sources[n - 1]));
  // "The correspondent quoted": the report's own is no link.
  if (cue_at(data_, scan_, trigger.end, clause.connector.token, CueRole::own_press)) return out;
  if (subject != nullptr && std::find(sources.begin(), sources.end(), subject) == sources.end()) {
    if (!is_own_outlet(r_, *subject)) out.chain.push_back(link_of(r_, *subject));
    return out;
  }
  const auto phrase = phrase_after(data_, scan_, trigger, clause.connector.token);
  const auto main = !phrase && !trigger.verb->relay.empty() ? main_subject(trigger) : std::nullopt;
  if (main && main->entity >= 0) {
    out.chain.push_back(body_or_person_link(*main));
  } else if (phrase && state_.issuer && cue_at(data_, scan_, phrase->first, phrase->last, CueRole::paper)) {
    out.chain.push_back(body_link(*state_.issuer));
  } else if (phrase) {
    ChainLink link;
    link.span = span_of(*phrase);
    link.name = std::string(r_.slice(link.span));
    out.chain.push_back(link);
  } else if (state_.last && is_body(state_.last->entity) && sentence_ - state_.sentence <= 1) {
    out.chain.push_back(body_link(*state_.last));
  }
  return out;
}

std::optional<SentenceReader::Voice> SentenceReader::told_agency(const Trigger& trigger, const Mention* subject) {
  if (!trigger.verb->hearer || trigger.participle || subject == nullptr || !subject->described) return std::nullopt;
  if (subject->first_token != trigger.end || scan_.key(trigger.end).starts_with(kAl)) return std::nullopt;
  for (uint32_t t = trigger.end + 1; t < subject->last_token; ++t) {
    const auto noun = cue_at(data_, scan_, t, subject->last_token, CueRole::outlet_kind);
    if (!noun || noun->end >= subject->last_token || scan_.token(t - 1).upos == Upos::ADP) continue;
    Voice out;
    out.speaker = described_speaker(r_, span_of({trigger.end, t}));
    ChainLink link;
    link.kind = LinkKind::agency;
    link.span = span_of({t, subject->last_token});
    link.name = std::string(r_.slice(link.span));
    if (!is_own_name(r_, link.span)) out.chain.push_back(link);
    return out;
  }
  return std::nullopt;
}

std::optional<Phrase> SentenceReader::plain_source_at(uint32_t t, const Clause& clause) const {
  uint32_t limit = clause.connector.token;
  for (uint32_t k = t; k < limit; ++k) {
    if (cue_at(data_, scan_, k, limit, CueRole::relayed)) limit = k;  // "from a witness his words"
  }
  const bool act = clause.connector.act != nullptr;
  if (act) limit = std::min(limit, clause.connector.act_token);
  if ((clause.connector.kind != Attach::that && !act) || t >= limit || scan_.same_word(t - 1, t)) return std::nullopt;
  const bool noun = scan_.token(t).upos == Upos::NOUN && !is_act(t) && scan_.mention_at(t) == nullptr;
  if (!noun) return std::nullopt;
  const Trigger preposition{t - 1, t, nullptr, {}, false, false};
  return phrase_after(data_, scan_, preposition, limit);
}

std::vector<const Mention*> SentenceReader::relay_sources(const Trigger& trigger, uint32_t to) const {
  auto out = mentions_after(trigger.verb->relay, trigger.end, to);
  for (uint32_t t = trigger.end; t < to && out.empty(); ++t) {
    if (owned_act(data_, scan_, t)) out.push_back(scan_.mention_from(t + 1));
    const auto words = cue_at(data_, scan_, t, to, CueRole::relayed);
    const uint32_t of = words ? words->end : to;  // not "his words to the paper"
    const bool owned = of < to && (scan_.same_word(of - 1, of) || scan_.token(of - 1).upos == Upos::PRON);
    const Mention* m = of < to && !owned && scan_.token(of).upos != Upos::ADP ? scan_.mention_from(of) : nullptr;
    if (m != nullptr) out.push_back(m);
  }
  return out;
}

std::vector<const Mention*> SentenceReader::mentions_after(std::string_view preposition, uint32_t from,
                                                           uint32_t to) const {
  std::vector<const Mention*> out;
  for (uint32_t t = from; t + 1 < to; ++t) {
    if (scan_.key(t) != preposition) continue;
    for (uint32_t k = t + 1; k < std::min(to, t + 3); ++k) {
      const Mention* m = scan_.mention_from(k);
      if (m == nullptr) continue;
      out.push_back(m);
      t = m->last_token - 1;
      break;
    }
  }
  return out;
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

}  // namespace isnad
