#include "learn/learn_events.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "event/speaking.h"
#include "language/pack.h"
#include "learn/calibration.h"
#include "learn/event_cases.h"
#include "learn/listing.h"
#include "learn/logistic.h"
#include "learn/status_learner.h"

namespace isnad {
namespace {

constexpr float kScale = 1.0F / 2048;

class Learner {
 public:
  Learner(const Resources& resources, const EventLearning& options, std::FILE* log)
      : resources_(resources), options_(options), log_(log) {}

  std::string learn(const std::vector<GoldReport>& reports) {
    CaseReader cases(resources_, index_);
    for (const GoldReport& g : reports) documents_.push_back(cases.read(g));
    fmt::print(log_, "{} reports, {} traits; {} of {} sides among the candidates\n", documents_.size(), index_.size(),
               cases.reachable(), cases.sides());
    if (options_.statuses_alone) {
      learn_statuses();
      return {};
    }
    learn_choices("day", options_.day, &EventCase::day);
    if (options_.list_places) learn_choices("place", options_.place, &EventCase::place);
    if (options_.days_alone) return {};
    learn_parts();
    learn_told();
    learn_statuses();
    learn_choices("place", options_.place, &EventCase::place);
    JudgeLimits own = options_.limits;
    std::string& limits = sections_["limits"];
    put(limits, kScale);
    for (const float* v : own.all()) put(limits, *v);
    return Pack::write(sections_);
  }

 private:
  void learn_statuses() {
    StatusLearning status;
    status.dropout = options_.dropout;
    status.limits = options_.limits;
    status.folds = options_.folds;
    status.least = options_.least;
    status.scale = kScale;
    status.listing = options_.status_listing;
    sections_["status"] = learn_status(documents_, index_, status, log_);
  }

  uint32_t fold_of(size_t document) const { return static_cast<uint32_t>(document % options_.folds); }

  std::vector<const LogisticSample*> part_samples(int without) const {
    std::vector<const LogisticSample*> out;
    for (size_t k = 0; k < documents_.size(); ++k) {
      if (static_cast<int>(fold_of(k)) == without) continue;
      for (const EventCase& c : documents_[k]->cases) {
        if (c.gold < 0) continue;
        for (const SlotOption& o : c.sides) out.push_back(&o.sample);
      }
    }
    return out;
  }

  void learn_parts() {
    for (uint32_t fold = 0; fold < options_.folds; ++fold) {
      const Weights w = learn_dropout(part_samples(static_cast<int>(fold)), index_.size(), kParts, options_.dropout);
      for (size_t k = 0; k < documents_.size(); ++k) {
        if (fold_of(k) == fold) set_all_sides(*documents_[k], w);
      }
    }
    const auto all = part_samples(-1);
    const Weights w = learn_dropout(all, index_.size(), kParts, options_.dropout);
    sections_["part"] = linear_section(w, index_, all, kScale, options_.least);
    fmt::print(log_, "part: {} samples, {} bytes\n", all.size(), sections_["part"].size());
  }

  void set_all_sides(AnnotatedReading& d, const Weights& w) {
    d.mended = d.reading.events;
    const SharedTriggers shared(d.reading);
    for (size_t i = 0; i < d.cases.size(); ++i) {
      Sides sides;
      for (const SlotOption& o : d.cases[i].sides) {
        const auto p = w.probabilities(o.sample.features);
        Candidate c{o.mention, {p[0], p[1], p[2]}};
        sides.add(c);
      }
      sides.sort();
      if (!shared.contains(d.mended[i])) set_sides(d.reading, sides, options_.limits, d.mended[i]);
      set_speaker(d.reading, d.mended[i]);
      d.sides.push_back(std::move(sides));
    }
  }

