// Who and what stands in a slot goes to the side that the frame gives the slot.
#include <algorithm>

#include "event/around.h"

namespace isnad {
namespace {

constexpr size_t kLetter = 2;  // bytes of the preposition that is one letter

/// What several can do together.
bool is_deed(EventType type) {
  return type == EventType::assault || type == EventType::control || type == EventType::coerce ||
         type == EventType::protest || type == EventType::mobilize || type == EventType::aid;
}

}  // namespace

void Filler::assign(Role role, const std::vector<const Mention*>& group, Filled& out) const {
  const Reading& r = scan_.reading();
  for (const Mention* m : group) {
    // "in the outskirts of X" is at X.
    const Mention* of = role == Role::place ? clauses_.phrases().owner(*m) : nullptr;
    if (of != nullptr && is_placelike(*of)) m = of;
    if (role == Role::place && (is_placelike(*m) || m->kind == EntityKind::country)) {
      const bool plain = clauses_.phrases().is_phrase(*m);
      if (out.place == nullptr) (plain ? out.unnamed_place : out.place) = m;
      if (!plain) out.stops.push_back(m);
    }
    if (role != Role::actor && role != Role::recipient) continue;
    // What is done to a place of somebody is done to them.
    if (const Mention* owner = role == Role::recipient ? clauses_.phrases().owner(*m) : nullptr) m = owner;
    if (!is_actor(r, *m) && !m->described) continue;
    if (role == Role::actor && only_tells(*m)) continue;
    auto& side = role == Role::actor ? out.actors : out.recipients;
    if (std::find(side.begin(), side.end(), m) == side.end()) side.push_back(m);
  }
}

/// Does "in order to" with a noun of happening lead to the argument?
/// "Talks between Baghdad and Erbil": beside one who can act, a place stands for those who rule it.
void Filler::assign_parties(const std::vector<const Mention*>& group, Filled& out) const {
  assign(Role::actor, group, out);
  const bool acting =
      std::any_of(group.begin(), group.end(), [&](const Mention* m) { return is_actor(scan_.reading(), *m); });
  for (const Mention* m : group) {
    const bool rules = m->kind == EntityKind::place && m->entity >= 0 && acting;
    if (rules && std::find(out.actors.begin(), out.actors.end(), m) == out.actors.end()) out.actors.push_back(m);
  }
}

bool Filler::behind_purpose(uint32_t from, const Argument& arg) const {
  for (uint32_t t = from; t + 1 < arg.first; ++t) {
    if (scan_.same_word(t, t + 1) && scan_.mention_at(t) == nullptr && clauses_.is_event_noun(t + 1) &&
        data_.is_cue(scan_, t, EventCue::dative))
      return true;
  }
  return false;
}

/// "its liberation from X with the backing [of Y]": the preposition belongs to the noun of help that it stands by.
bool Filler::hangs_on_deed(uint32_t from, const Argument& arg) const {
  if (arg.first < from + 3 || scan_.token(arg.first - 1).upos != Upos::ADP) return false;
  const uint32_t noun = arg.first - 2;
  if (!clauses_.is_event_noun(noun) || scan_.token(noun - 1).upos != Upos::ADP) return false;
  const auto hits = data_.forms.find(scan_.key(noun));
  return std::any_of(hits.begin(), hits.end(), [&](const FormHit& h) {
    const Frame& row = data_.frames[h.row];
    return row.pos == Upos::NOUN && row.words.size() == 1 &&
           std::any_of(row.preps.begin(), row.preps.end(), [&](const PrepRole& p) {
             return p.role == Role::actor && p.letters == scan_.key(arg.first - 1);
           });
  });
}

/// "condemned the words that [X] said": whoever says or does what is judged, as its relative clause tells.
std::vector<const Mention*> Filler::whose_deed(uint32_t tail) const {
  constexpr uint32_t kReach = 10;
  for (uint32_t k = tail; k + 3 < std::min(clauses_.last(), tail + kReach); ++k) {
    if (clauses_.is_verb(k) || clauses_.is_complementizer(k) || (scan_.is_punct(k) && !scan_.is_comma(k))) return {};
    if (!clauses_.is_relative(k) || scan_.mention_at(k) != nullptr) continue;
    if (!clauses_.is_verb(k + 1) || !scan_.same_word(k + 1, k + 2) || scan_.token(k + 2).upos != Upos::PRON) return {};
    const Mention* m = scan_.mention_from(k + 3);
    uint32_t end = 0;
    return m != nullptr && is_actor(scan_.reading(), *m) ? clauses_.coordinated(*m, &end)
                                                         : std::vector<const Mention*>{};
  }
  return {};
}

void Filler::assign_preps(const Frame& frame, const std::vector<Argument>& args, Filled& out) const {
  const PrepRole* last = nullptr;
  const bool told = frame.pos == Upos::VERB && !out.recipients.empty();
  for (const Argument& arg : args) {
    const PrepRole* best = nullptr;
    // "met X to discuss [the accord with] Y": Y is the accord's.
    if (told && behind_purpose(args.front().last, arg)) break;
    for (const PrepRole& prep : frame.preps) {
      if (clauses_.led_by(arg, prep.letters) && (best == nullptr || prep.letters.size() > best->letters.size()))
        best = &prep;
    }
    // "the community in X condemned Y": of a preposition that stands twice, the first leads to where.
    const bool twice = arg.group.front()->kind == EntityKind::country && arg.first > arg.lead &&
                       arg.last < clauses_.last() && scan_.token(arg.last).upos == Upos::ADP &&
                       scan_.key(arg.last) == scan_.key(arg.first - 1);
    // Who calls a meeting takes part in it.
    if (twice || (frame.type != EventType::consult && hangs_on_deed(args.front().lead, arg))) continue;
    const bool agent = frame.pos == Upos::VERB && frame.type == EventType::assault && out.actors.empty() &&
                       (best == nullptr || best->role == Role::topic) &&
                       std::any_of(data_.agents.begin(), data_.agents.end(),
                                   [&](const std::string& letters) { return clauses_.led_by(arg, letters); });
    if (agent) {
      assign(Role::actor, arg.group, out);
      continue;
    }
    if (best == nullptr) {
      // Who attends a meeting takes part in it, and who shares in a deed does it.
      const bool attends = std::any_of(data_.attends.begin(), data_.attends.end(), [&](const std::string& letters) {
        const bool shares = data_.is_cue(std::string_view(letters).substr(kLetter), EventCue::share);
        return (frame.type == EventType::consult || (shares && is_deed(frame.type))) && clauses_.led_by(arg, letters);
      });
      if (attends) assign(Role::actor, arg.group, out);
      continue;
    }
    const bool deed = arg.inner > arg.first && clauses_.is_event_noun(arg.first) &&
                      !best->letters.ends_with(scan_.key(arg.inner - 1));
    if (deed && !judges_deeds(frame.type)) continue;
    const bool again =
        best == last && arg.lead < arg.first && scan_.is_conjunction(arg.lead) && arg.first - arg.lead > 2;
    const Span between{scan_.token(arg.lead).span.begin, scan_.token(arg.first).span.begin};
    const auto& times = scan_.reading().times;
    const bool timed =
        again && std::any_of(times.begin(), times.end(), [&](const TimeRef& t) { return between.contains(t.span); });
    if (timed) {
      out.elided.push_back({arg.group, between});
    } else {
      const EntityKind kind = arg.group.front()->kind;
      const bool direct = arg.inner == arg.first;
      const bool asked = direct && best->role == Role::topic && frame.type == EventType::request &&
                         (kind == EntityKind::person || kind == EntityKind::office || kind == EntityKind::body);
      const bool apart = best->role == Role::place && arg.inner > arg.first && is_placelike(*arg.group.front()) &&
                         !clauses_.phrases().is_phrase(*arg.group.front());
      if (best->role == Role::actor && data_.is_cue(best->letters, EventCue::among)) {
        assign_parties(arg.group, out);
      } else if (!apart) {
        assign(asked ? Role::recipient : best->role, arg.group, out);
      }
    }
    last = best;
  }
}

/// Types where what is done to a thing is done to whom it belongs to ("rejected X's offer", "froze X's assets").
bool Filler::touches_owner(const Frame& frame) {
  if (frame.object != Role::none && frame.object != Role::topic) return false;
  switch (frame.type) {
    case EventType::accuse:
    case EventType::reject:
    case EventType::support:
    case EventType::sanction:
    case EventType::coerce:
    case EventType::retreat:
    case EventType::aid:
      return true;
    default:
      return false;
  }
}

/// Nouns, and words of quantity without an article ("the rest of"), can head a genitive.
bool Filler::begins_genitive(uint32_t t) const {
  const Upos upos = scan_.token(t).upos;
  if (upos == Upos::NOUN) return true;
  // "military crowds of X": an adjective of the noun stands before no other noun.
  const bool before_noun =
      t + 1 < clauses_.last() && (scan_.token(t + 1).upos == Upos::NOUN || scan_.token(t + 1).upos == Upos::PROPN);
  if (upos == Upos::ADJ && !before_noun) return false;
  return (upos == Upos::DET || upos == Upos::ADJ) && !scan_.key(t).starts_with(kAl) && scan_.mention_at(t) == nullptr;
}

}  // namespace isnad
