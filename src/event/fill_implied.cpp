#include <algorithm>

#include "event/around.h"
#include "event/factuality.h"

namespace isnad {

/// "sources", "witnesses": they tell of what others do.
bool Filler::only_tells(const Mention& m) const {
  return data_.tellers.contains(without_article(scan_.key(m.first_token)));
}

/// A mention of the speaker of the statement around `t`; empty outside statements.
std::vector<const Mention*> Filler::speaker_around(uint32_t t) const {
  const Reading& r = scan_.reading();
  const Span at = scan_.token(t).span;
  for (auto s = r.statements.rbegin(); s != r.statements.rend(); ++s) {
    if (!s->text.contains(at) || s->speaker.entity < 0) continue;
    for (const Mention& m : r.mentions) {
      if (m.entity == s->speaker.entity) return {&m};
    }
  }
  return {};
}

/// Who does what a verb says when its clause names no subject: the speaker of reported words that begin with the verb
/// or speak in the first person, else the subject of the verb before it, else the last speaker.
std::vector<const Mention*> Filler::implied_subject(uint32_t t, const Feats& feats) const {
  const Reading& r = scan_.reading();
  const Span at = scan_.token(t).span;
  if (feats.person == 1) return speaker_around(t);
  if (const auto agents = doer(t, true)) return *agents;
  const auto before = clauses_.verb_before(t);
  for (const Statement& s : r.statements) {
    if (!s.text.contains(at)) continue;
    const bool leads = !before || scan_.token(*before).span.begin < s.text.begin;
    if (!leads) continue;
    // Words that begin with a name are about its bearer.
    constexpr uint32_t kHead = 4;  // bytes: a quotation mark may stand before it
    for (const Mention& m : r.mentions) {
      if (m.span.begin > s.text.begin + kHead || m.span.begin >= at.begin) break;
      if (m.span.begin >= s.text.begin && is_actor(r, m)) return {&m};
    }
    if (feats.number != Number::plur) return speaker_around(t);
  }
  int hops = 0;
  for (uint32_t k = t; k > clauses_.first() && hops < 3; --k) {
    if (!clauses_.is_verb(k - 1)) continue;
    ++hops;
    const uint32_t verb = k - 1;
    const Feats& other = scan_.token(verb).feats;
    const bool clash = feats.gender != Gender::none && other.gender != Gender::none && other.gender != feats.gender;
    if (!clash) {
      auto subject = subject_told(verb);
      const bool one = subject.size() == 1 && subject.front()->kind == EntityKind::person;
      if (feats.number == Number::plur && one) return {};
      if (!subject.empty() && subject.front()->first_token < t) return subject;
    }
  }
  if (feats.number == Number::plur) return {};
  constexpr uint32_t kNear = 600;  // bytes back to the last speaker
  constexpr uint32_t kTopic = 40;  // bytes from the head of the words to whom they are about
  for (auto s = r.statements.rbegin(); s != r.statements.rend(); ++s) {
    if (s->text.begin >= at.begin) continue;
    if (s->text.contains(at) || s->text.end + kNear < at.begin) break;
    for (const Mention& m : r.mentions) {
      // The report goes on about whom the words were about.
      if (m.span.begin >= s->text.begin + kTopic) break;
      if (m.span.begin >= s->text.begin && m.kind == EntityKind::person && m.entity != s->speaker.entity) return {&m};
    }
    for (const Mention& m : r.mentions) {
      if (m.entity >= 0 && m.entity == s->speaker.entity) return {&m};
    }
    break;
  }
  return {};
}

/// "Marched in protest at [the shelling]": whoever judges a deed did not do it.
bool Filler::is_judged(uint32_t t) const {
  if (t < clauses_.first() + 2 || scan_.token(t - 1).upos != Upos::ADP) return false;
  const auto hits = data_.forms.find(scan_.key(t - 2));
  return std::any_of(hits.begin(), hits.end(), [&](const FormHit& h) {
    const EventType type = data_.frames[h.row].type;
    return h.feats.verb_form == VerbForm::vnoun &&
           (type == EventType::protest || type == EventType::reject || type == EventType::accuse);
  });
}

/// "imposed sanctions on X on charges of [arming] Y": X.
const Mention* Filler::charged_with(uint32_t t) const {
  constexpr uint32_t kReach = 8;  // tokens
  if (t < clauses_.first() + 3 || scan_.token(t - 2).upos != Upos::ADP || scan_.token(t - 1).upos != Upos::NOUN)
    return nullptr;
  const auto governed = governed_status(data_, clauses_, t, false);
  const bool charge = governed && governed->by == t - 1 && governed->status == Status::occurred;
  for (uint32_t k = t - 2; charge && k > clauses_.first() && t - k < kReach; --k) {
    if (clauses_.is_verb(k - 1)) return nullptr;
    const Mention* m = clauses_.phrases().at(k - 1);
    if (m != nullptr && is_actor(scan_.reading(), *m)) return m;
  }
  return nullptr;
}

/// Who carries out a noun's happening when the noun names nobody: the one allowed or helped ("let the army retake"),
/// else the subject of the governing verb.
std::vector<const Mention*> Filler::controller(uint32_t t) const {
  constexpr uint32_t kReach = 30;
  constexpr uint32_t kMasdar = 14;  // "after X managed to [free]"
  if (is_judged(t)) return {};
  if (const Mention* m = charged_with(t)) return {m};
  for (uint32_t k = t; k > clauses_.first() && t - k < kMasdar; --k) {
    if (clauses_.is_verb(k - 1) || clauses_.is_complementizer(k - 1)) break;
    const auto hits = data_.light_forms.find(scan_.key(k - 1));
    const bool masdar = std::any_of(hits.begin(), hits.end(), [&](const FormHit& h) {
      return h.feats.verb_form == VerbForm::vnoun && data_.light_verbs[h.row].subject == Role::actor;
    });
    const Mention* m = masdar && scan_.token(k - 1).upos == Upos::NOUN && k < t ? scan_.mention_from(k) : nullptr;
    uint32_t end = 0;
    if (m != nullptr && is_actor(scan_.reading(), *m)) return clauses_.coordinated(*m, &end);
  }
  const auto verb = clauses_.verb_before(t);
  if (!verb || t - *verb > kReach) return {};
  const Span verb_span = scan_.token(*verb).span;
  for (const Statement& s : scan_.reading().statements) {
    // Who speaks of a happening need not carry it out; who promises, threatens or announces it does.
    if (!s.text.contains(scan_.token(t).span) || verb_span.begin >= s.text.begin) continue;
    constexpr uint32_t kHead = 40;  // bytes: the happening is what is announced, not something in it
    const bool commits = s.force == Force::promised || s.force == Force::threatened || s.force == Force::announced ||
                         s.force == Force::denied;
    if (!commits || scan_.token(t).span.begin > s.text.begin + kHead) return decided_by(t);
  }
  for (const Argument& arg : clauses_.arguments_after(*verb)) {
    if (arg.first >= t) break;
    const bool dative = arg.first > arg.lead && data_.is_cue(scan_, arg.first - 1, EventCue::dative);
    if (dative && is_actor(scan_.reading(), *arg.group.front())) return arg.group;
  }
  // A mention's own token may be the preposition that is written with it.
  for (uint32_t k = *verb + 1; k < t; ++k) {
    const Mention* m = scan_.mention_from(k);
    if (m != nullptr && data_.is_cue(scan_, k, EventCue::dative) && is_actor(scan_.reading(), *m)) return {m};
  }
  // "a deal will be signed": the verb of a happening has no doer of its own.
  const auto light = data_.light_forms.find(scan_.key(*verb));
  const bool impersonal = std::any_of(light.begin(), light.end(), [&](const FormHit& h) {
    const LightVerb& row = data_.light_verbs[h.row];
    return row.subject == Role::none && row.prep.empty() && !row.status;
  });
  if (impersonal) return {};
  auto subject = clauses_.subject_of(*verb);
  if (subject.empty()) subject = implied_subject(*verb, scan_.token(*verb).feats);
  std::erase_if(subject, [&](const Mention* m) { return m->first_token > t || !is_actor(scan_.reading(), *m); });
  return subject;
}

/// "The Israeli decision to [demolish]": the nation of the noun that the event noun hangs on.
std::vector<const Mention*> Filler::decided_by(uint32_t t) const {
  const Reading& r = scan_.reading();
  if (t < clauses_.first() + 3 || scan_.token(t - 1).upos != Upos::ADP) return {};
  const std::string* const nation = data_.nations.find(without_article(scan_.key(t - 2)));
  if (nation == nullptr) return {};
  for (const Mention& m : r.mentions) {
    if (m.entity >= 0 && r.entities[static_cast<size_t>(m.entity)].id == *nation) return {&m};
  }
  return {};
}

/// "their part in [the crackdown]", "X's failure to [hold]": whose the part is.
const Mention* Filler::sharer(uint32_t t) const {
  if (t < clauses_.first() + 3) return nullptr;
  // "X's decision this week [to recognise] Y" has no preposition.
  const bool led = scan_.token(t - 1).upos == Upos::ADP && scan_.mention_at(t - 1) == nullptr;
  uint32_t k = led ? t - 2 : t - 1;
  while (!led && k > clauses_.first() && clauses_.in_time(k)) --k;
  if (!led && scan_.mention_at(k) == nullptr) return nullptr;
  const Mention* owner = scan_.mention_at(k);
  if (owner != nullptr && owner->last_token == k + 1 && owner->first_token > clauses_.first()) {
    k = owner->first_token - 1;
  } else if (owner == nullptr && scan_.token(k).upos == Upos::PRON && scan_.same_word(k - 1, k)) {
    owner = clauses_.antecedent(k--, true);
  } else {
    return nullptr;
  }
  const bool share = scan_.token(k).upos == Upos::NOUN && data_.is_cue(scan_, k, EventCue::share);
  return share && owner != nullptr && is_actor(scan_.reading(), *owner) ? owner : nullptr;
}

/// Who says what a verb of saying tells, the last time named before a word that stands outside of what is said.
std::vector<const Mention*> Filler::teller_by(uint32_t verb, uint32_t t) const {
  const Reading& r = scan_.reading();
  for (const Statement& s : r.statements) {
    const Span told = scan_.token(verb).span;
    const bool tells = s.verb.contains(told) || told.contains(s.verb);
    if (!tells || s.text.contains(scan_.token(t).span) || s.speaker.entity < 0) continue;
    const Mention* last = nullptr;
    for (const Mention& m : r.mentions) {
      if (m.first_token >= t) break;
      if (m.entity == s.speaker.entity) last = &m;
    }
    if (last != nullptr) return {last};
  }
  return {};
}

/// "X urged the sides, that in remarks after [talks] with Y": who speaks in the sentence of a noun that a preposition
/// leads and that stands outside of what is said.
std::vector<const Mention*> Filler::outer_teller(uint32_t t) const {
  if (t <= clauses_.first() || scan_.token(t - 1).upos != Upos::ADP) return {};
  for (uint32_t k = t; k > clauses_.first(); --k) {
    if (!clauses_.is_verb(k - 1)) continue;
    if (auto teller = teller_by(k - 1, t); !teller.empty()) return teller;
  }
  return {};
}

/// "that X is going on with [its] backing of Y": what a clause without a verb is about.
const Mention* Filler::topic_before(uint32_t pronoun) const {
  constexpr uint32_t kReach = 9;  // tokens
  for (uint32_t k = pronoun; k > clauses_.first() && pronoun - k < kReach; --k) {
    if (clauses_.is_verb(k - 1) || scan_.is_punct(k - 1)) return nullptr;
    if (!clauses_.is_complementizer(k - 1)) continue;
    const Mention* m = clauses_.phrases().from(k);
    if (m == nullptr || m->last_token >= pronoun || !is_actor(scan_.reading(), *m)) return nullptr;
    // A country is of the gender of what is said of it.
    const Feats& said = scan_.token(m->last_token).feats;
    const bool country = m->kind == EntityKind::country && scan_.token(m->last_token).upos == Upos::ADJ &&
                         said.gender == scan_.token(pronoun).feats.gender;
    return country || clauses_.agrees(pronoun, *m) ? m : nullptr;
  }
  return nullptr;
}

/// Whom a pronoun on an event noun means: the subject of its clause, the speaker of the words, else the nearest name.
const Mention* Filler::bearer(uint32_t pronoun, Role role) const {
  if (scan_.token(pronoun).feats.person == 1) {
    const auto speaker = speaker_around(pronoun);
    return speaker.empty() ? nullptr : speaker.front();
  }
  if (role != Role::place) {
    const auto fits = [&](const std::vector<const Mention*>& group) {
      return !group.empty() && group.front()->first_token < pronoun && !only_tells(*group.front()) &&
             clauses_.agrees(pronoun, *group.front());
    };
    if (const auto verb = clauses_.verb_before(pronoun)) {
      const auto subject = clauses_.subject_of(*verb);
      if (fits(subject)) return subject.front();
      if (subject.empty()) {
        const auto teller = teller_by(*verb, pronoun);
        if (fits(teller)) return teller.front();
        const auto implied = implied_subject(*verb, scan_.token(*verb).feats);
        if (fits(implied)) return implied.front();
      }
    }
    if (const Mention* m = topic_before(pronoun)) return m;
    const auto speaker = speaker_around(pronoun);
    if (fits(speaker)) return speaker.front();
  }
  return clauses_.antecedent(pronoun, role != Role::place);
}

}  // namespace isnad
