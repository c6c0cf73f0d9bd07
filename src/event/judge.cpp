#include "event/judge.h"

#include <algorithm>
#include <set>

#include "event/happening.h"
#include "event/participants.h"
#include "event/repeats.h"
#include "event/speaking.h"
#include "report/names.h"

namespace isnad {
namespace {

constexpr float kHopeless = 0.7F;  // of the limit, before the sides are known

class Judge {
 public:
  Judge(const JudgeModels& models, TraitMaker& maker, Reading& reading)
      : models_(models), maker_(maker), r_(reading), shared_(reading) {}

  void decide() {
    std::vector<Traits> seen(r_.events.size());
    std::vector<Sides> sides(r_.events.size());
    std::vector<bool> kept(r_.events.size(), true);
    std::vector<Event> mended = r_.events;
    for (size_t i = 0; i < mended.size(); ++i) {
      maker_.event(i, seen[i]);
      // Sides are dear to find: not for what is not told whoever takes part.
      kept[i] = !mended[i].weak || models_.told.probability(seen[i]) >= models_.limits.weak * kHopeless;
      if (!kept[i]) continue;
      sides[i] = sides_of(i);
      if (!shared_.contains(mended[i])) set_sides(r_, sides[i], models_.limits, mended[i]);
      set_speaker(r_, mended[i]);
    }
    for (const Event& e : mended) note_parts(e);
    for (size_t i = 0; i < mended.size(); ++i) {
      if (!kept[i]) continue;
      const size_t own = seen[i].hashes().size();
      side_traits(mended[i], sides[i], seen[i]);
      const bool nobody = mended[i].actors.empty() && mended[i].recipients.empty();
      // Words that give both the old and the new day of a meeting tell of one.
      const bool moved = !mended[i].weak && mended[i].former_days.known();
      const float limit = mended[i].weak ? models_.limits.weak : models_.limits.told;
      mended[i].sure.told = models_.told.probability(seen[i]);
      const bool round = nobody && !mended[i].weak && mended[i].days.known() && is_known_round(mended[i]);
      kept[i] = (moved || round || *mended[i].sure.told >= limit) && !(nobody && mended[i].weak);
      if (!kept[i]) continue;
      seen[i].cut(own);  // status does not hang on the sides
      maker_.status(i, seen[i]);
      set_status(seen[i], mended[i]);
      set_day(i, mended[i]);
      set_place(i, mended[i]);
    }
    r_.events.clear();
    for (size_t i = 0; i < mended.size(); ++i) {
      if (kept[i]) r_.events.push_back(std::move(mended[i]));
    }
    std::stable_sort(r_.events.begin(), r_.events.end(),
                     [](const Event& a, const Event& b) { return a.trigger.begin < b.trigger.begin; });
    join_repeats(r_);
  }

 private:
  /// "The seventh round of the Astana talks will be held on Monday": told of by its name and day, whoever comes.
  bool is_known_round(const Event& e) const {
    constexpr uint32_t kBehind = 4;  // tokens
    return e.type == EventType::consult && std::any_of(r_.mentions.begin(), r_.mentions.end(), [&](const Mention& m) {
             const bool near = m.last_token > e.trigger_token && m.first_token <= e.trigger_token + kBehind;
             return m.kind == EntityKind::process && near;
           });
  }

  Sides sides_of(size_t i) {
    Sides out;
    for (const Mention* m : maker_.may_take_part(i)) {
      traits_.clear();
      maker_.side(i, *m, traits_);
      Candidate c;
      c.mention = m;
      models_.part.probabilities(traits_, c.parts.data());
      out.add(c);
    }
    out.sort();
    return out;
  }

  /// "The opposition meets in X on Wednesday", told that day: it goes on or is to come.
  bool meets_today(const Event& e) const {
    const uint32_t t = e.trigger_token;
    const bool open = e.type == EventType::consult && (e.status == Status::ongoing || e.status == Status::planned);
    if (!open || !r_.report.published || e.days.from != r_.report.published || e.days_basis != Basis::clause)
      return false;
    return r_.tokens[t].upos == Upos::VERB && r_.tokens[t].feats.aspect == Aspect::imp &&
           (t == 0 || r_.tokens[t - 1].upos != Upos::AUX);
  }

  void set_status(const Traits& seen, Event& e) const {
    if (models_.status.empty()) return;
    std::array<float, kStatuses> p{};
    models_.status.probabilities(seen, p.data());
    if (meets_today(e)) p[static_cast<size_t>(Status::occurred)] = 0;
    const auto best = static_cast<size_t>(std::max_element(p.begin(), p.end()) - p.begin());
    if (p[best] >= status_limit(models_.limits, e)) e.status = static_cast<Status>(best);
    if (e.status_basis != StatusBasis::particle) e.sure.status = p[static_cast<size_t>(e.status)];
  }

  /// The likeliest of some days or places, beside none of them; `see` gives the traits of each, and of none behind
  /// them.
  template <typename See>
  Choice choose(const JudgeModel& model, const std::vector<int32_t>& kinds, const See& see) {
    std::vector<float> weights(kinds.size() + 1);
    for (size_t i = 0; i <= kinds.size(); ++i) {
      traits_.clear();
      see(i);
      weights[i] = model.weight(traits_);
    }
    soften(weights);
    chances_ = weights;
    return likeliest(weights, kinds);
  }

