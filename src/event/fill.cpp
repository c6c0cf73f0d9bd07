#include "event/fill.h"

#include <algorithm>

namespace isnad {

struct Filler::Around {
  std::vector<const Mention*> subject;
  std::vector<const Mention*> object;
  std::vector<const Mention*> genitive;
  std::optional<uint32_t> object_noun;
  std::optional<uint32_t> genitive_noun;
  std::vector<Argument> args;  ///< all arguments, bare ones included
  std::vector<const Mention*> nations;
  const LightVerb* light = nullptr;
  uint32_t tail = 0;  ///< one past the trigger and its pronoun
  bool passive = false;
};

namespace {

constexpr std::string_view kAl = "\xD8\xA7\xD9\x84";  // the definite article, as letters of a key

std::string_view without_article(std::string_view key) {
  return key.size() > kAl.size() + 2 && key.starts_with(kAl) ? key.substr(kAl.size()) : key;
}

std::string_view with_letters(const EventData& data) {
  for (const auto& [letters, role] : data.cues) {
    if (role == EventCue::with) return letters;
  }
  return "?";
}

}  // namespace

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
  constexpr uint32_t kGap = 7;
  uint32_t end = t + 1;
  for (size_t w = 1; w < frame.words.size(); ++w) {
    bool found = false;
    for (uint32_t k = end; k < std::min(clauses_.last(), end + kGap); ++k) {
      if (clauses_.is_complementizer(k) || clauses_.is_verb(k) || scan_.is_comma(k)) break;
      if (!is_word(k, {std::string(without_article(frame.words[w]))})) continue;
      end = k + 1;
      found = true;
      break;
    }
    if (!found) return std::nullopt;
  }
  return end;
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
      auto subject = clauses_.subject_of(verb);
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

/// Adjectives of countries right after a noun ("a Russian Turkish summit"), each as a mention of the country.
std::vector<const Mention*> Filler::nations_after(uint32_t tail) {
  constexpr uint32_t kReach = 9;
  const Reading& r = scan_.reading();
  std::vector<const Mention*> out;
  for (uint32_t k = tail; k < std::min(clauses_.last(), tail + kReach); ++k) {
    if (scan_.is_punct(k) || scan_.is_conjunction(k)) {
      const char32_t c = scan_.mark(k);
      if (c != 0 && c != '-' && c != 0x2013 && c != 0xAB && c != 0xBB && c != '"') break;
      continue;
    }
    const auto it = data_.nations.find(without_article(scan_.key(k)));
    if (it == data_.nations.end() || scan_.mention_at(k) != nullptr) {
      if (scan_.token(k).upos != Upos::ADJ) break;
      continue;
    }
    Mention m;
    m.span = m.name = scan_.token(k).span;
    m.first_token = m.head_token = k;
    m.last_token = k + 1;
    m.kind = EntityKind::country;
    m.metonym = true;
    for (size_t e = 0; e < r.entities.size(); ++e) {
      // A capital that stands for its government has an entity of its own; the country's name is preferred.
      const bool metonym = std::any_of(r.mentions.begin(), r.mentions.end(), [&](const Mention& other) {
        return other.entity == static_cast<int32_t>(e) && other.metonym;
      });
      if (r.entities[e].id == it->second && (m.entity < 0 || !metonym)) m.entity = static_cast<int32_t>(e);
    }
    nations_.push_back(m);
    out.push_back(&nations_.back());
  }
  return out;
}

/// Who carries out a noun's happening when the noun names nobody: the one allowed or helped ("let the army retake"),
/// else the subject of the governing verb.
std::vector<const Mention*> Filler::controller(uint32_t t) const {
  constexpr uint32_t kReach = 30;
  constexpr uint32_t kMasdar = 14;  // "after X managed to [free]"
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
    const bool commits = s.force == Force::promised || s.force == Force::threatened || s.force == Force::announced;
    if (!commits || scan_.token(t).span.begin > s.text.begin + kHead) return decided_by(t);
  }
  for (const Argument& arg : clauses_.arguments_after(*verb)) {
    if (arg.first >= t) break;
    const bool dative = arg.first > arg.lead && data_.is_cue(scan_.key(arg.first - 1), EventCue::dative);
    if (dative && is_actor(scan_.reading(), *arg.group.front())) return arg.group;
  }
  // A mention's own token may be the preposition that is written with it.
  for (uint32_t k = *verb + 1; k < t; ++k) {
    const Mention* m = scan_.mention_from(k);
    if (m != nullptr && data_.is_cue(scan_.key(k), EventCue::dative) && is_actor(scan_.reading(), *m)) return {m};
  }
  auto subject = clauses_.subject_of(*verb);
  if (subject.empty()) subject = implied_subject(*verb, scan_.token(*verb).feats);
  std::erase_if(subject, [&](const Mention* m) { return m->first_token > t || !is_actor(scan_.reading(), *m); });
  return subject;
}

