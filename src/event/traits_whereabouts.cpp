// What a place has to do with an event beyond the words between them: the other places told around, the happenings told
// nearer to it, words that stand for it, those who are told to be there.
#include <algorithm>
#include <array>

#include "event/happening.h"
#include "event/traits.h"
#include "report/names.h"
#include "text/article.h"

namespace isnad {
namespace {

/// Does one place lie in the other, as far as the base and the report tell?
bool lies_in(const Reading& r, const Mention& inner, const Mention& wide) {
  return !(wide.kind == EntityKind::country && wide.metonym) && holds_place(r, wide.entity, inner.entity);
}

}  // namespace

/// The preposition before a place, past nouns of parts and sides; what it hangs on stands before it.
uint32_t TraitMaker::leads(const Mention& m) const {
  constexpr uint32_t kParts = 4;
  for (uint32_t k = m.first_token; k > 0 && m.first_token - k < kParts; --k) {
    if (scan_.token(k - 1).sentence != scan_.token(m.first_token).sentence) break;
    const std::string_view key = scan_.key(k - 1);
    if (scan_.token(k - 1).upos == Upos::ADP) return k - 1;
    const bool part = data_.is_cue(key, EventCue::through) || data_.is_cue(key, EventCue::at) ||
                      data_.places.contains(without_article(key));
    if (!part) break;
  }
  return m.first_token;
}

bool TraitMaker::is_led(const Mention& m) const {
  const uint32_t lead = leads(m);
  return lead < m.first_token && data_.is_cue(scan_, lead, EventCue::at);
}

const TraitMaker::Whereabouts& TraitMaker::whereabouts(size_t index) {
  if (whereabouts_.index == index) return whereabouts_;
  whereabouts_ = {index, find_places(index), {}, {}};
  const uint32_t t = r_.events[index].trigger_token;
  // "the town", "the village": the place told last under that noun, else the last of all.
  constexpr uint32_t kReach = 14;  // tokens
  const Sentence& s = r_.sentences[scan_.token(t).sentence];
  const uint32_t to = std::min(s.last_token, t + kReach);
  for (uint32_t k = std::max(s.first_token, t > kReach ? t - kReach : 0); k < to; ++k) {
    const std::string_view key = scan_.key(k);
    const std::string_view noun = without_article(key);
    if (noun.size() == key.size() || !data_.places.contains(noun)) continue;
    const Mention* cover = scan_.mention_at(k);
    if (cover != nullptr && !cover->described) continue;
    const Mention* same = nullptr;
    const Mention* last = nullptr;
    for (const Mention* m : whereabouts_.places) {
      if (m->first_token >= k || m->kind != EntityKind::place || m == cover) continue;
      if (last == nullptr || m->first_token > last->first_token) last = m;
      const bool called = without_article(scan_.key(m->first_token)) == noun;
      if (called && (same == nullptr || m->first_token > same->first_token)) same = m;
    }
    whereabouts_.meant.push_back({noun, same, last, k > t});
  }
  for (const Event* o : near(index)) {
    if (!o->weak) whereabouts_.others.push_back(o);
  }
  return whereabouts_;
}

void TraitMaker::beside_places(size_t index, const Mention& m, Traits& out) {
  const Event& e = r_.events[index];
  const Whereabouts& w = whereabouts(index);
  const std::string_view type = to_string(e.type);
  const uint32_t here = scan_.token(e.trigger_token).sentence;
  const uint32_t there = scan_.token(m.first_token).sentence;
  const auto where = [&](const Mention& o) {
    const uint32_t s = scan_.token(o.first_token).sentence;
    return s == here ? 2U : (s == there ? 1U : 0U);
  };
  constexpr std::array<std::string_view, 4> kWhere = {"no", "near", "beside", "here"};
  size_t holds = 0;
  size_t lies = 0;
  size_t more = 0;
  size_t after = 0;
  size_t before = 0;
  for (const Mention* o : w.places) {
    if (o == &m) continue;
    if (lies_in(r_, *o, m)) holds = std::max<size_t>(holds, 1 + where(*o));
    if (lies_in(r_, m, *o)) lies = std::max<size_t>(lies, 1 + where(*o));
    if (named(*o) > named(m) && o->kind == m.kind) ++more;
    if (there != here || o->entity == m.entity || scan_.token(o->first_token).sentence != here) continue;
    if (m.first_token > e.trigger_token) {
      after += o->first_token > e.trigger_token && o->first_token < m.first_token ? 1 : 0;
    } else {
      before += o->first_token < e.trigger_token && o->first_token > m.first_token ? 1 : 0;
    }
  }
  out.add("holds", kWhere[holds], to_string(m.kind));
  out.add("holds_type", kWhere[holds], type);
  out.add("lies", kWhere[lies], to_string(m.kind));
  out.step("outnamed", static_cast<uint32_t>(more), to_string(m.kind));
  if (e.place && e.place->entity >= 0 && e.place->entity != m.entity) {
    Mention rule;
    rule.entity = e.place->entity;
    rule.kind = r_.entities[static_cast<size_t>(rule.entity)].kind;
    const bool inner = lies_in(r_, m, rule);
    out.add("rule_beside", inner ? "inner" : (lies_in(r_, rule, m) ? "wider" : "other"), to_string(e.place_basis));
  }
  if (there != here) return;
  const uint32_t lead = leads(m);
  const std::string_view prep = lead < m.first_token ? scan_.key(lead) : "none";
  if (m.first_token > e.trigger_token) {
    out.step("places_after", static_cast<uint32_t>(after), prep);
    out.step("places_after", static_cast<uint32_t>(after), type);
  } else {
    out.step("places_before", static_cast<uint32_t>(before), prep);
    out.step("places_before", static_cast<uint32_t>(before), type);
  }
}

void TraitMaker::hangs_on(size_t index, const Mention& m, Traits& out) const {
  const Event& e = r_.events[index];
  const uint32_t lead = leads(m);
  const std::string_view type = to_string(e.type);
  const std::string_view prep = lead < m.first_token ? scan_.key(lead) : "none";
  out.add("prep", prep, type);
  out.add("prep_row", prep, data_.frames[e.frame].words.front());
  if (lead == 0 || scan_.token(lead - 1).sentence != scan_.token(m.first_token).sentence) return;
  const uint32_t on = lead - 1;
  out.add("on", lemma(on), prep);
  out.add("on_upos", to_string(scan_.token(on).upos), prep);
  if (scan_.mention_at(on) != nullptr) out.add("on_kind", to_string(scan_.mention_at(on)->kind), prep);
  clusters("on_c", on, out);
  if (data_.is_cue(without_article(scan_.key(on)), EventCue::state)) out.add("on_state", prep);
  if (on == e.trigger_token) out.add("on_trigger", prep, type);
  // "during his meeting with X in Y": words said there are of that place.
  constexpr uint32_t kDuring = 14;  // tokens
  const uint32_t first = r_.sentences[scan_.token(lead).sentence].first_token;
  for (uint32_t k = lead; k > first && lead - k < kDuring && !clauses_.is_verb(k - 1); --k) {
    if (!data_.is_cue(scan_, k - 1, EventCue::during)) continue;
    const bool here = scan_.token(e.trigger_token).sentence == scan_.token(lead).sentence;
    out.add("during", here ? "here" : "there", type);
    break;
  }
}

/// Which happening is told nearest the place: this one, or another.
void TraitMaker::nearest_told(size_t index, const Mention& m, Traits& out) {
  const Event& e = r_.events[index];
  const Whereabouts& w = whereabouts(index);
  const uint32_t t = e.trigger_token;
  const uint32_t at = m.first_token;
  const uint32_t there = scan_.token(at).sentence;
  const auto far = [&](uint32_t k) { return k > at ? (k - at) * 2 : at - k; };  // places stand behind
  const Event* nearest = nullptr;
  uint32_t between = 0;
  bool kin = false;
  bool alike = false;
  for (const Event* o : w.others) {
    const uint32_t k = o->trigger_token;
    if (scan_.token(k).sentence != there || k == t) continue;
    if (nearest == nullptr || far(k) < far(nearest->trigger_token)) nearest = o;
    between += (k > std::min(t, at) && k < std::max(t, at)) ? 1 : 0;
    kin = kin || shared_parties(r_, *o, e) > 0;
    alike = alike || o->type == e.type;
  }
  const bool same = scan_.token(t).sentence == there;
  const bool own = nearest == nullptr || (same && far(t) <= far(nearest->trigger_token));
  const std::string_view type = to_string(e.type);
  out.add("nearest_told", own ? (same ? "own" : "none") : to_string(nearest->type), type);
  out.add("nearest_own", own ? "1" : "0", same ? "same" : "other");
  if (same) out.step("told_between", between);
  if (!own && nearest->place) {
    const bool its = nearest->place->entity >= 0 && nearest->place->entity == m.entity;
    out.add("nearest_place", its ? "its" : "other", same ? "same" : "other");
    if (its) out.add("nearest_its", to_string(nearest->type), type);
  }
  if (same) return;
  out.add("kin_there", kin ? "1" : "0", alike ? "1" : "0");
  out.add("kin_there", kin ? "1" : "0", type);
  const Sentence& s = r_.sentences[there];
  const std::string_view mine = lemma(t);
  bool again = false;
  for (uint32_t k = s.first_token; k < s.last_token && !again; ++k) again = lemma(k) == mine;
  out.add("word_there", again ? "1" : "0", type);
  const auto present = [&](const std::vector<Participant>& side) {
    return std::any_of(side.begin(), side.end(), [&](const Participant& p) {
      return p.entity >= 0 &&
             mentions_between(s.first_token, s.last_token, [&](const Mention& o) { return o.entity == p.entity; }) > 0;
    });
  };
  out.add("actor_there", present(e.actors) ? "1" : "0", type);
  out.add("recipient_there", present(e.recipients) ? "1" : "0", type);
}

void TraitMaker::whereabouts(size_t index, const Mention& m, Traits& out) {
  const Event& e = r_.events[index];
  const std::string_view type = to_string(e.type);
  for (const Meant& meant : whereabouts(index).meant) {
    const std::string_view side = meant.after ? "after" : "before";
    if (meant.same != nullptr && meant.same->entity == m.entity) {
      out.add("meant", "same", side);
      out.add("meant_type", "same", type);
    } else if (meant.last != nullptr && meant.last->entity == m.entity) {
      out.add("meant", meant.same == nullptr ? "last" : "passed", side);
      if (meant.same == nullptr) out.add("meant_noun", meant.noun);
    } else {
      out.add("meant", meant.same == nullptr ? "none" : "other", side);
    }
  }
  beside_places(index, m, out);
  hangs_on(index, m, out);
  nearest_told(index, m, out);
  owned_place(index, m, out);
  const auto& line = r_.report.dateline_place;
  if (line) out.add("dateline", r_.slice(*line) == r_.slice(m.name) ? "1" : "0", type);
  const auto said = [&](Span span) {
    for (size_t i = 0; i < r_.statements.size(); ++i) {
      if (r_.statements[i].text.contains(span)) return static_cast<int32_t>(i);
    }
    return -1;
  };
  const int32_t in = said(m.span);
  out.add("both_said",
          e.statement < 0 ? (in < 0 ? "none" : "place") : (in < 0 ? "event" : (in == e.statement ? "same" : "two")),
          type);
  if (m.kind == EntityKind::body) out.add("seat", type);
}

}  // namespace isnad
