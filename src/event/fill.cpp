#include "event/fill.h"

#include <algorithm>

#include "event/around.h"
#include "text/arabic.h"

namespace isnad {
namespace {

/// "an official of the government": somebody told by an indefinite noun alone.
bool is_unnamed(const Scan& scan, const Mention& m) {
  const uint32_t next = m.first_token + 1;
  if (!m.described || scan.key(m.first_token).starts_with(kAl)) return false;
  if (next >= m.last_token) return true;
  const Upos upos = scan.token(next).upos;
  return (upos == Upos::ADJ && !scan.key(next).starts_with(kAl)) || upos == Upos::ADP;
}

}  // namespace

bool Filler::takes_part(const Mention& m, const Filled& out) {
  const auto same = [&](const Mention* p) { return p == &m || (p->entity >= 0 && p->entity == m.entity); };
  return std::any_of(out.actors.begin(), out.actors.end(), same) ||
         std::any_of(out.recipients.begin(), out.recipients.end(), same);
}

/// The key after a conjunction that was not split off the word; empty when there is none.
std::string_view Filler::rest_of_word(uint32_t t) const {
  using utf8::kWaw;
  const std::string_view key = scan_.key(t);
  const bool alone = (t == 0 || !scan_.same_word(t - 1, t)) && key.starts_with(kWaw);
  return alone ? key.substr(kWaw.size()) : std::string_view{};
}

/// A past tense that the tagger took for something else: at the head of a sentence, before who did it.
bool Filler::opens_sentence(uint32_t t) {
  const bool head = t == clauses_.first() || (t == clauses_.first() + 1 && scan_.is_conjunction(t - 1));
  if (!head || t + 1 >= clauses_.last() || scan_.same_word(t, t + 1)) return false;
  const Mention* m = scan_.mention_from(t + 1);
  return (m != nullptr && is_actor(scan_.reading(), *m)) || noun_mention(t + 1, false) != nullptr;
}

/// A past tense that the tagger took for a name or noun: right after its subject, which "that" introduces or which
/// opens the sentence, or unknown to the tagger and beside an actor.
bool Filler::follows_subject(uint32_t t) const {
  if (t <= clauses_.first() || scan_.mention_at(t) != nullptr || scan_.key(t).starts_with(kAl)) return false;
  const Mention* m = scan_.mention_at(t - 1);
  if (m == nullptr || m->last_token != t || !is_actor(scan_.reading(), *m)) return false;
  const Upos upos = scan_.token(t).upos;
  if (upos == Upos::PROPN || upos == Upos::X) return true;
  return m->first_token > clauses_.first() && clauses_.is_complementizer(m->first_token - 1);
}

/// "suspended the talks, [accusing] X": an indefinite accusative before an actor is no plain noun; nor is a feminine
/// one that a comma sets off.
bool Filler::in_passing(uint32_t t) const {
  if (t + 1 >= clauses_.last() || t == clauses_.first()) return false;
  if (!ends_in_tanween(scan_.key(t)) && !clauses_.phrases().set_off(t)) return false;
  const Mention* whom = scan_.mention_from(t + 1);
  const Upos before = scan_.token(t - 1).upos;
  const bool hangs = before == Upos::ADP || (before == Upos::NOUN && scan_.mention_at(t - 1) == nullptr);
  return whom != nullptr && !hangs && is_actor(scan_.reading(), *whom);
}

/// Is the subject to be one of certain words? Of rows that fit alike the one that asks for more is meant.
bool Filler::asks_word(const Frame& frame) {
  return std::any_of(frame.needs.begin(), frame.needs.end(),
                     [](const Need& n) { return n.slot == Slot::subject && n.wants == Wants::word && !n.negated; });
}

/// Who tells of a death has no part in it.
bool Filler::takes_subject(const Frame& frame, const LightVerb& light) {
  return frame.subject != Role::none || light.subject != Role::actor || frame.type != EventType::assault;
}

/// "Hamas's [firing] of rockets", "the army's [sending] its forces": the genitive of a noun whose object follows it,
/// where the row has the object in the genitive.
bool Filler::names_doer(const Frame& frame, const Around& around, uint32_t end) const {
  if (frame.genitive == Role::actor || frame.subject != Role::actor || around.genitive.empty()) return false;
  const Mention& m = *around.genitive.front();
  const bool acts = m.kind == EntityKind::country || m.kind == EntityKind::body || m.kind == EntityKind::group;
  if (!acts || around.genitive_thing || clauses_.phrases().is_thing(m)) return false;
  return around.object_beside || (frame.words.size() > 1 && around.genitive.back()->last_token < end);
}

/// "the army's [reinforcements] arrived", "a [column] of the army": whose the thing is that a row asks for as subject.
std::vector<const Mention*> Filler::whose_thing(const Frame& frame, const Around& around) {
  const uint32_t noun = around.tail;
  const bool asked = noun < clauses_.last() && std::any_of(frame.needs.begin(), frame.needs.end(), [&](const Need& n) {
                       return n.slot == Slot::subject && n.wants == Wants::word && !n.negated && is_word(noun, n.words);
                     });
  if (!asked) return {};
  uint32_t t = noun + 1;
  while (t < clauses_.last() && scan_.token(t).upos == Upos::ADJ && scan_.mention_at(t) == nullptr) ++t;
  const bool of = t < clauses_.last() && data_.is_cue(scan_, t, EventCue::of);
  for (const Argument& arg : around.args) {
    if (arg.first == (of ? t + 1 : t)) return arg.group;
  }
  return nations_after(noun + 1);
}

std::optional<Filled> Filler::best(uint32_t t, bool lenient) {
  const Token& token = scan_.token(t);
  if (const auto held = attribute(t)) return held;
  const Mention* inside = scan_.mention_at(t);
  if (inside != nullptr && inside->kind != EntityKind::process && !inside->described) return std::nullopt;
  if (inside != nullptr && scan_.in_nested_name(t)) return std::nullopt;
  // "the forces [of occupation]" is a name in all but form.
  if (inside != nullptr && inside->described && t > inside->first_token && scan_.key(t).starts_with(kAl))
    return std::nullopt;
  if (carries_noun(t)) return std::nullopt;
  std::optional<Filled> best;
  const auto hits = data_.forms.find(scan_.key(t));
  // "He fought", not "killer": a finite verb that is one by the tables too is no participle of another.
  const bool finite = token.upos == Upos::VERB && std::any_of(hits.begin(), hits.end(), [](const FormHit& h) {
                        return h.feats.aspect == Aspect::perf || h.feats.aspect == Aspect::imp;
                      });
  const auto consider = [&](const FormHit& hit) {
    const Frame& frame = data_.frames[hit.row];
    if (frame.attributive || (finite && hit.feats.verb_form == VerbForm::part)) return;
    if (hit.feats.aspect == Aspect::imperative && token.feats.aspect != Aspect::imperative) return;
    // "inside the city" is a preposition, though written like "entering".
    if (hit.feats.verb_form == VerbForm::part && data_.is_cue(scan_, t, EventCue::at)) return;
    // "condemned" and "I am condemned" are written alike.
    if (hit.feats.person == 1 && token.feats.person == 3 && has_third_person(t)) return;
    // "[they] demanded" and "those who ask for" are written alike.
    if (hit.feats.verb_form == VerbForm::part && clauses_.is_verb(t) && has_finite(t)) return;
    // "Twelve [accused of] belonging to X": whoever accuses names whom.
    if (hit.feats.verb_form == VerbForm::part && frame.type == EventType::accuse && t + 1 < clauses_.last() &&
        scan_.key(t + 1) == utf8::kBeh)
      return;
    const bool verb = frame.pos == Upos::VERB;
    const bool participle = hit.feats.verb_form == VerbForm::part && (token.upos != Upos::NOUN || in_passing(t));
    const bool headed = verb && hit.feats.aspect == Aspect::perf &&
                        (opens_sentence(t) || (hit.feats.voice != Voice::pass && follows_subject(t)));
    if (verb != (token.upos == Upos::VERB || participle || headed)) return;
    if (frame.pos == Upos::ADJ || hit.feats.verb_form == VerbForm::part) {
      // "opposing factions" only describes; "they are ready", "calling on all" tell.
      uint32_t noun = t;
      while (noun > clauses_.first() && scan_.token(noun - 1).upos == Upos::ADJ && !scan_.is_punct(noun - 1)) --noun;
      const bool attributive = noun > clauses_.first() && !scan_.is_punct(noun - 1) &&
                               scan_.token(noun - 1).upos == Upos::NOUN && scan_.mention_at(noun - 1) == nullptr;
      if (attributive || scan_.key(t).starts_with(kAl)) return;
    }
    const bool nominal = token.upos == Upos::NOUN || token.upos == Upos::PROPN || token.upos == Upos::X ||
                         token.upos == Upos::ADV;  // indefinite accusatives are often taken for adverbs
    if (frame.pos == Upos::NOUN && !nominal) return;
    const auto end = words_match(frame, t);
    if (!end) return;
    const Around around = verb ? around_verb(frame, hit, t, t + 1) : around_noun(frame, t, t + 1);
    const bool met = needs_met(frame, around);
    if (!met && !lenient) return;
    Filled out;
    out.weak = !met;
    out.frame = &frame;
    out.trigger = verb ? trigger_of(frame, t, *end) : t;
    out.light = around.light;
    out.end = *end;
    if (verb) {
      assign(frame.subject, around.subject, out);
      if (frame.subject == Role::actor && around.subject.empty()) assign(Role::actor, whose_thing(frame, around), out);
      const bool through = around.object_thing && touches_owner(frame);
      assign(through ? Role::recipient : frame.object, around.object, out);
    } else {
      const bool held_at =
          frame.type == EventType::consult && around.genitive.size() == 1 && around.genitive.front()->metonym;
      // "a visit to Aden" may have the place as its genitive.
      const bool visited = frame.mode == "visit" && !around.genitive.empty() && frame.type == EventType::consult &&
                           std::all_of(around.genitive.begin(), around.genitive.end(),
                                       [](const Mention* m) { return is_placelike(*m); }) &&
                           (around.genitive.front()->kind == EntityKind::place || around.light != nullptr);
      if (held_at || visited) {
        assign(Role::place, around.genitive, out);
      } else {
        // Things do nothing: "the shelling of X's positions" is not by X.
        const bool done_to = around.genitive_thing && frame.genitive == Role::actor;
        const bool does = names_doer(frame, around, *end);
        assign(does ? Role::actor : (done_to ? frame.object : frame.genitive), around.genitive, out);
        if (does) assign(frame.genitive, around.object, out);
      }
      // "rejects X's interference": whoever refuses a deed that has a doer has no part in it.
      const bool shared = frame.type == EventType::consult || frame.type == EventType::agree;
      const bool refused = around.light != nullptr && around.light->status == Status::denied && !shared &&
                           (!out.actors.empty() || !around.nations.empty());
      const bool takes = around.light != nullptr && takes_subject(frame, *around.light) && !refused;
      assign(takes ? around.light->subject : Role::none, around.subject, out);
      assign(Role::actor, around.doers, out);
      const bool acted_on = frame.object == Role::none && frame.genitive == Role::actor && around.object_beside;
      assign(acted_on ? Role::recipient : frame.object, around.object, out);
      if (frame.genitive == Role::actor || frame.subject == Role::actor) assign(Role::actor, around.nations, out);
    }
    assign_preps(frame, around.args, out);
    if (out.recipients.empty() && frame.type != EventType::concede && judges_deeds(frame.type))
      assign(Role::recipient, whose_deed(around.tail), out);
    const bool mutual = frame.type == EventType::consult || frame.type == EventType::agree;
    if (!verb && mutual && out.actors.size() + out.recipients.size() < 2) {
      constexpr uint32_t kAmong = 22;
      assign_parties(clauses_.group_after(EventCue::among, around.tail, kAmong), out);
    }
    const bool held = frame.type == EventType::consult && out.recipients.empty() && holding(t);
    const bool controlled =
        held || ((frame.genitive != Role::actor || around.genitive_thing) && frame.subject == Role::actor);
    // Who "was killed in" it or "came under" it did not do it.
    const bool suffered =
        around.light != nullptr && around.light->subject == Role::recipient && !around.subject.empty();
    bool governed = false;
    if (!verb && out.actors.empty() && !suffered && (controlled || frame.genitive == Role::actor)) {
      std::optional<std::vector<const Mention*>> agents;
      if (const Mention* m = sharer(t)) agents = {m};
      if (!agents) agents = doer(t, false);
      if (agents) assign(Role::actor, *agents, out);
      if (!agents && controlled && frame.type != EventType::accuse) assign(Role::actor, controller(t), out);
      governed = agents && !agents->empty();
      if (out.actors.empty() && frame.mode == "visit") assign(Role::actor, visitor(t), out);
    }
    // A leader who speaks of a call or talks with one other side is the other one.
    if (!verb && frame.type == EventType::consult && out.actors.empty() && out.recipients.size() == 1) {
      auto speaker = speaker_around(t);
      if (speaker.empty()) speaker = outer_teller(t);
      const bool named = !speaker.empty() && !is_unnamed(scan_, *speaker.front());
      if (named && speaker.front()->kind == EntityKind::person) assign(Role::actor, speaker, out);
    }
    const bool toured = verb && frame.type == EventType::consult && frame.mode == "visit";
    if (frame.type != EventType::control && !toured) out.stops.clear();
    if (!verb && frame.mode == "visit") assign(Role::place, tour(around.tail), out);
    add_stops(t, out);
    find_place(around, t, out);
    if (out.place == nullptr && out.unnamed_place != nullptr) {
      out.place = out.unnamed_place;
      out.place_basis = Basis::clause;
    }
    if (out.actors.empty() && out.recipients.empty() &&
        (!out.place || (frame.type != EventType::assault && frame.type != EventType::protest))) {
      if (!lenient) return;
      out.weak = true;
    }
    // A definite noun that names one side only points back to a happening told before.
    const bool definite = !verb && scan_.key(t).size() != without_article(scan_.key(t)).size();
    const auto several = [](const std::vector<const Mention*>& side) {
      return std::any_of(side.begin(), side.end(), [](const Mention* m) { return m->plural; });
    };
    const bool one_side =
        out.actors.size() + out.recipients.size() < 2 && !several(out.actors) && !several(out.recipients);
    if (definite && out.actors.empty() && out.recipients.empty()) {
      if (!lenient) return;
      out.weak = true;
    }
    out.points_back = definite && out.light == nullptr && one_side && !governed;
    out.score = static_cast<int>(frame.words.size()) * 8 + static_cast<int>(frame.needs.size()) * 3 +
                static_cast<int>(out.actors.size() + out.recipients.size()) + (asks_word(frame) ? 1 : 0) -
                (met ? 0 : 100);
    if (!best || out.score > best->score) best = std::move(out);
  };
  for (const FormHit& hit : hits) consider(hit);
  if (hits.empty() && !rest_of_word(t).empty()) {
    for (const FormHit& hit : data_.forms.find(rest_of_word(t))) {
      if (data_.frames[hit.row].pos == Upos::VERB) consider(hit);
    }
  }
  const std::string_view bare = without_article(scan_.key(t));
  if (bare.size() != scan_.key(t).size()) {
    for (const FormHit& hit : data_.forms.find(bare)) {
      if (data_.frames[hit.row].pos != Upos::VERB) consider(hit);
    }
  }
  return best;
}

}  // namespace isnad
