#include "event/judge.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "event/happening.h"
#include "event/participants.h"
#include "language/pack.h"
#include "report/names.h"

namespace isnad {
namespace {

/// The probability in eighths.
std::string eighths(float p) {
  constexpr float kSteps = 8;
  return std::to_string(static_cast<int>(p * kSteps));
}

bool same_candidate(const Mention& a, const Mention& b) {
  return &a == &b || (a.entity >= 0 && a.entity == b.entity);
}

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
      if (kept[i]) sides[i] = sides_of(i);
      if (kept[i] && !shared_.contains(mended[i])) set_sides(r_, sides[i], models_.limits, mended[i]);
    }
    for (const Event& e : mended) note_parts(e);
    for (size_t i = 0; i < mended.size(); ++i) {
      if (!kept[i]) continue;
      const size_t own = seen[i].hashes().size();
      side_traits(mended[i], sides[i], seen[i]);
      const bool nobody = mended[i].actors.empty() && mended[i].recipients.empty();
      kept[i] = models_.told.probability(seen[i]) >= (mended[i].weak ? models_.limits.weak : models_.limits.told) &&
                !(nobody && mended[i].weak);
      if (!kept[i]) continue;
      seen[i].cut(own);  // status does not hang on the sides
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
  }

 private:
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

  void set_status(const Traits& seen, Event& e) const {
    if (models_.status.empty()) return;
    std::array<float, kStatuses> p{};
    models_.status.probabilities(seen, p.data());
    const auto best = static_cast<size_t>(std::max_element(p.begin(), p.end()) - p.begin());
    if (p[best] >= status_limit(models_.limits, e)) e.status = static_cast<Status>(best);
  }

  /// The likeliest of some days or places, from a limit on; null when none reaches it.
  template <typename T, typename See>
  const T* likeliest(const std::vector<const T*>& options, const JudgeModel& model, float limit, const See& see) {
    const T* best = nullptr;
    for (const T* option : options) {
      traits_.clear();
      see(*option);
      const float p = model.probability(traits_);
      if (p < limit) continue;
      limit = p;
      best = option;
    }
    return best;
  }

  void set_day(size_t i, Event& e) {
    if (models_.day.empty() || e.status == Status::postponed || shared_.contains(e)) return;
    const float limit = e.days.known() ? models_.limits.better : models_.limits.day;
    const TimeRef* best =
        likeliest(maker_.may_be_day(i), models_.day, limit, [&](const TimeRef& time) { maker_.day(i, time, traits_); });
    if (best == nullptr || best->span == e.days_span) return;
    e.days = best->days;
    e.days_span = best->span;
    e.days_basis = maker_.basis(i, best->span);
  }

  /// A country that acts in its sentence is not where things happen.
  bool acts_beside(const Mention& m) const {
    return m.entity >= 0 && parts_.contains({r_.tokens[m.first_token].sentence, m.entity});
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
    std::erase_if(places, [&](const Mention* m) { return m->kind == EntityKind::country && acts_beside(*m); });
    const float limit = e.place ? models_.limits.better : models_.limits.place;
    const Mention* best =
        likeliest(places, models_.place, limit, [&](const Mention& m) { maker_.place(i, m, traits_); });
    if (best == nullptr || (e.place && names_participant(*best, *e.place))) return;
    e.place = participant_of(r_, *best);
    e.place_basis = maker_.basis(i, best->span);
  }

  const JudgeModels& models_;
  TraitMaker& maker_;
  Reading& r_;
  const SharedTriggers shared_;
  Traits traits_;
  std::set<std::pair<uint32_t, int32_t>> parts_;  ///< sentences and the entities that take part in them
};

}  // namespace

bool JudgeModel::load(std::string_view section, float scale) {
  scale_ = scale;
  return model_.load(section);
}

void JudgeModel::probabilities(const Traits& traits, float* out) const {
  const uint32_t classes = model_.classes();
  std::array<int64_t, LinearModel::kMostClasses> sums{};
  std::array<int32_t, LinearModel::kMostClasses> part{};
  const auto& hashes = traits.hashes();
  Features features;
  for (size_t at = 0; at < hashes.size();) {
    features.clear();
    while (at < hashes.size() && features.size < Features::kMost) features.at[features.size++] = hashes[at++];
    model_.score(features, part.data());
    for (uint32_t c = 0; c < classes; ++c) sums[c] += part[c];
  }
  if (classes == 1) {
    out[0] = 1 / (1 + std::exp(-static_cast<float>(sums[0]) * scale_));
    return;
  }
  const int64_t most = *std::max_element(sums.begin(), sums.begin() + classes);
  float all = 0;
  for (uint32_t c = 0; c < classes; ++c) all += out[c] = std::exp(static_cast<float>(sums[c] - most) * scale_);
  for (uint32_t c = 0; c < classes; ++c) out[c] /= all;
}

float JudgeModel::probability(const Traits& traits) const {
  float out = 0;
  probabilities(traits, &out);
  return out;
}