  void learn_told() {
    for (auto& d : documents_) {
      std::swap(d->reading.events, d->mended);
      const std::vector<int> pairs = pair_events(d->reading, d->gold->events);
      std::swap(d->reading.events, d->mended);
      Traits traits;
      for (size_t i = 0; i < d->cases.size(); ++i) {
        LogisticSample s;
        s.features = d->cases[i].traits;
        traits.clear();
        side_traits(d->mended[i], d->sides[i], traits);
        for (const uint32_t f : index_.add(traits)) s.features.push_back(f);
        const bool typed = pairs[i] >= 0 && d->gold->events[static_cast<size_t>(pairs[i])].type == d->mended[i].type;
        s.label = typed ? 1 : 0;
        d->told.push_back(std::move(s));
      }
    }
    const auto samples = [&](int without) {
      std::vector<const LogisticSample*> out;
      for (size_t k = 0; k < documents_.size(); ++k) {
        if (static_cast<int>(fold_of(k)) == without) continue;
        for (const LogisticSample& s : documents_[k]->told) out.push_back(&s);
      }
      return out;
    };
    for (uint32_t fold = 0; fold < options_.folds; ++fold) {
      const Weights w = learn_dropout(samples(static_cast<int>(fold)), index_.size(), 1, options_.dropout);
      for (size_t k = 0; k < documents_.size(); ++k) {
        if (fold_of(k) != fold) continue;
        for (const LogisticSample& s : documents_[k]->told)
          documents_[k]->sure.push_back(w.probabilities(s.features)[0]);
      }
    }
    const auto all = samples(-1);
    const Weights w = learn_dropout(all, index_.size(), 1, options_.dropout);
    sections_["told"] = linear_section(w, index_, all, kScale, options_.least);
    fmt::print(log_, "told: {} samples, {} bytes\n", all.size(), sections_["told"].size());
    print_told();
  }

  /// Found with the right type, and who did what, on reports left out, for some limits.
  void print_told() const {
    fmt::print(log_, "{:>6}{:>6}{:>10}{:>10}{:>10}\n", "told", "weak", "type", "who", "role");
    for (const float told : {0.0F, 0.25F, 0.3F, 0.35F, 0.4F}) {
      for (const float weak : {2.0F, 0.5F, 0.45F, 0.4F, 0.35F, 0.3F}) {
        size_t mine = 0, all = 0, typed = 0, who = 0, roles = 0, right_roles = 0;
        for (const auto& d : documents_) {
          Reading r;
          r.report.text = d->reading.report.text;
          for (size_t i = 0; i < d->mended.size(); ++i) {
            const Event& e = told == 0 && weak > 1 ? d->reading.events[i] : d->mended[i];
            const bool nobody = e.actors.empty() && e.recipients.empty();
            if (d->sure[i] >= (e.weak ? weak : told) && !(e.weak && nobody)) r.events.push_back(e);
          }
          const auto pairs = pair_events(r, d->gold->events);
          mine += r.events.size();
          all += d->gold->events.size();
          for (size_t i = 0; i < pairs.size(); ++i) {
            if (pairs[i] < 0) continue;
            const GoldEvent& g = d->gold->events[static_cast<size_t>(pairs[i])];
            if (g.type != r.events[i].type) continue;
            ++typed;
            size_t shared = 0;
            size_t sides = 0;
            for (const auto* side : {&r.events[i].actors, &r.events[i].recipients}) {
              for (const Participant& p : *side) {
                ++sides;
                const bool acts = holds_name(g.actors, r.slice(p.name));
                const bool suffers = holds_name(g.recipients, r.slice(p.name));
                if (acts || suffers) ++shared;
                if (acts == suffers) continue;
                ++roles;
                right_roles += acts == (side == &r.events[i].actors) ? 1 : 0;
              }
            }
            if (2 * shared >= std::max(sides, g.actors.size() + g.recipients.size())) ++who;
          }
        }
        const auto f1 = [&](size_t hit) { return 2.0 * static_cast<double>(hit) / static_cast<double>(mine + all); };
        const double role = static_cast<double>(right_roles) / static_cast<double>(std::max<size_t>(1, roles));
        fmt::print(log_, "{:6.2f}{:6.2f}{:10.3f}{:10.3f}{:10.3f}{}\n", told, weak, f1(typed), f1(who), role,
                   told == 0 && weak > 1 ? "  (the rules alone)" : "");
      }
    }
  }

