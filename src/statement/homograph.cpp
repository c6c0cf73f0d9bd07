#include "statement/homograph.h"
#include "text/arabic.h"
#include "text/article.h"

#include <algorithm>
#include <string_view>

namespace isnad {

using utf8::kAlef;
constexpr std::string_view kThat = "\u0627\u0646";

bool ends_phrase(const StatementData& data, const Scan& scan, uint32_t t, uint32_t first) {
  for (uint32_t back = 1; back <= 3 && t >= first + back; ++back) {
    const auto phrase = cue_at(data, scan, t - back, t, CueRole::skip);
    if (phrase && phrase->end == t) return true;
  }
  return false;
}

bool leads_to_complement(const StatementData& data, const Scan& scan, uint32_t t, const ReportingVerb& verb) {
  constexpr uint32_t kReach = 24;  // tokens of the subject
  const uint32_t limit = std::min(scan.size(), t + kReach);
  for (uint32_t k = t + 1; k < limit; ++k) {
    const Mention* m = scan.mention_at(k);
    const bool named = m != nullptr && m->first_token != k;
    const bool own_word = !scan.same_word(k - 1, k) && k > t + 1;
    if (!verb.preps.empty() && own_word && scan.key(k) == verb.preps.front() && scan.token(k).upos == Upos::ADP)
      return true;
    if (named) continue;
    if (scan.is_colon(k) || scan.is_dash(k) || scan.quotation_from(k) != nullptr) return false;
    if (scan.token(k).upos == Upos::VERB && m == nullptr) return false;
    if (!verb.preps.empty()) continue;
    if (scan.is_conjunction(k)) return false;
    if (own_word && cue_at(data, scan, k, scan.size(), CueRole::that)) return scan.token(k - 1).upos != Upos::ADP;
  }
  return false;
}

namespace {

bool has_past(const StatementData& data, std::string_view key, FormHit* found) {
  for (const FormHit& hit : data.forms.find(key)) {
    const bool past = hit.upos == Upos::VERB && hit.feats.aspect == Aspect::perf && hit.feats.person != 1 &&
                      hit.feats.person != 2 && hit.feats.voice != Voice::pass && hit.feats.verb_form != VerbForm::part;
    if (!past) continue;
    *found = hit;
    return true;
  }
  return false;
}

}  // namespace

std::optional<Trigger> verb_cut_in_two(const StatementData& data, const Scan& scan, uint32_t t) {
  constexpr std::string_view kPronouns[] = {"\u0647\u0645\u0627", "\u0647\u0645", "\u0647\u0627", utf8::kHeh};
  if (!scan.is_conjunction(t) || (t > 0 && scan.same_word(t - 1, t))) return std::nullopt;
  if (t + 1 >= scan.size() || !scan.same_word(t, t + 1)) return std::nullopt;
  const std::string_view word = scan.reading().str(scan.word(t).key);
  // "And pointed" taken for "and", a preposition and another word.
  const std::string_view behind = word.substr(std::min(word.size(), scan.key(t).size()));
  FormHit past;
  if (t + 2 < scan.size() && scan.same_word(t, t + 2) && word.starts_with(scan.key(t)) &&
      scan.token(t + 1).upos == Upos::ADP && has_past(data, behind, &past)) {
    uint32_t end = t + 2;
    while (end < scan.size() && scan.same_word(t, end)) ++end;
    return Trigger{t + 1, end, &data.verbs[past.row], past.feats, false, false};
  }
  for (const std::string_view pronoun : kPronouns) {
    if (!word.ends_with(pronoun)) continue;
    const std::string_view whole = word.substr(0, word.size() - pronoun.size());
    FormHit hit;
    FormHit rest;
    const std::string_view joint = scan.key(t);
    if (!whole.starts_with(joint) || !has_past(data, whole, &hit) || has_past(data, whole.substr(joint.size()), &rest))
      continue;
    uint32_t end = t + 1;
    while (end < scan.size() && scan.same_word(t, end)) ++end;
    return Trigger{t, end, &data.verbs[hit.row], hit.feats, false, true};
  }
  return std::nullopt;
}

bool ends_in_alef(std::string_view key) {
  return key.size() > 2 && key.ends_with(kAlef);
}

bool is_first_person(const ReportingVerb& verb, const Scan& scan, uint32_t t) {
  constexpr std::string_view kHamza = "\u0623";
  constexpr std::string_view kMadda = "\u0622";
  const std::string_view word = scan.reading().slice(scan.token(t).span);
  return (verb.lemma.starts_with(kAlef) && word.starts_with(kHamza)) ||
         (!verb.lemma.starts_with(kMadda) && word.starts_with(kMadda));
}

bool is_other_word(const ReportingVerb& verb, const FormHit& hit, const Scan& scan, uint32_t t) {
  constexpr std::string_view kYour = "\u0643";
  if (t + 1 >= scan.size()) return false;
  if (scan.same_word(t, t + 1) && scan.token(t + 1).upos == Upos::PRON && scan.key(t + 1) == kYour) return true;
  const bool noun = scan.token(t).upos == Upos::NOUN && t > 0 && hit.feats.aspect != Aspect::perf;
  if (noun && (scan.token(t - 1).upos == Upos::NUM || scan.mark(t - 1) == ')')) return true;
  // "Is considered void", "the contract is considered void": what is judged, and the ending of its predicate.
  const uint32_t k = scan.token(t + 1).upos == Upos::NOUN && scan.key(t + 1).starts_with(kAl) ? t + 2 : t + 1;
  const bool judged = verb.force == Force::described && hit.feats.aspect == Aspect::imp && k + 1 < scan.size() &&
                      (scan.token(k).upos == Upos::ADJ || scan.token(k).upos == Upos::NOUN);
  return judged && ends_in_alef(scan.key(k)) && scan.mention_at(k) == nullptr && scan.key(k + 1) != kThat;
}

}  // namespace isnad
