#include <algorithm>

#include "base/utf8.h"
#include "entity/find.h"
#include "text/arabic.h"

namespace isnad::entity {
namespace {

constexpr uint32_t kLongestName = 12;  // words
constexpr uint32_t kMotionReach = 14;  // words from a verb of motion to the place it leads to
constexpr size_t kLongWord = 10;       // bytes; shorter words are told apart by the seat of their hamza
constexpr char32_t kAlef = 0x0627;

/// Whether a writer may have put `written` for `meant`: bare alef for a hamza, alef maqsura for yeh, heh for teh
/// marbuta.
bool may_stand_for(char32_t written, char32_t meant, bool longer) {
  if (written == meant) return true;
  const bool alef =
      (written >= 0x0622 && written <= 0x0627 && written != 0x0624 && written != 0x0626) || written == 0x0671;
  if (alef) return written == kAlef || meant == kAlef || longer;
  if (written == 0x0649) return meant == 0x064A;
  if (written == 0x0647) return meant == 0x0629;
  return written != 0x064A && written != 0x0629;
}

}  // namespace

bool Finder::definite(uint32_t at) const {
  const std::string_view key = item(at).key;
  return key.size() > 6 && decode_at(key, 0).value == 0x0627 && decode_at(key, 2).value == 0x0644;
}

bool Finder::any(uint32_t at, uint32_t bits) const {
  const Atom& x = item(at);
  return std::any_of(x.variants.begin(), x.variants.begin() + x.count,
                     [&](const Variant& v) { return (words_.info(v.id).is & bits) != 0; });
}

bool Finder::tells(uint32_t at, uint16_t bits) const {
  const Atom& x = item(at);
  return std::any_of(x.variants.begin(), x.variants.begin() + x.count,
                     [&](const Variant& v) { return (words_.info(v.id).tells & bits) != 0; });
}

bool Finder::opens_time(uint32_t at) const {
  return time_from(at) != nullptr;
}

bool Finder::opens_day(uint32_t at) const {
  const TimeRef* time = time_from(at);
  return time != nullptr && time->span.end > item(at).end;
}

const TimeRef* Finder::time_from(uint32_t at) const {
  const uint32_t begin = item(at).begin;
  const auto t = std::lower_bound(r_.times.begin(), r_.times.end(), begin,
                                  [](const TimeRef& x, uint32_t byte) { return x.span.begin < byte; });
  return t != r_.times.end() && t->span.begin == begin ? &*t : nullptr;
}

/// Nothing of a name or description goes over this item.
bool Finder::stops(uint32_t at) const {
  const Atom& x = item(at);
  if (x.punct || x.number || !x.arabic || x.key.size() <= 2) return true;  // a letter alone is a preposition
  if ((info(at).is & (kStop | kPreposition | kLocative | kRelative | kInName | kMotion | kCounterpart)) == 0)
    return false;
  // A given name that folds to a function word: told apart by the letter that most writers keep apart.
  if ((info(at).is & kGivenName) && (info(at).is & kMaqsura) && x.begin == r_.words[x.word].span.begin) {
    const std::string_view form = r_.str(r_.words[x.word].form);
    if (form.size() >= 2 && decode_at(form, form.size() - 2).value == 0x064A) return false;
  }
  return true;
}

/// Whether the word has the article, also behind a proclitic.
bool Finder::has_article(uint32_t at) const {
  std::string_view key = item(at).key;
  for (int cut = 0; cut < 3 && key.size() > 6; ++cut, key.remove_prefix(2)) {
    const char32_t a = decode_at(key, 0).value, b = decode_at(key, 2).value;
    if (b == 0x0644 && (a == 0x0627 || a == 0x0644)) return true;
    if (a != 0x0648 && a != 0x0641 && a != 0x0628 && a != 0x0643) return false;
  }
  return false;
}

bool Finder::adjective(uint32_t at, bool wants_definite) const {
  if (!in(at) || stops(at) || definite(at) != wants_definite) return false;
  const Atom& x = item(at);
  if (info(at).is & kAdjective) return true;
  if (info(at).person != PersonNoun::none || info(at).group != GroupNoun::none) return false;
  if (info(at).is & kNamePart) return false;
  if (has_article(at) != definite(at)) return false;  // behind a preposition it begins something else
  if (x.variants[0].id != 0 && base_.names().next(FormTrie::kRoot, x.variants[0].id) != 0 &&
      base_name(at, false).end == at + 1) {
    return false;
  }
  if (x.tagged && x.upos == Upos::ADJ) return true;
  if (!wants_definite || (info(at).is & ~uint32_t{kCommon | kDefinite}) != 0) return false;
  // Untagged: a definite word in -iyy or -iyya after a definite noun.
  const std::string_view key = x.key;
  if (key.size() < 12) return false;
  const char32_t last = decode_at(key, key.size() - 2).value, before = decode_at(key, key.size() - 4).value;
  return last == 0x064A || (last == 0x0647 && before == 0x064A);
}

/// Folding makes words meet that no writer would mix: a name of one word must also agree letter by letter.
bool Finder::spelled(const NameForm& form, const Atom& x, const Variant& v) const {
  if (form.words != 1) return true;
  const std::string_view written = r_.str(r_.words[x.word].form);
  if (written.size() != r_.str(r_.words[x.word].key).size() || x.key.size() != written.size()) return true;
  std::string_view name = form.letters;
  const std::string_view rest = written.substr(std::min<size_t>(v.letters, written.size()));
  if (rest.size() != name.size()) return true;  // "lil-", or marks in the table
  for (size_t at = 0; at < rest.size();) {
    const CodePoint a = decode_at(rest, at), b = decode_at(name, at);
    const bool unlike_words = rest.size() > kLongWord || !(words_.info(v.id).is & (kCommon | kStop));
    if (!may_stand_for(a.value, b.value, unlike_words)) return false;
    at += a.size;
  }
  return true;
}

bool Finder::motion_before(uint32_t at) const {
  for (uint32_t q = at; q-- > 0 && at - q < kMotionReach;) {
    if (item(q).comma || (item(q).punct && !item(q).quote_before && q + 1 < at && item(q).key == ":")) return false;
    for (uint8_t v = 0; v < item(q).count; ++v) {
      if (words_.info(item(q).variants[v].id).is & kMotion) return true;
    }
    if (info(q).is & (kStop | kRelative)) return false;
  }
  return false;
}

Finder::NameMatch Finder::base_name(uint32_t at, bool proclitics, bool derived) const {
  NameMatch best;
  const Atom& first = item(at);
  if (first.punct) return best;
  const uint8_t count = proclitics ? first.count : 1;
  bool doubtful = false;  // an ambiguous name, where the segmenter takes its first letter for a word
  for (uint8_t v = 0; v < count; ++v) {
    if (first.variants[v].id == 0) continue;
    if (v > 0 && first.whole) continue;
    uint32_t node = base_.names().next(FormTrie::kRoot, first.variants[v].id);
    bool opened = first.quote_before && first.quote_after;
    for (uint32_t end = at + 1; node != 0; ++end) {
      if (!base_.names().payloads(node).empty() && (end > best.end || (doubtful && end == best.end))) {
        std::vector<uint32_t> forms = base_.names().payloads(node);
        const uint32_t is = words_.info(first.variants[v].id).is;
        const bool shadowed =
            end == at + 1 &&
            ((is & (kStop | kPreposition | kLocative)) || (!first.variants[v].prep && follows_definite(at))) &&
            !first.quote_before;
        const bool inside = end == at + 1 && v == 0 && proclitics && part_of_name(at);
        // "the internal Ukrainian crisis" is no ministry.
        const bool adjectives = end > at + 1 && v == 0 && at > 0 && first.upos == Upos::ADJ && has_article(at) &&
                                has_article(at - 1) && item(at - 1).upos == Upos::NOUN && !first.quote_before;
        // "The basic structures": a feminine adjective goes with a noun that is spelled as a surname.
        const bool plain = end == at + 1 && in(end) && first.upos == Upos::NOUN && item(end).upos == Upos::ADJ &&
                           definite(at) && definite(end) && item(end).key.ends_with(utf8::kHeh);
        const bool father = at > 0 && (info(at - 1).is & kPatronym) && v == 0;
        std::erase_if(forms, [&](uint32_t f) {
          // "Yazid bin X Y" is not X Y.
          const EntityKind kind = base_.entities()[base_.forms()[f].entity].kind;
          if ((father || inside || plain) && kind == EntityKind::person) return true;
          if (inside && kind == EntityKind::place) return true;
          if (adjectives && kind == EntityKind::body) return true;
          const bool verb = end == at + 1 && (is & kVerb) && !first.quote_before &&
                            base_.entities()[base_.forms()[f].entity].kind == EntityKind::person;
          return shadowed || verb || (end == at + 1 && unlikely(at, base_.forms()[f], !proclitics)) ||
                 (base_.forms()[f].derived && !derived) || !spelled(base_.forms()[f], first, first.variants[v]) ||
                 !outlet_in_place(at, base_.forms()[f]);
        });
        const bool weak = std::all_of(forms.begin(), forms.end(), [&](uint32_t f) { return base_.forms()[f].weak; });
        if (!forms.empty() && (end > best.end || !weak)) {
          doubtful = v == 0 && first.split && weak;
          best.end = end;
          best.begin = first.variants[v].begin;
          best.forms = std::move(forms);
          best.assimilated =
              first.variants[v].prep && first.variants[v].begin == first.begin + (first.variants[v].conj ? 2U : 0U);
        }
      }
      if (!in(end) || end - at >= kLongestName || item(end).variants[0].id == 0) break;
      opened |= item(end).quote_before;
      if (item(end - 1).quote_after && !opened) break;  // a name does not run out of a quotation
      node = base_.names().next(node, item(end).variants[0].id);
    }
  }
  if (best.end != 0) {
    best.kind = base_.entities()[base_.forms()[best.forms.front()].entity].kind;
    for (const uint32_t f : best.forms) {
      const EntityKind kind = base_.entities()[base_.forms()[f].entity].kind;
      if (kind == EntityKind::person) best.kind = kind;
    }
  }
  return best;
}

/// "Moscow - ", "Baghdad / a reporter's name": where a report was written.
bool Finder::dateline(uint32_t at, uint32_t end) const {
  if (!in(end) || !item(end).punct || (at > 0 && !item(at - 1).punct)) return false;
  const char32_t mark = decode_at(r_.report.text, item(end).begin).value;
  return mark == '/' || mark == '-' || mark == '|' || (mark >= 0x2010 && mark <= 0x2015);
}

/// "The west bank of the river X" is no region that is called so.
bool Finder::is_bank(const NameMatch& m, uint32_t at) const {
  if (m.kind != EntityKind::place || m.end < at + 2 || !in(m.end)) return false;
  const auto water = [&](uint32_t q, bool led) {
    const Atom& x = item(q);
    return std::any_of(x.variants.begin(), x.variants.begin() + x.count, [&](const Variant& v) {
      return (v.prep || led) && words_.info(v.id).place == PlaceNoun::water;
    });
  };
  return water(m.end, false) || ((info(m.end).is & kPreposition) != 0 && in(m.end + 1) && water(m.end + 1, true));
}

bool Finder::try_base(uint32_t at) {
  const NameMatch m = base_name(at, true, true);
  if (m.end == 0) return false;
  FoundName f;
  f.what = FoundKind::base;
  f.kind = m.kind;
  f.forms = m.forms;
  f.span = f.name = {m.begin, end_byte(m.end)};
  if (at > 0) {
    const Atom& before = item(at - 1);
    f.place_before = any(at - 1, kLocative | kMotion) ||
                     std::any_of(before.variants.begin(), before.variants.begin() + before.count,
                                 [&](const Variant& v) {
                                   const WordInfo& w = words_.info(v.id);
                                   return w.place != PlaceNoun::none || (w.tells & kNamesake) != 0;
                                 }) ||
                     motion_before(at) || (m.begin == item(at).begin && any(at - 1, kEvent));
  }
  f.assimilated = m.assimilated;
  f.quoted = (item(at).quote_before && item(m.end - 1).quote_after) ||
             (at > 0 && ((info(at - 1).is & kOutlet) || (info(at - 1).tells & kReports)));
  f.proper = (item(at).tagged && item(at).upos == Upos::PROPN) || item(at).label == Label::b_loc;
  f.club = at > 0 && (info(at - 1).tells & kClub);
  const WordInfo& head = info(at);
  f.lemma = head.lemma;
  f.group_noun = head.group;
  for (uint8_t v = 1; v < item(at).count && f.lemma == 0; ++v) {
    f.lemma = words_.info(item(at).variants[v].id).lemma;
    f.group_noun = words_.info(item(at).variants[v].id).group;
  }
  f.place_before |= dateline(at, m.end);
  // b- before a town is a place.
  f.place_before |= m.begin > item(at).begin && decode_at(r_.report.text, m.begin - 2).value == 0x0628;
  const bool process = f.kind == EntityKind::process;
  // "the city of Sochi" is called Sochi where that is a name of the same place.
  const bool noun = std::any_of(item(at).variants.begin(), item(at).variants.begin() + item(at).count,
                                [&](const Variant& v) { return words_.info(v.id).place != PlaceNoun::none; });
  if (f.kind == EntityKind::place && noun && m.end > at + 1) {
    const NameMatch bare = base_name(at + 1, false);
    for (const uint32_t x : bare.end == m.end ? bare.forms : std::vector<uint32_t>()) {
      if (base_.forms()[x].entity == base_.forms()[m.forms.front()].entity)
        f.name = {item(at + 1).begin, end_byte(m.end)};
    }
  }
  emit(std::move(f), at, m.end, m.begin);
  const bool several = m.kind == EntityKind::group || m.kind == EntityKind::body;
  if (process) inner_places(at, m.end);
  if (several && m.end > at + 2) inner_bodies(at + 1, m.end, true);
  next_ = m.end;
  return true;
}

}  // namespace isnad::entity
