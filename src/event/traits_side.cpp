#include "event/traits.h"

#include <algorithm>

#include "event/participants.h"
#include "report/names.h"
#include "text/article.h"

namespace isnad {

std::vector<const Mention*> TraitMaker::may_take_part(size_t index) {
  constexpr uint32_t kBack = 2;  // sentences
  constexpr size_t kBefore = 8;  // entities of the sentences before
  const uint32_t here = scan_.token(r_.events[index].trigger_token).sentence;
  clauses_.enter(here);
  std::vector<const Mention*> out;
  const Event& e = r_.events[index];
  const auto parts = [&](const Mention& m) {
    const auto is = [&](const Participant& p) { return names_participant(m, p); };
    return std::any_of(e.actors.begin(), e.actors.end(), is) ||
           std::any_of(e.recipients.begin(), e.recipients.end(), is);
  };
  // Sources and witnesses tell of it, and a name within a phrase of people is of the phrase ("a group [of X]").
  const auto only_tells = [&](const Mention& m) {
    return data_.tellers.contains(without_article(scan_.key(m.first_token)));
  };
  const auto within = [&](const Mention& m) {
    const Mention* whole = clauses_.phrases().at(m.first_token);
    return whole != nullptr && clauses_.phrases().is_phrase(*whole) && !clauses_.phrases().is_thing(*whole) &&
           whole->kind == EntityKind::group && whole->span.contains(m.span);
  };
  // "the leadership in X": where a party is takes no part.
  const auto located = [&](const Mention& m) {
    if (m.kind != EntityKind::country || m.first_token < 2 || !data_.is_cue(scan_, m.first_token - 1, EventCue::at))
      return false;
    const Mention* who = clauses_.phrases().at(m.first_token - 2);
    return who != nullptr && who->last_token + 1 == m.first_token && parts(*who);
  };
  const auto fits = [&](const Mention& m) {
    return (is_actor(r_, m) || m.described) && ((!only_tells(m) && !within(m) && !located(m)) || parts(m));
  };
  for (uint32_t t = clauses_.first(); t < clauses_.last(); ++t) {
    const Mention* m = clauses_.phrases().from(t);
    const bool phrase = m != nullptr && clauses_.phrases().is_phrase(*m);
    if (phrase && (!only_tells(*m) || parts(*m)) && (is_actor(r_, *m) || m->described) &&
        !clauses_.phrases().is_thing(*m))
      out.push_back(m);
  }
  std::vector<int32_t> known;
  const auto after = std::lower_bound(r_.mentions.begin(), r_.mentions.end(), clauses_.last(),
                                      [](const Mention& x, uint32_t at) { return x.first_token < at; });
  for (size_t i = static_cast<size_t>(after - r_.mentions.begin()); i > 0; --i) {
    const Mention& m = r_.mentions[i - 1];
    const uint32_t there = scan_.token(m.first_token).sentence;
    if (!fits(m)) {
      if (there + kBack < here) break;
      continue;
    }
    if (there == here) {
      out.push_back(&m);
      if (m.entity >= 0) known.push_back(m.entity);
      continue;
    }
    if (there + kBack < here || known.size() > kBefore + 20) break;
    if (m.entity < 0 || std::find(known.begin(), known.end(), m.entity) != known.end()) continue;
    known.push_back(m.entity);
    out.push_back(&m);
  }
  return out;
}

/// Who stands beside a mention, what it did before, whether the verb agrees with it.
void TraitMaker::company(size_t index, const Mention& m, Traits& out) const {
  const Event& e = r_.events[index];
  const uint32_t t = e.trigger_token;
  const std::string_view role = role_of(e, m);
  if (m.first_token > 1 && scan_.is_conjunction(m.first_token - 1)) {
    const Mention* o = scan_.mention_at(m.first_token - 2);
    if (o != nullptr) out.add("joined", role_of(e, *o), "after");
  }
  if (m.last_token + 1 < scan_.size() && scan_.is_conjunction(m.last_token)) {
    const Mention* o = scan_.mention_at(m.last_token + 1);
    if (o != nullptr) out.add("joined", role_of(e, *o), "before");
  }
  const Event* last = nullptr;
  uint32_t acted = 0;
  uint32_t suffered = 0;
  for (const Event* o : near(index)) {
    if (o->weak) continue;
    if (o->trigger_token < t) last = o;
    if (o->type != e.type) continue;
    const std::string_view other = role_of(*o, m);
    if (other == "actor") ++acted;
    if (other == "recipient") ++suffered;
  }
  if (last != nullptr) {
    const bool one = scan_.token(last->trigger_token).sentence == scan_.token(t).sentence;
    out.add("before", role_of(*last, m), one ? "same" : "other");
    out.add("before_type", role_of(*last, m), to_string(e.type));
    out.add("before_types", role_of(*last, m), std::string(to_string(last->type)) + std::string(to_string(e.type)));
    if (one) out.add("before_status", role_of(*last, m), to_string(e.status));
  }
  out.add("status_role", to_string(e.status), role);
  out.step("acted", acted);
  out.step("suffered", suffered);
  out.step("named", named(m), to_string(m.kind));
  const Feats& verb = scan_.token(t).feats;
  const Feats& head = scan_.token(m.head_token).feats;
  if (scan_.token(t).upos == Upos::VERB && verb.gender != Gender::none && head.gender != Gender::none)
    out.add("agrees", verb.gender == head.gender ? "1" : "0", m.first_token > t ? "after" : "before");
  if (e.statement >= 0) {
    const Statement& s = r_.statements[static_cast<size_t>(e.statement)];
    out.add("in_statement", s.text.contains(m.span) ? "1" : "0", role);
  }
}

void TraitMaker::side(size_t index, const Mention& m, Traits& out) {
  const Event& e = r_.events[index];
  const uint32_t t = e.trigger_token;
  const std::string_view type = to_string(e.type);
  const std::string_view row = data_.frames[e.frame].words.front();
  const std::string_view role = role_of(e, m);
  const std::string_view weak = e.weak ? "weak" : "strong";
  out.add("bias");
  out.add("rule", role);
  out.add("rule", role, type);
  out.add("rule", role, weak);
  out.add("rule", role, row);
  out.add("kind", to_string(m.kind), type);
  out.add("kind", to_string(m.kind), role);
  out.step("actors", static_cast<uint32_t>(e.actors.size()), role);
  out.step("recipients", static_cast<uint32_t>(e.recipients.size()), role);
  out.add("metonym", m.metonym ? "1" : "0", to_string(m.kind));
  if (m.described) out.add("described", role);
  if (m.pronoun) out.add("pronoun", role);
  if (m.plural) out.add("plural", role);
  if (clauses_.phrases().is_phrase(m)) out.add("phrase", role, type);
  clusters("mention_c", m.head_token, out);
  const bool place = e.place && (e.place->mention == m.span || (m.entity >= 0 && e.place->entity == m.entity));
  if (place) out.add("its_place", role);
  const Mention* outer = scan_.mention_at(m.first_token);
  out.add("inside", outer == nullptr || outer == &m ? "no" : to_string(outer->kind), role);
  const bool speaker =
      e.statement >= 0 && m.entity >= 0 && r_.statements[static_cast<size_t>(e.statement)].speaker.entity == m.entity;
  if (speaker) out.add("speaker", role, type);
  company(index, m, out);
  const uint32_t here = scan_.token(t).sentence;
  const uint32_t there = scan_.token(m.first_token).sentence;
  if (there != here) {
    out.step("sentences_off", here - there, role);
    out.step("sentences_off", here - there, type);
    out.add("off_start", m.first_token < r_.sentences[there].first_token + 3 ? "1" : "0", to_string(m.kind));
    return;
  }
  clauses_.enter(here);
  const std::string_view side = m.first_token > t ? "after" : "before";
  out.add("head_rel", to_string(scan_.token(m.head_token).rel), to_string(scan_.token(t).upos));
  out.add("head_rel", to_string(scan_.token(m.head_token).rel), side);
  out.add("voice", to_string(scan_.token(t).feats.voice), side);
  out.add("side_type", side, type);
  out.add("side_upos", side, to_string(scan_.token(t).upos));
  out.add("side_row", side, row);
  between(t, m.first_token, type, out);
  relation(t, m.head_token, type, out);
  const uint32_t nearer = mentions_between(std::min(m.last_token, t), std::max(m.first_token, t),
                                           [&](const Mention& o) { return is_actor(r_, o); });
  out.step("nearer", nearer, side);
  out.step("nearer", nearer, type);
  const auto governor = clauses_.verb_before(t);
  if (governor) {
    const auto subject = clauses_.subject_of(*governor);
    const bool its = std::any_of(subject.begin(), subject.end(), [&](const Mention* x) {
      return x == &m || (x->entity >= 0 && x->entity == m.entity);
    });
    out.add("subject_of_verb", its ? "1" : "0", role);
    if (its) out.add("subject_of", lemma(*governor), to_string(scan_.token(t).upos));
  }
  if (m.first_token > clauses_.first()) {
    const std::string_view led = scan_.key(m.first_token - 1);
    out.add("led_lemma", led, lemma(t));
    out.add("led_row", led, row);
    out.add("led_upos", to_string(scan_.token(m.first_token - 1).upos), type);
    out.add("led_side", led, side);
  }
  if (m.last_token < clauses_.last()) out.add("next", scan_.key(m.last_token), side);
}

}  // namespace isnad