/// "The Israeli decision to [demolish]": the nation of the noun that the event noun hangs on.
std::vector<const Mention*> Filler::decided_by(uint32_t t) const {
  const Reading& r = scan_.reading();
  if (t < clauses_.first() + 3 || scan_.token(t - 1).upos != Upos::ADP) return {};
  const auto it = data_.nations.find(without_article(scan_.key(t - 2)));
  if (it == data_.nations.end()) return {};
  for (const Mention& m : r.mentions) {
    if (m.entity >= 0 && r.entities[static_cast<size_t>(m.entity)].id == it->second) return {&m};
  }
  return {};
}

/// Whom a pronoun on an event noun means: the subject of its clause, the speaker of the words, else the nearest name.
const Mention* Filler::bearer(uint32_t pronoun, Role role) const {
  if (role != Role::place) {
    const auto fits = [&](const std::vector<const Mention*>& group) {
      const Feats& want = scan_.token(pronoun).feats;
      const bool one =
          group.size() == 1 && (group.front()->kind == EntityKind::person || group.front()->kind == EntityKind::office);
      return !group.empty() && group.front()->first_token < pronoun &&
             !(one && !group.front()->plural && want.number == Number::plur);
    };
    if (const auto verb = clauses_.verb_before(pronoun)) {
      const auto subject = clauses_.subject_of(*verb);
      if (fits(subject)) return subject.front();
    }
    const auto speaker = speaker_around(pronoun);
    if (fits(speaker)) return speaker.front();
  }
  return clauses_.antecedent(pronoun, role != Role::place);
}

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
  constexpr std::string_view kPlurals[] = {"\xD9\x88\xD9\x86", "\xD9\x8A\xD9\x86"};  // sound masculine plurals
  if (t >= clauses_.last() || scan_.mention_at(t) != nullptr) return nullptr;
  const Upos upos = scan_.token(t).upos;
  if (upos != Upos::NOUN && upos != Upos::ADJ && upos != Upos::PROPN) return nullptr;
  const std::string_view key = scan_.key(t);
  const std::string_view bare = without_article(key);
  const bool definite = bare.size() != key.size();
  const bool plural = definite && (bare.ends_with(kPlurals[0]) || bare.ends_with(kPlurals[1])) && bare.size() > 8;
  const auto& nouns = place ? data_.places : data_.human;
  if (!nouns.contains(bare) && (place || !plural)) return nullptr;
  uint32_t end = t + 1;
  while (end < clauses_.last() && scan_.token(end).upos == Upos::ADJ && scan_.mention_at(end) == nullptr) ++end;
  Mention m;
  m.span = m.name = {scan_.token(t).span.begin, scan_.token(end - 1).span.end};
  m.first_token = m.head_token = t;
  m.last_token = end;
  m.kind = place ? EntityKind::place : EntityKind::group;
  m.described = true;
  nations_.push_back(m);
  return &nations_.back();
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
  std::vector<std::vector<const Mention*>> bare;
  for (const Argument& arg : out.args) {
    if (arg.bare) bare.push_back(arg.group);
  }
  const bool participle = hit.feats.verb_form == VerbForm::part;
  size_t next = 0;
  if (participle) {
    out.subject = implied_subject(t, {});
  } else if (hit.feats.person == 1) {
    out.subject = implied_subject(t, hit.feats);
  } else if (!before.empty() && !(relative && suffix != nullptr)) {
    out.subject = before;
  } else if (!bare.empty()) {
    out.subject = bare[next++];
  } else if (const Mention* noun = participle ? nullptr : noun_mention(tail, false); noun != nullptr) {
    out.subject = {noun};
  } else if (!names_other_subject(tail)) {
    out.subject = implied_subject(t, hit.feats);
  }
  if (relative && suffix != nullptr) {
    out.object = before;
  } else if (suffix != nullptr) {
    if (const Mention* m = clauses_.antecedent(tail - 1, true)) out.object = {m};
  } else if (next < bare.size()) {
    out.object = bare[next];
  }
  const bool passive = hit.feats.voice == Voice::pass || scan_.token(t).feats.voice == Voice::pass;
  out.passive = passive;
  out.tail = tail;
  if (passive && out.object.empty() && frame.object != Role::none) std::swap(out.subject, out.object);
  if (out.object.empty()) {
    out.object_noun = clauses_.object_noun(tail - 1);
    // "condemned Trump's decision": whose deed it is, is meant.
    if (out.object_noun && frame.object == Role::recipient) {
      const uint32_t owner = *out.object_noun + 1;
      const Mention* m = owner < clauses_.last() ? scan_.mention_from(owner) : nullptr;
      if (m != nullptr && is_actor(scan_.reading(), *m)) out.object = {m};
    }
    const bool elsewhere = out.object_noun && out.object.empty() && *out.object_noun != tail;
    if (const Mention* m = elsewhere ? noun_mention(*out.object_noun, frame.object == Role::place) : nullptr)
      out.object = {m};
  }
  return out;
}

