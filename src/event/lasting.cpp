#include "event/lasting.h"

#include <algorithm>

#include "text/article.h"

namespace isnad {

std::string_view lasts(const EventData& data, const Clauses& clauses, uint32_t t) {
  const Scan& scan = clauses.scan();
  constexpr uint32_t kReach = 7;  // tokens: "the campaign that the army [began] ..."
  const auto goes_on = [&](uint32_t k, bool noun) {
    const auto hits = data.light_forms.find(noun ? without_article(scan.key(k)) : scan.key(k));
    return std::any_of(hits.begin(), hits.end(), [&](const FormHit& hit) {
      const bool masdar = hit.feats.verb_form == VerbForm::vnoun;
      return masdar == noun && data.light_verbs[hit.row].status == Status::ongoing;
    });
  };
  const auto governor = clauses.verb_before(t);
  const bool behind = t > clauses.first() && scan.token(t - 1).upos == Upos::ADP;  // "it began after the attacks"
  if (governor && !behind && goes_on(*governor, false)) return "verb";
  for (uint32_t k = t; k > clauses.first() && t - k < 2; --k) {
    if (scan.token(k - 1).upos == Upos::NOUN && goes_on(k - 1, true)) return "noun";
  }
  for (uint32_t k = t + 1; k < std::min(clauses.last(), t + kReach); ++k) {
    if (scan.is_punct(k) && !scan.is_comma(k)) break;
    if (clauses.is_verb(k)) return goes_on(k, false) ? "after" : "";
  }
  const std::string_view key = without_article(scan.key(t));
  const bool itself = std::any_of(data.status_words.begin(), data.status_words.end(), [&](const StatusWord& w) {
    return w.scope == StatusScope::itself && w.letters == key;
  });
  return itself ? "itself" : "";
}

}  // namespace isnad
