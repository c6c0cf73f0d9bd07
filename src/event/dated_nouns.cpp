#include "event/dated_nouns.h"

#include <algorithm>

#include "event/clause.h"
#include "text/article.h"
#include "time/times.h"

namespace isnad {
namespace {

constexpr uint32_t kBehind = 8;     // tokens between the noun and its day
constexpr uint32_t kRelative = 18;  // and in a relative clause
constexpr uint32_t kBefore = 12;    // between the verb that holds it and the noun
constexpr size_t kMost = 200;       // of one report

bool is_day(const TimeRef& time) {
  return time.days.known() && !time.since && (time.kind == TimeKind::date || time.kind == TimeKind::range);
}

bool has_article(const Scan& scan, uint32_t t) {
  return without_article(scan.key(t)).size() != scan.key(t).size();
}

const TimeRef* time_from(const Reading& r, Span between) {
  const auto time = std::lower_bound(r.times.begin(), r.times.end(), between.begin,
                                     [](const TimeRef& x, uint32_t at) { return x.span.begin < at; });
  return time != r.times.end() && time->span.begin < between.end && is_day(*time) ? &*time : nullptr;
}

class NounDating {
 public:
  NounDating(const EventData& data, const Scan& scan) : data_(data), scan_(scan), r_(scan.reading()) {}

  const TimeRef* time_of(uint32_t t) const {
    const Sentence& s = r_.sentences[scan_.token(t).sentence];
    const uint32_t end = end_behind(t, s.last_token);
    if (end > t + 1) {
      if (const TimeRef* time = time_from(r_, {scan_.token(t).span.end, scan_.token(end - 1).span.end})) return time;
    }
    const uint32_t verb = held_by(t, s.first_token);
    if (verb == t) return nullptr;
    return time_from(r_, {scan_.token(verb).span.end, scan_.token(t).span.begin});
  }

  /// "The summit [in Sochi]", "the [Sochi] summit".
  const Mention* place_of(uint32_t t) const {
    const Sentence& s = r_.sentences[scan_.token(t).sentence];
    const uint32_t end = end_behind(t, s.last_token);
    for (uint32_t k = t + 1; k < end; ++k) {
      const Mention* m = scan_.mention_from(k);
      if (m == nullptr || !is_placelike(*m)) continue;
      if ((k == t + 1 && m->kind == EntityKind::place) || data_.is_cue(scan_, k - 1, EventCue::at)) return m;
    }
    return nullptr;
  }

 private:
  bool divides(uint32_t t) const {
    return scan_.token(t).upos == Upos::SCONJ || scan_.is_comma(t) || !happening_noun(data_, scan_, t).empty();
  }

  /// Behind the noun nothing that would open another clause but one relative clause, of one verb.
  uint32_t end_behind(uint32_t t, uint32_t end) const {
    bool relative = false;
    bool verb = false;
    uint32_t last = std::min(end, t + kBehind);
    uint32_t k = t + 1;
    for (; k < last; ++k) {
      if (divides(k) || scan_.is_conjunction(k)) break;
      if (data_.is_cue(scan_, k, EventCue::relative)) {
        if (relative) break;
        relative = true;
        last = std::min(end, k + kRelative);
      } else if (scan_.token(k).upos == Upos::VERB) {
        if (!relative || verb) break;
        verb = true;
      }
    }
    return k;
  }

  /// "[holds] on Saturday a summit".
  uint32_t held_by(uint32_t t, uint32_t first) const {
    for (uint32_t k = t; k > first && t - k < kBefore; --k) {
      if (divides(k - 1)) break;
      if (scan_.token(k - 1).upos != Upos::VERB) continue;
      const auto hits = data_.light_forms.find(scan_.key(k - 1));
      return hits.empty() ? t : k - 1;
    }
    return t;
  }

