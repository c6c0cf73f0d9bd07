#include "event/merge.h"

#include <algorithm>

#include "event/happening.h"

namespace isnad {

std::vector<Event> merge_events(const EventData& data, const Reading& reading, std::vector<Event> candidates) {
  std::vector<Event> out;
  for (Event& e : candidates) {
    if (!out.empty() && part_of_happening(data, reading, out.back(), e)) {
      Event& half = out.back();
      // The word that has the doer names the deed: "killed in [the shelling] by X".
      const bool deed = half.actors.empty() && !e.actors.empty();
      if (deed) {
        std::swap(half.trigger, e.trigger);
        std::swap(half.trigger_token, e.trigger_token);
      }
      if (half.actors.empty()) half.actors = e.actors;
      // The dead of an attack on a place or a group suffered it too.
      if (half.recipients.empty() || e.mode == "kill")
        half.recipients.insert(half.recipients.end(), e.recipients.begin(), e.recipients.end());
      if (!half.place) half.place = e.place;
      if (!half.days.known()) half.days = e.days;
      half.mentions.push_back(e.trigger);
      continue;
    }
    const auto old =
        std::find_if(out.begin(), out.end(), [&](const Event& o) { return same_happening(reading, o, e); });
    if (old == out.end()) {
      out.push_back(std::move(e));
      continue;
    }
    old->mentions.push_back(e.trigger);
    if (!old->days.known()) old->days = e.days;
    if (!old->place) old->place = e.place;
    if (parties(*old) < parties(e) && shared_parties(reading, *old, e) > 0) {
      old->actors = e.actors;
      old->recipients = e.recipients;
    }
    if (e.type == EventType::control) {
      if (old->actors.empty()) old->actors = e.actors;
      if (old->recipients.empty()) old->recipients = e.recipients;
    }
  }
  return out;
}

}  // namespace isnad
