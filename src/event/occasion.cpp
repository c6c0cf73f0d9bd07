#include "event/occasion.h"

#include <algorithm>

#include "event/around.h"

namespace isnad {
namespace {

constexpr uint32_t kNear = 160;  // bytes between the verb of saying and its time or place

class Occasions {
 public:
  Occasions(const EventData& data, const Scan& scan)
      : data_(data), scan_(scan), r_(scan.reading()), reported_(scan.size(), false) {
    for (const Statement& s : r_.statements) {
      auto t = std::lower_bound(r_.tokens.begin(), r_.tokens.end(), s.text.begin,
                                [](const Token& x, uint32_t at) { return x.span.begin < at; });
      for (; t != r_.tokens.end() && t->span.begin < s.text.end; ++t)
        reported_[static_cast<size_t>(t - r_.tokens.begin())] = true;
    }
  }

  std::vector<Occasion> find() {
    for (const Statement& s : r_.statements) {
      if (!s.verb.empty() && s.speaker.entity >= 0) around(s);
    }
    const auto earlier = [](const Occasion& a, const Occasion& b) { return a.sentence < b.sentence; };
    std::stable_sort(out_.begin(), out_.end(), earlier);
    for (uint32_t s = 1; s < r_.sentences.size(); ++s) scene(s);
    out_.insert(out_.end(), scenes_.begin(), scenes_.end());
    std::stable_sort(out_.begin(), out_.end(), earlier);
    return std::move(out_);
  }

 private:
  uint32_t token_at(uint32_t byte) const {
    const auto t = std::upper_bound(r_.tokens.begin(), r_.tokens.end(), byte,
                                    [](uint32_t at, const Token& x) { return at < x.span.end; });
    return static_cast<uint32_t>(t - r_.tokens.begin());
  }

  void around(const Statement& s) {
    const uint32_t verb = token_at(s.verb.begin);
    if (verb >= scan_.size()) return;
    Occasion o;
    o.speaker = s.speaker.entity;
    o.sentence = scan_.token(verb).sentence;
    const Span reach{s.verb.begin - std::min(s.verb.begin, kNear), s.verb.end + kNear};
    const Span sentence = r_.sentences[o.sentence].span;
    const auto beside = [&](Span span) {
      return reach.meets(span) && sentence.contains(span) && !reported_[token_at(span.begin)];
    };
    auto time = std::lower_bound(r_.times.begin(), r_.times.end(), reach.begin,
                                 [](const TimeRef& x, uint32_t at) { return x.span.end < at; });
    for (; time != r_.times.end() && time->span.begin < reach.end; ++time) {
      const bool day = time->days.single() && time->kind != TimeKind::duration && time->kind != TimeKind::set;
      const bool gone = day && (!r_.report.published || *time->days.from <= *r_.report.published);
      if (gone && beside(time->span)) o.time = &*time;
    }
    for (uint32_t k = token_at(reach.begin); k < scan_.size() && scan_.token(k).span.begin < reach.end; ++k) {
      const Mention* m = scan_.mention_from(k);
      if (m != nullptr && is_placelike(*m) && beside(m->span) && spoken_at(*m)) o.place = m;
    }
    if (o.place != nullptr || o.time != nullptr) out_.push_back(o);
  }

  /// "in a speech at X", "at a meeting in X", "spoke in X": not "the situation in X".
  bool spoken_at(const Mention& m) const {
    if (m.first_token == 0 || !data_.is_cue(scan_, m.first_token - 1, EventCue::at)) return false;
    uint32_t k = m.first_token - 1;
    while (k > 0 && scan_.token(k - 1).sentence == scan_.token(k).sentence && scan_.token(k - 1).upos == Upos::ADJ) --k;
    return k == 0 || !data_.is_cue(without_article(scan_.key(k - 1)), EventCue::state);
  }

  /// "The president was speaking in X at the opening of a summit", after his words: their scene, of their day.
  void scene(uint32_t s) {
    const Sentence& here = r_.sentences[s];
    uint32_t t = here.first_token;
    if (t + 2 < here.last_token && (scan_.is_conjunction(t) || scan_.token(t).upos == Upos::PART)) ++t;
    if (t + 2 >= here.last_token || !data_.is_cue(scan_, t, EventCue::was)) return;
    const Mention* subject = scan_.mention_from(t + 1);
    const uint32_t verb = subject != nullptr ? subject->last_token : t;
    if (subject == nullptr || verb >= here.last_token || scan_.token(verb).feats.aspect != Aspect::imp) return;
    const Span before = r_.sentences[s - 1].span;
    auto said = std::lower_bound(r_.statements.begin(), r_.statements.end(), before.begin,
                                 [](const Statement& x, uint32_t at) { return x.text.end < at; });
    Occasion o;
    for (; said != r_.statements.end() && said->text.begin < before.end; ++said) {
      const bool own = !said->verb.empty() && before.contains(said->verb);
      if (own && said->speaker.entity >= 0 && said->speaker.entity == subject->entity) o.speaker = subject->entity;
    }
    if (o.speaker < 0) return;
    auto other = std::lower_bound(out_.begin(), out_.end(), s - 1,
                                  [](const Occasion& x, uint32_t at) { return x.sentence < at; });
    for (; other != out_.end() && other->sentence < s; ++other) {
      if (other->speaker == o.speaker) o.time = other->time;
    }
    for (uint32_t k = verb; k < here.last_token && o.place == nullptr; ++k) {
      const Mention* m = scan_.mention_from(k);
      if (m != nullptr && is_placelike(*m) && spoken_at(*m)) o.place = m;
    }
    o.sentence = s;
    o.scene = verb;
    if (o.place != nullptr || o.time != nullptr) scenes_.push_back(o);
  }

  const EventData& data_;
  const Scan& scan_;
  const Reading& r_;
  std::vector<bool> reported_;
  std::vector<Occasion> out_;
  std::vector<Occasion> scenes_;
};

}  // namespace

std::vector<Occasion> find_occasions(const EventData& data, const Scan& scan) {
  return Occasions(data, scan).find();
}

}  // namespace isnad
