// Who holds an office: by the terms of the base, on the day of the report or the days a sentence opens with, and by
// what the report itself says.
#include <algorithm>

#include "base/utf8.h"
#include "entity/link.h"

namespace isnad::entity {
namespace {

constexpr std::chrono::days kLongAgo{400};  // before the report: another may have held the office
constexpr uint32_t kFormerReach = 4;        // sentences back to the former holder who is meant
constexpr uint32_t kVerbBefore = 2;         // words from "had" to the office
constexpr uint32_t kNear = 160;             // bytes that hold an office and a day that may date it
constexpr uint32_t kOpeningWords = 3;       // words of a sentence before a time that still opens it

}  // namespace

/// Who holds the office on the day of the report, as an entity of the base; -1 when unknown.
int Linker::holder(OfficeKey office) const {
  const auto& terms = base_.terms(office);
  int found = -1;
  if (r_.report.published) {
    for (const Term& t : terms) {
      if (t.from <= *r_.report.published && *r_.report.published <= t.to) {
        // On the day of a handover the one who comes in is meant as often as not: abstain unless the report names one.
        if (found >= 0 && found != static_cast<int>(t.person))
          return draft_of_base(static_cast<uint32_t>(found)) >= 0 ? found
                 : draft_of_base(t.person) >= 0                   ? static_cast<int>(t.person)
                                                                  : -1;
        found = static_cast<int>(t.person);
      }
    }
    return found;
  }
  // Without a day: only somebody that the report names, when just one of them ever held it.
  for (const Term& t : terms) {
    if (draft_of_base(t.person) < 0 || found == static_cast<int>(t.person)) continue;
    if (found >= 0) return -1;
    found = static_cast<int>(t.person);
  }
  return found;
}

/// "In 1958 the prime minister ...", "the president had visited it in 2009": past days that the sentence tells; `sure`
/// when they are the office's: the sentence opens with them or tells what had been.
std::optional<Linker::Past> Linker::told_days(uint32_t at) const {
  const FoundName& f = found_[at];
  if (!r_.report.published || f.sentence >= r_.sentences.size()) return std::nullopt;
  const Sentence& s = r_.sentences[f.sentence];
  bool had = false;
  for (uint32_t w = std::max(s.first_word, f.first_word - std::min(f.first_word, kVerbBefore)); w < f.first_word; ++w) {
    const std::string_view key = r_.str(r_.words[w].key);  // also behind "and"
    had |= ((words_.info(words_.id(key)).tells |
             words_.info(words_.id(key.substr(std::min<size_t>(2, key.size())))).tells) &
            kHadBeen) != 0;
  }
  for (const TimeRef& t : r_.times) {
    if (t.span.begin < s.span.begin || t.span.end > s.span.end) continue;
    if (t.since || t.kind == TimeKind::duration || t.kind == TimeKind::set || !t.days.from || !t.days.to) continue;
    if (*t.days.to >= *r_.report.published) continue;
    const uint32_t from = std::min(t.span.begin, f.span.begin), to = std::max(t.span.end, f.span.end);
    if (to - from > kNear) continue;
    // "criticised the agreement that was signed in 2015": the day of what is told of.
    bool aside = false;
    for (uint32_t w = f.last_word; w < s.last_word && r_.words[w].span.begin < t.span.begin; ++w)
      aside |= (words_.info(words_.id(r_.str(r_.words[w].key))).is & kRelative) != 0;
    if (aside) continue;
    const uint32_t opens = std::min(s.first_word + kOpeningWords, s.last_word - 1);
    const bool first = t.span.begin <= r_.words[opens].span.begin && t.span.end <= f.span.begin;
    const bool long_ago = *t.days.to + kLongAgo < *r_.report.published;
    return Past{t.days, (first && (long_ago || t.anchor == TimeAnchor::absolute)) || had};
  }
  return std::nullopt;
}

/// The only holder of the office in those days; -1 when there are more, or none is known.
int Linker::holder_then(OfficeKey office, DayRange days) const {
  int found = -1;
  for (const Term& t : base_.terms(office)) {
    if (t.from > *days.to || t.to < *days.from) continue;
    if (found >= 0 && found != static_cast<int>(t.person)) return -1;
    found = static_cast<int>(t.person);
  }
  return found;
}

/// "The foreign minister, Professor X": the person named right behind an office, with no more than a mark between.
int Linker::named_beside(uint32_t at) const {
  const FoundName& f = found_[at];
  if (f.plural || f.last_word < f.first_word + 2) return -1;
  uint32_t b = at + 1;
  while (b < found_.size() && found_[b].inner) ++b;
  if (b >= found_.size() || draft_of_[b] < 0) return -1;
  const FoundName& n = found_[b];
  const Draft& d = drafts_[static_cast<size_t>(draft_of_[b])];
  if (d.kind != EntityKind::person || d.described || n.office >= 0 || n.sentence != f.sentence) return -1;
  if (n.what != FoundKind::person && n.what != FoundKind::base) return -1;
  if (n.first_word < f.last_word || n.first_word > f.last_word + 2) return -1;
  if (r_.words[n.first_word].span.begin != n.span.begin) return -1;
  for (uint32_t w = f.last_word; w < n.first_word; ++w) {
    const std::string_view letters = r_.slice(r_.words[w].span);
    const bool letter = r_.words[w].kind == WordKind::arabic && letters.size() <= 2;
    if (!letter && letters != "." && letters != "(") return -1;
  }
  if (f.country != 0 && d.base >= 0 && d.country != 0 && d.country != f.country) return -1;
  return draft_of_[b];
}

/// The country last spoken of before this in its sentence; 0 = none.
uint16_t Linker::near_country(uint32_t at) const {
  for (uint32_t b = at; b-- > 0 && found_[b].sentence == found_[at].sentence;) {
    const uint16_t country = draft_of_[b] >= 0 ? country_of(b) : found_[b].country;
    if (country != 0) return country;
  }
  return 0;
}

/// "The former president": the one person called so in the few sentences before; not "the former president of the
/// board", nor where a name follows.
int Linker::former_in_report(uint32_t at) const {
  const FoundName& f = found_[at];
  constexpr char32_t kLam = 0x0644;
  if (named_after(at)) return -1;
  if (f.last_word < r_.words.size() && r_.words[f.last_word].kind == WordKind::arabic &&
      decode_at(r_.report.text, r_.words[f.last_word].span.begin).value == kLam)
    return -1;
  int only = -1;
  for (uint32_t b = at; b-- > 0 && found_[b].sentence + kFormerReach > f.sentence;) {
    // "The president" is no "president of the council".
    const std::string_view head = r_.str(r_.words[f.head_word].key);
    if (!r_.str(r_.words[found_[b].head_word].key).ends_with(head)) continue;
    if (!found_[b].former || found_[b].lemma != f.lemma || draft_of_[b] < 0 || draft_of_[b] == only) continue;
    const Draft& d = drafts_[static_cast<size_t>(draft_of_[b])];
    if (d.kind != EntityKind::person || d.described || only >= 0) return -1;
    if (f.country != 0 && country_of(b) != f.country) return -1;
    only = draft_of_[b];
  }
  return only;
}

/// The person that the report itself gives this office or role: the last named before `at`, else the first after it.
int Linker::held_in_report(int office, uint32_t of, uint16_t lemma, uint16_t country, uint32_t at) const {
  std::vector<bool> fits(drafts_.size(), false), exact(drafts_.size(), false);
  int first = -1, first_exact = -1;
  for (size_t i = 0; i < drafts_.size(); ++i) {
    const Draft& d = drafts_[i];
    if (d.kind != EntityKind::person || d.described) continue;
    // Whose country the base tells to be another does not hold this one's.
    const uint16_t home = d.base >= 0 ? d.country : uint16_t{0};
    const uint32_t where = office >= 0 ? of : country;
    const bool foreign =
        where != 0 && home != 0 && home != where && base_.entities()[where - 1].kind == EntityKind::country;
    const auto fit = [&](uint32_t told) {
      if (where == 0 || told == where) exact[i] = fits[i] = true;
      if (told == 0 && !foreign) fits[i] = true;
    };
    if (office >= 0) {
      for (const OfficeKey& key : d.offices)
        if (key.first == office) fit(key.second);
    } else {
      for (const auto& [role, told] : d.roles) {
        if (role == lemma) fit(told);
      }
    }
    if (fits[i] && first < 0) first = static_cast<int>(i);
    if (exact[i] && first_exact < 0) first_exact = static_cast<int>(i);
  }
  // Who is told to hold it there goes before who holds it somewhere.
  if (first_exact >= 0) {
    first = first_exact;
    fits = std::move(exact);
  }
  if (first < 0) return -1;
  for (uint32_t f = at; f > 0; --f) {
    const int draft = draft_of_[f - 1];
    if (draft >= 0 && fits[static_cast<size_t>(draft)]) return draft;
  }
  return first;
}

}  // namespace isnad::entity
