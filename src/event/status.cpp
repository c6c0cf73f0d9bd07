#include "event/status.h"

#include <algorithm>

#include "event/factuality.h"
#include "text/article.h"

namespace isnad {
namespace {

constexpr uint32_t kBefore = 7;      // tokens between a status word and the word it governs
constexpr uint32_t kCondition = 20;  // tokens between a condition and what hangs on it
constexpr uint32_t kAfter = 5;       // tokens after a noun where "coming", "postponed" may stand

/// One past the last token when the tokens from `t` spell the letters exactly; 0 otherwise.
uint32_t spelled(const Scan& scan, uint32_t t, uint32_t limit, std::string_view letters) {
  while (t < limit && !letters.empty()) {
    const std::string_view key = scan.key(t);
    if (key.empty() || !letters.starts_with(key)) return 0;
    letters.remove_prefix(key.size());
    ++t;
  }
  return letters.empty() ? t : 0;
}

const StatusWord* word_at(const EventData& data, const Scan& scan, uint32_t t, uint32_t limit, uint32_t* end) {
  const std::vector<uint16_t>* const begun = data.status_words_from.find(scan.key(t));
  if (begun == nullptr) return nullptr;
  for (const uint16_t index : *begun) {
    const StatusWord& word = data.status_words[index];
    *end = spelled(scan, t, limit, word.letters);
    if (*end != 0) return &word;
  }
  return nullptr;
}

/// "is not scheduled", "cannot".
bool undone(const EventData& data, const Clauses& clauses, uint32_t word) {
  const Scan& scan = clauses.scan();
  if (word > clauses.first() && scan.token(word - 1).upos == Upos::ADP) --word;
  return word > clauses.first() && data.is_cue(scan, word - 1, EventCue::negation);
}

/// Wars, sieges and the like last until the text says that they ended.
std::optional<Status> lasting(const EventData& data, const Scan& scan, uint32_t trigger) {
  const std::string_view key = without_article(scan.key(trigger));
  for (const StatusWord& word : data.status_words) {
    if (word.scope == StatusScope::itself && word.letters == key) return word.status;
  }
  return std::nullopt;
}

}  // namespace

bool conditional(const EventData& data, const Clauses& clauses, uint32_t trigger) {
  const Scan& scan = clauses.scan();
  const auto stops = [&](uint32_t t) { return scan.is_punct(t) && !scan.is_comma(t) && scan.mark(t) != '"'; };
  const uint32_t from = std::max(clauses.first(), trigger > kCondition ? trigger - kCondition : 0);
  const uint32_t to = std::min(clauses.last(), trigger + kCondition);
  for (uint32_t t = trigger; t > from && !stops(t - 1); --t) {
    if (data.is_cue(scan, t - 1, EventCue::condition)) return true;
  }
  for (uint32_t t = trigger; t < to && !stops(t); ++t) {
    if (data.is_cue(scan, t, EventCue::condition)) return true;
  }
  return false;
}

namespace {

Status by_tense(const Feats& feats) {
  return feats.aspect == Aspect::imp || feats.aspect == Aspect::jus ? Status::ongoing : Status::occurred;
}

/// Does the word say it of the verb itself, with nothing between?
bool is_particle(const StatusWord& word, uint32_t end, uint32_t trigger, bool verb) {
  return verb && word.scope == StatusScope::before_verb && end == trigger;
}

/// "if they release the men": the verb right behind the word of the condition, one small word between at most.
bool opens_condition(const EventData& data, const Clauses& clauses, uint32_t verb) {
  const Scan& scan = clauses.scan();
  uint32_t before = verb;
  if (before > clauses.first() && scan.token(before - 1).upos == Upos::PART) --before;
  return before > clauses.first() && data.is_cue(scan, before - 1, EventCue::condition);
}

bool is_pronoun_of(const Clauses& clauses, uint32_t noun) {
  const Scan& scan = clauses.scan();
  return noun + 1 < clauses.last() && scan.same_word(noun, noun + 1) && scan.token(noun + 1).upos == Upos::PRON;
}

bool is_of(const EventData& data, const Scan& scan, uint32_t t, std::initializer_list<EventType> types) {
  const auto hits = data.forms.find(scan.key(t));
  return std::any_of(hits.begin(), hits.end(), [&](const FormHit& h) {
    const Frame& frame = data.frames[h.row];
    return frame.words.size() == 1 && std::find(types.begin(), types.end(), frame.type) != types.end();
  });
}

/// "boycotts it for its refusal to", "criticised him for his backing of": a reason, and no aim. Who is blamed or
/// punished is so for what he does.
std::optional<Status> reason(const EventData& data, const Clauses& clauses, uint32_t noun) {
  const Scan& scan = clauses.scan();
  if (!is_pronoun_of(clauses, noun)) return std::nullopt;
  const bool stance = is_of(data, scan, noun, {EventType::reject, EventType::support});
  const bool words = is_of(data, scan, noun, {EventType::reject, EventType::accuse});
  const auto governor = clauses.verb_before(noun);
  const bool blamed = governor && is_of(data, scan, *governor, {EventType::accuse, EventType::sanction});
  if (!words && !blamed) return std::nullopt;
  return stance ? Status::ongoing : Status::occurred;
}

KnownStatus told_status(const EventData& data, const Clauses& clauses, uint32_t trigger, uint32_t trigger_end,
                        bool verb, const LightVerb* light) {
  const Scan& scan = clauses.scan();
  const uint32_t from = std::max(clauses.first(), trigger > kBefore ? trigger - kBefore : 0);
  // The nearest word before the trigger that governs it; another verb between ends its reach.
  // A present tense behind the noun only describes what is planned before it ("to launch a dialogue that all join").
  std::optional<Status> done;
  if (!verb) done = carried_out(data, clauses, trigger_end);
  if (done && *done != Status::ongoing) return {*done, StatusBasis::carried};
  std::optional<KnownStatus> found;
  uint32_t found_end = 0;
  for (uint32_t t = trigger; t > from && !found; --t) {
    const uint32_t k = t - 1;
    uint32_t end = 0;
    const StatusWord* word = word_at(data, scan, k, trigger, &end);
    // "unless" holds "not".
    uint32_t wider = 0;
    const StatusWord* whole = word != nullptr && k > from ? word_at(data, scan, k - 1, trigger, &wider) : nullptr;
    if (whole != nullptr && wider == end) word = whole;
    if (word != nullptr) {
      const bool near = trigger - end <= (word->scope == StatusScope::before_verb ? 1U : 3U);
      const bool fits =
          verb ? word->scope != StatusScope::governs_noun || end == trigger : word->scope != StatusScope::before_verb;
      // "may" before a present tense only stresses a past one.
      const bool stress = verb && word->status == Status::hypothetical && word->scope == StatusScope::before_verb &&
                          scan.token(trigger).feats.aspect == Aspect::perf;
      // "the current month", "next week at the call of X": what describes the noun before it governs nothing behind it.
      const bool describes = !verb &&
                             (word->status != Status::planned || is_of(data, scan, trigger, {EventType::request})) &&
                             k > clauses.first() && word->scope == StatusScope::governs_noun && end == k + 1 &&
                             (without_article(scan.key(k)).size() != scan.key(k).size() ||
                              (word->status == Status::postponed && scan.token(k).upos == Upos::ADJ)) &&
                             scan.token(k - 1).upos != Upos::ADP && scan.token(k - 1).upos != Upos::VERB;
      if (near && fits && !stress && !describes && word->scope != StatusScope::itself) {
        const bool supposed = verb && word->status == Status::hypothetical && opens_condition(data, clauses, trigger);
        const bool particle = supposed || is_particle(*word, end, trigger, verb);
        found = KnownStatus{undone(data, clauses, k) ? Status::denied : word->status,
                            particle ? StatusBasis::particle : StatusBasis::word};
        found_end = end;
      }
    }
    if (scan.is_comma(k) && trigger - k > 3) break;
  }
  const auto governed = governed_status(data, clauses, trigger, verb);
  if (governed && !governed->open && (!found || governed->by >= found_end)) {
    // "if X comes [under attack]"
    const bool supposed = governed->status == Status::occurred && clauses.is_verb(governed->by) &&
                          opens_condition(data, clauses, governed->by);
    if (supposed) return {Status::hypothetical, StatusBasis::particle};
    return {governed->status, governed->allowed ? StatusBasis::particle : StatusBasis::governed};
  }
  if (found) return *found;
  if (!verb) {
    for (uint32_t k = trigger_end; k < std::min(clauses.last(), trigger_end + kAfter); ++k) {
      uint32_t end = 0;
      const StatusWord* word = word_at(data, scan, k, clauses.last(), &end);
      // "coming from" is no day to come.
      const bool origin = word != nullptr && word->status == Status::planned && end < clauses.last() &&
                          scan.token(end).upos == Upos::ADP;
      if (word != nullptr && !origin && word->scope == StatusScope::governs_noun && scan.token(k).upos == Upos::ADJ)
        return {word->status, StatusBasis::word};
      if (scan.is_punct(k) || clauses.is_verb(k)) break;
    }
  }
  if (light != nullptr && light->status == Status::ongoing) {
    // "Began talks", "the clashes went on", told as past too; "will begin talks" is of another tense.
    const auto begins = clauses.verb_before(trigger);
    const KnownStatus outer = begins ? told_status(data, clauses, *begins, *begins + 1, true, nullptr) : KnownStatus{};
    if (outer.status != Status::occurred && outer.status != Status::ongoing) return outer;
    return {Status::ongoing, StatusBasis::phase};
  }
  if (light != nullptr && light->status && *light->status != Status::occurred) {
    return {*light->status, StatusBasis::light};
  }
  if (verb) {
    const Feats& feats = scan.token(trigger).feats;
    if (feats.verb_form == VerbForm::part) return {Status::occurred, StatusBasis::tense};
    if (opens_condition(data, clauses, trigger)) return {Status::hypothetical, StatusBasis::particle};
    // After a subjunctive particle the happening is aimed at, not told.
    if (trigger > clauses.first() && feats.aspect != Aspect::perf) {
      const Token& before = scan.token(trigger - 1);
      if (before.upos == Upos::SCONJ || (before.upos == Upos::ADP && scan.same_word(trigger - 1, trigger))) {
        return {Status::planned, StatusBasis::aim};
      }
    }
    return {by_tense(feats), StatusBasis::tense};
  }
  // "to hold a meeting": the masdar of a light verb stands where the verb would.
  if (trigger > clauses.first() && scan.token(trigger - 1).upos == Upos::NOUN) {
    const auto hits = data.light_forms.find(scan.key(trigger - 1));
    const bool masdar =
        std::any_of(hits.begin(), hits.end(), [](const FormHit& h) { return h.feats.verb_form == VerbForm::vnoun; });
    if (masdar) return told_status(data, clauses, trigger - 1, trigger, false, nullptr);
  }
  // "plans for the provision of cover": what governs the first noun of a construct governs the last.
  if (trigger > clauses.first() && scan.token(trigger - 1).upos == Upos::NOUN &&
      scan.mention_at(trigger - 1) == nullptr && !clauses.is_event_noun(trigger - 1)) {
    if (const auto outer = governed_status(data, clauses, trigger - 1, false); outer && !outer->open)
      return {outer->status, StatusBasis::governed};
  }
  const bool prepositional = trigger > clauses.first() && scan.token(trigger - 1).upos == Upos::ADP;
  const auto governor = clauses.verb_before(trigger);
  if (governor && trigger - *governor <= 12 && (light != nullptr || !prepositional)) {
    const KnownStatus outer = told_status(data, clauses, *governor, *governor + 1, true, nullptr);
    const Status status = outer.status;
    // A noun takes over what its verb says, but a present-tense verb need not mean that the noun's happening goes on.
    // Who took no part in "the crimes of X" does not undo them.
    const bool owned = trigger_end < clauses.last() && scan.mention_from(trigger_end) != nullptr;
    if (light != nullptr && status == Status::denied && owned && !light->prep.empty()) {
      return {Status::occurred, StatusBasis::light};
    }
    if (light != nullptr) return {status, outer.basis == StatusBasis::particle ? outer.basis : StatusBasis::light};
    if (status == Status::planned || status == Status::postponed || status == Status::cancelled) {
      return {status, StatusBasis::outer};
    }
  }
  const bool purpose = prepositional && scan.same_word(trigger - 1, trigger) && light == nullptr &&
                       data.is_cue(scan, trigger - 1, EventCue::dative) && !scan.token(trigger - 1).span.empty() &&
                       scan.token(trigger).feats.number != Number::plur &&
                       (trigger < 2 || !clauses.is_event_noun(trigger - 2));
  if (purpose) {
    if (const auto why = reason(data, clauses, trigger)) return {*why, StatusBasis::reason};
    return {Status::planned, StatusBasis::aim};
  }
  // "to storm the town and free it": the second is aimed at as the first is.
  const int32_t head = scan.token(trigger).head;
  if (trigger > clauses.first() && scan.is_conjunction(trigger - 1) && scan.token(trigger).rel == Rel::conj &&
      head >= static_cast<int32_t>(clauses.first()) && head < static_cast<int32_t>(trigger) &&
      scan.token(static_cast<uint32_t>(head)).upos == Upos::NOUN) {
    const auto first = static_cast<uint32_t>(head);
    const KnownStatus joined = told_status(data, clauses, first, first + 1, false, nullptr);
    if (joined.status == Status::planned && joined.basis == StatusBasis::aim)
      return {joined.status, StatusBasis::outer};
  }
  if (done) return {*done, StatusBasis::carried};
  const auto lasts = lasting(data, scan, trigger);
  return lasts ? KnownStatus{*lasts, StatusBasis::lasting} : KnownStatus{};
}

}  // namespace

KnownStatus status_of(const EventData& data, const Clauses& clauses, uint32_t trigger, uint32_t trigger_end, bool verb,
                      const LightVerb* light) {
  const KnownStatus known = told_status(data, clauses, trigger, trigger_end, verb, light);
  if (known.status == Status::planned && conditional(data, clauses, trigger)) {
    return {Status::hypothetical, StatusBasis::condition};
  }
  return known;
}

}  // namespace isnad
