#include "event/gathering.h"

#include <algorithm>

#include "event/around.h"
#include "event/clause.h"
#include "event/dated_nouns.h"
#include "text/article.h"

namespace isnad {
namespace {

constexpr uint32_t kBehind = 8;  // tokens between the noun and its day or place
constexpr uint32_t kMost = 200;  // of one report

std::string_view noun_of(const Scan& scan, uint32_t t) {
  const std::string_view lemma = scan.reading().lemma(scan.token(t));
  return lemma.empty() ? without_article(scan.key(t)) : without_article(lemma);
}

bool is_meeting(const EventData& data, const Scan& scan, uint32_t t) {
  const Upos upos = scan.token(t).upos;
  if (upos != Upos::NOUN && upos != Upos::PROPN) return false;
  const auto hits = data.forms.find(without_article(scan.key(t)));
  return std::any_of(hits.begin(), hits.end(), [&](const FormHit& h) {
    const Frame& f = data.frames[h.row];
    return f.type == EventType::consult && f.pos == Upos::NOUN && f.mode != "call" && f.words.size() == 1;
  });
}

/// Nothing that would open another clause or name another meeting.
bool goes_on(const EventData& data, const Scan& scan, uint32_t t) {
  return scan.token(t).upos != Upos::VERB && scan.token(t).upos != Upos::SCONJ && !scan.is_conjunction(t) &&
         !scan.is_comma(t) && !is_meeting(data, scan, t);
}

}  // namespace

bool is_of_purpose(const EventData& data, const Scan& scan, uint32_t trigger, const Mention& place) {
  constexpr uint32_t kReach = 40;  // tokens
  constexpr uint32_t kBehind = 7;  // from the noun of meeting to its place
  if (scan.token(trigger).upos == Upos::NOUN || place.first_token <= trigger || place.first_token - trigger > kReach)
    return false;
  if (scan.token(place.first_token).sentence != scan.token(trigger).sentence) return false;
  bool purpose = false;
  uint32_t meeting = 0;
  for (uint32_t t = trigger + 1; t + 1 < place.first_token; ++t) {
    if (!purpose && scan.token(t).upos == Upos::VERB) return false;
    const bool noun = scan.token(t + 1).upos == Upos::NOUN || scan.token(t + 1).upos == Upos::PROPN;
    const bool led = noun && scan.same_word(t, t + 1) && scan.mention_at(t) == nullptr &&
                     data.is_cue(scan, t, EventCue::dative) && scan.mention_at(t + 1) == nullptr;
    if (purpose && is_meeting(data, scan, t + 1)) meeting = t + 1;
    purpose = purpose || led;
  }
  return meeting != 0 && place.first_token - meeting <= kBehind;
}

void drop_purposes(const EventData& data, const Scan& scan, std::vector<Event>& events) {
  const auto& mentions = scan.reading().mentions;
  for (Event& e : events) {
    if (e.type != EventType::consult || !e.place) continue;
    const auto m = std::lower_bound(mentions.begin(), mentions.end(), e.place->mention.begin,
                                    [](const Mention& x, uint32_t at) { return x.span.begin < at; });
    if (m == mentions.end() || m->span != e.place->mention || !is_of_purpose(data, scan, e.trigger_token, *m)) continue;
    e.place.reset();
    e.place_basis = Basis::none;
  }
}

bool is_home(const EventData& data, const Scan& scan, const Mention& place) {
  const uint32_t first = scan.reading().sentences[scan.token(place.first_token).sentence].first_token;
  uint32_t k = place.first_token;
  const bool led = k > first && data.is_cue(scan, k - 1, EventCue::at);
  if (led) --k;
  bool own = false;  // "its seat"
  for (; k > first && scan.token(k - 1).upos == Upos::PRON; --k) own = true;
  if (k == first || !data.is_cue(without_article(scan.key(k - 1)), EventCue::seat)) return false;
  const uint32_t word = k - 1;
  if (scan.token(word).upos != Upos::NOUN) return true;  // "residing", "resides"
  // "Was received at his seat in X" is there; "X, whose seat is Y" is not.
  const bool there = word > first && data.is_cue(scan, word - 1, EventCue::at);
  return own && !there;
}

std::vector<Gathering> find_gatherings(const EventData& data, const Scan& scan) {
  const Reading& r = scan.reading();
  std::vector<Gathering> out;
  for (uint32_t t = 0; t < scan.size() && out.size() < kMost; ++t) {
    if (!is_meeting(data, scan, t)) continue;
    const Sentence& s = r.sentences[scan.token(t).sentence];
    Gathering g{t, noun_of(scan, t), nullptr, nullptr};
    uint32_t last = t + 1;
    while (last < std::min(s.last_token, t + kBehind) && goes_on(data, scan, last)) ++last;
    auto time = std::lower_bound(r.times.begin(), r.times.end(), scan.token(t).span.end,
                                 [](const TimeRef& x, uint32_t at) { return x.span.begin < at; });
    const uint32_t end = scan.token(last - 1).span.end;
    if (time != r.times.end() && time->span.begin < end && time->days.single() && time->kind == TimeKind::date)
      g.time = &*time;
    for (uint32_t k = t + 1; k < last && g.place == nullptr; ++k) {
      const Mention* m = scan.mention_from(k);
      if (m != nullptr && is_placelike(*m) && data.is_cue(scan, k - 1, EventCue::at)) g.place = m;
    }
    if (g.time != nullptr || g.place != nullptr) out.push_back(g);
  }
  return out;
}

std::vector<GatheringTie> gathering_ties(const EventData& data, const Scan& scan, const Event& e) {
  constexpr uint32_t kAround = 60;   // tokens; a bound, for sentences without end
  constexpr uint32_t kAfterCue = 3;  // tokens: "at the close [of] the [third] round"
  const Reading& r = scan.reading();
  std::vector<GatheringTie> out;
  const auto add = [&](uint32_t t, bool itself) {
    const bool known = std::any_of(out.begin(), out.end(), [&](const GatheringTie& x) { return x.token == t; });
    if (!known && is_meeting(data, scan, t))
      out.push_back({t, noun_of(scan, t), itself, scan.key(t).size() != without_article(scan.key(t)).size()});
  };
  add(e.trigger_token, true);
  for (const Span& again : e.mentions) add(scan.token_at_byte(again.begin, 0, scan.size() - 1), true);
  const Sentence& s = r.sentences[scan.token(e.trigger_token).sentence];
  const uint32_t from = e.trigger_token > kAround ? e.trigger_token - kAround : 0;
  for (uint32_t t = std::max(s.first_token, from); t < std::min(s.last_token, e.trigger_token + kAround); ++t) {
    if (!data.is_cue(scan, t, EventCue::during)) continue;
    for (uint32_t k = t + 1; k < std::min(s.last_token, t + kAfterCue); ++k) add(k, false);
  }
  return out;
}

Gathering told_elsewhere(const EventData& data, const Scan& scan, const std::vector<Gathering>& gatherings,
                         const std::vector<GatheringTie>& ties) {
  Gathering out;
  bool days_differ = false;
  bool places_differ = false;
  for (const GatheringTie& tie : ties) {
    for (const Gathering& g : gatherings) {
      if (g.noun != tie.noun || scan.token(g.token).sentence == scan.token(tie.token).sentence) continue;
      if (tie.itself && !tie.definite && !takes_up_noun(data, scan, tie.token, g.token)) continue;
      if (g.time != nullptr) {
        days_differ = days_differ || (out.time != nullptr && out.time->days != g.time->days);
        out.time = g.time;
      }
      if (g.place != nullptr) {
        places_differ = places_differ || (out.place != nullptr && out.place->entity != g.place->entity);
        out.place = g.place;
      }
    }
  }
  if (days_differ) out.time = nullptr;
  if (places_differ) out.place = nullptr;
  return out;
}

}  // namespace isnad