const LightVerb* Filler::light_for(uint32_t t, std::vector<const Mention*>* subject) const {
  constexpr uint32_t kReach = 16;
  const auto verb = clauses_.verb_before(t);
  if (!verb || t - *verb > kReach) return nullptr;
  // Its object is the first event noun after it and those joined to that one.
  for (uint32_t k = *verb + 1; k < t; ++k) {
    if (clauses_.is_event_noun(k) && !scan_.is_conjunction(t - 1)) return nullptr;
  }
  const LightVerb* best = nullptr;
  for (const FormHit& hit : data_.light_forms.find(scan_.key(*verb))) {
    if (hit.feats.verb_form == VerbForm::vnoun) continue;
    const LightVerb& light = data_.light_verbs[hit.row];
    const bool governed = t > 0 && scan_.token(t - 1).upos == Upos::ADP;
    const bool fits = light.prep.empty() ? !governed : governed && scan_.key(t - 1) == light.prep;
    if (fits && best == nullptr) best = &light;
  }
  if (best != nullptr) {
    for (const Mention* m : clauses_.subject_of(*verb)) subject->push_back(m);
    // "X with Y holds talks": who stands with the subject takes part.
    for (const Argument& arg : clauses_.arguments_after(*verb)) {
      if (arg.first >= t || subject->empty() || arg.first < subject->back()->last_token) continue;
      if (!arg.bare && clauses_.led_by(arg, with_letters(data_)))
        subject->insert(subject->end(), arg.group.begin(), arg.group.end());
    }
    if (subject->empty()) *subject = implied_subject(*verb, scan_.token(*verb).feats);
  }
  return best;
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
  out.tail = tail;
  out.args = clauses_.arguments_after(tail - 1);
  const bool definite = scan_.key(t).starts_with(kAl);
  if (out.genitive.empty() && !definite && !out.args.empty() && out.args.front().first == tail) {
    out.genitive = out.args.front().group;
    out.args.front().bare = false;
  } else if (out.genitive.empty() && tail < clauses_.last() && scan_.token(tail).upos == Upos::NOUN) {
    out.genitive_noun = tail;
    // "a number of X", "members of X": the mention that follows the noun stands for it.
    if (!definite && !out.args.empty() && out.args.front().first == tail + 1) {
      out.genitive = out.args.front().group;
      out.args.front().bare = false;
    }
  }
  for (const Argument& arg : out.args) {
    if (arg.bare && out.object.empty() && arg.first > tail) out.object = arg.group;
  }
  out.light = light_for(t, &out.subject);
  if (out.genitive.empty()) out.nations = nations_after(tail);
  return out;
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
    if (scan_.is_punct(k) || clauses_.is_verb(k)) break;
  }
  return false;
}

