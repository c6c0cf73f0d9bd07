#include "entity/ner.h"

#include <algorithm>
#include <unordered_map>

#include "base/utf8.h"

namespace isnad::entity {
namespace {

constexpr uint32_t kLongestName = 8;
constexpr int kEdge = 2;
constexpr uint32_t kKinds = 5;
constexpr size_t kReach = 12;        // lines over which a name is known again
constexpr size_t kShortestName = 6;  // bytes

uint32_t kind_of_label(Label label) {
  return (static_cast<uint32_t>(label) + 1) / 2;
}

/// What the features see of one word.
struct View {
  uint64_t key = 0, bare = 0;  // as written, and without proclitics where they are known to be some
  uint64_t first[3] = {}, last[3] = {};
  uint16_t fine = 0, coarse = 0, bare_fine = 0;
  uint8_t common = 0;
  uint8_t gazetteer = 0;  // kind and place in the longest name of the base that covers the word
  uint8_t kind = 0;
  uint8_t noun = 0;
  uint8_t names = 0;
  uint8_t proclitic = 0;
  bool article = false;
};

uint8_t kind_of(const Atom& a) {
  if (a.punct) return static_cast<uint8_t>(a.comma ? 1 : 2);
  if (a.number) return 3;
  return a.arabic ? 4 : 5;
}

View view_of(const LineData& data, const Clusters& clusters, const Atom& a) {
  View v;
  v.kind = kind_of(a);
  v.key = v.bare = hash_letters(a.key);
  const ClusterFacts facts = clusters.facts(v.key);
  v.fine = v.bare_fine = facts.fine;
  v.coarse = facts.coarse;
  v.common = facts.common;
  const std::string_view key = a.key;
  for (size_t n = 1; n <= 3 && key.size() >= 2 * n; ++n) {
    v.first[n - 1] = hash_letters(key.substr(0, 2 * n));
    v.last[n - 1] = hash_letters(key.substr(key.size() - 2 * n));
  }
  v.article = key.size() > 4 && decode_at(key, 0).value == 0x0627 && decode_at(key, 2).value == 0x0644;
  const WordInfo* info = &data.words.info(a.variants[0].id);
  if (a.variants[0].id == 0 && a.count > 1) {
    const Variant& other = a.variants[1];
    info = &data.words.info(other.id);
    v.proclitic = static_cast<uint8_t>(1 + other.conj + 2 * other.prep);
    v.bare = hash_letters(key.substr(std::min<size_t>(other.letters, key.size())));
    v.bare_fine = clusters.facts(v.bare).fine;
  }
  v.noun = static_cast<uint8_t>(info->person != PersonNoun::none ? static_cast<uint8_t>(info->person)
                                : info->group != GroupNoun::none ? 20 + static_cast<uint8_t>(info->group)
                                : info->place != PlaceNoun::none ? 40 + static_cast<uint8_t>(info->place)
                                : (info->is & kNisba)            ? 60
                                : (info->is & kAdjective)        ? 61
                                : (info->is & (kStop | kPreposition | kLocative)) ? 62
                                : (info->is & kParticle)                          ? 63
                                : (info->is & kCommon)                            ? 64
                                                                                  : 0);
  v.names = static_cast<uint8_t>(((info->is & kGivenName) ? 1 : 0) + ((info->is & kNamePart) ? 2 : 0));
  return v;
}

/// Marks the words that longest names of the base cover.
void mark_gazetteer(const LineData& data, const Line& line, std::vector<View>& views) {
  const auto size = static_cast<uint32_t>(line.items.size());
  for (uint32_t at = 0; at < size;) {
    uint32_t best = 0;
    uint8_t kind = 0;
    const Atom& first = line.items[at];
    for (uint8_t v = 0; v < first.count; ++v) {
      uint32_t node = first.variants[v].id == 0 ? 0 : data.base.names().next(FormTrie::kRoot, first.variants[v].id);
      for (uint32_t end = at + 1; node != 0; ++end) {
        for (const uint32_t f : data.base.names().payloads(node)) {
          if (end < best) break;
          const NameForm& form = data.base.forms()[f];
          best = end;
          kind = static_cast<uint8_t>(1 + 2 * static_cast<uint8_t>(data.base.entities()[form.entity].kind) + form.weak);
          break;
        }
        if (end >= size || end - at >= kLongestName || line.items[end].variants[0].id == 0) break;
        node = data.base.names().next(node, line.items[end].variants[0].id);
      }
      if (best != 0) break;
    }
    if (best == 0) {
      ++at;
      continue;
    }
    for (uint32_t k = at; k < best; ++k) {
      const uint32_t place = best == at + 1 ? 0 : k == at ? 1 : k + 1 == best ? 3 : 2;
      views[k + kEdge].gazetteer = static_cast<uint8_t>(kind * 4 + place);
    }
    at = best;
  }
}

}  // namespace

std::vector<Features> ner_features(const LineData& data, const Clusters& clusters, const Line& line, bool blind) {
  std::vector<View> views(line.items.size() + 2 * kEdge);
  for (size_t i = 0; i < line.items.size(); ++i) views[i + kEdge] = view_of(data, clusters, line.items[i]);
  mark_gazetteer(data, line, views);
  std::vector<Features> out(line.items.size());
  for (size_t i = 0; i < out.size(); ++i) {
    Features& f = out[i];
    const View& w = views[i + kEdge];
    const View& b = views[i + kEdge - 1];
    const View& a = views[i + kEdge + 1];
    const View& bb = views[i + kEdge - 2];
    const View& aa = views[i + kEdge + 2];
    f.clear();
    f.add(1);
    if (!blind) {
      f.add(2, w.key);
      f.add(3, w.bare);
      f.add(8, b.key, w.key);
      f.add(9, w.key, a.key);
      f.add(15, w.gazetteer);
      f.add(16, b.gazetteer, w.gazetteer);
      f.add(17, w.gazetteer, a.gazetteer);
      f.add(20, b.noun, w.gazetteer);
      f.add(23, w.names, b.names, a.names);
      f.add(24, w.fine);
      f.add(30, w.bare_fine);
      f.add(32, w.proclitic, w.article, w.gazetteer);
      f.add(33, b.fine, w.fine);
    }
    f.add(4, b.key);
    f.add(5, a.key);
    f.add(6, bb.key);
    f.add(7, aa.key);
    for (uint64_t n = 0; n < 3; ++n) {
      f.add(10, n, w.first[n]);
      f.add(11, n, w.last[n]);
    }
    f.add(12, b.last[1]);
    f.add(13, a.last[1]);
    f.add(14, w.kind, w.article, w.names);
    f.add(18, w.noun);
    f.add(19, b.noun);
    f.add(21, a.noun);
    f.add(22, bb.noun, b.noun);
    f.add(25, b.fine);
    f.add(26, a.fine);
    f.add(27, w.coarse);
    f.add(28, b.coarse, w.coarse);
    f.add(29, w.coarse, a.coarse);
    f.add(31, b.kind, a.kind, w.kind);
    f.add(34, b.noun, w.coarse);
    f.add(35, b.key, w.names, w.article);
    f.add(36, w.common, w.names);
    f.add(37, b.names, w.coarse, w.article);
    f.add(38, bb.coarse, b.coarse, w.article);
    f.add(39, b.gazetteer, w.names, w.article);
    f.add(40, line.items[i].quote_before, w.names, w.kind);
    f.add(41, bb.fine);
    f.add(42, aa.fine);
    f.add(43, b.noun, w.names, w.article);
  }
  return out;
}

std::vector<Label> best_labels(const std::vector<float>& emission, const std::vector<float>& transition) {
  constexpr float kNever = -1e30F;
  const size_t n = emission.size() / kLabels;
  std::vector<Label> out(n);
  if (n == 0) return out;
  std::vector<uint8_t> from(n * kLabels);
  std::array<float, kLabels> now{}, next{};
  const auto inside = [](uint32_t label) { return label > 0 && label % 2 == 0; };
  for (uint32_t k = 0; k < kLabels; ++k) now[k] = inside(k) ? kNever : emission[k] + transition[k];
  for (size_t i = 1; i < n; ++i) {
    for (uint32_t k = 0; k < kLabels; ++k) {
      float best = kNever;
      uint8_t arg = 0;
      for (uint32_t p = 0; p < kLabels; ++p) {
        if (inside(k) && p != k && p + 1 != k) continue;
        const float s = now[p] + transition[p * kLabels + k];
        if (s > best) {
          best = s;
          arg = static_cast<uint8_t>(p);
        }
      }
      next[k] = best + emission[i * kLabels + k];
      from[i * kLabels + k] = arg;
    }
    now = next;
  }
  uint32_t k = static_cast<uint32_t>(std::max_element(now.begin(), now.end()) - now.begin());
  for (size_t i = n; i-- > 0;) {
    out[i] = static_cast<Label>(k);
    if (i > 0) k = from[i * kLabels + k];
  }
  return out;
}

Result<NerModel> NerModel::load(const std::filesystem::path& path) {
  const auto pack = Pack::read(path);
  if (!pack) return pack.error();
  return make(*pack, path.string());
}

Result<NerModel> NerModel::make(const Pack& pack, const std::string& name) {
  NerModel out;
  const bool ok = out.emission_.load(pack.section("ner")) && out.transition_.load(pack.section("ner-steps")) &&
                  out.clusters_.load(pack.section("clusters")) && out.emission_.classes() == kLabels &&
                  out.transition_.classes() == kLabels;
  if (!ok) return Error{ErrorCode::bad_format, name + ": not a pack of isnad-train-ner"};
  return out;
}

std::vector<Label> NerModel::label_line(const LineData& data, const Line& line) const {
  const auto features = ner_features(data, clusters_, line);
  std::vector<float> emission(features.size() * kLabels), transition(kLabels * kLabels);
  std::array<int32_t, 16> scores{};
  for (size_t i = 0; i < features.size(); ++i) {
    emission_.score(features[i], scores.data());
    for (uint32_t k = 0; k < kLabels; ++k) emission[i * kLabels + k] = static_cast<float>(scores[k]);
  }
  Features step;
  for (uint32_t p = 0; p < kLabels; ++p) {
    step.clear();
    step.add(1, p);
    transition_.score(step, scores.data());
    for (uint32_t k = 0; k < kLabels; ++k) transition[p * kLabels + k] = static_cast<float>(scores[k]);
  }
  return best_labels(emission, transition);
}

std::vector<std::vector<Label>> NerModel::label(const LineData& data, std::span<const Line* const> lines) const {
  std::vector<std::vector<Label>> out;
  out.reserve(lines.size());
  for (const Line* line : lines) out.push_back(label_line(data, *line));
  // How often each word is of each kind (0 = none) within reach; a sliding window of lines.
  std::unordered_map<std::string_view, std::array<uint32_t, kKinds>> seen;
  const auto bare = [](const Atom& a) {
    const bool known = a.variants[0].id == 0 && a.count > 1;
    return a.key.substr(known ? std::min<size_t>(a.variants[1].letters, a.key.size()) : 0);
  };
  const auto count = [&](size_t l, uint32_t by) {
    for (size_t i = 0; i < out[l].size(); ++i) {
      if (lines[l]->items[i].arabic) seen[bare(lines[l]->items[i])][kind_of_label(out[l][i])] += by;
    }
  };
  const auto first = out;
  for (size_t l = 0; l < std::min<size_t>(kReach, lines.size()); ++l) count(l, 1);
  for (size_t l = 0; l < lines.size(); ++l) {
    if (l + kReach < lines.size()) count(l + kReach, 1);
    for (size_t i = 0; i < first[l].size(); ++i) {
      const Atom& a = lines[l]->items[i];
      if (first[l][i] != Label::out || !a.arabic || a.key.size() < kShortestName) continue;
      const auto& kinds = seen[bare(a)];
      const WordInfo& info = data.words.info(a.variants[0].id);
      if ((info.is & (kCommon | kStop | kNisba)) || info.person != PersonNoun::none || info.group != GroupNoun::none)
        continue;
      for (uint32_t k = 1; k <= 2; ++k) {
        if (kinds[k] < kinds[0] || kinds[k] < 2) continue;
        const bool inside = i > 0 && kind_of_label(out[l][i - 1]) == k;
        out[l][i] = static_cast<Label>(k * 2 - (inside ? 0 : 1));
      }
    }
    if (l >= kReach) {
      for (size_t i = 0; i < first[l - kReach].size(); ++i) {
        const Atom& a = lines[l - kReach]->items[i];
        if (a.arabic) --seen[bare(a)][kind_of_label(first[l - kReach][i])];
      }
    }
  }
  return out;
}

}  // namespace isnad::entity
