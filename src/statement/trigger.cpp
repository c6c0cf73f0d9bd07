#include "statement/trigger.h"

#include <algorithm>

#include "base/utf8.h"

namespace isnad {
namespace {

constexpr uint32_t kReach = 70;          // tokens from a verb to its content; the longest seen in dev is 41
constexpr uint32_t kShortQuotation = 3;  // words: fewer are quoted inside indirect speech, unless after a colon

bool ends_in_alef(std::string_view key) {
  return key.size() > 2 && key.ends_with("\xD8\xA7");
}

bool governed(const Scan& scan, uint32_t t, uint32_t first) {
  if (t == first) return false;
  const Token& before = scan.token(t - 1);
  return before.upos == Upos::ADP || before.upos == Upos::DET;
}

/// Hits of the token's key; at the head of a word, those of the whole word come first, with or without a conjunction,
/// whatever clitics were split. `whole` tells that the hits are the whole word's.
std::span<const FormHit> hits_at(const StatementData& data, const Scan& scan, uint32_t t, bool* whole) {
  constexpr std::string_view kWaw = "\xD9\x88";
  const Reading& r = scan.reading();
  const bool head = t == 0 || !scan.same_word(t - 1, t);
  *whole = head && t + 1 < scan.size() && scan.same_word(t, t + 1);
  if (head) {
    const std::string_view word = r.str(r.words[scan.token(t).word].key);
    const auto hits = data.forms.find(word);
    if (!hits.empty()) return hits;
    const std::string_view key = scan.key(t);
    if (key != kWaw && word.starts_with(kWaw)) {
      const auto rest = data.forms.find(word.substr(kWaw.size()));
      if (!rest.empty()) return rest;
    }
  }
  *whole = false;
  return data.forms.find(scan.key(t));
}

std::optional<Trigger> trigger_at(const StatementData& data, const Scan& scan, uint32_t t, uint32_t first) {
  const Token& token = scan.token(t);
  if (scan.is_punct(t) || scan.is_conjunction(t) || token.upos == Upos::PRON) return std::nullopt;
  const bool head =
      t == first || scan.is_punct(t - 1) || (scan.is_conjunction(t - 1) && (t == first + 1 || scan.is_punct(t - 2)));
  // "In quoting from", "asked not to be named": phrases that hold a verb's letters but report nothing.
  if (const auto cue = cue_at(data, scan, t, scan.size());
      cue && (cue->cue->role == CueRole::source || cue->cue->role == CueRole::skip || cue->cue->role == CueRole::end))
    return std::nullopt;
  bool whole = false;
  for (const FormHit& hit : hits_at(data, scan, t, &whole)) {
    const bool participle = hit.feats.verb_form == VerbForm::part;
    if (!participle && hit.upos != Upos::VERB) continue;
    if (hit.feats.person == 1 || hit.feats.person == 2 || hit.feats.aspect == Aspect::imperative) continue;
    if (scan.mention_at(t) != nullptr && (participle || scan.mention_at(t)->first_token != t)) continue;
    if (participle) {
      const std::string_view letters = whole ? scan.reading().str(scan.word(t).key) : scan.key(t);
      const bool adverbial = ends_in_alef(letters) || (hit.feats.definite != Definite::def && head);
      if (!adverbial || governed(scan, t, first)) continue;
    } else if (token.upos == Upos::ADP && !whole) {
      // "through" and "between" spell verbs too: at the head of a clause, before a name.
      if (!head || t + 1 >= scan.size() || scan.mention_from(t + 1) == nullptr) continue;
    } else if (token.upos != Upos::VERB && governed(scan, t, first)) {
      continue;
    }
    Trigger out{t, t + 1, &data.verbs[hit.row], hit.feats, participle};
    while (whole && out.end < scan.size() && scan.same_word(t, out.end)) ++out.end;
    while (out.end < scan.size() && scan.same_word(t, out.end) && scan.token(out.end).upos == Upos::PRON) ++out.end;
    return out;
  }
  return std::nullopt;
}

uint32_t after_quotation(const Scan& scan, uint32_t t, const Quotation& q, uint32_t limit) {
  return std::min(limit, scan.token_at_byte(q.span.end, t, scan.size()));
}

uint32_t word_count(const Scan& scan, uint32_t opening, const Quotation& q) {
  uint32_t count = 0;
  for (uint32_t t = opening + 1; t < scan.size() && scan.token(t).span.begin < q.inner.end; ++t) {
    count += !scan.is_punct(t) && (t == 0 || !scan.same_word(t - 1, t));
  }
  return count;
}

/// A noun phrase that can be an object: a bare noun after the subject, a time or a comma.
bool starts_object(const Scan& scan, const Trigger& trigger, const Mention* subject, uint32_t t) {
  const Token& token = scan.token(t);
  const bool named = trigger.verb->force == Force::described && subject != nullptr && scan.mention_from(t) != nullptr &&
                     t >= subject->last_token && scan.token(t - 1).upos != Upos::ADP;
  if (named) return true;
  if (token.upos != Upos::NOUN || t == 0) return false;
  if (const Mention* m = scan.mention_at(t); m != nullptr && m->first_token != t) return false;
  const auto& times = scan.reading().times;
  const auto in_time = [&](const Token& k) {
    return std::any_of(times.begin(), times.end(), [&](const TimeRef& ref) { return ref.span.meets(k.span); });
  };
  if (in_time(token)) return false;
  if (subject == nullptr) return trigger.participle && t == trigger.end;
  if (t < subject->last_token) return false;
  return t == subject->last_token || scan.is_comma(t - 1) || in_time(scan.token(t - 1)) ||
         scan.token(t - 1).upos == Upos::ADV;
}

/// A complementizer a few tokens on, so that the noun before it is not the content.
bool that_ahead(const StatementData& data, const Scan& scan, uint32_t t, uint32_t limit) {
  constexpr uint32_t kAhead = 4;
  for (uint32_t k = t + 1; k < std::min(limit, t + kAhead); ++k) {
    if (cue_at(data, scan, k, limit, CueRole::that)) return true;
  }
  return false;
}

/// A title or description, then the person's name in the same phrase: the name is the subject.
const Mention* named_after(const Scan& scan, const Trigger& trigger, const Mention& title, uint32_t limit) {
  const Reading& r = scan.reading();
  const auto known = [&](const Mention& m) {
    return m.entity >= 0 && !r.entities[static_cast<size_t>(m.entity)].id.starts_with("local/");
  };
  if (trigger.verb == nullptr || title.kind == EntityKind::country ||
      (title.kind == EntityKind::person && known(title)))
    return &title;
  const Force force = trigger.verb->force;
  if (force == Force::asked || force == Force::demanded || force == Force::accused || force == Force::thanked)
    return &title;
  for (uint32_t t = title.last_token; t < limit; ++t) {
    if (scan.is_punct(t) || scan.token(t).upos == Upos::VERB || scan.token(t).upos == Upos::SCONJ) break;
    const Mention* m = scan.mention_from(t);
    if (m == nullptr) continue;
    const bool apposed = scan.token(t - 1).upos != Upos::ADP && !scan.is_conjunction(t - 1);
    if (apposed && m->kind == EntityKind::person && !m->described && m->name.size() > 12) return m;
    t = m->last_token - 1;
  }
  return &title;
}

}  // namespace

bool is_name_quotation(const Scan& scan, uint32_t opening, const Quotation& q) {
  const uint32_t count = word_count(scan, opening, q);
  if (count < kShortQuotation) return true;
  const Mention* m = opening + 1 < scan.size() ? scan.mention_at(opening + 1) : nullptr;
  return m != nullptr && m->span.end >= q.inner.end;
}

std::vector<Trigger> find_triggers(const StatementData& data, const Scan& scan, uint32_t first, uint32_t last) {
  std::vector<Trigger> out;
  for (uint32_t t = first; t < last; ++t) {
    const auto trigger = trigger_at(data, scan, t, first);
    if (!trigger) continue;
    out.push_back(*trigger);
    t = trigger->end - 1;
  }
  return out;
}

std::optional<Connector> find_connector(const StatementData& data, const Scan& scan, const Trigger& trigger,
                                        uint32_t limit) {
  const ReportingVerb& verb = *trigger.verb;
  limit = std::min({limit, trigger.end + kReach, scan.size()});
  const Mention* subject = subject_after(data, scan, trigger, limit);
  for (uint32_t t = trigger.end; t < limit; ++t) {
    if (const Quotation* q = scan.quotation_from(t)) {
      const bool after_colon = t > 0 && scan.is_colon(t - 1);
      if (verb.quote && (after_colon || !is_name_quotation(scan, t, *q))) return Connector{Attach::quote, t, t + 1};
      t = std::max(t, after_quotation(scan, t, *q, limit) - 1);
      continue;
    }
    if (scan.is_colon(t)) {
      if (t + 1 >= limit || scan.quotation_from(t + 1) != nullptr) continue;
      if (cue_at(data, scan, t + 1, limit, CueRole::that)) continue;
      if (verb.quote) return Connector{Attach::colon, t, t + 1};
      continue;
    }
    if (scan.is_punct(t)) continue;
    const bool inside_mention = scan.mention_at(t) != nullptr && scan.mention_at(t)->first_token != t;
    const bool prep =
        !inside_mention && std::find(verb.preps.begin(), verb.preps.end(), scan.key(t)) != verb.preps.end();
    if (prep && t + 1 < limit) {
      if (const auto that = cue_at(data, scan, t + 1, limit, CueRole::that)) {
        return Connector{Attach::that, t, that->end};
      }
    }
    if (const auto that = cue_at(data, scan, t, limit, CueRole::that); that && verb.that) {
      uint32_t content = that->end;
      while (content < limit && scan.same_word(content - 1, content) && scan.token(content).upos == Upos::PRON)
        ++content;
      return Connector{Attach::that, t, content};
    }
    if (const auto skip = cue_at(data, scan, t, limit, CueRole::skip)) {
      t = skip->end - 1;
      continue;
    }
    const bool pronoun = t + 1 < limit && scan.token(t + 1).upos == Upos::PRON && scan.same_word(t, t + 1);
    if (prep && !pronoun && t + 1 < limit && (!scan.is_punct(t + 1) || scan.quotation_from(t + 1) != nullptr)) {
      if (const auto attitude = cue_at(data, scan, t + 1, limit, CueRole::attitude)) {
        for (uint32_t k = attitude->end; k < std::min(limit, attitude->end + 3); ++k) {
          if (const auto that = cue_at(data, scan, k, limit, CueRole::that))
            return Connector{Attach::that, t, that->end};
        }
      }
      return Connector{Attach::prep, t, t + 1};
    }
    if (verb.object && starts_object(scan, trigger, subject, t) && !(verb.that && that_ahead(data, scan, t, limit)))
      return Connector{Attach::object, t, t};
  }
  return std::nullopt;
}

const Mention* subject_after(const StatementData& data, const Scan& scan, const Trigger& trigger, uint32_t limit) {
  constexpr uint32_t kSubjectReach = 14;  // tokens; beyond, a mention belongs to another phrase
  limit = std::min({limit, trigger.end + kSubjectReach, scan.size()});
  bool after_preposition = false;
  for (uint32_t t = trigger.end; t < limit; ++t) {
    if (scan.is_colon(t) || cue_at(data, scan, t, limit, CueRole::that)) return nullptr;
    if (const auto skip = cue_at(data, scan, t, limit, CueRole::skip)) {
      t = skip->end - 1;
      continue;
    }
    if (const Mention* m = scan.mention_from(t)) {
      if (!after_preposition && (m->kind != EntityKind::place || m->metonym))
        return named_after(scan, trigger, *m, limit);
      after_preposition = false;
      t = m->last_token - 1;
      continue;
    }
    if (scan.token(t).upos == Upos::ADP) after_preposition = true;
    if (scan.is_comma(t)) after_preposition = false;
    if (scan.token(t).upos == Upos::VERB) return nullptr;
  }
  return nullptr;
}

const Mention* subject_before(const StatementData& data, const Scan& scan, const Trigger& trigger, uint32_t first) {
  if (trigger.token == first || trigger.participle) return nullptr;
  uint32_t t = trigger.token - 1;
  if (scan.token(t).upos == Upos::PART || scan.token(t).upos == Upos::AUX) {
    if (t == first) return nullptr;
    --t;
  }
  const Mention* m = scan.mention_at(t);
  if (m == nullptr || (m->kind == EntityKind::place && !m->metonym)) return nullptr;
  const bool governed = m->first_token > first && scan.token(m->first_token - 1).upos == Upos::ADP &&
                        !cue_at(data, scan, m->first_token - 1, trigger.token, CueRole::that);
  if (governed) return nullptr;
  return m;
}

}  // namespace isnad