/// Does the preposition of the need stand after the trigger, before one of its words? For nouns that no mention covers.
bool Filler::prep_word(uint32_t tail, const Need& need) const {
  if (need.wants != Wants::word && need.wants != Wants::any) return false;
  constexpr uint32_t kReach = 14;
  for (uint32_t k = tail; k + 1 < std::min(clauses_.last(), tail + kReach); ++k) {
    if (scan_.is_punct(k) || clauses_.is_verb(k)) break;
    if (scan_.key(k) != need.prep || scan_.token(k).upos != Upos::ADP) continue;
    if (need.wants == Wants::any || is_word(k + 1, need.words)) return true;
  }
  return false;
}

bool Filler::needs_met(const Frame& frame, const Around& around) const {
  const auto holds = [&](const Need& need) {
    if (need.absent) return around.object.empty() && !around.object_noun;
    switch (need.slot) {
      case Slot::subject:
        return wanted(need, around.subject, std::nullopt) ||
               (need.wants == Wants::word && word_beside(around.tail, need.words));
      case Slot::object:
        return wanted(need, around.object, around.object_noun);
      case Slot::genitive:
        return wanted(need, around.genitive, around.genitive_noun);
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

void Filler::assign(Role role, const std::vector<const Mention*>& group, Filled& out) const {
  const Reading& r = scan_.reading();
  for (const Mention* m : group) {
    if (role == Role::place && out.place == nullptr && (is_placelike(*m) || m->kind == EntityKind::country))
      out.place = m;
    if (role != Role::actor && role != Role::recipient) continue;
    if (!is_actor(r, *m) && !m->described) continue;
    auto& side = role == Role::actor ? out.actors : out.recipients;
    if (std::find(side.begin(), side.end(), m) == side.end()) side.push_back(m);
  }
}

void Filler::assign_preps(const Frame& frame, const std::vector<Argument>& args, Filled& out) const {
  const PrepRole* last = nullptr;
  for (const Argument& arg : args) {
    const PrepRole* best = nullptr;
    for (const PrepRole& prep : frame.preps) {
      if (clauses_.led_by(arg, prep.letters) && (best == nullptr || prep.letters.size() > best->letters.size()))
        best = &prep;
    }
    if (best == nullptr) continue;
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
      const bool asked = best->role == Role::topic && frame.type == EventType::request &&
                         (kind == EntityKind::person || kind == EntityKind::office || kind == EntityKind::body);
      assign(asked ? Role::recipient : best->role, arg.group, out);
    }
    last = best;
  }
}

bool Filler::takes_part(const Mention& m, const Filled& out) {
  const auto same = [&](const Mention* p) { return p == &m || (p->entity >= 0 && p->entity == m.entity); };
  return std::any_of(out.actors.begin(), out.actors.end(), same) ||
         std::any_of(out.recipients.begin(), out.recipients.end(), same);
}

void Filler::find_place(const Around& around, uint32_t t, Filled& out) const {
  if (out.place != nullptr) return;
  for (const Argument& arg : around.args) {
    const Mention& m = *arg.group.front();
    if (arg.bare || !is_placelike(m) || arg.first == arg.lead || takes_part(m, out)) continue;
    const std::string_view before = scan_.key(arg.first - 1);
    const bool journey = out.frame->type == EventType::consult && data_.is_cue(before, EventCue::toward);
    if (!journey && !data_.is_cue(before, EventCue::at)) continue;
    out.place = &m;
    return;
  }
  // The nearest place after a preposition of place, after the trigger sooner than before it; verbs between cost more.
  constexpr uint32_t kFarthest = 40;
  constexpr uint32_t kVerb = 12;
  uint32_t best = kFarthest;
  for (uint32_t k = clauses_.first() + 1; k < clauses_.last(); ++k) {
    const Mention* m = scan_.mention_from(k);
    if (m == nullptr || !is_placelike(*m) || !data_.is_cue(scan_.key(k - 1), EventCue::at)) continue;
    if (takes_part(*m, out)) continue;
    uint32_t away = k > t ? k - t : t - k + 4;
    for (uint32_t v = std::min(k, t) + 1; v < std::max(k, t); ++v) away += clauses_.is_verb(v) ? kVerb : 0;
    if (away < best) {
      best = away;
      out.place = m;
    }
  }
}

/// The key after a conjunction that was not split off the word; empty when there is none.
std::string_view Filler::rest_of_word(uint32_t t) const {
  constexpr std::string_view kWaw = "\xD9\x88";
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

std::optional<Filled> Filler::best(uint32_t t) {
  const Token& token = scan_.token(t);
  const Mention* inside = scan_.mention_at(t);
  if (inside != nullptr && inside->kind != EntityKind::process && !inside->described) return std::nullopt;
  std::optional<Filled> best;
  const auto consider = [&](const FormHit& hit) {
    const Frame& frame = data_.frames[hit.row];
    const bool verb = frame.pos == Upos::VERB;
    const bool participle = hit.feats.verb_form == VerbForm::part && token.upos != Upos::NOUN;
    const bool headed = verb && hit.feats.aspect == Aspect::perf && opens_sentence(t);
    if (verb != (token.upos == Upos::VERB || participle || headed)) return;
    if (frame.pos == Upos::ADJ || hit.feats.verb_form == VerbForm::part) {
      // "opposing factions" only describes; "they are ready", "calling on all" tell.
      const bool attributive = t > clauses_.first() && !scan_.is_punct(t - 1) &&
                               scan_.token(t - 1).upos == Upos::NOUN && scan_.mention_at(t - 1) == nullptr;
      if (attributive || scan_.key(t).starts_with(kAl)) return;
    }
    if (frame.pos == Upos::NOUN && token.upos != Upos::NOUN && token.upos != Upos::PROPN && token.upos != Upos::X)
      return;
    const auto end = words_match(frame, t);
    if (!end) return;
    const Around around = verb ? around_verb(frame, hit, t, t + 1) : around_noun(frame, t, t + 1);
    if (!needs_met(frame, around)) return;
    Filled out;
    out.frame = &frame;
    out.light = around.light;
    out.end = *end;
    if (verb) {
      assign(frame.subject, around.subject, out);
      assign(frame.object, around.object, out);
    } else {
      const bool held_at =
          frame.type == EventType::consult && around.genitive.size() == 1 && around.genitive.front()->metonym;
      if (held_at) {
        out.place = around.genitive.front();
      } else {
        assign(frame.genitive, around.genitive, out);
      }
      assign(around.light != nullptr ? around.light->subject : Role::none, around.subject, out);
      assign(frame.object, around.object, out);
      if (frame.genitive == Role::actor || frame.subject == Role::actor) assign(Role::actor, around.nations, out);
    }
    assign_preps(frame, around.args, out);
    const bool mutual = frame.type == EventType::consult || frame.type == EventType::agree;
    if (!verb && mutual && out.actors.size() + out.recipients.size() < 2) {
      constexpr uint32_t kAmong = 22;
      assign(Role::actor, clauses_.group_after(EventCue::among, around.tail, kAmong), out);
    }
    if (!verb && out.actors.empty() && frame.genitive != Role::actor) assign(Role::actor, controller(t), out);
    // A leader who speaks of a call or talks with one other side is the other one.
    if (!verb && frame.type == EventType::consult && out.actors.empty() && out.recipients.size() == 1) {
      const auto speaker = speaker_around(t);
      if (!speaker.empty() && speaker.front()->kind == EntityKind::person) assign(Role::actor, speaker, out);
    }
    find_place(around, t, out);
    if (out.actors.empty() && out.recipients.empty()) return;
    // A definite noun that names one side only points back to a happening told before.
    const bool definite = !verb && scan_.key(t).size() != without_article(scan_.key(t)).size();
    if (definite && out.light == nullptr && out.actors.size() + out.recipients.size() < 2) return;
    out.score = static_cast<int>(frame.words.size()) * 8 + static_cast<int>(frame.needs.size()) * 3 +
                static_cast<int>(out.actors.size() + out.recipients.size());
    if (!best || out.score > best->score) best = std::move(out);
  };
  const auto hits = data_.forms.find(scan_.key(t));
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
