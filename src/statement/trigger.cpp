#include "statement/trigger.h"

#include <algorithm>

#include "base/utf8.h"
#include "statement/homograph.h"
#include "statement/quoted.h"
#include "statement/told_act.h"
#include "text/arabic.h"

namespace isnad {
namespace {

using utf8::kAlef;
using utf8::kWaw;
constexpr std::string_view kBy = utf8::kBeh;    // a proclitic
constexpr std::string_view kLike = utf8::kKaf;  // a proclitic

/// Hits of the token's key; at the head of a word, those of the whole word come first, with or without a conjunction,
/// whatever clitics were split. `whole` tells that the hits are the whole word's.
std::span<const FormHit> hits_at(const StatementData& data, const Scan& scan, uint32_t t, bool* whole) {
  const Reading& r = scan.reading();
  const bool head = t == 0 || !scan.same_word(t - 1, t);
  *whole = head && t + 1 < scan.size() && scan.same_word(t, t + 1);
  if (head) {
    const std::string_view word = r.str(r.words[scan.token(t).word].key);
    const auto hits = data.forms.find(word);
    if (!hits.empty()) return hits;
    const std::string_view key = scan.key(t);
    // The letter may be the verb's, not "and": not before who can speak.
    const Mention* next = t + 1 < scan.size() ? scan.mention_from(t + 1) : nullptr;
    const bool speaks = next != nullptr && scan.token(t + 1).upos != Upos::ADP &&
                        (next->kind == EntityKind::person || next->kind == EntityKind::office ||
                         next->kind == EntityKind::body || next->metonym);
    const bool own = !*whole && !speaks && r.str(scan.token(t).lemma).starts_with(kWaw);
    if (key != kWaw && word.starts_with(kWaw) && !own) {
      const auto rest = data.forms.find(word.substr(kWaw.size()));
      if (!rest.empty()) return rest;
    }
  }
  *whole = false;
  const std::string_view key = scan.key(t);
  // "She described them": the ending of the verb, written as that of a noun when its pronoun was parted.
  if (key.ends_with(utf8::kHeh) && scan.token(t).upos == Upos::VERB && t + 1 < scan.size() &&
      scan.is_suffix_pronoun(t + 1)) {
    constexpr std::string_view kTeh = "\u062A";
    const auto she = data.forms.find(std::string(key.substr(0, key.size() - utf8::kHeh.size())).append(kTeh));
    if (!she.empty()) return she;
  }
  return data.forms.find(key);
}

/// "Before stressing «...»": words that are quoted were said.
bool quotes_after_before(const StatementData& data, const Scan& scan, uint32_t t) {
  bool before = false;
  for (uint32_t back = 2; back <= 3 && t >= back; ++back) {
    const auto phrase = cue_at(data, scan, t - back, t, CueRole::skip);
    before = before || (phrase && phrase->end == t);
  }
  for (uint32_t k = t + 1; before && k < std::min(scan.size(), t + 5); ++k) {
    if (const Quotation* q = scan.quotation_from(k)) return q->closed && !is_name_quotation(scan, k, *q);
    if (scan.token(k).upos == Upos::VERB) return false;
  }
  return false;
}

/// "Did not say", "has not announced", "will say": nothing is reported.
bool denied_saying(const StatementData& data, const Scan& scan, uint32_t t, Force force, bool imperfect) {
  const bool holds = force == Force::expected || force == Force::described || force == Force::welcomed;
  if (t == 0) return false;
  // "Before he announces": only feared, hoped or planned.
  constexpr std::string_view kThat = "\u0627\u0646";
  if (imperfect && scan.key(t - 1) == kThat) return !quotes_after_before(data, scan, t);
  // "... or deny it": the ending of those who only may.
  constexpr std::string_view kMay = "\u0648\u0627";
  if (imperfect && scan.key(t).ends_with(kMay) && scan.token(t).upos == Upos::VERB) return true;
  // "Signs that may show": only possible.
  constexpr std::string_view kQad = "\u0642\u062F";
  if (imperfect && scan.key(t - 1) == kQad) return true;
  constexpr std::string_view kWill = "\u0633";  // a proclitic
  const bool later = scan.same_word(t - 1, t) && scan.key(t - 1) == kWill;
  // "Nobody says": a phrase of two words.
  const auto nobody = t >= 2 ? cue_at(data, scan, t - 2, t, CueRole::negation) : std::nullopt;
  if (nobody && nobody->end == t && nobody->cue->words > 1) return true;
  return later || (!holds && cue_at(data, scan, t - 1, t, CueRole::negation).has_value()) ||
         cue_at(data, scan, t - 1, t, CueRole::future).has_value();
}

/// Feminine and plural participles, whose accusative does not show.
bool marks_adverb(std::string_view key) {
  return key.ends_with(utf8::kHeh) || ends_oblique(key);
}

/// A participle right before its content: "X left, saying that" without a comma.
bool says(const StatementData& data, const Scan& scan, uint32_t t) {
  for (uint32_t k = t + 1; k < std::min(scan.size(), t + 3); ++k) {
    if (cue_at(data, scan, k, scan.size(), CueRole::that)) return true;
    if (scan.token(k).upos != Upos::ADP) return false;
  }
  return false;
}

/// "X urged Y to do it pointing to Z": a verb that goes on, right before its first preposition.
bool points(const ReportingVerb& verb, const Scan& scan, uint32_t t) {
  return verb.carry && !verb.preps.empty() && t + 2 < scan.size() && scan.key(t + 1) == verb.preps.front() &&
         !scan.same_word(t, t + 1);
}

/// "X went on accusing Y of Z": the object right behind, then the preposition.
bool charges(const ReportingVerb& verb, const Scan& scan, uint32_t t) {
  constexpr uint32_t kReach = 4;  // tokens of the object
  const Mention* m = verb.needs_object && t + 1 < scan.size() ? scan.mention_from(t + 1) : nullptr;
  if (m == nullptr || verb.preps.empty()) return false;
  for (uint32_t k = m->last_token; k < std::min(scan.size(), m->last_token + kReach); ++k) {
    if (scan.key(k) == verb.preps.front()) return true;
    if (scan.is_punct(k) || scan.token(k).upos == Upos::VERB) return false;
  }
  return false;
}

/// "X will be called upon": a participle behind "to be" in its clause.
bool is_predicate(const StatementData& data, const Scan& scan, uint32_t t, uint32_t first) {
  constexpr uint32_t kReach = 6;  // tokens
  // "... was greater, asking: «...»"
  if (t + 1 < scan.size() && (scan.is_colon(t + 1) || scan.quotation_from(t + 1) != nullptr)) return false;
  for (uint32_t back = 1; back <= kReach && t >= first + back; ++back) {
    const uint32_t k = t - back;
    if (scan.token(k).upos == Upos::AUX) return true;
    if (scan.token(k).upos == Upos::VERB && cue_at(data, scan, k, t, CueRole::topic)) return true;
    if (scan.is_punct(k) || scan.is_conjunction(k) || scan.token(k).upos == Upos::VERB) return false;
  }
  return false;
}

/// The tagger takes a verb for a noun or a name, seldom for a function word.
bool can_be_verb(Upos upos) {
  return upos == Upos::VERB || upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::ADJ || upos == Upos::X ||
         upos == Upos::AUX || upos == Upos::ADP || upos == Upos::CCONJ || upos == Upos::PART;
}

/// "A man called X": the ending of the passive, a name right behind.
bool is_naming(const StatementData& data, const Scan& scan, uint32_t t, const FormHit& hit) {
  constexpr std::string_view kMaqsura = "\u0649";
  const bool passive = hit.feats.aspect == Aspect::imp &&
                       scan.reading().slice(scan.token(t).span).ends_with(kMaqsura) &&
                       data.verbs[hit.row].force == Force::claimed;
  return passive && !(t + 1 < scan.size() && cue_at(data, scan, t + 1, scan.size(), CueRole::that));
}

/// "Is called X": a passive whose active may be written otherwise.
bool is_passive_present(const FormHit& hit) {
  return hit.feats.voice == Voice::pass && hit.feats.aspect == Aspect::imp && hit.feats.verb_form != VerbForm::part;
}

std::optional<Trigger> trigger_at(const StatementData& data, const Scan& scan, uint32_t t, uint32_t first) {
  const Token& token = scan.token(t);
  if (const auto joined = verb_cut_in_two(data, scan, t)) return joined;
  if (scan.is_punct(t) || scan.is_conjunction(t) || token.upos == Upos::PRON) return std::nullopt;
  // No verb stands behind "by" or "like" in its word.
  if (t > first && scan.same_word(t - 1, t) && (scan.key(t - 1) == kBy || scan.key(t - 1) == kLike))
    return std::nullopt;
  const bool head =
      t == first || scan.is_punct(t - 1) || (scan.is_conjunction(t - 1) && (t == first + 1 || scan.is_punct(t - 2)));
  // "In quoting from", "asked not to be named": phrases that hold a verb's letters but report nothing.
  for (const CueRole role : {CueRole::source, CueRole::end}) {
    if (cue_at(data, scan, t, scan.size(), role)) return std::nullopt;
  }
  const bool loose_ending = t + 1 < scan.size() && scan.key(t + 1) == kAlef && !scan.same_word(t, t + 1);
  // A name of a word or two in quotation marks.
  if (const Quotation* q = t > first ? scan.quotation_from(t - 1) : nullptr;
      q != nullptr && q->closed && is_name_quotation(scan, t - 1, *q))
    return std::nullopt;
  bool whole = false;
  const auto hits = hits_at(data, scan, t, &whole);
  const std::string_view lemma = scan.reading().str(token.lemma);
  const bool tagged = !whole && std::any_of(hits.begin(), hits.end(), [&](const FormHit& h) {
    return data.verbs[h.row].key == lemma && !is_passive_present(h);
  });
  for (const FormHit& hit : hits) {
    if (tagged && hit.upos == Upos::VERB && data.verbs[hit.row].key != lemma) continue;
    // "Got rid of" is spelled as the present of "concludes": another verb of another preposition stands there.
    const ReportingVerb& verb = data.verbs[hit.row];
    const bool other = token.upos == Upos::VERB && !whole && verb.key != lemma && hit.feats.aspect == Aspect::imp &&
                       verb.that && !verb.quote && !verb.preps.empty() && t + 1 < scan.size() &&
                       scan.key(t + 1) != verb.preps.front() && !cue_at(data, scan, t + 1, scan.size(), CueRole::that);
    if (other) continue;
    const bool participle = hit.feats.verb_form == VerbForm::part;
    if (!participle && hit.upos != Upos::VERB) continue;
    // "It is said that": spelled as no active.
    if (hit.feats.voice == Voice::pass && hit.feats.aspect == Aspect::perf) continue;
    if (is_passive_present(hit) || is_naming(data, scan, t, hit)) continue;
    if (is_first_person(data.verbs[hit.row], scan, t) || is_other_word(verb, hit, scan, t)) continue;
    if (denied_saying(data, scan, t, data.verbs[hit.row].force, hit.feats.aspect == Aspect::imp)) continue;
    if (hit.feats.person == 1 || hit.feats.person == 2 || hit.feats.aspect == Aspect::imperative) continue;
    // "the most prominent of them:" a noun with its owner.
    const bool owned = !participle && !whole && token.upos != Upos::VERB && t + 2 < scan.size() &&
                       scan.same_word(t, t + 1) && scan.token(t + 1).upos == Upos::PRON && scan.is_colon(t + 2);
    if (owned) continue;
    if (scan.mention_at(t) != nullptr && (participle || scan.mention_at(t)->first_token != t)) continue;
    if (participle) {
      const std::string_view letters = whole ? scan.reading().str(scan.word(t).key) : scan.key(t);
      const bool adverbial =
          ends_in_alef(letters) || loose_ending ||
          (hit.feats.definite != Definite::def &&
           ((head && (marks_adverb(letters) || says(data, scan, t) || points(data.verbs[hit.row], scan, t))) ||
            (marks_adverb(letters) &&
             (says(data, scan, t) || points(data.verbs[hit.row], scan, t) || charges(data.verbs[hit.row], scan, t)))));
      // "Twelve [accused of] belonging to X": whoever accuses names whom.
      const bool of = t + 1 < scan.size() && scan.key(t + 1) == kBy && !scan.same_word(t, t + 1);
      if (of && verb.force == Force::accused) continue;
      // "(It is) certain that": at the head of a sentence, without the ending of an adverb.
      const bool certain = !ends_in_alef(letters) && !loose_ending && !marks_adverb(letters) &&
                           (t == first || (t == first + 1 && scan.is_conjunction(first)));
      if (certain || !adverbial || governed(scan, t, first) || is_predicate(data, scan, t, first)) continue;
    } else if (token.upos == Upos::ADP && !whole) {
      // "through" and "between" spell verbs too: at the head of a clause, before a name.
      const bool leads = t + 1 < scan.size() && (scan.mention_from(t + 1) != nullptr ||
                                                 cue_at(data, scan, t + 1, scan.size(), CueRole::that) ||
                                                 cue_at(data, scan, t + 1, scan.size(), CueRole::testimony) ||
                                                 cue_at(data, scan, t + 1, scan.size(), CueRole::occasion) ||
                                                 (t + 2 < scan.size() && !scan.same_word(t + 1, t + 2) &&
                                                  cue_at(data, scan, t + 2, scan.size(), CueRole::that)));
      const bool opened = t > first && cue_at(data, scan, t - 1, t, CueRole::connective).has_value();
      const bool also = t > first + 1 && cue_at(data, scan, t - 2, t, CueRole::connective).has_value();
      const bool tense = t > first && cue_at(data, scan, t - 1, t, CueRole::tense).has_value();
      const bool adverb = t > first && ends_phrase(data, scan, t, first);
      const bool behind_noun = t > first && cue_at(data, scan, t + 1, scan.size(), CueRole::occasion) &&
                               cue_at(data, scan, t - 1, t, CueRole::channel);
      if (behind_noun && !data.verbs[hit.row].preps.empty())
        return Trigger{t, t + 1, &data.verbs[hit.row], hit.feats, false, false};
      const bool complete = leads_to_complement(data, scan, t, data.verbs[hit.row]);
      if (!((head || opened || also) && leads) && !((head || opened || also || tense || adverb) && complete)) continue;
    } else if (token.upos != Upos::VERB && (governed(scan, t, first) || !can_be_verb(token.upos) ||
                                            (hit.feats.gender == Gender::fem && hit.feats.number == Number::plur))) {
      continue;
    }
    Trigger out{t, t + 1, &data.verbs[hit.row], hit.feats, participle, false};
    // "Hastened to assuring X that": behind a preposition stands a noun that is spelled as a present; it has no subject
    // of its own.
    constexpr std::string_view kTeh = "\u062A";
    const bool noun = !participle && hit.feats.aspect == Aspect::imp && scan.key(t).starts_with(kTeh) && t > first &&
                      !scan.same_word(t - 1, t) && scan.mention_at(t - 1) == nullptr &&
                      cue_at(data, scan, t - 1, t, CueRole::governor);
    if (noun) out.participle = true;
    // Lost marks leave the ending of an adverb as a letter alone.
    if (loose_ending) ++out.end;
    while (whole && out.end < scan.size() && scan.same_word(t, out.end)) ++out.end;
    while (out.end < scan.size() && scan.same_word(t, out.end) && scan.token(out.end).upos == Upos::PRON) {
      out.suffix = true;
      ++out.end;
    }
    return out;
  }
  return std::nullopt;
}

}  // namespace

bool governed(const Scan& scan, uint32_t t, uint32_t first) {
  if (t == first) return false;
  const Token& before = scan.token(t - 1);
  return before.upos == Upos::ADP || before.upos == Upos::DET;
}

std::vector<Trigger> find_triggers(const StatementData& data, const Scan& scan, uint32_t first, uint32_t last) {
  std::vector<Trigger> out;
  for (uint32_t t = first; t < last; ++t) {
    if (const auto phrase = cue_at(data, scan, t, last, CueRole::skip)) {
      t = phrase->end - 1;
      continue;
    }
    // "Quoted X (on) his denial of": the content of the verb before, though it may be spelled as a verb.
    const bool carried = !out.empty() && !out.back().verb->relay.empty() && t > out.back().end + 1 &&
                         !scan.is_conjunction(t - 1) && told_act(data, scan, t);
    if (carried) continue;
    auto trigger = trigger_at(data, scan, t, first);
    if (!trigger && joins_act(scan, t, out)) trigger = told_act(data, scan, t);
    if (!trigger) continue;
    // "Expressed (from) the warmest thanks": what a verb's own preposition governs is no verb.
    const bool governs = !out.empty() && !trigger->participle && t > out.back().end && !scan.same_word(t - 1, t) &&
                         scan.token(t - 1).upos == Upos::ADP && !out.back().verb->preps.empty() &&
                         out.back().verb->preps.front() == scan.key(t - 1);
    if (governs) continue;
    out.push_back(*trigger);
    t = trigger->end - 1;
  }
  return out;
}

}  // namespace isnad
