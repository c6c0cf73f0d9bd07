#include "statement/connector.h"

#include "text/article.h"

#include <algorithm>

namespace isnad {
namespace {

constexpr uint32_t kReach = 70;                 // tokens from a verb to its content; the longest seen in dev is 41
constexpr uint32_t kLongName = 4;               // words of the longest name that is quoted
constexpr std::string_view kThen = "\xD9\x81";  // the proclitic "then"

/// One search for the content of one verb.
class Search {
 public:
  Search(const StatementData& data, const Scan& scan, const Trigger& trigger, uint32_t limit)
      : data_(data), scan_(scan), trigger_(trigger), verb_(*trigger.verb), limit_(limit) {
    subject_ = subject_after(data, scan, trigger, limit);
    if (subject_ == nullptr && !trigger.participle) phrase_ = phrase_after(data, scan, trigger, limit);
  }
  std::optional<Connector> run();

 private:
  std::optional<Connector> at(uint32_t t);
  std::optional<Connector> at_preposition(uint32_t t) const;
  /// A quoted name of a few words: more follows before the content begins.
  bool is_name(uint32_t t, const Quotation& q) const;
  bool in_time(uint32_t t) const;
  bool is_preposition(uint32_t t) const {
    return std::find(verb_.preps.begin(), verb_.preps.end(), scan_.key(t)) != verb_.preps.end();
  }
  bool leads_that(uint32_t t) const {
    return std::find(verb_.that_preps.begin(), verb_.that_preps.end(), scan_.key(t)) != verb_.that_preps.end();
  }
  bool splits_name(uint32_t t) const;
  bool starts_object(uint32_t t) const;
  bool names_person(uint32_t t) const {
    const Mention* m = scan_.mention_at(t);
    return m != nullptr && (m->kind == EntityKind::person || m->kind == EntityKind::office);
  }
  bool definite_noun(uint32_t t) const { return scan_.key(t).starts_with(kAl); }
  bool that_ahead(uint32_t t) const;
  std::optional<Connector> that_after_comma(uint32_t from) const;
  bool starts_bare(uint32_t t) const;
  bool demonstrative(uint32_t t) const { return cue_at(data_, scan_, t, limit_, CueRole::demonstrative).has_value(); }

