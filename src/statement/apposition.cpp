#include "statement/apposition.h"

#include <algorithm>

#include "text/arabic.h"
#include "text/article.h"

namespace isnad {
namespace {

bool known(const Reading& r, const Mention& m) {
  return m.entity >= 0 && !r.entities[static_cast<size_t>(m.entity)].id.starts_with("local/");
}

bool is_name(const Mention& m) {
  constexpr uint32_t kShortName = 12;  // bytes: one short word is seldom a person's whole name
  return m.kind == EntityKind::person && !m.described && !m.pronoun && m.name.size() > kShortName;
}

bool speaks_of_another(Force force) {
  return force == Force::asked || force == Force::demanded || force == Force::accused || force == Force::thanked;
}

/// Is somebody named in [first, limit) who can be the one spoken to?
bool names_another(const Scan& scan, uint32_t first, uint32_t limit) {
  if (first < limit && scan.is_comma(first)) return true;
  for (uint32_t t = first; t < limit; ++t) {
    const Mention* m = scan.mention_from(t);
    if (m == nullptr) continue;
    const bool free = t == first || (scan.token(t).upos != Upos::ADP && scan.token(t - 1).upos != Upos::ADP);
    if (free && m->kind != EntityKind::process) return true;
    t = m->last_token - 1;
  }
  return false;
}

}  // namespace

const Mention* apposed_name(const StatementData& data, const Scan& scan, uint32_t t, uint32_t limit) {
  if (!scan.is_comma(t)) return nullptr;
  uint32_t at = t + 1;
  // "..., who is X,"
  const bool who_is =
      at + 2 < limit && scan.is_conjunction(at) && scan.token(at + 1).upos == Upos::PRON && !scan.same_word(t, at);
  if (who_is) at += 2;
  if (at < limit && scan.quotation_from(at) != nullptr) ++at;
  const Mention* m = at < limit ? scan.mention_from(at) : nullptr;
  if (m == nullptr || !is_name(*m)) return nullptr;
  // "The spokesman of the president, X,": the inner title's name.
  const Mention* inner = t > 0 ? scan.mention_at(t - 1) : nullptr;
  if (inner != nullptr && inner->entity == m->entity) return nullptr;
  uint32_t end = m->last_token;
  if (end < limit && scan.closes_quotation(end)) ++end;
  const bool closed = end >= limit || scan.is_comma(end) || scan.is_colon(end) || scan.token(end).upos == Upos::ADP ||
                      cue_at(data, scan, end, limit, CueRole::that);
  return closed ? m : nullptr;
}

bool is_named(const Mention* m) {
  return m != nullptr && m->kind == EntityKind::person && !m->described && !m->pronoun;
}

std::optional<Phrase> unlisted_name(const StatementData& data, const Scan& scan, const Trigger& trigger,
                                    const Mention* title) {
  constexpr uint32_t kLongest = 5;  // words of a name
  constexpr size_t kLetters = 4;    // bytes of an abbreviated style
  const uint32_t limit = title != nullptr ? title->first_token : scan.size();
  uint32_t t = trigger.end;
  bool styled = false;
  if (const auto style = cue_at(data, scan, t, limit, CueRole::honorific)) {
    t = style->end;
    styled = true;
  } else if (t + 1 < limit && scan.key(t).size() <= kLetters && scan.mark(t + 1) == '.') {
    t += 2;
    styled = true;
  } else if (t + 2 < limit && scan.token(t).upos == Upos::NOUN && scan.key(t).starts_with(kAl) &&
             scan.token(t + 1).upos == Upos::PROPN) {
    ++t;  // "the citizen X Y"
  }
  // "A statement said": a paper or source, no name.
  for (const CueRole role : {CueRole::paper, CueRole::testimony, CueRole::channel}) {
    if (cue_at(data, scan, t, scan.size(), role)) return std::nullopt;
  }
  // "Ali al-X": a name that the tagger takes for a preposition, which another letter ends.
  constexpr std::string_view kYeh = utf8::kYeh;
  constexpr size_t kShortest = 6;  // bytes
  const bool ali = t + 1 < limit && scan.token(t).upos == Upos::ADP && scan.key(t).size() >= kShortest &&
                   scan.reading().slice(scan.token(t).span).ends_with(kYeh) && !scan.same_word(t, t + 1) &&
                   scan.key(t + 1).starts_with(kAl);
  uint32_t end = ali ? t + 1 : t;
  bool proper = ali;
  for (; end < limit && end - t < kLongest && !scan.is_punct(end); ++end) {
    const Upos upos = scan.token(end).upos;
    const bool word = upos == Upos::PROPN || upos == Upos::NOUN || upos == Upos::ADJ || upos == Upos::X;
    const bool definite = scan.key(end).starts_with(kAl);
    if (!word || scan.mention_at(end) != nullptr || (end == t && definite && !ali) ||
        cue_at(data, scan, end, scan.size(), CueRole::that))
      break;
    if (end > t && scan.same_word(end - 1, end)) return std::nullopt;
    if (upos != Upos::PROPN && proper && end > t + 1) break;  // "X Y, the lecturer": a title without a mark
    proper = proper || upos == Upos::PROPN;
  }
  // An adjective behind the name opens its title.
  while (end > t + 1 && scan.token(end - 1).upos != Upos::PROPN && !scan.key(end - 1).starts_with(kAl)) --end;
  const uint32_t words = end - t;
  const bool enough = words >= 2 || (styled && words == 1);
  if (!proper || !enough || end >= scan.size()) return std::nullopt;
  if (scan.token(end - 1).upos != Upos::PROPN && words < 2) return std::nullopt;
  // Behind it its title, its words or a mark: nothing that a noun governs.
  const Mention* next = scan.mention_from(end);
  const bool titled = next != nullptr && (next == title || next->kind == EntityKind::office || next->described);
  const bool closed = scan.is_comma(end) || scan.is_colon(end) || scan.quotation_from(end) != nullptr ||
                      cue_at(data, scan, end, scan.size(), CueRole::that).has_value() ||
                      scan.key(end).starts_with(kAl) || scan.token(end).upos == Upos::ADJ;
  return titled || closed ? std::optional(Phrase{t, end}) : std::nullopt;
}

std::optional<Phrase> name_behind_title(const StatementData& data, const Scan& scan, const Mention& title,
                                        uint32_t limit) {
  constexpr uint32_t kLongest = 4;  // words of a name
  const bool post = (title.kind == EntityKind::office || (title.kind == EntityKind::person && !is_named(&title))) &&
                    !title.plural && !title.pronoun && title.last_token > title.first_token + 1;
  const uint32_t t = title.last_token;
  if (!post || t + 1 >= limit || data.acts.contains(std::string(scan.key(t)))) return std::nullopt;
  for (const CueRole role : {CueRole::skip, CueRole::channel, CueRole::act, CueRole::honorific, CueRole::testimony}) {
    if (cue_at(data, scan, t, limit, role)) return std::nullopt;
  }
  uint32_t end = t;
  bool proper = false;
  for (; end < limit && end - t <= kLongest; ++end) {
    const Upos upos = scan.token(end).upos;
    const bool word = upos == Upos::PROPN || upos == Upos::NOUN || upos == Upos::ADJ || upos == Upos::X;
    const bool first = end == t && (scan.key(t).starts_with(kAl) || upos == Upos::ADJ);
    if (!word || first || scan.mention_at(end) != nullptr || scan.is_suffix_pronoun(end)) break;
    if (end > t && scan.same_word(end - 1, end)) return std::nullopt;
    proper = proper || upos == Upos::PROPN;
  }
  const uint32_t words = end - t;
  if (!proper || words < 2 || words > kLongest) return std::nullopt;
  const bool closed = end >= limit || scan.is_comma(end) || scan.is_colon(end) || scan.mark(end) == '.' ||
                      scan.quotation_from(end) != nullptr || scan.token(end).upos == Upos::ADP ||
                      cue_at(data, scan, end, scan.size(), CueRole::that).has_value();
  return closed ? std::optional(Phrase{t, end}) : std::nullopt;
}

bool is_styled_name(const StatementData& data, const Scan& scan, const Mention& m) {
  return is_name(m) && m.span.begin != m.name.begin && scan.key(m.first_token).starts_with(kAl) &&
         cue_at(data, scan, m.first_token, m.last_token, CueRole::honorific).has_value();
}

bool is_letter_of_name(const Scan& scan, const Mention& m) {
  const Reading& r = scan.reading();
  if (m.kind != EntityKind::person || m.entity < 0 || m.described) return false;
  const std::string_view full = r.slice(r.entities[static_cast<size_t>(m.entity)].name);
  const std::string_view here = r.slice(m.name);
  const size_t at = full.find(here);
  const bool word = at != std::string_view::npos && (at == 0 || full[at - 1] == ' ');
  return word && scan.token(m.first_token).span.begin == m.name.begin && full.size() > here.size();
}

const Mention* named_after(const StatementData& data, const Scan& scan, const Trigger& trigger, const Mention& title,
                           uint32_t limit, bool open) {
  const Reading& r = scan.reading();
  if (trigger.verb == nullptr) return &title;
  const bool person = title.kind == EntityKind::person || title.kind == EntityKind::office;
  const bool holder = title.kind == EntityKind::person && !title.pronoun && known(r, title);
  // "The spokesman of the army, X,": who holds the office is told.
  const bool office = title.kind == EntityKind::body || (holder && !is_name(title));
  const bool bare = office && title.span.begin == title.name.begin && scan.key(title.first_token).starts_with(kAl);
  const Mention* told = bare ? apposed_name(data, scan, title.last_token, limit) : nullptr;
  if (told != nullptr && told->entity != title.entity) return told;
  if (person ? is_name(title) || holder : !open) return &title;
  const bool another = !open && speaks_of_another(trigger.verb->force);
  for (uint32_t t = title.last_token; t < limit; ++t) {
    const bool comma = scan.is_comma(t) && t == title.last_token && t + 1 < limit;
    if (comma) {
      const Mention* m = scan.mention_from(t + 1);
      return !another && m != nullptr && is_name(*m) ? m : &title;
    }
    if (scan.quotation_from(t) != nullptr || scan.closes_quotation(t)) continue;
    if (scan.mark(t) == '(' && t == title.last_token) {  // "the head of X (for short), Y,"
      constexpr uint32_t kLongest = 12;                  // tokens
      uint32_t close = t + 1;
      while (close < std::min(limit, t + kLongest) && scan.mark(close) != ')') ++close;
      if (close < limit && scan.mark(close) == ')') {
        t = close;
        continue;
      }
    }
    // "The director of X in Y, "Z", that": a name between marks.
    if (const Mention* m = apposed_name(data, scan, t, limit); m != nullptr && !another && m->entity != title.entity)
      return m;
    if (scan.is_punct(t) || scan.token(t).upos == Upos::VERB || scan.token(t).upos == Upos::SCONJ) break;
    const Mention* m = scan.mention_from(t);
    if (m == nullptr) {
      // "The spokesman denied the news of ...": an object begins.
      const bool object = !open && scan.mention_at(t) == nullptr && scan.token(t).upos == Upos::NOUN &&
                          scan.mention_at(t - 1) == &title && !scan.key(t).starts_with(kAl) &&
                          !cue_at(data, scan, t, limit, CueRole::honorific);
      if (object) break;
      continue;
    }
    // "the director of the centre of X": a genitive, no apposition.
    const uint32_t last = title.last_token - 1;
    const bool genitive = t == title.last_token && last > title.first_token && scan.token(last).upos == Upos::NOUN &&
                          !scan.key(last).starts_with(kAl) && m->first_token == t && m->span.begin != m->name.begin;
    if (genitive) break;
    const bool apposed = scan.token(t - 1).upos != Upos::ADP && !scan.is_conjunction(t - 1);
    // "Asked X Y to": Y is the one asked, unless another follows.
    const bool alone = another && !names_another(scan, m->last_token, limit);
    if (apposed && is_name(*m) && !alone) return m;
    t = m->last_token - 1;
  }
  return &title;
}

}  // namespace isnad
