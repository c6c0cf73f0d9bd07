#include <algorithm>
#include <unordered_map>

#include "entity/ner.h"
#include "entity/ner_view.h"

namespace isnad::entity {
namespace {

constexpr size_t kReach = 12;  // lines on each side over which a word is the same name

/// What stands round the other occurrences of a word in the lines near by.
class Elsewhere {
 public:
  void count(const NameView& w, const NameView& b, const NameView& a, int by) {
    if (w.names != 0 || w.noun != 0) return;
    Seen& seen = seen_[w.bare];
    seen.all += by;
    const uint32_t bits = evidence(w, b, a);
    for (uint32_t k = 0; k < kEvidence; ++k) seen.bit[k] += (bits >> k & 1U) ? by : 0;
  }
  /// The evidence of other occurrences, and how many they are: 0, 1, 2, 3 = more.
  std::pair<uint32_t, uint32_t> of(const NameView& w, const NameView& b, const NameView& a) const {
    const auto found = seen_.find(w.bare);
    if (found == seen_.end()) return {};
    const uint32_t own = evidence(w, b, a);
    uint32_t mask = 0;
    for (uint32_t k = 0; k < kEvidence; ++k)
      mask |= found->second.bit[k] > static_cast<int>(own >> k & 1U) ? 1U << k : 0;
    return {mask, static_cast<uint32_t>(std::clamp(found->second.all - 1, 0, 3))};
  }

