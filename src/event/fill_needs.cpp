#include <algorithm>

#include "event/around.h"

namespace isnad {

bool Filler::is_word(uint32_t t, const std::vector<std::string>& words) const {
  const std::string_view key = without_article(scan_.key(t));
  const std::string_view lemma = scan_.reading().lemma(scan_.token(t));
  return std::any_of(words.begin(), words.end(), [&](const std::string& w) { return w == key || w == lemma; });
}

/// Is the word at `t` one of these adjectives in any gender, number or case?
bool Filler::is_adjective(uint32_t t, const std::vector<std::string>& words) const {
  constexpr size_t kSuffix = 4;  // bytes: two letters
  const std::string_view key = without_article(scan_.key(t));
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& w) { return key.starts_with(w) && key.size() <= w.size() + kSuffix; });
}

/// One past the tokens that the frame's words take; the words after the first may stand some tokens on.
std::optional<uint32_t> Filler::words_match(const Frame& frame, uint32_t t) const {
  constexpr uint32_t kGap = 7;  // tokens, a name or quotation counted as one
  uint32_t end = t + 1;
  for (size_t w = 1; w < frame.words.size(); ++w) {
    const std::vector<std::string> word{std::string(without_article(frame.words[w]))};
    bool found = false;
    bool behind_preposition = false;
    uint32_t away = 0;
    for (uint32_t k = end; k < clauses_.last() && away < kGap; ++k) {
      if (const Quotation* q = scan_.quotation_from(k); q != nullptr && q->closed) {
        k = scan_.token_at_byte(q->span.end, k, clauses_.last()) - 1;
        ++away;
        continue;
      }
      const Mention* m = scan_.mention_at(k);
      if (m == nullptr || m->first_token == k) ++away;
      if (clauses_.is_complementizer(k) || scan_.is_comma(k)) break;
      // "stressed its [refusal]": no verb though it is written like one.
      const bool owned = k + 1 < clauses_.last() && scan_.same_word(k, k + 1) && scan_.token(k + 1).upos == Upos::PRON;
      if (clauses_.is_verb(k) && !(owned && is_word(k, word))) break;
      const bool noun = is_word(k, word);
      if (!noun && (behind_preposition || !is_adjective(k, word))) {
        // "the work of the committee on ... hostile acts": an adjective of another noun.
        behind_preposition = behind_preposition || scan_.token(k).upos == Upos::ADP;
        continue;
      }
      end = k + 1;
      found = true;
      break;
    }
    if (!found) return std::nullopt;
  }
  return end;
}

/// A light verb names nothing: the trigger of "issued a verdict" is the verdict.
uint32_t Filler::trigger_of(const Frame& frame, uint32_t t, uint32_t end) const {
  const bool idiom = frame.words.size() > 1 && !data_.light_forms.find(scan_.key(t)).empty();
  return idiom && end > t + 1 && scan_.token(end - 1).upos != Upos::ADP ? end - 1 : t;
}

bool Filler::wanted(const Need& need, const std::vector<const Mention*>& group, std::optional<uint32_t> noun) const {
  if (need.wants == Wants::word) {
    if (noun && is_word(*noun, need.words)) return true;
    return std::any_of(group.begin(), group.end(), [&](const Mention* m) {
      for (uint32_t t = m->first_token; t < m->last_token; ++t) {
        if (is_word(t, need.words)) return true;
      }
      return false;
    });
  }
  if (group.empty()) return need.wants == Wants::any && noun.has_value();
  const Mention& m = *group.front();
  switch (need.wants) {
    case Wants::any:
      return true;
    case Wants::political:
      return is_actor(scan_.reading(), m);
    case Wants::person:
      return m.kind == EntityKind::person || m.kind == EntityKind::office;
    case Wants::person_or_group:
      return m.kind == EntityKind::person || m.kind == EntityKind::office || m.kind == EntityKind::group ||
             m.kind == EntityKind::body || m.described;
    case Wants::group:
      return m.kind == EntityKind::group || m.kind == EntityKind::body || m.described;
    case Wants::country:
      return m.kind == EntityKind::country;
    case Wants::place:
      return is_placelike(m) || m.kind == EntityKind::country;
    default:
      return true;
  }
}

/// Is one of the words among the nouns right after the trigger? For subjects that no mention covers.
bool Filler::word_beside(uint32_t tail, const std::vector<std::string>& words) const {
  constexpr uint32_t kReach = 3;
  for (uint32_t k = tail; k < std::min(clauses_.last(), tail + kReach); ++k) {
    if (is_word(k, words)) return true;
    if (scan_.is_punct(k) || clauses_.is_verb(k) || scan_.token(k).upos == Upos::ADP) break;
  }
  return false;
}

