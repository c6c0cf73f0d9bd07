// Outlets that the base does not know, by the noun before their name: "the channel «X»", "X news agency".
#include "base/utf8.h"
#include "entity/find.h"
#include "text/arabic.h"

namespace isnad::entity {
namespace {

constexpr uint32_t kLongestOutlet = 4;  // words of a name without quotation marks, beside what marks it as an outlet's
constexpr size_t kShortestName = 6;     // bytes

}  // namespace

/// "the channel «X»": an outlet that the base does not know.
bool Finder::try_outlet(uint32_t at) {
  constexpr uint32_t kLongest = 5;  // words of a quoted name
  const Atom& x = item(at);
  uint32_t end = at + 1;
  const auto is = [&](uint32_t q, char mark) {
    return in(q) && item(q).punct && r_.report.text[item(q).begin] == mark;
  };
  const bool brackets = is(end, '(');
  if (brackets) {
    ++end;
    while (in(end) && end - at <= kLongest + 1 && !item(end).punct) ++end;
    if (!is(end, ')') || end == at + 2) return false;
  } else {
    if (!in(end) || !item(end).quote_before) return false;
    while (in(end) && end - at <= kLongest && !item(end).punct && !item(end).quote_after) ++end;
    if (!in(end) || !item(end).quote_after) return false;
  }
  const NameMatch known = base_name(brackets ? at + 2 : at + 1, false);
  if (known.kind == EntityKind::outlet && known.end > end) return false;
  const bool sure = known.kind == EntityKind::outlet && known.end == end && !base_.forms()[known.forms.front()].weak;
  if (brackets && sure) return false;
  for (uint8_t v = 0; v < x.count; ++v) {
    const WordInfo& w = words_.info(x.variants[v].id);
    if ((w.is & kOutlet) == 0 || (w.is & kDefinite) != 0) continue;
    FoundName f;
    f.what = FoundKind::place;
    f.kind = EntityKind::outlet;
    f.span = f.name = {x.variants[v].begin, end_byte(end + 1)};
    // "the newspaper "X", the German one"
    uint32_t after = end + 1;
    while (in(after) && after < end + 3 && (info(after).is & kNisba) != 0 && definite(after)) ++after;
    if (after > end + 1) f.span.end = f.name.end = end_byte(after);
    emit(std::move(f), at, after, f.span.begin);
    return true;
  }
  return false;
}

/// One past the words behind a name that only an outlet has: "for news", "satellite", "the Kuwaiti".
uint32_t Finder::outlet_marks(uint32_t at, bool* marked) const {
  for (; in(at) && !item(at).punct && !item(at).number; ++at) {
    const bool mark = (info(at).tells & (kOutletMark | kOutletName)) != 0;
    const bool nisba = (info(at).is & kNisba) != 0 && definite(at) && info(at).country != 0;
    if (!mark && !nisba) break;
    *marked |= mark;
  }
  return at;
}

/// One past the words that may be the name of an outlet whose noun ends before `at`; `at` when they are none. `strange`
/// tells that a word of the name is none of the language.
uint32_t Finder::outlet_run(uint32_t at, bool sure, bool* strange) const {
  const auto plain = [&](uint32_t q) {
    if (!in(q) || stops(q) || owned(q) || item(q).quote_before || item(q).key.size() < kShortestName) return false;
    const Atom& x = item(q);
    const WordInfo& w = info(q);
    if (x.split || (has_article(q) && !definite(q))) return false;
    if (w.person != PersonNoun::none || w.group != GroupNoun::none || w.anaphor != Anaphor::none) return false;
    if ((w.is & (kQuantifier | kFormer | kOutlet | kVerb | kEvent)) != 0) return false;
    return !x.tagged || (x.upos != Upos::VERB && x.upos != Upos::ADP && x.upos != Upos::PART && x.upos != Upos::ADV &&
                         x.upos != Upos::DET && x.upos != Upos::NUM && x.upos != Upos::PRON);
  };
  const auto unknown = [&](uint32_t q) {
    return (info(q).is & (kCommon | kAdjective | kNisba)) == 0 && !definite(q) && info(q).place == PlaceNoun::none;
  };
  uint32_t foreign = at;  // "the channel NRT"
  while (in(foreign) && foreign - at < kLongestOutlet && !item(foreign).arabic && !item(foreign).punct &&
         !item(foreign).number && item(foreign).key.size() > 1)
    ++foreign;
  if (foreign > at) {
    *strange = true;
    return foreign;
  }
  if (!plain(at) || (info(at).is & kNisba) != 0) return at;
  if (adjective(at, false) && !(in(at + 1) && (info(at + 1).tells & kOutletName) != 0)) return at;
  if (info(at).place != PlaceNoun::none && !sure && !definite(at)) return at;
  uint32_t q = at + 1;
  *strange = unknown(at);
  if (definite(at)) return q;
  // "The voice of the plain", "X Y".
  for (; in(q) && q - at < kLongestOutlet && plain(q); ++q) {
    if (item(q - 1).quote_after || (info(q).tells & (kOutletMark | kOutletName)) != 0) break;
    if (definite(q)) return *strange && q > at + 1 ? q : adjective(q, true) ? (*strange ? q : at) : q + 1;
    if (!unknown(q) || !(item(q).upos == Upos::PROPN || item(q).label != Label::out)) break;
    *strange = true;
  }
  const bool named = *strange || (in(q) && (info(q).tells & (kOutletMark | kOutletName)) != 0);
  return named ? q : at;
}

/// "The agency X for news", "the newspaper X": an outlet named without quotation marks.
bool Finder::try_bare_outlet(uint32_t at) {
  const Atom& x = item(at);
  for (uint8_t v = 0; v < x.count; ++v) {
    const WordInfo& w = words_.info(x.variants[v].id);
    if ((w.is & kOutlet) == 0 || (w.is & kDefinite) != 0) continue;
    if (base_name(at, true).end > at + 1 || !in(at + 1) || item(at + 1).punct || item(at + 1).number) return false;
    const bool press = (w.tells & kPress) != 0;
    const NameMatch known = base_name(at + 1, false);
    const bool place = known.kind == EntityKind::place || known.kind == EntityKind::country;
    bool marked = false, strange = false;
    uint32_t from = at + 1;  // "the news agency X"
    if (in(from) && (info(from).tells & kOutletMark) != 0 && !has_article(from)) {
      marked = true;
      ++from;
    }
    const uint32_t name = place && known.end != 0 ? known.end : outlet_run(from, press, &strange);
    if (name <= from || !in(from)) return false;
    const uint32_t end = outlet_marks(name, &marked);
    if (known.end != 0 && !place && (known.kind != EntityKind::outlet || !marked)) return false;
    if (place && !marked && !press) return false;
    // "The site of the accident", "the agency of development": a noun that has other senses needs more.
    const bool told = strange && (v > 0 || (at > 0 && item(at - 1).upos == Upos::VERB));
    const bool channel = (w.tells & kChannel) != 0 && (definite(from) || strange);
    if (!marked && !press && !channel && !(told && phrase_ends(end))) return false;
    FoundName f;
    f.what = FoundKind::place;
    f.kind = EntityKind::outlet;
    f.span = f.name = {x.variants[v].begin, end_byte(end)};
    emit(std::move(f), at, end, f.span.begin);
    return true;
  }
  return false;
}

}  // namespace isnad::entity