  const EventData& data_;
  const Scan& scan_;
  const Reading& r_;
};

/// What the report tells of the noun at `t` elsewhere; null when it tells of several that are not the same.
template <typename Told, typename Same>
const Told* told_of_noun(const EventData& data, const Scan& scan, const std::vector<DatedNoun>& dated, uint32_t t,
                         const Told* DatedNoun::*told, const Same& same) {
  if (t >= scan.size() || dated.empty()) return nullptr;
  const std::string_view noun = happening_noun(data, scan, t);
  if (noun.empty()) return nullptr;
  const bool definite = has_article(scan, t);
  const Told* out = nullptr;
  for (const DatedNoun& d : dated) {
    if (d.noun != noun || d.token == t || d.*told == nullptr) continue;
    if (!definite && !takes_up_noun(data, scan, t, d.token)) return nullptr;
    if (out != nullptr && !same(*out, *(d.*told))) return nullptr;
    out = d.*told;
  }
  return out;
}

}  // namespace

std::string_view happening_noun(const EventData& data, const Scan& scan, uint32_t t) {
  const Upos upos = scan.token(t).upos;
  if (upos != Upos::NOUN && upos != Upos::PROPN) return {};
  const auto hits = data.forms.find(without_article(scan.key(t)));
  const bool known = std::any_of(hits.begin(), hits.end(), [&](const FormHit& h) {
    const Frame& f = data.frames[h.row];
    return f.pos == Upos::NOUN && f.words.size() == 1;
  });
  if (!known) return {};
  const std::string_view lemma = scan.reading().lemma(scan.token(t));
  return without_article(lemma.empty() ? scan.key(t) : lemma);
}

std::vector<DatedNoun> find_dated_nouns(const EventData& data, const Scan& scan) {
  const NounDating nouns(data, scan);
  std::vector<DatedNoun> out;
  for (uint32_t t = 0; t < scan.size() && out.size() < kMost; ++t) {
    const std::string_view noun = happening_noun(data, scan, t);
    if (noun.empty()) continue;
    const DatedNoun d{t, noun, nouns.time_of(t), nouns.place_of(t)};
    if (d.time != nullptr || d.place != nullptr) out.push_back(d);
  }
  return out;
}

uint32_t noun_token(const EventData& data, const Scan& scan, uint32_t trigger) {
  constexpr uint32_t kReach = 6;  // tokens: "the historic accord [that] it signed"
  if (!happening_noun(data, scan, trigger).empty()) return trigger;
  if (scan.token(trigger).upos != Upos::VERB) return scan.size();
  const uint32_t first = scan.reading().sentences[scan.token(trigger).sentence].first_token;
  bool relative = false;
  for (uint32_t k = trigger; k > first && trigger - k < kReach; --k) {
    if (!relative) {
      relative = data.is_cue(scan, k - 1, EventCue::relative);
      if (!relative && scan.token(k - 1).upos == Upos::NOUN) break;
    } else if (!happening_noun(data, scan, k - 1).empty()) {
      return k - 1;
    }
  }
  return scan.size();
}

bool takes_up_noun(const EventData& data, const Scan& scan, uint32_t first, uint32_t later) {
  constexpr uint32_t kFarthest = 400;  // tokens
  if (later <= first || later - first > kFarthest || !has_article(scan, later)) return false;
  const std::string_view noun = happening_noun(data, scan, first);
  for (uint32_t t = first + 1; t < later; ++t) {
    if (!has_article(scan, t) && happening_noun(data, scan, t) == noun) return false;
  }
  return true;
}

const TimeRef* time_of_noun(const EventData& data, const Scan& scan, const std::vector<DatedNoun>& dated, uint32_t t) {
  return told_of_noun(data, scan, dated, t, &DatedNoun::time,
                      [](const TimeRef& a, const TimeRef& b) { return a.days == b.days; });
}

const Mention* place_of_noun(const EventData& data, const Scan& scan, const std::vector<DatedNoun>& dated, uint32_t t) {
  return told_of_noun(data, scan, dated, t, &DatedNoun::place,
                      [](const Mention& a, const Mention& b) { return a.entity == b.entity; });
}

void resolve_hung(const EventData& data, const Scan& scan, const std::vector<DatedNoun>& dated, Reading& r) {
  for (TimeRef& time : r.times) {
    if (time.kind != TimeKind::anchored || time.days.known() || time.since || !time.anchor_span) continue;
    if (time.offset_days == 0) continue;
    uint32_t t = scan.token_at_byte(time.anchor_span->begin, 0, scan.size());
    for (; t < scan.size() && time.anchor_span->contains(scan.token(t).span); ++t) {
      if (!happening_noun(data, scan, t).empty()) break;
    }
    if (t >= scan.size() || !time.anchor_span->contains(scan.token(t).span)) continue;
    if (const TimeRef* told = time_of_noun(data, scan, dated, t)) time.days = hung_days(time, told->days, 1);
  }
}

}  // namespace isnad
