// Where a short form does not stand for what the report named: another name beside it, another country, another kind.
#include <algorithm>

#include "base/utf8.h"
#include "entity/link.h"
#include "text/arabic.h"
#include "text/fold.h"

namespace isnad::entity {
namespace {

constexpr uint32_t kReachBack = 40;            // mentions that an anaphor looks back over
constexpr uint32_t kSentencesOn = 2;           // sentences on to where who is meant is named at last
constexpr uint16_t kClear = 2;                 // mentions of a country that make it the one meant
constexpr uint32_t kAdjectives = 2;            // adjectives between a noun and the name it belongs to
constexpr std::chrono::days kRecent{3 * 365};  // before and after his terms in which a surname alone is known
constexpr char32_t kBeh = 0x0628, kHeh = 0x0647;

}  // namespace

/// A name of one word that the dictionary has as a word, with its article or without.
bool Linker::common_word(const NameForm& form) const {
  const std::string key = fold(form.letters, FoldLevel::key);
  const std::string_view bare = std::string_view(key).substr(key.starts_with(kAl) ? kAl.size() : 0);
  const uint32_t is = words_.info(words_.id(key)).is | words_.info(words_.id(bare)).is;
  return (is & (kCommon | kVerb | kStop)) != 0;
}

/// Whether the sentence names a country that has such a body too, and not this one.
bool Linker::tells_of_rival(const FoundName& f, uint16_t country) const {
  bool rival = false;
  const Sentence& s = r_.sentences[f.sentence];
  for (uint32_t w = s.first_word; w < s.last_word; ++w) {
    const uint16_t there = words_.info(words_.id(r_.str(r_.words[w].key))).country;
    if (there == country) return false;
    rival |= there != 0 && std::any_of(f.forms.begin(), f.forms.end(), [&](uint32_t x) {
               return base_.entities()[base_.forms()[x].entity].country_at == there;
             });
  }
  const auto here =
      std::find_if(found_.begin(), found_.end(), [&](const FoundName& o) { return o.sentence == f.sentence; });
  for (auto b = here; b != found_.end() && b->sentence == f.sentence; ++b) {
    if (b->forms.size() != 1 || &*b == &f) continue;
    const uint16_t there = base_.entities()[base_.forms()[b->forms.front()].entity].country_at;
    if (there == country) return false;
    rival |= there != 0 && std::any_of(f.forms.begin(), f.forms.end(), [&](uint32_t x) {
               return base_.entities()[base_.forms()[x].entity].country_at == there;
             });
  }
  return rival;
}

/// A name of two letters: "a b".
bool Linker::single_letters(const NameForm& form) const {
  constexpr size_t kTwoLetters = 5;  // bytes, with the space
  return form.words == 2 && form.letters.size() <= kTwoLetters;
}

/// Whether he held an office not long before or after the report's day, or is known for none.
bool Linker::timely(uint32_t person) const {
  if (!r_.report.published || base_.offices_of(person).empty()) return true;
  const Day today = *r_.report.published;  // a term may be open at either end: the days move, not its bounds
  for (const OfficeKey& key : base_.offices_of(person)) {
    for (const Term& t : base_.terms(key)) {
      if (t.person == person && t.from <= today + kRecent && today - kRecent <= t.to) return true;
    }
  }
  return false;
}

/// Whether a name of one word may be this place: a town has feminine adjectives, a village is named in reports that
/// name its country, and in sport a town that no word tells to be one is a club.
bool Linker::likely_place(const FoundName& f, const NameForm& form) const {
  const BaseEntity& e = base_.entities()[form.entity];
  const bool town = e.type == "city" || e.type == "town" || e.type == "village" || e.type == "district";
  if (town && (f.masculine || (sport_ && f.of_man && !f.after_noun))) return false;
  const bool told = f.place_before || f.feminine || f.after_noun || f.cued || beside_place(f, e.country_at) ||
                    std::any_of(f.forms.begin(), f.forms.end(), [&](uint32_t x) { return base_.forms()[x].metonym; });
  if (town && sport_ && !told) return false;
  const bool small = e.type == "town" || e.type == "village" || e.type == "district";
  if (!small || e.country_at == 0) return true;
  const auto self = present_.find(form.entity);
  const int times = self == present_.end() ? 0 : self->second;
  return seen_[e.country_at] > times || most_seen() < kClear || seen_[e.country_at] == most_seen();
}

/// "war by proxy", "at the site": no outlet.
bool Linker::no_outlet(uint32_t at) const {
  const FoundName& f = found_[at];
  const Word& w = r_.words[f.first_word];
  if (f.anaphor == Anaphor::agency)
    return f.span.begin > w.span.begin && decode_at(r_.report.text, f.span.begin - 2).value == kBeh;
  return f.first_word > 0 && (words_.info(words_.id(r_.str(r_.words[f.first_word - 1].key))).is & kLocative) != 0;
}

/// The kinds of outlets that one may be: the base's, or those that its noun tells; 0 when neither says.
uint8_t Linker::outlet_bits(uint32_t draft) const {
  const Draft& d = drafts_[draft];
  if (d.base >= 0) return outlet_bit(base_.entities()[static_cast<size_t>(d.base)].type);
  const auto head =
      d.named_by < 0 ? std::vector<std::string>() : name_parts(r_, found_[static_cast<size_t>(d.named_by)].name);
  if (head.empty()) return 0;
  const std::string noun = head.front().starts_with(kAl) ? head.front() : std::string(kAl) + head.front();
  return words_.info(words_.id(noun)).outlets;
}

/// "The paper": the newspaper last spoken of, no agency or channel.
int Linker::outlet_spoken_of(uint32_t at) const {
  const auto head = name_parts(r_, found_[at].name);
  const uint8_t kinds = head.empty() ? uint8_t{0} : words_.info(words_.id(head.front())).outlets;
  for (uint32_t b = at; b-- > 0 && at - b < kReachBack;) {
    if (draft_of_[b] < 0 || found_[b].inner) continue;
    const Draft& d = drafts_[static_cast<size_t>(draft_of_[b])];
    if (d.kind != EntityKind::outlet) continue;
    // The outlet last named is meant, or none.
    const bool fits = (outlet_bits(static_cast<uint32_t>(draft_of_[b])) & kinds) != 0;
    return fits ? draft_of_[b] : -1;
  }
  return -1;
}

/// "The leader X", "the president, X": the person named right behind a noun, with no more than marks and adjectives
/// between; no value when nobody is, -1 for one who is no entity.
std::optional<int> Linker::named_after(uint32_t at) const {
  const FoundName& f = found_[at];
  uint32_t b = at + 1;
  while (b < found_.size() && found_[b].inner) ++b;
  if (b >= found_.size() || found_[b].sentence != f.sentence || found_[b].kind != EntityKind::person)
    return std::nullopt;
  const FoundName& n = found_[b];
  if (n.span.begin != n.name.begin || n.what == FoundKind::described || n.first_word < f.last_word) return std::nullopt;
  if (r_.words[n.first_word].span.begin != n.span.begin) return std::nullopt;
  uint32_t adjectives = 0;
  for (uint32_t w = f.last_word; w < n.first_word; ++w) {
    if (r_.words[w].kind == WordKind::punct) continue;
    const WordInfo& info = words_.info(words_.id(r_.str(r_.words[w].key)));
    if ((info.is & (kAdjective | kFormer)) == 0 || ++adjectives > kAdjectives) return std::nullopt;
  }
  return draft_of_[b];
}

/// A noun that stands for a woman.
bool Linker::of_woman(uint32_t at) const {
  const std::string_view key = r_.str(r_.words[found_[at].head_word].key);
  return key.size() > 2 && decode_at(key, key.size() - 2).value == kHeh;
}

/// Whether the person is called by this noun, in the same gender, before `at` or soon after.
bool Linker::called_so(int draft, uint32_t at) const {
  for (uint32_t b = 0; b < found_.size(); ++b) {
    if (b == at || draft_of_[b] != draft || found_[b].sentence > found_[at].sentence + kSentencesOn) continue;
    if (found_[b].lemma == found_[at].lemma && of_woman(b) == of_woman(at)) return true;
    for (const auto& a : found_[b].also) {
      if (a.lemma == found_[at].lemma) return true;
    }
  }
  return false;
}

/// Whether the country that the report is about has somebody else in the same office: "the king" may be either.
bool Linker::rival_at_home(int draft) const {
  const Draft& d = drafts_[static_cast<size_t>(draft)];
  const uint16_t home = dominant_country();
  if (home == 0 || d.country == 0 || d.country == home) return false;
  for (const OfficeKey& key : d.offices) {
    const int other = key.second == d.country ? holder({key.first, home}) : -1;
    if (other >= 0 && draft_of_base(static_cast<uint32_t>(other)) >= 0) return true;
  }
  return false;
}

/// Whether its sentence tells what happens in another country, and nothing of this one.
bool Linker::elsewhere(uint32_t at, uint16_t country) const {
  bool other = false;
  const auto first =
      std::find_if(found_.begin(), found_.end(), [&](const FoundName& f) { return f.sentence == found_[at].sentence; });
  for (auto b = static_cast<uint32_t>(first - found_.begin()); b < found_.size(); ++b) {
    if (found_[b].sentence != found_[at].sentence) break;
    if (b == at || draft_of_[b] < 0) continue;
    const uint16_t there = country_of(b);
    if (there == country) return false;
    const EntityKind kind = drafts_[static_cast<size_t>(draft_of_[b])].kind;
    other |= there != 0 && found_[b].place_before && (kind == EntityKind::place || kind == EntityKind::country);
  }
  return other;
}

}  // namespace isnad::entity
