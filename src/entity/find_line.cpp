#include <algorithm>

#include "base/utf8.h"
#include "entity/find.h"
#include "text/arabic.h"

namespace isnad::entity {

bool Finder::try_anaphor(uint32_t at) {
  // "each of the two sides"
  const uint32_t head = quantifiers(at);
  if (!in(head)) return false;
  const Atom& x = item(head);
  for (uint8_t v = 0; v < (head == at ? x.count : 1); ++v) {
    const WordInfo& w = words_.info(x.variants[v].id);
    if (w.anaphor == Anaphor::none) continue;
    // "The broadcasting (and television) authority": part of a name.
    if (w.anaphor == Anaphor::outlet && x.variants[v].conj && head > 0 && has_article(head - 1)) continue;
    FoundName f;
    f.plural = w.anaphor == Anaphor::pair || w.anaphor == Anaphor::persons || w.anaphor == Anaphor::countries ||
               w.anaphor == Anaphor::leaders;
    if (head > at && !f.plural) return false;
    uint32_t end = head + 1;
    const bool bare_pair = w.anaphor == Anaphor::pair && !(w.is & kDefinite) && !has_article(head);
    if (bare_pair) {
      // "the two sides of the conflict"
      if (!in(end) || !(info(end).tells & kDispute)) return false;
      ++end;
      if (in(end) && (info(end).is & kNisba) && adjective(end, true)) {  // "of the Sudanese conflict"
        f.dispute_in = info(end++).country;
      } else if (in(end + 1) && (info(end).is & kLocative)) {
        const NameMatch m = base_name(end + 1, false);
        if (m.end != 0 && m.kind == EntityKind::country)
          f.dispute_in = base_.entities()[base_.forms()[m.forms.front()].entity].country_at;
      }
    } else if (f.plural) {
      // "the two sides, Saudi and Egyptian", "the two brotherly countries"
      Title t;
      t.end = end;
      office_of_two(t);
      if (t.countries.size() == 2) {
        f.countries = t.countries;
        f.country_names = t.country_names;
        end = t.end;
      } else if (in(end) && w.anaphor == Anaphor::countries &&
                 ((info(end).is & (kFeminine | kDual)) == kFeminine || (info(end).is & kRelative))) {
        return false;  // "the Arab countries": no dual
      }
      while (end < head + 4 && in(end) && adjective(end, true)) ++end;
    } else if (in(end) && (info(end).is & kRanking)) {
      return false;  // "the first group"
    } else if (in(end) && adjective(end, true)) {
      const bool outlet = w.anaphor == Anaphor::outlet || w.anaphor == Anaphor::agency;
      if (!outlet || (info(end).is & kNisba) == 0) return false;
      // "The television station, the Kenyan": the adjective belongs to the noun before.
      const bool feminine = item(head).key.ends_with(utf8::kHeh);
      if (feminine != item(end).key.ends_with(utf8::kHeh)) return false;
      f.country = info(end).country;  // "the American newspaper": told apart by its country
      ++end;
    }
    f.what = FoundKind::anaphor;
    f.anaphor = w.anaphor;
    f.lemma = w.lemma;
    f.group_noun = w.group;
    f.person_noun = w.person;
    f.definite = f.bare = true;
    f.dispute = bare_pair;
    if (f.country != 0) {
      f.what = FoundKind::described;
      f.kind = EntityKind::outlet;
      f.bare = false;
    }
    uint32_t begin = x.variants[v].begin;
    for (uint8_t q = 0; head > at && q < item(at).count; ++q) {
      begin = item(at).variants[q].begin;
      if (words_.info(item(at).variants[q].id).is & kQuantifier) break;
    }
    f.head_word = x.word;
    f.span = f.name = {begin, end_byte(end)};
    emit(std::move(f), at, end, begin);
    return true;
  }
  return false;
}

/// A place or body that only the model of names knows.
bool Finder::try_label(uint32_t at) {
  const Atom& x = item(at);
  const bool place = x.label == Label::b_loc;
  if ((!place && x.label != Label::b_org) || stops(at) || (info(at).is & (kNisba | kCommon)) || x.key.size() < 6)
    return false;
  if (x.tagged && x.upos != Upos::PROPN) return false;
  uint32_t end = at + 1;
  while (in(end) && item(end).label == (place ? Label::i_loc : Label::i_org) && !item(end).punct) ++end;
  FoundName f;
  f.what = FoundKind::place;
  f.kind = place ? EntityKind::place : EntityKind::body;
  uint32_t begin = x.begin;
  const char32_t first = decode_at(x.key, 0).value;
  const bool article = x.key.size() > 8 && decode_at(x.key, 2).value == 0x0627 && decode_at(x.key, 4).value == 0x0644;
  if (article && (first == 0x0648 || first == 0x0628 || first == 0x0641 || first == 0x0643)) {
    begin += decode_at(r_.report.text, begin).size;
  }
  f.span = f.name = {begin, end_byte(end)};
  emit(std::move(f), at, end, begin);
  return true;
}

/// What the words beside a name tell of it.
void Finder::note_beside(FoundName& f, uint32_t at, uint32_t end) const {
  f.person = item(at).label == Label::b_per || f.span.begin != f.name.begin;
  const char32_t mark = at > 0 && item(at - 1).punct ? decode_at(r_.report.text, item(at - 1).begin).value : U' ';
  f.cued = f.quoted || (mark == U'(' && in(end) && item(end).punct) ||
           (mark == U'-' && in(end) && (item(end).punct || item(end).upos == Upos::VERB)) || mark == U':' ||
           mark == U'/' || (at > 0 && item(at - 1).upos == Upos::VERB && item(at).label == Label::b_org);
  f.after_noun = at > 0 && item(at - 1).upos == Upos::NOUN && !has_article(at - 1) && f.name.begin == item(at).begin &&
                 ((info(at - 1).tells & kSport) == 0 || info(at - 1).place != PlaceNoun::none);
  if (!in(end) || !has_article(end) || item(end).split || item(end).upos != Upos::ADJ) return;
  const std::string_view after = item(end).key;
  const bool feminine = decode_at(after, after.size() - 2).value == 0x0647;
  const bool nisba = decode_at(after, after.size() - 2).value == 0x064A;
  if (!feminine && !nisba && (info(end).is & (kAdjective | kDual)) != kAdjective) return;
  if (info(end).person != PersonNoun::none) return;
  // Where no noun governs the name, an adjective behind it is its own.
  const bool own = at == 0 || f.name.begin > item(at).begin || any(at - 1, kPreposition | kLocative | kMotion);
  f.feminine = feminine;
  f.of_man = !feminine;
  f.masculine = !feminine && own;
}

void Finder::emit(FoundName f, uint32_t at, uint32_t end, uint32_t begin_byte) {
  f.sentence = line_->sentence;
  f.first_word = item(at).word;
  f.last_word = item(end - 1).word + 1;
  f.span.begin = std::min(f.span.begin, begin_byte);
  note_beside(f, at, end);
  if (f.head_word == 0) f.head_word = item(at).word;
  // A quotation mark that opens inside the mention closes with it.
  for (uint32_t q = at + 1; q < end; ++q) {
    const uint32_t after = item(end - 1).word + 1;
    if (!item(q).quote_before || !item(end - 1).quote_after || after >= r_.words.size()) continue;
    const Span mark = r_.words[after].span;
    if (f.span.end == item(end - 1).end) f.span.end = mark.end;
    if (f.name.end == item(end - 1).end && f.name.begin < item(q).begin && item(q - 1).end > f.name.begin)
      f.name.end = mark.end;
  }
  out_.push_back(std::move(f));
  next_ = end;
}

void Finder::read(const Line& line) {
  line_ = &line;
  for (uint32_t at = 0; at < size(); at = next_) {
    next_ = at + 1;
    if (item(at).punct || item(at).number) continue;
    if (try_person(at)) continue;
    if (try_place(at)) continue;
    if (try_outlet(at) || try_bare_outlet(at)) continue;
    // The longer of a name and a description.
    const NameMatch m = base_name(at, true, true);
    if (is_bank(m, at)) {
      next_ = m.end;
      continue;
    }
    // "the channel" cut from a longer name stands for the outlet spoken of.
    const bool stands_for = m.end == at + 1 && info(at).anaphor == Anaphor::outlet;
    if (stands_for && try_anaphor(at)) continue;
    const Title t = noun_phrase(at, true);
    if (t.end != 0 && t.head > at) {
      // "most of the factions of the opposition": a quantifier before a name of the base.
      const NameMatch counted = base_name(t.head, false);
      if (counted.end == t.end && (counted.kind == EntityKind::group || counted.kind == EntityKind::body)) {
        FoundName f;
        f.kind = counted.kind;
        f.forms = counted.forms;
        f.plural = f.assimilated = true;
        f.span = f.name = {t.begin, end_byte(t.end)};
        emit(std::move(f), at, t.end, t.begin);
        continue;
      }
    }
    // "the banned organisation X" is X.
    bool charged = m.end != 0 && t.end > m.end && (m.kind == EntityKind::group || m.kind == EntityKind::body);
    for (uint32_t q = m.end; charged && q < t.end; ++q) charged = (info(q).is & kCharge) != 0;
    if (m.end != 0 && (m.end >= t.end || !t.complement || charged) && try_base(at)) continue;
    if (try_anaphor(at)) continue;
    if (try_described(at)) continue;
    if (m.end != 0 && try_base(at)) continue;
    if (try_known_place(at)) continue;
    try_label(at);
  }
}

}  // namespace isnad::entity
