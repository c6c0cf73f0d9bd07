#include "statement/connector_search.h"

// Names in quotation marks behind a reporting verb, which are no content.

namespace isnad {
namespace {

constexpr uint32_t kLongName = 4;             // words of the longest name that is quoted
constexpr std::string_view kBy = utf8::kBeh;  // the proclitic "by", "of"

}  // namespace

bool ConnectorSearch::is_name(uint32_t t, const Quotation& q) const {
  // "They shouted «...»": words right behind a verb that takes no object.
  const bool shouted = !verb_.object && !verb_.preps.empty() && verb_.force == Force::said && q.closed &&
                       word_count(scan_, t, q) > 1 && scan_.mention_at(t + 1) == nullptr &&
                       (t == trigger_.end || (!verb_.carry && verb_.preps.size() == 1 && verb_.preps.front() == kBy &&
                                              !cue_at(data_, scan_, t - 1, t, CueRole::naming)));
  if (shouted) return false;
  if (is_name_quotation(scan_, t, q)) return true;
  if (t > trigger_.end && cue_at(data_, scan_, t - 1, t, CueRole::naming)) return true;
  const uint32_t close = after_quotation(scan_, t, q, limit_);
  if (t > trigger_.end && q.closed && scan_.is_dash(t - 1) && close < limit_ && scan_.is_dash(close)) return true;
  if (!q.closed || word_count(scan_, t, q) > kLongName) return false;
  // "«The supreme committee» belonging to X announced": an adjective goes on with it.
  const uint32_t next = after_quotation(scan_, t, q, limit_);
  const bool goes_on = t == trigger_.end && next < limit_ && scan_.token(next).upos == Upos::ADJ && definite_noun(next);
  if (goes_on) return true;
  // "Washington considers «X» the most dangerous": the quotation is the object.
  if (verb_.force == Force::described && q.closed && next < limit_ && scan_.token(next).upos == Upos::ADJ &&
      subject_ != nullptr && t == subject_->last_token)
    return true;
  // "The killing of «...»": a noun that is no occasion of speech governs it.
  const Upos governor = t > trigger_.end ? scan_.token(t - 1).upos : Upos::X;
  const bool inside = (governor == Upos::NOUN || governor == Upos::ADJ) && scan_.mention_at(t - 1) == nullptr &&
                      !in_time(t - 1) && t != boundary_ && !cue_at(data_, scan_, t - 1, t, CueRole::channel);
  if (inside) return true;
  const uint32_t after = after_quotation(scan_, t, q, limit_);
  // "« The agency X » reported that": a name with spaces inside the marks.
  if (t == trigger_.end && after < limit_ && covers_outlet(scan_, t, q) &&
      cue_at(data_, scan_, after, limit_, CueRole::that))
    return true;
  // "« The movement X » , which is Y, announced"
  const uint32_t which = after < limit_ && scan_.is_comma(after) ? after + 1 : limit_;
  const bool told_of = t == trigger_.end && which + 1 < limit_ &&
                       (cue_at(data_, scan_, which, limit_, CueRole::relative) ||
                        (scan_.is_conjunction(which) && scan_.token(which + 1).upos == Upos::PRON));
  if (told_of) return true;
  // "«The company of X» stressed, after Y, on Z": the verb's preposition follows, with no verb before it.
  const bool heads = t == trigger_.end && definite_noun(t + 1) && after < limit_ && scan_.is_comma(after) &&
                     !verb_.preps.empty() && trigger_.feats.gender == Gender::fem;
  for (uint32_t k = after; heads && k < limit_ && scan_.token(k).upos != Upos::VERB; ++k) {
    if (is_preposition(k)) return true;
  }
  for (uint32_t k = after; k < limit_; ++k) {
    if (scan_.is_colon(k) || scan_.quotation_from(k) != nullptr) return k > after && scan_.is_colon(k);
    if (scan_.token(k).upos == Upos::VERB) return false;
    if (cue_at(data_, scan_, k, limit_, CueRole::that)) return k > after && !scan_.is_punct(k - 1);
  }
  return false;
}

}  // namespace isnad