  const StatementData& data_;
  const Scan& scan_;
  const Trigger& trigger_;
  const ReportingVerb& verb_;
  uint32_t limit_;
  const Mention* subject_ = nullptr;
  std::optional<Phrase> phrase_;     // the subject, when no mention is
  uint32_t next_ = 0;                // where the search goes on after `at`
  bool other_verb_ = false;          // a verb of its own stands between, outside a relative clause
  uint32_t boundary_ = 0;            // one past the subject, a time, an adverb or a comma
  std::optional<Connector> second_;  // a preposition that only counts when no better one follows
};

bool Search::in_time(uint32_t t) const {
  const auto& times = scan_.reading().times;
  return std::any_of(times.begin(), times.end(),
                     [&](const TimeRef& ref) { return ref.span.meets(scan_.token(t).span); });
}

bool Search::is_name(uint32_t t, const Quotation& q) const {
  if (is_name_quotation(scan_, t, q)) return true;
  if (t > trigger_.end && cue_at(data_, scan_, t - 1, t, CueRole::naming)) return true;
  const uint32_t close = after_quotation(scan_, t, q, limit_);
  if (t > trigger_.end && q.closed && scan_.is_dash(t - 1) && close < limit_ && scan_.is_dash(close)) return true;
  if (!q.closed || word_count(scan_, t, q) > kLongName) return false;
  // "The killing of «...»": a noun that is no occasion of speech governs it.
  const Upos governor = t > trigger_.end ? scan_.token(t - 1).upos : Upos::X;
  const bool inside = (governor == Upos::NOUN || governor == Upos::ADJ) && scan_.mention_at(t - 1) == nullptr &&
                      !in_time(t - 1) && t != boundary_ && !cue_at(data_, scan_, t - 1, t, CueRole::channel);
  if (inside) return true;
  const uint32_t after = after_quotation(scan_, t, q, limit_);
  for (uint32_t k = after; k < limit_; ++k) {
    if (scan_.is_colon(k) || scan_.quotation_from(k) != nullptr) return k > after && scan_.is_colon(k);
    if (scan_.token(k).upos == Upos::VERB) return false;
    if (cue_at(data_, scan_, k, limit_, CueRole::that)) return k > after && !scan_.is_punct(k - 1);
  }
  return false;
}

bool Search::starts_object(uint32_t t) const {
  const Token& token = scan_.token(t);
  const bool named = verb_.force == Force::described && subject_ != nullptr && scan_.mention_from(t) != nullptr &&
                     t >= subject_->last_token && scan_.token(t - 1).upos != Upos::ADP;
  if (named) return true;
  if (t == 0 || in_time(t) || cue_at(data_, scan_, t, limit_, CueRole::source)) return false;
  if (const Mention* m = scan_.mention_at(t); m != nullptr && m->first_token != t) return false;
  const bool definite = scan_.key(t).starts_with(kAl) && subject_ != nullptr;
  const bool act = data_.acts.contains(std::string(scan_.key(t).substr(definite ? kAl.size() : 0))) ||
                   cue_at(data_, scan_, t, limit_, CueRole::act).has_value();
  // After a comma the tagger may take the verbal noun for its verb.
  const bool verbal = token.upos == Upos::VERB && act && subject_ != nullptr && t == boundary_ &&
                      scan_.is_comma(t - 1) && t + 1 < limit_ && scan_.token(t + 1).upos == Upos::NOUN;
  // "denied any agreement"
  const bool any = token.upos == Upos::DET && verb_.force == Force::denied && subject_ != nullptr && t + 1 < limit_ &&
                   scan_.token(t + 1).upos == Upos::NOUN && t == subject_->last_token;
  if (any) return true;
  // "condemned in the strongest terms, the crime"
  const bool judged = verb_.force == Force::condemned || verb_.force == Force::welcomed;
  const bool behind = judged && subject_ != nullptr && t == boundary_ && t > 1 && scan_.is_comma(t - 1) &&
                      token.upos == Upos::NOUN && definite_noun(t) && !names_person(t);
  if (behind) return true;
  if (token.upos != Upos::NOUN && !verbal) return false;
  // "announced through its site the closing of": a noun behind an adjective begins another phrase.
  const bool fresh = act && scan_.mention_at(t) == nullptr && scan_.token(t - 1).upos == Upos::ADJ && t > trigger_.end;
  if (fresh && (subject_ == nullptr || t > subject_->last_token)) return true;
  const Mention* before = scan_.mention_at(t - 1);
  const bool after_mention = act && before != nullptr && before->last_token == t;
  if (subject_ == nullptr && phrase_ && after_mention && t > phrase_->first) return true;
  if (subject_ == nullptr) return t == trigger_.end ? trigger_.participle || act : act && t == boundary_;
  if (t < subject_->last_token) return false;
  return t == subject_->last_token || (t == boundary_ && (act || !scan_.is_comma(t - 1))) || after_mention;
}

bool Search::that_ahead(uint32_t t) const {
  constexpr uint32_t kAhead = 4;
  constexpr uint32_t kTitle = 9;  // tokens of a title behind the name, with what belongs to it
  const bool title = subject_ != nullptr && subject_->kind == EntityKind::person && t == subject_->last_token;
  for (uint32_t k = t + 1; k < std::min(limit_, t + (title ? kTitle : kAhead)); ++k) {
    if (cue_at(data_, scan_, k, limit_, CueRole::that)) return true;
    if (scan_.token(k).upos == Upos::VERB || (title && scan_.is_comma(k))) return false;
  }
  return false;
}

/// Free direct speech: "the minister said we discussed".
bool Search::starts_bare(uint32_t t) const {
  const bool place = t == trigger_.end || t == boundary_ || (subject_ != nullptr && t == subject_->last_token);
  if (!place || scan_.is_punct(t)) return false;
  const Token& token = scan_.token(t);
  if (token.upos == Upos::VERB && token.feats.person == 1) return true;
  if (cue_at(data_, scan_, t, limit_, CueRole::opening)) return true;
  const bool noun = token.upos == Upos::NOUN && t + 1 < limit_ && scan_.same_word(t, t + 1);
  return noun && scan_.token(t + 1).upos == Upos::PRON && cue_at(data_, scan_, t + 1, limit_, CueRole::first_person);
}

/// A name taken for a preposition and a noun: a comma comes right after it, and the preposition again.
bool Search::splits_name(uint32_t t) const {
  uint32_t end = t + 1;
  while (end < limit_ && scan_.same_word(t, end)) ++end;
  if (end == t + 1 || end >= limit_ || !scan_.is_comma(end)) return false;
  for (uint32_t k = end; k < limit_; ++k) {
    if (scan_.key(k) == scan_.key(t)) return true;
  }
  return false;
}

std::optional<Connector> Search::at_preposition(uint32_t t) const {
  if (const auto that = cue_at(data_, scan_, t + 1, limit_, CueRole::that))
    return Connector{Attach::that, t, that->end};
  if (verb_.past && trigger_.feats.aspect == Aspect::imp) return std::nullopt;
  const bool pronoun = scan_.token(t + 1).upos == Upos::PRON && scan_.same_word(t, t + 1);
  if (pronoun || (scan_.is_punct(t + 1) && scan_.quotation_from(t + 1) == nullptr)) return std::nullopt;
  if (other_verb_ || demonstrative(t + 1) || splits_name(t)) return std::nullopt;
  if (const auto attitude = cue_at(data_, scan_, t + 1, limit_, CueRole::attitude)) {
    for (uint32_t k = attitude->end; k < std::min(limit_, attitude->end + 3); ++k) {
      if (const auto that = cue_at(data_, scan_, k, limit_, CueRole::that))
        return Connector{Attach::that, t, that->end};
    }
  }
  return Connector{Attach::prep, t, t + 1};
}

/// "An official informed on the matter told X, that": the complement stands behind a comma, so what the preposition
/// governs belongs to the subject.
std::optional<Connector> Search::that_after_comma(uint32_t from) const {
  if (!verb_.that || scan_.token(from - 2).upos != Upos::ADJ) return std::nullopt;
  for (uint32_t t = from; t + 1 < limit_; ++t) {
    if (scan_.token(t).upos == Upos::VERB) break;
    if (!scan_.is_comma(t)) continue;
    if (const auto that = cue_at(data_, scan_, t + 1, limit_, CueRole::that))
      return Connector{Attach::that, t + 1, that->end};
  }
  return std::nullopt;
}

std::optional<Connector> Search::at(uint32_t t) {
  next_ = t + 1;
  if (subject_ != nullptr && t >= subject_->last_token && (t == subject_->last_token || t == boundary_) &&
      scan_.is_conjunction(t)) {
    const Mention* joined = t + 1 < limit_ ? scan_.mention_from(t + 1) : nullptr;
    if (joined != nullptr && joined->kind == subject_->kind) {
      boundary_ = next_ = joined->last_token;
      return std::nullopt;
    }
  }
  if (const Quotation* q = scan_.quotation_from(t)) {
    const bool after_colon = t > 0 && scan_.is_colon(t - 1);
    // "a law that provides for «...»": quoted inside a phrase.
    const bool inside = t > trigger_.end && scan_.token(t - 1).upos == Upos::ADP && !is_preposition(t - 1);
    const bool outlet = after_colon && covers_outlet(scan_, t, *q);
    if (verb_.quote && !inside && !outlet && (after_colon || !is_name(t, *q)))
      return Connector{Attach::quote, t, t + 1};
    next_ = std::max(t + 1, after_quotation(scan_, t, *q, limit_));
    return std::nullopt;
  }
  if (scan_.is_colon(t)) {
    const bool other =
        t + 1 >= limit_ || scan_.quotation_from(t + 1) != nullptr || cue_at(data_, scan_, t + 1, limit_, CueRole::that);
    return !other && verb_.quote ? std::optional(Connector{Attach::colon, t, t + 1}) : std::nullopt;
  }
  if (scan_.is_punct(t)) {
    if (scan_.is_comma(t) && verb_.past && trigger_.feats.aspect == Aspect::imp) {
      next_ = limit_;
      return std::nullopt;
    }
    if (scan_.is_comma(t) && boundary_ == t) boundary_ = t + 1;
    if (scan_.is_comma(t) && subject_ != nullptr && t >= subject_->last_token) boundary_ = t + 1;
    return std::nullopt;
  }
  if (const auto source = cue_at(data_, scan_, t, limit_, CueRole::source);
      source && (t > trigger_.end || source->end > t + 1)) {
    const Mention* m = source->end < limit_ ? scan_.mention_from(source->end) : nullptr;
    next_ = m != nullptr ? m->last_token : source->end;
    return std::nullopt;
  }
  const bool inside_mention = scan_.mention_at(t) != nullptr && scan_.mention_at(t)->first_token != t;
  if (!inside_mention && t + 1 < limit_ && leads_that(t)) {
    if (const auto that = cue_at(data_, scan_, t + 1, limit_, CueRole::that))
      return Connector{Attach::that, t, that->end};
  }
  if (!inside_mention && t + 1 < limit_ && is_preposition(t)) {
    const auto found = at_preposition(t);
    if (found && found->kind == Attach::that) return found;
    const bool skipped = cue_at(data_, scan_, t, limit_, CueRole::skip).has_value();
    if (const auto later = found && !skipped ? that_after_comma(t + 1) : std::nullopt) return later;
    if (found && !skipped) {
      if (scan_.key(t) == verb_.preps.front()) return found;
      if (!second_) second_ = found;
    }
  }
  // "... then (fa) that": a consequence, no complement.
  const bool consequence = t > trigger_.end && scan_.same_word(t - 1, t) && scan_.key(t - 1) == kThen;
  const Mention* named = scan_.mention_at(t);  // "Ban Ki-moon" begins as "that" is written
  const bool name = named != nullptr && named->kind == EntityKind::person && named->last_token > t + 1;
  if (const auto that = cue_at(data_, scan_, t, limit_, CueRole::that); that && verb_.that && !consequence && !name) {
    // "signs show that", "agreed on that": the complement of another verb.
    const bool other = t > trigger_.end && scan_.token(t - 1).upos == Upos::ADP && !scan_.same_word(t - 1, t) &&
                       (other_verb_ || !is_preposition(t - 1));
    if (!other) {
      uint32_t content = that->end;
      while (content < limit_ && scan_.same_word(content - 1, content) && scan_.token(content).upos == Upos::PRON)
        ++content;
      return Connector{Attach::that, t, content};
    }
  }
  if (const auto skip = cue_at(data_, scan_, t, limit_, CueRole::skip)) {
    next_ = skip->end;
    if (scan_.token(t).upos != Upos::VERB) boundary_ = skip->end;
    return std::nullopt;
  }
  if (verb_.object && !second_ && starts_object(t) && !(verb_.that && that_ahead(t)) && !demonstrative(t))
    return Connector{Attach::object, t, t};
  if (verb_.bare && starts_bare(t)) return Connector{Attach::bare, t, t};
  const Token& token = scan_.token(t);
  if (token.upos == Upos::ADV || in_time(t) || (token.upos == Upos::ADJ && boundary_ == t)) boundary_ = t + 1;
  if (subject_ != nullptr && t + 1 == subject_->last_token) boundary_ = t + 1;
  const bool relative = t > trigger_.end && cue_at(data_, scan_, t - 1, limit_, CueRole::relative);
  const bool resumed = t + 1 < limit_ && scan_.same_word(t, t + 1) && scan_.token(t + 1).upos == Upos::PRON;
  if (token.upos == Upos::VERB && scan_.mention_at(t) == nullptr && !relative && !resumed && scan_.key(t).size() > 2)
    other_verb_ = true;
  return std::nullopt;
}

std::optional<Connector> Search::run() {
  for (uint32_t t = trigger_.end; t < limit_; t = next_) {
    const auto found = at(t);
    if (!found) continue;
    const bool better = found->kind == Attach::prep || found->kind == Attach::that || !second_;
    return better ? found : second_;
  }
  return second_;
}

}  // namespace

std::optional<Connector> find_connector(const StatementData& data, const Scan& scan, const Trigger& trigger,
                                        uint32_t limit) {
  limit = std::min({limit, trigger.end + kReach, scan.size()});
  return Search(data, scan, trigger, limit).run();
}

}  // namespace isnad
