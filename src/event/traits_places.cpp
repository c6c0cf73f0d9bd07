// Which mentions of a report may be the place of an event.
#include <algorithm>

#include "event/gathering.h"
#include "event/traits.h"
#include "text/article.h"

namespace isnad {
namespace {

constexpr std::string_view kRiver = "river";  // type of a place

constexpr uint32_t kBack = 5;  // sentences
constexpr uint32_t kOn = 2;
constexpr uint32_t kFarBack = 30;
constexpr uint32_t kFarOn = 12;
constexpr size_t kMostFar = 6;
constexpr size_t kMostNear = 60;  // of a list without end, those nearest the event

}  // namespace

/// "in the parliament", "at the embassy": a body stands for its seat.
bool TraitMaker::is_seat(const Mention& m) const {
  if ((m.kind != EntityKind::body && m.kind != EntityKind::outlet) || m.first_token == 0) return false;
  const uint32_t before = m.first_token - 1;
  if (data_.is_cue(scan_, before, EventCue::at)) return true;
  if (before == 0 || !data_.places.contains(without_article(scan_.key(before)))) return false;
  return scan_.token(before - 1).upos == Upos::ADP && data_.is_cue(scan_, before - 1, EventCue::at);
}

std::vector<const Mention*> TraitMaker::find_places(size_t index) const {
  const uint32_t trigger = r_.events[index].trigger_token;
  const uint32_t here = scan_.token(trigger).sentence;
  const bool meeting = r_.events[index].type == EventType::consult;
  const auto first_of = [&](uint32_t sentence) { return r_.sentences[sentence].first_token; };
  const auto end_of = [&](uint32_t sentence) {
    return r_.sentences[std::min<size_t>(sentence, r_.sentences.size() - 1)].last_token;
  };
  const uint32_t from = first_of(here > kBack ? here - kBack : 0);
  const uint32_t to = end_of(here + kOn);
  const auto at = [&](uint32_t token) {
    return std::lower_bound(r_.mentions.begin(), r_.mentions.end(), token,
                            [](const Mention& x, uint32_t t) { return x.first_token < t; });
  };
  std::vector<const Mention*> out;
  for (auto m = at(from); m != r_.mentions.end() && m->first_token < to; ++m) {
    if (!is_placelike(*m) && m->kind != EntityKind::country && !is_seat(*m)) continue;
    // "The west bank of the river X": what is told of the river is not in it.
    const bool river = m->entity >= 0 && r_.entities[static_cast<size_t>(m->entity)].type == kRiver && !is_led(*m);
    const bool elsewhere = river || is_home(data_, scan_, *m) || (meeting && is_of_purpose(data_, scan_, trigger, *m));
    if (!elsewhere) out.push_back(&*m);
  }
  if (out.size() > kMostNear) {
    const uint32_t t = r_.events[index].trigger_token;
    const auto far_off = [&](const Mention* m) { return m->first_token > t ? m->first_token - t : t - m->first_token; };
    std::stable_sort(out.begin(), out.end(),
                     [&](const Mention* a, const Mention* b) { return far_off(a) < far_off(b); });
    out.resize(kMostNear);
    std::sort(out.begin(), out.end(),
              [](const Mention* a, const Mention* b) { return a->first_token < b->first_token; });
    return out;
  }
  // Places that only the head of the report or sentences farther off name, the nearest mention of each.
  std::vector<const Mention*> far;
  const auto known = [&](const std::vector<const Mention*>& list, const Mention& m) {
    return std::any_of(list.begin(), list.end(), [&](const Mention* o) { return o->entity == m.entity; });
  };
  const auto look = [&](uint32_t begin, uint32_t end, bool nearest_last) {
    std::vector<const Mention*> some;
    for (auto m = at(begin); m != r_.mentions.end() && m->first_token < end; ++m) {
      if (is_placelike(*m) && m->entity >= 0) some.push_back(&*m);
    }
    if (nearest_last) std::reverse(some.begin(), some.end());
    for (const Mention* m : some) {
      if (!known(out, *m) && !known(far, *m)) far.push_back(m);
    }
  };
  look(first_of(here > kFarBack ? here - kFarBack : 0), from, true);
  look(to, end_of(here + kFarOn), false);
  const auto more = [&](const Mention* a, const Mention* b) { return named(*a) > named(*b); };
  std::stable_sort(far.begin(), far.end(), more);
  if (far.size() > kMostFar) far.resize(kMostFar);
  out.insert(out.end(), far.begin(), far.end());
  return out;
}

}  // namespace isnad