 private:
  static constexpr uint32_t kEvidence = 8;
  struct Seen {
    int all = 0;
    std::array<int, kEvidence> bit{};
  };
  static uint32_t evidence(const NameView& w, const NameView& b, const NameView& a) {
    const uint32_t kind = w.gazetteer / 8U, place = w.gazetteer % 4U;
    uint32_t out = 0;
    out |= b.noun > 0 && b.noun < 20 ? 1U : 0;
    out |= (b.names & 1) ? 2U : 0;
    out |= b.noun > 40 && b.noun < 60 ? 4U : 0;
    out |= b.noun > 20 && b.noun < 40 ? 8U : 0;
    out |= b.facts.classes == kClassVerb ? 16U : 0;
    out |= a.noun == 60 ? 32U : 0;
    out |= w.gazetteer != 0 && place != 0 ? 64U << (kind % 2) : 0;
    return out;
  }
  std::unordered_map<uint64_t, Seen> seen_;
};

void line_features(const Line& line, const std::vector<NameView>& views, const Elsewhere& elsewhere, FeatureLines model,
                   std::vector<Features>& out) {
  out.resize(line.items.size(), Features(model));
  for (size_t i = 0; i < out.size(); ++i) {
    Features& f = out[i];
    const NameView& w = views[i + kNameEdge];
    const NameView& b = views[i + kNameEdge - 1];
    const NameView& a = views[i + kNameEdge + 1];
    const NameView& bb = views[i + kNameEdge - 2];
    const NameView& aa = views[i + kNameEdge + 2];
    const auto& wc = w.facts.cluster;
    const auto& bc = b.facts.cluster;
    const auto& ac = a.facts.cluster;
    const auto& bbc = bb.facts.cluster;
    const auto& aac = aa.facts.cluster;
    f.clear();
    f.add(1);
    f.add(2, w.key);
    f.add(3, w.bare);
    f.add(8, b.bare, w.bare);
    f.add(9, w.bare, a.bare);
    f.add(15, w.gazetteer);
    f.add(16, b.gazetteer, w.gazetteer);
    f.add(17, w.gazetteer, a.gazetteer);
    f.add(20, b.noun, w.gazetteer);
    f.add(23, w.names, b.names, a.names);
    f.add(30, wc[2]);
    f.add(32, w.conj + 2U * w.prep, w.article, w.gazetteer);
    f.add(33, bc[1], wc[1]);
    f.add(4, b.bare);
    f.add(5, a.bare);
    f.add(6, bb.bare);
    f.add(7, aa.bare);
    for (uint64_t c = 0; c < 4; ++c) {
      f.add(10, c, w.first[c]);
      f.add(11, c, w.last[c]);
    }
    f.add(12, b.last[1]);
    f.add(13, a.last[1]);
    f.add(14, w.kind, w.article, w.names);
    f.add(18, w.noun);
    f.add(19, b.noun);
    f.add(21, a.noun);
    f.add(22, bb.noun, b.noun);
    f.add(24, wc[1]);
    f.add(25, bc[2]);
    f.add(26, ac[2]);
    f.add(27, wc[0]);
    f.add(28, bc[0], wc[0]);
    f.add(29, wc[0], ac[0]);
    f.add(31, b.kind, a.kind, w.kind);
    f.add(34, b.noun, wc[0]);
    f.add(35, b.bare, w.names, w.article);
    f.add(36, w.facts.common, w.names);
    f.add(37, b.names, wc[0], w.article);
    f.add(38, bbc[0], bc[0], w.article);
    f.add(39, b.gazetteer, w.names, w.article);
    f.add(40, line.items[i].quote_before, w.names, w.kind);
    f.add(41, bbc[2]);
    f.add(42, aac[2]);
    f.add(43, b.noun, w.names, w.article);
    f.add(44, habit(w));
    f.add(45, habit(w), w.article, w.names);
    f.add(46, habit(b), habit(w));
    f.add(47, habit(w), habit(a));
    f.add(48, b.bare, habit(w));
    f.add(49, a.bare, habit(w));
    f.add(50, w.conj + 2U * w.prep, w.article, habit(w));
    f.add(51, bc[1], w.article);
    f.add(52, ac[1], w.article);
    f.add(53, w.letters, w.article);
    f.add(54, bc[1], habit(w));
    f.add(55, b.noun, habit(w));
    f.add(60, w.hint);
    f.add(61, b.hint, w.hint);
    f.add(62, w.hint, a.hint);
    f.add(63, w.hint, habit(w));
    f.add(64, w.listed);
    f.add(65, w.listed, w.gazetteer);
    f.add(66, b.noun, w.listed);
    f.add(67, b.listed, w.listed);
    f.add(68, b.names, w.hint);
    if (line.items[i].arabic && w.names == 0 && w.noun == 0) {
      const auto [mask, count] = elsewhere.of(w, b, a);
      f.add(56, mask, w.article);
      f.add(57, mask, habit(w));
      f.add(58, count, habit(w));
      f.add(59, count, w.article, w.gazetteer);
    }
  }
}

}  // namespace

void each_line_features(const LineData& data, const NewsFacts& facts, std::span<const Line* const> lines,
                        FeatureLines model, const std::function<void(const std::vector<Features>&)>& take) {
  std::vector<std::vector<NameView>> views(lines.size());
  for (size_t l = 0; l < lines.size(); ++l) {
    views[l] = view_names(data, facts, *lines[l]);
  }
  std::vector<Features> features;
  Elsewhere elsewhere;
  const auto count = [&](size_t l, int by) {
    for (size_t i = 0; i < lines[l]->items.size(); ++i) {
      if (lines[l]->items[i].arabic)
        elsewhere.count(views[l][i + kNameEdge], views[l][i + kNameEdge - 1], views[l][i + kNameEdge + 1], by);
    }
  };
  for (size_t l = 0; l < std::min(kReach, lines.size()); ++l) count(l, 1);
  for (size_t l = 0; l < lines.size(); ++l) {
    if (l + kReach < lines.size()) count(l + kReach, 1);
    line_features(*lines[l], views[l], elsewhere, model, features);
    take(features);
    if (l >= kReach) count(l - kReach, -1);
  }
}

std::vector<std::vector<Features>> ner_features(const LineData& data, const NewsFacts& facts,
                                                std::span<const Line* const> lines) {
  std::vector<std::vector<Features>> out;
  out.reserve(lines.size());
  each_line_features(data, facts, lines, {}, [&](const std::vector<Features>& line) { out.push_back(line); });
  return out;
}

}  // namespace isnad::entity