  void learn_choices(const char* name, float strength, SlotChoice EventCase::*choice) {
    const bool days = choice == &EventCase::day;
    const auto chosen = [&](int without) {
      std::vector<const ChoiceSample*> out;
      for (size_t k = 0; k < documents_.size(); ++k) {
        if (static_cast<int>(fold_of(k)) == without) continue;
        for (const EventCase& c : documents_[k]->cases) {
          const SlotChoice& s = c.*choice;
          if (s.open && (s.reachable || !s.told)) out.push_back(&s.sample);
        }
      }
      return out;
    };
    constexpr std::array<float, 8> kLimits = {0, 0.1F, 0.15F, 0.2F, 0.3F, 0.4F, 0.5F, 0.6F};
    std::array<size_t, kLimits.size()> right{}, empty{};
    size_t with = 0, without = 0, rule_right = 0, rule_empty = 0, reachable = 0, right_so = 0, empty_so = 0;
    const JudgeLimits& limits = options_.limits;
    Calibration sure;
    for (uint32_t fold = 0; fold < options_.folds; ++fold) {
      const Weights w = learn_choice(chosen(static_cast<int>(fold)), index_.size(), strength);
      for (size_t k = 0; k < documents_.size(); ++k) {
        if (fold_of(k) != fold) continue;
        for (const EventCase& c : documents_[k]->cases) {
          const SlotChoice& s = c.*choice;
          if (!s.open || c.aside || (days && !documents_[k]->gold->dated)) continue;
          const std::vector<float> p = choose(w, s.sample);
          const Choice best = likeliest(p, s.kinds);
          const bool any = !s.kinds.empty();
          bool rule = false, rule_hit = false;
          for (size_t o = 0; o + 1 < p.size(); ++o) {
            rule = rule || s.rule[o];
            rule_hit = rule_hit || (s.rule[o] && s.sample.right[o]);
          }
          (s.told ? with : without) += 1;
          if (options_.listing != nullptr && days != options_.list_places)
            (days ? list_day : list_place)(options_.listing, *documents_[k], c, best, p);
          reachable += s.reachable ? 1 : 0;
          (s.told ? rule_right : rule_empty) += (s.told ? rule_hit : !rule) ? 1 : 0;
          const bool takes = any && best.probability >= (days ? limits.day : (rule ? limits.better : limits.place));
          const bool keeps = !takes && !days && rule && best.none < limits.gone;
          if (takes) sure.add(best.probability, s.told && s.sample.right[best.which]);
          const bool hit = takes ? s.sample.right[best.which] : keeps && rule_hit;
          (s.told ? right_so : empty_so) += (s.told ? hit : !takes && !keeps) ? 1 : 0;
          for (size_t l = 0; l < kLimits.size(); ++l) {
            const bool taken = any && best.probability >= kLimits[l];
            (s.told ? right : empty)[l] += (s.told ? taken && s.sample.right[best.which] : !taken) ? 1 : 0;
          }
        }
      }
    }
    const auto all = chosen(-1);
    const Weights w = learn_choice(all, index_.size(), strength);
    std::vector<const std::vector<uint32_t>*> features;
    for (const ChoiceSample* s : all) {
      for (const auto& option : s->options) features.push_back(&option);
    }
    sections_[name] = linear_section(w, index_, features, kScale, options_.least);
    const auto share = [](size_t n, size_t of) { return static_cast<double>(n) / std::max<double>(1, of); };
    fmt::print(log_, "{}: {} options, {} bytes; {} events with one (reachable {:.3f}), {} without\n", name,
               features.size(), sections_[name].size(), with, share(reachable, with), without);
    const auto line = [&](const std::string& what, size_t hits, size_t none) {
      fmt::print(log_, "  {}: right {:.3f}, rightly none {:.3f}\n", what, share(hits, with), share(none, without));
    };
    line("rules", rule_right, rule_empty);
    line("as decided", right_so, empty_so);
    fmt::print(log_, "  right where given and held likely by {}\n", sure.print());
    for (size_t l = 0; l < kLimits.size(); ++l) line(fmt::format("from {:.2f}", kLimits[l]), right[l], empty[l]);
  }

  const Resources& resources_;
  const EventLearning& options_;
  std::FILE* log_;
  FeatureIndex index_;
  std::vector<std::unique_ptr<AnnotatedReading>> documents_;
  std::map<std::string, std::string> sections_;
};

}  // namespace

Result<std::string> learn_events(const Resources& resources, const std::vector<GoldReport>& reports,
                                 const EventLearning& options, std::FILE* log) {
  if (reports.empty()) return Error{ErrorCode::not_found, "no reports to learn from"};
  return Learner(resources, options, log).learn(reports);
}

}  // namespace isnad
