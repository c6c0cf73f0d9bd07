#include "statement/connector_search.h"

namespace isnad {
namespace {

constexpr uint32_t kReach = 70;                 // tokens from a verb to its content; the longest seen in dev is 41
constexpr uint32_t kSpeech = 6;                 // words of free speech behind a mere comma
constexpr std::string_view kThen = utf8::kFeh;  // the proclitic "then"

}  // namespace

bool ConnectorSearch::in_time(uint32_t t) const {
  const auto& times = scan_.reading().times;
  return std::any_of(times.begin(), times.end(),
                     [&](const TimeRef& ref) { return ref.span.meets(scan_.token(t).span); });
}

/// A name taken for a preposition and a noun: a comma comes right after it, and the preposition again.
bool ConnectorSearch::splits_name(uint32_t t) const {
  uint32_t end = t + 1;
  while (end < limit_ && scan_.same_word(t, end)) ++end;
  if (end == t + 1 || end >= limit_ || !scan_.is_comma(end)) return false;
  for (uint32_t k = end; k < limit_; ++k) {
    if (scan_.key(k) == scan_.key(t)) return true;
  }
  return false;
}

std::optional<Connector> ConnectorSearch::at_preposition(uint32_t t) const {
  if (const auto that = cue_at(data_, scan_, t + 1, limit_, CueRole::that); that && !gives_reason(t + 1, *that))
    return Connector{Attach::that, t, that->end};
  if (verb_.past && trigger_.feats.aspect == Aspect::imp) return std::nullopt;
  const bool cut = scan_.same_word(t, t + 1) && scan_.token(t + 1).upos == Upos::VERB;  // a name, cut in two
  if (cut || scan_.is_suffix_pronoun(t + 1) || (scan_.is_punct(t + 1) && scan_.quotation_from(t + 1) == nullptr))
    return std::nullopt;
  if (other_verb_ || demonstrative(t + 1) || splits_name(t)) return std::nullopt;
  // "The unions loyal to X called": the adjective has the preposition.
  if (t > trigger_.end && cue_at(data_, scan_, t - 1, t, CueRole::belonging)) return std::nullopt;
  if (const auto attitude = that_of_noun(t)) return attitude;
  return Connector{Attach::prep, t, t + 1};
}

std::optional<Connector> ConnectorSearch::that_of_noun(uint32_t t) const {
  const auto attitude = cue_at(data_, scan_, t + 1, limit_, CueRole::attitude);
  for (uint32_t k = attitude ? attitude->end : limit_; k < std::min(limit_, attitude ? attitude->end + 3 : 0); ++k) {
    if (const auto that = cue_at(data_, scan_, k, limit_, CueRole::that)) return Connector{Attach::that, t, that->end};
  }
  return std::nullopt;
}

std::optional<Connector> ConnectorSearch::that_behind_name(uint32_t t) const {
  const bool called = is_named(subject_) || (subject_ != nullptr && subject_->kind == EntityKind::person &&
                                             scan_.token(subject_->first_token).upos == Upos::PROPN);
  const bool ahead = verb_.that && subject_ != nullptr && subject_->first_token > t && called;
  uint32_t k = ahead ? subject_->last_token : limit_;
  if (k < limit_ && scan_.closes_quotation(k)) ++k;
  if (k < limit_ && scan_.is_comma(k)) ++k;
  const auto that = k < limit_ ? cue_at(data_, scan_, k, limit_, CueRole::that) : std::nullopt;
  return that ? std::optional(Connector{Attach::that, k, that->end}) : std::nullopt;
}

/// "The supervisor of (over) the events X Y, whom no list holds, stressed that"
std::optional<Connector> ConnectorSearch::that_behind_post(uint32_t from) const {
  constexpr uint32_t kLongest = 12;  // tokens
  const bool person =
      subject_ != nullptr && (subject_->kind == EntityKind::person || subject_->kind == EntityKind::office);
  const bool post = subject_ != nullptr ? person && !is_named(subject_) && from == subject_->last_token
                                        : phrase_ && from == phrase_->last;
  if (!verb_.that || !post) return std::nullopt;
  for (uint32_t t = from + 3; t + 1 < std::min(limit_, from + kLongest); ++t) {
    if (scan_.is_punct(t) || scan_.is_conjunction(t) || scan_.token(t).upos == Upos::VERB) break;
    const auto that = cue_at(data_, scan_, t, limit_, CueRole::that);
    if (!that) continue;
    const Upos next = that->end < limit_ ? scan_.token(that->end).upos : Upos::VERB;
    // "On the necessity that it be": the complement of a noun.
    const Upos last = scan_.token(t - 1).upos;
    if (next == Upos::VERB || next == Upos::PART || (last != Upos::PROPN && last != Upos::NOUN)) break;
    return Connector{Attach::that, t, that->end};
  }
  return std::nullopt;
}

/// "A source close to X warned of that": the first preposition belongs to the adjective.
std::optional<Connector> ConnectorSearch::that_behind(uint32_t from) const {
  if (subject_ == nullptr || from != subject_->last_token) return std::nullopt;
  const bool genitive = scan_.mention_from(from) != nullptr || scan_.mention_from(from + 1) != nullptr;
  // "The leader of (to) X called upon Y to": the first is a genitive.
  for (uint32_t k = from + 1; scan_.key(from) == kTo && genitive && k + 1 < limit_; ++k) {
    if (scan_.is_punct(k) || scan_.token(k).upos == Upos::VERB) break;
    if (scan_.key(k) == kTo && scan_.same_word(k, k + 1)) return Connector{Attach::prep, k, k + 1};
  }
  if (scan_.token(from - 1).upos != Upos::ADJ) return std::nullopt;
  const Mention* m = scan_.mention_from(from + 1);
  if (m == nullptr) return std::nullopt;
  const uint32_t t = m->last_token;
  if (t + 1 >= limit_ || scan_.key(t) != scan_.key(from)) return std::nullopt;
  const auto that = cue_at(data_, scan_, t + 1, limit_, CueRole::that);
  return that ? std::optional(Connector{Attach::that, t, that->end}) : Connector{Attach::prep, t, t + 1};
}

std::optional<Connector> ConnectorSearch::at(uint32_t t) {
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
    // "Under the title: «...»"
    const bool title = after_colon && t > trigger_.end + 1 && cue_at(data_, scan_, t - 2, t, CueRole::naming);
    const bool outlet = title || (after_colon && covers_outlet(scan_, t, *q));
    const bool other_verb = verb_.past && trigger_.feats.aspect == Aspect::imp;
    if (verb_.quote && !other_verb && !inside && !outlet && (after_colon || !is_name(t, *q)))
      return Connector{Attach::quote, t, t + 1};
    next_ = std::max(t + 1, after_quotation(scan_, t, *q, limit_));
    return std::nullopt;
  }
  if (scan_.is_colon(t)) {
    // "... and they are:": a list, no speech.
    const bool list = t > trigger_.end + 1 && scan_.token(t - 1).upos == Upos::PRON && !scan_.is_suffix_pronoun(t - 1);
    if (list && scan_.is_conjunction(t - 2)) {
      next_ = limit_;
      return std::nullopt;
    }
    const bool other =
        t + 1 >= limit_ || scan_.quotation_from(t + 1) != nullptr || cue_at(data_, scan_, t + 1, limit_, CueRole::that);
    return !other && verb_.quote ? std::optional(Connector{Attach::colon, t, t + 1}) : std::nullopt;
  }
  if (const uint32_t after = after_paper_clause(t); after > 0) {
    boundary_ = next_ = after;
    return std::nullopt;
  }
  if (const uint32_t after = after_aside(t); after > 0) {
    boundary_ = next_ = after;
    return std::nullopt;
  }
  if (scan_.is_punct(t)) {
    if (scan_.is_comma(t) && verb_.past && trigger_.feats.aspect == Aspect::imp) {
      next_ = limit_;
      return std::nullopt;
    }
    const bool behind = t == trigger_.end || (subject_ != nullptr && t == subject_->last_token) ||
                        (subject_ == nullptr && phrase_ && t == phrase_->last);
    if (scan_.is_comma(t) && comma_ == 0 && behind) comma_ = t;
    if ((scan_.is_comma(t) || scan_.is_dash(t)) && boundary_ == t) boundary_ = t + 1;
    if (const uint32_t after = after_bracket(t); after > 0) boundary_ = next_ = after;
    if (scan_.is_comma(t) && subject_ != nullptr && t >= subject_->last_token) boundary_ = t + 1;
    return std::nullopt;
  }
  if (const auto source = cue_at(data_, scan_, t, limit_, CueRole::source);
      source && (t > trigger_.end || source->end > t + 1)) {
    const Mention* m = source->end < limit_ ? scan_.mention_from(source->end) : nullptr;
    next_ = m != nullptr ? m->last_token : source->end;
    return std::nullopt;
  }
  if (const auto told = told_content(t)) return told;
  const bool inside_mention = scan_.mention_at(t) != nullptr && scan_.mention_at(t)->first_token != t;
  if (!inside_mention && t + 1 < limit_ && leads_that(t)) {
    if (const auto that = cue_at(data_, scan_, t + 1, limit_, CueRole::that))
      return Connector{Attach::that, t, that->end};
    if (const auto saying = that_of_noun(t)) return saying;
  }
  // "Assuring him of his support": who is told stands between.
  if (t == trigger_.end && scan_.key(t) == kTo && t + 1 < limit_ && scan_.is_suffix_pronoun(t + 1) &&
      !is_preposition(t)) {
    boundary_ = next_ = t + 2;
    return std::nullopt;
  }
  if (!inside_mention && t + 1 < limit_ && is_preposition(t) && !in_time(t) && !scan_.opens_name(t)) {
    const auto found = at_preposition(t);
    if (found && found->kind == Attach::that) return found;
    const bool skipped = cue_at(data_, scan_, t, limit_, CueRole::skip).has_value();
    if (const auto later = found && !skipped ? that_behind(t) : std::nullopt) return later;
    if (const auto later = found && !skipped ? that_behind_name(t) : std::nullopt) return later;
    if (const auto later = found && !skipped ? that_behind_post(t) : std::nullopt) return later;
    if (const auto later = found && !skipped ? that_after_comma(t + 1) : std::nullopt) return later;
    if (found && !skipped) {
      const bool first = !second_ || scan_.key(second_->token) == kTo;
      if (scan_.key(t) == verb_.preps.front() && first) return found;
      if (!second_) second_ = found;
    }
  }
  // "... then (fa) that": a consequence, no complement.
  const bool consequence = t > trigger_.end && scan_.same_word(t - 1, t) && scan_.key(t - 1) == kThen;
  const Mention* named = scan_.mention_at(t);  // "Ban Ki-moon" begins as "that" is written
  const bool letters = named != nullptr && named->kind == EntityKind::outlet && named->first_token < t;
  const bool name = letters || (named != nullptr && named->kind == EntityKind::person && named->last_token > t + 1);
  const bool spelled = verb_.past && trigger_.feats.aspect == Aspect::imp && other_verb_;
  if (const auto that = cue_at(data_, scan_, t, limit_, CueRole::that);
      that && verb_.that && !consequence && !name && !spelled) {
    // "signs show that", "agreed on that": the complement of another verb.
    const bool other = t > trigger_.end && scan_.token(t - 1).upos == Upos::ADP &&
                       (scan_.same_word(t - 1, t) ? gives_reason(t, *that) : other_verb_ || !is_preposition(t - 1));
    if (!other) {
      uint32_t content = that->end;
      while (content < limit_ && scan_.same_word(content - 1, content) && scan_.token(content).upos == Upos::PRON)
        ++content;
      return Connector{Attach::that, t, content};
    }
  }
  // "Announced in a statement the sacking of X"
  if (t > trigger_.end && scan_.token(t - 1).upos == Upos::ADP) {
    if (const auto paper = cue_at(data_, scan_, t, limit_, CueRole::channel))
      boundary_ = occasion_ = std::max(boundary_, paper->end);
  }
  // "Announced on Thursday the handing over of": a day that nothing resolves.
  const auto day = scan_.mention_at(t) == nullptr ? cue_at(data_, scan_, t, limit_, CueRole::day) : std::nullopt;
  if (day) {
    boundary_ = next_ = day->end;
    return std::nullopt;
  }
  const auto skip = cue_at(data_, scan_, t, limit_, CueRole::skip);
  // "After that (he said) that": not "for the reason that".
  const bool governed = skip && t > trigger_.end && scan_.token(t - 1).upos == Upos::ADP &&
                        cue_at(data_, scan_, skip->end - 1, skip->end, CueRole::that);
  if (skip && !governed) {
    next_ = skip->end;
    if (scan_.token(t).upos != Upos::VERB) boundary_ = skip->end;
    return std::nullopt;
  }
  pointed_ = pointed_ || points_at_all(t);
  if (verb_.object && !second_ && !pointed_ && starts_object(t) && !(verb_.that && that_ahead(t)) && !demonstrative(t))
    return Connector{Attach::object, t, t};
  if (verb_.bare && starts_bare(t)) return Connector{Attach::bare, t, t};
  const Token& token = scan_.token(t);
  if (token.upos == Upos::ADV || in_time(t) || (token.upos == Upos::ADJ && boundary_ == t)) boundary_ = t + 1;
  if (subject_ != nullptr && t + 1 == subject_->last_token) boundary_ = t + 1;
  const bool relative = t > trigger_.end && cue_at(data_, scan_, t - 1, limit_, CueRole::relative);
  const bool resumed = t + 1 < limit_ && scan_.same_word(t, t + 1) && scan_.token(t + 1).upos == Upos::PRON;
  // "Muhammad Yaslam B": a name spelled like a verb, right behind the first one.
  const bool surname = is_named(subject_) && t == subject_->last_token;
  // "Affirmed from Baghdad his country's readiness"
  const Mention* place = scan_.mention_from(t);
  if (place != nullptr && t > trigger_.end &&
      (place->kind == EntityKind::place || place->kind == EntityKind::country) && t == trigger_.end + 1 &&
      cue_at(data_, scan_, t - 1, t, CueRole::within))
    boundary_ = place->last_token;
  if (token.upos == Upos::VERB && scan_.mention_at(t) == nullptr && !surname && !relative && !resumed &&
      scan_.key(t).size() > 2)
    other_verb_ = true;
  return std::nullopt;
}

std::optional<Connector> ConnectorSearch::run() {
  for (uint32_t t = trigger_.end; t < limit_; t = next_) {
    const auto found = at(t);
    if (!found) continue;
    const bool better = found->kind == Attach::prep || found->kind == Attach::that || !second_;
    return better ? found : second_;
  }
  if (!second_ && verb_.bare && comma_ != 0 && comma_ + 1 < limit_) {
    uint32_t words = 0;
    for (uint32_t t = comma_ + 1; t < limit_; ++t) words += !scan_.is_punct(t);
    const Upos first = scan_.token(comma_ + 1).upos;
    const bool clause = first == Upos::VERB || first == Upos::NOUN || first == Upos::PROPN || first == Upos::DET;
    if (words >= kSpeech && clause && !in_time(comma_ + 1)) return Connector{Attach::bare, comma_, comma_ + 1};
  }
  return second_;
}

std::optional<Connector> find_connector(const StatementData& data, const Scan& scan, const Trigger& trigger,
                                        uint32_t limit) {
  limit = std::min({limit, trigger.end + kReach, scan.size()});
  return ConnectorSearch(data, scan, trigger, limit).run();
}

}  // namespace isnad
