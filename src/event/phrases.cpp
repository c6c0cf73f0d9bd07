#include "event/phrases.h"

#include <algorithm>

#include "event/around.h"
#include "text/arabic.h"

namespace isnad {
namespace {

/// "internationally", "officially": accusatives of adjectives of belonging, which are often tagged as nouns.
bool adverbial(std::string_view key) {
  constexpr std::string_view kEnding = "\u064A\u0627";
  constexpr size_t kByRoot = 8;  // bytes
  return key.size() > kByRoot && key.ends_with(kEnding);
}

bool has_article(std::string_view key) {
  return without_article(key).size() != key.size();
}

}  // namespace

Phrases::Phrases(const EventData& data, const Scan& scan)
    : data_(data), scan_(scan), at_(scan.size(), nullptr), time_(scan.size(), false) {
  const Reading& r = scan.reading();
  size_t k = 0;
  for (uint32_t t = 0; t < scan.size(); ++t) {
    at_[t] = scan.mention_at(t);
    while (k < r.times.size() && r.times[k].span.end <= r.tokens[t].span.begin) ++k;
    time_[t] = k < r.times.size() && r.times[k].span.meets(r.tokens[t].span);
  }
  for (const Sentence& s : r.sentences) {
    for (uint32_t t = s.first_token; t < s.last_token;) t = opening_verb(t, s) ? t + 1 : read(t, s.last_token);
  }
}

const Mention* Phrases::from(uint32_t t) const {
  return at_[t] != nullptr && at_[t]->first_token == t ? at_[t] : nullptr;
}

const Mention* Phrases::owner(const Mention& m) const {
  const auto it = owners_.find(&m);
  return it == owners_.end() ? nullptr : it->second;
}

bool Phrases::is_thing(const Mention& m) const {
  return m.kind == EntityKind::other && owners_.contains(&m);
}

/// "a suicide [bombing]", "a press [source]": a word of belonging after a noun that agrees with it tells of the noun.
bool Phrases::describes(uint32_t t) const {
  if (t == 0 || scan_.same_word(t - 1, t) || scan_.token(t - 1).upos != Upos::NOUN || counts(t - 1)) return false;
  if (at_[t - 1] != nullptr) return false;
  const std::string_view key = scan_.key(t), before = scan_.key(t - 1);
  if (has_article(key) != has_article(before)) return false;
  const auto ends = [&](std::string_view tail) { return key.ends_with(std::string(utf8::kYeh) + std::string(tail)); };
  const bool one = key.ends_with(utf8::kYeh) || ends(utf8::kHeh);
  const bool two = ends(kSoundPlurals[1]) && before.ends_with(kSoundPlurals[1]) && names_happening(t - 1);
  return one || (ends(utf8::kAlef) && before.ends_with(utf8::kAlef)) || two;
}

bool Phrases::people_noun(uint32_t t) const {
  const Token& token = scan_.token(t);
  const bool adverb = token.upos == Upos::ADV || token.upos == Upos::X;  // indefinite accusatives
  if (!plain_noun(t) && token.upos != Upos::ADJ && !adverb) return false;
  const std::string_view key = scan_.key(t);
  const std::string_view bare = without_article(key);
  // An adjective of the noun before it heads nothing; nor does an adverb made of one.
  if (token.upos == Upos::ADJ && t > 0) {
    const Upos before = scan_.token(t - 1).upos;
    const bool head = before == Upos::VERB || before == Upos::ADP || before == Upos::CCONJ || before == Upos::PUNCT ||
                      before == Upos::SCONJ || before == Upos::NUM || before == Upos::PART || before == Upos::AUX;
    if (!head) return false;
  }
  // "that a bomber": the accusative behind the complementizer
  const bool said = t > 0 && data_.is_cue(scan_, t - 1, EventCue::that) && ends_in_tanween(key);
  if (said && data_.people.contains(key.substr(0, key.size() - utf8::kAlef.size()))) return true;
  if (adverbial(key) && !(t > 0 && counts(t - 1)) && token.rel != Rel::obj) return false;
  if (describes(t)) return false;
  if (data_.people.contains(bare) || (bare.size() != key.size() && data_.human.contains(bare))) return true;
  // "11 Iraqis": what is counted takes the accusative.
  if (t > 0 && counts(t - 1) && adverbial(key) &&
      data_.nations.contains(key.substr(0, key.size() - utf8::kAlef.size())))
    return true;
  if (!is_sound_plural(bare) || token.feats.number == Number::dual) return false;
  // "hundreds of [the graduates]"
  if (t > 0 && counts(t - 1) && !counts(t) && bare.size() != key.size() && token.feats.gender == Gender::masc &&
      token.feats.number == Number::plur)
    return true;
  // Participles and adjectives of belonging: of other nouns the same letters may be a dual or a plural of things.
  const std::string_view stem = bare.substr(0, bare.size() - kSoundPlurals[0].size());
  const bool participle =
      stem.starts_with(utf8::kMeem) || stem.ends_with(utf8::kYeh) || stem.substr(2).starts_with(utf8::kAlef);
  const std::string_view lemma = scan_.reading().lemma(token);
  return participle && (lemma == stem || bare.ends_with(kSoundPlurals[0]));
}

/// "settlers [a house]": an indefinite accusative is no genitive.
bool Phrases::accusative(uint32_t t) const {
  const std::string_view key = scan_.key(t);
  if (!ends_in_tanween(key)) return false;
  const std::string_view lemma = scan_.reading().lemma(scan_.token(t));
  return lemma == key.substr(0, key.size() - utf8::kAlef.size());
}

/// A past tense that was taken for a noun: it opens a sentence, names nothing as a noun, and who did it follows.
bool Phrases::opening_verb(uint32_t t, const Sentence& s) const {
  const bool head = t == s.first_token || (t == s.first_token + 1 && scan_.is_conjunction(t - 1));
  if (!head || t + 1 >= s.last_token || scan_.same_word(t, t + 1) || at_[t] != nullptr) return false;
  if (scan_.token(t).upos == Upos::VERB) return false;
  const auto hits = data_.forms.find(scan_.key(t));
  const auto any = [&](auto test) { return std::any_of(hits.begin(), hits.end(), test); };
  const bool noun = any([&](const FormHit& h) { return data_.frames[h.row].pos == Upos::NOUN; });
  const bool past = any([&](const FormHit& h) {
    return data_.frames[h.row].pos == Upos::VERB && h.feats.aspect == Aspect::perf && h.feats.person == 3;
  });
  const Mention* m = scan_.mention_from(t + 1);
  return past && !noun && ((m != nullptr && is_actor(scan_.reading(), *m)) || people_head(t + 1));
}

/// One past the phrase that `head` opens; `owner` is the mention that its genitive is.
uint32_t Phrases::extent(uint32_t head, uint32_t last, const Mention** owner) {
  if (counts(head) && head + 1 < last) ++head;
  uint32_t end = head + 1;
  const std::string_view key = scan_.key(head);
  bool definite = has_article(key);
  if (end < last && scan_.same_word(head, end) && scan_.token(end).upos == Upos::PRON) return end + 1;
  bool construct = !definite && !is_sound_plural(key) && !(key.ends_with(utf8::kAlef) && key.size() > 6);
  constexpr uint32_t kLongest = 8;
  while (end < last && end < head + kLongest && !scan_.is_punct(end) && !time_[end]) {
    // "a bomber [himself]"
    if (end + 1 < last && scan_.same_word(end, end + 1) && data_.is_cue(scan_, end, EventCue::self)) break;
    if (construct) {
      if (const Mention* m = scan_.mention_from(end)) {
        if (scan_.token(end).upos == Upos::ADP) break;
        *owner = m;
        return m->last_token;
      }
      if (people_head(end)) {
        const uint32_t first = end;
        const Mention* inner = nullptr;
        end = extent(first, last, &inner);
        *owner = make(first, first, end, EntityKind::group, true);
        return end;
      }
      if (scan_.mention_at(end) == nullptr && plain_noun(end) && !names_happening(end) && !accusative(end)) {
        definite = has_article(scan_.key(end));
        construct = !definite;
        ++end;
        if (end < last && scan_.same_word(end - 1, end) && scan_.token(end).upos == Upos::PRON) return end + 1;
        continue;
      }
    }
    const bool adjective = scan_.token(end).upos == Upos::ADJ && scan_.mention_at(end) == nullptr &&
                           has_article(scan_.key(end)) == definite;
    if (!adjective) break;
    construct = false;
    ++end;
  }
  // "on positions of [belonging to] X": what a preposition governs has its owner after another.
  const bool governed = head > 0 && scan_.token(head - 1).upos == Upos::ADP;
  if (governed && !definite && end < last && data_.is_cue(scan_, end, EventCue::dative)) {
    const Mention* m = scan_.mention_from(end);
    if (m == nullptr && end + 1 < last && scan_.same_word(end, end + 1)) m = scan_.mention_from(end + 1);
    if (m != nullptr && m->kind != EntityKind::place) {
      *owner = m;
      return m->last_token;
    }
  }
  return end;
}

const Mention* Phrases::make(uint32_t from, uint32_t head, uint32_t end, EntityKind kind, bool several) {
  Mention m;
  m.span = m.name = {scan_.token(from).span.begin, scan_.token(end - 1).span.end};
  // The article that a preposition took up stands with it.
  const bool assimilated = from > 0 && scan_.same_word(from - 1, from) && scan_.token(from - 1).upos == Upos::ADP &&
                           has_article(scan_.key(from)) && m.span.size() > 0 &&
                           scan_.token(from).span.size() < scan_.key(from).size();
  if (assimilated) m.span.begin = m.name.begin = scan_.token(from - 1).span.begin;
  m.first_token = from;
  m.head_token = head;
  m.last_token = end;
  m.kind = kind;
  m.described = kind != EntityKind::other && kind != EntityKind::place;
  m.plural = several;
  made_.push_back(m);
  owners_.emplace(&made_.back(), nullptr);
  return &made_.back();
}

void Phrases::add(uint32_t from, uint32_t head, uint32_t end, EntityKind kind, bool several, const Mention* owner) {
  const Mention* m = make(from, head, end, kind, several);
  if (kind == EntityKind::other || kind == EntityKind::place) owners_[m] = owner;
  for (uint32_t t = from; t < end; ++t) at_[t] = m;
}

/// People told by a definite noun or by number, as what a thing belongs to.
bool Phrases::people_head(uint32_t t) const {
  if (scan_.mention_at(t) != nullptr) return false;
  if (counts(t)) return t + 1 < scan_.size() && scan_.mention_at(t + 1) == nullptr && people_noun(t + 1);
  return has_article(scan_.key(t)) && (known_body(t) || people_noun(t));
}

bool Phrases::known_body(uint32_t t) const {
  return plain_noun(t) && has_article(scan_.key(t)) && data_.bodies.contains(without_article(scan_.key(t)));
}

/// "gunmen [of] the party X": plain members of an armed group are told for it.
const Mention* Phrases::whose_members(uint32_t end, uint32_t last) const {
  if (end + 1 >= last || scan_.token(end).upos != Upos::ADP || !data_.is_cue(scan_, end, EventCue::of)) return nullptr;
  const Mention* m = scan_.mention_from(end + 1);
  return m != nullptr && m->kind == EntityKind::group && m->entity >= 0 && !m->described ? m : nullptr;
}

uint32_t Phrases::stand_in(uint32_t t, const Mention& group) {
  made_.push_back(group);
  made_.back().first_token = t;
  for (uint32_t k = t; k < group.last_token; ++k) at_[k] = &made_.back();
  return group.last_token;
}

/// Reads what begins at `t`; gives the token after it.
uint32_t Phrases::read(uint32_t t, uint32_t last) {
  if (const Mention* m = at_[t]) {
    const bool plain = m->described && m->plural && m->last_token == t + 1 && !has_article(scan_.key(t));
    if (const Mention* of = plain ? whose_members(t + 1, last) : nullptr) return stand_in(t, *of);
    return m->last_token > t ? m->last_token : t + 1;
  }
  if (time_[t] || scan_.is_punct(t)) return t + 1;
  if (const auto end = some_of_them(t, last)) {
    add(t, t, *end, EntityKind::group, true, nullptr);
    return *end;
  }
  constexpr uint32_t kCount = 5;
  uint32_t head = t;
  while (head < last && head < t + kCount && at_[head] == nullptr && !scan_.is_punct(head)) {
    const bool of = head > t && scan_.token(head).upos == Upos::ADP && data_.is_cue(scan_, head, EventCue::of);
    const bool grade = head > t && scan_.token(head).upos == Upos::ADJ && !people_noun(head);
    if (!counts(head) && !of && !grade) break;
    ++head;
  }
  const bool counted = head > t;
  if (head >= last || time_[head]) return t + 1;
  // "a number of ministers" is one with the mention that it counts.
  if (const Mention* m = counted ? scan_.mention_from(head) : nullptr) {
    const bool people = m->described && m->plural && (m->kind == EntityKind::group || m->kind == EntityKind::person);
    if (people) {
      add(t, m->head_token, m->last_token, EntityKind::group, true, nullptr);
      return m->last_token;
    }
    return head;
  }
  const Mention* owner = nullptr;
  const bool subject = opens_clause(head) && data_.people.contains(scan_.key(head));
  const bool adjective = scan_.token(head).upos == Upos::ADJ && !counted && !has_article(scan_.key(head)) && !subject;
  const bool rulers = owned_rulers(head, last);
  const bool group = plain_noun(head) && (rulers || data_.groups.contains(without_article(scan_.key(head))));
  if (at_[head] == nullptr && !adjective && (group || people_noun(head))) {
    uint32_t end = extent(head, last, &owner);
    const bool sent = group && !rulers && owner == nullptr && whose_members(end, last) == nullptr;
    if (sent) end = sent_from(end, last);
    if (group && !counted && end == head + 1 && !known_body(head)) return end;
    // "thousands of women and children" are one.
    while (counted && end + 1 < last && scan_.is_conjunction(end) && at_[end + 1] == nullptr && !counts(end + 1) &&
           people_noun(end + 1))
      end = extent(end + 1, last, &owner);
    const bool plain = !counted && owner == nullptr && !has_article(scan_.key(head));
    if (const Mention* of = plain ? whose_members(end, last) : nullptr) return stand_in(t, *of);
    const bool several = counted || group || is_sound_plural(without_article(scan_.key(head))) ||
                         scan_.token(head).feats.number == Number::plur;
    add(t, head, end, several ? EntityKind::group : EntityKind::person, several, nullptr);
    return end;
  }
  // "hundreds took part", "five others": the words of number alone stand for people; so do they as a verb's subject.
  const bool others = counted && at_[head] == nullptr && data_.is_cue(scan_, head, EventCue::crowd);
  const bool alone = counted && head == t + 1 && scan_.token(t).upos == Upos::NUM && t > 0 && !plain_noun(head) &&
                     scan_.token(t - 1).upos == Upos::VERB && at_[head] == nullptr &&
                     (scan_.token(head).upos == Upos::ADP || scan_.is_punct(head));
  const bool crowd = data_.is_cue(scan_, t, EventCue::crowd) && !describes(t);
  if (others || alone || crowd) {
    const uint32_t end = others ? head + 1 : counted ? t + 1 : extent(t, last, &owner);
    add(t, t, end, EntityKind::group, true, nullptr);
    return end;
  }
  const bool through = data_.is_cue(scan_, head, EventCue::through);
  if (at_[head] != nullptr || !plain_noun(head) || through || adverbial(scan_.key(head)) || names_happening(head))
    return head + 1;
  const uint32_t end = extent(head, last, &owner);
  const bool place = data_.places.contains(without_article(scan_.key(head)));
  add(t, head, end, place ? EntityKind::place : EntityKind::other, false, owner);
  return end;
}

}  // namespace isnad
