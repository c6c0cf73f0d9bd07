// Active and passive, which are written alike.
#include <algorithm>

#include "base/utf8.h"
#include "event/around.h"
#include "text/arabic.h"
#include "text/fold.h"

namespace isnad {
namespace {

/// A past tense with a long a inside its stem: the passive has another vowel there and is written otherwise.
bool shows_active(std::string_view form) {
  constexpr char32_t kAlef = 0x0627;
  uint32_t last = 0;  // of the stem's letters: an alef at the end is one of number
  uint32_t at = decode_at(form, 0).size;
  for (uint32_t k = at; k < form.size(); k += decode_at(form, k).size) last = k;
  for (; at < last; at += decode_at(form, at).size) {
    if (decode_at(form, at).value == kAlef) return true;
  }
  return false;
}

}  // namespace

/// Is the form at `t`, of some verb, a finite one?
bool Filler::has_finite(uint32_t t) const {
  const auto hits = data_.forms.find(scan_.key(t));
  return std::any_of(hits.begin(), hits.end(), [&](const FormHit& h) {
    return data_.frames[h.row].pos == Upos::VERB && h.feats.verb_form != VerbForm::part;
  });
}

/// Does the form at `t` of the same row and word have the other voice too?
bool Filler::has_voice(const FormHit& hit, uint32_t t, bool passive) const {
  const auto hits = data_.forms.find(scan_.key(t));
  return std::any_of(hits.begin(), hits.end(), [&](const FormHit& h) {
    return h.row == hit.row && h.upos == hit.upos && (h.feats.voice == Voice::pass) == passive;
  });
}

/// Who does what a verb says, as it was read here, else as its clause has it.
std::vector<const Mention*> Filler::subject_told(uint32_t verb) const {
  const auto told = std::find_if(told_.begin(), told_.end(), [&](const auto& other) { return other.first == verb; });
  const bool acts = told != told_.end() && told->second.frame->pos == Upos::VERB &&
                    told->second.frame->subject == Role::actor && !told->second.actors.empty();
  return acts ? told->second.actors : clauses_.subject_of(verb);
}

/// "X arrived and [met] Y": a verb joined to one with a subject, of a row that wants an object, whose only bare
/// argument is that object.
bool Filler::goes_on(const Frame& frame, uint32_t t, const Argument& arg) const {
  if (frame.object != Role::recipient || frame.subject != Role::actor || t < clauses_.first() + 2) return false;
  if (frame.type == EventType::assault || frame.type == EventType::coerce) return false;
  const Feats& its = scan_.token(t).feats;
  const Mention& whom = *arg.group.front();
  const bool joined = scan_.is_conjunction(t - 1) || data_.is_cue(scan_, t - 1, EventCue::where);
  if (!joined || its.number == Number::plur || whom.plural) return false;
  const auto hits = data_.forms.find(scan_.key(t));
  const bool lone = std::any_of(hits.begin(), hits.end(), [&](const FormHit& h) {
    const Frame& row = data_.frames[h.row];
    return row.pos == Upos::VERB && row.words == frame.words && row.object == Role::none;
  });
  if (clauses_.object_noun(t)) return false;
  const auto before = clauses_.verb_before(t - 1);
  if (!before) return false;
  const Feats& other = scan_.token(*before).feats;
  if (other.gender != its.gender || other.aspect != its.aspect || other.voice == Voice::pass) return false;
  const auto subject = subject_told(*before);
  // "X stressed the need of peace and called upon Israel to": of a body or a country, when a person goes before or
  // no comma parts the two verbs.
  const auto is_person = [](const Mention& m) { return m.kind == EntityKind::person || m.kind == EntityKind::office; };
  const bool close = t >= clauses_.first() + 2 && !scan_.is_punct(t - 2);
  const bool called = frame.type == EventType::request && !is_person(whom) && !subject.empty() &&
                      (close || is_person(*subject.front()));
  if (lone && !called) return false;
  return !subject.empty() && subject.front()->first_token < t && is_actor(scan_.reading(), *subject.front()) &&
         !(subject.front()->entity >= 0 && subject.front()->entity == whom.entity);
}

/// "[the attack] targeted a group": a noun of violence beside a verb of violence is its subject.
std::optional<uint32_t> Filler::deed_behind(const Frame& frame, uint32_t verb) const {
  if (frame.type != EventType::assault || frame.object == Role::none) return std::nullopt;
  const auto harms = [&](uint32_t t) {
    if (t >= clauses_.last() || !clauses_.is_event_noun(t) || ends_in_tanween(scan_.key(t))) return false;
    const auto hits = data_.forms.find(without_article(scan_.key(t)));
    return std::any_of(hits.begin(), hits.end(), [&](const FormHit& h) {
      const Frame& row = data_.frames[h.row];
      return row.pos == Upos::NOUN && row.type == EventType::assault && row.words.size() == 1;
    });
  };
  if (harms(verb + 1)) return verb + 1;
  // "in [a suicide attack] that struck X": an indefinite noun that the verb describes.
  uint32_t noun = verb;
  while (noun > clauses_.first() + 1 && scan_.token(noun - 1).upos == Upos::ADJ) --noun;
  const bool described = noun > clauses_.first() && scan_.token(noun - 1).upos == Upos::NOUN && harms(noun - 1) &&
                         !scan_.key(noun - 1).starts_with(kAl) && scan_.mention_at(noun - 1) == nullptr;
  if (described) return noun - 1;
  // "that [the raids] struck X"
  const bool before = verb > clauses_.first() + 1 && scan_.key(verb - 1).starts_with(kAl) && harms(verb - 1);
  const bool opens = before && (clauses_.is_complementizer(verb - 2) || scan_.is_conjunction(verb - 2));
  return opens ? std::optional(verb - 1) : std::nullopt;
}

/// Does whoever stands in the genitive of the noun suffer what it tells ("the arrest of X")?
bool Filler::suffered_by_genitive(uint32_t noun) const {
  if (!clauses_.is_event_noun(noun)) return false;
  const auto hits = data_.forms.find(without_article(scan_.key(noun)));
  return std::any_of(hits.begin(), hits.end(), [&](const FormHit& h) {
    const Frame& row = data_.frames[h.row];
    return row.pos == Upos::NOUN && row.words.size() == 1 && row.genitive == Role::recipient;
  });
}

/// "and visited [X]": where somebody goes is not who goes.
bool Filler::goes_there(const Frame& frame, const Argument& arg) {
  const Mention& m = *arg.group.front();
  return frame.type == EventType::consult && frame.mode == "visit" && frame.object == Role::place &&
         (m.kind == EntityKind::place || m.kind == EntityKind::country);
}

/// Is the form at `t`, of this verb or another, also one of the third person?
bool Filler::has_third_person(uint32_t t) const {
  const auto hits = data_.forms.find(scan_.key(t));
  return std::any_of(hits.begin(), hits.end(), [&](const FormHit& h) { return h.feats.person == 3; });
}

/// Written alike, "killed" and "was killed" are told apart by a vowel sign, by who is named as the agent, by what
/// follows: a subject and an object, or one of them.
bool Filler::is_passive(const FormHit& hit, uint32_t t, const std::vector<const Argument*>& bare,
                        const std::vector<Argument>& args) const {
  const Frame& frame = data_.frames[hit.row];
  if (hit.feats.voice == Voice::pass && !has_voice(hit, t, false)) return true;
  const bool past = hit.feats.aspect == Aspect::perf && hit.feats.voice != Voice::pass;
  if (past && shows_active(fold(scan_.reading().slice(scan_.token(t).span), FoldLevel::form))) return false;
  // Passives that are written like the active form are not in the table.
  const bool absent = std::any_of(frame.needs.begin(), frame.needs.end(), [](const Need& n) { return n.absent; });
  if (frame.object == Role::none && hit.feats.voice != Voice::pass) return false;
  if (absent || hit.feats.verb_form == VerbForm::part) return false;
  constexpr char32_t kDamma = 0x064F;
  const Span at = scan_.token(t).span;
  const std::string_view text = scan_.reading().report.text;
  const uint32_t second = at.begin + decode_at(text, at.begin).size;
  if (second < at.end && decode_at(text, second).value == kDamma) return true;
  const auto agent = [&](const Argument& arg) {
    return std::any_of(data_.agents.begin(), data_.agents.end(),
                       [&](const std::string& letters) { return clauses_.led_by(arg, letters); });
  };
  if (std::any_of(args.begin(), args.end(), agent)) return true;
  const bool joined = bare.size() == 1 && goes_on(frame, t, *bare.front());
  // "foiled the party [an attempt]": what follows at once is the object of an active verb.
  const auto noun = bare.size() == 1 ? clauses_.object_noun(t) : std::nullopt;
  const bool acts = noun && *noun == bare.front()->last && scan_.token(*noun).rel != Rel::nmod;
  if (scan_.token(t).feats.voice == Voice::pass && bare.size() < 2 && !joined && !acts) return true;
  const auto whom = std::count_if(bare.begin(), bare.end(), [&](const Argument* a) { return !is_thing(*a); });
  if (whom != 1 || bare.size() != 1) return false;
  // "[were] killed 15 people in an attack": those told by number or by a plain noun, and nothing after them.
  const bool harms = frame.type == EventType::assault || frame.type == EventType::coerce;
  const Mention& m = *bare.front()->group.front();
  const bool plain = clauses_.phrases().is_phrase(m) || m.described;
  const bool civil = m.kind == EntityKind::group || m.kind == EntityKind::person;
  if (!harms || !plain || !civil) return false;
  // An object stands before what is told with a preposition ("killed three in an attack that gunmen ...").
  const auto object = clauses_.object_noun(t);
  for (uint32_t k = bare.front()->last; object && k < *object; ++k) {
    if (scan_.token(k).upos == Upos::ADP) return true;
  }
  return !object;
}

}  // namespace isnad