  void set_day(size_t i, Event& e) {
    if (models_.day.empty() || e.status == Status::postponed || shared_.contains(e)) return;
    std::vector<DayOption> options = maker_.may_be_day(i);
    const auto& today = r_.report.published;
    if (e.status == Status::planned && today) {  // what is to come has not been
      std::erase_if(options, [&](const DayOption& o) { return o.days.to && *o.days.to < *today; });
    }
    if (e.status == Status::occurred && today) {  // nor was what has been on a day to come
      std::erase_if(options, [&](const DayOption& o) { return o.days.from && *o.days.from > *today; });
    }
    // In a report of unknown day its own news is told of "yesterday"; full dates elsewhere are those of other times.
    const Span sentence = r_.sentences[r_.tokens[e.trigger_token].sentence].span;
    if (!today) {
      std::erase_if(options,
                    [&](const DayOption& o) { return o.nearest == nullptr || !sentence.contains(o.nearest->span); });
    }
    const Choice best = choose(models_.day, kinds_of(options), [&](size_t o) {
      o < options.size() ? maker_.day(i, options, o, traits_) : maker_.no_day(i, traits_);
    });
    if (best.probability < models_.limits.day) {
      e.days = {};
      e.days_basis = Basis::none;
      e.days_span = {};
      return;
    }
    const DayOption& day = options[best.which];
    e.sure.days = best.probability;
    if (day.days == e.days) return;
    e.days = day.days;
    e.days_span = day.nearest != nullptr ? day.nearest->span : Span{};
    e.days_basis = day.nearest != nullptr ? maker_.basis(i, day.nearest->span) : Basis::published;
  }

  /// A country that acts in its sentence is not where things happen, unless a preposition of place leads it.
  bool acts_beside(const Mention& m) const {
    return m.entity >= 0 && !maker_.is_led(m) && parts_.contains({r_.tokens[m.first_token].sentence, m.entity});
  }

  void note_parts(const Event& e) {
    if (e.weak) return;
    for (const auto* side : {&e.actors, &e.recipients}) {
      for (const Participant& p : *side) {
        if (p.entity >= 0) parts_.insert({r_.tokens[e.trigger_token].sentence, p.entity});
      }
    }
  }

  void set_place(size_t i, Event& e) {
    if (models_.place.empty() || shared_.contains(e)) return;
    std::vector<const Mention*> places = maker_.may_be_place(i);
    std::erase_if(places, [&](const Mention* m) {
      return m->kind == EntityKind::country && acts_beside(*m) && !maker_.is_scene(i, *m);
    });
    const Choice best = choose(models_.place, kinds_of(places), [&](size_t p) {
      p < places.size() ? maker_.place(i, *places[p], traits_) : maker_.no_place(i, traits_);
    });
    if (best.probability < (e.place ? models_.limits.better : models_.limits.place)) {
      if (e.place) e.sure.place = chance_of(*e.place, places);
      if (!e.place || best.none < models_.limits.gone) return;
      e.place = {};
      e.place_basis = Basis::none;
      return;
    }
    const Mention& place = *places[best.which];
    if (e.place) e.sure.place = chance_of(*e.place, places);
    if (e.place && names_participant(place, *e.place)) return;
    // "Travels to X": a journey is where it leads, or at a town there.
    if (e.place_slot && e.mode == "visit" && e.place && !holds_place(r_, e.place->entity, place.entity)) return;
    e.place = participant_of(r_, place);
    e.sure.place = best.probability;
    e.place_basis = maker_.basis(i, place.span);
  }

  /// How likely a place that the rules gave is, by the choice just made.
  float chance_of(const Participant& place, const std::vector<const Mention*>& places) const {
    float sum = 0;
    for (size_t p = 0; p < places.size(); ++p) sum += names_participant(*places[p], place) ? chances_[p] : 0;
    return std::min(sum, 1.0F);
  }

  const JudgeModels& models_;
  TraitMaker& maker_;
  Reading& r_;
  const SharedTriggers shared_;
  Traits traits_;
  std::vector<float> chances_;                    ///< of the options last chosen from, none behind them
  std::set<std::pair<uint32_t, int32_t>> parts_;  ///< sentences and the entities that take part in them
};

}  // namespace

SharedTriggers::SharedTriggers(const Reading& r) {
  std::unordered_set<uint32_t> seen;
  for (const Event& e : r.events) {
    if (!seen.insert(e.trigger_token).second) tokens_.insert(e.trigger_token);
  }
}

float status_limit(const JudgeLimits& limits, const Event& e) {
  constexpr float kNever = 2;
  // What words say was denied, put off or called off stays so, and what a particle says of its own verb.
  if (e.status_basis == StatusBasis::particle) return kNever;
  if (e.status == Status::denied || e.status == Status::postponed || e.status == Status::cancelled) return kNever;
  const bool worded =
      e.status == Status::hypothetical || e.status == Status::planned || e.status_basis == StatusBasis::phase;
  return worded ? limits.worded : limits.status;
}

void judge_events(const JudgeModels& models, TraitMaker& maker, Reading& reading) {
  Judge(models, maker, reading).decide();
}

}  // namespace isnad
