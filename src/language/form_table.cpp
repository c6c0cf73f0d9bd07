#include "language/form_table.h"

#include <algorithm>

namespace isnad {

void FormTable::add(std::string_view key, const FormHit& hit) {
  auto it = building_.find(key);
  if (it == building_.end()) it = building_.emplace(std::string(key), std::vector<FormHit>{}).first;
  const bool known = std::any_of(it->second.begin(), it->second.end(), [&](const FormHit& h) {
    return h.row == hit.row && h.upos == hit.upos && h.feats == hit.feats;
  });
  if (!known) it->second.push_back(hit);
}

void FormTable::seal() {
  ranges_.reserve(building_.size());
  for (auto& [key, hits] : building_) {
    ranges_.emplace(key, Range{static_cast<uint32_t>(hits_.size()), static_cast<uint32_t>(hits.size())});
    hits_.insert(hits_.end(), hits.begin(), hits.end());
  }
  building_.clear();
}

std::span<const FormHit> FormTable::find(std::string_view key) const {
  const auto it = ranges_.find(key);
  if (it == ranges_.end()) return {};
  return std::span(hits_).subspan(it->second.first, it->second.count);
}

}  // namespace isnad
