#include "page/dateline.h"

#include <algorithm>

#include "base/utf8.h"
#include "page/dates.h"
#include "page/lines.h"

namespace isnad {
namespace {

constexpr size_t kLongestAuthor = 4;  // words of a byline inside a dateline
constexpr size_t kLongestUnknown = 3;
constexpr size_t kMostParts = 8;

/// Marks that part the pieces of a dateline, among those of a gap.
struct Marks {
  bool colon = false;
  bool dash = false;
  bool comma = false;
  bool open = false;
  bool close = false;
  bool quote = false;
  bool line = false;
  bool stop = false;
  bool any() const { return colon || dash || comma || open || close || line; }
};

Marks marks_of(std::string_view gap) {
  Marks m;
  for (size_t at = 0; at < gap.size();) {
    const CodePoint c = decode_at(gap, at);
    at += c.size;
    switch (c.value) {
      case ':':
        m.colon = true;
        break;
      case '-':
      case 0x2010:
      case 0x2011:
      case 0x2012:
      case 0x2013:
      case 0x2014:
      case 0x2015:
      case 0x0640:
      case '|':
        m.dash = true;
        break;
      case '/':
      case ',':
      case 0x060C:
      case '+':
        m.comma = true;
        break;
      case '(':
      case '[':
        m.open = true;
        break;
      case ')':
      case ']':
        m.close = true;
        break;
      case '\n':
        m.line = true;
        break;
      case '"':
      case 0xAB:
      case 0xBB:
      case 0x201C:
      case 0x201D:
        m.quote = true;
        break;
      case '.':
      case '!':
      case '?':
      case 0x061F:
        m.stop = true;
        break;
      default:
        break;
    }
  }
  return m;
}

/// Words of the country's name that a bracket or dash leads to at word k and a bracket closes; 0 when none does.
uint32_t country_in(const PageData& data, const PageWords& w, size_t k, size_t to) {
  if (k >= to) return 0;
  const auto hit = data.countries.match(w, k);
  if (!hit || k + hit->words > to) return 0;
  return marks_of(w.gap(k + hit->words)).close ? hit->words : 0;
}

/// Words of a printed day at word i that a mark closes; 0 when none stands there.
uint32_t date_at(const PageData& data, const PageWords& w, size_t i, size_t to) {
  constexpr size_t kLongest = 12;  // words, with weekday and Hijri pair
  for (const PrintedDate& d : find_dates(data, w, i, std::min(to, i + kLongest))) {
    const Marks behind = marks_of(w.gap(d.last));
    const bool closed = behind.colon || behind.dash || behind.close || behind.open || behind.line;
    return d.first == i && closed && !behind.stop ? d.last - d.first : 0;
  }
  return 0;
}

/// Words of "agency X for news", "the paper Y" at word i, up to a mark; 0 when none stands there.
uint32_t called_newsroom(const PageData& data, const PageWords& w, size_t i, size_t to) {
  constexpr size_t kLongest = 6;  // words, with its noun
  const bool noun = data.of(PhraseKind::agency).match(w, i) || data.of(PhraseKind::press).match(w, i);
  if (!noun) return 0;
  size_t k = i + 1;
  while (k < to && k - i <= kLongest && !marks_of(w.gap(k)).any() && !marks_of(w.gap(k)).stop) ++k;
  const Marks behind = marks_of(w.gap(k));
  const bool closed = behind.colon || behind.dash || behind.close || behind.line;
  return k > i + 1 && k - i <= kLongest && closed && !behind.stop ? static_cast<uint32_t>(k - i) : 0;
}

}  // namespace

std::optional<Dateline> dateline_at(const PageData& data, const PageWords& w, size_t i, size_t to) {
  to = std::min(to, w.size());
  Dateline out;
  out.first = static_cast<uint32_t>(i);
  const Marks before = marks_of(w.gap(i));
  bool bracket = before.open && !before.close;  // inside brackets
  bool place_open = false;                      // the next place, after a comma, joins the list
  bool parted = false;                          // some mark parted two pieces
  bool strong = false;                          // one that datelines have, not only commas and brackets
  bool dated = false;                           // a day stood there
  size_t last = i;
  for (size_t part = 0; part < kMostParts && i < to; ++part) {
    const auto room = data.newsrooms.match(w, i);
    const auto place = data.places.match(w, i);
    size_t n = 0;
    const bool both = room && place && place->words >= room->words;
    if (room && i + room->words <= to && !both) {
      n = room->words;
      const Span span{w.words[i].span.begin, w.words[i + n - 1].span.end};
      out.newsrooms.push_back({span, static_cast<size_t>(room->tag)});
      place_open = false;
    } else if (place && i + place->words <= to) {
      n = place->words;
      const Span span{w.words[i].span.begin, w.words[i + n - 1].span.end};
      if (!out.place) {
        out.place = span;
      } else if (place_open) {
        out.place->end = span.end;
      }
      place_open = true;
    } else if (const uint32_t day = i > out.first ? date_at(data, w, i, to) : 0; day > 0) {
      n = day;  // "Baghdad, 3 March 2014 -"
      dated = true;
      place_open = false;
    } else if (const uint32_t called = out.place ? called_newsroom(data, w, i, to) : 0; called > 0) {
      n = called;
      const Span span{w.words[i].span.begin, w.words[i + n - 1].span.end};
      out.called.push_back({span, data.of(PhraseKind::agency).match(w, i).has_value()});
      place_open = false;
    } else {
      // An author's name, when something known follows it; a country in brackets behind its town.
      size_t k = i + 1;
      while (k < to && k - i < kLongestAuthor + 1 && !marks_of(w.gap(k)).any() && !data.newsrooms.match(w, k)) ++k;
      const Marks after = k < to ? marks_of(w.gap(k)) : Marks{};
      // "Paper - Village:": a place that the tables do not know, or an author.
      const bool unknown = !out.newsrooms.empty() && after.colon && !after.stop && k - i <= kLongestUnknown;
      const uint32_t home =
          k - i <= kLongestUnknown && (after.open || (bracket && after.dash)) ? country_in(data, w, k, to) : 0;
      if (home > 0 && !out.place && !is_lead(data, w, i)) {
        // An author may stand before a town that is known.
        size_t town = i;
        for (size_t j = i + 1; j < k; ++j) {
          const auto known = data.places.match(w, j);
          if (known && j + known->words == k) town = j;
        }
        out.place = Span{w.words[town].span.begin, w.words[k - 1].span.end};
        i = k + home;
        last = i;
        const Marks gap = marks_of(w.gap(i));
        out.closed = true;
        strong |= gap.colon || gap.dash || gap.line || bracket;
        bracket = false;
        if (i >= to || gap.colon || gap.line || gap.stop || !gap.dash) break;
        parted = true;
        continue;
      }
      const bool country = bracket && out.place && after.close && part > 0;
      const bool known = country || unknown || (k < to && (data.newsrooms.match(w, k) || data.places.match(w, k)));
      if (k - i > kLongestAuthor || !known || after.line || after.stop || !after.any()) break;
      if (part > 2 && !country && !unknown) break;
      if (after.colon && !country && !unknown) break;
      if (is_lead(data, w, i)) break;  // a sentence
      // "Agency - Village:": an author has more names than one.
      const bool agency = unknown && data.newsroom[out.newsrooms.back().index].kind == NewsroomKind::agency;
      if (agency && k - i == 1 && !out.place) out.place = w.words[i].span;
      n = k - i;
      place_open = false;
    }
    i += n;
    last = i;
    const Marks gap = marks_of(w.gap(i));
    bracket = (bracket || gap.open) && !(gap.close && !gap.open);
    out.closed = !gap.stop && ((dated && gap.open) || gap.colon || gap.dash || gap.close || gap.line || i >= w.size());
    strong |= gap.colon || gap.dash || gap.line || i >= w.size();
    if (i >= to || gap.line || gap.stop) break;
    if (gap.colon) {
      // "Sochi (Russia): "Paper"": a newsroom in quotes may still follow the colon.
      const auto next = data.newsrooms.match(w, i);
      const Marks behind = next && i + next->words <= to ? marks_of(w.gap(i + next->words)) : Marks{};
      if (!next || !(gap.quote && behind.quote)) break;
    }
    if (!gap.any() && !out.newsrooms.empty()) break;
    if (!gap.any() && !data.newsrooms.match(w, i) && date_at(data, w, i, to) == 0) break;
    parted |= gap.any();
    if (!gap.comma) place_open = false;
  }
  if (last == out.first || (out.newsrooms.empty() && !out.place)) return std::nullopt;
  if (out.newsrooms.empty() && !out.closed) return std::nullopt;
  if (!strong && !(out.place && !out.newsrooms.empty())) return std::nullopt;
  if (!parted && !out.closed) return std::nullopt;
  out.last = static_cast<uint32_t>(last);
  out.span = {w.words[out.first].span.begin, w.words[last - 1].span.end};
  return out;
}

std::vector<NamedNewsroom> only_newsrooms(const PageData& data, const PageWords& w, size_t first, size_t last) {
  std::vector<NamedNewsroom> found;
  for (size_t i = first; i < last;) {
    const auto room = data.newsrooms.match(w, i);
    if (room && i + room->words <= last) {
      found.push_back({{w.words[i].span.begin, w.words[i + room->words - 1].span.end}, static_cast<size_t>(room->tag)});
      i += room->words;
      continue;
    }
    const auto place = data.places.match(w, i);
    const bool letter = w.words[i].key_size <= 2;  // "and" standing alone
    if (place && i + place->words <= last) {
      i += place->words;
    } else if (letter) {
      ++i;
    } else {
      return {};
    }
  }
  return found;
}

}  // namespace isnad
