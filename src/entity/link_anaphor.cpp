// What stands for something named elsewhere in the report: "the organisation", "the agency", "the man", "his country".
#include <algorithm>

#include "entity/link.h"
#include "text/fold.h"

namespace isnad::entity {
namespace {

constexpr uint32_t kReachBack = 40;     // mentions that an anaphor looks back over
constexpr uint32_t kSentencesBack = 3;  // sentences back to whose country "his country" is
constexpr std::string_view kArticle = "\u0627\u0644";

std::string_view without_article(std::string_view key) {
  if (key.starts_with(kArticle) && key.size() > 8) key.remove_prefix(kArticle.size());
  return key;
}

}  // namespace

/// Whether the name of what was found begins with this noun: "the movement" is a movement.
bool Linker::headed(uint32_t b, std::string_view head, uint16_t lemma) const {
  const FoundName& f = found_[b];
  const Draft& d = drafts_[static_cast<size_t>(draft_of_[b])];
  if (d.kind == EntityKind::person || d.kind == EntityKind::place || d.kind == EntityKind::country ||
      d.kind == EntityKind::process || !d.members.empty())
    return false;
  const auto fits = [&](std::string_view first) {
    const WordInfo& w = words_.info(words_.id(first));
    if ((w.is & (kPlural | kDual)) != 0) return false;
    return without_article(first) == head || (lemma != 0 && w.lemma == lemma);
  };
  if (f.what == FoundKind::anaphor) return false;
  const auto parts = name_parts(r_, f.name);
  if (parts.size() > 1 && fits(parts.front())) return true;
  if (d.base < 0) return false;
  const std::string label = fold(base_.entities()[static_cast<size_t>(d.base)].name, FoldLevel::key);
  return label.find(' ') != std::string::npos && fits(std::string_view(label).substr(0, label.find(' ')));
}

/// Whether it stands right behind a finite verb: the subject, mostly.
bool Linker::behind_verb(uint32_t b) const {
  const uint32_t word = found_[b].first_word;
  const Word& w = r_.words[word];
  if (word == 0 || found_[b].span.begin != w.span.begin || r_.words[word - 1].kind != WordKind::arabic) return false;
  const Word& before = r_.words[word - 1];
  return before.last_token > before.first_token && r_.tokens[before.last_token - 1].upos == Upos::VERB;
}

/// The draft that `wanted` takes of the nearest subject in this sentence and the few before; -1 when there is none.
int Linker::last_subject(uint32_t at, const auto& wanted) const {
  for (uint32_t b = at; b-- > 0 && found_[b].sentence + kSentencesBack > found_[at].sentence;) {
    if (behind_verb(b) && !found_[b].inner && wanted(b)) return draft_of_[b];
  }
  return -1;
}

/// The draft whose name begins with the anaphor's noun: the nearest before, else the only one of the report.
int Linker::of_head(uint32_t at) const {
  const FoundName& f = found_[at];
  const auto parts = name_parts(r_, f.name);
  if (parts.empty()) return -1;
  const std::string_view head = without_article(parts.front());
  const auto meant = [&](uint32_t b) {
    const uint16_t country = draft_of_[b] < 0 ? uint16_t{0} : drafts_[static_cast<size_t>(draft_of_[b])].country;
    const bool foreign = f.country != 0 && country != 0 && country != f.country;
    return draft_of_[b] >= 0 && !foreign && headed(b, head, f.lemma);
  };
  if (const int subject = last_subject(at, meant); subject >= 0) return subject;
  for (uint32_t b = at; b-- > 0 && at - b < kReachBack;) {
    if (meant(b)) return draft_of_[b];
  }
  int only = -1;
  for (uint32_t b = 0; b < found_.size(); ++b) {
    if (b == at || !meant(b) || draft_of_[b] == only) continue;
    if (only >= 0) return -1;
    only = draft_of_[b];
  }
  return only;
}

/// The country that what was found belongs to, 0 = none or not told.
uint16_t Linker::country_of(uint32_t at) const {
  if (draft_of_[at] < 0) return 0;
  const Draft& d = drafts_[static_cast<size_t>(draft_of_[at])];
  if (!d.members.empty()) return 0;
  if (d.country != 0) return d.country;
  if (d.kind == EntityKind::country && d.base >= 0) return static_cast<uint16_t>(d.base + 1);
  return found_[at].person_noun == PersonNoun::envoy ? uint16_t{0} : found_[at].country;
}

/// Whether it stands behind a preposition, so is no subject.
bool Linker::governed(uint32_t b) const {
  const FoundName& f = found_[b];
  const uint32_t word = f.first_word;
  const Word& w = r_.words[word];
  for (uint32_t t = w.first_token; t < w.last_token && r_.tokens[t].span.begin < f.span.begin; ++t) {
    if (r_.tokens[t].upos == Upos::ADP) return true;
  }
  if (word == 0 || r_.words[word - 1].kind != WordKind::arabic) return false;
  const WordInfo& before = words_.info(words_.id(r_.str(r_.words[word - 1].key)));
  return (before.is & (kPreposition | kLocative | kCounterpart)) != 0;
}

/// "his country": that of the person, ministry or source last spoken of as a subject, in this sentence or before.
uint16_t Linker::homeland(uint32_t at) const {
  const auto subject = [&](uint32_t b) {
    const FoundName& f = found_[b];
    if (f.inner || draft_of_[b] < 0 || f.what == FoundKind::anaphor || f.plural) return false;
    const Draft& d = drafts_[static_cast<size_t>(draft_of_[b])];
    const bool speaks = d.kind == EntityKind::person || d.kind == EntityKind::office || d.kind == EntityKind::body;
    if (!speaks || country_of(b) == 0) return false;
    // A body speaks where a verb stands before it.
    if (d.kind == EntityKind::body && f.first_word > 0) {
      const Word& w = r_.words[f.first_word - 1];
      if (w.last_token == w.first_token || r_.tokens[w.last_token - 1].upos != Upos::VERB) return false;
    }
    return !governed(b);
  };
  uint32_t sentence = found_[at].sentence;
  for (uint32_t b = at; b-- > 0 && found_[b].sentence == sentence;) {
    if (subject(b)) return country_of(b);
  }
  // In a sentence before, who speaks stands first.
  uint16_t country = 0;
  for (uint32_t b = at; b-- > 0 && found_[b].sentence + kSentencesBack >= sentence;) {
    if (found_[b].sentence == sentence) continue;
    if (country != 0 && found_[b].sentence != found_[b + 1].sentence) break;
    if (subject(b)) country = country_of(b);
  }
  return country;
}

/// The one person named in this sentence and shortly before; -1 when there are more.
int Linker::only_person(uint32_t at) const {
  int only = -1;
  for (uint32_t b = at; b-- > 0 && found_[b].sentence + kSentencesBack > found_[at].sentence;) {
    if (draft_of_[b] < 0 || draft_of_[b] == only || found_[b].inner) continue;
    const Draft& d = drafts_[static_cast<size_t>(draft_of_[b])];
    if (d.kind != EntityKind::person || d.described) continue;
    if (only >= 0) return -1;
    only = draft_of_[b];
  }
  return only;
}

/// "His Highness": the person of whom the report has spoken most so far, the later of two.
int Linker::main_person(uint32_t at) const {
  std::vector<uint32_t> times(drafts_.size(), 0);
  int best = -1;
  for (uint32_t b = 0; b < at; ++b) {
    if (draft_of_[b] < 0 || found_[b].inner) continue;
    const auto draft = static_cast<size_t>(draft_of_[b]);
    const Draft& d = drafts_[draft];
    if (d.kind != EntityKind::person || d.described) continue;
    times[draft] += governed(b) ? 1 : 2;
    if (best < 0 || times[draft] >= times[static_cast<size_t>(best)]) best = static_cast<int>(draft);
  }
  return best;
}

/// Whether the draft is named in this sentence or the few before.
bool Linker::spoken_of(int draft, uint32_t at) const {
  for (uint32_t b = at; b-- > 0 && found_[b].sentence + 2 * kSentencesBack > found_[at].sentence;) {
    if (draft_of_[b] == draft) return true;
  }
  return false;
}

/// "The ministry": the one last named, or that of the minister named since.
int Linker::ministry(uint32_t at) {
  const auto head = name_parts(r_, found_[at].name);
  for (uint32_t b = at; b-- > 0 && at - b < kReachBack;) {
    if (draft_of_[b] < 0) continue;
    const FoundName& f = found_[b];
    const Draft& d = drafts_[static_cast<size_t>(draft_of_[b])];
    const bool body = d.kind == EntityKind::body && d.base >= 0 && !d.metonym;
    if (body && base_.entities()[static_cast<size_t>(d.base)].type == "ministry") return draft_of_[b];
    if (d.kind != EntityKind::person || f.office < 0 || f.country == 0 || head.empty()) continue;
    if (!base_.offices()[static_cast<size_t>(f.office)].ends_with("-minister")) continue;
    // The words of his title behind "minister", with "ministry" before them.
    const Span title{f.span.begin, f.name.begin > f.span.begin ? f.name.begin : f.span.end};
    const auto words = name_parts(r_, title);
    uint32_t node = base_.names().next(FormTrie::kRoot, words_.id(without_article(head.front())));
    for (size_t w = 1; w < words.size() && node != 0; ++w) {
      node = base_.names().next(node, words_.id(words[w]));
      for (const uint32_t form : node == 0 ? std::vector<uint32_t>() : base_.names().payloads(node)) {
        const uint32_t entity = base_.forms()[form].entity;
        if (base_.entities()[entity].country_at == f.country) return static_cast<int>(base_draft(entity));
      }
    }
    return -1;
  }
  return -1;
}

void Linker::link_anaphor(uint32_t at) {
  const FoundName& f = found_[at];
  const auto last = [&](const auto& wanted) {
    for (uint32_t b = at; b-- > 0 && at - b < kReachBack;) {
      if (draft_of_[b] >= 0 && !found_[b].inner && wanted(drafts_[static_cast<size_t>(draft_of_[b])]))
        return draft_of_[b];
    }
    return -1;
  };
  const auto of_kind = [&](EntityKind kind, std::string_view type) {
    const auto fits = [&](const Draft& d) {
      if (d.kind != kind || d.metonym) return false;
      return type.empty() || (d.base >= 0 && base_.entities()[static_cast<size_t>(d.base)].type == type);
    };
    const int subject = last_subject(
        at, [&](uint32_t b) { return draft_of_[b] >= 0 && fits(drafts_[static_cast<size_t>(draft_of_[b])]); });
    return subject >= 0 ? subject : last(fits);
  };
  int to = -1;
  switch (f.anaphor) {
    case Anaphor::pair:
    case Anaphor::persons:
    case Anaphor::countries:
    case Anaphor::leaders:
      link_sides(at);
      return;
    case Anaphor::person:
      to = main_person(at);
      break;
    case Anaphor::man:
      to = only_person(at);
      break;
    case Anaphor::homeland: {
      const uint16_t country = homeland(at);
      if (country == 0) return;
      to = named_country(country);
      if (to < 0) {
        to = static_cast<int>(base_draft(uint32_t{country} - 1U));
        drafts_[static_cast<size_t>(to)].name = name_at_[country];
      }
      break;
    }
    case Anaphor::agency:
    case Anaphor::outlet:
      if (no_outlet(at)) break;
      to = of_head(at);
      if (to < 0 && f.what == FoundKind::anaphor) to = outlet_spoken_of(at);
      if (to >= 0 && f.anaphor == Anaphor::outlet && !spoken_of(to, at)) to = -1;
      break;
    case Anaphor::group:
      to = of_head(at);
      if (to < 0) to = of_kind(EntityKind::group, "armed-group");
      if (to < 0) to = of_kind(EntityKind::group, "");
      break;
    case Anaphor::ministry:
      to = ministry(at);
      break;
    case Anaphor::body:
      to = of_head(at);
      // "the armed group"
      if (to < 0 && f.what == FoundKind::described) to = of_kind(EntityKind::group, "armed-group");
      break;
    case Anaphor::none:
      break;
  }
  if (to >= 0) {
    give(at, static_cast<uint32_t>(to), 1);
    pronoun_[at] = true;
  }
}

}  // namespace isnad::entity
