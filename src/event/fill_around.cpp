#include <algorithm>

#include "base/utf8.h"
#include "event/around.h"
#include "text/arabic.h"

namespace isnad {

/// Does a definite noun that is no mention follow the verb? Then it is the subject, and nobody is implied.
bool Filler::names_other_subject(uint32_t tail) const {
  constexpr uint32_t kReach = 3;
  for (uint32_t k = tail; k < std::min(clauses_.last(), tail + kReach); ++k) {
    const Upos upos = scan_.token(k).upos;
    if (upos == Upos::NOUN) return scan_.key(k).starts_with(kAl) && scan_.mention_at(k) == nullptr;
    if (upos != Upos::ADP && upos != Upos::PRON && upos != Upos::ADV) return false;
    if (upos == Upos::ADP && (k + 1 >= clauses_.last() || scan_.token(k + 1).upos != Upos::PRON)) return false;
  }
  return false;
}

/// A bare noun of a person, group or place that no mention covers ("the court", "the residents"), with its adjectives,
/// as a described mention; null for other nouns.
const Mention* Filler::noun_mention(uint32_t t, bool place) {
  const uint32_t first = t;
  // "[15] people", "[dozens of] protesters"
  constexpr uint32_t kCount = 4;
  while (!place && t < std::min(clauses_.last(), first + kCount) && scan_.mention_at(t) == nullptr &&
         (scan_.token(t).upos == Upos::NUM || data_.is_cue(scan_, t, EventCue::part) ||
          (t > first && scan_.token(t).upos == Upos::ADP && data_.is_cue(scan_, t - 1, EventCue::part))))
    ++t;
  if (t >= clauses_.last() || scan_.mention_at(t) != nullptr) return nullptr;
  const Upos upos = scan_.token(t).upos;
  if (upos != Upos::NOUN && upos != Upos::ADJ && upos != Upos::PROPN) return nullptr;
  const std::string_view key = scan_.key(t);
  const std::string_view bare = without_article(key);
  const bool definite = bare.size() != key.size();
  const bool plural = definite && is_sound_plural(bare);
  const auto& nouns = place ? data_.places : data_.human;
  if (!nouns.contains(bare) && (place || !plural)) return nullptr;
  uint32_t end = t + 1;
  while (end < clauses_.last() && scan_.token(end).upos == Upos::ADJ && scan_.mention_at(end) == nullptr) ++end;
  Mention m;
  m.span = m.name = {scan_.token(first).span.begin, scan_.token(end - 1).span.end};
  m.first_token = first;
  m.head_token = t;
  m.last_token = end;
  m.plural = t > first;
  m.kind = place ? EntityKind::place : EntityKind::group;
  m.described = true;
  nations_.push_back(m);
  return &nations_.back();
}

/// Is the verb joined to "in order to"?
bool Filler::purposive(uint32_t t) const {
  return t > clauses_.first() && scan_.same_word(t - 1, t) && data_.is_cue(scan_, t - 1, EventCue::dative);
}

/// "the three-way meeting that [gathered] X and Y": the plain noun a relative clause hangs on.
std::optional<uint32_t> Filler::plain_head(uint32_t verb) const {
  constexpr uint32_t kAdjectives = 3;
  uint32_t t = verb;
  while (t > clauses_.first() && scan_.token(t - 1).upos == Upos::AUX) --t;
  if (t < clauses_.first() + 2 || !data_.is_cue(scan_, t - 1, EventCue::relative)) return std::nullopt;
  for (uint32_t k = t - 1; k > clauses_.first() && t - k <= kAdjectives + 1; --k) {
    if (scan_.mention_at(k - 1) != nullptr) return std::nullopt;
    if (scan_.token(k - 1).upos == Upos::NOUN) return k - 1;
    if (scan_.token(k - 1).upos != Upos::ADJ) return std::nullopt;
  }
  return std::nullopt;
}

/// "a deal that it [brokered]", "shells [fired] by X": the plain noun that the pronoun of a relative clause takes up.
std::optional<uint32_t> Filler::resumed(uint32_t verb) const {
  if (const auto head = plain_head(verb)) return head;
  uint32_t t = verb;
  while (t > clauses_.first() && (scan_.token(t - 1).upos == Upos::AUX || scan_.token(t - 1).upos == Upos::PART)) --t;
  while (t > clauses_.first() && scan_.token(t - 1).upos == Upos::ADJ && scan_.mention_at(t - 1) == nullptr) --t;
  if (t == clauses_.first() || scan_.mention_at(t - 1) != nullptr || clauses_.phrases().at(t - 1) != nullptr)
    return std::nullopt;
  const Upos upos = scan_.token(t - 1).upos;
  const bool plain = (upos == Upos::NOUN || upos == Upos::PROPN) && !scan_.key(t - 1).starts_with(kAl);
  return plain ? std::optional(t - 1) : std::nullopt;
}

bool Filler::is_thing(const Argument& arg) const {
  return clauses_.phrases().is_thing(*arg.group.front()) ||
         (arg.inner > arg.first && !clauses_.phrases().is_phrase(*arg.group.front())) ||
         (arg.inner > arg.first && !is_placelike(*arg.group.front()));
}

/// "said that he [visited] Moscow": the pronoun on "that" is the verb's subject.
std::optional<uint32_t> Filler::led_by_pronoun(uint32_t t) const {
  uint32_t k = t;
  while (k > clauses_.first() && (scan_.token(k - 1).upos == Upos::AUX || scan_.token(k - 1).upos == Upos::PART ||
                                  scan_.token(k - 1).upos == Upos::ADV))
    --k;
  if (k < clauses_.first() + 2 || scan_.token(k - 1).upos != Upos::PRON || !scan_.same_word(k - 2, k - 1))
    return std::nullopt;
  return clauses_.is_complementizer(k - 2) ? std::optional(k - 1) : std::nullopt;
}

Filler::Around Filler::around_verb(const Frame& frame, const FormHit& hit, uint32_t t, uint32_t end) {
  Around out;
  uint32_t tail = end;
  const Token* suffix = nullptr;
  if (tail < clauses_.last() && scan_.same_word(t, tail) && scan_.token(tail).upos == Upos::PRON)
    suffix = &scan_.token(tail++);
  out.args = clauses_.arguments_after(tail - 1);
  bool relative = false;
  auto before = clauses_.subject_before(t, &relative);
  std::vector<const Argument*> bare;
  for (const Argument& arg : out.args) {
    if (arg.bare) bare.push_back(&arg);
  }
  const bool participle = hit.feats.verb_form == VerbForm::part;
  const bool passive = is_passive(hit, t, bare, out.args);
  if (passive != (hit.feats.voice == Voice::pass) && has_voice(hit, t, passive)) return out;
  size_t next = 0;
  out.subject_noun = participle ? std::nullopt : plain_head(t);
  if (!out.subject_noun && !participle && !passive && suffix == nullptr) out.subject_noun = deed_behind(frame, t);
  if (participle) {
    out.subject = before.empty() || relative ? implied_subject(t, {}) : before;
  } else if (hit.feats.person == 1) {
    out.subject = implied_subject(t, hit.feats);
  } else if (!before.empty() && !(relative && suffix != nullptr)) {
    out.subject = before;
  } else if (const auto pronoun = led_by_pronoun(t); pronoun && !passive) {
    out.subject = charged(*pronoun);
    if (out.subject.empty()) out.subject = implied_subject(t, hit.feats);  // what stands bare behind is its object
    if (const Mention* m = out.subject.empty() ? clauses_.antecedent(*pronoun, true) : nullptr) out.subject = {m};
  } else if (auto whose = suffix != nullptr || passive ? std::nullopt : bearers(frame, t)) {
    out.subject = std::move(*whose);
  } else if (out.subject_noun && suffix == nullptr) {
    // What is told of is the noun's doing: the names behind the verb are its objects.
    const bool owned = *out.subject_noun == t + 1 && !out.args.empty() && out.args.front().first == t + 2;
    if (owned && !out.args.front().bare) out.subject = out.args.front().group;
  } else if (bare.size() == 1 && !passive && frame.object == Role::recipient && purposive(t)) {
    out.subject = controller(t);  // "travels to brief [the council]": who travels does it
  } else if (!passive && bare.size() == 1 && goes_on(frame, t, *bare.front())) {
    out.subject = implied_subject(t, hit.feats);
  } else if (bare.size() == 1 && goes_there(frame, *bare.front())) {
    out.subject = implied_subject(t, hit.feats);
  } else if (!bare.empty() && (passive || !(bare.size() == 1 && clauses_.only_object(t, *bare.front())))) {
    out.subject = bare[next++]->group;
  } else if (!names_other_subject(tail)) {
    out.subject = implied_subject(t, hit.feats);
  }
  const auto resumes = suffix != nullptr && !relative ? resumed(t) : std::nullopt;
  if (relative && suffix != nullptr) {
    out.object = before;
  } else if (resumes) {
    out.object_noun = resumes;
    const Mention* m = frame.object == Role::place ? noun_mention(*resumes, true) : nullptr;
    if (m != nullptr) out.object = {m};
  } else if (suffix != nullptr) {
    if (const Mention* m = clauses_.antecedent(tail - 1, true)) out.object = {m};
  } else if (next < bare.size()) {
    // A thing told besides whom it was done to ("gave the refugees aid") is the object only where the frame asks so.
    const bool worded = std::any_of(frame.needs.begin(), frame.needs.end(),
                                    [](const Need& n) { return n.slot == Slot::object && n.wants == Wants::word; });
    const auto whom = std::find_if(bare.begin() + static_cast<std::ptrdiff_t>(next), bare.end(),
                                   [&](const Argument* a) { return !is_thing(*a); });
    const Argument& object = worded || whom == bare.end() ? *bare[next] : **whom;
    out.object = object.group;
    out.object_thing = object.inner > object.first;
    if (is_thing(object)) out.object_noun = object.first;
  }
  out.passive = passive;
  out.tail = tail;
  if (passive && out.object.empty() && frame.object != Role::none) std::swap(out.subject, out.object);
  if (!resumes && (out.object.empty() || clauses_.phrases().is_thing(*out.object.front()))) {
    if (const auto noun = clauses_.object_noun(tail - 1)) out.object_noun = noun;
    // "condemned Trump's decision": whose deed it is, is meant.
    if (out.object_noun && out.object.empty() && (frame.object == Role::recipient || touches_owner(frame))) {
      const uint32_t owner = *out.object_noun + 1;
      const Mention* m = owner < clauses_.last() ? scan_.mention_from(owner) : nullptr;
      if (m != nullptr && is_actor(scan_.reading(), *m)) {
        out.object = {m};
        out.object_thing = true;
      } else if (judges_deeds(frame.type) && clauses_.is_event_noun(*out.object_noun)) {
        out.object = nations_after(owner);  // "condemned the Turkish raids"
        out.object_thing = !out.object.empty();
      }
    }
    const bool elsewhere = out.object_noun && out.object.empty() && *out.object_noun != tail;
    if (const Mention* m = elsewhere ? noun_mention(*out.object_noun, frame.object == Role::place) : nullptr)
      out.object = {m};
  }
  return out;
}

/// "a new visit [of] the president": the dative that only adjectives keep from the noun is its genitive, unless the
/// frame gives it a role of its own.
bool Filler::owned_by(const Frame& frame, uint32_t tail, const Argument& arg) const {
  const bool own = std::any_of(frame.preps.begin(), frame.preps.end(),
                               [&](const PrepRole& p) { return data_.is_cue(p.letters, EventCue::dative); });
  uint32_t t = tail;
  while (t < arg.first && scan_.token(t).upos == Upos::ADJ) ++t;
  const bool beside = t == arg.first || t + 1 == arg.first;
  // "an accord good for X" has no side in X, and "for sharing X" tells what it is for.
  if (frame.type == EventType::agree || clauses_.is_event_noun(arg.first)) return false;
  return !own && beside && data_.is_cue(scan_, t, EventCue::dative) && clauses_.led_by(arg, scan_.key(t));
}

Filler::Around Filler::around_noun(const Frame& frame, uint32_t t, uint32_t end) {
  Around out;
  uint32_t tail = end;
  if (tail < clauses_.last() && scan_.same_word(t, tail) && scan_.token(tail).upos == Upos::PRON) {
    if (frame.genitive != Role::none) {
      if (const Mention* m = bearer(tail, frame.genitive)) out.genitive = {m};
    }
    ++tail;
  }
  const bool owned = !out.genitive.empty();
  out.tail = tail;
  out.args = clauses_.arguments_after(tail - 1);
  const bool definite = scan_.key(t).starts_with(kAl);
  const bool beside = !out.args.empty() && out.args.front().first == tail && scan_.token(tail).upos != Upos::ADP;
  if (out.genitive.empty() && !definite && beside) {
    out.genitive = out.args.front().group;
    out.genitive_thing = out.args.front().inner > out.args.front().first;
    if (is_thing(out.args.front())) out.genitive_noun = out.args.front().first;
    out.args.front().bare = false;
  } else if (out.genitive.empty() && tail < clauses_.last() && begins_genitive(tail)) {
    out.genitive_noun = tail;
    // "a number of X", "the rest of the areas of X": the mention that follows stands for it.
    constexpr uint32_t kHeads = 2;
    const uint32_t first = out.args.empty() ? clauses_.last() : out.args.front().first;
    bool chained = !definite && !out.args.empty() && first <= tail + kHeads;
    for (uint32_t k = tail + 1; chained && k < first; ++k) chained = scan_.token(k).upos == Upos::NOUN;
    // "the refusal of the displacement of X": who suffers a deed does not refuse it.
    chained = chained && !(frame.genitive == Role::actor && suffered_by_genitive(first - 1));
    if (chained) {
      out.genitive = out.args.front().group;
      out.args.front().bare = false;
    }
  }
  if (out.genitive.empty() && !out.genitive_noun && !out.args.empty() && owned_by(frame, tail, out.args.front()))
    out.genitive = out.args.front().group;
  for (const Argument& arg : out.args) {
    if (!arg.bare || !out.object.empty() || (arg.first <= tail && !owned)) continue;
    out.object = arg.group;
    // "his meeting [today] X"
    if (owned && &arg == &out.args.front() && is_actor(scan_.reading(), *arg.group.front())) {
      const bool self = out.genitive.front() == arg.group.front() ||
                        (arg.group.front()->entity >= 0 && arg.group.front()->entity == out.genitive.front()->entity);
      out.object_beside = !self && !is_thing(arg);
      continue;
    }
    if (out.genitive.empty() || arg.first != out.args.front().last) continue;
    // A title or an adjective of people after a name says more of it.
    const Mention& by = *out.genitive.front();
    const Mention& whom = *arg.group.front();
    const bool title = by.kind == EntityKind::person && (whom.described || whom.kind != EntityKind::person);
    const bool belongs = by.kind == EntityKind::group && whom.kind == EntityKind::group && !whom.described;
    out.object_beside = !title && !belongs && !(whom.entity >= 0 && whom.entity == by.entity);
  }
  out.light = light_for(t, &out.subject);
  if (out.light == nullptr) {
    out.light = light_after(tail, &out);
  } else if (out.light->subject == Role::recipient) {
    Around after;
    if (light_after(tail, &after) != nullptr) out.doers = after.subject;
    std::erase_if(out.subject, [&](const Mention* m) {
      return std::find(out.doers.begin(), out.doers.end(), m) != out.doers.end();
    });
  }
  if (out.genitive.empty()) out.nations = nations_after(tail);
  return out;
}

}  // namespace isnad
