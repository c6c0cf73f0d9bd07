// The search for the content of one reporting verb. Internal to the statement stage; holds references, one object per
// verb, not shared between threads.
#pragma once

#include <algorithm>
#include <optional>

#include "statement/apposition.h"
#include "statement/connector.h"
#include "text/arabic.h"
#include "text/article.h"

namespace isnad {

constexpr std::string_view kTo = utf8::kLam;  // the preposition "to", a proclitic

/// One search for the content of one verb.
class ConnectorSearch {
 public:
  ConnectorSearch(const StatementData& data, const Scan& scan, const Trigger& trigger, uint32_t limit)
      : data_(data), scan_(scan), trigger_(trigger), verb_(*trigger.verb), limit_(limit) {
    constexpr std::string_view kThey = "\u0648\u0627";
    const bool they = trigger.feats.number == Number::plur && scan.key(trigger.token).ends_with(kThey);
    if (!they || trigger.participle) subject_ = subject_after(data, scan, trigger, limit);
    if (subject_ == nullptr && !trigger.participle && !they) phrase_ = phrase_after(data, scan, trigger, limit);
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
  /// "Because it": the preposition and a complementizer with a pronoun, when the verb wants another preposition.
  bool gives_reason(uint32_t t, const CueMatch& that) const {
    if (!scan_.same_word(t - 1, t) || scan_.key(t - 1) != kTo) return false;
    const bool takes = std::find(verb_.preps.begin(), verb_.preps.end(), kTo) != verb_.preps.end();
    return !takes || (scan_.token(that.end - 1).upos == Upos::PRON && verb_.preps.front() != kTo);
  }
  bool splits_name(uint32_t t) const;
  bool starts_object(uint32_t t) const;
  bool names_person(uint32_t t) const {
    const Mention* m = scan_.mention_at(t);
    return m != nullptr && (m->kind == EntityKind::person || m->kind == EntityKind::office);
  }
  bool definite_noun(uint32_t t) const { return scan_.key(t).starts_with(kAl); }
  bool that_ahead(uint32_t t) const;
  /// "A report of X explained that": the noun behind the verb is its subject.
  bool leads_to_that(uint32_t t) const {
    for (uint32_t k = t + 1; verb_.that && k < limit_; ++k) {
      if (cue_at(data_, scan_, k, limit_, CueRole::that)) return true;
      if (scan_.token(k).upos == Upos::VERB || scan_.token(k).upos == Upos::ADP || scan_.is_punct(k)) return false;
    }
    return false;
  }
  bool that_later(uint32_t t) const {
    for (uint32_t k = t + 1; k < limit_; ++k) {
      if (cue_at(data_, scan_, k, limit_, CueRole::that)) return true;
    }
    return false;
  }
  std::optional<Connector> that_behind(uint32_t from) const;
  /// "To saying that", "of his hope that": the noun that a preposition governs has the content.
  std::optional<Connector> that_of_noun(uint32_t t) const;
  /// "The supervisor of (over) X, Dr Y, stressed that": a preposition before the speaker's name belongs to the title.
  std::optional<Connector> that_behind_name(uint32_t t) const;
  std::optional<Connector> that_behind_post(uint32_t from) const;
  /// "Quoted X (on) his denial of": the content of the verbal noun behind whose words are carried.
  std::optional<Connector> told_content(uint32_t t) const;
  std::optional<Connector> that_after_comma(uint32_t from) const;
  bool starts_bare(uint32_t t) const;
  bool comma_between(uint32_t t) const {
    for (uint32_t k = subject_ != nullptr ? std::max(trigger_.end, subject_->last_token) : trigger_.end; k < t; ++k) {
      if (scan_.is_comma(k)) return true;
    }
    return false;
  }
  /// "X (for short) condemned", "X announced today (Sunday)": one past the bracket right behind the subject or a time;
  /// 0 when none stands there.
  uint32_t after_bracket(uint32_t t) const {
    constexpr uint32_t kLongest = 8;  // tokens
    if (subject_ == nullptr || (t != subject_->last_token && t != boundary_) || scan_.mark(t) != '(') return 0;
    for (uint32_t k = t + 1; k < std::min(limit_, t + kLongest); ++k) {
      if (scan_.mark(k) == ')') return k + 1;
    }
    return 0;
  }
  /// "X, who is the head of Y, announced": one past the comma that closes an aside behind the subject; 0 when none
  /// does.
  uint32_t after_aside(uint32_t t) const {
    constexpr uint32_t kLongest = 14;  // tokens
    const bool who_is = subject_ != nullptr && t >= subject_->last_token && scan_.is_comma(t) && t + 2 < limit_ &&
                        scan_.is_conjunction(t + 1) && scan_.token(t + 2).upos == Upos::PRON;
    for (uint32_t k = t + 3; who_is && k < std::min(limit_, t + kLongest); ++k) {
      if (scan_.token(k).upos == Upos::VERB || scan_.is_colon(k)) return 0;
      if (scan_.is_comma(k)) return k + 1;
    }
    return 0;
  }
  /// "In a statement (that was) published on sites, the sacking of X": one past the comma that closes the clause which
  /// tells of the paper; 0 when none does.
  uint32_t after_paper_clause(uint32_t t) const;
  /// "(That) it published": a verb of publishing and the pronoun of what was published.
  bool published(uint32_t t) const;
  /// "Denied that": the demonstrative is the whole object.
  bool points_at_all(uint32_t t) const {
    const bool behind =
        subject_ != nullptr ? t == subject_->last_token : t == trigger_.end || (phrase_ && t == phrase_->last);
    return behind && demonstrative(t) && (t + 1 >= limit_ || !definite_noun(t + 1));
  }
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
  uint32_t occasion_ = 0;            // one past "in a statement"
  bool pointed_ = false;             // the object is a demonstrative
  uint32_t comma_ = 0;               // right behind the verb or its subject
  std::optional<Connector> second_;  // a preposition that only counts when no better one follows
};

}  // namespace isnad
