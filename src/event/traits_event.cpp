#include "event/traits.h"

#include <algorithm>

#include "event/factuality.h"
#include "event/happening.h"
#include "event/status.h"
#include "report/names.h"
#include "text/article.h"

namespace isnad {
namespace {

bool is_small(Upos upos) {
  return upos == Upos::PART || upos == Upos::AUX || upos == Upos::SCONJ || upos == Upos::ADP || upos == Upos::ADV ||
         upos == Upos::DET || upos == Upos::CCONJ || upos == Upos::PRON;
}

}  // namespace

void TraitMaker::word(uint32_t t, Traits& out) const {
  const Token& token = scan_.token(t);
  out.add("w", scan_.key(t));
  out.add("lemma", lemma(t), to_string(token.upos));
  out.add("upos", to_string(token.upos));
  clusters("c", t, out);
  out.add("rel", to_string(token.rel), to_string(token.upos));
  out.add("aspect", to_string(token.feats.aspect));
  out.add("voice", to_string(token.feats.voice));
  out.add("form", to_string(token.feats.verb_form));
  out.add("number", to_string(token.feats.number), to_string(token.upos));
  const bool definite = without_article(scan_.key(t)).size() != scan_.key(t).size();
  out.add("article", definite ? "1" : "0", to_string(token.upos));
  const bool pronoun = t + 1 < scan_.size() && scan_.same_word(t, t + 1) && scan_.token(t + 1).upos == Upos::PRON;
  if (pronoun) out.add("owned", scan_.key(t + 1));
}

void TraitMaker::around(uint32_t t, Traits& out) const {
  constexpr uint32_t kSmall = 7;
  const std::string_view upos = to_string(scan_.token(t).upos);
  const auto beside = [&](std::string_view name, std::string_view tag, int at) {
    const int k = static_cast<int>(t) + at;
    if (k < static_cast<int>(clauses_.first()) || k >= static_cast<int>(clauses_.last())) {
      out.add(name, "edge");
      return;
    }
    const uint32_t i = static_cast<uint32_t>(k);
    const Mention* m = scan_.mention_at(i);
    out.add(name, m != nullptr ? to_string(m->kind) : scan_.key(i));
    out.add(tag, to_string(scan_.token(i).upos), upos);
  };
  beside("p1", "pt1", -1);
  beside("p2", "pt2", -2);
  beside("n1", "nt1", 1);
  beside("n2", "nt2", 2);
  uint32_t seen = 0;
  for (uint32_t k = t; k > clauses_.first() && seen < kSmall; --k, ++seen) {
    const uint32_t i = k - 1;
    if (scan_.is_punct(i)) break;
    if (is_small(scan_.token(i).upos) && scan_.mention_at(i) == nullptr) out.add("small", scan_.key(i));
  }
  for (uint32_t k = clauses_.first(); k < clauses_.last(); ++k) {
    if (scan_.token(k).head != static_cast<int32_t>(t) || !is_small(scan_.token(k).upos)) continue;
    out.add("child", scan_.key(k), to_string(scan_.token(k).rel));
  }
  out.step("from_start", t - clauses_.first());
  out.step("sentence", scan_.token(t).sentence);
  if (scan_.quotation_over(t) != nullptr) out.add("quoted");
}

void TraitMaker::governors(uint32_t t, Traits& out) const {
  const auto governor = clauses_.verb_before(t);
  if (governor) {
    out.add("verb", lemma(*governor));
    clusters("verb_c", *governor, out);
    out.add("verb_aspect", to_string(scan_.token(*governor).feats.aspect));
    out.step("verb_far", t - *governor);
    if (*governor > clauses_.first()) out.add("verb_p1", scan_.key(*governor - 1));
  } else {
    out.add("verb", "none");
  }
  const int32_t head = scan_.token(t).head;
  if (head < 0) {
    out.add("head", "root");
    return;
  }
  const uint32_t h = static_cast<uint32_t>(head);
  out.add("head", lemma(h), to_string(scan_.token(t).rel));
  clusters("head_c", h, out);
  out.add("head_upos", to_string(scan_.token(h).upos), to_string(scan_.token(t).rel));
  const int32_t above = scan_.token(h).head;
  if (above >= 0) out.add("above", lemma(static_cast<uint32_t>(above)));
}

/// What gives the event its status: the predicate that governs it, the verb that carries it out, a condition.
void TraitMaker::committed(const Event& e, Traits& out) const {
  const uint32_t t = e.trigger_token;
  const bool verb = data_.frames[e.frame].pos == Upos::VERB;
  if (const auto governed = governed_status(data_, clauses_, t, verb)) {
    out.add("governed", to_string(governed->status), verb ? "verb" : "noun");
    out.add("governed_by", lemma(governed->by), to_string(governed->status));
    out.add("governed_type", lemma(governed->by), to_string(e.type));
    out.add("governed_how", to_string(governed->status), to_string(scan_.token(governed->by).feats.aspect));
  } else {
    out.add("governed", "none", verb ? "verb" : "noun");
  }
  if (!verb) {
    const auto done = carried_out(data_, clauses_, t + 1);
    out.add("carried", done ? to_string(*done) : "none");
  }
  if (conditional(data_, clauses_, t)) out.add("if", to_string(e.status), to_string(scan_.token(t).feats.aspect));
}

void TraitMaker::sides(const Event& e, Traits& out) const {
  const std::string_view type = to_string(e.type);
  out.step("actors", static_cast<uint32_t>(e.actors.size()), type);
  out.step("recipients", static_cast<uint32_t>(e.recipients.size()), type);
  const auto each = [&](std::string_view name, const std::vector<Participant>& side) {
    for (const Participant& p : side) {
      out.add(name, kind_of(p), type);
      const bool local = p.entity >= 0 && r_.entities[static_cast<size_t>(p.entity)].id.starts_with("local/");
      out.add(name, local ? "local" : (p.entity < 0 ? "phrase" : "known"));
      const uint32_t at = scan_.token_at_byte(p.mention.begin, 0, scan_.size());
      const bool same = at >= clauses_.first() && at < clauses_.last();
      out.step(name, same ? (at > e.trigger_token ? at - e.trigger_token : e.trigger_token - at) : 1000, "far");
      out.add(name, same ? (at > e.trigger_token ? "after" : "before") : "elsewhere");
    }
  };
  each("actor", e.actors);
  each("recipient", e.recipients);
  out.add("place", to_string(e.place_basis));
  out.add("days", to_string(e.days_basis));
}

void TraitMaker::told(size_t index, Traits& out) const {
  const Event& e = r_.events[index];
  uint32_t before = 0;
  uint32_t alike = 0;
  uint32_t beside = 0;
  uint32_t shared = 0;
  const std::string_view mine = lemma(e.trigger_token);
  const Event* last = nullptr;
  const Event* next = nullptr;
  for (const Event* other : near(index)) {
    const Event& o = *other;
    const bool one = scan_.token(o.trigger_token).sentence == scan_.token(e.trigger_token).sentence;
    if (o.trigger_token < e.trigger_token) {
      if (o.type == e.type) ++before;
      if (o.type == e.type && shared_parties(r_, o, e) > 0) ++shared;
      if (lemma(o.trigger_token) == mine) ++alike;
      if (one && (last == nullptr || o.trigger_token > last->trigger_token)) last = &o;
    } else if (one && o.trigger_token > e.trigger_token && (next == nullptr || o.trigger_token < next->trigger_token)) {
      next = &o;
    }
    if (one && o.type == e.type) ++beside;
  }
  out.step("told_type", before, to_string(e.type));
  out.step("told_shared", shared, to_string(e.type));
  out.step("told_word", alike);
  out.step("beside", beside);
  out.step("again", static_cast<uint32_t>(e.mentions.size()));
  out.add("last", last == nullptr ? "none" : to_string(last->type), to_string(e.type));
  out.add("next", next == nullptr ? "none" : to_string(next->type), to_string(e.type));
  if (last != nullptr) out.step("last_far", e.trigger_token - last->trigger_token, to_string(last->type));
  if (next != nullptr) out.step("next_far", next->trigger_token - e.trigger_token, to_string(next->type));
}

void TraitMaker::said(const Event& e, Traits& out) const {
  if (e.statement < 0) {
    const bool telling = tells_.contains(e.trigger);
    const bool inside = reports_[scan_.token(e.trigger_token).sentence];
    out.add("said", telling ? "verb" : (inside ? "beside" : "no"), to_string(e.type));
    return;
  }
  const Statement& s = r_.statements[static_cast<size_t>(e.statement)];
  out.add("said", to_string(s.kind), to_string(e.type));
  out.add("force", to_string(s.force), to_string(e.type));
  out.step("said_from", (e.trigger.begin - s.text.begin) / 10);
  const bool speaker = std::any_of(e.actors.begin(), e.actors.end(),
                                   [&](const Participant& p) { return p.entity >= 0 && p.entity == s.speaker.entity; });
  if (speaker) out.add("speaker_acts", to_string(e.type));
}

void TraitMaker::event(size_t index, Traits& out) {
  const Event& e = r_.events[index];
  const uint32_t t = e.trigger_token;
  clauses_.enter(scan_.token(t).sentence);
  const std::string_view type = to_string(e.type);
  out.add("bias");
  out.add("type", type, to_string(scan_.token(t).upos));
  out.add("mode", e.mode, type);
  out.add("status", to_string(e.status), type);
  out.add("status", to_string(e.status));
  out.add("status_aspect", to_string(e.status), to_string(scan_.token(t).feats.aspect));
  out.add("row", data_.frames[e.frame].words.front(), type);
  out.step("row_words", static_cast<uint32_t>(data_.frames[e.frame].words.size()));
  out.step("row_needs", static_cast<uint32_t>(data_.frames[e.frame].needs.size()));
  if (data_.frames[e.frame].attributive) out.add("attributive");
  if (e.light) out.add("light", type);
  word(t, out);
  around(t, out);
  governors(t, out);
  committed(e, out);
  sides(e, out);
  told(index, out);
  said(e, out);
}

}  // namespace isnad
