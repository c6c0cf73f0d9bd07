// Who does what a verb says: names and phrases before it, behind it, or none.
#include <algorithm>

#include "event/clause.h"
#include "text/arabic.h"
#include "text/article.h"

namespace isnad {
namespace {

/// Indefinite accusatives and free plurals of the oblique cases stand for no subject.
bool accusative(std::string_view key) {
  constexpr size_t kShortest = 8;  // bytes
  return key.size() >= kShortest && (ends_oblique(key) || ends_in_tanween(key));
}

}  // namespace

std::vector<const Mention*> Clauses::subject_before(uint32_t verb, bool* relative) const {
  auto beside = beside_verb(verb, relative);
  return beside.empty() && !*relative ? topic_of(verb) : beside;
}

/// "that X and Y [discussed]": the noun at `t` is a past tense of two, which is written like an indefinite accusative.
bool Clauses::both_did(uint32_t t) const {
  if (t < first_ + 4 || !ends_in_tanween(scan_.key(t)) || scan_.mention_at(t) != nullptr) return false;
  const Mention* second = scan_.mention_at(t - 1);
  if (second == nullptr || second->last_token != t || second->first_token < first_ + 3) return false;
  const uint32_t joint = second->first_token - 1;
  const Mention* first = scan_.is_conjunction(joint) ? scan_.mention_at(joint - 1) : nullptr;
  if (first == nullptr || first->last_token != joint || first->first_token <= first_) return false;
  if (!is_complementizer(first->first_token - 1)) return false;
  const std::string_view key = scan_.key(t);
  const auto hits = data_.forms.find(key.substr(0, key.size() - utf8::kAlef.size()));
  return std::any_of(hits.begin(), hits.end(), [&](const FormHit& h) {
    return data_.frames[h.row].pos == Upos::VERB && h.feats.aspect == Aspect::perf && h.feats.person == 3;
  });
}

/// "a bomber [driving] a car struck X": a present tense right behind an indefinite noun, before a past one, tells who
/// it is.
bool Clauses::describes_topic(uint32_t t, uint32_t verb) const {
  const Mention* m = t > first_ ? phrases_.at(t - 1) : nullptr;
  if (m == nullptr || m->last_token != t || !phrases_.is_phrase(*m) || phrases_.is_thing(*m)) return false;
  return scan_.token(t).feats.aspect == Aspect::imp && scan_.token(verb).feats.aspect == Aspect::perf &&
         without_article(scan_.key(m->head_token)).size() == scan_.key(m->head_token).size();
}

/// The bracket that the one at `t` closes.
std::optional<uint32_t> Clauses::opening_bracket(uint32_t t) const {
  constexpr uint32_t kLongest = 12;  // tokens
  if (scan_.mark(t) != ')') return std::nullopt;
  for (uint32_t k = t; k > first_ + 1 && t - k < kLongest; --k) {
    if (scan_.mark(k - 1) == '(') return k - 1;
  }
  return std::nullopt;
}

/// "X, spokesman of the forces that [fight] Y": of a name with a title, the part that the relative clause hangs on.
const Mention* Clauses::part_described(const Mention& whole, uint32_t verb) const {
  const Feats& its = scan_.token(verb).feats;
  const bool one = whole.kind == EntityKind::person || whole.kind == EntityKind::office;
  const bool clash = its.gender == Gender::fem && scan_.token(whole.head_token).feats.gender != Gender::fem;
  if (!one || whole.plural || !clash) return &whole;
  const Mention* best = &whole;
  const auto& mentions = scan_.reading().mentions;  // in order
  auto m = std::upper_bound(mentions.begin(), mentions.end(), whole.first_token,
                            [](uint32_t at, const Mention& x) { return at < x.first_token; });
  for (; m != mentions.end() && m->first_token < whole.last_token && best == &whole; ++m) {
    const bool inner = m->last_token == whole.last_token;
    if (inner && is_actor(scan_.reading(), *m) && m->kind != EntityKind::person) best = &*m;
  }
  return best;
}

/// "that the militias, loyal to it, [shelled]": whom the clause begins with, when no verb stands between.
std::vector<const Mention*> Clauses::topic_of(uint32_t verb) const {
  constexpr uint32_t kGap = 9;    // tokens
  constexpr uint32_t kAside = 6;  // more of them between commas
  uint32_t from = verb;
  uint32_t commas = 0;
  uint32_t bracketed = 0;  // tokens
  while (from > first_ && !is_complementizer(from - 1)) {
    const uint32_t t = from - 1;
    // "the leaders in the party (its full name) [refused]"
    if (const auto open = opening_bracket(t); open && bracketed == 0) {
      bracketed = t + 1 - *open;
      from = *open;
      continue;
    }
    const bool helper = scan_.token(t).upos == Upos::AUX && scan_.mention_at(t) == nullptr;
    if (!helper && is_verb(t) && !in_time(t) && !describes_topic(t, verb)) return {};
    // "X, the armed wing of Y, [condemned]"
    const bool aside = scan_.is_comma(t) && commas < 2 && (commas > 0 || t + 1 == verb);
    commas += aside ? 1 : 0;
    if (is_relative(t) || (scan_.is_punct(t) && !aside) || data_.is_cue(scan_, t, EventCue::where)) return {};
    --from;
  }
  while (from < verb && (scan_.is_conjunction(from) || scan_.token(from).upos == Upos::AUX)) ++from;
  const Mention* m = from < verb ? phrases_.from(from) : nullptr;
  if (m == nullptr || !is_actor(scan_.reading(), *m) || phrases_.is_thing(*m)) return {};
  uint32_t end = 0;
  auto group = coordinated(*m, &end);
  if (commas == 1 || (commas == 2 && !scan_.is_comma(end))) return {};
  if (end >= verb || verb - end > kGap + (commas > 0 ? kAside : 0) + bracketed) return {};
  for (uint32_t t = end; t < verb; ++t) {
    if (scan_.mark(t) == '(') t += bracketed - 1;
    if (scan_.is_punct(t)) continue;
    const Upos upos = scan_.token(t).upos;
    const bool own = upos == Upos::PRON && t > 0 && scan_.same_word(t - 1, t);
    if (upos == Upos::SCONJ || upos == Upos::CCONJ || (upos == Upos::PRON && !own)) return {};
    if (is_event_noun(t) && !in_time(t)) return {};
  }
  const Feats& its = scan_.token(verb).feats;
  const Feats& has = scan_.token(m->head_token).feats;
  const bool one = group.size() == 1 && (m->kind == EntityKind::person || m->kind == EntityKind::office) && !m->plural;
  if (one && (its.number == Number::plur ||
              (its.gender == Gender::fem && its.aspect == Aspect::perf && has.gender != Gender::fem)))
    return {};
  return group;
}

/// "that X [be] Y-ing": a form of "to be" that was taken for a full verb.
bool Clauses::is_to_be(uint32_t t) const {
  return data_.is_cue(scan_.reading().lemma(scan_.token(t)), EventCue::was);
}

std::vector<const Mention*> Clauses::beside_verb(uint32_t verb, bool* relative) const {
  *relative = false;
  uint32_t t = verb;
  while (t > first_) {
    const Token& before = scan_.token(t - 1);
    const bool helper = before.upos == Upos::AUX || before.upos == Upos::PART || before.upos == Upos::ADV ||
                        in_time(t - 1) || (before.upos == Upos::PRON && scan_.same_word(t - 1, t)) ||
                        (scan_.is_punct(t - 1) && scan_.quotation_from(t - 1) != nullptr);
    if (!helper) break;
    --t;
  }
  if (t == first_) return {};
  uint32_t k = t - 1;
  const Token& before = scan_.token(k);
  // Relative pronouns are determiners or pronouns of their own word; what they hang on stands right before.
  const bool relates = (before.upos == Upos::DET || before.upos == Upos::PRON || before.upos == Upos::SCONJ) &&
                       !scan_.same_word(k, verb) && k > first_ && phrases_.at(k) == nullptr;
  if (relates && !is_complementizer(k)) {
    *relative = true;
    --k;
    if (scan_.is_punct(k) && k > first_) --k;
  }
  const Mention* m = phrases_.at(k);
  if (m == nullptr || m->last_token != k + 1) return {};
  // A thing is a subject before its verb where a clause begins, of the verb's gender.
  if (!relates && phrases_.is_thing(*m)) {
    const Feats& thing = scan_.token(m->head_token).feats;
    const Feats& its = scan_.token(verb).feats;
    const bool opens = m->first_token > first_ && is_complementizer(m->first_token - 1);
    const bool clash = thing.gender != Gender::none && its.gender != Gender::none && thing.gender != its.gender;
    if (!opens || clash) {
      return {};
    }
  }
  const bool pronoun = relates && !data_.is_cue(scan_, t - 1, EventCue::relative);
  if (relates && phrases_.is_phrase(*m) && (pronoun || !m->described)) return {};
  // Walk back over coordination to the first of the group.
  const Mention* head = m;
  while (head->first_token > first_ + 1 && scan_.is_conjunction(head->first_token - 1)) {
    const Mention* earlier = phrases_.at(head->first_token - 2);
    if (earlier == nullptr) break;
    head = earlier;
  }
  const bool governed =
      head->first_token > first_ && !is_complementizer(head->first_token - 1) &&
      (scan_.token(head->first_token - 1).upos == Upos::ADP || scan_.token(head->first_token - 1).upos == Upos::NOUN ||
       (scan_.token(head->first_token - 1).upos == Upos::VERB && !is_to_be(head->first_token - 1)));
  if (governed && !*relative) return {};
  uint32_t end = 0;
  return *relative ? std::vector<const Mention*>{part_described(*m, verb)} : coordinated(*head, &end);
}

bool Clauses::ends_in_plural(uint32_t verb) const {
  const std::string_view key = scan_.key(verb);
  return key.ends_with(kPastPlural) || key.ends_with(kSoundPlurals[0]);
}

/// A singular verb before its subject agrees with it in gender: "[she] arrested the activist", "[he] accused the
/// movement".
bool Clauses::genders_clash(uint32_t verb, const Argument& arg) const {
  const Mention& m = *arg.group.front();
  const Feats& its = scan_.token(verb).feats;
  const Token& word = scan_.token(m.first_token);
  if (its.number != Number::sing || its.person != 3 || m.plural || m.first_token >= m.last_token) return false;
  // Forms in the present tense may be past ones of another gender ("she speaks", "he spoke").
  if (its.aspect != Aspect::perf || word.upos != Upos::NOUN || word.feats.number != Number::sing) return false;
  const bool person = m.kind == EntityKind::person || m.kind == EntityKind::office;
  const bool teh = ends_in_teh(m.first_token);
  if (its.gender == Gender::fem) return person && !teh && word.feats.gender == Gender::masc;
  const bool one = m.kind == EntityKind::body || m.kind == EntityKind::group || person;
  return its.gender == Gender::masc && one && teh && word.feats.gender == Gender::fem && arg.first == verb + 1;
}

/// "urged [the Yemeni doctors]": an adjective of a definite noun of people shows the case that the noun does not.
bool Clauses::oblique_by_adjective(const Mention& m) const {
  const uint32_t t = m.first_token + 1;
  if (t >= m.last_token || scan_.token(m.first_token).upos != Upos::NOUN || scan_.token(t).upos != Upos::ADJ)
    return false;
  const std::string_view noun = scan_.key(m.first_token);
  const std::string_view adjective = scan_.key(t);
  return noun.starts_with(kAl) && adjective.starts_with(kAl) && is_sound_plural(adjective) && ends_oblique(adjective);
}

bool Clauses::only_object(uint32_t verb, const Argument& arg) const {
  // A plural verb stands behind its subject.
  const Feats& its = scan_.token(verb).feats;
  if (its.number == Number::plur && its.person == 3 && ends_in_plural(verb)) return true;
  if (genders_clash(verb, arg)) return true;
  const Mention& m = *arg.group.front();
  const Token& token = scan_.token(m.head_token);
  // "Hundreds of [Libyans]": the case is that of the first noun.
  const bool counted = scan_.token(m.first_token).upos == Upos::NOUN;
  const std::string_view key = scan_.key(counted ? m.first_token : m.head_token);
  const bool plain = phrases_.is_phrase(m) || m.described || m.kind == EntityKind::group;
  if (plain && accusative(key) && scan_.token(arg.first).upos != Upos::NUM) return true;
  if (plain && oblique_by_adjective(m)) return true;
  const bool thing = phrases_.is_thing(m);
  const bool object = token.rel == Rel::obj && token.head == static_cast<int32_t>(verb);
  const bool feminine = scan_.token(verb).feats.gender == Gender::fem && token.feats.gender == Gender::masc &&
                        token.feats.number == Number::sing;
  return thing && (object || feminine);
}

std::vector<const Mention*> Clauses::subject_of(uint32_t verb) const {
  bool relative = false;
  auto before = subject_before(verb, &relative);
  if (!before.empty()) return before;
  for (const Argument& arg : arguments_after(verb)) {
    if (arg.bare) return only_object(verb, arg) ? std::vector<const Mention*>{} : arg.group;
  }
  return {};
}

}  // namespace isnad
