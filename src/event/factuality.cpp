#include "event/factuality.h"
#include "text/article.h"

#include <algorithm>

namespace isnad {
namespace {

constexpr uint32_t kReach = 18;     // tokens from a predicate to what it governs
constexpr uint32_t kRelative = 10;  // tokens from a noun to the verb that carries it out
constexpr uint32_t kAside = 24;     // tokens of an aside before a complementizer
constexpr uint32_t kContent = 8;    // tokens from a plan to the verb that tells what it holds
constexpr uint32_t kSubject = 2;    // tokens from such a verb to its subject behind it
constexpr uint32_t kCommas = 2;     // an aside between predicate and complement has two

/// Is the token, as it is tagged, the word that the row names?
bool fits(const Token& token, const FormHit& hit, Upos pos) {
  const bool participle = hit.feats.verb_form == VerbForm::part;
  if (pos == Upos::VERB && !participle) return token.upos == Upos::VERB || token.upos == Upos::AUX;
  return token.upos != Upos::PROPN && token.upos != Upos::PUNCT && token.upos != Upos::ADP;
}

/// A preposition may stand between, or must, as the row says.
const Factuality* predicate_at(const EventData& data, const Scan& scan, uint32_t t, std::string_view prep) {
  const Factuality* other = nullptr;
  for (const FormHit& hit : data.factuality_forms.find(without_article(scan.key(t)))) {
    const Factuality& row = data.factuality[hit.row];
    if (row.prep != prep || !fits(scan.token(t), hit, row.pos)) continue;
    // A noun that a row of its own names is not read as its verb.
    if (scan.token(t).upos == row.pos) return &row;
    if (other == nullptr) other = &row;
  }
  return other;
}

/// "does not intend", "has not ruled out".
Status turned(const EventData& data, const Clauses& clauses, uint32_t t, Status status) {
  const Scan& scan = clauses.scan();
  if (t == clauses.first()) return status;
  if (!data.is_cue(scan, t - 1, EventCue::negation)) return status;
  const bool undone = status == Status::denied || status == Status::cancelled || status == Status::postponed;
  return undone ? Status::hypothetical : Status::denied;
}

/// Steps back over the small words before a trigger; gives its preposition, if one governs it.
uint32_t before_small(const EventData& data, const Clauses& clauses, uint32_t t, bool verb, std::string_view* prep,
                      bool* that) {
  const Scan& scan = clauses.scan();
  *prep = {};
  *that = false;
  while (t > clauses.first()) {
    const Token& token = scan.token(t - 1);
    // A quotation may begin behind the preposition: demands of X "full cooperation".
    const bool quoted = !verb && prep->empty() && scan.quotation_from(t - 1) != nullptr && t > clauses.first() + 1 &&
                        scan.token(t - 2).upos == Upos::ADP;
    if (quoted) {
      --t;
      continue;
    }
    if (verb && !*that && data.is_cue(scan, t - 1, EventCue::that)) {
      *that = true;
    } else if (token.upos == Upos::ADP && prep->empty() && scan.mention_at(t - 1) == nullptr) {
      *prep = scan.key(t - 1);
    } else {
      break;
    }
    --t;
  }
  return t;
}

/// "it may, says the treaty, ask for": before a complementizer the words between two commas are an aside.
uint32_t before_aside(const Clauses& clauses, uint32_t k, bool that) {
  const Scan& scan = clauses.scan();
  if (!that || k < clauses.first() + 2 || !scan.is_comma(k - 1)) return k;
  const uint32_t floor = std::max(clauses.first(), k > kAside ? k - kAside : 0);
  for (uint32_t t = k - 1; t > floor; --t) {
    if (scan.is_comma(t - 1)) return t - 1;
    if (scan.is_punct(t - 1)) break;
  }
  return k;
}

}  // namespace

namespace {

/// "The plan comprises the seizure of": what a plan, accord or proposal holds is planned or thought of as it is. The
/// verb's subject stands before it, else right behind it.
std::optional<Governed> contained(const EventData& data, const Clauses& clauses, uint32_t verb, uint32_t end) {
  const Scan& scan = clauses.scan();
  if (!clauses.is_verb(verb) || !data.is_cue(scan, verb, EventCue::spans)) return std::nullopt;
  const auto plan = [&](uint32_t t) -> std::optional<Governed> {
    if (scan.token(t).upos != Upos::NOUN) return std::nullopt;
    for (const FormHit& hit : data.factuality_forms.find(without_article(scan.key(t)))) {
      const Factuality& row = data.factuality[hit.row];
      const bool open = row.status == Status::planned || row.status == Status::hypothetical;
      if (row.pos == Upos::NOUN && open) return Governed{row.status, verb};
    }
    return std::nullopt;
  };
  for (uint32_t t = verb + 1; t < std::min(end, verb + 1 + kSubject); ++t) {
    if (const auto found = plan(t)) return found;
  }
  const uint32_t from = std::max(clauses.first(), verb > kContent ? verb - kContent : 0);
  for (uint32_t t = verb; t > from; --t) {
    if (const auto found = plan(t - 1)) return found;
  }
  return std::nullopt;
}

/// One past the comma that closes a relative clause set off by commas ("the congress, which will be held by X, ...").
std::optional<uint32_t> past_aside(const EventData& data, const Clauses& clauses, uint32_t comma) {
  const Scan& scan = clauses.scan();
  if (!scan.is_comma(comma) || comma + 1 >= clauses.last()) return std::nullopt;
  if (!data.is_cue(scan, comma + 1, EventCue::relative)) return std::nullopt;
  for (uint32_t t = comma + 2; t < std::min(clauses.last(), comma + kAside); ++t) {
    if (scan.is_comma(t)) return t + 1;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Governed> governed_status(const EventData& data, const Clauses& clauses, uint32_t trigger, bool verb) {
  const Scan& scan = clauses.scan();
  std::string_view prep;
  bool that = false;
  uint32_t k = before_small(data, clauses, trigger, verb, &prep, &that);
  k = before_aside(clauses, k, that);
  const bool direct = verb && !that;  // a verb right after another: "goes on shelling"
  uint32_t commas = 0;
  bool joined = false;
  const uint32_t floor = std::max(clauses.first(), k > kReach ? k - kReach : 0);
  while (k > floor) {
    const uint32_t t = k - 1;
    if (const Mention* m = scan.mention_at(t); m != nullptr && m->first_token < k) {
      if (direct) return std::nullopt;
      k = m->first_token;
      continue;
    }
    if (const Factuality* row = predicate_at(data, scan, t, prep);
        row != nullptr && (!direct || row->pos == Upos::VERB)) {
      // What brings to an end is done once that is told as past.
      const bool open = row->status == Status::occurred && row->pos == Upos::VERB &&
                        (scan.token(t).feats.aspect == Aspect::imp || scan.token(t).feats.aspect == Aspect::jus);
      const bool past = row->past && scan.token(t).feats.aspect == Aspect::perf;
      const bool lets = row->status == Status::hypothetical && row->past == Status::occurred;
      const Status own = past ? *row->past : row->status;
      const Status status = turned(data, clauses, t, own);
      return Governed{status, t, lets, own == Status::denied && status == Status::hypothetical, open};
    }
    // "called for a ceasefire and [the release of] prisoners": the second hangs where the first does.
    if (scan.is_conjunction(t) && k == trigger - (prep.empty() ? 0 : 1) && !joined) {
      joined = true;
      --k;
      continue;
    }
    if (joined && !verb && prep.empty() && clauses.is_event_noun(t)) {
      k = before_small(data, clauses, t, false, &prep, &that);
      continue;
    }
    if (!verb) {
      if (auto held = contained(data, clauses, t, trigger)) return held;
    }
    if (direct || clauses.is_verb(t) || clauses.is_complementizer(t) || clauses.is_event_noun(t)) return std::nullopt;
    if (data.is_cue(scan, t, EventCue::relative)) return std::nullopt;
    if (scan.is_comma(t) && ++commas > kCommas) return std::nullopt;
    if (scan.is_punct(t) && !scan.is_comma(t) && scan.quotation_from(t) == nullptr) return std::nullopt;
    --k;
  }
  return std::nullopt;
}

std::optional<Status> carried_out(const EventData& data, const Clauses& clauses, uint32_t end) {
  const Scan& scan = clauses.scan();
  uint32_t limit = std::min(clauses.last(), end + kRelative);
  bool future = false;
  for (uint32_t t = end; t < limit; ++t) {
    if (const Mention* m = scan.mention_from(t)) {
      limit = std::min(clauses.last(), limit + m->last_token - t);  // names are no distance
      t = m->last_token - 1;
      continue;
    }
    if (const auto behind = past_aside(data, clauses, t)) {
      limit = std::min(clauses.last(), *behind + kRelative);
      t = *behind - 1;
      continue;
    }
    if (scan.is_punct(t)) return std::nullopt;
    const Token& token = scan.token(t);
    if (token.upos == Upos::PART || token.upos == Upos::AUX) {
      future = data.is_cue(scan, t, EventCue::future) || future;
      continue;
    }
    if (token.upos != Upos::VERB) {
      // "the third round [of the talks]"
      const bool part = t > 0 && t < end + 4 && scan.token(t - 1).upos == Upos::ADP && !scan.same_word(t - 1, t);
      if ((clauses.is_event_noun(t) && !part) || clauses.is_complementizer(t)) return std::nullopt;
      continue;
    }
    for (const FormHit& hit : data.light_forms.find(scan.key(t))) {
      const LightVerb& light = data.light_verbs[hit.row];
      if (hit.feats.verb_form == VerbForm::part || hit.feats.verb_form == VerbForm::vnoun) continue;
      const bool pronoun = t + 1 < clauses.last() && scan.same_word(t, t + 1) && scan.token(t + 1).upos == Upos::PRON;
      const bool prep_pronoun = !light.prep.empty() && t + 2 < clauses.last() && scan.key(t + 1) == light.prep &&
                                scan.token(t + 2).upos == Upos::PRON;
      if (!pronoun && !prep_pronoun && light.subject != Role::none && hit.feats.voice != Voice::pass) continue;
      if (light.status && *light.status != Status::occurred) return light.status;
      if (future) return Status::planned;
      return hit.feats.aspect == Aspect::perf ? Status::occurred : Status::ongoing;
    }
    return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace isnad
