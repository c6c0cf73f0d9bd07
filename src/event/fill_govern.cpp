#include <algorithm>

#include "event/around.h"
#include "event/factuality.h"

namespace isnad {
namespace {

/// Words aimed at somebody who is to do, may do, has done, or is thanked for what they govern.
bool aimed_at_doer(const Frame& frame) {
  const EventType type = frame.type;
  return frame.mode == "permit" || type == EventType::request || type == EventType::accuse ||
         type == EventType::support;
}

}  // namespace

void Filler::remember(uint32_t t, const Filled& filled) {
  if (!told_.empty() && told_.front().first < clauses_.first()) told_.clear();
  told_.emplace_back(t, filled);
}

/// Who would do what a request, charge or promise governs ("asked X to [withdraw]"): the one asked or charged, else
/// the one who promises. Nobody when the words name nobody; nothing when no such words govern `t`.
std::optional<std::vector<const Mention*>> Filler::doer(uint32_t t, bool verb) const {
  constexpr int kHops = 3;  // "to [resume] [the holding of] talks"
  for (int hop = 0; hop < kHops; ++hop) {
    const auto governed = governed_status(data_, clauses_, t, verb);
    if (governed && governed->lets) return std::nullopt;
    const auto told = !governed ? told_.end() : std::find_if(told_.begin(), told_.end(), [&](const auto& other) {
      return other.first == governed->by || other.second.trigger == governed->by;
    });
    if (told != told_.end()) {
      const Filled& words = told->second;
      return aimed_at_doer(*words.frame) ? words.recipients : words.actors;
    }
    const bool chained = !verb && t > clauses_.first() && scan_.token(t - 1).upos == Upos::NOUN &&
                         scan_.mention_at(t - 1) == nullptr && !scan_.is_punct(t - 1);
    if (governed && scan_.token(governed->by).upos == Upos::NOUN) {
      t = governed->by;
    } else if (chained) {
      --t;
    } else {
      return std::nullopt;
    }
    verb = false;
  }
  return std::nullopt;
}

/// "accused X that [it] shelled Y": whom the pronoun on "that" means when the words before it charge somebody.
std::vector<const Mention*> Filler::charged(uint32_t pronoun) const {
  if (told_.empty()) return {};
  const auto& [verb, words] = told_.back();
  if (words.frame->type != EventType::accuse || words.recipients.empty() || verb >= pronoun) return {};
  const Mention& m = *words.recipients.front();
  const bool before = m.first_token > verb && m.last_token <= pronoun;
  return before && clauses_.agrees(pronoun, m) ? words.recipients : std::vector<const Mention*>{};
}

/// "During a visit to X, the president said": whoever the clause after it is about.
std::vector<const Mention*> Filler::visitor(uint32_t t) const {
  constexpr uint32_t kBefore = 3;
  constexpr uint32_t kAfter = 20;
  bool during = false;
  if (clauses_.verb_before(t)) return {};
  for (uint32_t k = t; k > clauses_.first() && t - k < kBefore && !during; --k)
    during = data_.is_cue(scan_, k - 1, EventCue::during);
  for (uint32_t k = t + 1; during && k < std::min(clauses_.last(), t + kAfter); ++k) {
    if (clauses_.is_relative(k)) return {};
    if (clauses_.is_verb(k))
      return scan_.token(k).feats.voice == Voice::pass ? std::vector<const Mention*>{} : clauses_.subject_of(k);
  }
  return {};
}

/// "a tour that takes in X, Y and Z", "that leads him to X": its stops.
std::vector<const Mention*> Filler::tour(uint32_t tail) const {
  constexpr uint32_t kReach = 8;
  for (uint32_t k = tail; k < std::min(clauses_.last(), tail + kReach); ++k) {
    if (!data_.is_cue(scan_, k, EventCue::spans)) continue;
    for (const Argument& arg : clauses_.arguments_after(k)) {
      if (is_placelike(*arg.group.front())) return arg.group;
    }
    return {};
  }
  return {};
}

/// A participle that describes the name before it and says who stands with or against whom ("the factions [backed] by
/// X").
std::optional<Filled> Filler::attribute(uint32_t t) {
  if (t == clauses_.first() || scan_.token(t).upos == Upos::VERB || scan_.is_punct(t)) return std::nullopt;
  const Mention* m = scan_.mention_at(t);
  if (m == nullptr) m = scan_.mention_at(t - 1);
  if (m == nullptr || m->first_token >= t || m->last_token < t || !is_actor(scan_.reading(), *m)) return std::nullopt;
  for (const FormHit& hit : data_.forms.find(without_article(scan_.key(t)))) {
    const Frame& frame = data_.frames[hit.row];
    if (!frame.attributive) continue;
    const bool one = m->kind == EntityKind::person || m->kind == EntityKind::office;
    if (one && (hit.feats.gender == Gender::fem || hit.feats.number == Number::plur)) continue;
    Around around;
    around.args = clauses_.arguments_after(t);
    around.tail = t + 1;
    if (!needs_met(frame, around)) continue;
    Filled out;
    out.frame = &frame;
    out.trigger = t;
    out.end = t + 1;
    assign(frame.subject, {m}, out);
    assign_preps(frame, around.args, out);
    if (!out.actors.empty() && !out.recipients.empty()) return out;
  }
  return std::nullopt;
}

/// Is the verb at `t` the light verb of a relative clause on a noun that was read ("the meeting that X [held]")?
bool Filler::carries_noun(uint32_t t) const {
  if (told_.empty() || t < clauses_.first() + 2 || !clauses_.is_relative(t - 1)) return false;
  const auto& [noun, words] = told_.back();
  if (words.frame->pos != Upos::NOUN || words.light == nullptr || noun >= t) return false;
  for (uint32_t k = noun + 1; k < t - 1; ++k) {
    if (clauses_.is_verb(k) || scan_.is_punct(k)) return false;
  }
  return !data_.light_forms.find(scan_.key(t)).empty();
}

}  // namespace isnad
