#include "statement/subject.h"
#include "statement/apposition.h"
#include "text/arabic.h"
#include "text/article.h"

#include <algorithm>

namespace isnad {
namespace {

constexpr std::string_view kAlefTeh = "\u0627\u062A";
constexpr std::string_view kAnd = utf8::kWaw;  // a proclitic

bool nominal(Upos upos) {
  return upos == Upos::NOUN || upos == Upos::ADJ || upos == Upos::PROPN || upos == Upos::X;
}

bool in_time(const Scan& scan, uint32_t t) {
  const auto& times = scan.reading().times;
  return std::any_of(times.begin(), times.end(),
                     [&](const TimeRef& ref) { return ref.span.meets(scan.token(t).span); });
}

/// The noun right after the verb governs what follows: "the lawyer of X", not "the deputy X".
bool in_construct(const StatementData& data, const Scan& scan, uint32_t t, const Mention& mention) {
  if (mention.first_token == 0 || mention.first_token == t) return false;
  const Token& before = scan.token(mention.first_token - 1);
  if (before.upos == Upos::ADP || scan.is_conjunction(mention.first_token - 1)) return true;
  // "Conservative deputies threatened the president": an indefinite phrase and a definite title are two.
  const bool definite = scan.key(mention.first_token).starts_with(kAl);
  if (definite && !scan.key(t).starts_with(kAl) && before.upos == Upos::ADJ &&
      !scan.key(mention.first_token - 1).starts_with(kAl))
    return true;
  if (cue_at(data, scan, mention.first_token - 1, mention.first_token, CueRole::honorific)) return false;
  return before.upos == Upos::NOUN && !scan.key(mention.first_token - 1).starts_with(kAl);
}

}  // namespace

Gender gender_of(const Scan& scan, const Mention& mention) {
  if (mention.kind == EntityKind::person || mention.plural) return Gender::none;
  const Reading& r = scan.reading();
  const Token& head = scan.token(mention.first_token);
  const std::string_view form = r.str(head.form);
  // Countries are feminine, but for some that do not show it.
  if (mention.kind == EntityKind::country && form.ends_with(utf8::kAlef)) return Gender::fem;
  if (mention.kind == EntityKind::office && !form.ends_with(utf8::kTehMarbuta)) return Gender::none;
  return form.ends_with(utf8::kTehMarbuta) || form.ends_with(kAlefTeh) ? Gender::fem : Gender::none;
}

namespace {

/// "for short": an indefinite accusative is no subject.
bool is_adverbial(const Scan& scan, uint32_t t) {
  constexpr std::string_view kPlural = "\u0627\u064A\u0627";  // of broken plurals
  const std::string_view key = scan.key(t);
  const std::string_view written = scan.reading().slice(scan.token(t).span);
  if (scan.token(t).upos != Upos::NOUN || scan.mention_at(t) != nullptr) return false;
  if (written.find(utf8::kFathatan) != std::string_view::npos) return true;
  return key.size() >= 8 && ends_in_tanween(key) && !key.ends_with(kPlural);
}

}  // namespace

std::optional<Phrase> phrase_after(const StatementData& data, const Scan& scan, const Trigger& trigger,
                                   uint32_t limit) {
  const uint32_t t = trigger.end;
  uint32_t end = t;
  const bool behind = trigger.verb != nullptr && trigger.verb->object;
  // "One of the abducted", "some residents": a number or determiner may lead.
  const bool led = t + 1 < limit && (scan.token(t).upos == Upos::DET || scan.token(t).upos == Upos::NUM) &&
                   nominal(scan.token(t + 1).upos);
  if (led) ++end;
  // "Justified his decision by": an act of the speaker's own is the object.
  const bool own = t + 1 < limit && scan.is_suffix_pronoun(t + 1) && data.acts.contains(std::string(scan.key(t)));
  if (own && trigger.token < t) return std::nullopt;
  const bool of_them =
      t + 1 < limit && scan.token(t).upos == Upos::DET && scan.is_suffix_pronoun(t + 1);  // "one of them"
  if (of_them) return Phrase{t, t + 2};
  while (end < limit && end < scan.size() && !scan.is_punct(end)) {
    const Upos upos = scan.token(end).upos;
    const bool inside = upos == Upos::PRON && end > t && scan.same_word(end - 1, end);
    // "The statement urged all parties": a definite noun governs nothing.
    const bool closed = end > t && scan.key(end - 1).starts_with(kAl);
    const bool joins = end > t && (upos == Upos::CCONJ || (upos == Upos::DET && !closed));
    if (!(nominal(upos) || inside || joins) || cue_at(data, scan, end, limit, CueRole::skip)) break;
    // "The statement announced the naming of X": a definite noun governs nothing.
    const bool object = behind && end == t + 1 && scan.mention_at(t) == nullptr && scan.key(t).starts_with(kAl) &&
                        upos == Upos::NOUN && data.acts.contains(std::string(scan.key(end)));
    // "Estate experts demanded of the ministry": an adjective governs nothing.
    const Mention* next = end > t ? scan.mention_from(end) : nullptr;
    const bool another =
        next != nullptr && scan.token(end - 1).upos == Upos::ADJ && !next->described &&
        (next->kind == EntityKind::body || next->kind == EntityKind::country || next->kind == EntityKind::person);
    // "Dostum the reliance": the parser hangs it on the verb.
    const bool hung = end > t && upos == Upos::NOUN && scan.token(end).rel == Rel::obj && trigger.token < t &&
                      scan.token(end).head == static_cast<int32_t>(trigger.token) && closed;
    // "X, who is (and he is) a refugee"
    const bool who_is = upos == Upos::CCONJ && end + 1 < limit && scan.token(end + 1).upos == Upos::PRON;
    if (object || another || hung || who_is) break;
    ++end;
  }
  while (end > t && scan.token(end - 1).upos == Upos::CCONJ) --end;
  const bool behind_verb = trigger.token < t && scan.token(trigger.token).upos == Upos::VERB;
  if (end == t || (behind_verb && is_adverbial(scan, t))) return std::nullopt;
  const bool many = ends_oblique(scan.key(t)) || scan.key(t).ends_with(kSoundPlurals[0]);
  // "Added Mar'i, that": a surname that looks like an adjective.
  const bool surname = behind_verb && trigger.verb != nullptr && trigger.verb->carry && end == t + 1 &&
                       end < scan.size() && scan.is_comma(end) && !scan.key(t).starts_with(kAl) &&
                       !scan.key(t).ends_with(utf8::kAlef);
  const bool adjective = scan.token(t).upos == Upos::ADJ && !many && !surname;
  if (adjective || scan.token(t).upos == Upos::PRON) return std::nullopt;
  for (uint32_t k = t; k < end; ++k) {
    if (in_time(scan, k)) return std::nullopt;
  }
  return Phrase{t, end};
}

const Mention* subject_after(const StatementData& data, const Scan& scan, const Trigger& trigger, uint32_t limit) {
  constexpr uint32_t kSubjectReach = 14;  // tokens; beyond, a mention belongs to another phrase
  limit = std::min({limit, trigger.end + kSubjectReach, scan.size()});
  const bool open = trigger.end < limit && nominal(scan.token(trigger.end).upos) &&
                    scan.token(trigger.end).upos != Upos::ADJ && scan.mention_at(trigger.end) == nullptr &&
                    !in_time(scan, trigger.end) && !cue_at(data, scan, trigger.end, limit, CueRole::skip);
  bool after_preposition = false;
  for (uint32_t t = trigger.end; t < limit; ++t) {
    if (scan.is_colon(t) || cue_at(data, scan, t, limit, CueRole::that)) return nullptr;
    if (const auto mouth = cue_at(data, scan, t, limit, CueRole::mouthpiece);
        mouth && t > trigger.end && mouth->cue->words > 1)
      return nullptr;
    if (const auto skip = cue_at(data, scan, t, limit, CueRole::skip)) {
      t = skip->end - 1;
      continue;
    }
    if (scan.mark(t) == '(' && t > trigger.end &&
        (after_preposition || scan.mention_at(t - 1) != nullptr)) {  // "X (for short)": the brackets name nobody else
      uint32_t close = t + 1;
      while (close < limit && scan.mark(close) != ')') ++close;
      if (close < limit) {
        t = close;
        continue;
      }
    }
    if (const Mention* m = scan.mention_from(t); m != nullptr && !in_time(scan, t)) {
      if (scan.token(t).upos == Upos::ADP && !is_letter_of_name(scan, *m) && !scan.opens_name(t))
        after_preposition = true;  // "to the Iranians": the mention has it
      if (!after_preposition && (m->kind != EntityKind::place || m->metonym)) {
        const bool apart = t > trigger.end && scan.is_comma(t - 1);
        if (open && apart) return apposed_name(data, scan, t - 1, limit);
        const Mention* name = named_after(data, scan, trigger, *m, limit, open);
        const Gender gender = gender_of(scan, *m);
        const bool clash = !open && t == trigger.end && gender == Gender::fem && trigger.feats.gender == Gender::masc;
        if (clash && name == m) return nullptr;  // a body of the other gender is the object
        // "Called upon the Kenyans": men in the oblique case.
        const bool oblique = t == trigger.end && ends_oblique(scan.key(m->first_token)) &&
                             is_sound_plural(scan.key(m->first_token)) && m->last_token == m->first_token + 1;
        if (oblique && trigger.verb != nullptr && takes_hearer(*trigger.verb)) return nullptr;
        if (open && name == m && trigger.verb != nullptr && trigger.verb->needs_object) return nullptr;
        if (open && name == m && in_construct(data, scan, trigger.end, *m)) return nullptr;
        return name;
      }
      // "The dean of studies at the university of X, Dr Y": the style opens a name in apposition.
      const bool styled = after_preposition && scan.token(t - 1).upos != Upos::ADP && !scan.is_conjunction(t - 1) &&
                          is_styled_name(data, scan, *m);
      if (styled) return m;
      // What is joined to a governed name is governed too.
      after_preposition = m->last_token < limit && scan.is_conjunction(m->last_token);
      t = m->last_token - 1;
      continue;
    }
    // "X, who is the spokesman of Y": the circumstance names nobody else.
    const bool aside = scan.is_conjunction(t) && t + 1 < limit && scan.token(t + 1).upos == Upos::PRON &&
                       !scan.same_word(t - 1, t) && t > trigger.end;
    if (open && aside) return nullptr;
    if (scan.token(t).upos == Upos::ADP) {
      const bool pronoun = t + 1 < limit && scan.same_word(t, t + 1) && scan.token(t + 1).upos == Upos::PRON;
      after_preposition = after_preposition || !pronoun;  // "what X reported of it"
    }
    if (scan.is_comma(t)) {
      // A comma right after a word that begins as a preposition: a name cut in two.
      if (t > trigger.end && scan.token(trigger.end).upos == Upos::ADP && scan.same_word(trigger.end, t - 1))
        return nullptr;
      after_preposition = false;
    }
    // "Told «X» Y that": what the preposition governs ends with its quotation.
    if (scan.closes_quotation(t)) after_preposition = false;
    if (scan.token(t).upos == Upos::VERB) return nullptr;
  }
  return nullptr;
}

const Mention* subject_before(const StatementData& data, const Scan& scan, const Trigger& trigger, uint32_t first) {
  if (trigger.token == first || trigger.participle) return nullptr;
  uint32_t t = trigger.token - 1;
  if (scan.is_conjunction(t)) return nullptr;
  for (uint32_t n = 0; n < 2; ++n) {  // "X had (already) said"
    const bool tense =
        scan.token(t).upos == Upos::PART || scan.token(t).upos == Upos::AUX ||
        cue_at(data, scan, t, trigger.token, CueRole::tense) ||
        (n == 1 && cue_at(data, scan, t, trigger.token, CueRole::topic) && scan.token(t).upos == Upos::VERB);
    if (!tense || scan.mention_at(t) != nullptr) break;
    if (t == first) return nullptr;
    --t;
  }
  while (t > first && scan.closes_quotation(t)) --t;
  // "It is said that X, claimed that": a comma that parts the verb from its subject.
  if (t > first && scan.is_comma(t) && t + 1 == trigger.token) {
    const Mention* apart = scan.mention_at(t - 1);
    const uint32_t at = apart != nullptr ? apart->first_token : 0;
    const bool opens =
        at > first && trigger.feats.aspect == Aspect::perf && cue_at(data, scan, at - 1, at, CueRole::that).has_value();
    if (opens && gender_of(scan, *apart) != Gender::fem) --t;
  }
  const Mention* m = scan.mention_at(t);
  if (m == nullptr || (m->kind == EntityKind::place && !m->metonym)) return nullptr;
  // "Sites loyal to the government say": what a preposition governs, says nothing.
  if (scan.token(m->first_token).upos == Upos::ADP && m->last_token > m->first_token + 1 &&
      !scan.opens_name(m->first_token) && !is_letter_of_name(scan, *m))
    return nullptr;
  // Behind its subject a verb agrees with it in number.
  const bool one = m->kind == EntityKind::person && !m->described && !m->plural;
  if (one && trigger.feats.number == Number::plur) return nullptr;
  if (m->plural && is_sound_plural(scan.key(m->first_token)) && trigger.feats.number == Number::sing) return nullptr;
  // "On the priorities of X he said": what a construct governs, behind a preposition, is no subject.
  uint32_t head = m->first_token;
  while (head > first + 1 && scan.token(m->first_token).upos != Upos::ADP && scan.token(head - 1).upos == Upos::NOUN &&
         !scan.key(head - 1).starts_with(kAl) && scan.mention_at(head - 1) == nullptr && !scan.is_suffix_pronoun(head))
    --head;
  const bool governed = head > first && scan.token(head - 1).upos == Upos::ADP &&
                        !cue_at(data, scan, head - 1, trigger.token, CueRole::that);
  return governed ? nullptr : m;
}

Topic topic_before(const StatementData& data, const Scan& scan, const Trigger& trigger, uint32_t first) {
  if (trigger.participle || trigger.token < first + 2) return {};
  // "X and he said": no topic of that verb.
  if (scan.is_conjunction(trigger.token - 1) && scan.key(trigger.token - 1) == kAnd) return {};
  constexpr uint32_t kReach = 60;  // tokens from the head of a clause to its verb
  const uint32_t head = trigger.token > first + kReach ? trigger.token - kReach : first;
  uint32_t begin = head;  // of the clause
  bool opened = false;    // by a word that puts its subject before the verb
  for (uint32_t t = head; t < trigger.token; ++t) {
    const auto topic = cue_at(data, scan, t, trigger.token, CueRole::topic);
    if (!topic) continue;
    begin = topic->end;
    opened = true;
    t = topic->end - 1;
  }
  if (!opened) {
    for (uint32_t t = trigger.token; t > head + 1; --t) {
      if (scan.is_colon(t - 1)) {  // "8 March: sites say"
        bool heading = true;
        for (uint32_t k = head; k + 1 < t; ++k) heading = heading && scan.token(k).upos != Upos::VERB;
        if (heading) begin = t;
        break;
      }
      if (scan.is_punct(t - 1) && scan.is_comma(t - 1) && scan.is_conjunction(t) && t + 1 < trigger.token) {
        begin = t;
        break;
      }
    }
    if (begin == head && head != first) return {};
    while (begin < trigger.token && scan.is_conjunction(begin)) ++begin;
    // "..., then indeed X said"
    const auto indeed = begin > head && begin < trigger.token && scan.same_word(begin - 1, begin)
                            ? cue_at(data, scan, begin, trigger.token, CueRole::that)
                            : std::nullopt;
    if (indeed) begin = indeed->end;
  }
  if (opened && begin < trigger.token && scan.quotation_from(begin) != nullptr) ++begin;
  if (begin >= trigger.token || scan.is_punct(begin) || !(nominal(scan.token(begin).upos) || scan.mention_from(begin)))
    return {};
  if (in_time(scan, begin)) return {};
  // Up to the verb only what belongs to the noun phrase: relative clauses, appositions, prepositional phrases.
  bool relative = false;
  for (uint32_t t = begin; t < trigger.token; ++t) {
    const bool aside = scan.mark(t) == '-' || scan.mark(t) == '(' || scan.mark(t) == ')';
    // "The letters had ..., while the jobless demanded": another clause.
    if (t > begin && scan.is_punct(t - 1) && cue_at(data, scan, t, trigger.token, CueRole::connective) &&
        !cue_at(data, scan, t, trigger.token, CueRole::topic))
      return {};
    const auto that = cue_at(data, scan, t, trigger.token, CueRole::that);
    if (that && opened && that->end >= trigger.token) break;  // "as for X, (then) he said"
    if (scan.is_colon(t) || that) return {};
    if (cue_at(data, scan, t, trigger.token, CueRole::relative)) relative = true;
    if (scan.token(t).upos == Upos::VERB && scan.mention_at(t) == nullptr && !relative && !aside) return {};
  }
  const Trigger opener{begin - 1, begin, trigger.verb, trigger.feats, false, false};
  const bool plural = trigger.feats.number == Number::plur;
  Topic out;
  out.opened = opened;
  out.mention = subject_after(data, scan, opener, trigger.token);
  if (out.mention != nullptr && plural && out.mention->kind == EntityKind::person && !out.mention->plural)
    out.mention = nullptr;
  if (out.mention != nullptr) return out;
  out.phrase = phrase_after(data, scan, opener, trigger.token);
  // A bare phrase is the subject only when nothing but what belongs to it stands before the verb.
  for (uint32_t t = begin; t < trigger.token && !opened && !relative; ++t) {
    if (scan.is_comma(t)) out.phrase.reset();
  }
  return out;
}

}  // namespace isnad
