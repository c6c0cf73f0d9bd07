#include "language/form_table.h"

#include <algorithm>

namespace isnad {

void FormTable::add(std::string_view key, const FormHit& hit) {
  std::vector<FormHit>& hits = building_[key];
  const bool known = std::any_of(hits.begin(), hits.end(), [&](const FormHit& h) {
    return h.row == hit.row && h.upos == hit.upos && h.feats == hit.feats;
  });
  if (!known) hits.push_back(hit);
}

void FormTable::seal() {
  ranges_.reserve(building_.size());
  building_.each([&](std::string_view key, const std::vector<FormHit>& hits) {
    ranges_.add(key, Range{static_cast<uint32_t>(hits_.size()), static_cast<uint32_t>(hits.size())});
    hits_.insert(hits_.end(), hits.begin(), hits.end());
  });
  building_ = {};
}

std::span<const FormHit> FormTable::find(std::string_view key) const {
  const Range* const range = ranges_.find(key);
  if (range == nullptr) return {};
  return std::span(hits_).subspan(range->first, range->count);
}

}  // namespace isnad
