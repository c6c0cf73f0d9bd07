#include <algorithm>
#include <cmath>

#include "event/judge.h"
#include "language/pack.h"

namespace isnad {

bool JudgeModel::load(std::string_view section, float scale, uint32_t classes) {
  scale_ = scale;
  return model_.load(section) && model_.classes() == classes;
}

void JudgeModel::add_up(const Traits& traits, int64_t* sums) const {
  const uint32_t classes = model_.classes();
  std::array<int32_t, LinearModel::kMostClasses> part{};
  const auto& hashes = traits.hashes();
  Features features;
  for (size_t at = 0; at < hashes.size();) {
    features.clear();
    while (at < hashes.size() && features.size < Features::kMost) features.at[features.size++] = hashes[at++];
    model_.score(features, part.data());
    for (uint32_t c = 0; c < classes; ++c) sums[c] += part[c];
  }
}

void JudgeModel::probabilities(const Traits& traits, float* out) const {
  const uint32_t classes = model_.classes();
  std::array<int64_t, LinearModel::kMostClasses> sums{};
  add_up(traits, sums.data());
  if (classes == 1) {
    out[0] = 1 / (1 + std::exp(-static_cast<float>(sums[0]) * scale_));
    return;
  }
  const int64_t most = *std::max_element(sums.begin(), sums.begin() + classes);
  float all = 0;
  for (uint32_t c = 0; c < classes; ++c) all += out[c] = std::exp(static_cast<float>(sums[c] - most) * scale_);
  for (uint32_t c = 0; c < classes; ++c) out[c] /= all;
}

float JudgeModel::weight(const Traits& traits) const {
  int64_t sum = 0;
  add_up(traits, &sum);
  return static_cast<float>(sum) * scale_;
}

void soften(std::vector<float>& weights) {
  if (weights.empty()) return;
  const float most = *std::max_element(weights.begin(), weights.end());
  float all = 0;
  for (float& w : weights) all += w = std::exp(w - most);
  for (float& w : weights) w /= all;
}

Choice likeliest(const std::vector<float>& p, const std::vector<int32_t>& kinds) {
  Choice out;
  if (!p.empty()) out.none = p.back();
  for (size_t i = 0; i < kinds.size(); ++i) {
    float together = 0;
    bool first = true;  // the likeliest of its kind
    for (size_t k = 0; k < kinds.size(); ++k) {
      if (kinds[k] != kinds[i]) continue;
      together += p[k];
      first = first && (p[k] < p[i] || (p[k] == p[i] && k >= i));
    }
    if (first && together > out.probability) out = {i, together, out.none};
  }
  return out;
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
  const auto scale = in.get<float>();
  for (float* limit : out.limits.all()) *limit = in.get<float>();
  const bool ok = in.ok() && out.part.load(pack->section("part"), scale, kParts) &&
                  out.told.load(pack->section("told"), scale, 1) &&
                  out.status.load(pack->section("status"), scale, kStatuses) &&
                  out.day.load(pack->section("day"), scale, 1) && out.place.load(pack->section("place"), scale, 1);
  if (!ok) return Error{ErrorCode::bad_format, path.string() + ": no pack of event models"};
  return out;
}

}  // namespace isnad