/// Does the preposition of the need stand after the trigger, before one of its words? For nouns that no mention covers.
bool Filler::prep_word(uint32_t tail, const Need& need) const {
  if (need.wants != Wants::word && need.wants != Wants::any) return false;
  constexpr uint32_t kReach = 14;  // tokens beside those of names
  uint32_t away = 0;
  for (uint32_t k = tail; k + 1 < clauses_.last() && away < kReach; ++k) {
    const Mention* m = scan_.mention_at(k);
    if (m != nullptr && m->first_token < k) continue;  // "the secretary of X": the name's own
    ++away;
    if ((scan_.is_punct(k) && !scan_.is_comma(k)) || clauses_.is_verb(k)) break;
    if (scan_.key(k) != need.prep || scan_.token(k).upos != Upos::ADP) continue;
    if (need.wants == Wants::any) return true;
    // "on [that] area", "on [about half] the area of"
    constexpr uint32_t kHeads = 4;
    // "as being [a terrorist act]", the words in quotation marks
    uint32_t from = k + 1;
    while (from < clauses_.last() &&
           (data_.is_cue(scan_, from, EventCue::that) || scan_.token(from).upos == Upos::PRON ||
            (from > k + 1 && scan_.quotation_from(from) != nullptr)))
      ++from;
    for (uint32_t n = from; n < std::min(clauses_.last(), from + kHeads); ++n) {
      const Upos upos = scan_.token(n).upos;
      if (scan_.is_punct(n) || upos == Upos::ADP || upos == Upos::CCONJ || clauses_.is_verb(n)) break;
      if (is_word(n, need.words)) return true;
    }
  }
  return false;
}

/// Is who carries out a noun's happening named elsewhere than in the genitive: as the light verb's subject, as a
/// nation, or after a preposition?
bool Filler::doer_named(const Frame& frame, const Need& need, const Around& around) const {
  if (frame.pos != Upos::NOUN || frame.genitive != Role::actor || need.wants == Wants::word ||
      need.wants == Wants::place)
    return false;
  // One side alone makes no agreement ("rejected the deal", "the Iranian deal").
  const bool mutual = frame.type == EventType::agree;
  const bool refused = around.light != nullptr && around.light->status == Status::denied;
  if (refused || (mutual && around.subject.size() + around.nations.size() < 2)) return false;
  if (around.light != nullptr && around.light->subject == Role::actor && wanted(need, around.subject, std::nullopt))
    return true;
  if (!around.nations.empty() && wanted(need, around.nations, std::nullopt)) return true;
  return std::any_of(around.args.begin(), around.args.end(), [&](const Argument& arg) {
    return std::any_of(frame.preps.begin(), frame.preps.end(), [&](const PrepRole& prep) {
      return prep.role == Role::actor && clauses_.led_by(arg, prep.letters) && wanted(need, arg.group, std::nullopt);
    });
  });
}

bool Filler::needs_met(const Frame& frame, const Around& around) const {
  const auto holds = [&](const Need& need) {
    if (need.absent) return around.object.empty() && !around.object_noun;
    switch (need.slot) {
      case Slot::subject:
        // "fell a martyr" is taken for a passive: whom it befell stands as its object.
        if (around.passive && frame.subject == Role::none && around.subject.empty() &&
            wanted(need, around.object, around.object_noun))
          return true;
        return wanted(need, around.subject, around.subject_noun) ||
               (need.wants == Wants::word && word_beside(around.tail, need.words));
      case Slot::object:
        return wanted(need, around.object, around.object_noun);
      case Slot::genitive:
        return wanted(need, around.genitive, around.genitive_noun) ||
               (!need.negated && doer_named(frame, need, around));
      case Slot::voice:
        return around.passive;
      case Slot::adjective: {
        // Adjectives follow the noun, after its genitive if it has one.
        constexpr uint32_t kReach = 4;
        for (uint32_t k = around.tail; k < std::min(clauses_.last(), around.tail + kReach); ++k) {
          if (is_word(k, need.words) || is_adjective(k, need.words)) return true;
          if (scan_.is_punct(k) || clauses_.is_verb(k) || scan_.token(k).upos == Upos::ADP) break;
        }
        return false;
      }
      case Slot::prep:
        return std::any_of(around.args.begin(), around.args.end(),
                           [&](const Argument& arg) {
                             return clauses_.led_by(arg, need.prep) && wanted(need, arg.group, std::nullopt);
                           }) ||
               prep_word(around.tail, need);
    }
    return false;
  };
  return std::all_of(frame.needs.begin(), frame.needs.end(), [&](const Need& n) { return holds(n) != n.negated; });
}

}  // namespace isnad