Result<JudgeModels> JudgeModels::load(const std::filesystem::path& path) {
  JudgeModels out;
  std::error_code ec;
  if (!std::filesystem::exists(path, ec)) return out;
  const auto pack = Pack::read(path);
  if (!pack) return pack.error();
  ByteReader in(pack->section("limits"));
  std::array<float, 11> v{};
  for (float& x : v) x = in.get<float>();
  out.limits = {v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8], v[9], v[10]};
  const bool ok = in.ok() && out.part.load(pack->section("part"), v[0]) && out.told.load(pack->section("told"), v[0]) &&
                  out.status.load(pack->section("status"), v[0]) && out.day.load(pack->section("day"), v[0]) &&
                  out.place.load(pack->section("place"), v[0]);
  if (!ok) return Error{ErrorCode::bad_format, path.string() + ": no pack of event models"};
  return out;
}

SharedTriggers::SharedTriggers(const Reading& r) {
  std::unordered_set<uint32_t> seen;
  for (const Event& e : r.events) {
    if (!seen.insert(e.trigger_token).second) tokens_.insert(e.trigger_token);
  }
}

void Sides::add(const Candidate& c) {
  const auto known = std::find_if(candidates.begin(), candidates.end(),
                                  [&](const Candidate& o) { return same_candidate(*o.mention, *c.mention); });
  if (known == candidates.end()) {
    candidates.push_back(c);
  } else if (c.taking() > known->taking()) {
    *known = c;
  }
}

void Sides::sort() {
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.taking() > b.taking(); });
}

void side_traits(const Event& e, const Sides& sides, Traits& out) {
  const std::string_view weak = e.weak ? "weak" : "strong";
  const auto at = [&](size_t i) { return i < sides.candidates.size() ? sides.candidates[i].taking() : 0.0F; };
  out.add("accepted", weak);
  out.add("likeliest", eighths(at(0)));
  out.add("likeliest", eighths(at(0)), weak);
  out.add("second", eighths(at(1)));
  constexpr size_t kMany = 3;
  const std::string count =
      std::to_string(std::min(kMany, e.actors.size())) + std::to_string(std::min(kMany, e.recipients.size()));
  out.add("set", count);
  out.add("set", count, weak);
  out.add("set", count, to_string(e.type));
}

float status_limit(const JudgeLimits& limits, const Event& e) {
  constexpr float kNever = 2;
  // What words say was denied, put off, called off or only thought of stays so.
  const bool tense = e.status == Status::occurred || e.status == Status::ongoing || e.status == Status::planned;
  return tense ? limits.status : kNever;
}

void set_sides(const Reading& r, const Sides& sides, const JudgeLimits& limits, Event& e) {
  std::vector<const Mention*> actors;
  std::vector<const Mention*> recipients;
  const auto has = [](const std::vector<Participant>& side, const Mention& m) {
    return std::any_of(side.begin(), side.end(), [&](const Participant& p) { return names_participant(m, p); });
  };
  const float fresh = e.actors.empty() || e.recipients.empty() ? limits.part : limits.third;
  for (const Candidate& c : sides.candidates) {
    const bool acts = has(e.actors, *c.mention);
    const bool suffers = has(e.recipients, *c.mention);
    if (c.taking() < (acts || suffers ? limits.kept : fresh)) continue;
    const float actor = c.parts[1] / c.taking();
    const float least = acts ? 1 - limits.swap : (suffers ? limits.swap : 0.5F);
    (actor >= least ? actors : recipients).push_back(c.mention);
  }
  // Nobody passed: the likeliest takes part.
  if (actors.empty() && recipients.empty() && !sides.candidates.empty()) {
    const Candidate& c = sides.candidates.front();
    (c.parts[1] >= c.parts[2] ? actors : recipients).push_back(c.mention);
  }
  const auto others = [&](const std::vector<Participant>& old) {
    std::vector<Participant> out;
    for (const Participant& p : old) {
      const bool seen = std::any_of(sides.candidates.begin(), sides.candidates.end(),
                                    [&](const Candidate& c) { return names_participant(*c.mention, p); });
      if (!seen) out.push_back(p);
    }
    return out;
  };
  const auto join = [&](std::vector<Participant>& side, const std::vector<const Mention*>& mentions) {
    std::vector<Participant> out = participants_of(r, mentions);
    for (Participant& p : others(side)) {
      const bool known =
          std::any_of(out.begin(), out.end(), [&](const Participant& o) { return same_participant(o, p); });
      if (!known) out.push_back(std::move(p));
    }
    side = std::move(out);
  };
  join(e.actors, actors);
  join(e.recipients, recipients);
  std::erase_if(e.recipients, [&](const Participant& p) {
    return std::any_of(e.actors.begin(), e.actors.end(), [&](const Participant& a) { return same_participant(a, p); });
  });
}

void judge_events(const JudgeModels& models, TraitMaker& maker, Reading& reading) {
  Judge(models, maker, reading).decide();
}

}  // namespace isnad
