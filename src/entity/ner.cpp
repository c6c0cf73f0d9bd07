#include "entity/ner.h"

#include <algorithm>
#include <unordered_map>

#include "base/utf8.h"

namespace isnad::entity {
namespace {

constexpr uint32_t kKinds = 5;
constexpr size_t kReach = 12;        // lines over which a name is known again
constexpr size_t kShortestName = 6;  // bytes

uint32_t kind_of_label(Label label) {
  return (static_cast<uint32_t>(label) + 1) / 2;
}

/// The states that may stand before each state, in order.
struct StatesBefore {
  std::array<std::array<uint8_t, kStates>, kStates> states{};
  std::array<uint8_t, kStates> count{};

  constexpr StatesBefore() {
    for (uint32_t to = 0; to < kStates; ++to) {
      for (uint32_t from = 0; from < kStates; ++from) {
        if (may_follow(from, to)) states[to][count[to]++] = static_cast<uint8_t>(from);
      }
    }
  }
  std::span<const uint8_t> of(uint32_t to) const { return {states[to].data(), count[to]}; }
};
constexpr StatesBefore kBefore;

}  // namespace

std::vector<uint8_t> states_of(const std::vector<Label>& labels) {
  std::vector<uint8_t> out(labels.size(), 0);
  for (size_t i = 0; i < labels.size(); ++i) {
    const auto label = static_cast<uint32_t>(labels[i]);
    if (label == 0) continue;
    const uint32_t kind = (label + 1) / 2;
    const bool first = label % 2 == 1 || i == 0 || kind_of_label(labels[i - 1]) != kind;
    const bool last = i + 1 == labels.size() || static_cast<uint32_t>(labels[i + 1]) != kind * 2;
    out[i] = static_cast<uint8_t>(4 * kind - 3 + (first && last ? 3 : first ? 0 : last ? 2 : 1));
  }
  return out;
}

std::vector<Label> best_labels(std::span<const float> emission, std::span<const float> steps) {
  constexpr float kNever = -1e30F;
  constexpr uint32_t S = kStates;
  const size_t n = emission.size() / S;
  std::vector<Label> out(n);
  if (n == 0) return out;
  std::vector<uint8_t> from(n * S);
  std::array<float, S> now{}, next{};
  for (uint32_t k = 0; k < S; ++k) now[k] = may_follow(S, k) ? emission[k] + steps[S * S + k] : kNever;
  for (size_t i = 1; i < n; ++i) {
    for (uint32_t k = 0; k < S; ++k) {
      float best = kNever;
      uint8_t arg = 0;
      for (const uint8_t p : kBefore.of(k)) {
        const float s = now[p] + steps[p * S + k];
        if (s > best) {
          best = s;
          arg = p;
        }
      }
      next[k] = best + emission[i * S + k];
      from[i * S + k] = arg;
    }
    now = next;
  }
  uint32_t k = 0;
  for (uint32_t last = 1; last < S; ++last) {
    if (may_follow(last, S) && now[last] > now[k]) k = last;
  }
  for (size_t i = n; i-- > 0;) {
    const uint32_t kind = (k + 3) / 4, place = (k + 3) % 4;
    out[i] = static_cast<Label>(k == 0 ? 0 : kind * 2 - (place == 0 || place == 3 ? 1 : 0));
    if (i > 0) k = from[i * S + k];
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
  ByteReader steps(pack.section("ner-steps"));
  for (float& v : out.steps_) v = static_cast<float>(steps.get<int32_t>()) / kScale;
  const bool ok = out.emission_.load(pack.section("ner")) && out.emission_.classes() == kStates && steps.ok() &&
                  steps.left() == 0 && out.facts_.load(pack.section("facts")) &&
                  out.facts_.load_hints(pack.section("hints"));
  if (!ok) return Error{ErrorCode::bad_format, name + ": not a pack of isnad-train-ner"};
  return out;
}

std::vector<Label> NerModel::label_line(const std::vector<Features>& features) const {
  std::vector<float> emission(features.size() * kStates);
  std::array<int32_t, 24> scores{};
  // The rows of weights of one word are fetched while those of the word before are added up.
  std::array<LinearModel::Found, 2> found;
  const auto find = [&](size_t i) {
    found[i % 2].count = 0;
    found[i % 2].last = 0;
    if (i < features.size()) emission_.find(features[i], found[i % 2]);
  };
  find(0);
  for (size_t i = 0; i < features.size(); ++i) {
    find(i + 1);
    emission_.add_up(found[i % 2], scores.data());
    for (uint32_t k = 0; k < kStates; ++k) emission[i * kStates + k] = static_cast<float>(scores[k]) / kScale;
  }
  return best_labels(emission, steps_);
}

std::vector<std::vector<Label>> NerModel::label(const LineData& data, std::span<const Line* const> lines) const {
  std::vector<std::vector<Label>> out;
  out.reserve(lines.size());
  each_line_features(data, facts_, lines, emission_.feature_lines(),
                     [&](const std::vector<Features>& features) { out.push_back(label_line(features)); });
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
