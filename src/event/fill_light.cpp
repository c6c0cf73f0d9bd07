#include <algorithm>

#include "event/around.h"

namespace isnad {

/// "discussed [the holding of] a conference": the masdar of a light verb right before the noun.
bool Filler::holding(uint32_t t) const {
  if (scan_.key(t).starts_with(kAl)) return false;  // "preparations of the summit"
  if (t <= clauses_.first() || scan_.token(t - 1).upos != Upos::NOUN || scan_.mention_at(t - 1) != nullptr)
    return false;
  const auto hits = data_.light_forms.find(scan_.key(t - 1));
  return std::any_of(hits.begin(), hits.end(), [&](const FormHit& h) {
    return h.feats.verb_form == VerbForm::vnoun && data_.light_verbs[h.row].subject == Role::actor;
  });
}

/// "during [his chairing of] a meeting": a light verb's masdar with the pronoun or name of its subject.
const LightVerb* Filler::light_masdar(uint32_t t, std::vector<const Mention*>* subject) const {
  if (t < clauses_.first() + 2) return nullptr;
  uint32_t k = t - 1;
  const Mention* m = scan_.mention_at(k);
  if (m != nullptr && m->first_token > clauses_.first()) {
    k = m->first_token - 1;
  } else if (scan_.token(k).upos == Upos::PRON && scan_.same_word(k - 1, k)) {
    m = bearer(k--, Role::actor);
  } else {
    return nullptr;
  }
  if (m == nullptr || !is_actor(scan_.reading(), *m) || scan_.token(k).upos != Upos::NOUN) return nullptr;
  for (const FormHit& hit : data_.light_forms.find(scan_.key(k))) {
    const LightVerb& light = data_.light_verbs[hit.row];
    if (hit.feats.verb_form != VerbForm::vnoun || !(light.subject == Role::actor || light.subject == Role::recipient))
      continue;
    if (!light.prep.empty()) continue;
    subject->push_back(m);
    return &light;
  }
  return nullptr;
}

/// "a series of [raids]": does a word of quantity with its "of" stand before the noun?
bool Filler::part_of(uint32_t t) const {
  constexpr uint32_t kReach = 4;
  if (t < clauses_.first() + 2) return false;
  for (uint32_t k = t - 1; k > clauses_.first() && t - k < kReach; --k) {
    if (data_.is_cue(without_article(scan_.key(k - 1)), EventCue::part)) return true;
  }
  return false;
}

const LightVerb* Filler::light_for(uint32_t t, std::vector<const Mention*>* subject) {
  constexpr uint32_t kReach = 16;
  if (const LightVerb* masdar = light_masdar(t, subject)) return masdar;
  const auto verb = clauses_.verb_before(t);
  if (!verb) return nullptr;
  uint32_t away = 0;  // long names and titles stand between
  for (uint32_t k = *verb; k < t; ++k) away += scan_.mention_at(k) == nullptr ? 1 : 0;
  if (away > kReach) return nullptr;
  // Its object is the first event noun after it and those joined to that one.
  for (uint32_t k = *verb + 1; k < t; ++k) {
    if (clauses_.is_event_noun(k) && !scan_.is_conjunction(t - 1)) return nullptr;
  }
  const LightVerb* best = nullptr;
  for (const FormHit& hit : data_.light_forms.find(scan_.key(*verb))) {
    if (hit.feats.verb_form == VerbForm::vnoun) continue;
    const LightVerb& light = data_.light_verbs[hit.row];
    const bool governed = t > 0 && scan_.token(t - 1).upos == Upos::ADP;
    const bool fits = light.prep.empty() ? !governed || part_of(t) : governed && scan_.key(t - 1) == light.prep;
    // A form of two verbs ("is done", "finishes") is the one without a doer when none is named.
    const bool better = best != nullptr && light.subject == Role::none && clauses_.subject_of(*verb).empty();
    if (fits && (best == nullptr || better)) best = &light;
  }
  if (best != nullptr) {
    // "let X [retake]": who is let does it.
    for (const Argument& arg : clauses_.arguments_after(*verb)) {
      if (arg.first >= t || !subject->empty() || best->prep.empty() || best->subject != Role::actor) break;
      const bool dative = arg.first > arg.lead && data_.is_cue(scan_, arg.first - 1, EventCue::dative);
      if (dative && !arg.bare && is_actor(scan_.reading(), *arg.group.front())) *subject = arg.group;
    }
    if (!subject->empty()) return best;
    for (const Mention* m : clauses_.subject_of(*verb)) subject->push_back(m);
    // "X with Y holds talks": who stands with the subject takes part.
    for (const Argument& arg : clauses_.arguments_after(*verb)) {
      if (arg.first >= t || subject->empty() || arg.first < subject->back()->last_token) continue;
      if (!arg.bare && clauses_.led_by(arg, data_.with))
        subject->insert(subject->end(), arg.group.begin(), arg.group.end());
    }
    if (const Mention* noun = subject->empty() && *verb + 1 < t ? noun_mention(*verb + 1, false) : nullptr)
      subject->push_back(noun);
    if (subject->empty() && best->subject != Role::none) *subject = implied_subject(*verb, scan_.token(*verb).feats);
  }
  return best;
}

/// "the meeting that [was held] in X with Y": a light verb of a relative clause that nobody carries out.
bool Filler::held_by_itself(const FormHit& hit, uint32_t verb) const {
  const LightVerb& light = data_.light_verbs[hit.row];
  if (hit.upos != Upos::VERB || hit.feats.verb_form == VerbForm::vnoun || !light.prep.empty() || light.status)
    return false;
  if (verb == clauses_.first() || !clauses_.is_relative(verb - 1) || verb + 1 >= clauses_.last()) return false;
  if (hit.feats.aspect != Aspect::perf) return false;
  if (light.subject != Role::none && light.subject != Role::actor) return false;
  if (scan_.same_word(verb, verb + 1)) return false;  // "that X held [it]"
  const auto args = clauses_.arguments_after(verb);
  return std::none_of(args.begin(), args.end(), [](const Argument& arg) { return arg.bare; });
}

/// "an attack that gunmen [carried out]": the light verb of a relative clause, which takes the noun up by a pronoun.
const LightVerb* Filler::light_after(uint32_t tail, Around* around) {
  constexpr uint32_t kReach = 6;
  const auto nouns = data_.forms.find(without_article(scan_.key(tail - 1)));
  const bool talks = std::any_of(nouns.begin(), nouns.end(), [&](const FormHit& h) {
    return data_.frames[h.row].type == EventType::consult && data_.frames[h.row].pos == Upos::NOUN;
  });
  for (uint32_t k = tail; k + 1 < std::min(clauses_.last(), tail + kReach); ++k) {
    if (scan_.is_punct(k) && !scan_.is_comma(k)) return nullptr;
    for (const FormHit& hit : data_.light_forms.find(scan_.key(k))) {
      const LightVerb& light = data_.light_verbs[hit.row];
      if (talks && held_by_itself(hit, k)) {
        for (const Argument& arg : clauses_.arguments_after(k)) {
          if (!arg.bare) around->args.push_back(arg);
        }
        return &light;
      }
      if (hit.upos != Upos::VERB || light.subject != Role::actor) continue;
      // The pronoun hangs on the verb, or on its preposition ("which X rose with").
      uint32_t pronoun = k + 1;
      if (!light.prep.empty()) {
        if (scan_.key(k + 1) != light.prep) continue;
        ++pronoun;
      }
      const bool takes_up =
          pronoun < clauses_.last() && scan_.same_word(pronoun - 1, pronoun) && scan_.token(pronoun).upos == Upos::PRON;
      if (!takes_up) continue;
      auto args = clauses_.arguments_after(pronoun);
      if (!args.empty() && args.front().bare) {
        around->subject = args.front().group;
        args.erase(args.begin());
      } else if (const Mention* noun = noun_mention(pronoun + 1, false)) {
        around->subject = {noun};
      }
      if (around->subject.empty()) continue;
      // "the visit that X makes [to Y]": what follows the verb belongs to the noun.
      around->args.insert(around->args.end(), args.begin(), args.end());
      return &light;
    }
  }
  return nullptr;
}

}  // namespace isnad
