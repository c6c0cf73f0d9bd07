#include "statement/connector_search.h"
#include "statement/told_act.h"

// Content that no mark or complementizer opens: noun phrases, free direct speech.

namespace isnad {
namespace {

constexpr uint32_t kSpeech = 6;  // tokens of free speech right behind its verb

}  // namespace

bool ConnectorSearch::starts_object(uint32_t t) const {
  const Token& token = scan_.token(t);
  const bool named = verb_.force == Force::described &&
                     (!verb_.act || (subject_ != nullptr && t == subject_->last_token)) && subject_ != nullptr &&
                     scan_.mention_from(t) != nullptr && t >= subject_->last_token &&
                     scan_.token(t - 1).upos != Upos::ADP;
  if (named) return true;
  if (t == 0 || in_time(t) || cue_at(data_, scan_, t, limit_, CueRole::source)) return false;
  if (const Mention* m = scan_.mention_at(t); m != nullptr && m->first_token != t) return false;
  // "As the governor announced, X Y": the name of who announced it.
  const Mention* whole = scan_.mention_from(t);
  if (names_person(t) && verb_.force == Force::announced && whole != nullptr && whole->last_token + 1 >= limit_)
    return false;
  // "The director of X, head of its board, explained that": another title.
  if (verb_.that && verb_.force != Force::described && subject_ != nullptr && names_person(t) && that_later(t))
    return false;
  constexpr std::string_view kThey = "\u0648\u0627";
  const bool they = trigger_.feats.number == Number::plur && scan_.key(trigger_.token).ends_with(kThey);
  // "And renewed the stress on": of who spoke before.
  const bool renewed = t == trigger_.end && subject_ == nullptr && verb_.object && verb_.force == Force::stressed &&
                       (trigger_.feats.aspect == Aspect::perf || trigger_.token < 2 ||
                        scan_.is_punct(trigger_.token - 1) || scan_.is_punct(trigger_.token - 2)) &&
                       t + 1 < limit_ && scan_.token(t + 1).upos == Upos::ADP;
  const bool definite = scan_.key(t).starts_with(kAl) && (subject_ != nullptr || they || renewed);
  std::string noun(scan_.key(t).substr(definite ? kAl.size() : 0));
  // "Announced a halt": with the ending of an object.
  const bool ends = noun.ends_with(utf8::kAlef) && t == boundary_ && !data_.acts.contains(noun);
  if (ends) noun.resize(noun.size() - utf8::kAlef.size());
  const bool act = data_.acts.contains(noun) || cue_at(data_, scan_, t, limit_, CueRole::act).has_value();
  const bool paper =
      cue_at(data_, scan_, t, limit_, CueRole::channel) || cue_at(data_, scan_, t, limit_, CueRole::testimony);
  const bool plain = act && !definite && !paper && scan_.mention_at(t) == nullptr && scan_.quotation_over(t) == nullptr;
  if (verb_.act && (!plain || (subject_ == nullptr && t == trigger_.end) ||
                    (t + 1 < limit_ && scan_.token(t + 1).upos == Upos::ADP)))
    return false;
  // "The director of the department of X explained that": a genitive.
  const bool genitive = verb_.that && !act && subject_ != nullptr && t == subject_->last_token &&
                        t > subject_->first_token + 1 &&
                        (scan_.token(t - 1).upos == Upos::NOUN || scan_.token(t - 1).upos == Upos::PROPN) &&
                        !definite_noun(t - 1) && names_person(t - 1);
  if (genitive && that_later(t)) return false;
  // After a comma the tagger may take the verbal noun for its verb.
  const Upos after = t + 1 < limit_ ? scan_.token(t + 1).upos : Upos::X;
  const bool verbal = token.upos == Upos::VERB && act && subject_ != nullptr && t == boundary_ &&
                      (after == Upos::NOUN || after == Upos::PROPN || after == Upos::NUM);
  // "denied any agreement"
  const bool close = subject_ != nullptr ? t == subject_->last_token : trigger_.participle && t == trigger_.end;
  const bool any = token.upos == Upos::DET && verb_.force == Force::denied && close && t + 1 < limit_ &&
                   scan_.token(t + 1).upos == Upos::NOUN;
  if (any) return true;
  // "condemned in the strongest terms, the crime"
  const bool judged = verb_.force == Force::condemned || verb_.force == Force::welcomed;
  const bool behind = judged && subject_ != nullptr && t == boundary_ && t > 1 && scan_.is_comma(t - 1) &&
                      token.upos == Upos::NOUN && definite_noun(t) && !names_person(t);
  if (behind) return true;
  if (token.upos != Upos::NOUN && !verbal) return false;
  // "Denied that in a statement that he published on his site": the occasion's.
  if (t == occasion_ && published(t)) return false;
  // "In a press conference that he held, that": what was done with the occasion.
  const bool occasion = t == occasion_ && t + 1 < limit_ && scan_.is_suffix_pronoun(t + 1);
  if (verb_.that && occasion && that_later(t)) return false;
  // "announced through its site the closing of": a noun behind an adjective begins another phrase.
  const bool fresh = act && scan_.mention_at(t) == nullptr && t > trigger_.end &&
                     (scan_.token(t - 1).upos == Upos::ADJ || scan_.closes_quotation(t - 1)) && !comma_between(t);
  if (fresh && (subject_ == nullptr || t > subject_->last_token)) return true;
  const Mention* before = scan_.mention_at(t - 1);
  const bool after_mention = act && before != nullptr && before->last_token == t && !other_verb_;
  if (subject_ == nullptr && phrase_ && after_mention && t > phrase_->first) return true;
  if (subject_ == nullptr && phrase_ && act && t == phrase_->last && t > trigger_.end) return true;
  if (renewed && act) return true;
  if (subject_ == nullptr && t == trigger_.end) return trigger_.participle || (act && !leads_to_that(t));
  // "X assured the delegation of his wish to": a verbal noun with its owner behind who is told.
  const bool told = subject_ == nullptr && act && scan_.is_suffix_pronoun(t + 1) && verb_.that && !other_verb_ &&
                    t + 1 < limit_ && !comma_between(t) && definite_noun(t - 1) &&
                    scan_.token(t - 1).upos != Upos::ADP && scan_.key(trigger_.end) == kTo;
  if (told) return true;
  if (subject_ == nullptr) {
    constexpr uint32_t kAside = 7;  // tokens: "praising at the same time the efforts"
    const bool aside = trigger_.participle && !definite_noun(t) && t <= trigger_.end + kAside;
    return (act || aside) && t == boundary_;
  }
  if (t < subject_->last_token) return false;
  // "An official, who asked not to publish his name, stressed that"
  if (verb_.that && !act && t == boundary_ && t > subject_->last_token && that_later(t)) return false;
  return t == subject_->last_token || (t == boundary_ && (act || !scan_.is_comma(t - 1))) || after_mention;
}

bool ConnectorSearch::published(uint32_t t) const {
  if (t + 1 >= limit_ || !scan_.is_suffix_pronoun(t + 1)) return false;
  const auto hits = data_.forms.find(scan_.key(t));
  return std::any_of(hits.begin(), hits.end(),
                     [&](const FormHit& hit) { return hit.upos == Upos::VERB && data_.verbs[hit.row].outlet; });
}

uint32_t ConnectorSearch::after_paper_clause(uint32_t t) const {
  constexpr uint32_t kLongest = 14;  // tokens
  if (occasion_ == 0 || t != occasion_ || t + 1 >= limit_ || scan_.mention_at(t) != nullptr) return 0;
  const Upos upos = scan_.token(t).upos;
  if ((upos != Upos::VERB && upos != Upos::NOUN) || cue_at(data_, scan_, t, limit_, CueRole::that)) return 0;
  const bool verb = upos == Upos::VERB || scan_.is_suffix_pronoun(t + 1);
  bool publishes = false;
  for (const auto& hit : data_.forms.find(scan_.key(t))) {
    publishes = publishes || (hit.upos == Upos::VERB && data_.verbs[hit.row].outlet);
  }
  const bool placed = scan_.token(t + 1).upos == Upos::ADP && !scan_.same_word(t, t + 1);
  const bool owned = scan_.is_suffix_pronoun(t + 1) && data_.acts.contains(std::string(scan_.key(t))) && !publishes;
  if (owned || !(verb || (publishes && placed))) return 0;
  for (uint32_t k = t + 1; k < std::min(limit_, t + kLongest); ++k) {
    if (scan_.is_colon(k) || scan_.quotation_from(k) != nullptr || cue_at(data_, scan_, k, limit_, CueRole::that))
      return 0;
    if (scan_.is_comma(k)) return k + 1;
  }
  return 0;
}

std::optional<Connector> ConnectorSearch::told_content(uint32_t t) const {
  constexpr uint32_t kReach = 8;  // tokens from the verbal noun to its content
  if (verb_.relay.empty() || t == trigger_.end) return std::nullopt;
  // "X carried from sources, the death of Y": a verbal noun behind the comma.
  const bool noun = scan_.is_comma(t - 1) && scan_.token(t).upos == Upos::NOUN && !definite_noun(t) &&
                    scan_.mention_at(t) == nullptr && t + 1 < limit_ && !scan_.is_suffix_pronoun(t + 1) &&
                    (data_.acts.contains(std::string(scan_.key(t))) || cue_at(data_, scan_, t, limit_, CueRole::act));
  if (noun) return Connector{Attach::object, t, t};
  auto act = told_act(data_, scan_, t);
  if (!act) act = owned_act(data_, scan_, t);
  auto found = act ? find_connector(data_, scan_, *act, limit_) : std::nullopt;
  if (!found || found->token > act->end + kReach) return std::nullopt;
  found->act = act->verb;
  found->act_token = t;
  return found;
}

bool ConnectorSearch::that_ahead(uint32_t t) const {
  constexpr uint32_t kAhead = 4;
  constexpr uint32_t kTitle = 9;  // tokens of a title behind the name, with what belongs to it
  const bool title = subject_ != nullptr && subject_->kind == EntityKind::person && t == subject_->last_token;
  for (uint32_t k = t + 1; k < std::min(limit_, t + (title ? kTitle : kAhead)); ++k) {
    // "His worry that (from that) ...": the noun's own complement.
    const bool own = scan_.token(k - 1).upos == Upos::ADP && !scan_.same_word(k - 1, k) && k - 1 > t;
    if (cue_at(data_, scan_, k, limit_, CueRole::that)) return !own;
    // "The director X Y (a name no list holds), that"
    if (scan_.is_comma(k) && k + 1 < limit_ && cue_at(data_, scan_, k + 1, limit_, CueRole::that)) return true;
    if (scan_.token(k).upos == Upos::VERB || (title && scan_.is_comma(k))) return false;
  }
  return false;
}

/// Free direct speech: "the minister said we discussed".
bool ConnectorSearch::starts_bare(uint32_t t) const {
  const bool place = t == trigger_.end || t == boundary_ || (subject_ != nullptr && t == subject_->last_token);
  if (!place || scan_.is_punct(t)) return false;
  const Token& token = scan_.token(t);
  if (token.upos == Upos::VERB && token.feats.person == 1) return true;
  // "And he said we opened": a verb at once, which no subject of the first parts.
  const bool at_once = t == trigger_.end && subject_ == nullptr && !phrase_ && !trigger_.participle &&
                       trigger_.feats.aspect == Aspect::perf && trigger_.feats.number == Number::sing &&
                       token.upos == Upos::VERB && token.feats.aspect == Aspect::perf && scan_.mention_at(t) == nullptr;
  if (at_once && t + kSpeech < limit_) return true;
  if (cue_at(data_, scan_, t, limit_, CueRole::opening)) return true;
  // "The minister X said Iran supports": a country or body and its verb, right behind a name.
  const Mention* m = scan_.mention_from(t);
  const bool other = m != nullptr && is_named(subject_) && t == subject_->last_token && m->entity != subject_->entity &&
                     (m->kind == EntityKind::country || m->kind == EntityKind::body || m->kind == EntityKind::group);
  if (other && m->last_token < limit_ && scan_.token(m->last_token).upos == Upos::VERB &&
      scan_.token(m->last_token).feats.aspect == Aspect::imp)
    return true;
  const bool noun = token.upos == Upos::NOUN && t + 1 < limit_ && scan_.same_word(t, t + 1);
  return noun && scan_.token(t + 1).upos == Upos::PRON && cue_at(data_, scan_, t + 1, limit_, CueRole::first_person);
}

/// "An official informed on the matter told X, that": the complement stands behind a comma, so what the preposition
/// governs belongs to the subject.
std::optional<Connector> ConnectorSearch::that_after_comma(uint32_t from) const {
  if (!verb_.that || scan_.token(from - 2).upos != Upos::ADJ) return std::nullopt;
  for (uint32_t t = from; t + 1 < limit_; ++t) {
    if (scan_.token(t).upos == Upos::VERB) break;
    if (!scan_.is_comma(t)) continue;
    if (const auto that = cue_at(data_, scan_, t + 1, limit_, CueRole::that))
      return Connector{Attach::that, t + 1, that->end};
  }
  return std::nullopt;
}

}  // namespace isnad
